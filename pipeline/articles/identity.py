"""Ids from content: the same document has the same id in every run and on every machine."""

import re
from urllib.parse import urlsplit

from courlan import clean_url

from pipeline.sources.ids import content_id, sha256_of

__all__ = [
    "article_id",
    "canonical_url",
    "content_id",
    "names_a_page",
    "same_text_key",
    "sha256_of",
]

# The root, its file, or the root of one language.
_FRONT_PAGE = re.compile(
    r"/?(?:[a-z]{2}(?:-[a-z]{2})?/?)?(?:(?:index|home|default)(?:\.\w+)?/?)?", re.I
)


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
