"""The publication date that a page's markup states; never one that is guessed from its text."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Protocol

from pipeline.articles.dates import parse_date

_META_DATES = (
    "article:published_time",
    "article:published",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "datepublished datecreated",
    "date.published",
    "publishdate",
    "publish-date",
    "publish_date",
    "publication_date",
    "pubdate",
    "parsely-pub-date",
    "sailthru.date",
    "cxenseparse:recs:publishtime",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dc.date",
    "citation_publication_date",
    "article.published",
    "published_at",
    "date",
)
# Things on a page whose dates are not the article's.
_NOT_THE_ARTICLE = re.compile(
    r"comment|person|organi[sz]ation|event|product|offer|image|video|place|website", re.IGNORECASE
)
_MARKED = re.compile(
    r"(?<![a-z])(?:date-?_?published|published(?:-|_)?(?:date|time|at|on)?|publish(?:-|_)?(?:date|time)|"
    r"publication(?:-|_)?date|pub(?:-|_)?date|posted(?:-|_)?(?:date|on)|post(?:-|_)?date|"
    r"entry(?:-|_)?date|story(?:-|_)?date|article(?:-|_)?date|datePublished|datetime|\w*__date)(?![a-z])",
    re.IGNORECASE,
)
_DATED_TAGS = ("time", "abbr", "span", "div", "p", "li", "input")
_LONGEST_STAMP = 90
# Meta elements that state the first publication by the newsroom's clock.
_LOCAL_METAS = ("article_date_original",)
_OFFSET = re.compile(r"(?P<sign>[+-])(?P<hours>\d\d):?(?P<minutes>\d\d)$")
_DATED_OFFSET = re.compile(
    r"^\d{4}-\d\d-\d\d[T ].*(?P<sign>[+-])(?P<hours>\d\d):?(?P<minutes>\d\d)$"
)
_CLOCK = re.compile(
    r"\d:\d\d ?(?:[ap]\.?m\.? ?)?\(?(?P<zone>E[SD]?T|C[SD]T|M[SD]T|P[SD]?T)\b", re.I
)
_ZONES = {
    "ET": -5,
    "EST": -5,
    "EDT": -4,
    "CST": -6,
    "CDT": -5,
    "MST": -7,
    "MDT": -6,
    "PT": -8,
    "PST": -8,
    "PDT": -7,
}


class Element(Protocol):
    """What is used of an element of a parsed page."""

    @property
    def text(self) -> str | None:
        """The text before the first child."""
        ...

    def get(self, name: str) -> str | None:
        """An attribute's value, or None."""
        ...

    def iter(self, *tags: str) -> Iterator["Element"]:
        """The elements with these tags, in the page's order."""
        ...

    def itertext(self) -> Iterator[str]:
        """All text within."""
        ...


@dataclass(frozen=True, slots=True)
class PageDay:
    """The day that a page states; `is_local` where it is known to be the newsroom's own day.

    Markup often gives the instant in UTC, which for an evening in America is the day after.
    """

    day: date
    is_local: bool = False


def published_on(tree: Element) -> PageDay | None:
    """The day that the page says it was published: JSON-LD, meta, then marked elements."""
    for stated in (_json_ld_dates(tree), _meta_dates(tree), _marked_dates(tree)):
        for stamp in stated:
            day = parse_date(stamp)
            if day is not None:
                return _local_day(tree, stamp, day)
    return None


def _local_day(tree: Element, stamp: str, day: date) -> PageDay:
    """The stated day at the newsroom, where the page tells its clock or shows the day itself."""
    shown = _shown_day(tree, day)
    if shown is not None:
        return PageDay(shown, is_local=True)
    offset = _OFFSET.search(stamp.strip())
    if offset is not None and _minutes(offset):
        return PageDay(day, is_local=True)
    instant = _utc_instant(stamp)
    zone = _zone_of(tree) if instant is not None else None
    if instant is None or zone is None:
        return PageDay(day)
    return PageDay((instant + zone).date(), is_local=True)


def _shown_day(tree: Element, day: date) -> date | None:
    """The day that people read beside the marked instant, where it is another one."""
    metas = (meta.get("content") for meta in tree.iter("meta") if meta.get("name") in _LOCAL_METAS)
    for text in filter(None, metas):
        return parse_date(text)
    for time in tree.iter("time"):
        shown = parse_date(_text_of(time))
        marked = parse_date(time.get("datetime") or "")
        if shown and marked == day and shown == day - timedelta(days=1):
            return shown
    return None


def _utc_instant(stamp: str) -> datetime | None:
    """The instant of a stamp that states UTC; None for any other."""
    text = stamp.strip()
    offset = _OFFSET.search(text)
    if not (text.endswith("Z") or (offset and not _minutes(offset))):
        return None
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None


def _zone_of(tree: Element) -> timedelta | None:
    """The newsroom's distance from UTC, as the offsets and clocks that the page shows tell it."""
    stamps = [meta.get("content") for meta in tree.iter("meta")]
    times = list(tree.iter("time"))
    stamps += [time.get("datetime") for time in times]
    offsets = {_minutes(m) for s in stamps if s and (m := _DATED_OFFSET.search(s.strip()))} - {0}
    if len(offsets) == 1:
        return timedelta(minutes=offsets.pop())
    clocks = (_CLOCK.search(_text_of(time)) for time in times)
    zones = {match["zone"].upper() for match in clocks if match}
    return timedelta(hours=_ZONES[zones.pop()]) if len(zones) == 1 else None


def _minutes(offset: re.Match[str]) -> int:
    minutes = int(offset["hours"]) * 60 + int(offset["minutes"])
    return -minutes if offset["sign"] == "-" else minutes


def _text_of(element: Element) -> str:
    text = " ".join("".join(element.itertext()).split())
    return text if len(text) <= _LONGEST_STAMP else ""


def _json_ld_dates(tree: Element) -> Iterator[str]:
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "") or not script.text:
            continue
        try:
            yield from _dates_in(json.loads(script.text, strict=False))
        except (ValueError, RecursionError):
            # A page's broken script says nothing; its other marks may.
            continue


def _dates_in(node: object) -> Iterator[str]:
    if isinstance(node, list):
        for item in node:
            yield from _dates_in(item)
    elif isinstance(node, dict):
        stated = node.get("datePublished")
        if isinstance(stated, str) and not _NOT_THE_ARTICLE.search(str(node.get("@type"))):
            yield stated
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _dates_in(node.get(key))


def _meta_dates(tree: Element) -> Iterator[str]:
    stated: dict[str, str] = {}
    for meta in tree.iter("meta"):
        for attribute in ("property", "name", "itemprop"):
            name, content = meta.get(attribute), meta.get("content")
            if name and content:
                stated.setdefault(name.casefold(), content)
    return (stated[name] for name in _META_DATES if name in stated)


def _marked_dates(tree: Element) -> Iterator[str]:
    """Elements marked as the date of publication, and the only `<time>` of a page."""
    for element in tree.iter(*_DATED_TAGS):
        marks = f"{element.get('class')} {element.get('itemprop')} {element.get('id')}"
        if _MARKED.search(marks):
            yield from _stamps(element)
    times = {stated for time in tree.iter("time") if (stated := time.get("datetime"))}
    if len(times) == 1:
        yield times.pop()


def _stamps(element: Element) -> Iterator[str]:
    for attribute in ("datetime", "content", "title", "value"):
        stated = element.get(attribute)
        if stated:
            yield stated
    yield _text_of(element)
