"""What a time expression means on the day of publication, here Wednesday, 15 May 2019."""

import datetime as dt
from dataclasses import replace

import pytest

from pipeline.language.spans import Span, day_span, month_span
from pipeline.language.timex import search
from pipeline.language.timex.expression import TimeExpression
from pipeline.language.timex.rules import RULES
from pipeline.language.timex.search import time_expressions
from pipeline.settings import Settings

PUBLISHED = dt.date(2019, 5, 15)

BEHIND = {
    "on Tuesday": "2019-05-14",
    "yesterday": "2019-05-14",
    "last Tuesday": "2019-05-14",
    "on May 13": "2019-05-13",
    "on the 28th of September": "2018-09-28",
    "on 19-Feb'2018": "2018-02-19",
    "on 20.05.2018": "2018-05-20",
    "November 4-5, 2018": "2018-11-04",
    "last week": "2019-05",
    "earlier this month": "2019-05",
    "three weeks ago": "2019-04",
    "in August of last year": "2018-08",
    "in August last year": "2018-08",
    "in August in 2005": "2005-08",
    "last August": "2018-08",
    "in the fourth quarter": "2018-10",
    "in the last quarter of 2018": "2018-10",
    "in 4Q 2018": "2018-10",
    "in Q3'18": "2018-07",
    "in the first three months of 2019": "2019-01",
    "two years ago": "2017",
    "late last year": "2018",
    "since 2018": "2018",
    "in FY2018": "2018",
    "last winter": "2018",
    "on Christmas Eve": "2018-12-24",
}
AHEAD = {
    "on June 1": "2019-06-01",
    "starting July 30": "2019-07-30",
    "on New Year's Day": "2020-01-01",
    "from April onward": "2020-04",
    "as early as October": "2019-10",
    "by the end of March": "2020-03",
    "next month": "2019-06",
    "in Q1 next year": "2020-01",
    "in the second half of this year": "2019-07",
    "at the start of the year": "2020",
    "by the end of the second quarter": "2019-04",
    "in 2H19": "2019-07",
    "by the end of next year": "2020",
    "by mid-2020": "2020",
    "by year-end 2020": "2020",
    "by the end of the year": "2019",
    "next fiscal year": "2020",
    "next spring": "2020",
    "within 12 months": "2020",
    "in two years' time": "2021",
    "in time for the 2020 Summer Olympics": "2020",
    "until 2027": "2027",
}
TOLD_BEFORE = {
    "a day later": "2018-03-26",
    "on the 27th": "2018-03-27",
    "two weeks later": "2018-04",
    "the following April": "2018-04",
    "the month after,": "2018-04",
    "November of that year": "2018-11",
    "a year earlier": "2017",
    "that year": "2018",
    "that summer": "2018",
    "in the same spring": "2018",
}
NO_TIME = [
    "across Silver Spring, Maryland",
    "in Spring Hill, Tennessee",
    "may offer it",
    "the 2,600 MHz band",
    "Q1 results rose",
    "took 5G to market in two years",
    "from 3G to 4G",
    "the first quarter net profit",
    "in the third half",
]


def _told(span: Span | None) -> str | None:
    return span and span[0].isoformat()[: {"day": 10, "month": 7, "year": 4}[span[2]]]


def _only(words: str) -> TimeExpression:
    sentence = f"The carrier said it did so {words}, and more."
    (found,) = time_expressions(sentence, 0, len(sentence))
    return found


@pytest.mark.parametrize(("words", "meaning"), BEHIND.items())
def test_a_time_behind_is_counted_from_the_day_of_publication(words: str, meaning: str) -> None:
    assert _told(_only(words).resolve(PUBLISHED, False)) == meaning


@pytest.mark.parametrize(("words", "meaning"), AHEAD.items())
def test_a_time_ahead_is_counted_from_the_day_of_publication(words: str, meaning: str) -> None:
    assert _told(_only(words).resolve(PUBLISHED, True)) == meaning


@pytest.mark.parametrize(("words", "meaning"), TOLD_BEFORE.items())
def test_what_leans_on_a_day_is_counted_from_the_one_told_before(words: str, meaning: str) -> None:
    tied = _only(words).anchored(day_span(dt.date(2018, 3, 25)))
    assert _told(tied.resolve(PUBLISHED, False)) == meaning


def test_the_end_of_a_word_leads_no_time() -> None:
    assert [t.role for t in time_expressions("It will begin next year.", 0, 24)] == [""]


@pytest.mark.parametrize("words", TOLD_BEFORE)
def test_what_leans_on_a_day_means_nothing_where_none_was_told(words: str) -> None:
    assert _only(words).anchored(None).resolve(PUBLISHED, False) is None


def test_a_day_later_means_nothing_where_only_a_month_was_told() -> None:
    assert _only("a day later").anchored(month_span(2018, 3)).resolve(PUBLISHED, False) is None


@pytest.mark.parametrize("words", ["on Tuesday", "last week", "in March", "two years ago"])
def test_without_a_day_of_publication_a_relative_time_is_unknown(words: str) -> None:
    assert _only(words).resolve(None, False) is None


@pytest.mark.parametrize("words", NO_TIME)
def test_a_figure_or_a_verb_is_no_time(words: str) -> None:
    found = time_expressions(words, 0, len(words))
    assert not any(t.resolve(PUBLISHED, False) for t in found)


def test_no_rule_is_passed_over_where_it_would_match(monkeypatch: pytest.MonkeyPatch) -> None:
    samples = sorted(Settings().data_dir.rglob("*.txt"))
    lines = [line for path in samples for line in path.read_text(encoding="utf-8").splitlines()]
    lines += [f"It did so {words}, and more." for words in (*BEHIND, *AHEAD, *TOLD_BEFORE)]
    told = [_places(line) for line in lines]
    searched = tuple(replace(rule, words=(), shape=None) for rule in RULES)
    monkeypatch.setattr(search, "RULES", searched)
    assert told == [_places(line) for line in lines]
    assert sum(map(len, told)) > len(lines) / 4


def _places(line: str) -> list[tuple[int, int, str]]:
    return [(t.start, t.end, t.role) for t in time_expressions(line, 0, len(line))]
