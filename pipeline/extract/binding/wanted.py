"""Which frames are worth binding to the end: those that may claim something or be gone on with.

In: a frame class, or a frame with its roles. Out: yes or no, from the rows of the decision table.
"""

from functools import cache

from pipeline.extract.bound import SUPPRESSED, Bound
from pipeline.extract.context import Context
from pipeline.extract.frames import Frame
from pipeline.extract.tables import NOTHING, rows_of, tables


def may_be_lent(frame: Frame, context: Context) -> bool:
    """Whether what was told before may give the frame the roles that it lacks."""
    is_verb_told_again = context.retells and frame.noun is None
    return frame.frame_class in context.lent or (
        is_verb_told_again and frame.frame_class in retold()
    )


def may_claim(bound: Bound) -> bool:
    """Whether a row of the decision table may fit: it wants no role that the frame lacks.

    Describing a frame only adds to its features, so that what bars a row now always will.
    """
    features = bound.features
    if features & SUPPRESSED:
        return False
    bars = _bars(bound.frame.frame_class, frozenset(f"role:{role}" for role in bound.roles))
    return any(map(features.isdisjoint, bars))


def may_be_told_again(bound: Bound, context: Context) -> bool:
    """Whether a frame says who does it, and to what: one behind it may go on with that."""
    if "operator" in bound.roles:
        return "vendor" in bound.roles or context.names_technology
    wanted = roles_wanted(bound.frame.frame_class)
    has_roles = wanted is not None and wanted <= bound.features
    return has_roles and {"government@agent", "role:vendor"} <= bound.features


@cache
def _bars(frame_class: str, roles: frozenset[str]) -> tuple[frozenset[str], ...]:
    """What bars each of the rows that claim something and want no role beside these."""
    rows = (row for row in rows_of(frame_class, roles) if row.kind != NOTHING)
    return tuple(dict.fromkeys(row.bars for row in rows))


@cache
def roles_wanted(frame_class: str) -> frozenset[str] | None:
    """The roles, as features, without which no row of a class claims anything; None for no row."""
    rows = [r.roles for r in tables().decisions.get(frame_class, ()) if r.kind != NOTHING]
    return frozenset.intersection(*rows) if rows else None


@cache
def retold() -> frozenset[str]:
    """The classes of verbs that may stand for an earlier one, or leave their object to it."""
    return tables().echoes | tables().elliptic
