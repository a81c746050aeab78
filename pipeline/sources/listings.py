"""Any listing, told by its content: what a server calls it is often wrong."""

from pipeline.sources.feeds import read_feed, read_json_feed
from pipeline.sources.inflate import CannotInflate, TooLarge, gunzip
from pipeline.sources.listing import Listing, NoListing
from pipeline.sources.sitemaps import looks_like_sitemap, read_sitemap

MAX_PLAIN_BYTES = 64 * 1024 * 1024


def read_listing(content: bytes, url: str, content_type: str | None = None) -> Listing:
    """Read a feed or a sitemap, gzipped or not; raises `NoListing`."""
    try:
        plain = gunzip(content, MAX_PLAIN_BYTES)
    except (TooLarge, CannotInflate) as error:
        raise NoListing(str(error)) from error
    start = plain.lstrip(b"\xef\xbb\xbf \t\r\n")
    if not start:
        raise NoListing("it is empty")
    if start.startswith(b"{"):
        return read_json_feed(start, url)
    if looks_like_sitemap(start):
        return read_sitemap(start, url)
    return read_feed(plain, url, content_type)


def looks_like_page(content: bytes) -> bool:
    """Whether a document is a page of a site rather than a listing."""
    start = content[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return start.startswith((b"<!doctype html", b"<html", b"<head", b"<body"))
