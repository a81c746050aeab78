"""Time expressions of English and the calendar span that each means at a publication date.

A span is its first and last possible day with the precision in which the text gives it (day,
month or year). What cannot be told without a publication date resolves to None, never to today.
"""

import calendar
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

MONTHS = {
    name: number
    for number, names in enumerate(
        [
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ],
        start=1,
    )
    for name in names.split()
}
WEEKDAYS = {
    name: number
    for number, names in enumerate(
        [
            "monday mon",
            "tuesday tues tue",
            "wednesday wed",
            "thursday thurs thur thu",
            "friday fri",
            "saturday sat",
            "sunday sun",
        ]
    )
    for name in names.split()
}
ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3}
NUMBERS = {
    word: number
    for number, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
        ]
    )
} | {"a": 1, "an": 1, "the": 1, "half a": 0, "couple of": 2, "a couple of": 2, "several": 0}

_MONTH = (
    r"(?P<month>January|February|March|April|May|June|July|August|September|October|November"
    r"|December|Jan\.?|Feb\.?|Mar\.|Apr\.?|Jun\.|Jul\.|Aug\.?|Sept?\.?|Oct\.?|Nov\.?|Dec\.?)"
)
_YEAR = r"(?P<year>(?:19[89]|20[0-4])\d)"
_DAY = r"(?P<day>[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?"
_WEEKDAY = r"(?P<weekday>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
_COUNT = (
    r"(?P<count>\d{1,2}|a couple of|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve)"
)
_PREP = (
    r"(?:\b(?P<prep>(?i:by|before|until|till|from|since|in|on|at|during|as of|after|within|for"
    r"|through|starting(?: from| in| on)?|beginning(?: in| on)?|effective|no later than|as from"
    r"|over|as early as))\s+)?"
)
_PART = (
    r"(?i:(?P<part>(?:the\s+)?(?:very\s+)?(?:end|close|beginning|start|middle|course|autumn|spring"
    r"|summer|winter)\s+of|year-end|early(?:\s+in)?|late(?:\s+in)?|mid-?|end-|the end"
    r"|the final days of|the first days of)\s*(?:of\s+)?)?"
)

