"""The head of an article: title, author, publisher, date, and where the body begins."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from pipeline.articles.boilerplate import find_rule
from pipeline.articles.dates import FoundDate, find_dates
from pipeline.articles.lines import Line

# How many lines below the title may belong to the head.
_HEAD_LINES = 16
_MAX_HEAD_LINE = 200

_LABELS = (
    r"first published|last updated|last modified|published(?: on| at)?|posted(?: on| at)?|"
    r"updated(?: on| at)?|modified|created|issued|released|release date|date|dated|"
    r"publication date|as of|on|at"
)
_FURNITURE_WORD = (
    rf"(?:{_LABELS}|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|"
    r"\d{1,2}[:.h]\d\d(?:[:.]\d\d)?|\d{1,2}(?= ?[ap]\.?m)|[ap]\.?m\.?|noon|midnight|hours|hrs|"
    r"GMT|UTC|BST|[CEW]ES?T|[ECMP][SD]?T|MSK|IST|SGT|HKT|JST|KST|A[EWC][SD]?T|NZ[SD]?T|"
    r"(?:GMT|UTC)[+-]\d{1,2}(?::?\d\d)?|local time|\d+ ?-?min(?:ute)?s?(?: read)?|read(?:ing time)?|"
    r"\d+ (?:second|minute|hour|day|week|month|year)s? ago|share|save|print|comments?|\d+)"
)
_FURNITURE = re.compile(
    rf"(?:[\s,.:;()\[\]/–—-]*\b{_FURNITURE_WORD}(?!\w))*[\s,.:;()\[\]/–—-]*", re.IGNORECASE
)
_UPDATED = re.compile(r"\b(?:updated|modified)\b", re.IGNORECASE)
_PUBLISHED = re.compile(r"\b(?:published|posted|issued|released)\b", re.IGNORECASE)
_SEGMENTS = re.compile(r"\s*[|•·]\s*|\s{2,}")

_BYLINE = re.compile(
    r"^(?:by|posted by|written by|reported by|words by|story by|text by|from our|from a)\s+(?=\S)",
    re.IGNORECASE,
)
_ROLE = re.compile(
    r"\b(?:staff|desk|reporters?|correspondents?|editors?|bureau|newsroom|columnist|team|agency|"
    r"agencies|writers?|contributors?|author|nerd|analyst|press)\b",
    re.IGNORECASE,
)
_TRAILING_ROLE = re.compile(
    r",? (?:\w+ ){0,2}(?:editor|correspondent|reporter|writer|columnist|contributor|staff)s?$",
    re.IGNORECASE,
)
_NAME_WORD = r"(?:[A-Z][\w’'.-]*|de|del|der|den|di|da|dos|la|le|van|von|bin|al|el|ter|ten)"
_NAME = re.compile(rf"^[A-Z][\w’'.-]*(?: {_NAME_WORD}){{1,4}}$")
_NAMES = re.compile(
    rf"^{_NAME_WORD}(?: {_NAME_WORD}){{1,4}}(?:(?:,| and| &| with) {_NAME_WORD}(?: {_NAME_WORD}){{1,4}})*$"
)
_FROM = re.compile(r"^from:\s+(?P<publisher>[A-Z].{2,120})$", re.IGNORECASE)

# A place, as datelines write it: capitals, or one to three names before a comma and a date.
_CAPITALS = r"[A-Z][A-Z'’.-]+(?:[ /][A-Z][A-Z'’.-]*)*"
_PLACE_TAIL = (
    rf"(?:(?:,| and|/| &) ?(?:{_CAPITALS}|[A-Z][a-z]+(?: [A-Z][a-z]+)?\.?(?=,| ?[-–—(])))*"
)
_UPPER_PLACE = rf"{_CAPITALS}{_PLACE_TAIL}"
_MIXED_PLACE = r"[A-Z][a-zé]+(?: [A-Z][a-zé]+){0,2}(?:, [A-Z][a-z]+)?"
_AGENCY = r"\((?P<agency>[A-Z][\w&. -]{1,40})\)"
_DATELINE = re.compile(
    rf"^(?P<place>{_UPPER_PLACE}|{_MIXED_PLACE}(?=,? \(?\d|, [A-Z][a-z]{{2,8}}\.? \d))"
    rf"(?P<when>(?:,| [-–—]| \(?)? ?[^-–—:(]{{0,40}}?\d[^-–—:(]{{0,20}}?)?"
    rf"(?:\s*(?:{_AGENCY}|\([^)]{{1,60}}\)))?\s*(?:[-–—:]+\s|$)"
)
_PLACE_ONLY = re.compile(rf"^[\s,.]*{_UPPER_PLACE}[\s,.:–—-]*$")

# Words that stand above a title and say what kind of page it is.
_KICKERS = re.compile(
    r"^(?:(?:press|media|news|official)[ -](?:release|information|room|statement|info|note|centre|center)"
    r"|for immediate (?:release|publication)|press|opinion|comment|commentary|column|editorial|"
    r"analysis|exclusive|breaking(?: news)?|in focus|in brief|in depth|feature|interview|explainer|"
    r"news|business|technology|tech|telecoms?|world|politics|economy|markets|live|blog|q&a|updated?)"
    r"(?:\s*[-–—|/:]\s*[^.!?]{2,60})?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Stamp:
    """A date in the head that may be the day of publication."""

    found: FoundDate
    basis: str
    rank: int


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
class _Reading:
    """One line of the head, read: what it gives, and what of it stays in the text."""

    kept: str | None
    author: str | None = None
    publisher: str | None = None
    stamps: tuple[Stamp, ...] = field(default=())


def read_header(lines: Sequence[Line], *, title: str | None = None) -> Header:
    """Read the head of a text.

    With `title` given (from metadata) the first line that repeats it is dropped; otherwise the
    first line that is no furniture and no prose is the title.
    """
    before, title, rest = _split_title(list(lines), title)
    readings = [(line, _read_line(line)) for line in before]
    head, body = _split_head(rest)
    readings += [(line, _read_line(line)) for line in _mark_names(head)]
    kept = [replace(line, text=read.kept) for line, read in readings if read.kept is not None]
    stamps = [stamp for _, read in readings for stamp in read.stamps]
    publisher = next((read.publisher for _, read in readings if read.publisher), None)
    datelines, agency = _read_datelines([*kept, *body][:4])
    stamps += datelines + _read_tail(body) + _read_clock_stamp(lines)
    best = min(stamps, key=lambda stamp: stamp.rank, default=None)
    author = next((read.author for _, read in readings if read.author), None)
    return Header(
        title=title,
        author=author,
        publisher=publisher or agency,
        published_on=best.found.day if best else None,
        published_basis=best.basis if best else "not_stated",
        body=tuple(_without_author(kept, author)) + tuple(body),
    )


def _split_title(lines: list[Line], title: str | None) -> tuple[list[Line], str | None, list[Line]]:
    """Lines above the title, the title, lines below it."""
    for i, line in enumerate(lines[:6]):
        if title is not None:
            if _same_words(line.text, title):
                return _above(lines[:i]), title, lines[i + 1 :]
        elif _is_title(lines, i):
            return _above(lines[:i]), _unquoted(line.text), lines[i + 1 :]
        elif line.is_prose:
            break
    return [], title, lines


def _above(lines: list[Line]) -> list[Line]:
    """Of the lines above a title only those that carry a date or a name matter."""
    return [line for line in lines if _read_line(line).stamps]


def _is_title(lines: list[Line], i: int) -> bool:
    line = lines[i]
    if line.is_item or not 6 <= len(line.text) <= 300 or _is_kicker(line, lines[i + 1 : i + 2]):
        return False
    if _read_line(line).kept != line.text or find_rule(line, 0.0) is not None:
        return False
    dateline = _DATELINE.match(line.text)
    if dateline and (dateline["when"] or dateline["agency"]):
        return False
    return not line.is_prose or (len(line.text) <= 150 and any(x.gap for x in lines[i + 1 : i + 2]))


def _is_kicker(line: Line, following: list[Line]) -> bool:
    if _KICKERS.match(line.text):
        return True
    shouts = line.text.isupper() and len(line.text.split()) <= 4
    return shouts and bool(following) and not following[0].text.isupper()


def _same_words(one: str, other: str) -> bool:
    return re.sub(r"\W+", "", one).casefold() == re.sub(r"\W+", "", other).casefold()


def _unquoted(title: str) -> str:
    quoted = len(title) > 2 and title[0] == title[-1] == "'" and "' " not in title
    return title[1:-1] if quoted else title


def _split_head(lines: list[Line]) -> tuple[list[Line], list[Line]]:
    """The head ends with the first line of prose, or where a dateline opens one."""
    for i, line in enumerate(lines[:_HEAD_LINES]):
        if line.is_prose or len(line.text) > _MAX_HEAD_LINE:
            return lines[:i], lines[i:]
    return lines[:_HEAD_LINES], lines[_HEAD_LINES:]


def _mark_names(head: list[Line]) -> list[Line]:
    """A bare name just above a date is a byline; write it as one."""
    marked = list(head)
    for i, line in enumerate(head):
        following = head[i + 1 : i + 3]
        dated = any(_read_line(each).stamps for each in following)
        if dated and _NAMES.match(_TRAILING_ROLE.sub("", line.text)) and not line.text.isupper():
            marked[i] = replace(line, text=f"By {line.text}")
            break
    return marked


def _read_line(line: Line) -> _Reading:
    """Read one line of the head; furniture goes, what may be the article stays."""
    text = line.text
    if len(text) > _MAX_HEAD_LINE or (line.is_prose and not _BYLINE.match(text)):
        return _Reading(kept=text)
    issuer = _FROM.match(text)
    if issuer:
        return _Reading(kept=None, publisher=issuer["publisher"])
    if _KICKERS.match(text) and not find_dates(text):
        return _Reading(kept=None)
    parts = [_read_segment(part) for part in _SEGMENTS.split(text) if part]
    stamps = tuple(stamp for part in parts for stamp in part.stamps)
    authors = [part.author for part in parts if part.author is not None]
    if not stamps and not authors:
        return _Reading(kept=text)
    places = [part.kept for part in parts if part.kept and _PLACE_ONLY.match(part.kept)]
    kept = " ".join(places) or None
    return _Reading(kept, next(filter(None, authors), None), None, stamps)


def _read_segment(text: str) -> _Reading:
    """Read a part of a line between bars; an author without a name is the empty string."""
    dates = find_dates(text)
    rest = _without(text, dates)
    byline = _BYLINE.match(text)
    if byline and len(text.split()) <= 16:
        name = _FURNITURE_END.sub("", _BYLINE.sub("", rest)).strip(" ,")
        if _is_author(name):
            generic = _ROLE.search(name) and not _NAME.match(_TRAILING_ROLE.sub("", name))
            author = "" if generic else _clean_author(name)
            return _Reading(None, author, None, _stamps(text, dates, "text"))
    if dates and _FURNITURE.fullmatch(rest):
        return _Reading(None, stamps=_stamps(text, dates, "text"))
    if dates and _PLACE_ONLY.match(_LOOSE_FURNITURE.sub(" ", rest)):
        return _Reading(text, stamps=_stamps(text, dates, "dateline"))
    if not dates and _FURNITURE.fullmatch(text) and re.search(r"[a-z]", text, re.IGNORECASE):
        return _Reading(None, author="")
    return _Reading(text)


_FURNITURE_END = re.compile(
    rf"(?:[\s,.:;()\[\]/–—-]+{_FURNITURE_WORD}(?!\w))+[\s,:;()\[\]/–—-]*$", re.IGNORECASE
)
_LOOSE_FURNITURE = re.compile(rf"\b{_FURNITURE_WORD}(?!\w)", re.IGNORECASE)


def _without(text: str, dates: Sequence[FoundDate]) -> str:
    for each in reversed(dates):
        text = f"{text[: each.start]} {text[each.end :]}"
    return text


def _is_author(name: str) -> bool:
    if not name or name[0].isdigit() or len(name.split()) > 14:
        return False
    words = [word for word in re.split(r"[\s,&]+", name) if len(word) > 3]
    capitals = sum(word[0].isupper() for word in words)
    return bool(_ROLE.search(name)) or capitals >= 0.7 * max(len(words), 1)


def _clean_author(name: str) -> str | None:
    name = re.sub(r"\s*\(?\S+@\S+\)?", "", name)
    name = re.sub(r"\s+for [A-Z].*$|,? (?:in|at) [A-Z]\w+$", "", name)
    name = _TRAILING_ROLE.sub("", name).strip(" ,;|-–—")
    return name or None


def _without_author(lines: list[Line], author: str | None) -> list[Line]:
    """The name alone, said once more, is no part of the body."""
    return [line for line in lines if author is None or not _same_words(line.text, author)]


def _stamps(text: str, dates: Sequence[FoundDate], basis: str) -> tuple[Stamp, ...]:
    """Dates of a head line; what is said to be published comes before what was updated."""
    stamps, last = list[Stamp](), 0
    for each in dates:
        label = text[last : each.start]
        rank = 30 if _UPDATED.search(label) else 10 if _PUBLISHED.search(label) else 20
        stamps.append(Stamp(each, basis, rank))
        last = each.end
    return tuple(stamps)


def _read_datelines(lines: Sequence[Line]) -> tuple[list[Stamp], str | None]:
    """The date and the agency of the first dateline that opens a paragraph."""
    for line in lines:
        match = _DATELINE.match(line.text[:160])
        if match is None:
            continue
        dates = find_dates(match["when"] or "")
        stamps = [Stamp(dates[0], "dateline", 25)] if dates else []
        return stamps, match["agency"]
    return [], None


def _read_tail(lines: Sequence[Line]) -> list[Stamp]:
    """`This report was first published July 10, 2022.` near the end."""
    tail = [line.text for line in lines[-8:] if len(line.text) < 120]
    return [
        Stamp(dates[0], "text", 40)
        for text in tail
        if _TAIL_STAMP.match(text) and (dates := find_dates(text))
    ]


_TAIL_STAMP = re.compile(
    r"^(?:this (?:report|story|article|post) (?:was|is) )?(?:first |originally |last )?"
    r"(?:published|posted|updated|issued)\b",
    re.IGNORECASE,
)
_CLOCK = re.compile(
    r"^,? ?(?:at )?\d{1,2}[:.]\d\d ?(?:[ap]\.?m\.?)? ?(?:GMT|UTC|BST|[CE]ES?T|[ECMP][SD]?T|IST|JST)\b",
    re.IGNORECASE,
)


def _read_clock_stamp(lines: Sequence[Line]) -> list[Stamp]:
    """A date with clock time and zone, within the first lines: a page's stamp, wherever it is."""
    start = " ".join(line.text for line in lines[:8])[:400]
    return [
        Stamp(each, "text", 50)
        for each in find_dates(start)
        if each.precision == "day" and _CLOCK.match(start[each.end :])
    ][:1]
