"""Reading by content: only records that have not been read before are parsed again.

A reading is kept in the lake under all that can change it: the record's bytes and metadata, and
the source code of the rooms that read. Where the bytes are no longer kept, the last reading stands.
"""

import hashlib
import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.metadata import version
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import polars as pl

from pipeline.articles.model import Article, Document, ReadDocument
from pipeline.articles.read import read_record
from pipeline.lake import Lake, PartNotFound
from pipeline.scale.keys import digest
from pipeline.scale.pool import watch_parent
from pipeline.schemas import polars_schema
from pipeline.sources.ids import content_id
from pipeline.sources.records import RawRecord

STAGE = "readings"
ROOMS = ("sources", "articles")
LIBRARIES = ("trafilatura", "py3langid", "charset-normalizer", "pypdf", "python-docx", "striprtf")
# A chunk is committed whole, and sent to a worker in one piece.
CHUNK_RECORDS = 64
CHUNK_BYTES = 16 * 1024 * 1024
# Starting workers costs about as much as reading this many chunks here.
POOL_FROM_CHUNKS = 2
MAX_PARTS = 64
_SCHEMA = pl.Schema(
    {
        "record_key": pl.String(),
        "reader": pl.String(),
        "document": pl.Struct(polars_schema("documents")),
        "article": pl.Struct(polars_schema("articles")),
        "signature": pl.List(pl.UInt32()),
    }
)
Bytes = Callable[[str], bytes]
"""Gets the bytes of a hash; raises `PartNotFound`."""


@dataclass
class Readings:
    """What earlier runs have read, by record key; every lookup is noted as still needed."""

    lake: Lake
    force: bool = False
    _known: dict[str, tuple[str, ReadDocument]] = field(default_factory=dict)
    _used: set[str] = field(default_factory=set)
    read: int = 0
    reused: int = 0

    def __post_init__(self) -> None:
        keys = self.lake.keys(STAGE)
        rows = self.lake.read(STAGE, keys) if keys else pl.DataFrame(schema=_SCHEMA)
        for row in rows.iter_rows(named=True):
            old = self._known.get(row["record_key"])
            if old is None or old[0] != reader_version():
                self._known[row["record_key"]] = (row["reader"], _read_document(row))

    def is_read(self, record: RawRecord) -> bool:
        """Whether a record was read before, by the code as it is now."""
        known = self._known.get(record_key(record))
        return not self.force and known is not None and known[0] == reader_version()

    def of(self, records: Iterable[RawRecord], get: Bytes, workers: int) -> list[ReadDocument]:
        """Read what is new, in chunks that are committed one by one; the rest is known.

        `get` gives the bytes of records that lie in the raw store.
        """
        found: list[ReadDocument] = []
        chunks = _chunks(self._new(records, found, get))
        for chunk in _map(chunks, workers):
            self.read += chunk.height
            self._used.update(chunk["record_key"])
            self.lake.write(STAGE, digest(reader_version(), *chunk["record_key"]), chunk)
            found.extend(_read_document(row) for row in chunk.iter_rows(named=True))
        return found

    def _new(
        self, records: Iterable[RawRecord], found: list[ReadDocument], get: Bytes
    ) -> Iterator[RawRecord]:
        """The records to read, with their bytes; what is known is put into `found`."""
        for record in records:
            if self.is_read(record):
                found.append(self._reused(record))
                continue
            try:
                yield _with_bytes(record, get)
            except PartNotFound:
                found.append(self._reused(record))

    def _reused(self, record: RawRecord) -> ReadDocument:
        key = record_key(record)
        self._used.add(key)
        if key not in self._known:
            gone = "its bytes are no longer kept; put it in again"
            return read_record(replace(record, problem=gone))
        self.reused += 1
        return self._known[key][1]

    def tidy(self, gone: Collection[str] = ()) -> None:
        """Drop readings that no record has any more, and those of the documents `gone`."""
        if not self.read and not gone and len(self._used) == len(self._known):
            return
        keys = self.lake.keys(STAGE)
        rows = self.lake.read(STAGE, keys) if keys else pl.DataFrame(schema=_SCHEMA)
        wanted = pl.col("record_key").is_in(list(self._used))
        is_gone = pl.col("document").struct.field("document_id").is_in(list(gone))
        live = rows.filter(wanted & ~is_gone).sort(pl.col("reader") != reader_version())
        live = live.unique("record_key", keep="first").sort("record_key")
        if len(keys) > MAX_PARTS or live.height < rows.height:
            key = digest(reader_version(), "all", *live["record_key"], *live["reader"])
            self.lake.write(STAGE, key, live)
            self.lake.prune(STAGE, [key])


