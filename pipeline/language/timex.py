"""Time expressions of English and the calendar span that each means at a publication date.

A span is its first and last possible day with the precision in which the text gives it (day,
month or year). What cannot be told without a publication date resolves to None, never to today.
Expressions that lean on a day told before ("a week later", "the same month") are marked.
"""

import re
from collections.abc import Callable, Set
from dataclasses import dataclass, replace
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
    for number, name in enumerate(
        ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
    )
}
ORDINALS = {
    word: number
    for number, words in enumerate(["first 1st", "second 2nd", "third 3rd", "fourth 4th"], start=1)
    for word in words.split()
}
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
} | {"a": 1, "an": 1, "the": 1, "a couple of": 2}
SHIFTS = {"next": 1, "coming": 1, "following": 1, "last": -1, "previous": -1, "past": -1, "this": 0}
HOLIDAYS = {
    "christmas eve": (12, 24),
    "christmas day": (12, 25),
    "christmas": (12, 25),
    "new year's eve": (12, 31),
    "new year's day": (1, 1),
    "new year": (1, 1),
    "labour day": (5, 1),
}

GRAINS = ("day", "month", "year")

_MONTH = (
    r"(?P<month>January|February|March|April|May|June|July|August|September|October|November"
    r"|December|Jan\.?|Feb\.?|Mar\.|Apr\.?|Jun\.|Jul\.|Aug\.?|Sept?\.?|Oct\.?|Nov\.?|Dec\.?)"
)
_YEAR = r"(?P<year>(?:19[89]|20[0-4])\d)"
_DAY = r"(?P<day>[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?"
_WEEKDAY = r"(?P<weekday>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
_COUNT = (
    r"(?P<count>\d{1,2}|a couple of|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven"
    r"|twelve)"
)
_UNITS = r"(?P<unit>years?|months?|weeks?|days?|fortnight)"
_PREP = (
    r"(?<![^\W_])"  # nothing begins inside a word: tried first, as all that follows is dear
    r"(?:\b(?P<prep>(?i:by|before|until|till|from|since|in|on|at|during|as of|after|within|for"
    r"|through|starting(?: from| in| on)?|beginning(?: in| on)?|effective|no later than|as from"
    r"|over|between|to|as (?:early|soon|late) as))\s+)?"
)
_PART = (
    r"(?i:(?P<part>(?:the\s+)?(?:very\s+)?(?:end|close|beginning|start|middle|course|autumn|spring"
    r"|summer|winter)\s+of|year-end|early(?:\s+in)?|late(?:\s+in)?|mid-?|end-|the end"
    r"|the final days of|the first days of)\s*(?:of\s+)?)?"
)
_OF_YEAR = r"(?:\s*,?(?:\s+of)?(?:\s+the)?\s+(?:(?P<rel>this|last|next)\s+year|" + _YEAR + r"))"
_NO_FIGURE = r"(?!\s*(?:percent|per cent|%|million|billion))"
_NO_RESULT = r"(?!\s+(?:net|profit|sales|results?|revenues?|earnings|loss|core|operating))"


