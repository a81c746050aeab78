"""One poll of the sources of the web: their listings, then the articles that are new or changed."""

import asyncio
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from html import escape

from pipeline.sources.catalog import WebSource
from pipeline.sources.fetch import Fetcher
from pipeline.sources.http import NOTHING_KNOWN, Fetched
from pipeline.sources.listing import Entry, Listing, NoListing
from pipeline.sources.listings import looks_like_page, read_listing
from pipeline.sources.log import RecordLog
from pipeline.sources.pacing import Clock
from pipeline.sources.poll_state import PollStates, Seen, Waiting
from pipeline.sources.records import RawRecord

# So many articles are fetched, then committed; a killed poll fetches at most those again.
BATCH = 128
# An article that failed is asked for again after one interval, two, four, eight ...; then never.
MAX_TRIES = 6
MAX_RETRY_DELAY = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Tools:
    """What a poll works with."""

    fetcher: Fetcher
    log: RecordLog
    states: PollStates
    clock: Clock


@dataclass
class PollReport:
    """What one poll of one source did: addresses by outcome, and what was wrong with the source."""

    source: str
    listings: int = 0
    fetched: int = 0
    unchanged: int = 0
    failed: int = 0
    waiting: int = 0
    records: int = 0
    problem: str | None = None
    problems: list[str] = field(default_factory=list)


async def poll_all(
    sources: Iterable[WebSource], tools: Tools, since: date | None = None
) -> list[PollReport]:
    """Poll sources at the same time; one that breaks does not stop the others."""
    polls = [Poll(source, tools, since).run() for source in sources]
    done = await asyncio.gather(*polls, return_exceptions=True)
    tools.states.save_robots(tools.fetcher.robots)
    errors = [each for each in done if isinstance(each, Exception)]
    if errors:
        raise ExceptionGroup("polling broke", errors)
    return [each for each in done if isinstance(each, PollReport)]


