"""How a source is told to be ill: it does not answer, says nothing new, or yields less."""

from datetime import timedelta

import pytest

from pipeline.sources.catalog import WebSource
from pipeline.sources.health import FAILURES_TO_TELL, RECENT, Finding, examine
from pipeline.sources.poll_state import PollState
from tests.unit.sources.clocks import NOON

DAY = timedelta(days=1)
WIRE = WebSource(name="wire", url="https://wire.example/feed", silent_after=3 * DAY)


def ask(
    state: PollState, gave: list[bool] | None = None, source: WebSource = WIRE
) -> dict[str, Finding]:
    return {each.question: each for each in examine(source, state, gave or [], NOON)}


def test_a_source_that_was_never_asked_is_well() -> None:
    assert all(finding.is_well for finding in ask(PollState()).values())


@pytest.mark.parametrize("failures", range(FAILURES_TO_TELL + 2))
def test_one_failure_is_weather_several_in_a_row_are_news(failures: int) -> None:
    state = PollState(failures=failures, problem="the server answered 500")
    finding = ask(state)["answers"]
    assert finding.is_well == (failures < FAILURES_TO_TELL)
    assert ("500" in finding.said) == (failures > 0)


def test_a_source_that_moved_says_where_to() -> None:
    state = PollState(failures=3, problem="gone", moved_to="https://new.example/feed")
    assert "it moved to https://new.example/feed" in ask(state)["answers"].said


@pytest.mark.parametrize(("days", "is_well"), [(3, True), (4, False)])
def test_silence_is_told_after_the_time_that_is_set(days: int, is_well: bool) -> None:
    finding = ask(PollState(last_new_at=NOON - days * DAY))["speaks"]
    assert finding.is_well == is_well
    assert ("silent: no new article since 2026-02-26, 4 days ago" in finding.said) != is_well


def test_a_source_that_never_gave_anything_is_silent_too() -> None:
    finding = ask(PollState(first_polled_at=NOON - 9 * DAY))["speaks"]
    assert "no article at all since 2026-02-21" in finding.said
    assert not finding.is_well


def test_single_pages_are_never_silent() -> None:
    pages = WebSource(name="pages", kind="pages", urls=("https://wire.example/1",))
    state = PollState(last_new_at=NOON - 99 * DAY)
    assert ask(state, source=pages)["speaks"].is_well


@pytest.mark.parametrize(
    ("before", "recent", "is_well"),
    [
        (20, 20, True),
        (20, 10, True),
        (20, 9, False),
        (20, 0, False),
        (10, 5, True),
        (10, 4, False),
        (0, 0, True),
    ],
)
def test_a_yield_that_fell_below_half_is_told(before: int, recent: int, is_well: bool) -> None:
    old = [number < before for number in range(RECENT)]
    new = [number < recent for number in range(RECENT)]
    assert ask(PollState(), old + new)["keeps_its_yield"].is_well == is_well


def test_too_few_documents_are_not_compared() -> None:
    assert ask(PollState(), [True] * RECENT + [False] * (RECENT - 1))["keeps_its_yield"].is_well
