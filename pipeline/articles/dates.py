"""Dates as news pages write them; precision first.

A date is read only where its form leaves one reading. `09/10/2020` needs evidence (a zone of the
clock beside it, or a day above 12); a date without a year is none.
"""

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

Precision = Literal["day", "month"]

_MONTH_NAMES = (
    ("january", "jan"),
    ("february", "feb"),
    ("march", "mar"),
    ("april", "apr"),
    ("may",),
    ("june", "jun"),
    ("july", "jul"),
    ("august", "aug"),
    ("september", "sept", "sep"),
    ("october", "oct"),
    ("november", "nov"),
    ("december", "dec"),
)
_MONTH_NUMBERS = {name: i for i, names in enumerate(_MONTH_NAMES, 1) for name in names}
MONTH_NAME = "|".join(sorted(_MONTH_NUMBERS, key=len, reverse=True))
_MONTH = r"(?P<{0}>" + MONTH_NAME + r")\b\.?"
_DAY = r"(?P<{0}>3[01]|[12]\d|0?[1-9])"
_YEAR = r"(?P<{0}>19[5-9]\d|20[0-9]\d)"
# Abbreviations of zones tell the habit of the place: Europe and Asia put the day first.
_DAY_FIRST_ZONES = (
    r"(?:GMT|BST|UTC|CES?T|EES?T|WES?T|MSK|IST|SGT|HKT|JST|KST|AES?T|AEDT|NZS?T|NZDT)"
)
_MONTH_FIRST_ZONES = r"(?:E[SD]?T|C[SD]T|M[SD]T|P[SD]?T)"

_WRITTEN = re.compile(
    r"(?<![\w/.-])(?:"
    rf"{_DAY.format('d1')}(?:st|nd|rd|th)?(?: of)?[ -]{_MONTH.format('m1')},?"
    rf"[ -]{_YEAR.format('y1')}"
    rf"|{_MONTH.format('m2')} {_DAY.format('d2')}(?:st|nd|rd|th)?,? ?{_YEAR.format('y2')}"
    rf"|{_YEAR.format('y3')}(?P<s3>[-/.])(?P<m3>0[1-9]|1[0-2])(?P=s3)(?P<d3>0[1-9]|[12]\d|3[01])"
    r"(?=T\d\d|\D|$)"
    rf"|{_YEAR.format('y4')}年(?P<m4>1[0-2]|0?[1-9])月(?P<d4>3[01]|[12]\d|0?[1-9])日"
    r"|(?P<a5>\d{1,2})(?P<s5>[/.-])(?P<b5>\d{1,2})(?P=s5)"
    + _YEAR.format("y5")
    + rf"|{_MONTH.format('m6')},? {_YEAR.format('y6')}"
    + r")(?![\d/]|\.\d|-\d)",
    re.IGNORECASE,
)
_IN_URL = re.compile(
    rf"(?<!\d)(?P<year>20\d\d|199\d)(?P<sign>[/-]?)(?P<month>0[1-9]|1[0-2]|(?<=[/-])(?:{MONTH_NAME}))"
    r"(?P=sign)(?P<day>0[1-9]|[12]\d|3[01])(?!\d)",
    re.IGNORECASE,
)
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WEEKDAY = re.compile(r"\b(?:mon|tue|wed|thu|fri|sat|sun)(?=(?:[a-z]*day)?\b)", re.IGNORECASE)
_FOUR_DIGITS = re.compile(r"\d{4}")
_ZONE = re.compile(
    rf"\d[ ]?(?:[ap]\.?m\.? ?)?\(?(?:(?P<day>{_DAY_FIRST_ZONES})|(?P<month>{_MONTH_FIRST_ZONES}))\b"
)


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date in a text: the first day it can mean, its precision, and its span."""

    day: date
    precision: Precision
    start: int
    end: int


def find_dates(text: str) -> list[FoundDate]:
    """All dates that a short text gives in full (at least month and year), in order."""
    if not _FOUR_DIGITS.search(text):
        return []
    found = (_resolve(match, text) for match in _WRITTEN.finditer(text))
    return [each for each in found if each is not None]


def parse_date(text: str) -> date | None:
    """The one day that a metadata value such as `2020-09-29T10:00:00Z` gives, or None."""
    days = {each.day for each in find_dates(text[:80]) if each.precision == "day"}
    if len(days) == 1:
        return days.pop()
    compact = re.fullmatch(r"(19\d\d|20\d\d)(\d\d)(\d\d)(?:T?\d*Z?)", text.strip())
    return _day(*map(int, compact.groups())) if compact else None


def date_in_url(url: str) -> date | None:
    """The date in a URL's path, as in `/2020/09/29/`, `/2020/sep/29/` or `-20200929.html`."""
    path = re.sub(r"^[a-z]+://[^/]*", "", url)
    match = _IN_URL.search(path)
    if match is None:
        return None
    month = match["month"].casefold()
    number = _MONTH_NUMBERS.get(month) or int(month)
    return _day(int(match["year"]), number, int(match["day"]))


def _resolve(match: re.Match[str], text: str) -> FoundDate | None:
    group = match.groupdict()
    if group["y5"]:
        day = _numeric(int(group["a5"]), int(group["b5"]), int(group["y5"]), group["s5"], text)
        return _found(day, "day", match)
    if group["y6"]:
        return _found(
            _day(int(group["y6"]), _MONTH_NUMBERS[group["m6"].casefold()], 1), "month", match
        )
    index = next(i for i in "1234" if group[f"y{i}"])
    name = group[f"m{index}"].casefold()
    month = _MONTH_NUMBERS.get(name) or int(name)
    return _found(_day(int(group[f"y{index}"]), month, int(group[f"d{index}"])), "day", match)


def _found(day: date | None, precision: Precision, match: re.Match[str]) -> FoundDate | None:
    return FoundDate(day, precision, match.start(), match.end()) if day else None


def _numeric(first: int, second: int, year: int, separator: str, text: str) -> date | None:
    """`09/10/2020`: the reading that is possible or that something beside it supports, else None.

    Evidence is the name of the weekday, or the zone of the clock.
    """
    day_first, month_first = _day(year, second, first), _day(year, first, second)
    if day_first == month_first or not (day_first and month_first):
        return day_first or month_first
    weekday = _WEEKDAY.search(text)
    if weekday:
        fits = [
            day
            for day in (day_first, month_first)
            if _WEEKDAYS[day.weekday()] == weekday[0].casefold()
        ]
        return fits[0] if len(fits) == 1 else None
    zone = _ZONE.search(text)
    if separator == "." or (zone and zone["day"]):
        return day_first
    return month_first if zone and zone["month"] else None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
