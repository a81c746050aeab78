"""The paths that lead to a vendor, where no argument of the clause names it.

In: a frame and the kind wanted. Out: who made or sold what the clause is about.
"""

from collections.abc import Callable, Iterator

from pipeline.extract.bound import Bound
from pipeline.extract.context import Context
from pipeline.extract.nouns import Entity, denote
from pipeline.language.clauses.model import Clause
from pipeline.language.lexicon import lexicon


def _origins(bound: Bound, kind: str, context: Context) -> Iterator[Entity]:
    """`the core that Nokia built`, `a core which it had bought from Nokia`."""
    about = bound.frame.clause.deep_objects()
    for clause in bound.clauses:
        if any(clause.antecedent is noun for noun in about) and _tells_origin(clause):
            for chunk in (*clause.phrase("by", "from"), *clause.deep_subjects()):
                yield from (e for e in denote(chunk, deep=False).entities if e.kind == kind)


def _tells_origin(clause: Clause) -> bool:
    verb = clause.verb
    is_told = verb is not None and not verb.is_negative
    return is_told and verb is not None and verb.lemma in lexicon().cues["provenance"]


MAKER_PATHS: dict[str, Callable[[Bound, str, Context], Iterator[Entity]]] = {"origin": _origins}
