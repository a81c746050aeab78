"""Others of whom a sentence says that they have done the same.

`Norway joined Japan in banning it`, `became the third operator to launch 5G, after Telia`,
`like Norway, Denmark has barred it`, `following similar bans in Japan`.
In: a frame that tells an act. Out: the same act by those others.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.extract.bound import UNDATED_ACT, Bound
from pipeline.extract.context import Context
from pipeline.extract.entities import Entity
from pipeline.extract.frames import says_same
from pipeline.extract.referents.denoted import denoted_entities
from pipeline.language.chunks import NounChunk
from pipeline.language.clauses.model import VERBLIKE, Clause
from pipeline.language.lexicon import lexicon


def done_by_others(bound: Bound, clauses: Sequence[Clause], context: Context) -> list[Bound]:
    """The act of a frame by all whom its sentence sets beside the one who does it there."""
    if bound.frame.noun is not None:
        return []
    role = next((r for r in ACTING[::-1] if _tells_what(bound, r)), None)
    if role is None:
        return []
    is_open = bool(bound.features & NOT_YET)
    chunks = list(_led_by(bound) if is_open else _beside(bound, clauses))
    others = {e.id: e for e in named(chunks, role, context) if e.id not in ids(bound, role)}
    if not others:
        return []
    own = (bound.features - bound.modality.features - NOT_YET) if is_open else bound.features
    roles = bound.roles | {role: list(others.values())}
    return [replace(bound, roles=roles, features=own | {UNDATED_ACT})]


NOT_YET = frozenset({"over:future", "e:plan", "e:possible", "possible", "would", "neg", "e:urge"})


def _led_by(bound: Bound) -> list[NounChunk]:
    """`could follow Norway in banning it`: what is yet to be done, others have done before."""
    clause, above = bound.frame.clause, bound.frame.clause.parent
    if above is None or clause.kind != "gerund" or clause.marker != "in":
        return []
    is_led = above.verb is not None and above.verb.lemma in lexicon().cues["joins"]
    return above.deep_objects() if is_led and not above.is_passive else []


def _beside(bound: Bound, clauses: Sequence[Clause]) -> Iterator[NounChunk]:
    """Those who did the same: ahead in a row, joined, likened, or by acts that are called alike."""
    clause = bound.frame.clause
    if "e:achieve" in bound.features:
        yield from _ahead_of(clause)
    yield from clause.phrase("like")
    yield from _before_whom(bound)
    above = clause.parent
    if above is not None and clause.kind == "gerund" and clause.marker == "in":
        yield from _joined(above)
    for below in clauses:
        if below.parent is clause and below.kind == "participial":
            yield from _joined(below)
    for each in (clause, above):
        if each is not None:
            yield from (p for n in each.phrase(*BEHIND) for p in whose_alike(n))


BEHIND = ("after", "following")


def _before_whom(bound: Bound) -> list[NounChunk]:
    """`launched 5G a year after Elisa`, `its 3G was shut a year after Elisa's`: as that one has."""
    clause = bound.frame.clause
    is_done = "past" in bound.features and not bound.features & (NOT_YET | {"local"})
    if bound.frame.frame_class not in OPENING_OR_END or not is_done or clause.kind in VERBLIKE:
        return []
    led = [n for n in clause.phrase("after") if not n.posts and len(clause.phrase("after")) == 1]
    return [n for n in led if _is_only_name(n)]


def _is_only_name(noun: NounChunk) -> bool:
    """`Elisa`, `Elisa's`: a name, and nothing that it has."""
    named = [u for u in noun.units if u.tag != "POS"]
    return len(named) == 1 and named[0].mention is not None


OPENING_OR_END = frozenset({"LAUNCH", "SHUT"})


def _joined(clause: Clause) -> list[NounChunk]:
    """`joined Norway in`, `following Norway's lead in`."""
    is_joining = clause.verb is not None and clause.verb.lemma in lexicon().cues["joins"]
    is_told = is_joining and clause.verb is not None and clause.verb.tense != "future"
    return clause.deep_objects() if is_told and not clause.is_passive else []


def whose_alike(noun: NounChunk) -> Iterator[NounChunk]:
    """`similar moves by Norway`, `the same step in Japan`: whose they are."""
    if noun.lemma in lexicon().cues["same_act"] and says_same(noun):
        for preposition, post in noun.posts:
            if preposition in WHOSE:
                yield from (post, *post.conjuncts)


WHOSE = ("by", "from", "in", "of")


def _ahead_of(clause: Clause) -> list[NounChunk]:
    """`became the third operator to launch 5G, after Telia`: who is ahead has done it.

    So has Britain, where `after Britain, Sweden became the second country to ban it`.
    """
    above = _ranked(clause)
    if above is None or not _is_late(above):
        return []
    return [n for c in (clause, above) for n in c.phrase(*BEHIND)]


def _tells_what(bound: Bound, role: str) -> bool:
    """Whether a frame tells what somebody of a role has done."""
    return tells_generation(bound) if role == "operator" else is_act_of(bound, role)


def _ranked(clause: Clause) -> Clause | None:
    """The clause above that says who comes how far behind: over a `to say that`, if need be."""
    above = clause.parent
    is_said = clause.kind == "complement" and above is not None
    return above.parent if is_said and above is not None else above


def _is_late(above: Clause) -> bool:
    """`became the second operator`: whoever is said to be first has nobody ahead."""
    if above.verb is None or above.verb.tense == "future" or above.verb.modal:
        return False
    words = {u.lower for n in above.direct_objects() for u in n.units}
    return bool(words & LATE)


LATE = frozenset({"second", "third", "fourth", "fifth", "latest", "next"})


def named(chunks: Sequence[NounChunk], role: str, context: Context) -> list[Entity]:
    """Whom noun chunks name that may take a role."""
    return [e for n in chunks for e in denoted_entities(n, role, context, loosely=False)]


def is_act_of(model: Bound, role: str) -> bool:
    """Whether a frame told what somebody of a role did about a vendor, or that a state held a sale.

    Who follows a call heeds it, and calls for nothing.
    """
    if role == "government" and sells_spectrum(model):
        return True
    is_call = model.frame.frame_class in CALLS
    return {f"{role}@agent", "role:vendor"} <= model.features and not is_call


def sells_spectrum(model: Bound) -> bool:
    """`Poland auctioned 5G spectrum`: whether a frame tells that a state does, and of what."""
    is_sale = model.frame.frame_class in AUCTIONS and bool(model.generations)
    return is_sale and {"government@agent", "object:spectrum"} <= model.features


AUCTIONS = frozenset({"AUCTION", "SELL"})


def tells_generation(model: Bound) -> bool:
    """Whether a frame says who does it and of which one generation."""
    return "role:operator" in model.features and len(model.generations) == 1


def ids(bound: Bound, role: str) -> set[str]:
    """The ids of who takes a role in a frame."""
    return {e.id for e in bound.roles.get(role, [])}


ACTING = ("government", "operator")
CALLS = frozenset({"PRESS", "ASK", "ALERT"})
