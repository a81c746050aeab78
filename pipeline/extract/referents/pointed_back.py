"""Networks and gear that name no owner: when the words point back at one, and at whom."""

from pipeline.extract.context import NETWORK_WINDOW, Context
from pipeline.extract.entities import Denoted, Entity
from pipeline.extract.head_nouns import is_plural
from pipeline.extract.nouns import denote, has_sense
from pipeline.extract.referents.groups import group_behind
from pipeline.extract.referents.in_focus import from_focus
from pipeline.extract.referents.owners import (
    group_by_word,
    vendors_by_home,
)
from pipeline.language.chunks import NounChunk
from pipeline.language.discourse import WINDOW, Focus
from pipeline.language.lexicon import lexicon


def is_makers(chunk: NounChunk, role: str) -> bool:
    """`the Chinese vendor's LTE`: what a word for makers owns, whatever it is."""
    makers = (u for u in chunk.possessors() if u.mention is None)
    return role == "vendor" and any(lexicon().has_sense(u.lower, role) for u in makers)


def is_anothers(found: Denoted) -> bool:
    """Whether the words say whose a network is; `built by Huawei` tells only who made it."""
    by = [post for preposition, post in found.chunk.posts if preposition == "by"]
    named = [denote(post, deep=False) for post in by if post.head.text[:1].isupper()]
    if any(all(e.kind != "vendor" for e in told.entities) for told in named):
        return True
    if any(map(_is_somebody, found.chunk.behind("of"))):
        return True
    return any(e.kind != "vendor" or not e.path.startswith("by") for e in found.owners)


def _is_somebody(noun: NounChunk) -> bool:
    """`the network of a competitor`, `of the police`: not of who was told of before."""
    return not SOMEBODY.isdisjoint(denote(noun, deep=False).senses)


SOMEBODY = frozenset({"operator", "company", "government", "people"})


def is_of_many(chunk: NounChunk) -> bool:
    """`most of the networks`: those of all, wherever one operator has been spoken of."""
    is_network = has_sense(chunk, "network")
    is_first = any(u.lower == "first" for u in chunk.units)  # "the first systems": of anybody
    is_any = is_network and (is_first or not has_sense(chunk, "gear"))
    return chunk.determiner == "the" and is_plural(chunk) and is_any


def whose_network(chunk: NounChunk, context: Context) -> Focus | None:
    """`the network`, `that contract`: of the operator in focus."""
    if _is_of_anybody(chunk, context) or any(u.lower in OF_SEVERAL for u in chunk.units):
        return None
    beside = _partners(chunk, context)
    near = context.discourse.single(
        "operator",
        context.sentence,
        before=chunk.start,
        window=NETWORK_WINDOW,
        fits=lambda f: f.id not in beside,
    )
    return near or context.topic("operator")


OF_SEVERAL = frozenset({"second", "third", "fourth", "fifth"})
"""`the third Danish network`: of one of several operators, which is not the one told of."""


def _is_of_anybody(chunk: NounChunk, context: Context) -> bool:
    """`Operators across the world have closed the 3G networks`: those of no one told of."""
    acting = context.clause.subjects if context.clause is not None else []
    told = [n for n in acting if n.start < chunk.start and not n.determiner and is_plural(n)]
    return any(has_sense(n, "operator") and not denote(n).named for n in told)


def _partners(chunk: NounChunk, context: Context) -> set[str]:
    """`Having signed with CityFibre, the service will launch`: with whom whoever runs it acts."""
    acting = (c for c in context.clauses if chunk in c.subjects and not c.is_passive)
    aside = (c for c in acting if c.kind in ASIDE)
    return {e.id for c in aside for n in c.phrase("with") for e in denote(n).entities}


ASIDE = frozenset({"participial", "adverbial"})


def makers_told(chunk: NounChunk, context: Context) -> list[Entity]:
    """`to remove that equipment`: of those whose equipment was spoken of last."""
    known = context.discourse.together(
        "vendor", context.sentence, before=chunk.start, window=WINDOW
    )
    return [from_focus(focus, chunk.text) for focus in known]


def group_of_gear(found: Denoted, senses: set[str], context: Context) -> list[Entity]:
    """`Chinese devices`, `untrusted equipment`, `radios made in China`: whose these are."""
    chunk = found.chunk
    by_home = vendors_by_home(found, context) if found.demonyms and not _is_of_one(chunk) else []
    behind = group_behind(chunk, context) if "gear" in senses else []
    return by_home or group_by_word(chunk) or behind


def _is_of_one(chunk: NounChunk) -> bool:
    """`the Chinese vendor's radios`: of one maker, which must be known."""
    owners = [u for u in chunk.possessors() if u.mention is None]
    return chunk.determiner == "the" and any(not is_plural(NounChunk([u])) for u in owners)
