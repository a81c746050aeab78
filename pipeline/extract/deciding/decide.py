"""From bound frames to claims: the decision table, read once per kind of claim."""

from collections.abc import Iterator

from pipeline.extract.bound import SUPPRESSED, Bound
from pipeline.extract.deciding.case import Case
from pipeline.extract.deciding.claim import Claim
from pipeline.extract.deciding.deployments import deployments
from pipeline.extract.deciding.networks import Setting
from pipeline.extract.deciding.policies import policies, stances_of_others
from pipeline.extract.deciding.rollouts import rollouts
from pipeline.extract.reading.sentence import ReadSentence, speaker_of
from pipeline.extract.tables import NOTHING, Decision, rows_of

AHEAD_OF_IF = frozenset({"future", "would"})


def claims_of(read: ReadSentence, bound: Bound, setting: Setting) -> Iterator[Claim]:
    """The claims that one bound frame makes; none for questions and conditions."""
    if is_silenced(bound):
        return
    bound.features -= stances_of_others(bound)
    speaker = speaker_of(read, bound)
    bound.features.add(f"speaker:{speaker.kind}")
    if speaker.is_hearsay:
        bound.features.add("hearsay")
    for row in deciding(bound):
        if row.kind != NOTHING:
            yield from _BUILDERS[row.kind](Case(read, bound, row, setting, speaker))


def deciding(bound: Bound) -> Iterator[Decision]:
    """The first row of each kind that a bound frame fits, down to one that ends its reading."""
    decided: set[str] = set()
    for row in rows_of(bound.frame.frame_class, bound.role_features):
        if row.kind in decided or not row.fits(bound.features):
            continue
        yield row
        if row.kind == NOTHING:
            return
        decided.add(row.kind)


def is_silenced(bound: Bound) -> bool:
    """Whether a frame is told of in a question or a condition.

    `if Britain bans it, BT will have to`: what would come of a condition has not come.
    """
    is_supposed = "hinges" in bound.features and bool(bound.features & AHEAD_OF_IF)
    return bool(bound.features & SUPPRESSED) or is_supposed


_BUILDERS = {"deployment": deployments, "rollout": rollouts, "policy": policies}
