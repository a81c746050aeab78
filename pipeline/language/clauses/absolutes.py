"""Circumstances told by `with`: `With Huawei banned, Telia buys from Nokia`, `off the table`.

In: the clauses of a sentence. Out: the same; whom the participle, or the place that it is out of,
tells of is no argument of the clause beside it, though `with` leads the name.
"""

from collections.abc import Iterable
from itertools import pairwise

from pipeline.language.chunks import NounChunk
from pipeline.language.clauses.model import Clause

LEADING = "with"


def set_absolutes_apart(clauses: Iterable[Clause]) -> None:
    """Take what `with` leads out of the clause above where a participle tells what is done to it.

    Not where that says who did it or where: `with radios supplied by Nokia`.
    """
    for clause in clauses:
        _drop_who_is_out(clause)
        above = clause.parent
        if above is not None and _is_circumstance(clause):
            told = [*clause.subjects, clause.antecedent]
            above.phrases = [
                (p, _without(told, group) if p == LEADING else group) for p, group in above.phrases
            ]


OUTSIDE = frozenset({"of", "off", "outside", "under", "behind"})
"""`out of` is read as `of`."""


def _drop_who_is_out(clause: Clause) -> None:
    """`With Huawei out of the running, Telia chose Nokia`: no partner of Telia's."""
    opening = [phrase for phrase in clause.phrases if _is_before_subject(phrase[1], clause)]
    for (led, names), (place, things) in pairwise(opening):
        is_thing = all(n.head.mention is None for n in things)
        if led == LEADING and place in OUTSIDE and is_thing:
            names.clear()


def _is_before_subject(group: list[NounChunk], clause: Clause) -> bool:
    return bool(group and clause.subjects) and group[-1].end <= clause.subjects[0].start


def _is_circumstance(clause: Clause) -> bool:
    """`banned`, `being removed`: a passive participle that stands alone behind its noun."""
    verb = clause.verb
    if clause.kind != "participial" or verb is None or not verb.is_passive:
        return False
    return verb.form == "ing" or not (clause.phrases or any(clause.objects))


def _without(told: Iterable[NounChunk | None], group: list[NounChunk]) -> list[NounChunk]:
    return [noun for noun in group if not any(noun is each for each in told)]
