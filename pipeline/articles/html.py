"""HTML pages to text and metadata, through trafilatura."""

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from lxml.html import HtmlElement

from pipeline.articles.dates import parse_date

# trafilatura reads a page of this size in seconds; larger ones are dumps, not articles.
MAX_HTML_CHARACTERS = 8_000_000

_META_DATES = (
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
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
_ARTICLE_TYPES = re.compile(r"article|report|posting|blog|release|webpage", re.IGNORECASE)
_TITLE_SITE = re.compile(r"\s+[|–—-]\s+[^|–—-]{2,40}$")


class NoArticle(ValueError):
    """The page holds no article; the message says what was found."""


@dataclass(frozen=True, slots=True)
class Page:
    """What a page gives: its main text with a line per paragraph, and its metadata."""

    text: str
    title: str | None
    author: str | None
    publisher: str | None
    url: str | None
    published_on: date | None


def looks_like_html(text: str) -> bool:
    """Whether a text is a page, whatever its file is called."""
    head = text[:1000].lstrip().casefold()
    return head.startswith(("<!doctype html", "<html", "<head", "<?xml")) and "<" in head


def read_page(text: str) -> Page:
    """Read a page; raises `NoArticle`."""
    if len(text) > MAX_HTML_CHARACTERS:
        raise NoArticle(
            f"the page has {len(text)} characters, more than {MAX_HTML_CHARACTERS}: "
            "a dump, not an article; split it"
        )
    from trafilatura import bare_extraction, load_html
    from trafilatura.settings import Document

    tree = load_html(text)
    if tree is None:
        raise NoArticle("no HTML could be read from it")
    published_on = _published_on(tree)
    document = bare_extraction(
        text, favor_precision=True, include_comments=False, include_tables=False, with_metadata=True
    )
    if not isinstance(document, Document) or not (document.text or "").strip():
        raise NoArticle("the page holds no article (no main text was found)")
    return _page(document.as_dict(), published_on)


def _page(found: dict[str, object], published_on: date | None) -> Page:
    def text_of(key: str) -> str | None:
        value = found.get(key)
        return html.unescape(value).strip() or None if isinstance(value, str) else None

    return Page(
        text=text_of("text") or "",
        title=_clean_title(text_of("title"), text_of("sitename")),
        author=text_of("author"),
        publisher=text_of("sitename") or text_of("hostname"),
        url=text_of("url"),
        published_on=published_on,
    )


def _clean_title(title: str | None, site: str | None) -> str | None:
    """`Story - The Daily` is `Story` where the site is called so."""
    if title and site:
        match = _TITLE_SITE.search(title)
        if match and site.casefold() in match.group().casefold():
            return title[: match.start()]
    return title


def _published_on(tree: HtmlElement) -> date | None:
    """The publication date that the page's metadata states: JSON-LD, meta, then `<time>`."""
    for stated in (_json_ld_dates(tree), _meta_dates(tree), _time_elements(tree)):
        days = [day for day in map(parse_date, stated) if day is not None]
        if days:
            return days[0]
    return None


def _json_ld_dates(tree: HtmlElement) -> Iterator[str]:
    for script in tree.iter("script"):
        if script.get("type") != "application/ld+json" or not script.text:
            continue
        try:
            yield from _dates_in(json.loads(script.text, strict=False))
        except (ValueError, RecursionError):
            continue


def _dates_in(node: object) -> Iterator[str]:
    if isinstance(node, list):
        for item in node:
            yield from _dates_in(item)
    elif isinstance(node, dict):
        stated = node.get("datePublished")
        if isinstance(stated, str) and _ARTICLE_TYPES.search(str(node.get("@type"))):
            yield stated
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _dates_in(node.get(key))


def _meta_dates(tree: HtmlElement) -> Iterator[str]:
    stated: dict[str, str] = {}
    for meta in tree.iter("meta"):
        for attribute in ("property", "name", "itemprop"):
            name, content = meta.get(attribute), meta.get("content")
            if name and content:
                stated.setdefault(name.casefold(), content)
    return (stated[name] for name in _META_DATES if name in stated)


def _time_elements(tree: HtmlElement) -> Iterator[str]:
    """`<time datetime>` marked as publication, or the only one of the page."""
    times = [time for time in tree.iter("time") if time.get("datetime")]
    for time in times:
        marks = " ".join(
            (time.get("itemprop", ""), time.get("class", ""), time.get("pubdate", "-"))
        )
        if len(times) == 1 or re.search(r"publish|pubdate|entry-date", marks, re.IGNORECASE):
            yield time.get("datetime", "")
