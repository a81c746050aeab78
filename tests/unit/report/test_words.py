"""Every word of the vocabulary has one for readers, so that no page stumbles over a new one."""

from datetime import date

import pytest

from pipeline.report.site import overview, words
from pipeline.schemas import vocabulary


def test_every_word_of_the_contract_has_a_word_for_readers() -> None:
    assert set(words.STATUSES) == set(vocabulary.STATUSES)
    assert set(words.MILESTONES) == set(vocabulary.MILESTONES)
    assert set(words.ACTIONS) == set(words.SEVERITY_OF) == set(vocabulary.ACTIONS)
    assert set(words.STAGES) == set(vocabulary.STAGES)
    assert set(words.PARTS) == set(vocabulary.PARTS)
    assert set(words.SPEAKERS) == set(vocabulary.ATTRIBUTION_KINDS)
    assert set(words.CERTAINTIES) == set(vocabulary.CERTAINTIES)
    assert set(words.KINDS) == set(vocabulary.MEASURED_KINDS)
    assert set(words.PREFERENCES) == set(vocabulary.PREFERENCES)
    assert set(overview.DISPOSITIONS) == set(vocabulary.DISPOSITIONS)


@pytest.mark.parametrize(
    ("precision", "said"), [("day", "3 May 2019"), ("month", "May 2019"), ("year", "2019")]
)
def test_a_date_is_told_no_more_precisely_than_it_is_known(precision: str, said: str) -> None:
    assert words.day(date(2019, 5, 3), precision) == said


def test_a_policy_that_does_not_stand_has_the_quiet_colour() -> None:
    assert words.look("policy", "ban", "in_force") == "bars"
    assert {words.look("policy", "ban", s) for s in ("proposed", "lifted", "rejected")} == {"open"}


def test_numbers_agree_with_their_noun() -> None:
    assert words.count(1, "claim") == "1 claim"
    assert words.count(1204, "story", "stories") == "1,204 stories"
