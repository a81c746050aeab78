"""What a sentence leaves out because the one before told it.

`Orange followed in December` repeats an act of somebody else, `it wants to start service by May`
goes on with what the same company was said to have won. What is filled in comes from a frame told
before that shares a participant or an act, never from the topic.
"""

from collections.abc import Sequence
from dataclasses import replace

from pipeline.extract.binding import Bound, bind, is_completed, resumes_generation
from pipeline.extract.context import Context
from pipeline.extract.tables import tables
from pipeline.language.clauses import Clause

TOLD_WINDOW = 2  # sentences before whose frames may be told again


def tell_again(
    bounds: list[Bound], earlier: Sequence[Bound], clauses: list[Clause], context: Context
) -> None:
    """Complete the frames of a sentence, in place, with what was told before."""
    for position, bound in enumerate(bounds):
        if not _may_repeat(bound):
            continue
        before = [*earlier, *bounds[:position]]
        model = next((m for m in reversed(before) if _is_repeated(bound, m)), None)
        if model is not None:
            bounds[position] = _repeat(bound, model, clauses, context)


def _may_repeat(bound: Bound) -> bool:
    """Whether a frame by itself may stand for an earlier one: it has who does it, but not what."""
    if bound.generations or bound.frame.noun is not None:
        return False
    return "agent:operator" in bound.features and _lacks_object(bound)


def _is_repeated(bound: Bound, model: Bound) -> bool:
    """Whether a frame that may repeat one stands for this: the model says what, and who too."""
    known = tables()
    frame_class = bound.frame.frame_class
    if frame_class in known.elliptic:
        is_same = model.frame.frame_class in {frame_class, *known.echoes}
        is_same = is_same or _shares(bound, model, "operator")
    else:
        is_same = frame_class in known.echoes
    told = "role:operator" in model.features
    is_act = model.frame.frame_class in known.elliptic or "told:generation" in model.features
    return is_same and told and is_act and len(model.generations) == 1


def _lacks_object(bound: Bound) -> bool:
    """Whether a clause does not say what is launched: no object, or just `service`."""
    clause = bound.frame.clause
    if clause.is_passive or is_completed(bound):
        return False
    return all(resumes_generation(n) for n in clause.deep_objects())


def _repeat(bound: Bound, model: Bound, clauses: list[Clause], context: Context) -> Bound:
    is_echo = bound.frame.frame_class in tables().echoes
    frame_class = model.frame.frame_class if is_echo else bound.frame.frame_class
    again = bind(replace(bound.frame, frame_class=frame_class), clauses, context)
    again.features |= bound.features | {
        "generation",
        "any:generation",
        "object:generation",
        "told:generation",
    }
    again.generations = list(model.generations)
    return again


def _shares(bound: Bound, model: Bound, party: str) -> bool:
    """Whether a participant of a frame takes part in the one told before as well."""
    known = {e.id for e in bound.roles.get(party, [])}
    return bool(known & {e.id for e in model.roles.get(party, [])})
