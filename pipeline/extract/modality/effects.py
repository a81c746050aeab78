"""How a clause stands, as operators are added to it one by one.

In: words that say how what they govern stands (`data/lexicon/embeddings.csv`). Out: `Modality`,
whose chain, polarity and features the decision table reads.
"""

from dataclasses import dataclass, field
from functools import lru_cache
from typing import TypeGuard

from pipeline.extract.tables import tables
from pipeline.language.chunks import NounChunk, VerbGroup
from pipeline.language.clauses.model import Clause

ATTITUDES = frozenset({"hope", "deny", "claim"})  # who holds them has no hand in what is done


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


def add_effect(found: Modality, effect: str, clause: Clause, *, holds: bool = True) -> None:
    """Add an effect of a clause; `holds` where its subject has a hand in what is done."""
    found.chain.append(effect)
    found.features.add(f"e:{effect}")
    found.by_effect.setdefault(effect, clause)
    if effect == "say":
        found.speakers.append(clause)
    elif holds and effect not in ATTITUDES and clause not in found.holders:
        found.holders.append(clause)
    if effect in ("order", "urge") and found.orderer is None:
        found.orderer = clause
    if effect in ("refuse", "reverse", "deny", "prevent"):
        flip(found)


def flip(found: Modality) -> None:
    """Turn the polarity: what was done is not, and the other way round."""
    found.features ^= {"neg"}


def negate(found: Modality) -> None:
    """`did not agree to`: what was added last is refused or unsaid; without, it is not done."""
    if found.chain and found.chain[-1] != "say":
        found.features.add("refused")
        flip(found)
    elif found.chain:
        found.features.add("unsaid")
    else:
        flip(found)


def verb_effects(verb: VerbGroup, *, marker: str = "") -> tuple[str, ...]:
    """The effects that a verb has on what it governs: with its particle, or without.

    The word that leads what is governed may tell as well: `keep it from using`, `keep using`.
    """
    pos = "adj" if verb.units and verb.units[-1].tag == "JJ" else "verb"
    return _effects(verb.lemma, pos, marker, verb.particle)


@lru_cache(maxsize=1 << 12)
def _effects(lemma: str, pos: str, *words: str) -> tuple[str, ...]:
    """The effects with the first of some words that tells, else with none."""
    named = ((lemma, word, pos) for word in (*filter(None, words), ""))
    return next((found for key in named if (found := tables().effects.get(key))), ())


def is_operator(noun: NounChunk | None) -> TypeGuard[NounChunk]:
    """Whether a noun says how what completes it stands: `plan`, `ruling`, not `newspaper`."""
    return noun is not None and (noun.lemma, "", "noun") in tables().effects
