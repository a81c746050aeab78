"""What operators have yet to launch: `It will launch 5G. It launched in Bamako in March`: another.

In: the frames of a sentence, as they are completed. Out: a feature of those that go on with a
generation that is still to come, and the generations that are to come from then on.
"""

from pipeline.extract.bound import Bound
from pipeline.extract.context import Context
from pipeline.extract.features.generations import resumes_generation
from pipeline.extract.tables import tables

AWAITED = "awaited"
TO_COME = frozenset({"future", "e:plan"})
TOLD_BACK = frozenset({"over:past", "would", "past", "perfect"})  # "said in May that it would"


def mark_awaited(bounds: list[Bound], context: Context) -> None:
    """Tell the frames whose generation, told before, has still to come."""
    for bound in bounds:
        is_open = "resumed" in bound.features and not _is_of_the_service(bound)
        if is_open and _told(bound) and _told(bound) <= context.awaited:
            bound.features.add(AWAITED)


def note_awaited(bounds: list[Bound], context: Context) -> None:
    """The generations that a sentence says an operator will bring to the country as a whole."""
    for bound in bounds:
        if bound.frame.frame_class not in tables().elliptic - tables().ending:
            continue
        is_ahead = bool(bound.features & TO_COME) and not bound.features & TOLD_BACK
        if is_ahead and "local" not in bound.features:
            context.awaited |= _told(bound)


def _told(bound: Bound) -> set[tuple[str, str]]:
    operators = bound.roles.get("operator", ())
    return {(operator.id, g) for operator in operators for g in bound.generations}


def _is_of_the_service(bound: Bound) -> bool:
    """`The service was launched in Kayes`: the one that was spoken of."""
    clause = bound.frame.clause
    told = [*clause.subjects, *clause.deep_objects()]
    return any(n.determiner == "the" and resumes_generation(n) for n in told)