class Poll:
    """One source, asked once. Records are logged before the state says that they are there."""

    def __init__(self, source: WebSource, tools: Tools, since: date | None = None) -> None:
        self._source = source
        self._tools = tools
        self._since = since or source.since
        self._state = tools.states.load(source.name)
        self._report = PollReport(source.name)
        self._again: list[str] = []

    async def run(self) -> PollReport:
        """Ask for listings, then for articles; keep all that comes of it."""
        state, now = self._state, self._tools.clock.now()
        state.fit(self._source)
        state.first_polled_at = state.first_polled_at or now
        state.rest_until = None
        if self._source.kind == "pages":
            state.waiting |= {url: self._page(url) for url in self._pages()}
        else:
            await self._read_listings()
        await self._fetch_articles()
        self._conclude(now)
        return self._report

    def _pages(self) -> list[str]:
        nothing = Seen()
        seen = self._state.articles
        return [url for url in self._source.addresses if not seen.get(url, nothing).given_up]

    def _page(self, url: str) -> Waiting:
        return self._state.waiting.get(url) or Waiting(entry=Entry(url))

    def _conclude(self, now: datetime) -> None:
        state, report = self._state, self._report
        report.waiting = len(state.waiting)
        state.polled_at = now
        if self._source.kind == "pages" and report.fetched + report.unchanged == 0:
            report.problem = report.problems[0] if report.problems else None
        state.problem = report.problem
        state.failures = state.failures + 1 if report.problem else 0
        state.answered_at = state.answered_at if report.problem else now
        self._save()

    def _save(self) -> None:
        self._tools.states.save(self._source.name, self._state)

    # Listings

    async def _read_listings(self) -> None:
        """The source's own listings, then those that they lead to, as far as allowed."""
        own = self._source.addresses
        left = list(dict.fromkeys([*own, *self._state.more_listings]))
        asked = set[str]()
        while left and len(asked) < self._source.max_listings + len(own):
            url = left.pop(0)
            asked.add(url)
            more = await self._read_listing(url)
            left += [each for each in more if each not in asked and each not in left]
        later = [*left, *self._again]
        self._state.more_listings = [url for url in later if url not in own]
        self._save()

    async def _read_listing(self, url: str) -> list[str]:
        """Note the articles that a listing tells of; returns the listings that it leads to."""
        seen = self._state.listings.get(url, Seen())
        got = await self._tools.fetcher.fetch(url, seen.validators)
        self._report.listings += 1
        if got.moved_for_good and url in self._source.addresses:
            self._state.moved_to = got.final_url
        if got.is_unchanged:
            self._append([self._over(url)])
            return seen.parts
        if got.content is None:
            self._listing_failed(url, self._failure(url, got), got)
            return []
        try:
            listing = read_listing(got.content, got.final_url, _content_type(got))
        except NoListing as refusal:
            said = _advice(str(refusal), got.content)
            record = replace(self._record(url, got, got.content), problem=said)
            self._listing_failed(url, record, got)
            return []
        return self._take(url, seen, got, listing)

    def _listing_failed(self, url: str, record: RawRecord, got: Fetched) -> None:
        self._append([record])
        if url in self._source.addresses:
            self._report.problem = record.problem
            self._state.rest_until = got.retry_at
        elif got.status is None or got.status == 429 or got.status >= 500:
            self._again.append(url)
        self._report.problems.append(f"{url}: {record.problem}")

    def _take(self, url: str, seen: Seen, got: Fetched, listing: Listing) -> list[str]:
        record = replace(self._record(url, got, got.content or b""), is_container=True)
        new = [entry for entry in listing.entries if self._is_wanted(entry)]
        # A listing that brings nothing is no document worth keeping: most change all day.
        self._append([self._over(url), record] if new else [self._over(url)])
        if url in self._source.addresses:
            self._state.form = listing.form
        for entry in new:
            kept = entry if self._source.content == "feed" else replace(entry, content=None)
            waiting = Waiting(entry=kept, parent_document_id=record.document_id)
            self._state.waiting[entry.url] = waiting
        return self._further(url, seen, got, listing, has_new=bool(new))

    def _further(
        self, url: str, seen: Seen, got: Fetched, listing: Listing, *, has_new: bool
    ) -> list[str]:
        """Parts of an index unless they are as they were; a next page while pages bring news."""
        is_index = not listing.entries
        parts = [each.url for each in listing.more if is_index and each.stamp is None]
        self._state.listings[url] = Seen(validators=got.validators, stamp=seen.stamp, parts=parts)
        if not is_index:
            return [each.url for each in listing.more] if has_new else []
        return [each.url for each in listing.more if self._is_part_to_read(each)]

    def _is_part_to_read(self, part: Entry) -> bool:
        known = self._state.listings.get(part.url, Seen())
        self._state.listings[part.url] = known.model_copy(update={"stamp": part.stamp})
        return part.stamp is None or part.stamp != known.stamp

    def _is_wanted(self, entry: Entry) -> bool:
        """New or changed, and not left out by the source's settings."""
        if not self._source.takes(entry.url) or entry.url in self._state.waiting:
            return False
        day = entry.published
        if self._since and day and date.fromisoformat(day) < self._since:
            return False
        return _has_changed(self._state.articles.get(entry.url), entry.stamp)

    # Articles

    async def _fetch_articles(self) -> None:
        now = self._tools.clock.now()
        due = [url for url, waiting in self._state.waiting.items() if waiting.is_due(now)]
        newest_first = sorted(due, key=self._published, reverse=True)
        due = newest_first[: self._source.max_articles]
        for start in range(0, len(due), BATCH):
            batch = due[start : start + BATCH]
            records = await asyncio.gather(*map(self._article, batch))
            outcomes = zip(batch, records, strict=True)
            came = [self._over(url) for url, got in outcomes if got is None or not got.problem]
            self._append([*came, *filter(None, records)])
            self._save()

    def _published(self, url: str) -> str:
        return self._state.waiting[url].entry.published or ""

    async def _article(self, url: str) -> RawRecord | None:
        """Fetch one article and note what came of it; no record for one that is as it was."""
        waiting = self._state.waiting[url]
        if waiting.entry.content is not None:
            self._done(url, waiting, NOTHING_FETCHED)
            record = _from_feed(self._record(url, NOTHING_FETCHED, b""), waiting)
            sidecar = {**record.sidecar, **self._known(waiting.entry)}
            return await self._stored(replace(record, sidecar=sidecar))
        seen = self._state.articles.get(url, Seen())
        got = await self._tools.fetcher.fetch(url, seen.validators)
        if got.is_unchanged:
            self._report.unchanged += 1
            self._done(url, waiting, replace(got, validators=seen.validators))
            return None
        if got.content is None:
            return self._article_failed(url, waiting, got)
        self._done(url, waiting, got)
        record = self._record(url, got, got.content)
        parent = waiting.parent_document_id
        sidecar = self._known(waiting.entry)
        return await self._stored(replace(record, parent_document_id=parent, sidecar=sidecar))

    async def _stored(self, record: RawRecord) -> RawRecord:
        """The record, its bytes in the store already: many at once would fill the memory."""
        self._report.fetched += 1
        await asyncio.to_thread(self._tools.log.raw.put, record.content or b"")
        return record.without_content()

    def _done(self, url: str, waiting: Waiting, got: Fetched) -> None:
        if url not in self._state.articles:
            self._state.last_new_at = self._tools.clock.now()
        self._state.articles[url] = Seen(validators=got.validators, stamp=waiting.entry.stamp)
        del self._state.waiting[url]

    def _article_failed(self, url: str, waiting: Waiting, got: Fetched) -> RawRecord:
        self._report.failed += 1
        self._report.problems.append(f"{url}: {got.problem}")
        tries = waiting.tries + (got.retry_at is None)
        if got.is_gone or tries >= MAX_TRIES:
            known = self._state.articles.get(url, Seen())
            given_up = {"stamp": waiting.entry.stamp, "given_up": True}
            self._state.articles[url] = known.model_copy(update=given_up)
            del self._state.waiting[url]
        else:
            delay = min(self._source.every * 2 ** max(0, tries - 1), MAX_RETRY_DELAY)
            waiting.tries = tries
            waiting.retry_at = got.retry_at or self._tools.clock.now() + delay
        record = self._failure(url, got)
        return replace(record, parent_document_id=waiting.parent_document_id)

    def _known(self, entry: Entry) -> dict[str, str]:
        """What is known beside the page, and surer than what the page says."""
        named = {"published": entry.published, "publisher": self._source.publisher}
        return {name: value for name, value in named.items() if value}

    # Records

    def _record(self, url: str, got: Fetched, content: bytes) -> RawRecord:
        """A document as it came: `path` is where it was asked for, `url` where it was found."""
        return RawRecord(
            source=self._source.name,
            path=url,
            url=got.final_url or url,
            content=content,
            media_type=got.media_type,
            charset=got.charset,
            fetched_at=self._tools.clock.now(),
            http_status=got.status,
        )

    def _failure(self, url: str, got: Fetched) -> RawRecord:
        """A document that did not come, and why."""
        record = self._record(url, replace(got, final_url=url), b"")
        problem = got.problem or "the server said that nothing has changed, but nothing is known"
        if got.final_url != url:
            problem = f"{problem} (at {got.final_url})"
        return replace(record, content=None, problem=problem)

    def _over(self, url: str) -> RawRecord:
        """The word that a failure at an address, if there was one, is over."""
        return replace(self._failure(url, NOTHING_FETCHED), problem=None)

    def _append(self, records: Sequence[RawRecord]) -> None:
        if records:
            self._report.records += self._tools.log.append(self._source.name, records)


