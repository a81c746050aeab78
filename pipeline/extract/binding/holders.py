"""Whose an act is by the noun that tells it: `the UK ban`, `the ban that Sweden imposed`.

In: a frame of an event noun. Out: the governments that hold it or imposed it.
"""

from collections.abc import Iterator

from pipeline.extract.bound import Bound
from pipeline.extract.context import Context
from pipeline.extract.entities import Entity
from pipeline.extract.modality.effects import verb_effects
from pipeline.extract.referents.denoted import denoted_entities, governments_of
from pipeline.language.chunks import NounChunk
from pipeline.language.clauses.model import Clause
from pipeline.language.joint_owners import joint_owners


def holders(bound: Bound, context: Context) -> Iterator[Entity]:
    """Whose an event noun is: `the UK ban`, `Britain's ban`, `a government ban`."""
    noun = bound.frame.noun
    if noun is None:
        return
    told = (n for clause in bound.clauses for n in clause.nouns())
    for other in joint_owners(noun, told):
        yield from denoted_entities(other, "government", context, loosely=False)
    yield from governments_of(noun, context)
    for place in _added_places(noun, bound.frame.clause):
        yield from denoted_entities(place, "government", context, loosely=False)
    by = [n for _, post in noun.posts for p, n in post.posts if p == "by"]
    wishing = [n for c in bound.clauses if _is_wish(c) for n in c.phrase("by")]
    for doer in (n for n in by if n not in wishing):  # "a ban on Huawei by the British government"
        yield from denoted_entities(doer, "government", context, loosely=False)


def _added_places(noun: NounChunk, clause: Clause) -> Iterator[NounChunk]:
    """`bans in the US, as well as in Chad and Kenya`: where the noun is told to be, besides."""
    places = [post for preposition, post in noun.posts if preposition == "in"]
    start = clause.verb.start if clause.verb is not None else 0
    if noun in clause.subjects and places:
        yield from (n for n in clause.phrase("in") if n not in places and n.end <= start)


def _is_wish(clause: Clause) -> bool:
    """`a ban on Huawei sought by the US`: what one only wants done."""
    verb = clause.verb if clause.kind == "participial" else None
    return verb is not None and not WISHES.isdisjoint(verb_effects(verb))


WISHES = frozenset({"seek", "urge", "hope"})


def imposers_of(bound: Bound, context: Context) -> Iterator[Entity]:
    """`the ban that Sweden imposed`: who does it in the clause that describes the noun."""
    noun = bound.frame.noun
    if noun is None:
        return
    described = [noun, *(post for _, post in noun.posts)]
    for clause in bound.clauses:
        if clause is bound.frame.clause or clause.kind != "relative" or clause.verb is None:
            continue
        if not verb_effects(clause.verb):
            continue
        if any(n in described for n in clause.deep_objects()):
            for subject in clause.deep_subjects():
                yield from denoted_entities(subject, "government", context, loosely=False)


def are_imposed_by_some(bound: Bound) -> bool:
    """`the limits that ten members have imposed`: those of some, whichever they are."""
    noun = bound.frame.noun
    told = (c for c in bound.clauses if c.kind == "relative" and c.verb is not None)
    imposed = [c for c in told if noun is not None and noun in c.deep_objects()]
    subjects = [n for c in imposed if c.verb and verb_effects(c.verb) for n in c.deep_subjects()]
    return any(n.head.mention is None and n.units[0].tag == "CD" for n in subjects)
