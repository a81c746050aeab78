"""Entries headed by an operator: `Proximus: the swap from Huawei to Nokia is nearly done.`

In: the clauses of a sentence, and its chunks. Out: the same, each told `at Proximus`, where no
other operator is named.
"""

from collections.abc import Sequence

from pipeline.language.chunks import Chunk, Mark, NounChunk
from pipeline.language.clauses.model import EQUAL_RANK, Clause
from pipeline.language.clauses.noun_kinds import name_kind

OPERATOR = "operator"


def tell_whose_entry(clauses: Sequence[Clause], chunks: Sequence[Chunk]) -> None:
    """Put what stands behind an operator's name and a colon at that operator."""
    label = _label(clauses, chunks)
    if label is None:
        return
    for clause in clauses[1:]:
        if clause.kind in EQUAL_RANK and not any(map(_names_operator, clause.nouns())):
            clause.phrases.append(("at", [label]))


def _names_operator(noun: NounChunk) -> bool:
    """`Telia`, `Telia's core`, `the core of Telia`: whose it is, whatever the entry is headed."""
    units = [*noun.units, *(u for n in noun.behind() for u in n.units)]
    return any(u.mention is not None and u.mention.kind == OPERATOR for u in units)


def _label(clauses: Sequence[Clause], chunks: Sequence[Chunk]) -> NounChunk | None:
    """The name that opens a sentence, with nothing behind it but a colon."""
    if len(chunks) < 3 or not isinstance(chunks[1], Mark) or chunks[1].unit.text != ":":
        return None
    name, first = chunks[0], clauses[0]
    is_alone = first.verb is None and first.subjects == [name] and not first.phrases
    if not is_alone or not isinstance(name, NounChunk) or len(name.units) > 1:
        return None
    return name if name_kind(name) == OPERATOR else None
