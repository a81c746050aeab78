"""The head of an article: title, author, publisher, date, and where the body begins."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from pipeline.articles.boilerplate import Place, find_rule
from pipeline.articles.boilerplate_rules import CutRule
from pipeline.articles.byline import is_byline, names_people
from pipeline.articles.dateline import agency_of_title, first_dateline, read_dateline
from pipeline.articles.dates import find_dates
from pipeline.articles.header_line import (
    BARE_DATE,
    MAX_HEAD_LINE,
    ZONES,
    Reading,
    Stamp,
    is_kicker,
    read_line,
)
from pipeline.articles.lines import Line

# How far the head of a page may reach: lines in all, and paragraphs (a deck) among them.
_HEAD_LINES = 16
_HEAD_PARAGRAPHS = 2
_MAX_TITLE = 300

_TAIL_STAMP = re.compile(
    r"(?:this (?:report|story|article|post) (?:was|is) )?(?:first |originally |last )?"
    r"(?:published|posted|updated|issued)\b",
    re.IGNORECASE,
)
_CLOCK = re.compile(
    rf",? ?(?:at )?\d{{1,2}}[:.]\d\d ?(?:[ap]\.?m\.?)? ?(?:{ZONES})\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Header:
    """What the head of a text says, and the lines that remain as the body."""

    title: str | None
    author: str | None
    publisher: str | None
    published_on: date | None
    published_basis: str
    body: tuple[Line, ...]


def read_header(lines: Sequence[Line], *, title: str | None = None) -> Header:
    """Read the head of a text.

    With `title` given (from metadata) the first line that repeats it is dropped; otherwise the
    first line that is no furniture and no paragraph is the title.
    """
    above, title, below = _split_title(list(lines), title)
    head, body = _split_head(below)
    reader = _read_in_timeline if _is_timeline(below) else read_line
    read = [(line, reader(line)) for line in [*above, *_mark_names(head)]]
    kept = [replace(line, text=each.kept) for line, each in read if each.kept is not None]
    author = next((each.author for _, each in read if each.author), None)
    dateline = first_dateline([line.text for line in (*kept, *body)][:5])
    stamps = [stamp for _, each in read for stamp in each.stamps]
    if dateline and dateline.found:
        stamps.append(Stamp(dateline.found, "dateline", 25))
    stamps += _tail_stamps(body) + _clock_stamps(lines)
    best = min(stamps, key=lambda stamp: stamp.rank, default=None)
    return Header(
        title=title,
        author=author,
        publisher=next((each.publisher for _, each in read if each.publisher), None)
        or (dateline.agency if dateline else None)
        or (agency_of_title(title) if title else None),
        published_on=best.found.day if best else None,
        published_basis=best.basis if best else "not_stated",
        body=tuple(_without_repeats([*kept, *body], title, author)),
    )


def _is_timeline(lines: list[Line]) -> bool:
    """Whether bare dates head the sections of a text: those are days of events."""
    heads = (line for line, below in pairwise(lines) if len(line.text) <= 40 and below.is_prose)
    return sum(_is_bare_date(read_line(line)) for line in heads) >= 3


def _is_bare_date(reading: Reading) -> bool:
    ranks = [stamp.rank for stamp in reading.stamps]
    return ranks == [BARE_DATE] and reading.kept is None and reading.author is None


def _read_in_timeline(line: Line) -> Reading:
    reading = read_line(line)
    return Reading(line.text) if _is_bare_date(reading) else reading


def _split_title(lines: list[Line], title: str | None) -> tuple[list[Line], str | None, list[Line]]:
    """Lines above the title, the title, lines below it."""
    for i, line in enumerate(lines[:_HEAD_LINES]):
        if title is not None:
            if _same_words(line.text, title):
                return _above(lines[:i]), title, lines[i + 1 :]
        elif _is_title(lines, i) and not _names_the_site(lines, i):
            return _above(lines[:i]), _unquoted(line.text), lines[i + 1 :]
        elif line.is_prose:
            break
    return [], title, lines


def _names_the_site(lines: list[Line], i: int) -> bool:
    """Whether a short line stands above the page's menu, and a longer one below: a site's name."""
    if len(lines[i].text.split()) > 4:
        return False
    furniture = False
    for j in range(i + 1, min(len(lines), _HEAD_LINES)):
        if lines[j].is_prose:
            return False
        if furniture and len(lines[j].text.split()) > 4 and _is_title(lines, j):
            return True
        furniture |= find_rule(lines[j], Place()) is not None
    return False


def _above(lines: list[Line]) -> list[Line]:
    """Of the lines above a title those that carry a date, and those that may be the story.

    With a menu among them they are the page's head, and none is the story.
    """
    furniture = [_is_kicker(line, lines[-1:]) or find_rule(line, Place()) for line in lines]
    menu = any(isinstance(found, CutRule) for found in furniture)
    return [
        line
        for line, found in zip(lines, furniture, strict=True)
        if read_line(line).stamps or not (found or menu)
    ]


def _is_title(lines: list[Line], i: int) -> bool:
    line, following = lines[i], lines[i + 1 : i + 2]
    if line.is_item or len(line.text) > _MAX_TITLE or len(line.text.split()) < 3:
        return False
    if _is_kicker(line, following):
        return False
    if read_line(line).kept != line.text or find_rule(line, Place()) is not None:
        return False
    dateline = read_dateline(line.text)
    if dateline and (dateline.found or dateline.agency) and line.is_prose:
        return False
    apart = bool(following) and (following[0].gap or bool(read_line(following[0]).stamps))
    return not line.is_prose or (len(line.text) <= 150 and apart)


def _is_kicker(line: Line, following: list[Line]) -> bool:
    if is_kicker(line.text):
        return True
    shouts = line.text.isupper() and len(line.text.split()) <= 4
    return shouts and bool(following) and not following[0].text.isupper()


def _same_words(one: str, other: str) -> bool:
    return re.sub(r"\W+", "", one).casefold() == re.sub(r"\W+", "", other).casefold()


def _unquoted(title: str) -> str:
    quoted = len(title) > 2 and title[0] == title[-1] == "'" and "' " not in title
    return title[1:-1] if quoted else title


def _split_head(lines: list[Line]) -> tuple[list[Line], list[Line]]:
    """The head: the lines up to the story, a deck of short paragraphs included.

    Behind the first paragraph only lines that carry a date or an author still belong to it.
    """
    end = paragraphs = 0
    for i, line in enumerate(lines[:_HEAD_LINES]):
        stamped = len(line.text) <= MAX_HEAD_LINE and _carries(line)
        if stamped or (paragraphs == 0 and not line.is_prose):
            end = i + 1
        elif line.is_prose:
            paragraphs += 1
        if paragraphs > _HEAD_PARAGRAPHS or len(line.text) > 2 * MAX_HEAD_LINE:
            break
    return lines[:end], lines[end:]


def _carries(line: Line) -> bool:
    reading = read_line(line)
    return bool(reading.stamps) or reading.author is not None


def _mark_names(head: list[Line]) -> list[Line]:
    """A bare name just above a date is a byline; write it as one."""
    marked = list(head)
    for i, line in enumerate(head):
        dated = any(read_line(each).stamps for each in head[i + 1 : i + 3])
        if dated and not is_byline(line.text) and names_people(line.text):
            marked[i] = replace(line, text=f"By {line.text}")
            break
    return marked


def _without_repeats(lines: list[Line], title: str | None, author: str | None) -> list[Line]:
    """The title or the author's name alone, said once more, is no part of the body."""
    said = [text for text in (title, author) if text]
    head = [line for line in lines[:8] if not any(_same_words(line.text, text) for text in said)]
    return head + lines[8:]


def _tail_stamps(lines: Sequence[Line]) -> list[Stamp]:
    """`This report was first published July 10, 2022.` near the end."""
    tail = [line.text for line in lines[-8:] if len(line.text) < 120]
    return [
        Stamp(dates[0], "text", 40)
        for text in tail
        if _TAIL_STAMP.match(text) and (dates := find_dates(text))
    ]


def _clock_stamps(lines: Sequence[Line]) -> list[Stamp]:
    """A date with clock time and zone, within the first lines: a page's stamp, wherever it is."""
    start = " ".join(line.text[:400] for line in lines[:8])[:400]
    return [
        Stamp(each, "text", 50)
        for each in find_dates(start)
        if each.precision == "day" and _CLOCK.match(start[each.end :])
    ][:1]
