"""`backhaul add`: what an address leads to, and files that are kept for good."""

from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit

from lxml import etree

from pipeline.sources.fetch import Fetcher
from pipeline.sources.inbox import scan_file, scan_inbox
from pipeline.sources.listing import Listing, NoListing, link
from pipeline.sources.listings import looks_like_page, read_listing
from pipeline.sources.log import RecordLog
from pipeline.sources.records import RawRecord

ADDED = "added"
_FEED_TYPES = ("application/rss+xml", "application/atom+xml", "application/feed+json")


class CannotAdd(ValueError):
    """An address or a file cannot be a source; the message says why."""


@dataclass(frozen=True, slots=True)
class Found:
    """What an address leads to: a listing, or a page with the feeds that it names."""

    url: str
    listing: Listing | None = None
    feeds: tuple[str, ...] = ()

    @property
    def is_front_page(self) -> bool:
        """Whether the page is a site's front page, which is no article."""
        return self.listing is None and urlsplit(self.url).path in ("", "/")


async def discover(url: str, fetcher: Fetcher) -> Found:
    """Ask an address once, and tell what it is; raises `CannotAdd`."""
    address = link("", url)
    if address is None:
        raise CannotAdd(f"{url!r} is neither a file nor an address of the web (https://...)")
    got = await fetcher.fetch(address)
    if got.content is None:
        raise CannotAdd(f"{address}: {got.problem}")
    try:
        return Found(address, read_listing(got.content, got.final_url))
    except NoListing as refusal:
        if looks_like_page(got.content):
            return Found(address, feeds=_feeds(got.content, got.final_url))
        raise CannotAdd(f"{address}: {refusal}") from refusal


def _feeds(content: bytes, base: str) -> tuple[str, ...]:
    """The feeds that a page names in its head."""
    tree = etree.fromstring(content, etree.HTMLParser(no_network=True, huge_tree=False))
    links = tree.iter("link") if tree is not None else ()
    named = [each for each in links if "alternate" in (each.get("rel") or "").casefold().split()]
    feeds = (link(base, each.get("href")) for each in named if each.get("type") in _FEED_TYPES)
    return tuple(dict.fromkeys(feed for feed in feeds if feed))


def add_files(path: Path, log: RecordLog, *, now: datetime, max_bytes: int) -> int:
    """Keep a file, or all files below a folder, for good; returns how many were new.

    The same file twice adds nothing; one that has changed is one more document.
    """
    if path.is_dir():
        found = scan_inbox(path, now=now, max_bytes=max_bytes)
        folder = path.resolve().name
        return log.append(ADDED, (_stored(each, folder, log) for each in found))
    if not path.is_file():
        raise CannotAdd(f"{path}: there is no such file or folder")
    found_alone = scan_file(path, now=now, max_bytes=max_bytes)
    folder = path.resolve().parent.name
    return log.append(ADDED, [_stored(found_alone, folder, log)])


def _stored(record: RawRecord, folder: str, log: RecordLog) -> RawRecord:
    """A record of a folder as one of the log: its place tells the folder too."""
    moved = replace(record, source=ADDED, path=f"{folder}/{record.path}")
    if moved.content is None:
        return _kept(moved, log)
    log.raw.put(moved.content)
    return moved.without_content()


def _kept(record: RawRecord, log: RecordLog) -> RawRecord:
    """An archive or a table with its bytes in the store, however large it is."""
    if record.opener is None:
        return record
    with record.opener() as file:
        return replace(record, stored_sha256=log.raw.put_file(file), opener=None)
