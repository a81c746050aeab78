"""Whether a source of the web is well: that it answers, speaks, and still yields articles."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from pipeline.sources.catalog import WebSource
from pipeline.sources.poll_state import PollState

# One failed poll is weather; so many in a row are news.
FAILURES_TO_TELL = 3
# The documents that came last, beside those before them.
RECENT = 20
# A yield below this share of what it was has fallen.
FALLEN = 0.5

ANSWERS, SPEAKS, YIELDS = "answers", "speaks", "keeps_its_yield"
QUESTIONS = {
    ANSWERS: f"Could its listing be read at one of the last {FAILURES_TO_TELL} polls?",
    SPEAKS: "Has it brought a new article for as long as `silent_after` allows?",
    YIELDS: f"Do its last {RECENT} documents give articles at least half as often as before?",
}
# One check asks all three: every answer of a check costs a write to Dagster's records.
CHECK = "is_well"


@dataclass(frozen=True, slots=True)
class Finding:
    """The answer to one question about a source, with what it rests on."""

    question: str
    is_well: bool
    said: str


def examine(
    source: WebSource, state: PollState, gave_article: Sequence[bool], now: datetime
) -> list[Finding]:
    """Ask all questions about a source.

    `gave_article` says of each of its documents, oldest first, whether an article came of it.
    """
    return [_answers(state), _speaks(source, state, now), _yields(gave_article)]


def _answers(state: PollState) -> Finding:
    if state.failures == 0:
        return Finding(ANSWERS, True, state.form or "answers")
    times = "once" if state.failures == 1 else f"{state.failures} times in a row"
    said = f"could not be read {times}: {state.problem}"
    if state.moved_to:
        said += f"; it moved to {state.moved_to}"
    return Finding(ANSWERS, state.failures < FAILURES_TO_TELL, said)


def _speaks(source: WebSource, state: PollState, now: datetime) -> Finding:
    if source.kind == "pages":
        return Finding(SPEAKS, True, "single pages need not say anything new")
    since = state.last_new_at or state.first_polled_at
    if since is None:
        return Finding(SPEAKS, True, "not asked yet")
    if now - since <= source.silent_after:
        return Finding(SPEAKS, True, f"the last new article came on {since:%Y-%m-%d}")
    first = "no new article" if state.last_new_at else "no article at all"
    days = (now - since).days
    return Finding(SPEAKS, False, f"silent: {first} since {since:%Y-%m-%d}, {days} days ago")


def _yields(gave_article: Sequence[bool]) -> Finding:
    before, recent = gave_article[:-RECENT], gave_article[-RECENT:]
    if len(before) < RECENT:
        return Finding(YIELDS, True, f"{len(gave_article)} documents are too few to compare")
    was, now = sum(before) / len(before), sum(recent) / len(recent)
    said = (
        f"{now:.0%} of the last {len(recent)} documents gave an article, {was:.0%} of those before"
    )
    return Finding(YIELDS, now >= FALLEN * was, said)
