"""Whose gear is spoken of again: `bought gear from Nokia and is swapping it out`, `the equipment`.

In: a chunk that means what was bought. Out: the makers that the sentence names before it.
"""

from collections.abc import Iterable

from pipeline.extract.context import Context
from pipeline.extract.entities import Entity
from pipeline.extract.nouns import denote
from pipeline.language.chunks import NounChunk


def makers_of_gear(chunk: NounChunk, role: str, context: Context) -> list[Entity]:
    """`bought gear from Huawei and ZTE and is swapping it out`: whose what was bought is."""
    is_object = any(chunk in group for c in context.clauses for group in c.objects)
    if role != "vendor" or not is_object or chunk.head.lower not in ("it", "them"):
        return []
    last = _last_before(chunk, (group for c in context.clauses for group in c.objects))
    if not last or denote(last[-1]).entities:
        return []
    return _makers_in(last, f'"{chunk.head.lower}" -> gear')


def stands_for_any_gear(chunk: NounChunk, context: Context) -> bool:
    """`using gear that fails the test must replace it`: gear of whoever it may be."""
    if chunk.head.lower not in ("it", "them"):
        return False
    told = (c.antecedent for c in context.clauses if c.antecedent is not None)
    return any(n.end <= chunk.start and _is_any_gear(n) for n in told)


def _is_any_gear(noun: NounChunk) -> bool:
    found = denote(noun)
    is_named = bool(found.named or found.demonyms)
    return "gear" in found.senses and not is_named and noun.determiner in ("", "a", "an", "any")


def makers_of_the_gear(chunk: NounChunk, context: Context) -> list[Entity]:
    """`carriers with Huawei or ZTE gear must replace the equipment`: whose it was in the sentence.

    All the makers of a list are meant whose last one stands before the noun.
    """
    is_known = chunk.determiner == "the" or any(u.lower in IN_PLACE for u in chunk.units)
    if not is_known or "gear" not in denote(chunk, deep=False).senses:
        return []
    groups = [g for c in context.clauses for g in (*c.objects, *(p for _, p in c.phrases))]
    told = [g for g in groups if _makers_in(g, "")]
    return _makers_in(_last_before(chunk, told), f'"{chunk.text}" -> gear')


IN_PLACE = frozenset({"existing", "installed"})


def _last_before(chunk: NounChunk, groups: Iterable[list[NounChunk]]) -> list[NounChunk]:
    """The nouns of the last group that stands before a chunk."""
    told = (g for g in groups if g and g[-1].end <= chunk.start)
    return max(told, key=lambda g: g[-1].start, default=[])


def _makers_in(group: list[NounChunk], path: str) -> list[Entity]:
    """`Huawei or ZTE gear`: whose gear the nouns of a group speak of."""
    if not any("gear" in denote(n).senses for n in group):
        return []  # "equipment and services from Huawei" is
    named = (e for n in group for d in [denote(n)] for e in (*d.entities, *d.owners))
    return [Entity(e.kind, e.id, e.country, path, e.text) for e in named if e.kind == "vendor"]
