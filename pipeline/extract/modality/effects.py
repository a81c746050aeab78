"""How a clause stands, as operators are added to it one by one.

In: words that say how what they govern stands (`data/lexicon/embeddings.csv`). Out: `Modality`,
whose chain, polarity and features the decision table reads.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TypeGuard

from pipeline.extract.tables import noun_classes, tables
from pipeline.language.chunks import NounChunk, VerbGroup
from pipeline.language.clauses.model import DESCRIBING, TOLD_BESIDE, Clause

SAYING, CONSIDERING, PROPOSING, DECIDING, ENACTING = "say", "consider", "propose", "decide", "enact"
AWARDING, ORDERING, DELAYING, REFUSING = "award", "order", "delay", "refuse"
GIVING_UP = frozenset({REFUSING, "reverse"})
PREVENTING, DENYING = "prevent", "deny"
TURNING = GIVING_UP | {DENYING, PREVENTING}
ATTITUDES = frozenset({"hope", DENYING, "claim"})  # who holds them has no hand in what is done


@dataclass(slots=True)
class Modality:
    """The features of a clause's standing, innermost first, and who said it."""

    features: set[str] = field(default_factory=set)
    chain: list[str] = field(default_factory=list)
    speakers: list[Clause] = field(default_factory=list)
    orderer: Clause | None = None
    holders: list[Clause] = field(default_factory=list)
    deciders: list[NounChunk] = field(default_factory=list)
    by_effect: dict[str, Clause] = field(default_factory=dict)


def add_effect(
    found: Modality, effect: str, clause: Clause, *, holds: bool = True, of_draft: bool = False
) -> None:
    """Add an effect of a clause; `holds` where its subject has a hand in what is done.

    A draft that is turned down (`of_draft`) has not done what it would: no polarity to turn.
    """
    last = _asked_for(found)
    is_anew = effect == REFUSING and found.by_effect.get(last) is not clause
    if last in TURNED_DOWN and (is_anew or (effect, last) == ("reverse", REFUSING)):
        TURNED_DOWN[last](found)
        _note_holder(found, effect, clause, holds=holds)
        return
    if effect == "reverse" and INTENDING.intersection(found.chain[-1:]):
        found.features.add("unbegun")
    found.chain.append(effect)
    found.features.add(f"e:{effect}")
    found.by_effect.setdefault(effect, clause)
    if effect == SAYING:
        found.speakers.append(clause)
    else:
        _note_holder(found, effect, clause, holds=holds)
    if effect in ("order", "urge") and found.orderer is None:
        found.orderer = clause
    if of_draft and effect in GIVING_UP:
        found.features.add("given_up")
    elif effect in TURNING:
        flip(found)


def _note_holder(found: Modality, effect: str, clause: Clause, *, holds: bool) -> None:
    if holds and effect not in ATTITUDES and clause not in found.holders:
        found.holders.append(clause)


def _asked_for(found: Modality) -> str:
    """The last effect, or the one that somebody asked for: `rejected a request to lift it`."""
    return next((effect for effect in reversed(found.chain) if effect not in ASKING), "")


INTENDING = frozenset({"plan", "propose", "consider"})  # "dropped a plan to ban": it never was
ASKING = frozenset({"hope", "order", "plan", "propose", "seek", "try", "urge"})


def _unsay(found: Modality) -> None:
    """`refused to confirm that it uses it`: nobody says so."""
    found.features.add("unsaid")


def _keep_up(found: Modality) -> None:
    """`refused to stop using it`, `will not lift the ban`: it goes on; so does a decision.

    That a plan has not been dropped is no news of it.
    """
    flip(found)
    is_act = _asked_for(found) == found.chain[0]
    _replace_last(found, *(["continue"] if is_act else []))
    if not is_act and DECIDING not in found.chain:
        found.features.add("unsaid")


def _leave_open(found: Modality) -> None:
    """`refused to rule out banning it`: it may yet be done."""
    flip(found)
    _replace_last(found, CONSIDERING)


def _replace_last(found: Modality, *effects: str) -> None:
    last = _asked_for(found)
    start = len(found.chain) - 1 - found.chain[::-1].index(last)
    dropped, found.chain[start:] = set(found.chain[start:]), effects
    found.features -= {f"e:{each}" for each in dropped - {*found.chain}}
    found.features |= {f"e:{each}" for each in effects}


def flip(found: Modality) -> None:
    """Turn the polarity: what was done is not, and the other way round."""
    found.features ^= {"neg"}


def negate(found: Modality) -> None:
    """`did not agree to`: what was added last is refused or unsaid; without, it is not done."""
    last = _asked_for(found)
    if last in TURNED_DOWN:
        TURNED_DOWN[last](found)
    elif found.chain:
        found.features.add("refused")
        flip(found)
    else:
        flip(found)


def turn(found: Modality) -> None:
    """`has not ruled out a ban`: what is not refused is left open; else it is not done."""
    if found.chain and _asked_for(found) == REFUSING:
        _leave_open(found)
    else:
        flip(found)


