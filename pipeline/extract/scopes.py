"""What each vendor of a list is named for: `Ericsson for the radio network, Nokia for the core`."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

from pipeline.extract.nouns import denote
from pipeline.language.chunks import NounChunk
from pipeline.language.clauses.model import Clause
from pipeline.language.places import PLACES


@dataclass(frozen=True, slots=True)
class Scope:
    """The generations, parts and countries that one vendor of several is named for."""

    generations: tuple[str, ...]
    parts: tuple[str, ...]
    countries: tuple[str, ...] = ()
    has_purpose: bool = field(default=False, compare=False)  # "for the core"


def scopes(named: Sequence[NounChunk], clause: Clause) -> dict[str, Scope]:
    """Scope by vendor; empty where all are named for the same.

    Vendors without a scope of their own share that of the next in the list.
    """
    found: dict[str, Scope] = {}
    waiting: list[str] = []
    for chunk, following in zip_longest(named, named[1:]):
        end = following.start if following is not None else None
        denoted = denote(chunk)
        waiting += [e.id for e in (*denoted.entities, *denoted.owners) if e.kind == "vendor"]
        behind = _behind(chunk, clause, end)
        scope = _own_scope(chunk, behind, clause)
        if scope != Scope((), ()) or any(p == "for" for p, _ in chunk.posts):
            found |= dict.fromkeys(waiting, scope)
            waiting = []
    return found if len(set(found.values())) > 1 else {}


Led = tuple[str, NounChunk]


def _behind(chunk: NounChunk, clause: Clause, end: int | None) -> list[Led]:
    """What prepositions lead behind a vendor and before the next: `Huawei in its fixed network`."""
    own = [*chunk.posts]
    led = [(p, n) for p, group in clause.phrases for n in group if chunk.end <= n.start]
    return own + [(p, n) for p, n in led if (end is None or n.start < end) and (p, n) not in own]


def _own_scope(chunk: NounChunk, behind: Sequence[Led], clause: Clause) -> Scope:
    """What a vendor's chunk tells, what stands behind it (`for the core`) or before (`from`)."""
    led = [post for preposition, post in behind if preposition in SCOPING]
    before = [n for n in clause.deep_objects() if any(post is chunk for _, post in n.posts)]
    told = [denote(each, deep=False) for each in (chunk, *led, *before)]
    return Scope(
        tuple(dict.fromkeys(g for t in told for g in t.generations)),
        tuple(dict.fromkeys(p for t in told for p in t.parts)),
        tuple(dict.fromkeys(_countries(behind))),
        any(preposition == "for" for preposition, _ in behind),
    )


SCOPING = ("for", "in", "on", "of", "across")


def _countries(behind: Sequence[Led]) -> Iterator[str]:
    """`Huawei for its networks in Mexico and Chile, Nokia for Brazil`: where each is named for."""
    for preposition, post in behind:
        places = [n for p, n in post.posts if p == "in"] if preposition == "for" else []
        if preposition in ("for", "in"):
            for place in (post, *places):
                yield from (c for n in (place, *place.conjuncts) for c in _named(n))


def _named(place: NounChunk) -> list[str]:
    """The countries that a place is or lies in."""
    found = denote(place, deep=False).entities
    return [e.country for e in found if e.kind in PLACES and e.country]
