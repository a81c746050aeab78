"""What the match of a rule means: a span, told by the day of publication or the day told before.

In: a match. Out: a function of the day that it leans on, and of whether the act is to come.
"""

import re
from collections.abc import Callable
from datetime import date, timedelta

from pipeline.language.spans import (
    Span,
    around,
    dated,
    days_from,
    month_span,
    moved,
    nearest_year,
    part_of_year,
    year_span,
)
from pipeline.language.timex.expression import Resolver
from pipeline.language.timex.patterns import lower_groups
from pipeline.language.timex.vocabulary import HOLIDAYS, MONTHS, NUMBERS, ORDINALS, SHIFTS, WEEKDAYS


def _from_publication(build: Callable[[date, bool], Span | None]) -> Resolver:
    return lambda published, future: None if published is None else build(published, future)


def _shift(groups: dict[str, str]) -> int | None:
    words = (groups.get("relyear") or groups.get("rel") or "").split()
    return SHIFTS.get(words[-1]) if words else None


def absolute(m: re.Match[str]) -> Resolver:
    """A month, a day of a month; without a year the nearest that fits."""
    groups = lower_groups(m)
    month = MONTHS[groups["month"].rstrip(".")]
    day = int(groups["day"]) if groups.get("day") else None
    year = int(groups["year"]) if groups.get("year") else None
    shift, of_year = _shift(groups), bool(groups.get("relyear"))

    def resolve(published: date | None, future: bool) -> Span | None:
        at = year
        if at is None and of_year and published is not None:
            at = published.year + (shift or 0)
        at = at or nearest_year(published, month, day, future=future, shift=shift)
        return None if at is None else dated(at, month, day)

    return resolve


def numeric(m: re.Match[str]) -> Resolver:
    """`2019-05-13`, `13.05.2019`."""
    found = dated(int(m["year"]), int(m["mm"]), int(m["dd"])) if int(m["mm"]) <= 12 else None
    return lambda published, future: found


def whole_year(m: re.Match[str]) -> Resolver:
    """A year in four figures."""
    year = int(m["year"])
    return lambda published, future: year_span(year)


def short_year(m: re.Match[str]) -> Resolver:
    """`FY18`: a year of this century."""
    year = 2000 + int(m["yy"])
    return lambda published, future: year_span(year)


def quarter_or_half(m: re.Match[str]) -> Resolver:
    """A quarter or half, in words or as `Q3`, `2H19`; `the first three months` is one as well."""
    groups = lower_groups(m)
    label = groups.get("quarter") or groups.get("code") or ""
    unit = groups.get("unit") or next((c for c in label if c.isalpha()), "q")
    size = 6 if unit in ("half", "h") else 3
    last = 12 // size
    number = ORDINALS.get(label) or int("".join(c for c in label if c.isdigit()) or last)
    if number > last:
        return lambda published, future: None  # "the third half", "H3"
    year = int(groups["year"]) if groups.get("year") else None
    year = int(groups["oyear"]) if groups.get("oyear") else year
    year = 2000 + int(groups["yy"]) if groups.get("yy") else year
    shift, first = _shift(groups), (number - 1) * size + 1

    def resolve(published: date | None, future: bool) -> Span | None:
        at = year
        if at is None and shift is not None and published is not None:
            at = published.year + shift
        return part_of_year(at, published, first, size, future=future)

    return resolve


def months_of(m: re.Match[str]) -> Resolver:
    """`the first three months of 2019`: as a quarter, told by its first month."""
    year = int(m["year"])
    return lambda published, future: month_span(year, 1)


def weekday(m: re.Match[str]) -> Resolver:
    """The last or the coming day of a name; `next Tuesday` is known to its month."""
    wanted = WEEKDAYS[m["weekday"].lower()]
    is_next = (m["rel"] or "").lower() == "next"

    def resolve(published: date, future: bool) -> Span | None:
        ahead = (wanted - published.weekday()) % 7
        if is_next:
            day = published + timedelta(days=ahead or 7)
            return month_span(day.year, day.month)
        return days_from(published, ahead if future else -((published.weekday() - wanted) % 7))

    return _from_publication(resolve)


def deictic_day(m: re.Match[str]) -> Resolver:
    """`today`, `yesterday`, `tomorrow`."""
    shift = {"yesterday": -1, "tomorrow": 1}.get(m["deictic"].lower(), 0)
    return _from_publication(lambda published, future: days_from(published, shift))


def deictic_unit(m: re.Match[str]) -> Resolver:
    """`this month`, `last year`; `next quarter` is told by its first month."""
    unit, shift = m["unit"].lower(), SHIFTS[m["rel"].lower().split()[-1]]

    def resolve(published: date, future: bool) -> Span:
        is_other_quarter = unit == "quarter" and shift
        return moved(_quarter_of(published) if is_other_quarter else published, unit, shift)

    return _from_publication(resolve)