Span = tuple[date, date, str]


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A time expression: character span, the preposition that leads it, how it is resolved.

    `needs_publication` tells that it means nothing without the publication date.
    """

    start: int
    end: int
    role: str
    resolve: Callable[[date | None, bool], Span | None]
    needs_publication: bool


def month_span(year: int, month: int) -> Span:
    """The whole month."""
    return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]), "month"


def year_span(year: int) -> Span:
    """The whole year."""
    return date(year, 1, 1), date(year, 12, 31), "year"


def day_span(day: date) -> Span:
    """One day."""
    return day, day, "day"


def _absolute(m: re.Match[str]) -> Callable[[date | None, bool], Span | None]:
    groups = m.groupdict()
    month = MONTHS[groups["month"].rstrip(".").lower()]
    day = int(groups["day"]) if groups.get("day") else None
    year = int(groups["year"]) if groups.get("year") else None
    shift = {"next": 1, "last": -1, "this": 0}.get((groups.get("rel") or "").lower())

    def resolve(published: date | None, future: bool) -> Span | None:
        at = year or _nearest_year(published, month, day, future, shift)
        if at is None:
            return None
        if day is None:
            return month_span(at, month)
        try:
            return day_span(date(at, month, day))
        except ValueError:
            return None

    return resolve


def _nearest_year(
    published: date | None, month: int, day: int | None, future: bool, shift: int | None
) -> int | None:
    if published is None:
        return None
    if shift is not None and shift != 0:
        later = (month, day or 1) > (published.month, published.day)
        return published.year + (shift if later == (shift < 0) else 0)
    if shift == 0:
        return published.year
    here = (month, day or (1 if not future else 31))
    now = (published.month, published.day)
    if future:
        return published.year + (1 if here < now else 0)
    return published.year - (1 if here > now else 0)


def _year(m: re.Match[str]) -> Callable[[date | None, bool], Span | None]:
    year = int(m["year"])
    return lambda published, future: year_span(year)


def _quarter(m: re.Match[str]) -> Callable[[date | None, bool], Span | None]:
    label = (m["quarter"] or m["q"] or "1").lower()
    number = ORDINALS.get(label) or int(re.sub(r"\D", "", label) or 1)
    size = 6 if (m["unit"] or "").lower() == "half" or label.startswith("h") else 3
    year = int(m["year"]) if m["year"] else None
    shift = {"next": 1, "last": -1}.get((m["rel"] or "").lower(), 0)

    def resolve(published: date | None, future: bool) -> Span | None:
        if year is None and published is None:
            return None
        at = year if year is not None else (published.year if published else 0) + shift
        month = (number - 1) * size + 1
        if year is None and shift == 0 and published is not None:
            at += int(future and month < published.month) - int(
                not future and month > published.month
            )
        return month_span(at, month)

    return resolve


def _weekday(m: re.Match[str]) -> Callable[[date | None, bool], Span | None]:
    wanted = WEEKDAYS[m["weekday"].lower()]
    relation = (m["rel"] or "").lower()

    def resolve(published: date | None, future: bool) -> Span | None:
        if published is None:
            return None
        if relation == "next":
            ahead = published + timedelta(days=(wanted - published.weekday()) % 7 or 7)
            return month_span(ahead.year, ahead.month)
        if future:
            return day_span(published + timedelta(days=(wanted - published.weekday()) % 7))
        return day_span(published - timedelta(days=(published.weekday() - wanted) % 7))

    return resolve


def _deictic_day(m: re.Match[str]) -> Callable[[date | None, bool], Span | None]:
    shift = {"yesterday": -1, "tomorrow": 1}.get(m["deictic"].lower(), 0)
    return lambda published, future: (
        None if published is None else day_span(published + timedelta(days=shift))
    )


def _deictic_unit(m: re.Match[str]) -> Callable[[date | None, bool], Span | None]:
    unit = m["unit"].lower()
    relation = m["rel"].lower().split()[-1]
    shift = {"next": 1, "coming": 1, "following": 1, "last": -1, "previous": -1, "past": -1}.get(
        relation, 0
    )

    def resolve(published: date | None, future: bool) -> Span | None:
        if published is None:
            return None
        if unit == "week":
            moved = published + timedelta(days=7 * shift)
            return month_span(moved.year, moved.month)
        if unit in ("month", "quarter"):
            return month_span(*_add_months(published, shift * (3 if unit == "quarter" else 1)))
        return year_span(published.year + shift)

    return resolve


def _season(m: re.Match[str]) -> Callable[[date | None, bool], Span | None]:
    year = int(m["year"]) if m["year"] else None
    shift = {"next": 1, "last": -1}.get((m["rel"] or "").lower(), 0)

    def resolve(published: date | None, future: bool) -> Span | None:
        if year is not None:
            return year_span(year)
        return None if published is None else year_span(published.year + shift)

    return resolve


def _offset(m: re.Match[str]) -> Callable[[date | None, bool], Span | None]:
    word = m["count"].lower()
    count = int(word) if word.isdigit() else NUMBERS.get(word, 1)
    unit = m["unit"].lower().rstrip("s")
    sign = -1 if (m["ago"] or "").lower() in ("ago", "earlier", "back") else 1

    def resolve(published: date | None, future: bool) -> Span | None:
        if published is None:
            return None
        if unit == "year":
            return year_span(published.year + sign * count)
        if unit in ("month", "fortnight", "week"):
            return _offset_months(published, unit, sign * count)
        return day_span(published + timedelta(days=sign * count))

    return resolve


def _offset_months(published: date, unit: str, count: int) -> Span:
    if unit == "month":
        return month_span(*_add_months(published, count))
    moved = published + timedelta(days=count * (14 if unit == "fortnight" else 7))
    return month_span(moved.year, moved.month)


def _add_months(day: date, months: int) -> tuple[int, int]:
    index = day.year * 12 + day.month - 1 + months
    return index // 12, index % 12 + 1


def _iso(m: re.Match[str]) -> Callable[[date | None, bool], Span | None]:
    def resolve(published: date | None, future: bool) -> Span | None:
        try:
            return day_span(date(int(m["year"]), int(m["mm"]), int(m["dd"])))
        except ValueError:
            return None

    return resolve


_REL = r"(?:(?P<rel>this|last|next)\s+)?"
# Each row: pattern, resolver, whether the publication date is needed. Earlier rows win.
RULES: tuple[
    tuple[re.Pattern[str], Callable[[re.Match[str]], Callable[[date | None, bool], Span | None]]],
    ...,
] = tuple(
    (re.compile(_PREP + pattern, re.IGNORECASE if fold else 0), resolver)
    for pattern, resolver, fold in (
        (_YEAR + r"-(?P<mm>\d\d)-(?P<dd>\d\d)\b", _iso, False),
        (
            r"(?:the\s+)?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s+)?"
            + _DAY
            + r"\s+(?:of\s+)?"
            + _MONTH
            + r"(?:,?\s+"
            + _YEAR
            + r")?\b",
            _absolute,
            False,
        ),
        (
            r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s+)?"
            + _MONTH
            + r"\s+"
            + _DAY
            + r"(?:,\s*"
            + _YEAR
            + r")?\b(?!\s*(?:percent|per cent|%|million|billion))",
            _absolute,
            False,
        ),
        (
            _PART
            + r"(?i:(?P<rel>this|last|next|that)\s+)?"
            + _MONTH
            + r"(?:,?\s+(?:of\s+)?"
            + _YEAR
            + r")(?!\d)",
            _absolute,
            False,
        ),
        (
            _PART + _MONTH + r"\s+of\s+(?P<relyear>this|last|next)\s+year\b",
            lambda m: _bare_month(m),
            False,
        ),
        (
            r"(?:the\s+)?(?P<quarter>first|second|third|fourth)[\s-]+(?P<unit>half|quarter)"
            r"(?P<q>)(?:\s+(?:of\s+)?(?:(?P<rel>this|last|next)\s+year|"
            + _YEAR
            + r"))?\b(?!\s+(?:net|profit|sales|results|revenue))",
            _quarter,
            True,
        ),
        (
            r"(?P<q>[QH][1-4])(?P<quarter>)(?P<unit>)(?P<rel>)[\s-]+" + _YEAR + r"\b",
            _quarter,
            False,
        ),
        (
            _PART + r"(?:(?P<rel>(?i:this|last|next))\s+)?"
            r"(?P<season>[Ss]pring|[Ss]ummer|[Aa]utumn|fall|[Ww]inter)"
            r"(?:\s+(?:of\s+)?" + _YEAR + r")?(?=\W|$)(?!\s+(?i:of|season|olympics|games))",
            _season,
            False,
        ),
        (
            _PART
            + r"(?:later\s+|earlier\s+)?(?:in\s+)?(?P<rel>the\s+(?:coming|following|past|previous)"
            r"|this|last|next)\s+(?P<unit>week|month|quarter|year)\b",
            _deictic_unit,
            True,
        ),
        (r"(?:(?:the|of)\s+)?(?P<deictic>today|tomorrow|yesterday|tonight)\b", _deictic_day, True),
        (r"(?P<deictic>this (?:morning|afternoon|evening))\b", _deictic_day, True),
        (
            r"(?:late\s+|early\s+)?(?:(?P<rel>last|next|this)\s+)?" + _WEEKDAY + r"\b",
            _weekday,
            True,
        ),
        (
            _COUNT
            + r"(?:\s+and\s+a\s+half)?\s+(?P<unit>years?|months?|weeks?|days?|fortnight)"
            + r"\s+(?P<ago>ago|earlier|back)\b",
            _offset,
            True,
        ),
        (
            r"(?:the\s+)?(?:end|close)\s+of\s+(?:the\s+|that\s+)?(?P<rel>this|the|that)?\s*(?P<unit>year|month)\b",
            lambda m: _end_of_year(m),
            True,
        ),
        (r"(?P<rel>the\s+)?year-end\b(?P<unit>)", lambda m: _end_of_year(m), True),
        (
            _PART
            + r"(?i:(?P<rel>this|last|next|that)\s+)?"
            + _MONTH
            + r"(?:\s+of\s+(?P<relyear>this|last|next)\s+year|\s+onwards?)?(?=\W|$)",
            lambda m: _bare_month(m),
            False,
        ),
        (
            _PART
            + r"(?:the\s+year\s+|fiscal\s+(?:year\s+)?)?"
            + _YEAR
            + r"(?!\d|\s*(?:MHz|mhz|million))\b",
            _year,
            False,
        ),
    )
)


def _end_of_year(m: re.Match[str]) -> Callable[[date | None, bool], Span | None]:
    is_month = (m["unit"] or "year").lower() == "month"

    def resolve(published: date | None, future: bool) -> Span | None:
        if published is None:
            return None
        return (
            month_span(published.year, published.month) if is_month else year_span(published.year)
        )

    return resolve


def _bare_month(m: re.Match[str]) -> Callable[[date | None, bool], Span | None]:
    month = MONTHS[m["month"].rstrip(".").lower()]
    relation = (m["relyear"] or "").lower()
    shift = {"next": 1, "last": -1, "this": 0}.get(relation)

    def resolve(published: date | None, future: bool) -> Span | None:
        if published is None:
            return None
        if shift is not None:
            return month_span(published.year + shift, month)
        return _absolute(m)(published, future)

    return resolve


MAY_BE_MODAL = re.compile(r"^\s*(?:in|by|since|from|until|last|this|next|on|of)\s+may\b", re.I)
BARE_NUMBER = re.compile(
    r"^(?:in|by|since|from|until|before|after|during|through|the|of|end)", re.I
)


def time_expressions(text: str, start: int, end: int) -> list[TimeExpression]:
    """All time expressions of `text[start:end]`, in order, none overlapping."""
    taken: list[TimeExpression] = []
    for pattern, build in RULES:
        for m in pattern.finditer(text, start, end):
            if _is_word(text, m.start()) and _plausible(m) and not _overlaps(taken, m.span()):
                begin, role = _led(m)
                needs = "year" not in m.groupdict()
                taken.append(TimeExpression(begin, m.end(), role, build(m), needs))
    return sorted(taken, key=lambda t: t.start)


def _led(m: re.Match[str]) -> tuple[int, str]:
    """Where the expression begins and its preposition.

    `on` is a particle in `turned it on today`.
    """
    role = (m["prep"] or "").lower()
    groups = m.groupdict()
    is_day = groups.get("weekday") or groups.get("month") or groups.get("mm")
    if role == "on" and not is_day and (groups.get("deictic") or groups.get("rel")):
        return m.end("prep") + 1, ""
    return m.start(), role


def _overlaps(taken: list[TimeExpression], span: tuple[int, int]) -> bool:
    return any(t.start < span[1] and span[0] < t.end for t in taken)


def _is_word(text: str, start: int) -> bool:
    return start == 0 or not (text[start - 1].isalnum() or text[start - 1] in "-$€£.")


def _plausible(m: re.Match[str]) -> bool:
    groups = m.groupdict()
    if (groups.get("month") or "").lower() in ("may", "march") and not groups.get("day"):
        return bool(groups.get("year") or groups["prep"] or groups.get("rel") or groups.get("part"))
    only_year = groups.get("year") and not (groups.get("month") or groups.get("q"))
    if only_year and not groups["prep"] and not groups.get("part") and "mm" not in groups:
        return "season" in groups or "quarter" in groups or _year_stands_alone(m)
    return True


def _year_stands_alone(m: re.Match[str]) -> bool:
    before = m.string[max(0, m.start() - 12) : m.start()].rstrip().lower()
    return before.endswith((" of", ",", "(", " late", " early", " and", " to", "or"))


def iter_spans(expressions: list[TimeExpression]) -> Iterator[tuple[int, int]]:
    """The character spans of time expressions."""
    for expression in expressions:
        yield expression.start, expression.end
