"""`backhaul add`, told line by line."""

import asyncio
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from pydantic import ValidationError

from pipeline.lake import RawStore
from pipeline.settings import Settings
from pipeline.sources import RecordLog
from pipeline.sources.adding import CannotAdd, Found, add_files, discover
from pipeline.sources.catalog import (
    BrokenCatalog,
    WebSource,
    add_pages,
    add_source,
    load_catalog,
    name_for,
)
from pipeline.sources.fetch import Fetcher, FetchLimits
from pipeline.sources.listing import link
from pipeline.sources.pacing import WallClock

__all__ = ["Addition", "CannotAdd", "add_all"]


@dataclass(frozen=True, slots=True)
class Addition:
    """What is to be added, and how; `is_checked` asks each address what it is first."""

    what: tuple[str, ...]
    name: str | None
    every: str
    is_checked: bool


def add_all(settings: Settings, wanted: Addition, now: Callable[[], datetime]) -> Iterator[str]:
    """Add one thing after the other, and say what it was; raises `CannotAdd`."""
    if wanted.name and len(wanted.what) > 1:
        raise CannotAdd("one name fits one address; add the others by themselves")
    for what in wanted.what:
        try:
            yield _add(settings, wanted, what, now)
        except BrokenCatalog as broken:
            raise CannotAdd(str(broken)) from broken


def _add(settings: Settings, wanted: Addition, what: str, now: Callable[[], datetime]) -> str:
    if Path(what).exists():
        return _add_file(settings, Path(what), now())
    if not wanted.is_checked:
        return _add_listing(settings, wanted, _address(what), "not asked yet what it is")
    found = asyncio.run(_discover(settings, what, now))
    if found.listing is not None:
        titled = f" “{found.listing.title}”" if found.listing.title else ""
        count = len(found.listing.entries) or len(found.listing.more)
        return _add_listing(
            settings, wanted, found.url, f"{found.listing.form}{titled}, {count} entries"
        )
    return _add_page(settings, wanted, found)


def _add_file(settings: Settings, path: Path, now: datetime) -> str:
    log = RecordLog(settings.records_dir, RawStore(settings.raw_dir))
    count = add_files(path, log, now=now, max_bytes=settings.max_document_bytes)
    return f"{path}: {count} new documents are kept in the home; the originals may go."


def _add_page(settings: Settings, wanted: Addition, found: Found) -> str:
    """A site's front page stands for its feed; any other page is an article."""
    if found.is_front_page:
        if not found.feeds:
            raise CannotAdd(f"{found.url}: a site's front page that names no feed; give the feed")
        return _add_listing(settings, wanted, found.feeds[0], f"the feed of {found.url}")
    new = add_pages(settings.sources_path, [found.url])
    said = "added to the source `pages`" if new else "was among `pages` already"
    hint = f" Its site has a feed: {found.feeds[0]}" if found.feeds else ""
    return f"{found.url}: a page, {said}.{hint}"


def _add_listing(settings: Settings, wanted: Addition, url: str, said: str) -> str:
    known = load_catalog(settings.shipped_sources_path, settings.sources_path)
    twin = next((each for each in known if url in each.addresses and each.enabled), None)
    if twin is not None:
        return f"{url}: was there already, as {twin.name!r}."
    name = wanted.name or name_for(url, [each.name for each in known])
    try:
        source = WebSource.model_validate({"name": name, "url": url, "every": wanted.every})
    except ValidationError as invalid:
        problem = invalid.errors()[0]
        raise CannotAdd(f"{'.'.join(map(str, problem['loc']))}: {problem['msg']}") from invalid
    add_source(settings.sources_path, source)
    return f"{name}: {said}; asked every {wanted.every}. ({url})"


def _address(what: str) -> str:
    address = link("", what)
    if address is None:
        raise CannotAdd(f"{what!r} is neither a file nor an address of the web (https://...)")
    return address


async def _discover(settings: Settings, url: str, now: Callable[[], datetime]) -> Found:
    async with Fetcher(FetchLimits.of(settings), WallClock(now)) as fetcher:
        return await discover(url, fetcher)
