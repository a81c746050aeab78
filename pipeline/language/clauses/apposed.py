"""Clauses that tell of what is set beside a name: `Elisa, an operator that uses Nokia, has won`.

In: the clauses of a sentence. Out: the same; what a relative clause or a participle tells of such
an apposition it tells of the name.
"""

from collections.abc import Iterable, Iterator

from pipeline.language.chunks import NounChunk
from pipeline.language.clauses.model import DESCRIBING, Clause
from pipeline.language.clauses.noun_kinds import COMPANY_SENSES, name_kind
from pipeline.language.lexicon import lexicon

Named = dict[int, list[NounChunk]]
OF_ANY = frozenset({"company", "contender"})
"""What an operator and a vendor may both be called."""


def tell_of_named(clauses: Iterable[Clause]) -> None:
    """Put the name in the place of what is set beside it, wherever a clause tells of that."""
    clauses = list(clauses)
    named = {id(a): names for c in clauses for a, names in _apposed(c)}
    for clause in clauses if named else ():
        if clause.kind in DESCRIBING:
            _put_names(clause, named)


def _apposed(clause: Clause) -> Iterator[tuple[NounChunk, list[NounChunk]]]:
    """What is set beside names, each with the names that it tells of."""
    for group in clause.groups():
        for noun in group:
            for beside in noun.appositions:
                told = group if beside.head.lower.endswith("s") else [noun]
                if all(_may_be(beside, name) for name in told):
                    yield beside, told


def _may_be(beside: NounChunk, name: NounChunk) -> bool:
    """Whether a word for companies may tell what a named one is: no operator is a vendor."""
    if beside.preposition or beside.head.mention is not None:
        return False
    senses = {s for s in COMPANY_SENSES if lexicon().has_sense(beside.lemma, s)}
    kind = name_kind(name)
    return bool(kind) and bool(senses & (OF_ANY | {kind}))


def _put_names(clause: Clause, named: Named) -> None:
    clause.subjects = _with_names(clause.subjects, named)
    clause.objects = [_with_names(group, named) for group in clause.objects]
    if id(clause.antecedent) in named:
        clause.antecedent = named[id(clause.antecedent)][-1]
    for noun in clause.nouns():
        if noun.owner is not None and id(noun.owner) in named:
            noun.owner = named[id(noun.owner)][-1]


def _with_names(group: list[NounChunk], named: Named) -> list[NounChunk]:
    return [name for noun in group for name in named.get(id(noun), [noun])]