NOTHING_FETCHED = Fetched(url="", final_url="", validators=NOTHING_KNOWN)


def _has_changed(seen: Seen | None, stamp: str | None) -> bool:
    """Whether an address is new, or is said to have changed since it was asked for."""
    return seen is None or (stamp is not None and stamp != seen.stamp)


def _content_type(got: Fetched) -> str | None:
    if got.media_type is None:
        return None
    return f"{got.media_type}; charset={got.charset}" if got.charset else got.media_type


def _advice(problem: str, content: bytes) -> str:
    if looks_like_page(content):
        return 'this is a page, no feed and no sitemap; kind = "pages" reads it as an article'
    return problem


def _from_feed(record: RawRecord, waiting: Waiting) -> RawRecord:
    """The article as the feed itself holds it, with its title, as a page."""
    entry = waiting.entry
    title = f"<title>{escape(entry.title)}</title>" if entry.title else ""
    heading = f"<h1>{escape(entry.title)}</h1>" if entry.title else ""
    head = f'<head><meta charset="utf-8">{title}</head>'
    body = f"<body><article>{heading}{entry.content}</article></body>"
    page = f"<!DOCTYPE html><html>{head}{body}</html>"
    named = {"url": entry.url, "title": entry.title, "author": entry.author}
    return replace(
        record,
        content=page.encode(),
        media_type="text/html",
        charset="utf-8",
        parent_document_id=waiting.parent_document_id,
        sidecar={name: value for name, value in named.items() if value},
    )
