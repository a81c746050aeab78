"""The state that acts over what is being read: `Sweden's regulator announced that operators must`.

In: the clauses around a frame. Out: the one state that is their subject, or whose body is; and
those that only press others to act.
"""

from collections.abc import Iterable

from pipeline.extract.context import Context
from pipeline.extract.entities import GOVERNMENT, OWNER, Denoted, Entity
from pipeline.extract.frames import verb_classes
from pipeline.extract.head_nouns import is_plural
from pipeline.extract.nouns import SOME, denote
from pipeline.extract.tables import noun_classes
from pipeline.language.clauses.model import Clause


def state_acting(context: Context) -> Entity | None:
    """`Sweden's regulator announced that operators must`: the one state that acts over a clause.

    Who only presses others tells of what those do.
    """
    for clause in context.clauses_around():
        named = [e for n in clause.deep_subjects() for e in acting_states(denote(n))]
        countries = {e.country for e in named if e.country}
        if countries and "PRESS" not in verb_classes(clause):
            path = f"acting: {named[0].text}"
            only = next(iter(countries)) if len(countries) == 1 else None
            return Entity("country", only, only, path) if only is not None else None
    return None


def acting_states(found: Denoted) -> list[Entity]:
    """The states that a subject names, or whose body or official it is."""
    if is_some_states(found):
        return []
    named = [e for e in found.entities if e.kind in GOVERNMENT]
    if named or "government" not in found.senses:
        return named
    owners = [e for e in found.whose if e.kind in GOVERNMENT and e.path == OWNER]
    told = found.demonyms if is_plural(found.chunk) else found.demonyms[:1]
    return owners or [Entity("country", c, c, found.chunk.text) for c in told]


def pressing_states(clauses: Iterable[Clause]) -> set[str]:
    """`barred after pressure from the US`: those who want it done, and have not done it."""
    nouns = (n for c in clauses for n in c.nouns())
    pressure = (n for n in nouns if PRESSING in noun_classes(n.lemma))
    told = [denote(n) for n in pressure]
    named = {e.country for d in told for e in d.whose if e.path in WANTED_BY}
    return {c for c in named | {c for d in told for c in d.demonyms} if c}


PRESSING = "PRESSURE"
WANTED_BY = frozenset({OWNER, "from ...", "by ...", "of ..."})
STATE = ("government", "state")
"""The kinds of what is in focus that are a state or its body."""
TELLING = ("vendor", "operator", *STATE)
"""The kinds of those who act."""
POINTED_AT = frozenset({"those", "these"})
STATES = frozenset({"country", "nation", "kingdom", "state", "government", "ally"})


def is_some_states(found: Denoted) -> bool:
    """`only 10 member states`, `some EU countries`, `those EU states`: some, whichever they are."""
    chunk = found.chunk
    words = {u.lower for u in chunk.units}
    is_counted = bool(words & (SOME | POINTED_AT)) or any(u.tag == "CD" for u in chunk.units)
    if found.is_quantity and "nation" in found.senses:
        return True  # "10 of the EU's countries"
    return is_counted and chunk.lemma in STATES and not chunk.possessors()
