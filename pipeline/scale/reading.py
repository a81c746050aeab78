"""Reading by content: only records that have not been read before are parsed again.

A reading is kept in the lake under all that can change it: the record's bytes and metadata, and
the source code of the rooms that read. Where the bytes are no longer kept, the last reading stands.
"""

import hashlib
import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
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
    """What earlier runs have read, by record key; every lookup is noted as still needed.

    Texts are loaded when they are asked for: a run that has nothing to read need not see them.
    `ahead` holds what another process has read for this run; taking it is reading it.
    """

    lake: Lake
    force: bool = False
    ahead: Lake | None = None
    _readers: dict[str, str] = field(default_factory=dict)
    _taken: list[tuple[str, ReadDocument | None]] = field(default_factory=list)
    _met: list[str] = field(default_factory=list)
    read: int = 0
    reused: int = 0

    def __post_init__(self) -> None:
        self._ahead = _stored(self.ahead, *_SCHEMA.names()) if self.ahead else _nothing()
        self._keys_ahead = set(self._ahead.filter(reader=reader_version())["record_key"])
        for key, reader in _stored(self.lake, "record_key", "reader").iter_rows():
            if self._readers.get(key) != reader_version():
                self._readers[key] = reader

    def is_read(self, record: RawRecord) -> bool:
        """Whether a record was read before, by the code as it is now."""
        return self.is_known(record_key(record))

    def is_known(self, key: str) -> bool:
        """Whether the record of that key was read before, by the code as it is now."""
        return not self.force and self._readers.get(key) == reader_version()

    def retake(self, keys: Sequence[str]) -> None:
        """Take records that are known to have been read."""
        self.reused += len(keys)
        self._taken.extend((key, None) for key in keys)

    def take(self, records: Iterable[RawRecord], get: Bytes, workers: int) -> None:
        """Read what is new, in chunks that are committed one by one; the rest is known.

        `get` gives the bytes of records that lie in the raw store.
        """
        for chunk in _map(_chunks(self._new(records, get)), workers):
            self._commit(chunk)
        if self._met:
            self._commit(self._ahead.filter(pl.col("record_key").is_in(self._met)))

    def _commit(self, chunk: pl.DataFrame) -> None:
        self.read += chunk.height
        self._readers.update(dict.fromkeys(chunk["record_key"], reader_version()))
        self.lake.write(STAGE, digest(reader_version(), *chunk["record_key"]), chunk)
        rows = chunk.iter_rows(named=True)
        self._taken.extend((row["record_key"], _read_document(row)) for row in rows)

    @property
    def fingerprint(self) -> str:
        """A hash of all readings that were taken, in whatever order they came."""
        return digest(*sorted(f"{key}={self._readers.get(key)}" for key, _ in self._taken))

    def documents(self) -> list[ReadDocument]:
        """The reading of every record that was taken."""
        known = self._known() if any(each is None for _, each in self._taken) else {}
        return [known[key] if each is None else each for key, each in self._taken]

    def _known(self) -> dict[str, ReadDocument]:
        wanted = {key for key, each in self._taken if each is None}
        rows = _stored(self.lake, *_SCHEMA.names()).iter_rows(named=True)
        return {
            row["record_key"]: _read_document(row)
            for row in rows
            if row["record_key"] in wanted and row["reader"] == self._readers[row["record_key"]]
        }

    def _new(self, records: Iterable[RawRecord], get: Bytes) -> Iterator[RawRecord]:
        """The records to read, with their bytes; what is known is noted as taken."""
        for record in records:
            key = record_key(record)
            if self.is_known(key):
                self._reuse(key, record)
                continue
            if key in self._keys_ahead:
                self._met.append(key)
                continue
            try:
                yield _with_bytes(record, get)
            except PartNotFound:
                self._reuse(key, record)

    def _reuse(self, key: str, record: RawRecord) -> None:
        if key in self._readers:
            self.reused += 1
            self._taken.append((key, None))
            return
        gone = "its bytes are no longer kept; put it in again"
        self._taken.append((key, read_record(replace(record, problem=gone))))

    def tidy(self, gone: Collection[str] = ()) -> None:
        """Drop readings that no record has any more, and those of the documents `gone`."""
        used = {key for key, _ in self._taken}
        if not self.read and not gone and used.issuperset(self._readers):
            return
        rows, parts = _stored(self.lake, *_SCHEMA.names()), self.lake.keys(STAGE)
        wanted = pl.col("record_key").is_in(list(used))
        is_gone = pl.col("document").struct.field("document_id").is_in(list(gone))
        live = rows.filter(wanted & ~is_gone).sort(pl.col("reader") != reader_version())
        live = live.unique("record_key", keep="first").sort("record_key")
        if len(parts) > MAX_PARTS or live.height < rows.height:
            key = digest(reader_version(), "all", *live["record_key"], *live["reader"])
            self.lake.write(STAGE, key, live)
            self.lake.prune(STAGE, [key])


def _stored(lake: Lake, *columns: str) -> pl.DataFrame:
    """Columns of all readings that are kept."""
    keys = lake.keys(STAGE)
    if not keys:
        return _nothing().select(columns)
    return lake.read(STAGE, keys, columns)


def _nothing() -> pl.DataFrame:
    return pl.DataFrame(schema=_SCHEMA)


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
