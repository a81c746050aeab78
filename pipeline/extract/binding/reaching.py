"""Whom a function of the table of roles leads to (`data/lexicon/roles.csv`)."""

from collections.abc import Iterator, Set
from functools import cache
from itertools import pairwise

from pipeline.extract.binding.carriers import CARRIER_PATHS
from pipeline.extract.binding.governments import GOVERNMENT_PATHS
from pipeline.extract.binding.makers import MAKER_PATHS
from pipeline.extract.bound import Bound
from pipeline.extract.context import Context
from pipeline.extract.entities import Entity
from pipeline.extract.frames import CORE, Frame, functions
from pipeline.extract.head_nouns import picks_one
from pipeline.extract.nouns import denote
from pipeline.extract.referents.acting import is_some_states
from pipeline.extract.referents.denoted import denoted_entities
from pipeline.extract.referents.many import holds_in_many
from pipeline.extract.slots import PLACES, chunks_of, clauses_below
from pipeline.extract.staff import acted_for
from pipeline.extract.tables import noun_classes
from pipeline.language.chunks import NounChunk
from pipeline.language.clauses.model import Clause
from pipeline.language.mentions import COMPANIES

OTHER_PATHS = frozenset(
    {
        *CORE,
        "subject",
        "below",
        "complement",
        "completing",
        "allowed",
        "described",
        "anywhere",
        "order",
        "over",
        "above",
    }
)
"""Functions that lead elsewhere than to what a preposition leads to."""
LEFT_OPEN = frozenset({"context", "imposed", "place"})
"""Functions that lead to a government of which the clause says nothing."""
MAKERS = frozenset({"company", "vendor", "gear"})
KINDS = {
    "substitute": "vendor",
    "maker": "vendor",
    "pressed": "government",
    "requester": "government",
    "ahead": "operator",
}


def open_to(names: tuple[str, ...], leading: Set[str]) -> list[str]:
    """The functions of a role that may lead to somebody: no preposition that leads nothing."""
    return [n for n, word in _with_prepositions(names) if word is None or word in leading]


@cache
def _with_prepositions(names: tuple[str, ...]) -> tuple[tuple[str, str | None], ...]:
    return tuple((name, _preposition(name)) for name in names)


def leading_words(frame: Frame) -> set[str]:
    """The prepositions that lead anything to the clause or to its event noun."""
    posts = frame.noun.posts if frame.noun is not None else ()
    return {preposition for preposition, _ in (*frame.clause.phrases, *posts)}


def _preposition(function: str) -> str | None:
    """The preposition that a function of the table of roles is; None for any other."""
    name = function.rstrip("*!")
    paths = (GOVERNMENT_PATHS, CARRIER_PATHS, MAKER_PATHS, PLACES, OTHER_PATHS)
    return None if name.startswith("e:") or any(name in known for known in paths) else name


def reached(bound: Bound, role: str, function: str, context: Context) -> Iterator[Entity]:
    """The parties of the kind that a role wants, where a function leads."""
    kind = KINDS.get(role, role)
    if kind == "government" and function in GOVERNMENT_PATHS:
        if function in LEFT_OPEN and _is_of_some_states(bound):
            return  # "only 10 member states have banned it": whichever they are
        yield from GOVERNMENT_PATHS[function](bound, context)
        return
    if function == "anywhere":
        yield from _anywhere(bound.clauses, kind)
        return
    if role == "substitute" and function == "by" and not bound.frame.clause.is_passive:
        return  # "phase out gear by Chinese vendors"
    paths = CARRIER_PATHS if function in CARRIER_PATHS else MAKER_PATHS
    if function in paths:
        yield from paths[function](bound, kind, context)
        return
    name, loosely, by_name = _read_function(function)
    picked = _passed_over(bound, kind, name)
    for chunk in (n for n in chunks_of(bound, name) if n not in picked):
        if by_name and not any(u.mention for u in chunk.units):
            continue
        told = denoted_entities(chunk, kind, context, loosely=loosely)
        yield from told or (_acted_for(bound, kind, chunk, context) if name == "agent" else ())


def _acted_for(bound: Bound, kind: str, chunk: NounChunk, context: Context) -> Iterator[Entity]:
    if kind in COMPANIES:
        employers = acted_for(chunk, bound.frame.clause, context.staff)
        yield from (e for e in employers if e.kind == kind)


def _passed_over(bound: Bound, kind: str, preposition: str) -> list[NounChunk]:
    """What stands behind a preposition, but tells of something else."""
    if preposition == "of":
        return _picked_from(bound.frame.clause)
    if preposition == "with" and "neg" not in bound.modality.features:
        return [n for n in bound.frame.clause.phrase("with") if n.is_negative]  # "with no ZTE gear"
    if kind != "government" or preposition != "from":
        return []
    homes = _homes_told(bound.frame.clause) if bound.frame.noun is not None else []
    return [*homes, *_pressing(bound.frame.clause)]


def _is_of_some_states(bound: Bound) -> bool:
    clause = bound.frame.clause
    if any(is_some_states(denote(n)) for n in clause.deep_subjects()):
        return True
    return holds_in_many((clause, *clauses_below(clause, bound.clauses)), bound.frame.noun)


def _homes_told(clause: Clause) -> list[NounChunk]:
    """`applies to companies from Japan and Kenya`: whence these are, not whose act it is."""
    told = (n for _, n in functions(clause) if n.head.mention is None)
    firms = (n for n in told if denote(n, deep=False).senses & MAKERS)
    homes = [post for n in firms for preposition, post in n.posts if preposition == "from"]
    named = [n for post in homes for n in (post, *post.conjuncts)]
    return [n for n in named if "network" not in denote(n, deep=False).senses]  # "its networks"


def _picked_from(clause: Clause) -> list[NounChunk]:
    """`the third of the carriers`, `the larger of the two`: one of them, not all."""
    picking = (n for _, n in functions(clause) if picks_one(n))
    return [post for n in picking for preposition, post in n.posts if preposition == "of"]


def _pressing(clause: Clause) -> list[NounChunk]:
    """`barred from it after pressure from the US`: who presses does not act."""
    return [
        noun
        for (_, before), (preposition, group) in pairwise(clause.phrases)
        if preposition == "from" and any(map(_is_pressure, before))
        for noun in group
    ]


def _is_pressure(noun: NounChunk) -> bool:
    return "PRESSURE" in noun_classes(noun.lemma)


@cache
def _read_function(function: str) -> tuple[str, bool, bool]:
    """A function of the table of roles without its mark: `*` binds loosely, `!` by name alone."""
    return function.rstrip("*!"), function.endswith("*"), function.endswith("!")


def _anywhere(clauses: list[Clause], kind: str) -> Iterator[Entity]:
    for clause in clauses:
        for _, chunk in functions(clause):
            found = denote(chunk)
            for entity in found.named:
                if entity.kind == kind:
                    yield entity
