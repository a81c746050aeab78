"""RSS, Atom (through feedparser, which reads also what is broken) and JSON Feed."""

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from typing import Any

import feedparser

from pipeline.sources.listing import Entry, Listing, NoListing, distinct, link

_NAMES = {"rss": "RSS", "atom": "Atom", "cdf": "CDF"}
_JSON_FEED = "https://jsonfeed.org/version/"


def read_feed(content: bytes, url: str, content_type: str | None = None) -> Listing:
    """Read an RSS or Atom feed; raises `NoListing`.

    Entities are not expanded without end (expat sees to it), nothing is loaded from elsewhere.
    """
    headers = {"content-location": url}
    if content_type:
        headers["content-type"] = content_type
    parsed = feedparser.parse(
        content, response_headers=headers, sanitize_html=False, resolve_relative_uris=False
    )
    if not parsed.version and not parsed.entries:
        raise NoListing(f"no feed, no sitemap: {parsed.get('bozo_exception') or 'unknown form'}")
    entries = (_entry(each, url) for each in parsed.entries)
    return Listing(
        form=_form(parsed.version),
        entries=distinct(each for each in entries if each),
        more=distinct(_next_pages(parsed.feed, url)),
        title=_words(parsed.feed.get("title")),
    )


def read_json_feed(content: bytes, url: str) -> Listing:
    """Read a JSON Feed (jsonfeed.org, versions 1 and 1.1); raises `NoListing`."""
    try:
        feed = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise NoListing(f"no JSON Feed: {error}") from error
    version = feed.get("version") if isinstance(feed, Mapping) else None
    if not isinstance(version, str) or not version.startswith(_JSON_FEED):
        raise NoListing("JSON, but no JSON Feed: it does not state its version")
    items = feed.get("items")
    entries = (_item(each, url) for each in (items if isinstance(items, list) else ()))
    page = link(url, feed.get("next_url"))
    return Listing(
        form=f"JSON Feed {version.removeprefix(_JSON_FEED)}",
        entries=distinct(each for each in entries if each),
        more=(Entry(page),) if page else (),
        title=_words(feed.get("title")),
    )


def _form(version: str) -> str:
    """`rss20` to `RSS 2.0`."""
    name = version.rstrip("0123456789")
    number = version[len(name) :]
    return f"{_NAMES.get(name, name)} {'.'.join(number)}".strip()


def _entry(each: Mapping[str, Any], base: str) -> Entry | None:
    url = link(base, each.get("link"))
    if url is None:
        return None
    return Entry(
        url=url,
        stamp=_words(each["updated"] if "updated" in each else each.get("published")),
        published=newsroom_date(each.get("published")),
        title=_words(each.get("title")),
        author=_words(each.get("author")),
        content=_content(each),
    )


def _content(each: Mapping[str, Any]) -> str | None:
    """The article where the feed holds it whole: `content`, never the summary."""
    pieces = [part.get("value") for part in each.get("content", ())]
    return max((piece for piece in pieces if piece), key=len, default=None)


def _next_pages(feed: Mapping[str, Any], base: str) -> Iterator[Entry]:
    """RFC 5005: the next page, the archive before this one."""
    for each in feed.get("links", ()):
        page = link(base, each.get("href")) if each.get("rel") in ("next", "prev-archive") else None
        if page:
            yield Entry(page)


def _item(item: object, base: str) -> Entry | None:
    if not isinstance(item, Mapping):
        return None
    url = link(base, item.get("url") or item.get("id"))
    if url is None:
        return None
    return Entry(
        url=url,
        stamp=_words(item.get("date_modified") or item.get("date_published")),
        published=newsroom_date(item.get("date_published")),
        title=_words(item.get("title")),
        author=_authors(item.get("authors") or [item.get("author")]),
        content=_words(item.get("content_html")),
    )


def _authors(authors: object) -> str | None:
    listed = authors if isinstance(authors, Sequence) and not isinstance(authors, str) else ()
    names = [_words(each.get("name")) for each in listed if isinstance(each, Mapping)]
    return ", ".join(name for name in names if name) or None


def _words(value: object) -> str | None:
    return value.strip() or None if isinstance(value, str) else None


def newsroom_date(written: object) -> str | None:
    """The day of an instant as its writer's clock shows it (ISO); None where it is no date."""
    if not isinstance(written, str) or not written.strip():
        return None
    for parse in (_iso, parsedate_to_datetime):
        try:
            day = parse(written.strip()).date()
        except (ValueError, OverflowError):
            continue
        # What was never filled in says 1970, or the year 1.
        return day.isoformat() if day > date(1970, 1, 2) else None
    return None


def _iso(written: str) -> datetime:
    return datetime.fromisoformat(written)
