"""The head of an article: title, author, publisher, date, and where the body begins."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from pipeline.articles.boilerplate import find_rule
from pipeline.articles.byline import is_byline, names_people, read_byline
from pipeline.articles.dateline import (
    agency_of_title,
    first_dateline,
    is_place,
    is_wire,
    read_dateline,
)
from pipeline.articles.dates import FoundDate, find_dates
from pipeline.articles.lines import Line

# How far the head of a page may reach: lines in all, and paragraphs (a deck) among them.
_HEAD_LINES = 16
_HEAD_PARAGRAPHS = 2
_MAX_HEAD_LINE = 220
_MAX_TITLE = 300

_LABELS = (
    r"first published|last updated|last modified|published(?: on| at)?|posted(?: on| at)?|"
    r"updated(?: on| at)?|modified|created|issued|released|release date|date|dated|"
    r"publication date|as of|on|at"
)
_ZONES = (
    r"GMT|UTC|BST|[CEW]ES?T|[ECMP][SD]?T|MSK|IST|SGT|HKT|JST|KST|A[EWC][SD]?T|NZ[SD]?T|"
    r"(?:GMT|UTC)[+-]\d{1,2}(?::?\d\d)?|local time"
)
# Words of a date line beside the date itself.
_FURNITURE_WORD = (
    rf"(?:{_LABELS}|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|"
    r"\d{1,2}[:.h]\d\d(?:[:.]\d\d)?(?: ?[ap]\.?m\.?)?|\d{1,2} ?[ap]\.?m\.?|noon|midnight|hours|hrs|"
    rf"{_ZONES}|\d+ ?-?min(?:ute)?s?(?: read)?|read(?:ing time)?|"
    r"\d+ (?:second|minute|hour|day|week|month|year)s? ago|share|save|print|comments?|\d+)"
)
_FURNITURE = re.compile(rf"\b{_FURNITURE_WORD}(?!\w)", re.IGNORECASE)
_SIGNS = " ,.:;()[]/–—-"
_UPDATED = re.compile(r"\b(?:updated|modified)\b", re.IGNORECASE)
_PUBLISHED = re.compile(r"\b(?:published|posted|issued|released)\b", re.IGNORECASE)
_BARS = re.compile(r"\s*[|•·]\s*|\s{2,}")
_ISSUER = re.compile(r"from:\s+(?P<publisher>[A-Z].{2,120})", re.IGNORECASE)

# Words that stand above or below a title and say what kind of page it is.
_KICKER = re.compile(
    r"(?:(?:press|media|news|official)[ -](?:release|information|room|statement|info|note|cent(?:re|er))"
    r"|for immediate (?:release|publication)|press|opinion|comment|commentary|column|editorial|"
    r"analysis|exclusive|breaking(?: news)?|in focus|in brief|in depth|feature|interview|explainer|"
    r"news|business|technology|tech|telecoms?|world|politics|economy|markets|live|blog|q&a|updated?)"
    r"(?:\s*[-–—|/]\s*(?:[\w&]+ ?){1,4})?",
    re.IGNORECASE,
)
_TAIL_STAMP = re.compile(
    r"(?:this (?:report|story|article|post) (?:was|is) )?(?:first |originally |last )?"
    r"(?:published|posted|updated|issued)\b",
    re.IGNORECASE,
)
_CLOCK = re.compile(
    rf",? ?(?:at )?\d{{1,2}}[:.]\d\d ?(?:[ap]\.?m\.?)? ?(?:{_ZONES})\b", re.IGNORECASE
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


@dataclass(frozen=True, slots=True)
class _Stamp:
    """A date that may be the day of publication; the lowest rank is believed."""

    found: FoundDate
    basis: str
    rank: int


@dataclass(frozen=True, slots=True)
class _Reading:
    """One line of the head, read: what of it stays in the text, and what it gives.

    `author` is empty where a desk or nobody in particular is named.
    """

    kept: str | None
    author: str | None = None
    publisher: str | None = None
    stamps: tuple[_Stamp, ...] = ()


def read_header(lines: Sequence[Line], *, title: str | None = None) -> Header:
    """Read the head of a text.

    With `title` given (from metadata) the first line that repeats it is dropped; otherwise the
    first line that is no furniture and no paragraph is the title.
    """
    above, title, below = _split_title(list(lines), title)
    head, body = _split_head(below)
    read = [(line, _read_line(line)) for line in [*above, *_mark_names(head)]]
    kept = [replace(line, text=each.kept) for line, each in read if each.kept is not None]
    author = next((each.author for _, each in read if each.author), None)
    dateline = first_dateline([line.text for line in (*kept, *body)][:5])
    stamps = [stamp for _, each in read for stamp in each.stamps]
    if dateline and dateline.found:
        stamps.append(_Stamp(dateline.found, "dateline", 25))
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
        body=(*_without_author(kept, author), *body),
    )


def _split_title(
    lines: list[Line], title: str | None
) -> tuple[list[Line], str | None, list[Line]]:
    """Lines above the title, the title, lines below it."""
    for i, line in enumerate(lines[:8]):
        if title is not None:
            if _same_words(line.text, title):
                return _dated(lines[:i]), title, lines[i + 1 :]
        elif _is_title(lines, i):
            return _dated(lines[:i]), _unquoted(line.text), lines[i + 1 :]
        elif line.is_prose:
            break
    return [], title, lines


def _dated(lines: list[Line]) -> list[Line]:
    """Of the lines above a title only those that carry a date matter."""
    return [line for line in lines if _read_line(line).stamps]


def _is_title(lines: list[Line], i: int) -> bool:
    line, following = lines[i], lines[i + 1 : i + 2]
    if line.is_item or not 6 <= len(line.text) <= _MAX_TITLE or _is_kicker(line, following):
        return False
    if _read_line(line).kept != line.text or find_rule(line, 0.0) is not None:
        return False
    dateline = read_dateline(line.text)
    if dateline and (dateline.found or dateline.agency) and line.is_prose:
        return False
    apart = bool(following) and (following[0].gap or bool(_read_line(following[0]).stamps))
    return not line.is_prose or (len(line.text) <= 150 and apart)


def _is_kicker(line: Line, following: list[Line]) -> bool:
    if _KICKER.fullmatch(line.text):
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
        stamped = len(line.text) <= _MAX_HEAD_LINE and _carries(line)
        if stamped or (paragraphs == 0 and not line.is_prose):
            end = i + 1
        elif line.is_prose:
            paragraphs += 1
        if paragraphs > _HEAD_PARAGRAPHS or len(line.text) > 2 * _MAX_HEAD_LINE:
            break
    return lines[:end], lines[end:]


def _carries(line: Line) -> bool:
    reading = _read_line(line)
    return bool(reading.stamps) or reading.author is not None


def _mark_names(head: list[Line]) -> list[Line]:
    """A bare name just above a date is a byline; write it as one."""
    marked = list(head)
    for i, line in enumerate(head):
        dated = any(_read_line(each).stamps for each in head[i + 1 : i + 3])
        if dated and not is_byline(line.text) and names_people(line.text):
            marked[i] = replace(line, text=f"By {line.text}")
            break
    return marked


def _read_line(line: Line) -> _Reading:
    """Read one line of the head; furniture goes, what may be the article stays."""
    text = line.text
    if len(text) > _MAX_HEAD_LINE or (line.is_prose and not _may_be_stamp(text)):
        return _Reading(text)
    issuer = _ISSUER.fullmatch(text)
    if issuer:
        return _Reading(None, publisher=issuer["publisher"])
    if _KICKER.fullmatch(text):
        return _Reading(None)
    parts = [_read_segment(part) for part in _BARS.split(text) if part]
    stamps = tuple(stamp for part in parts for stamp in part.stamps)
    authors = [part.author for part in parts if part.author is not None]
    if not stamps and not authors:
        return _Reading(text)
    places = [part.kept for part in parts if part.kept and _is_kept_place(part)]
    author = next(filter(None, authors), authors[0] if authors else None)
    publisher = next((part.publisher for part in parts if part.publisher), None)
    return _Reading(" ".join(places) or None, author, publisher, stamps)


def _may_be_stamp(text: str) -> bool:
    """A line with a full stop that is a byline or a date all the same: `11:03 a.m.`"""
    return is_byline(text) or (len(text) <= 100 and bool(find_dates(text)))


def _is_kept_place(part: _Reading) -> bool:
    """A place beside a date tells the country, and stays."""
    if part.kept is None or _KICKER.fullmatch(part.kept):
        return False
    return is_place(part.kept) or bool(part.stamps)


def _read_segment(text: str) -> _Reading:
    """Read a part of a line between bars."""
    dates = find_dates(text)
    plain = re.sub(r"\s+", " ", _FURNITURE.sub(" ", _without(text, dates))).strip(_SIGNS)
    if is_byline(text) and len(text.split()) <= 18:
        author = read_byline(_byline_part(text, dates))
        if author is not None:
            return _Reading(None, author, None, _stamps(text, dates))
    if not dates:
        return _Reading(None, author="") if not plain else _Reading(text)
    if not plain:
        return _Reading(None, stamps=_stamps(text, dates))
    if is_place(plain):
        return _Reading(text, stamps=_stamps(text, dates, "dateline"))
    if is_wire(plain):
        return _Reading(None, publisher=plain, stamps=_stamps(text, dates))
    if is_byline(plain) or names_people(plain):
        return _Reading(None, read_byline(plain), None, _stamps(text, dates))
    return _Reading(text)


def _byline_part(text: str, dates: Sequence[FoundDate]) -> str:
    """A byline without the date and clock that follow the name."""
    name = text[: dates[0].start] if dates else text
    while (cut := _FURNITURE_AT_END.sub("", name)) != name:
        name = cut
    return name.rstrip(_SIGNS.replace(".", ""))


_FURNITURE_AT_END = re.compile(rf"[\s,;:(\[/–—-]+{_FURNITURE_WORD}[\s,;:)\]/–—-]*$", re.IGNORECASE)


def _without(text: str, dates: Sequence[FoundDate]) -> str:
    for each in reversed(dates):
        text = f"{text[: each.start]} {text[each.end :]}"
    return text


def _without_author(lines: list[Line], author: str | None) -> list[Line]:
    """The name alone, said once more, is no part of the body."""
    return [line for line in lines if author is None or not _same_words(line.text, author)]


def _stamps(text: str, dates: Sequence[FoundDate], basis: str = "text") -> tuple[_Stamp, ...]:
    """Dates of a head line; what is said to be published comes before what was updated."""
    stamps, last = list[_Stamp](), 0
    for each in dates:
        label = text[last : each.start]
        rank = 30 if _UPDATED.search(label) else 10 if _PUBLISHED.search(label) else 20
        stamps.append(_Stamp(each, basis, rank))
        last = each.end
    return tuple(stamps)


def _tail_stamps(lines: Sequence[Line]) -> list[_Stamp]:
    """`This report was first published July 10, 2022.` near the end."""
    tail = [line.text for line in lines[-8:] if len(line.text) < 120]
    return [
        _Stamp(dates[0], "text", 40)
        for text in tail
        if _TAIL_STAMP.match(text) and (dates := find_dates(text))
    ]


def _clock_stamps(lines: Sequence[Line]) -> list[_Stamp]:
    """A date with clock time and zone, within the first lines: a page's stamp, wherever it is."""
    start = " ".join(line.text[:400] for line in lines[:8])[:400]
    return [
        _Stamp(each, "text", 50)
        for each in find_dates(start)
        if each.precision == "day" and _CLOCK.match(start[each.end :])
    ][:1]
