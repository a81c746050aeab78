"""The publication date that a page's markup states; never one that is guessed from its text."""

import json
import re
from collections.abc import Iterator
from datetime import date
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
    r"entry(?:-|_)?date|story(?:-|_)?date|article(?:-|_)?date|datePublished|\w*__date)(?![a-z])",
    re.IGNORECASE,
)
_DATED_TAGS = ("time", "abbr", "span", "div", "p", "li", "input")
_LONGEST_STAMP = 90


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


def published_on(tree: Element) -> date | None:
    """The day that the page says it was published: JSON-LD, meta, then marked elements."""
    for stated in (_json_ld_dates(tree), _meta_dates(tree), _marked_dates(tree)):
        day = next(filter(None, map(parse_date, stated)), None)
        if day is not None:
            return day
    return None


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
    text = " ".join("".join(element.itertext()).split())
    if len(text) <= _LONGEST_STAMP:
        yield text
