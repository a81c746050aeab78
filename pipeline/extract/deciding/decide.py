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
from pipeline.extract.tables import NOTHING, rows_of

AHEAD_OF_IF = frozenset({"future", "would"})


def claims_of(read: ReadSentence, bound: Bound, setting: Setting) -> Iterator[Claim]:
    """The claims that one bound frame makes; none for questions and conditions."""
    if bound.features & SUPPRESSED or _is_supposed(bound.features):
        return
    bound.features -= stances_of_others(bound)
    decided: set[str] = set()
    speaker = speaker_of(read, bound)
    bound.features.add(f"speaker:{speaker.kind}")
    if speaker.is_hearsay:
        bound.features.add("hearsay")
    for row in rows_of(bound.frame.frame_class, bound.role_features):
        if row.kind in decided or not row.fits(bound.features):
            continue
        if row.kind == NOTHING:
            return
        decided.add(row.kind)
        yield from _BUILDERS[row.kind](Case(read, bound, row, setting, speaker))


def _is_supposed(features: set[str]) -> bool:
    """`if Britain bans it, BT will have to`: what would come of a condition has not come."""
    return "hinges" in features and bool(features & AHEAD_OF_IF)


_BUILDERS = {"deployment": deployments, "rollout": rollouts, "policy": policies}
