"""Ids from content: the same document has the same id in every run and on every machine."""

import hashlib
import json
import re
from urllib.parse import urlsplit

from courlan import clean_url

_ID_LENGTH = 20
# The root, its file, or the root of one language.
_FRONT_PAGE = re.compile(
    r"/?(?:[a-z]{2}(?:-[a-z]{2})?/?)?(?:(?:index|home|default)(?:\.\w+)?/?)?", re.I
)


def content_id(*parts: str | None) -> str:
    """A short id of an ordered tuple of texts."""
    written = json.dumps(parts, ensure_ascii=False)
    return hashlib.sha256(written.encode("utf-8", "surrogatepass")).hexdigest()[:_ID_LENGTH]


def sha256_of(content: bytes) -> str:
    """The SHA-256 of bytes, in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def canonical_url(url: str | None) -> str | None:
    """The one spelling of an article's address, or None where it is no address of a page.

    Trackers, fragments, ports and a trailing slash go; parameters are sorted.
    """
    if not url or not re.match(r"https?://[^/\s]+\.[^/\s]+", url.strip(), re.IGNORECASE):
        return None
    cleaned = clean_url(url.strip())
    if not cleaned:
        return None
    return cleaned.split("#", 1)[0].rstrip("/") or None


def names_a_page(url: str) -> bool:
    """Whether an address leads to one page: a site's front page names no article."""
    parts = urlsplit(url)
    return bool(parts.query) or not _FRONT_PAGE.fullmatch(parts.path)


def article_id(url: str | None, raw_sha256: str) -> str:
    """An article's id: from its canonical address, else from its raw bytes.

    The scheme and `www.` do not count: a page moved to https is the same page.
    """
    if url and names_a_page(url):
        return content_id("url", re.sub(r"^https?://(?:www\.)?", "", url))
    return content_id("bytes", raw_sha256)


def same_text_key(text: str) -> str:
    """A hash that two texts share when they differ in case, spaces or punctuation alone."""
    return content_id("text", re.sub(r"[\W_]+", " ", text.casefold()).strip())
