"""What comes in from all sources: counted, opened, read, and put away as the settings say."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

import polars as pl

from pipeline.articles import Ingested, assemble
from pipeline.articles.model import Document
from pipeline.articles.withdrawals import Withdrawal, own_article_id
from pipeline.lake import Lake, PartNotFound, RawStore
from pipeline.scale import failures, outcomes, parts
from pipeline.scale.expansions import Expansions
from pipeline.scale.reading import Readings, record_key
from pipeline.scale.replays import Replays
from pipeline.schemas import polars_schema
from pipeline.sources import RawRecord, Source
from pipeline.sources.forms import Limits, needs_bytes, opened
from pipeline.sources.forms.kinds import HTML, STREAMED, WARC


@dataclass
class Intake:
    """One run's way from sources to ledger and articles."""

    lake: Lake
    raw: RawStore
    limits: Limits
    now: datetime
    keep_raw_days: int | None = None
    withdrawn: Sequence[Withdrawal] = ()
    workers: int = 1
    force: bool = False
    page_gate: Callable[[bytes], bool] | None = None
    ahead: Lake | None = None
    counts: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._expansions = Expansions(self.lake)
        self._replays = Replays(self.lake, self.limits)

    def ingest(self, sources: Iterable[Source]) -> Ingested:
        """Read every record of every source; what was read before is not read again."""
        readings = Readings(self.lake, self.force, self.ahead)
        readings.take(self._records(sources, readings), self.raw.get, self.workers)
        key = outcomes.key_of(readings.fingerprint, self.withdrawn)
        ingested = None if self.force else outcomes.find(self.lake, key)
        is_new = ingested is None
        if ingested is None:
            ingested = assemble(readings.documents(), self.withdrawn)
            outcomes.keep(self.lake, key, ingested)
        self._put_away(ingested.documents, readings, is_new=is_new)
        return ingested

    @property
    def frame(self) -> pl.DataFrame:
        """The rows of `ingest_counts`."""
        rows = sorted(self.counts.items())
        return pl.DataFrame(rows, schema=polars_schema("ingest_counts"), orient="row")

    def _records(self, sources: Iterable[Source], readings: Readings) -> Iterator[RawRecord]:
        """All records of the sources, but for those of logs that are as they were."""
        for source in sources:
            # Which pages are passed over depends on the reference too, so they are looked at anew.
            known = None if self.page_gate else self._replays.find(source, readings.is_known)
            if known is None:
                yield from self._noted(source, readings.is_read)
            else:
                self._count(source.name, len(known))
                readings.retake(known)

    def _noted(self, source: Source, is_read: Callable[[RawRecord], bool]) -> Iterator[RawRecord]:
        """The records of a source, noted unless what they hold is remembered elsewhere."""
        keys, expansions = list[str](), self._expansions.used
        for record in self._counted(source, is_read):
            keys.append(record_key(record))
            yield record
        if self.page_gate is None and self._expansions.used == expansions:
            self._replays.keep(source, keys)

    def _counted(self, source: Source, is_read: Callable[[RawRecord], bool]) -> Iterator[RawRecord]:
        """Records, counted before any is read; the bytes of each that is to be kept, kept."""
        for found in source.records():
            for each in self._opened(found, is_read):
                record = self._gated(each, found)
                self._count(record.source, 1)
                if record.content is not None and self._is_kept(record.fetched_at):
                    self.raw.put(record.content)
                yield record

    def _count(self, source: str, records: int) -> None:
        self.counts[source] = self.counts.get(source, 0) + records

    def _opened(
        self, found: RawRecord, is_read: Callable[[RawRecord], bool]
    ) -> Iterable[RawRecord]:
        """A record, and those that it holds; a large container that is known is not opened."""
        ready = self._openable(found, is_read)
        # Which pages are passed over depends on the reference too, so they are looked at anew.
        is_gated = self.page_gate is not None and ready.media_type == WARC
        if ready.opener is None or is_gated:
            return opened(ready, self.limits, is_read)
        return self._expansions.of(ready, is_read, lambda: opened(ready, self.limits, is_read))

    def _gated(self, record: RawRecord, archive: RawRecord) -> RawRecord:
        """A page of a web archive that nothing can come of, without its bytes and marked so."""
        if self.page_gate is None or archive.media_type != WARC or record.media_type != HTML:
            return record
        if record.content is None or self.page_gate(record.content):
            return record
        return replace(record.without_content(), is_passed_over=True)

    def _openable(self, record: RawRecord, is_read: Callable[[RawRecord], bool]) -> RawRecord:
        """A record of the store that may hold others, so that it can be opened."""
        sha256 = record.stored_sha256
        if sha256 is None or record.content is not None or record.opener is not None:
            return record
        if record.media_type in STREAMED and not record.is_container:
            return replace(record, opener=lambda: self.raw.open(sha256))
        if not needs_bytes(record, is_read):
            return record
        try:
            return replace(record, content=self.raw.get(sha256))
        except PartNotFound:
            return record

    def _is_kept(self, fetched_at: datetime) -> bool:
        days = self.keep_raw_days
        return days is None or fetched_at >= self.now - timedelta(days=days)

    def _put_away(self, documents: pl.DataFrame, readings: Readings, *, is_new: bool) -> None:
        """Forget what was withdrawn, and the bytes that are older than they are to be kept."""
        gone = documents.filter(disposition="withdrawn")
        for sha256 in gone["raw_sha256"].drop_nulls():
            self.raw.remove(sha256)
        if is_new or readings.read:
            readings.tidy(set(gone["document_id"]))
            articles = {own_article_id(Document(**row)) for row in gone.iter_rows(named=True)}
            parts.forget(self.lake, articles)
            failures.forget(self.lake, articles)
        self._expansions.tidy()
        self._replays.tidy()
        self._drop_old_bytes(documents)

    def _drop_old_bytes(self, documents: pl.DataFrame) -> None:
        if self.keep_raw_days is None:
            return
        oldest = self.now - timedelta(days=self.keep_raw_days)
        # Without its bytes a container could not be opened again, and its members were lost.
        holds = pl.col("disposition") == "container"
        kept = documents.filter((pl.col("fetched_at") >= oldest) | holds)["raw_sha256"]
        self.raw.prune(set(kept.drop_nulls()))
