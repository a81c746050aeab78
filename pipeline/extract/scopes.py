"""What each vendor of a list is named for: `Ericsson for the radio network, Nokia for the core`."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.extract.nouns import PLACES, denote
from pipeline.language.chunks import NounChunk
from pipeline.language.clauses.model import Clause


@dataclass(frozen=True, slots=True)
class Scope:
    """The generations, parts and countries that one vendor of several is named for."""

    generations: tuple[str, ...]
    parts: tuple[str, ...]
    countries: tuple[str, ...] = ()


def scopes(named: Sequence[NounChunk], clause: Clause) -> dict[str, Scope]:
    """Scope by vendor; empty where all are named for the same.

    Vendors without a scope of their own share that of the next in the list.
    """
    found: dict[str, Scope] = {}
    waiting: list[str] = []
    for chunk in named:
        denoted = denote(chunk)
        waiting += [e.id for e in (*denoted.entities, *denoted.owners) if e.kind == "vendor"]
        scope = _own_scope(chunk, clause)
        if scope != Scope((), ()) or any(p == "for" for p, _ in chunk.posts):
            found |= dict.fromkeys(waiting, scope)
            waiting = []
    return found if len(set(found.values())) > 1 else {}


def _own_scope(chunk: NounChunk, clause: Clause) -> Scope:
    """What a vendor's chunk tells, what stands behind it (`for the core`) or before (`from`)."""
    behind = [post for preposition, post in chunk.posts if preposition in ("for", "in", "on")]
    before = [n for n in clause.deep_objects() if any(post is chunk for _, post in n.posts)]
    told = [denote(each, deep=False) for each in (chunk, *behind, *before)]
    return Scope(
        tuple(dict.fromkeys(g for t in told for g in t.generations)),
        tuple(dict.fromkeys(p for t in told for p in t.parts)),
        tuple(dict.fromkeys(_countries(chunk))),
    )


def _countries(chunk: NounChunk) -> Iterator[str]:
    """`Huawei for its networks in Mexico and Chile, Nokia for Brazil`: where each is named for."""
    for preposition, post in chunk.posts:
        places = [n for p, n in post.posts if p == "in"] if preposition == "for" else []
        if preposition in ("for", "in"):
            for place in (post, *places):
                yield from (c for n in (place, *place.conjuncts) for c in _named(n))


def _named(place: NounChunk) -> list[str]:
    """The countries that a place is or lies in."""
    found = denote(place, deep=False).entities
    return [e.country for e in found if e.kind in PLACES and e.country]
