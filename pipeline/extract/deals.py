"""The deal that an article is telling of: `Under the deal Nokia will supply 5G radios.`

Who made a deal with whom is said once; the sentences behind it tell what it is about. A frame
that lacks the operator, or whose subject is the deal itself, has the parties of the deal in
focus, as long as nobody else has come between.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from pipeline.extract.bound import Bound
from pipeline.extract.entities import Entity
from pipeline.extract.nouns import denote
from pipeline.extract.tables import tables
from pipeline.language.chunks import NounChunk
from pipeline.language.determiners import DEFINITE_ONE, INDEFINITE
from pipeline.language.lexicon import lexicon
from pipeline.language.mentions import COMPANIES, Mention

WINDOW = 3  # sentences that may pass before a deal is out of focus
AHEAD = frozenset({"future", "would", "form:inf", "headline_future", "e:plan"})


@dataclass(slots=True)
class Deal:
    """A deal in focus: its parties and the sentence that spoke of it last."""

    operators: list[Entity]
    vendors: list[Entity]
    sentence: int


def is_in_focus(deal: Deal | None, sentence: int) -> bool:
    """Whether a sentence may still go on with a deal."""
    return deal is not None and sentence - deal.sentence <= WINDOW


@cache
def resuming_deals() -> frozenset[str]:
    """The classes of frames that may go on with a deal."""
    return frozenset(name for name, marks in tables().deals.items() if "resumes" in marks)


def may_tell_deal(mentions: Sequence[Mention]) -> bool:
    """Whether a sentence names enough to tell of a deal, and of a maker that has to go for it."""
    kinds = [m.kind for m in mentions]
    return "operator" in kinds and kinds.count("vendor") > 1


def resume(bound: Bound, deal: Deal | None, *, sentence: int, names_operator: bool) -> None:
    """Give a frame that goes on with the deal in focus the parties that it leaves out."""
    if deal is None or not is_in_focus(deal, sentence):
        return
    if "neg" in bound.features:
        return  # "did not give the value"
    if bound.frame.frame_class in WINNING and not names_operator:
        _lend_to_winner(bound, deal)
    if bound.frame.frame_class not in resuming_deals():
        return
    if _tells_of_deal(bound):
        _lend(bound, "vendor", deal.vendors)
        _lend(bound, "operator", deal.operators)
    elif not names_operator and _is_newcomer(bound, deal):
        _lend(bound, "operator", deal.operators)  # "Nokia replaces Huawei": in that network
    elif not names_operator and bound.features & AHEAD and _is_by_party(bound, deal):
        _lend(bound, "operator", deal.operators)


def take_place(bound: Bound, deal: Deal) -> None:
    """`Nokia won the contract from Elisa, replacing Huawei`: in the network of the same sentence.

    What it has done before, it may have done anywhere.
    """
    is_open = bound.frame.frame_class in resuming_deals()
    is_open = is_open and not bound.features & {"neg", "perfect"}
    if is_open and _is_newcomer(bound, deal):
        _lend(bound, "operator", deal.operators)


def _lend_to_winner(bound: Bound, deal: Deal) -> None:
    """`Tele2 held a tender. The winner is Nokia`, `A second contract went to ZTE`: whose it is."""
    if not bound.roles.get("vendor"):
        return
    if bound.frame.noun is not None:
        is_one = bound.frame.noun.determiner == "the" and not bound.frame.noun.posts
        if is_one and bound.frame.frame_class == "WINNER" and not deal.vendors:
            _lend(bound, "operator", deal.operators)
            bound.features.add("any:procurement")
        return
    told = [*bound.frame.clause.deep_objects(), *bound.frame.clause.subjects]
    if any(_is_further(n) or (not deal.vendors and _is_tender(n)) for n in told):
        _lend(bound, "operator", deal.operators)
        bound.features.add("object:contract")


def _is_further(noun: NounChunk) -> bool:
    """`a second contract`, `a smaller one`: one more of what was told of."""
    is_one = noun.units[-1].lower == "one" or "contract" in denote(noun, deep=False).senses
    is_other = any(u.lower in lexicon().cues["further_one"] for u in noun.units)
    return is_one and is_other and noun.determiner in INDEFINITE | {"another"} and not noun.posts


def _is_tender(noun: NounChunk) -> bool:
    """`won it`, `won the tender`: what somebody was said to hold."""
    is_known = noun.determiner in DEFINITE_ONE and "procurement" in denote(noun).senses
    return noun.head.lower == "it" or is_known


def _tells_of_deal(bound: Bound) -> bool:
    """Whether the subject is the deal: `the contract covers 2,000 base stations`."""
    return any(
        chunk.determiner in DEFINITE_ONE and "contract" in denote(chunk).senses
        for chunk in bound.frame.clause.deep_subjects()
    )


def _is_by_party(bound: Bound, deal: Deal) -> bool:
    """Whether it is the deal's vendor who acts."""
    acting = {e.id for e in bound.roles.get("vendor", [])}
    by_agent = bound.functions.get("vendor") in ("agent", "agent!")
    return by_agent and bool(acting) and acting <= {e.id for e in deal.vendors}


def _is_newcomer(bound: Bound, deal: Deal) -> bool:
    """Whether the vendor of the deal takes the place of another."""
    coming = {e.id for e in bound.roles.get("substitute", [])}
    if bound.features & {"possible", "would"}:
        return False  # "could replace Huawei": that may be anywhere
    return bool(coming) and coming <= {e.id for e in deal.vendors}


def _lend(bound: Bound, role: str, parties: list[Entity]) -> None:
    if bound.roles.get(role):
        return
    bound.fill(role, "deal", [replace(e, path=f"deal -> {e.text or e.id}") for e in parties])


def deal_made(bounds: list[Bound], sentence: int) -> Deal | None:
    """The one deal that a sentence tells of; none where it tells of none or of several."""
    found = [b for b in bounds if _is_deal(b)]
    operators = {e.id: e for b in found for e in b.roles["operator"]}
    vendors = {e.id: e for b in found for e in b.roles["vendor"]}
    if not found:
        return _tender_held(bounds, sentence)
    if len(operators) != 1 or not vendors:
        return None
    return Deal([*operators.values()], [*vendors.values()], sentence)


def _tender_held(bounds: list[Bound], sentence: int) -> Deal | None:
    """`Tele2 has held a tender`: a deal to be, with whom is told behind."""
    held = [b for b in bounds if {"operator@agent", "object:procurement"} <= b.features]
    operators = {e.id: e for b in held if not b.features & NOT_MADE for e in b.roles["operator"]}
    return Deal([*operators.values()], [], sentence) if len(operators) == 1 else None


def _is_deal(bound: Bound) -> bool:
    is_made = tables().deals.get(bound.frame.frame_class, ())
    has_parties = all(bound.roles.get(r) for r in COMPANIES)
    return bool(is_made) and has_parties and not bound.features & NOT_MADE


WINNING = frozenset({"SELECT", "WIN", "WINNER"})
NOT_MADE = frozenset({"neg", "question", "e:urge"})
"""`The deal calls for Nokia's gear to be merged`: what it asks for is no other deal."""
