"""Parts and numbers: `two of them`, `the rest`, `the first and the third`."""

from pipeline.extract.context import Context
from pipeline.extract.entities import Entity
from pipeline.extract.nouns import denote
from pipeline.extract.referents.company_words import roles_of
from pipeline.language.chunks import NounChunk
from pipeline.language.determiners import QUANTIFIERS
from pipeline.language.mentions import COMPANIES

PLACES = {"first": 0, "second": 1, "third": 2, "fourth": 3, "last": -1}
LEFT = frozenset({"remaining", "other"})
REMAINING = frozenset({"rest", "remainder", "balance"})


def counts_nobody(chunk: NounChunk, role: str) -> bool:
    """Whether a word for some or all goes on with what it counts: `each of the components`.

    Or is one of several: `buys from one of them`, who knows from which.
    """
    told = [post for preposition, post in chunk.posts if preposition == "of"]
    counted = [roles_of(denote(post)) for post in told]
    if role in COMPANIES and any(roles and role not in roles for roles in counted):
        return True  # "all four of the country's operators": no makers
    if role in COMPANIES and any(post.head.lower in THINGS for post in told):
        return True  # "all of that"
    if chunk.head.lower == "one":
        return any(post.is_pronoun for post in told)
    return chunk.is_pronoun and any(not post.is_pronoun for post in told)


THINGS = frozenset({"that", "this"})
"""Of what is one thing some may be counted, of one company none."""


def in_their_places(chunk: NounChunk, told: list[Entity], context: Context) -> list[Entity]:
    """`from the first and the third of them`: those of the ones told; nobody beyond the last."""
    groups = [
        g for c in context.clauses for g in (*c.objects, c.subjects, *(p for _, p in c.phrases))
    ]
    beside = next((g for g in groups if chunk in g), [chunk])
    places = [PLACES[n.lemma] for n in beside if n.lemma in PLACES and n.start <= chunk.start]
    return [told[p] for p in places if p < len(told)]


def divided(chunk: NounChunk, context: Context) -> list[NounChunk]:
    """`supplies 60% of its radios and B the rest`: what was divided before in the sentence."""
    is_left = chunk.lemma in REMAINING or any(u.lower in LEFT for u in chunk.units)
    if not is_left or chunk.determiner != "the":
        return []
    told = (n for c in context.clauses for n in c.nouns() if n.end <= chunk.start)
    posts = ([p for prep, p in n.posts if prep == "of"] for n in told if denote(n).is_quantity)
    whole = [parts for parts in posts if parts and parts[-1].end <= chunk.start]
    return whole[-1] if whole else []


def of_a_part(quantity: NounChunk, counted: list[Entity]) -> list[Entity]:
    """`two of Colombia's operators`: some of a country's are not all that it has."""
    if quantity.lemma in QUANTIFIERS or quantity.units[0].lower in QUANTIFIERS:
        return counted  # "all three of them"
    return [e for e in counted if not e.id.startswith("all:")]
