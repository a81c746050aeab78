"""Sentences that say who did so as well, or did not: `So did O2`, `Telia, too.`, `Nor does O2`.

In: the clauses of a sentence, and its chunks. Out: the same; who stands behind the verb is its
subject, and what was told before is denied of them or not.
"""

from collections.abc import Sequence
from itertools import pairwise

from pipeline.language.chunks import Chunk, Mark, NounChunk, VerbGroup
from pipeline.language.clauses.model import Clause


def turn_echo(clause: Clause) -> None:
    """`So did O2`, `and so has Sweden`, `as did O2`: who stands behind the verb is its subject."""
    verb = clause.verb
    if (
        clause.marker not in (ECHOING, AS_WELL)
        or verb is None
        or clause.subjects
        or len(clause.objects) != 1
    ):
        return
    if verb.lemma not in AUXILIARIES or verb.particle:
        return
    above = clause.parent
    is_beside = above is None or above.verb is not None  # not in "As did O2."
    is_listed = is_beside and not (clause.phrases or clause.times)
    if clause.marker == AS_WELL and above is not None and is_listed:
        above.subjects = [*above.subjects, *clause.objects.pop()]  # "was banned, as was ZTE"
    else:
        clause.kind, clause.marker, clause.parent = "main", "", None
        clause.subjects, clause.objects = clause.objects[0], []
        verb.particle = ECHOING


def tell_of_likewise(clauses: Sequence[Clause], chunks: Sequence[Chunk]) -> None:
    """`Telia, too.`, `Likewise O2 in May.`: all that a sentence says is who did so as well."""
    _deny_echoes(clauses, chunks)
    words = {c.unit.lower for c in chunks if isinstance(c, Mark) and c.tag == "RB"}
    if len(clauses) != 1 or words.isdisjoint(LIKEWISE):
        return
    (only,) = clauses
    is_bare = only.verb is None and not only.objects and not only.phrases and not only.marker
    if is_bare and only.subjects and all(n.head.mention is not None for n in only.subjects):
        only.marker = ECHOING


LIKEWISE = frozenset({"too", "likewise", "ditto"})


def _deny_echoes(clauses: Sequence[Clause], chunks: Sequence[Chunk]) -> None:
    """`Not so O2.`: who has not done what was told."""
    marks = [c.unit.lower if isinstance(c, Mark) else "" for c in chunks]
    if ("not", ECHOING) in pairwise(marks):
        for clause in clauses:
            if clause.marker == ECHOING and clause.verb is None:
                clause.kind, clause.marker = "adverbial", f"not {ECHOING}"


def denied_verbs(chunks: Sequence[Chunk]) -> set[int]:
    """The verbs behind `nor` and `neither`, by id: `Nor does O2`."""
    return {
        id(verb)
        for before, verb in pairwise(chunks)
        if isinstance(verb, VerbGroup) and _denies(before)
    }


def _denies(item: Chunk) -> bool:
    """Whether nothing but the denial stands before the verb."""
    if isinstance(item, Mark):
        return item.unit.lower in DENYING
    return isinstance(item, NounChunk) and item.text.lower() in DENYING


DENYING = frozenset({"nor", "neither"})


def turn_denial(clause: Clause) -> None:
    """`Nor does O2`: who stands behind the verb is its subject, and denied is what was told."""
    verb = clause.verb
    if verb is None or verb.lemma not in AUXILIARIES or len(clause.objects) != 1:
        return
    is_open = verb.lemma == "do" or not clause.subjects  # "neither has Huawei" tells what
    if is_open and all(n.head.lower in DENYING for n in clause.subjects):
        clause.kind, clause.marker, clause.parent = "main", "", None
        clause.subjects, clause.objects = clause.objects[0], []
        verb.is_negative = True


ECHOING = "so"
AS_WELL = "as"
AUXILIARIES = frozenset({"do", "have", "be", "will"})
