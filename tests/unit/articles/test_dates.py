"""Dates: read where the form leaves one reading."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.articles.dates import date_in_url, find_dates, parse_date


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("29 September 2020", date(2020, 9, 29)),
        ("September 29, 2020", date(2020, 9, 29)),
        ("Sept. 29, 2020", date(2020, 9, 29)),
        ("Oct 1, 2020,12:33pm EDT", date(2020, 10, 1)),
        ("1st of May 2019", date(2019, 5, 1)),
        ("the 22nd March 2001", date(2001, 3, 22)),
        ("2016-02-11", date(2016, 2, 11)),
        ("2016/02/11", date(2016, 2, 11)),
        ("2020-09-29T10:00:00+00:00", date(2020, 9, 29)),
        ("25/12/2020", date(2020, 12, 25)),
        ("12/25/2020", date(2020, 12, 25)),
        ("07/07/2020", date(2020, 7, 7)),
        ("09/10/2020 17:42 CET", date(2020, 10, 9)),
        ("09/10/2020 5:42 pm EST", date(2020, 9, 10)),
        ("Fri 09/10/2020", date(2020, 10, 9)),
        ("Thursday, 09/10/2020", date(2020, 9, 10)),
        ("09.10.2020", date(2020, 10, 9)),
        ("2020年10月9日", date(2020, 10, 9)),
        ("[2 December 2012]", date(2012, 12, 2)),
    ],
)
def test_a_full_date_is_one_day(text: str, day: date) -> None:
    (found,) = find_dates(text)
    assert (found.day, found.precision) == (day, "day")


def test_a_month_is_its_first_day_and_says_so() -> None:
    (found,) = find_dates("July 2001")
    assert (found.day, found.precision) == (date(2001, 7, 1), "month")


@pytest.mark.parametrize(
    "text",
    [
        "09/10/2020",
        "09/10/2020 17:42",
        "Oct 18",
        "18 October",
        "2020",
        "31 February 2020",
        "99/99/2020",
        "1.2.3.2020",
        "version 2020-13-45",
        "Mayor 2020",
        "May 20, 20201",
        "+49 30 12 2020 55",
    ],
)
def test_a_date_that_could_be_another_is_none(text: str) -> None:
    assert [found for found in find_dates(text) if found.precision == "day"] == []


def test_a_weekday_that_fits_neither_reading_is_no_evidence() -> None:
    assert find_dates("Sunday 09/10/2020") == []


def test_the_span_of_a_date_is_its_words() -> None:
    text = "Published 13 October 2022, updated Oct. 14, 2022."
    assert [text[found.start : found.end] for found in find_dates(text)] == [
        "13 October 2022",
        "Oct. 14, 2022",
    ]


@given(day=st.dates(date(1960, 1, 1), date(2090, 12, 31)))
def test_every_day_is_read_in_every_usual_form(day: date) -> None:
    month = f"{day:%B}"
    for text in (
        day.isoformat(),
        f"{day.day} {month} {day.year}",
        f"{month} {day.day}, {day.year}",
        f"{month[:3]} {day.day}, {day.year}",
        f"{day:%d.%m.%Y}",
    ):
        assert [found.day for found in find_dates(text)] == [day]


@pytest.mark.parametrize(
    ("stated", "day"),
    [
        ("2020-09-29", date(2020, 9, 29)),
        ("2020-09-29 10:00:00", date(2020, 9, 29)),
        ("20200929", date(2020, 9, 29)),
        ("20200929T100000Z", date(2020, 9, 29)),
        ("Tue, 29 Sep 2020 10:00:00 GMT", date(2020, 9, 29)),
        ("yesterday", None),
        ("2020", None),
        ("09/10/2020", None),
        ("2020-09-29 / 2020-10-01", None),
        ("", None),
    ],
)
def test_metadata_gives_one_day_or_none(stated: str, day: date | None) -> None:
    assert parse_date(stated) == day


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://x.org/2020/09/29/nokia-bt", date(2020, 9, 29)),
        ("https://x.org/news/2020-09-29/nokia", date(2020, 9, 29)),
        ("https://x.org/nokia-bt-20200929.html", date(2020, 9, 29)),
        ("https://x.org/business/2019/nov/18/tariffs", date(2019, 11, 18)),
        ("https://x.org/2020/09/nokia", None),
        ("https://x.org/article/2020093299", None),
        ("https://20200929.org/nokia", None),
    ],
)
def test_an_address_gives_its_day(url: str, day: date | None) -> None:
    assert date_in_url(url) == day
