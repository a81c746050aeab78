"""Calendar spans: the first and last possible day that a time expression means, and how precise.

Spans are days, months or years. What is told relative to a day ("next May") is worked out here.
"""

import calendar
from datetime import date, timedelta

Span = tuple[date, date, str]


def day_span(day: date) -> Span:
    """One day."""
    return day, day, "day"


def month_span(year: int, month: int) -> Span:
    """The whole month."""
    return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]), "month"


def year_span(year: int) -> Span:
    """The whole year."""
    return date(year, 1, 1), date(year, 12, 31), "year"


def days_from(day: date, count: int) -> Span:
    """The day so many days later, earlier where the count is negative."""
    return day_span(day + timedelta(days=count))


def months_from(day: date, count: int) -> Span:
    """The month so many months later."""
    index = day.year * 12 + day.month - 1 + count
    return month_span(index // 12, index % 12 + 1)


def weeks_from(day: date, count: int) -> Span:
    """The month in which the week so many weeks later lies: the day is not known."""
    moved = day + timedelta(days=7 * count)
    return month_span(moved.year, moved.month)


def moved(day: date, unit: str, count: int) -> Span:
    """The span that lies so many units from a day, in the precision of the unit."""
    if unit == "day":
        return days_from(day, count)
    if unit in ("week", "fortnight"):
        return weeks_from(day, count * (2 if unit == "fortnight" else 1))
    if unit in ("month", "quarter"):
        return months_from(day, count * (3 if unit == "quarter" else 1))
    return year_span(day.year + count)


def around(day: date, unit: str) -> Span:
    """The day, month or year itself."""
    return moved(day, "month" if unit == "week" else unit, 0)


def dated(year: int, month: int, day: int | None) -> Span | None:
    """A month, or a day of it; None where the calendar has no such day."""
    if day is None:
        return month_span(year, month)
    try:
        return day_span(date(year, month, day))
    except ValueError:
        return None


def nearest_year(
    published: date | None, month: int, day: int | None, *, future: bool, shift: int | None
) -> int | None:
    """The year of a month or day that is told without one; `shift` is that of "next" or "last"."""
    if published is None:
        return None
    if shift == 0:
        return published.year
    now = (published.month, published.day)
    if shift is not None:
        later = (month, day or 1) > now
        return published.year + (shift if later == (shift < 0) else 0)
    here = (month, day or (1 if not future else 31))
    if future:
        return published.year + (1 if here < now else 0)
    return published.year - (1 if here > now else 0)


def part_of_year(
    year: int | None, published: date | None, first: int, size: int, *, future: bool
) -> Span | None:
    """The first month of a quarter or half; without a year the one that lies ahead or behind."""
    if year is None and published is None:
        return None
    if year is None and published is not None:
        over, begun = first + size <= published.month, first <= published.month
        year = published.year + int(future and over) - int(not future and not begun)
    assert year is not None
    return month_span(year, first)