TURNED_DOWN: Mapping[str, Callable[[Modality], None]] = {
    SAYING: _unsay,
    "reverse": _keep_up,
    "refuse": _leave_open,
    DENYING: _unsay,
}
"""What comes of an effect that is itself refused, or denied."""


def verb_effects(verb: VerbGroup, *, marker: str = "") -> tuple[str, ...]:
    """The effects that a verb has on what it governs: with its particle, or without.

    The word that leads what is governed may tell as well: `keep it from using`, `keep using`.
    """
    pos = "adj" if verb.units and verb.units[-1].tag == "JJ" else "verb"
    own = "" if marker == INFINITIVE else marker  # "looks likely to", "it looked likely that"
    return _effects(verb.lemma, pos, own, verb.particle, marker)


INFINITIVE = "to"


def phrase_effects(clause: Clause) -> Iterator[str]:
    """The effects of `is in talks with`, `came into force`, `put on hold`, `off the table`.

    And of nothing gained: `found no majority`.
    """
    led = [(n, p) for p in PLACES for n in clause.phrase(p)]
    objects = clause.direct_objects()
    if clause.verb is not None and clause.verb.lemma == "take":
        led += [(n, "take") for n in objects]
    if clause.verb is not None and clause.verb.particle in PLACES:
        led += [(n, clause.verb.particle) for n in objects]
    led += [(n, "none") for n in objects if n.is_negative]
    for noun, place in led:
        yield from tables().effects.get((noun.lemma, "", place), ())


PLACES = ("in", "into", "on", "off")


@lru_cache(maxsize=1 << 12)
def _effects(lemma: str, pos: str, *words: str) -> tuple[str, ...]:
    """The effects with the first of some words that tells, else with none."""
    named = ((lemma, word, pos) for word in (*filter(None, words), ""))
    return next((found for key in named if (found := tables().effects.get(key))), ())


def is_draft(noun: NounChunk | None) -> bool:
    """Whether a noun names what is put to others to decide: a bill, a motion."""
    return noun is not None and PROPOSING in tables().effects.get((noun.lemma, "", "noun"), ())


def is_operator(noun: NounChunk | None) -> TypeGuard[NounChunk]:
    """Whether a noun says how what completes it stands: `plan`, `ruling`, not `newspaper`."""
    return noun is not None and (noun.lemma, "", "noun") in tables().effects


def is_told_more_of(noun: NounChunk, clause: Clause) -> bool:
    """`the bill, which parliament rejected`, `a suit filed by Huawei`: what is done to a noun.

    So it is where it was done before: `after being vetoed by Italy, the contract`.
    """
    if clause.kind not in TOLD_BESIDE or clause.is_negated or clause.marker == "whose":
        return False
    is_told = noun is clause.antecedent or (noun in clause.subjects and clause.inherits_subject)
    is_done = is_told and clause.verb is not None and noun in clause.deep_objects()
    return is_done and clause.verb is not None and bool(verb_effects(clause.verb))


def is_undone_beside(noun: NounChunk, clause: Clause, clauses: Sequence[Clause]) -> bool:
    """`The contract, vetoed by Italy, was worth`: what another clause says was done away with.

    So is what that was of: `the signing of a contract, blocked by Kenya, was`.
    """
    others = (c for c in clauses if c is not clause and c.kind in TOLD_BESIDE)
    undoing = (c for c in others if c.verb is not None and UNDOING & {*verb_effects(c.verb)})
    return any(
        noun in (n, *n.behind("of")) and is_told_more_of(n, c)
        for c in undoing
        for n in c.deep_objects()
    )


UNDOING = GIVING_UP | {PREVENTING}


def is_undone_above(clause: Clause) -> bool:
    """`turned down a contract that Telia had signed`: what the clause tells of came to nothing.

    Not so `refused to block a contract that`: what is undone twice stands.
    """
    told, above = clause.antecedent, clause.parent
    if told is None or above is None or clause.kind not in DESCRIBING:
        return False
    deals = (n for n in above.deep_objects() if _is_deal(n))
    return any(told in (n, *n.behind()) for n in deals) and _undoes(above)


def _is_deal(noun: NounChunk) -> bool:
    return any(map(makes_deal, noun_classes(noun.lemma)))


def makes_deal(frame_class: str) -> bool:
    """Whether what a frame of a class tells is a deal that was made."""
    return MAKING in tables().deals.get(frame_class, ())


MAKING = "makes"


def _undoes(clause: Clause) -> bool:
    """Whether a clause does away with its object: `turned it down`, `refused to approve it`."""
    verb = clause.verb
    if verb is None:
        return False
    effects = verb_effects(verb)
    undoes = bool(UNDOING & {*effects}) != (bool(effects) and verb.is_negative)
    above = clause.parent if clause.kind == "infinitive" and clause.governor is None else None
    return undoes != (above is not None and _undoes(above))
