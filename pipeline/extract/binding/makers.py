"""The paths that lead to a vendor, where no argument of the clause names it.

In: a frame and the kind wanted. Out: who made or sold what the clause is about.
"""

from collections.abc import Callable, Iterator

from pipeline.extract.bound import Bound
from pipeline.extract.context import Context
from pipeline.extract.entities import Entity
from pipeline.extract.frames import verb_classes
from pipeline.extract.nouns import denote, has_sense
from pipeline.extract.referents.denoted import denoted_entities
from pipeline.extract.slots import clauses_below
from pipeline.language.clauses.model import Clause
from pipeline.language.lexicon import lexicon


def _origins(bound: Bound, kind: str, context: Context) -> Iterator[Entity]:
    """`the core that Nokia built`, `a core which it had bought from Nokia`."""
    about = bound.frame.clause.deep_objects()
    for clause in bound.clauses:
        if any(clause.antecedent is noun for noun in about) and _tells_origin(clause):
            for chunk in (*clause.phrase("by", "from"), *clause.deep_subjects()):
                yield from (e for e in denote(chunk, deep=False).entities if e.kind == kind)
        if not any(about) and clause.marker in WHATEVER and clause.parent is bound.frame.clause:
            for chunk in clause.phrase("from", "of"):
                yield from denoted_entities(chunk, kind, context, loosely=False)


WHATEVER = frozenset({"what", "whatever", "all"})
"""`must remove whatever they have from Nokia`: it tells itself whose that is."""


def _tells_origin(clause: Clause) -> bool:
    verb = clause.verb
    is_told = verb is not None and not verb.is_negative
    return is_told and verb is not None and verb.lemma in lexicon().cues["provenance"]


def _used_by_partners(bound: Bound, kind: str, context: Context) -> Iterator[Entity]:
    """`barred from contracts with firms that use Nokia's gear`: whose gear those have."""
    own = bound.frame.clause
    inside = [own, *clauses_below(own, bound.clauses)]
    behind = (n for c in inside for n in c.phrase("with", "from", "to"))
    partners = [*own.deep_objects(), *behind]
    for clause in bound.clauses:
        tells = clause.antecedent in partners or _bars_money(clause, inside)
        if tells and not USING.isdisjoint(verb_classes(clause)):
            inner = [c for c in bound.clauses if c.antecedent in clause.deep_objects()]
            told = [*clause.deep_objects(), *(n for c in inner for n in c.phrase("by", "from"))]
            for chunk in told:
                yield from denoted_entities(chunk, kind, context, loosely=False)


def _bars_money(clause: Clause, inside: list[Clause]) -> bool:
    """`barred from getting state money if they use Nokia's gear`: what forfeits public money."""
    if clause.marker not in FORFEITING or clause.parent not in inside:
        return False
    return any(has_sense(n, "subsidy") for c in inside for n in c.nouns())


FORFEITING = frozenset({"if", "where", "when"})


def _conditioned(bound: Bound, kind: str, context: Context) -> Iterator[Entity]:
    """`threatened to cut aid if Kenya let Nokia in`: whom the condition is about."""
    own = bound.frame.clause
    told = [own, *clauses_below(own, bound.clauses)]
    for clause in bound.clauses:
        if clause.marker in FORFEITING | {"unless"} and clause.parent in told:
            for chunk in (*clause.deep_objects(), *clause.phrase("from", "with")):
                yield from denoted_entities(chunk, kind, context, loosely=False)


def _bringing(bound: Bound, kind: str, context: Context) -> Iterator[Entity]:
    """`a suit that Nokia had brought`: who does it in the clause that describes the noun."""
    for clause in bound.clauses:
        if clause.kind == "relative" and clause.antecedent is bound.frame.noun is not None:
            for chunk in clause.deep_subjects():
                if chunk is not bound.frame.noun:
                    yield from denoted_entities(chunk, kind, context, loosely=False)


USING = frozenset({"USE", "ACQUIRE"})
MAKER_PATHS: dict[str, Callable[[Bound, str, Context], Iterator[Entity]]] = {
    "origin": _origins,
    "partners": _used_by_partners,
    "bringer": _bringing,
    "condition": _conditioned,
}