def record_key(record: RawRecord) -> str:
    """A hash of all that a record's reading depends on, but for the code that reads."""
    sidecar = json.dumps(dict(record.sidecar), sort_keys=True)
    others = (record.http_status, record.size, record.is_container, record.is_passed_over)
    return content_id(
        *(record.document_id, record.media_type, record.charset, sidecar, record.problem),
        *(record.parent_document_id, record.fetched_at.isoformat(), *map(str, others)),
    )


@cache
def reader_version() -> str:
    """A hash of the source code that reads records, and of the libraries that it uses."""
    found = hashlib.sha256()
    root = Path(__file__).resolve().parents[1]
    for file in sorted(file for room in ROOMS for file in (root / room).rglob("*.py")):
        found.update(file.name.encode() + file.read_bytes())
    for library in LIBRARIES:
        found.update(f"{library}={version(library)}".encode())
    return found.hexdigest()[:12]


def _with_bytes(record: RawRecord, get: Bytes) -> RawRecord:
    has_none = record.is_container or record.is_passed_over or record.problem is not None
    stored = record.content is None and not has_none
    if stored and record.stored_sha256 is not None:
        return replace(record, content=get(record.stored_sha256))
    return record


def _chunks(records: Iterable[RawRecord]) -> Iterator[list[RawRecord]]:
    chunk: list[RawRecord] = []
    size = 0
    for record in records:
        chunk.append(replace(record, opener=None))
        size += len(record.content or b"")
        if len(chunk) >= CHUNK_RECORDS or size >= CHUNK_BYTES:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk


def _map(chunks: Iterator[list[RawRecord]], workers: int) -> Iterator[pl.DataFrame]:
    """Read chunks, the first ones here, further ones in a pool, few of them at a time."""
    for number, chunk in enumerate(chunks):
        if workers > 1 and number >= POOL_FROM_CHUNKS:
            yield from _map_in_pool(chunk, chunks, workers)
            return
        yield read_chunk(chunk)


def _map_in_pool(
    first: list[RawRecord], rest: Iterator[list[RawRecord]], workers: int
) -> Iterator[pl.DataFrame]:
    # Never fork: Polars and DuckDB hold threads and locks that a forked child would inherit.
    pool = ProcessPoolExecutor(workers, get_context("spawn"), initializer=watch_parent)
    try:
        waiting: list[Future[pl.DataFrame]] = [pool.submit(read_chunk, first)]
        for chunk in rest:
            waiting.append(pool.submit(read_chunk, chunk))
            if len(waiting) > 2 * workers:
                yield waiting.pop(0).result()
        for future in waiting:
            yield future.result()
    finally:
        pool.shutdown(cancel_futures=True)


def read_chunk(records: list[RawRecord]) -> pl.DataFrame:
    """The readings of some records, as a part of the lake."""
    rows = [_row(record_key(record), read_record(record)) for record in records]
    return pl.DataFrame(rows, schema=_SCHEMA, orient="row")


def _row(key: str, read: ReadDocument) -> tuple[object, ...]:
    article = read.article
    return (
        key,
        reader_version(),
        _fields(read.document, "documents"),
        _fields(article, "articles") if article else None,
        list(article.signature) if article else [],
    )


def _fields(row: Document | Article, table: str) -> dict[str, object]:
    return {name: getattr(row, name) for name in _names(table)}


@cache
def _names(table: str) -> tuple[str, ...]:
    return tuple(polars_schema(table))


def _read_document(row: Mapping[str, Any]) -> ReadDocument:
    article = row["article"]
    return ReadDocument(
        Document(**row["document"]),
        Article(**article, signature=tuple(row["signature"])) if article else None,
    )
