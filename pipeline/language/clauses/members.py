"""Clauses that only say who is of a plural: `countries that barred it include A and B`.

In: the clauses of a sentence. Out: the same, the members set beside the plural that is told of.
"""

from collections.abc import Sequence

from pipeline.language.chunks import NounChunk
from pipeline.language.clauses.model import Clause
from pipeline.language.clauses.noun_kinds import is_bare_plural
from pipeline.language.lexicon import lexicon

LISTING = frozenset({"include", "be"})


def name_members(clauses: Sequence[Clause]) -> None:
    """Set the places that a clause lists beside the plural that they are of."""
    for clause in clauses:
        of_all = _of_all(clause, clauses[0]) if _lists(clause) else []
        if len(of_all) == 1 and _is_of_places(of_all[0]):
            listed = [n for n in clause.direct_objects() if n.head.mention is not None]
            told = of_all[0].appositions
            told.extend(n for n in listed if n not in told)
            if of_all[0] not in clause.subjects:
                _give_back(clause)


def _lists(clause: Clause) -> bool:
    """`include A and B`, said as a fact and not denied."""
    verb = clause.verb
    is_it = verb is not None and verb.lemma in LISTING and verb.form == "fin"
    return is_it and verb is not None and not (verb.is_passive or verb.is_negative or verb.modal)


def _of_all(clause: Clause, opening: Clause) -> list[NounChunk]:
    """Of whom they are: the subject, or `Among the countries that barred it` with `are` behind."""
    among = opening.phrase("among")
    is_turned = bool(among) and (opening is clause or opening.verb is None)
    return among if is_turned else clause.subjects


def _give_back(clause: Clause) -> None:
    """`Among those weighing a ban are A and B`: a ban is weighed, and is not what A and B are."""
    above = clause.parent
    if clause.kind == "complement" and above is not None and above.verb is not None:
        above.objects.append(clause.subjects)
        above.phrases += clause.phrases
        clause.subjects, clause.phrases = [], []


def _is_of_places(noun: NounChunk) -> bool:
    """`countries`, `some markets`: a plural that names none itself."""
    return is_bare_plural(noun) and lexicon().has_sense(noun.lemma, "nation", "place")