def _quarter_of(day: date) -> date:
    """The first day of the quarter of the year that a day lies in."""
    return day.replace(month=(day.month - 1) // 3 * 3 + 1, day=1)


def weekend(m: re.Match[str]) -> Resolver:
    """`over the weekend`: the last or the coming one, whose month is known."""

    def resolve(published: date, future: bool) -> Span | None:
        ahead = (WEEKDAYS["saturday"] - published.weekday()) % 7
        saturday = published + timedelta(days=ahead if future else ahead - 7)
        return month_span(saturday.year, saturday.month)

    return _from_publication(resolve)


def season(m: re.Match[str]) -> Resolver:
    """`last winter`, `summer 2019`: known to the year."""
    year, shift = m["year"], _shift(lower_groups(m)) or 0
    if year:
        return lambda published, future: year_span(int(year))
    first = SEASON_BEGINS.get(m["season"].lower(), 1)

    def resolve(published: date, future: bool) -> Span:
        is_last = not future and not shift and published.month < first
        return year_span(published.year + shift - is_last)  # "this summer", told in January

    return _from_publication(resolve)


SEASON_BEGINS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9}


def _counted(m: re.Match[str]) -> tuple[int, str]:
    word = m["count"].lower()
    return int(word) if word.isdigit() else NUMBERS[word], m["unit"].lower().rstrip("s")


def counted_ago(m: re.Match[str]) -> Resolver:
    """`two years ago`."""
    count, unit = _counted(m)
    return _from_publication(lambda published, future: moved(published, unit, -count))


def never_told(m: re.Match[str]) -> Resolver:
    """`years ago`: nobody says how many."""
    return lambda published, future: None


def counted_ahead(m: re.Match[str]) -> Resolver:
    """`within 12 months`, `in two years' time`: no later than then, so no finer than the year."""
    count, unit = _counted(m)
    is_long = unit == "year" or (unit == "month" and count >= 12)

    def resolve(published: date, future: bool) -> Span | None:
        if not future and m["time"] is None:
            return None  # "in two years": how long it took
        first, last, precision = moved(published, unit, count)
        to_come = max(first, published + timedelta(days=1)) if first <= published < last else first
        return year_span(first.year) if is_long else (to_come, last, precision)

    return _from_publication(resolve)


def end_of(m: re.Match[str]) -> Resolver:
    """`the end of the year`, `year-end`."""
    unit = (m["unit"] or "year").lower()
    return _from_publication(lambda published, future: around(published, unit))


def start_of(m: re.Match[str]) -> Resolver:
    """`the start of the year`: of this one, of the next where something is still to come."""
    unit = m["unit"].lower()
    return _from_publication(
        lambda published, future: moved(published, unit, 1) if future else around(published, unit)
    )


def holiday(m: re.Match[str]) -> Resolver:
    """`by Christmas 2020`: the day of the year told, else the nearest."""
    month, day = HOLIDAYS[m["holiday"].lower().replace("’", "'")]

    def resolve(published: date | None, future: bool) -> Span | None:
        year = int(m["year"]) if m["year"] else None
        year = year or nearest_year(published, month, day, future=future, shift=None)
        return None if year is None else dated(year, month, day)

    return resolve


def counted_later(m: re.Match[str]) -> Resolver:
    """`a day later`, `two weeks after`, `a year earlier`: from the day told before."""
    count, unit = _counted(m)
    is_back = m["sense"].lower().startswith(("earlier", "before", "prior"))
    return _from_publication(lambda day, future: moved(day, unit, -count if is_back else count))


def same(m: re.Match[str]) -> Resolver:
    """`that day`, `the same month`: the one told before."""
    unit = m["unit"].lower()
    return _from_publication(lambda day, future: around(day, unit))


def year_of_season(_: re.Match[str]) -> Resolver:
    """`that summer`, `the same spring`: of the year told before."""
    return _from_publication(lambda day, future: year_span(day.year))


def following(m: re.Match[str]) -> Resolver:
    """`the following month`, `the next day`, `the month after`."""
    unit = m["unit"].lower()
    return _from_publication(lambda day, future: moved(day, unit, 1))


def following_month(m: re.Match[str]) -> Resolver:
    """`the following March`: the next of its name after the day told before."""
    month = MONTHS[m["month"].lower()]

    def resolve(day: date, future: bool) -> Span | None:
        return month_span(day.year + int(month <= day.month), month)

    return _from_publication(resolve)


def month_of_year(m: re.Match[str]) -> Resolver:
    """`November of that year`."""
    month = MONTHS[m["month"].rstrip(".").lower()]
    return _from_publication(lambda day, future: month_span(day.year, month))


def day_of_month(m: re.Match[str]) -> Resolver:
    """`on the 27th`, of the month told before."""
    number = int(m["day"])
    return _from_publication(lambda day, future: dated(day.year, day.month, number))
