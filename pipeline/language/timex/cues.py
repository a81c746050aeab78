"""Which words may belong to a time expression: most sentences of the news tell no time.

In: a word. Out: the kinds of time word that it may be, without which no rule is tried.
"""

import re

from pipeline.language.timex.vocabulary import WEEKDAYS

CUES = ("month", "weekday", "season", "deictic", "holiday", "unit")
"""What a rule cannot do without, so that a sentence without it is not searched for it."""
_CUE_WORDS = {
    "weekday": tuple(WEEKDAYS),
    "season": ("spring", "summer", "autumn", "fall", "winter"),
    "deictic": ("today", "tomorrow", "yesterday", "tonight", "morning", "afternoon", "evening"),
    "holiday": ("christmas", "year", "labour", "easter", "diwali", "ramadan", "thanksgiving"),
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
    found = {cue for cue, pieces in _CUE_WORDS.items() if holds(lower, pieces)}
    if holds(word, _MONTH_PIECES) and _MONTH_WORD.search(word):
        found.add("month")
    if _FIGURE.search(word):
        found.add("figure")
    return frozenset(found)


def holds(text: str, pieces: tuple[str, ...]) -> bool:
    """Whether a text has one of the pieces."""
    return any(map(text.__contains__, pieces))
