"""Where sentences begin and end, as character spans of an article's text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

LINE = re.compile(r"[^\n]+")
BREAK = re.compile(
    r"[.!?…]+[\"'”’»)\]]*(?:\[\w{1,3}\])*(?=\s)"  # `in May.[12] It`: a note stands behind
    r"|(?<=[a-z]{4})\.(?=[A-Z][a-z]{3,}[ ,])"  # "left open.However, it said": a space is missing
)
ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Sr|Jr|St|Ft|Mt|Gen|Col|Lt|Capt|Sen|Rep|Gov|Hon|No|Nos|vs|etc|approx"
    r"|Inc|Corp|Co|Ltd|Cos|Bros|Plc|Pty|Pte|Bhd|Sdn|Dept|Est|Fig|cf|e\.g|i\.e|a\.m|p\.m"
    r"|JAN|FEB|MAR|APR|JUN|JUL|AUG|SEPT|SEP|OCT|NOV|DEC"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|Mon|Tue|Tues|Wed|Thu|Thur|Thurs|Fri|Sat|Sun)"
    r"|(?<!&)\b[A-Z]|(?:\b[A-Za-z]\.)+[A-Za-z])\.$"
)
CLOSING_ABBREVIATION = re.compile(r"\b(?:Inc|Corp|Co|Ltd|Plc|U\.S|U\.K|E\.U|a\.m|p\.m)\.$")
OPENER = re.compile(r"\s+[\"'“‘«(\[]*(?P<word>[^\s]+)")
STARTERS = frozenset(
    [
        "the",
        "a",
        "an",
        "this",
        "that",
        "these",
        "those",
        "it",
        "its",
        "they",
        "their",
        "he",
        "she",
        "we",
        "in",
        "on",
        "at",
        "but",
        "and",
        "by",
        "for",
        "from",
        "however",
        "meanwhile",
        "while",
        "when",
        "after",
        "before",
        "as",
        "if",
        "although",
        "both",
        "neither",
        "there",
        "under",
        "last",
        "earlier",
        "since",
        "with",
        "according",
    ]
)
LONGEST = 2000  # characters
PAUSES = ("; ", ", and ", ", ", " ")
"""Where a sentence without end is cut, best first."""
PLAIN_WORD = re.compile(r"\b[a-z]{4,}\.$")
BULLET = re.compile(r"^\s*(?:[-*•·–—>]+|\d{1,2}[.)])\s+")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: half-open character span of the text, its paragraph, and what else it is."""

    start: int
    end: int
    paragraph: int
    is_title: bool = False
    is_bullet: bool = False
    is_dateline: bool = False


def sentences(text: str, *, title: str | None = None) -> list[Sentence]:
    """Split a text into sentences; a line break always ends one.

    The first line counts as the title where it equals `title`: it is read in headline mode.
    """
    found: list[Sentence] = []
    for paragraph, line in enumerate(LINE.finditer(text)):
        if paragraph == 0 and title is not None and line.group().strip() == title.strip():
            found.append(Sentence(*_trim(text, *line.span()), paragraph, is_title=True))
            continue
        bullet = BULLET.match(line.group()) is not None
        for start, end in _split(text, *line.span()):
            found.append(Sentence(start, end, paragraph, is_bullet=bullet))
    return [s for s in found if s.end > s.start]


def _split(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    begin = start
    for stop in BREAK.finditer(text, start, end):
        if _ends_sentence(text, begin, stop):
            yield from _cut(text, *_trim(text, begin, stop.end()))
            begin = stop.end()
    if text[begin:end].strip():
        yield from _cut(text, *_trim(text, begin, end))


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A sentence in parts that are no longer than any that people write.

    Reading one takes time with the square of its clauses.
    """
    while end - start > LONGEST:
        cut = _pause_within(text, start)
        yield _trim(text, start, cut)
        start = cut
    yield _trim(text, start, end)


def _pause_within(text: str, start: int) -> int:
    """Where the best pause of the second half ends; the limit where there is none."""
    half, limit = start + LONGEST // 2, start + LONGEST
    places = ((text.rfind(mark, half, limit), len(mark)) for mark in PAUSES)
    return next((place + length for place, length in places if place >= 0), limit)


def _ends_sentence(text: str, begin: int, stop: re.Match[str]) -> bool:
    following = OPENER.match(text, stop.end())
    if following is None:
        return True
    word = following["word"]
    before = text[max(begin, stop.start() - 24) : stop.start() + 1]
    if word[0].islower():
        return _is_plain_end(stop, before)
    if stop.group()[0] != "." or not ABBREVIATION.search(before):
        return True
    closes = CLOSING_ABBREVIATION.search(before) is not None
    return closes and word.lower().strip(".,;:") in STARTERS


def _is_plain_end(stop: re.Match[str], before: str) -> bool:
    """Whether a full stop ends a sentence though a small letter follows: a brand such as `rain`."""
    is_abbreviated = ABBREVIATION.search(before) is not None
    return stop.group() == "." and not is_abbreviated and PLAIN_WORD.search(before) is not None


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
