"""Ingest: what all sources hold becomes the ledger of documents and the clean articles."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import dagster as dg
import polars as pl

from pipeline import schemas
from pipeline.articles import assemble
from pipeline.defs import pictures
from pipeline.defs.checks import check_specs
from pipeline.defs.loading import load
from pipeline.defs.metadata import source_version, table_spec
from pipeline.defs.session import Session
from pipeline.defs.sources import all_sources
from pipeline.lake import RawStore
from pipeline.scale.handover import keep_articles
from pipeline.scale.reading import Reading
from pipeline.sources import RawRecord, Source
from pipeline.sources.forms import Limits, opened

VERSION = source_version("sources", "articles")
# What holds no records of its own.
PAGE = "text/html"
TABLES = ("ingest_counts", "documents", "articles")


def ingest_assets(after: Sequence[dg.AssetKey] = ()) -> dg.AssetsDefinition:
    """The ledger and the articles, made when the sources `after` have written their log."""

    @dg.multi_asset(
        name="ingest",
        specs=[
            _spec("ingest_counts", after, {"python"}),
            _spec("documents", after, {"python", "polars"}),
            _spec("articles", ["documents"], {"python"}),
        ],
        check_specs=check_specs(*TABLES),
    )
    def ingest(session: dg.ResourceParam[Session]) -> Iterator[dg.MaterializeResult[None]]:
        """Read every record of every source, clean it, and hand the articles over."""
        session.watcher.asset_started("articles")
        settings = session.settings
        reading = Reading(session.lake, VERSION, workers=settings.workers, force=session.force)
        counter = _Counter(session, reading)
        ingested = assemble(reading.read(counter.kept(all_sources(session))))
        frames = {
            "ingest_counts": counter.frame,
            "documents": ingested.documents,
            "articles": ingested.articles,
        }
        shown = {"documents": pictures.counted_by(session, ingested.documents, "disposition")}
        yield from load(session, frames, of_table=shown)
        keep_articles(session.lake, session.fingerprint("articles"), ingested.articles)

    return ingest


def _spec(name: str, deps: Sequence[dg.AssetKey | str], kinds: set[str]) -> dg.AssetSpec:
    return table_spec(name, deps=deps, kinds=kinds, code_version=VERSION)


class _Counter:
    """Counts the records as they come in, before anything is read, and keeps their bytes."""

    def __init__(self, session: Session, reading: Reading) -> None:
        self._reading = reading
        self._raw = RawStore(session.settings.raw_dir)
        self._limits = Limits(session.settings.max_document_bytes)
        self._counts: dict[str, int] = {}

    def kept(self, sources: Sequence[Source]) -> Iterator[RawRecord]:
        """All records, each with its bytes, unless it was read before and they are stored."""
        for source in sources:
            for found in source.records():
                for record in self._opened(found):
                    self._counts[record.source] = self._counts.get(record.source, 0) + 1
                    yield record

    def _opened(self, found: RawRecord) -> Iterator[RawRecord]:
        if found.content is None and found.media_type == PAGE and self._reading.knows(found):
            yield found
            return
        for record in opened(self._with_bytes(found), self._limits):
            if record.content is not None:
                self._raw.put(record.content)
            yield record

    def _with_bytes(self, record: RawRecord) -> RawRecord:
        stored = record.content is None and record.opener is None and not record.is_container
        if stored and record.stored_sha256 is not None:
            return replace(record, content=self._raw.get(record.stored_sha256))
        return record

    @property
    def frame(self) -> pl.DataFrame:
        """The rows of `ingest_counts`."""
        rows = sorted(self._counts.items())
        schema = schemas.polars_schema("ingest_counts")
        return pl.DataFrame(rows, schema=schema, orient="row")
