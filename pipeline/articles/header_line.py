"""One line of the head of an article, read: byline, date, kicker, or part of the story."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from pipeline.articles.byline import is_byline, names_people, read_byline
from pipeline.articles.dateline import is_place, is_wire
from pipeline.articles.dates import FoundDate, find_dates
from pipeline.articles.lines import Line

# The longest line that is read as furniture of a head.
MAX_HEAD_LINE = 220

_LABELS = (
    r"first published|last updated|last modified|published(?: on| at)?|posted(?: on| at)?|"
    r"updated(?: on| at)?|modified|created|issued|released|release date|date|dated|"
    r"publication date|as of|on|at"
)
# The rank of a date that no word calls the day of publication.
BARE_DATE = 20
ZONES = (
    r"(?:GMT|UTC)(?: ?[+-] ?\d{1,2}(?::?\d\d)?)?|BST|[CEW]ES?T|[ECMP][SD]?T|MSK|IST|SGT|HKT|JST|"
    r"KST|A[EWC][SD]?T|NZ[SD]?T|local time"
)
# Words of a date line beside the date itself.
_FURNITURE_WORD = (
    rf"(?:{_LABELS}|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|"
    r"\d{1,2}[:.h]\d\d(?:[:.]\d\d)?(?: ?[ap]\.?m\.?)?|\d{1,2} ?[ap]\.?m\.?|noon|midnight|hours|hrs|"
    rf"{ZONES}|\d+ ?-?min(?:ute)?s?(?: read)?|read(?:ing time)?|"
    r"\d+ (?:second|minute|hour|day|week|month|year)s? ago|share|save|print|comments?|\d+)"
)
_FURNITURE = re.compile(rf"\b{_FURNITURE_WORD}(?!\w)", re.IGNORECASE)
_FURNITURE_AT_END = re.compile(rf"[\s,;:(\[/–—-]+{_FURNITURE_WORD}[\s,;:)\]/–—-]*$", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d:?")
_SIGNS = " ,.:;()[]/–—-"
_UPDATED = re.compile(r"\b(?:updated|modified)\b", re.IGNORECASE)
_PUBLISHED = re.compile(r"\b(?:published|posted|issued|released)\b", re.IGNORECASE)
_BARS = re.compile(r"\s*[|•·]\s*|\s{2,}")
_ISSUER = re.compile(r"from:\s+(?P<publisher>[A-Z].{2,120})", re.IGNORECASE)

# Words that stand above or below a title and say what kind of page it is.
_KICKER = re.compile(
    r"(?:(?:press|media|news|official)[ -](?:release|information|room|statement|info|note|"
    r"cent(?:re|er))|for immediate (?:release|publication)|press|opinion|comment|commentary|"
    r"column|editorial|analysis|exclusive|breaking(?: news)?|in focus|in brief|"
    r"in depth|feature|interview|explainer|"
    r"news|business|technology|tech|telecoms?|world|politics|economy|markets|live|blog|q&a|updated?)"
    r"(?:\s*[-–—|/]\s*(?:[\w&]+ ?){1,4})?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Stamp:
    """A date that may be the day of publication; the lowest rank is believed."""

    found: FoundDate
    basis: str
    rank: int


@dataclass(frozen=True, slots=True)
class Reading:
    """One line of the head, read: what of it stays in the text, and what it gives.

    `author` is empty where a desk or nobody in particular is named.
    """

    kept: str | None
    author: str | None = None
    publisher: str | None = None
    stamps: tuple[Stamp, ...] = ()


def is_kicker(text: str) -> bool:
    """Whether a line only says what kind of page it is: `OPINION`, `Press release`."""
    return _KICKER.fullmatch(text) is not None


# The head's lines are looked at from several sides; each is read once.
@lru_cache(maxsize=256)
def read_line(line: Line) -> Reading:
    """Read one line of the head; furniture goes, what may be the article stays."""
    text = line.text
    is_story = line.is_prose and not _may_be_stamp(text)
    if len(text) > MAX_HEAD_LINE or is_story or _YEAR.fullmatch(text):
        return Reading(text)  # a year alone heads a part of a chronicle
    issuer = _ISSUER.fullmatch(text)
    if issuer:
        return Reading(None, publisher=issuer["publisher"])
    if _KICKER.fullmatch(text):
        return Reading(None)
    if is_wire(text):
        return Reading(None, publisher=text)
    parts = [_read_segment(part) for part in _BARS.split(text) if part]
    stamps = tuple(stamp for part in parts for stamp in part.stamps)
    authors = [part.author for part in parts if part.author is not None]
    if not stamps and not authors:
        return Reading(text)
    places = [part.kept for part in parts if part.kept and _is_kept_place(part)]
    author = next(filter(None, authors), authors[0] if authors else None)
    publisher = next((part.publisher for part in parts if part.publisher), None)
    return Reading(" ".join(places) or None, author, publisher, stamps)


def _may_be_stamp(text: str) -> bool:
    """A line with a full stop that is a byline or a date all the same: `11:03 a.m.`"""
    return is_byline(text) or (len(text) <= 100 and bool(find_dates(text)))


def _is_kept_place(part: Reading) -> bool:
    """A place beside a date tells the country, and stays."""
    if part.kept is None or _KICKER.fullmatch(part.kept):
        return False
    return is_place(part.kept) or bool(part.stamps)


def _read_segment(text: str) -> Reading:
    """Read a part of a line between bars."""
    dates = find_dates(text)
    plain = re.sub(r"\s+", " ", _FURNITURE.sub(" ", _without(text, dates))).strip(_SIGNS)
    if is_byline(text) and len(text.split()) <= 18:
        author = read_byline(_byline_part(text, dates))
        if author is not None:
            return Reading(None, author, None, _stamps(text, dates))
    if not dates:
        return Reading(None, author="") if not plain else Reading(text)
    if not plain:
        return Reading(None, stamps=_stamps(text, dates))
    if is_place(plain):
        return Reading(text, stamps=_stamps(text, dates, "dateline"))
    if is_wire(plain):
        return Reading(None, publisher=plain, stamps=_stamps(text, dates))
    if is_byline(plain) or names_people(plain):
        return Reading(None, read_byline(plain), None, _stamps(text, dates))
    return Reading(text)


def _byline_part(text: str, dates: Sequence[FoundDate]) -> str:
    """A byline without the date and clock that follow the name."""
    name = text[: dates[0].start] if dates else text
    while (cut := _FURNITURE_AT_END.sub("", name)) != name:
        name = cut
    return name.rstrip(_SIGNS.replace(".", ""))


def _without(text: str, dates: Sequence[FoundDate]) -> str:
    for each in reversed(dates):
        text = f"{text[: each.start]} {text[each.end :]}"
    return text


def _stamps(text: str, dates: Sequence[FoundDate], basis: str = "text") -> tuple[Stamp, ...]:
    """Dates of a head line; what is said to be published comes before what was updated."""
    stamps, last = list[Stamp](), 0
    for each in dates:
        label = text[last : each.start]
        rank = 30 if _UPDATED.search(label) else 10 if _PUBLISHED.search(label) else BARE_DATE
        stamps.append(Stamp(each, basis, rank))
        last = each.end
    return tuple(stamps)
