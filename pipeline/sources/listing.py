"""Documents that list articles: RSS, Atom, JSON Feed, sitemaps; all give the same `Listing`."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import parse_qsl, urldefrag, urlencode, urljoin, urlsplit, urlunsplit

# Added by those who send a link around; the page is the same without them.
_TRACKER = re.compile(r"utm_\w+|fbclid|gclid|mc_[ce]id|at_(?:medium|campaign)", re.IGNORECASE)
MAX_URL = 2000


class NoListing(ValueError):
    """The document lists no articles in any form that is known; the message says what it is."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One article as a listing tells of it.

    `stamp` changes when the article does: the time of its last change, as written, or None where
    the listing does not say. `published` is a date (ISO), by the clock of the newsroom.
    `content` is the article as HTML, where the listing holds it.
    """

    url: str
    stamp: str | None = None
    published: str | None = None
    title: str | None = None
    author: str | None = None
    content: str | None = None


@dataclass(frozen=True, slots=True)
class Listing:
    """What a document lists: articles, and further listings (the next page, parts of an index)."""

    form: str
    entries: tuple[Entry, ...] = ()
    more: tuple[Entry, ...] = ()
    title: str | None = None


def link(base: str, written: object) -> str | None:
    """An address as it is asked for: absolute, without fragment and trackers; None if it is none.

    Words of a feed are no addresses of mail or of files, so only http and https count.
    """
    if not isinstance(written, str) or not written.strip() or len(written) > MAX_URL:
        return None
    try:
        url = urldefrag(urljoin(base, written.strip())).url
        parts = urlsplit(url)
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not parts.hostname:
        return None
    return _without_trackers(url)


def _without_trackers(url: str) -> str:
    parts = urlsplit(url)
    if not _TRACKER.search(parts.query):
        return url
    pairs = parse_qsl(parts.query, keep_blank_values=True)
    kept = [(name, value) for name, value in pairs if not _TRACKER.fullmatch(name)]
    return urlunsplit(parts._replace(query=urlencode(kept)))


def distinct(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Entries by address, the first of each."""
    found: dict[str, Entry] = {}
    for entry in entries:
        found.setdefault(entry.url, entry)
    return tuple(found.values())
