"""Where each operator of a list is told of: `Telia in Sweden and Telenor in Norway`.

In: the chunks that name the operators of a clause. Out: countries by operator, where the list
tells them apart.
"""

from collections.abc import Iterator, Sequence
from itertools import chain

from pipeline.extract.nouns import denote
from pipeline.language.chunks import NounChunk
from pipeline.language.clauses.arguments import BESIDE
from pipeline.language.clauses.model import Clause
from pipeline.language.places import PLACES

NEAR = len(" in ")  # between a name and its place stands the preposition alone


def stations(named: Sequence[NounChunk], clause: Clause) -> dict[str, tuple[str, ...]]:
    """The countries of each operator; empty where all are told of at one place.

    Operators without a place of their own share that of the next: `A and B in Norway`; not so
    those beside whom one is added: `A and B as well as C in Norway`. Who has none, where others
    have one, has an empty tuple.
    """
    places = [n for p, group in clause.phrases if p == "in" for n in group]
    told = {n: tuple(_countries_behind(n, places)) for n in named}
    if not any(told.values()):
        return {}
    found: dict[str, tuple[str, ...]] = {}
    waiting: list[str] = []
    for chunk in sorted(told, key=lambda n: n.start):
        if chunk.preposition == BESIDE:  # all words that add one are read so
            found |= {i: found.get(i, ()) for i in waiting}
            waiting = []
        waiting += [e.id for e in denote(chunk).entities if e.kind == "operator"]
        own = told[chunk] or _whence(chunk)
        if own:
            found |= {i: (*found.get(i, ()), *own) for i in waiting}
            waiting = []
    found = dict.fromkeys(waiting, ()) | found
    return found if len(set(found.values())) > 1 else {}


def _whence(chunk: NounChunk) -> tuple[str, ...]:
    """`Telia in Sweden and Norway's Telenor`: in a list of places it tells where as well."""
    owners = [u.mention for u in chunk.possessors() if u.mention is not None]
    return tuple(m.sense.country for m in owners if m.kind in PLACES and m.sense.country)


def _countries_behind(chunk: NounChunk, places: Sequence[NounChunk]) -> Iterator[str]:
    """`Telia in Sweden and Norway`: the countries of which a name is told right behind it."""
    beside = [n for n in places if 0 < n.start - chunk.end <= NEAR]
    near = list(dict.fromkeys(chain(*((n, *n.conjuncts) for n in beside))))
    for place in near:
        found = denote(place, deep=False).entities
        yield from (e.country for e in found if e.kind in PLACES and e.country)
