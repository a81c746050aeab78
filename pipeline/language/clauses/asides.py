"""Asides that two commas hold: `picked Samsung, whose shares fell, to supply it`.

In: the state behind a comma. Out: the state with the clause around the aside as the current one.
"""

from pipeline.language.clauses.model import Clause
from pipeline.language.clauses.state import ParseState


def leave_aside(state: ParseState) -> None:
    """Go on with the clause that an aside interrupted, if a comma ends one right here."""
    if not state.is_mark(state.position - 1, ",") or state.conjunction:
        return
    around = _around_aside(state)
    if around is not None:
        state.current, state.group, state.comma = around, None, False


def _around_aside(state: ParseState) -> Clause | None:
    """The clause around the nearest aside, if both have their verbs."""
    for clause in (state.current, *state.current.ancestors()):
        if clause.is_apart:
            around = clause.parent
            is_told = clause.verb is not None and around is not None and around.verb is not None
            return around if is_told else None
    return None
