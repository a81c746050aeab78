"""Clauses that only say who is of a plural: `countries that barred it include A and B`.

In: the clauses of a sentence. Out: the same, the members set beside the plural that is told of.
"""

from collections.abc import Iterable

from pipeline.language.chunks import NounChunk
from pipeline.language.clauses.model import Clause
from pipeline.language.clauses.noun_kinds import is_bare_plural
from pipeline.language.lexicon import lexicon

LISTING = "include"


def name_members(clauses: Iterable[Clause]) -> None:
    """Set the places that a clause lists beside the plural that they are of."""
    for clause in clauses:
        if _lists(clause) and len(clause.subjects) == 1 and _is_of_places(clause.subjects[0]):
            listed = [n for n in clause.direct_objects() if n.head.mention is not None]
            told = clause.subjects[0].appositions
            told.extend(n for n in listed if n not in told)


def _lists(clause: Clause) -> bool:
    """`include A and B`, said as a fact and not denied."""
    verb = clause.verb
    is_it = verb is not None and verb.lemma == LISTING and verb.form == "fin"
    return is_it and verb is not None and not (verb.is_passive or verb.is_negative or verb.modal)


def _is_of_places(noun: NounChunk) -> bool:
    """`countries`, `some markets`: a plural that names none itself."""
    return is_bare_plural(noun) and lexicon().has_sense(noun.lemma, "nation", "place")