Resolver = Callable[[date | None, bool], Span | None]


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A time expression: character span, the preposition that leads it, how it is resolved.

    `needs_publication` tells that it means nothing without the publication date. `grain` is set
    where it leans on the day told before, to which `anchored` ties it: how precisely that day has
    to be known (day, month or year).
    """

    start: int
    end: int
    role: str
    resolve: Resolver
    needs_publication: bool
    grain: str = ""
    is_near: bool = False  # a day of the reporter's own week: "today", "on Tuesday"

    def anchored(self, told: Span | None) -> "TimeExpression":
        """The expression resolved from the day or month that the text told before."""
        is_known = told is not None and GRAINS.index(told[2]) <= GRAINS.index(self.grain)
        day = told[0] if told is not None and is_known else None
        return replace(self, resolve=lambda _, future: self.resolve(day, future))


def _groups(m: re.Match[str]) -> dict[str, str]:
    """The named groups in lower case, empty where they do not take part."""
    return {name: (value or "").lower() for name, value in m.groupdict().items()}


def _from_publication(build: Callable[[date, bool], Span | None]) -> Resolver:
    return lambda published, future: None if published is None else build(published, future)


def _shift(groups: dict[str, str]) -> int | None:
    words = (groups.get("relyear") or groups.get("rel") or "").split()
    return SHIFTS.get(words[-1]) if words else None


def _absolute(m: re.Match[str]) -> Resolver:
    """A month, a day of a month; without a year the nearest that fits."""
    groups = _groups(m)
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


def _numeric(m: re.Match[str]) -> Resolver:
    found = dated(int(m["year"]), int(m["mm"]), int(m["dd"])) if int(m["mm"]) <= 12 else None
    return lambda published, future: found


def _year(m: re.Match[str]) -> Resolver:
    year = int(m["year"])
    return lambda published, future: year_span(year)


def _short_year(m: re.Match[str]) -> Resolver:
    year = 2000 + int(m["yy"])
    return lambda published, future: year_span(year)


def _quarter(m: re.Match[str]) -> Resolver:
    """A quarter or half, in words or as `Q3`, `2H19`; `the first three months` is one as well."""
    groups = _groups(m)
    label = groups.get("quarter") or groups.get("code") or ""
    unit = groups.get("unit") or next((c for c in label if c.isalpha()), "q")
    size = 6 if unit in ("half", "h") else 3
    last = 12 // size
    number = ORDINALS.get(label) or int("".join(c for c in label if c.isdigit()) or last)
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


def _months_of(m: re.Match[str]) -> Resolver:
    year = int(m["year"])
    return lambda published, future: month_span(year, 1)


def _weekday(m: re.Match[str]) -> Resolver:
    wanted = WEEKDAYS[m["weekday"].lower()]
    is_next = (m["rel"] or "").lower() == "next"

    def resolve(published: date, future: bool) -> Span | None:
        ahead = (wanted - published.weekday()) % 7
        if is_next:
            day = published + timedelta(days=ahead or 7)
            return month_span(day.year, day.month)
        return days_from(published, ahead if future else -((published.weekday() - wanted) % 7))

    return _from_publication(resolve)


def _deictic_day(m: re.Match[str]) -> Resolver:
    shift = {"yesterday": -1, "tomorrow": 1}.get(m["deictic"].lower(), 0)
    return _from_publication(lambda published, future: days_from(published, shift))


def _deictic_unit(m: re.Match[str]) -> Resolver:
    unit, shift = m["unit"].lower(), SHIFTS[m["rel"].lower().split()[-1]]
    return _from_publication(lambda published, future: moved(published, unit, shift))


def _weekend(m: re.Match[str]) -> Resolver:
    """`over the weekend`: the last or the coming one, whose month is known."""

    def resolve(published: date, future: bool) -> Span | None:
        ahead = (WEEKDAYS["saturday"] - published.weekday()) % 7
        saturday = published + timedelta(days=ahead if future else ahead - 7)
        return month_span(saturday.year, saturday.month)

    return _from_publication(resolve)


def _season(m: re.Match[str]) -> Resolver:
    year, shift = m["year"], _shift(_groups(m)) or 0
    if year:
        return lambda published, future: year_span(int(year))
    return _from_publication(lambda published, future: year_span(published.year + shift))


def _counted(m: re.Match[str]) -> tuple[int, str]:
    word = m["count"].lower()
    return int(word) if word.isdigit() else NUMBERS[word], m["unit"].lower().rstrip("s")


def _ago(m: re.Match[str]) -> Resolver:
    count, unit = _counted(m)
    return _from_publication(lambda published, future: moved(published, unit, -count))


def _ahead(m: re.Match[str]) -> Resolver:
    """`within 12 months`, `in two years' time`: no later than then, so no finer than the year."""
    count, unit = _counted(m)
    is_long = unit == "year" or (unit == "month" and count >= 12)

    def resolve(published: date, future: bool) -> Span | None:
        if not future and m["time"] is None:
            return None  # "in two years": how long it took
        span = moved(published, unit, count)
        return year_span(span[0].year) if is_long else span

    return _from_publication(resolve)


def _end_of(m: re.Match[str]) -> Resolver:
    unit = (m["unit"] or "year").lower()
    return _from_publication(lambda published, future: around(published, unit))


def _holiday(m: re.Match[str]) -> Resolver:
    month, day = HOLIDAYS[m["holiday"].lower().replace("’", "'")]

    def resolve(published: date | None, future: bool) -> Span | None:
        year = int(m["year"]) if m["year"] else None
        year = year or nearest_year(published, month, day, future=future, shift=None)
        return None if year is None else dated(year, month, day)

    return resolve


def _later(m: re.Match[str]) -> Resolver:
    """`a day later`, `two weeks after`, `a year earlier`: from the day told before."""
    count, unit = _counted(m)
    sign = -1 if m["sense"].lower() in ("earlier", "before") else 1
    return _from_publication(lambda day, future: moved(day, unit, sign * count))


def _same(m: re.Match[str]) -> Resolver:
    unit = m["unit"].lower()
    return _from_publication(lambda day, future: around(day, unit))


def _following(m: re.Match[str]) -> Resolver:
    """`the following month`, `the next day`, `the month after`."""
    unit = m["unit"].lower()
    return _from_publication(lambda day, future: moved(day, unit, 1))


def _following_month(m: re.Match[str]) -> Resolver:
    month = MONTHS[m["month"].lower()]

    def resolve(day: date, future: bool) -> Span | None:
        return month_span(day.year + int(month <= day.month), month)

    return _from_publication(resolve)


def _month_of_year(m: re.Match[str]) -> Resolver:
    """`November of that year`."""
    month = MONTHS[m["month"].rstrip(".").lower()]
    return _from_publication(lambda day, future: month_span(day.year, month))


def _day_of_month(m: re.Match[str]) -> Resolver:
    """`on the 27th`, of the month told before."""
    number = int(m["day"])
    return _from_publication(lambda day, future: dated(day.year, day.month, number))


@dataclass(frozen=True, slots=True)
class _Rule:
    """A pattern, what its match means, and what a sentence must hold to be searched for it.

    `needs` is a kind of time word, `words` are pieces of text in lower case, of which one is
    enough, `shape` is a quick pattern.
    """

    pattern: re.Pattern[str]
    build: Callable[[re.Match[str]], Resolver]
    needs: str
    is_anchored: bool = False
    words: tuple[str, ...] = ()
    shape: re.Pattern[str] | None = None

    def grain(self, m: re.Match[str]) -> str:
        """How precisely the day that a match leans on has to be known; empty if on none."""
        if not self.is_anchored:
            return ""
        unit = (m.groupdict().get("unit") or "month").lower().rstrip("s")
        return unit if unit in GRAINS else "month"


def _rule(
    pattern: str,
    build: Callable[[re.Match[str]], Resolver],
    *,
    fold: bool = False,
    anchored: bool = False,
    words: str = "",
    shape: str = "",
) -> _Rule:
    """A rule of a core pattern, which a preposition may lead; `words` are told apart by `|`."""
    needs = next((cue for cue in CUES if f"(?P<{cue}>" in pattern), "figure")
    compiled = re.compile(_PREP + pattern, re.IGNORECASE if fold else 0)
    pieces = tuple(words.split("|")) if words else ()
    return _Rule(compiled, build, needs, anchored, pieces, re.compile(shape) if shape else None)


CUES = ("month", "weekday", "season", "deictic", "holiday", "unit")
"""What a rule cannot do without, so that a sentence without it is not searched for it."""
_CUE_WORDS = {
    "weekday": ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
    "season": ("spring", "summer", "autumn", "fall", "winter"),
    "deictic": ("today", "tomorrow", "yesterday", "tonight", "morning", "afternoon", "evening"),
    "holiday": ("christmas", "year", "labour"),
    "unit": ("year", "month", "week", "day", "quarter", "half", "fortnight"),
}
_MONTH_PIECES = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_MONTH_WORD = re.compile(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b"
)
_FIGURE = re.compile(r"\d{4}|(?i:\d(?:st|nd|rd|th)|[QH][1-4]|[1-4][QH])|FY")
"""A year, a quarter, a day of the month: not every figure, as generations have one."""


def cues_of(word: str) -> frozenset[str]:
    """What kinds of time word or figure a word may be."""
    lower = word.lower()
    found = {cue for cue, pieces in _CUE_WORDS.items() if _holds(lower, pieces)}
    if _holds(word, _MONTH_PIECES) and _MONTH_WORD.search(word):
        found.add("month")
    if _FIGURE.search(word):
        found.add("figure")
    return frozenset(found)


def _holds(text: str, pieces: tuple[str, ...]) -> bool:
    return any(map(text.__contains__, pieces))


_ANCHORED = (
    _rule(
        _COUNT + r"\s+" + _UNITS + r"\s+(?P<sense>later|earlier|afterwards|after(?=[,.;]|\s+and\b))"
        r"(?!\s+(?:this|that|in|than))",
        _later,
        fold=True,
        anchored=True,
        words="later|earlier|after",
    ),
    _rule(
        r"(?P<rel>that\s+same|that|(?:the\s+)?(?:very\s+)?same)\s+"
        r"(?P<unit>day|month|year)\b",
        _same,
        fold=True,
        anchored=True,
        words="that day|that month|that year|same day|same month|same year",
    ),
    _rule(
        r"the\s+(?:following|next)\s+(?P<unit>day)\b",
        _following,
        fold=True,
        anchored=True,
        words="following day|next day",
    ),
    _rule(
        r"(?:the\s+)?(?P<unit>day|week|month|year)\s+after(?=[,.;]|\s+and\b|$)",
        _following,
        fold=True,
        anchored=True,
        words=" after",
    ),
    _rule(
        r"the\s+following\s+(?P<unit>week|month|year)\b",
        _following,
        fold=True,
        anchored=True,
        words="following",
    ),
    _rule(
        r"the\s+following\s+(?P<month>January|February|March|April|May|June|July|August"
        r"|September|October|November|December)\b",
        _following_month,
        anchored=True,
        words="following",
    ),
    _rule(
        r"the\s+(?P<day>[12]?\d|3[01])(?:st|nd|rd|th)(?=[,.;]|\s+and\b|$)",
        _day_of_month,
        anchored=True,
        words="the 0|the 1|the 2|the 3|the 4|the 5|the 6|the 7|the 8|the 9",
    ),
)
_CALENDAR = (
    _rule(_YEAR + r"-(?P<mm>\d\d)-(?P<dd>\d\d)\b", _numeric, shape=r"\d-\d\d-"),
    _rule(
        r"(?P<dd>\d{1,2})\.(?P<mm>\d{1,2})\." + _YEAR + r"\b", _numeric, shape=r"\d\.\d{1,2}\.\d"
    ),
    _rule(
        r"(?:the\s+)?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s+)?"
        + _DAY
        + r"[\s-]+(?:of\s+)?"
        + _MONTH
        + r"(?:[,\s'’-]\s*"
        + _YEAR
        + r")?\b",
        _absolute,
        shape=r"\d(?:st|nd|rd|th)?[\s-]+(?:of\s+)?[A-Z]",
    ),
    _rule(
        r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s+)?"
        + _MONTH
        + r"\s+"
        + _DAY
        + r"(?:\s?[-–]\s?\d{1,2}\b)?(?:,?\s+of\s+(?P<relyear>this|last|next)\s+year|,?\s*"
        + _YEAR
        + r")?\b"
        + _NO_FIGURE,
        _absolute,
        shape=r"[a-z.]\s+\d",
    ),
    _rule(
        _PART
        + r"(?i:(?P<rel>this|last|next|that)\s+)?"
        + _MONTH
        + r"(?:,?\s+(?:of\s+|in\s+)?"
        + _YEAR
        + r")(?!\d)",
        _absolute,
        shape=r"[a-z.],?\s+(?:of\s+|in\s+)?(?:19[89]|20[0-4])\d",
    ),
    _rule(
        _PART + _MONTH + r"\s+(?:of\s+)?(?P<relyear>this|last|next)\s+year\b",
        _absolute,
        words="this year|last year|next year",
    ),
)
_PARTS_OF_YEAR = (
    _rule(
        _PART + r"(?:the\s+)?(?P<quarter>first|second|third|fourth|final|[1-4](?:st|nd|rd|th))"
        r"[\s-]+(?P<unit>half|quarter)" + _OF_YEAR + r"?\b" + _NO_RESULT,
        _quarter,
        fold=True,
        words=" half| quarter|-half|-quarter",
    ),
    _rule(
        _PART
        + r"(?:the\s+)?(?P<quarter>last)[\s-]+(?P<unit>half|quarter)"
        + _OF_YEAR
        + r"\b"
        + _NO_RESULT,
        _quarter,
        fold=True,
        words="last half|last quarter|last-|last -",
    ),
    _rule(
        _PART
        + r"(?:the\s+)?(?P<code>[QH][1-4]|[1-4][QH])(?:\s*'?(?P<yy>[0-4]\d)\b|[\s'-]*"
        + _YEAR
        + "|"
        + _OF_YEAR.replace("<year>", "<oyear>")
        + r")?\b"
        + _NO_RESULT,
        _quarter,
        shape=r"[QH][1-4]|[1-4][QH]",
    ),
)
_MONTHS_AND_SEASONS = (
    _rule(
        _PART + _MONTH + r"\s+(?:of\s+)?(?:that|the\s+same)\s+(?P<unit>year)\b",
        _month_of_year,
        anchored=True,
        words="that year|same year",
    ),
    _rule(r"that\s+" + _MONTH + r"\b", _month_of_year, anchored=True, words="that "),
    _rule(
        r"(?:the\s+)?first\s+(?:three|six|nine|two)\s+months\s+of\s+" + _YEAR,
        _months_of,
        fold=True,
        words="months of",
    ),
    _rule(
        _PART + r"(?:(?P<rel>(?i:this|last|next))\s+)?"
        r"(?P<season>[Ss]pring|[Ss]ummer|[Aa]utumn|fall|[Ww]inter)"
        r"(?:\s+(?:of\s+)?" + _YEAR + r")?(?=\W|$)"
        r"(?!\s+(?i:of|season|olympics|games|hill|haven|park|garden|lake|valley|creek|grove|city))",
        _season,
    ),
)
_RELATIVE = (
    _rule(
        r"(?:(?:over|at|on|during)\s+the|last|this)\s+(?P<unit>weekend)\b",
        _weekend,
        fold=True,
        words="weekend",
    ),
    _rule(
        _PART + r"(?:later\s+|earlier\s+)?(?:in\s+)?(?P<rel>the\s+(?:coming|past|previous)"
        r"|this|last|next)\s+(?:(?:fiscal|financial|calendar)\s+)?"
        r"(?P<unit>week|month|quarter|year)\b",
        _deictic_unit,
        fold=True,
        words="coming |past |previous |this |last |next ",
        shape=r"(?i:(?:coming|past|previous|this|last|next)\s+"
        r"(?:fiscal|financial|calendar|week|month|quarter|year))",
    ),
    _rule(
        r"(?:(?:the|of)\s+)?(?P<deictic>today|tomorrow|yesterday|tonight)\b",
        _deictic_day,
        fold=True,
    ),
    _rule(
        r"(?P<deictic>this (?:morning|afternoon|evening))\b",
        _deictic_day,
        fold=True,
        words="this morning|this afternoon|this evening",
    ),
    _rule(
        r"(?:late\s+|early\s+)?(?:(?P<rel>last|next|this)\s+)?" + _WEEKDAY + r"\b",
        _weekday,
        fold=True,
    ),
    _rule(
        _COUNT + r"(?:\s+and\s+a\s+half)?\s+" + _UNITS + r"\s+(?P<ago>ago|back)\b",
        _ago,
        fold=True,
        words=" ago| back",
    ),
    _rule(
        r"(?P<ahead>the\s+next\s+|the\s+coming\s+)?"
        + _COUNT
        + r"\s+(?P<unit>years?|months?|weeks?)"
        r"(?P<time>['’]?s?['’]?\s+time|\s+from\s+now)?\b",
        _ahead,
        fold=True,
        words="in the |in a |in an |in one|in two|in three|in four|in five|in six|in seven|in eight"
        "|in nine|in ten|in eleven|in twelve|in 0|in 1|in 2|in 3|in 4|in 5|in 6|in 7|in 8|in 9",
        # without `in` it is a duration
    ),
    _rule(
        r"(?:the\s+)?(?:year-end|(?:end|close)\s+of\s+(?:the\s+)?year)\s+" + _YEAR,
        _year,
        fold=True,
        words="year 19|year 20|year-end 19|year-end 20",
    ),
    _rule(
        r"(?:the\s+)?(?:end|close)\s+of\s+(?:the\s+|that\s+)?(?:this|the|that)?\s*"
        r"(?P<unit>year|month)\b",
        _end_of,
        fold=True,
        words="end of|close of",
    ),
    _rule(r"(?:the\s+)?year-end\b(?P<unit>)", _end_of, fold=True, words="year-end"),
    _rule(
        r"(?P<holiday>Christmas Eve|Christmas Day|Christmas|New Year['’]s Eve"
        r"|New Year['’]s Day|New Year|Labour Day)(?:,?\s+" + _YEAR + r")?\b"
        r"(?!\s+(?:season|sales|shopping|period|holidays?|gift))",
        _holiday,
        words="christmas|new year|labour day",
    ),
)
_BARE = (
    _rule(
        _PART + r"(?i:(?P<rel>this|last|next|that)\s+)?" + _MONTH + r"(?:\s+onwards?)?(?=\W|$)",
        _absolute,
    ),
    _rule(
        r"(?:time\s+for\s+)?the\s+" + _YEAR + r"\s+(?:\w+\s+)?(?:Olympics|Olympic Games|Games"
        r"|World Cup)\b",
        _year,
        words="olympic|games|world cup",
    ),
    _rule(
        _PART
        + r"(?:the\s+year\s+|(?:fiscal|financial)\s+(?:year\s+)?)?"
        + _YEAR
        + r"(?:[/-]\d\d(?!\d))?(?!\d|\s*(?:MHz|mhz|million))\b",
        _year,
        shape=r"(?:19[89]|20[0-4])\d",
    ),
    _rule(r"FY[\s-]?(?:20)?(?P<yy>[0-4]\d)\b", _short_year, shape="FY"),
)
RULES = (*_CALENDAR, *_PARTS_OF_YEAR, *_MONTHS_AND_SEASONS, *_ANCHORED, *_RELATIVE, *_BARE)
"""Earlier rules win where two overlap."""


def time_expressions(
    text: str, start: int, end: int, cues: Set[str] | None = None
) -> list[TimeExpression]:
    """All time expressions of `text[start:end]`, in order, none overlapping.

    `cues` are the kinds of time words that it holds, where they are known. They are told before
    any pattern is tried, as most sentences of the news tell no time.
    """
    said = text[start:end]
    if not said.isupper():
        return _expressions(text, start, end, _cues_in(said) if cues is None else cues)
    calmed = _LOUD.sub(_calmed, said)
    found = _expressions(calmed, 0, len(said), _cues_in(calmed))
    return [replace(t, start=t.start + start, end=t.end + start) for t in found]


def _cues_in(said: str) -> set[str]:
    return {cue for word in said.split() for cue in cues_of(word)}


def _expressions(text: str, start: int, end: int, cues: Set[str]) -> list[TimeExpression]:
    taken: list[TimeExpression] = []
    for rule in _rules_for(text[start:end], cues) if cues else ():
        for m in rule.pattern.finditer(text, start, end):
            if _is_word(text, m.start()) and _plausible(m) and not _overlaps(taken, m.span()):
                taken.append(_expression(rule, m))
    return sorted(taken, key=lambda t: t.start)


_LOUD = re.compile(r"[A-Z]{3,}")


def _calmed(word: re.Match[str]) -> str:
    """`MAY` in a headline in capitals, as names of months and days are written elsewhere."""
    return word.group().capitalize()


def _rules_for(said: str, cues: Set[str]) -> list[_Rule]:
    """The rules that may match in a sentence, told from its pieces."""
    spaced = " ".join(said.split()).lower()
    return [
        rule
        for rule in RULES
        if rule.needs in cues
        and (not rule.words or _holds(spaced, rule.words))
        and (rule.shape is None or rule.shape.search(said))
    ]


def _expression(rule: _Rule, m: re.Match[str]) -> TimeExpression:
    begin, role = _led(m)
    needs = not any(v for n, v in m.groupdict().items() if "year" in n and "rel" not in n)
    return TimeExpression(begin, m.end(), role, rule.build(m), needs, rule.grain(m), _is_near(m))


def _is_near(m: re.Match[str]) -> bool:
    groups = m.groupdict()
    return bool(groups.get("weekday") or groups.get("deictic"))


def _led(m: re.Match[str]) -> tuple[int, str]:
    """Where the expression begins and its preposition.

    `on` is a particle in `turned it on today`.
    """
    role = (m["prep"] or "").lower()
    groups = m.groupdict()
    is_day = any(groups.get(n) for n in ("weekday", "month", "mm", "day", "holiday"))
    if role == "on" and not is_day and (groups.get("deictic") or groups.get("rel")):
        return m.end("prep") + 1, ""
    return m.start(), role


def _overlaps(taken: list[TimeExpression], span: tuple[int, int]) -> bool:
    return any(t.start < span[1] and span[0] < t.end for t in taken)


def _is_word(text: str, start: int) -> bool:
    return start == 0 or not (text[start - 1].isalnum() or text[start - 1] in "-$€£.")


def _plausible(m: re.Match[str]) -> bool:
    groups = _groups(m)
    if "ahead" in groups:
        return groups["prep"] in ("in", "within")
    if groups.get("code"):
        return any(groups.get(n) for n in ("prep", "part", "year", "oyear", "rel", "yy"))
    if groups.get("month") in ("may", "march") and not groups.get("day"):
        return any(groups.get(n) for n in ("year", "prep", "rel", "relyear", "part"))
    if groups.get("season") and _ends_a_name(m):
        return False
    only_year = groups.get("year") and not (groups.get("month") or groups.get("holiday"))
    if only_year and not groups["prep"] and not groups.get("part") and "mm" not in groups:
        return "season" in groups or "quarter" in groups or _year_stands_alone(m)
    return True


def _ends_a_name(m: re.Match[str]) -> bool:
    """`Silver Spring`: a capital after another, with nothing that makes it a time of year."""
    groups = _groups(m)
    is_told = any(groups.get(n) for n in ("prep", "part", "rel", "year"))
    return (
        not is_told
        and m["season"][0].isupper()
        and _NAME_BEFORE.search(m.string[: m.start()]) is not None
    )


_NAME_BEFORE = re.compile(r"(?<!\w)[A-Z][a-z]+ $")


def _year_stands_alone(m: re.Match[str]) -> bool:
    before = m.string[max(0, m.start() - 12) : m.start()].rstrip().lower()
    return before.endswith((" of", ",", "(", " late", " early", " and", " to", "or"))
