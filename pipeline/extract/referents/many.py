"""Acts of many states, whichever they are: `barred in several countries`, `from many networks`.

In: the clauses that tell of an act, and its event noun. Out: whether it holds in many places of
which none is named, so that it is not said to be the act of the country that a text is about.
"""

from collections.abc import Iterable

from pipeline.extract.nouns import SOME, denote
from pipeline.language.chunks import NounChunk
from pipeline.language.clauses.model import Clause
from pipeline.language.lexicon import lexicon

PLACED = ("in", "across", "from", "around", "throughout", "by", "of", "out of")
MANY = SOME | {"other", "various", "numerous", "multiple", "more"}
PLACES = frozenset({"nation", "place"})


def holds_in_many(clauses: Iterable[Clause], noun: NounChunk | None) -> bool:
    """Whether a phrase of some clauses, or behind an event noun, tells of many places."""
    if noun is not None and _is_of_a_region(noun):
        return True
    posts = noun.posts if noun is not None else ()
    phrases = [*posts, *((p, n) for c in clauses for p, group in c.phrases for n in group)]
    told = [[n, *n.behind(*PLACED)] for preposition, n in phrases if preposition in PLACED]
    return any(_is_many(n) for nouns in told if not any(map(_is_named, nouns)) for n in nouns)


def _is_of_a_region(noun: NounChunk) -> bool:
    """`the Western ban`, `a global veto`: of whichever countries of a part of the world."""
    words = lexicon().cues["of_many_countries"]
    return any(u.mention is None and u.lower in words for u in noun.units)


def _is_named(noun: NounChunk) -> bool:
    """Whether it says which: `Kenyan networks`, `several countries, including Kenya`."""
    found = denote(noun, deep=False)
    beside = (denote(n, deep=False) for n in noun.appositions)
    return bool(found.entities or found.demonyms) or any(b.entities for b in beside)


def _is_many(noun: NounChunk) -> bool:
    """`several countries`, `a number of markets`, `many networks`, `the world`."""
    senses = denote(noun, deep=False).senses
    if "continent" in senses:
        return True
    is_some = any(u.lower in MANY for u in noun.units) or _is_quantity(noun)
    is_counted = any(u.tag == "CD" for u in noun.units)
    is_place = bool(senses & PLACES)
    return (is_some and (is_place or "network" in senses)) or (is_counted and is_place)


def _is_quantity(noun: NounChunk) -> bool:
    """`a growing number of countries`: so many of what stands behind `of`."""
    return denote(noun, deep=False).is_quantity and any(p == "of" for p, _ in noun.posts)
