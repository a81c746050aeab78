"""Records to read documents: what was read before comes from the lake, the rest from a pool.

What a record gives depends on the record and on the code that reads it alone, so it is kept under
a hash of both. Reading a page takes ten milliseconds, finding it again a tenth of one.
"""

import json
import multiprocessing
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from dataclasses import replace
from functools import cached_property
from importlib.metadata import version

import polars as pl
from pydantic import TypeAdapter

from pipeline.articles.model import ReadDocument
from pipeline.articles.read import read_record
from pipeline.lake import Lake
from pipeline.scale.keys import digest
from pipeline.scale.pool import watch_parent
from pipeline.sources.records import RawRecord

STAGE = "read_documents"
# What decides how a page is read, beside our own code.
LIBRARIES = ("charset-normalizer", "courlan", "htmldate", "lxml", "py3langid", "rensa")
CHUNK_RECORDS, CHUNK_BYTES = 48, 4_000_000
# Starting processes costs about as much as reading so many chunks in this one.
POOL_FROM_CHUNKS = 4
# So many documents are committed together; a killed run reads at most those again.
COMMIT = 1000
_SCHEMA = pl.Schema({"key": pl.String(), "read": pl.String()})
_READ = TypeAdapter(ReadDocument)
_Chunk = list[tuple[str, RawRecord]]


class Reading:
    """The reading of one run: `version` is that of the code that reads."""

    def __init__(self, lake: Lake, code: str, *, workers: int, force: bool = False) -> None:
        self._lake = lake
        self._code = digest(code, *(version(name) for name in (*LIBRARIES, "trafilatura")))
        self._workers = workers
        self._force = force
        self._fresh: dict[str, str] = {}
        self._uncommitted = 0

    @cached_property
    def _known(self) -> dict[str, str]:
        keys = [] if self._force else self._lake.keys(STAGE)
        return dict(self._lake.read(STAGE, keys).iter_rows()) if keys else {}

    def knows(self, record: RawRecord) -> bool:
        """Whether a record was read before, so that its bytes are not needed."""
        return self._key(record) in self._known

    def read(self, records: Iterable[RawRecord]) -> list[ReadDocument]:
        """Read records, in their order; keeps what was read for the next run, and that alone."""
        found = list[str | ReadDocument]()
        for key, text in self._read_new(self._keyed(records, found)):
            self._keep(key, text)
        self._settle([each for each in found if isinstance(each, str)])
        return [self._restored(each) if isinstance(each, str) else each for each in found]

    def _key(self, record: RawRecord) -> str:
        said = (record.document_id, record.fetched_at.isoformat(), record.http_status)
        form = (record.media_type, record.charset, record.parent_document_id, record.size)
        beside = (record.problem, sorted(record.sidecar.items()))
        return digest(self._code, json.dumps([*said, *form, *beside]))

    def _keyed(
        self, records: Iterable[RawRecord], found: list[str | ReadDocument]
    ) -> Iterator[tuple[str, RawRecord]]:
        """Note each record's place in `found`; yield those that have to be read."""
        asked = set[str]()
        for record in records:
            if record.is_container or record.problem:
                found.append(read_record(record))
                continue
            key = self._key(record)
            found.append(key)
            if key not in self._known and key not in asked:
                asked.add(key)
                yield key, replace(record, opener=None)

    def _read_new(self, records: Iterable[tuple[str, RawRecord]]) -> Iterator[tuple[str, str]]:
        chunks = _chunks(records)
        for number, chunk in enumerate(chunks, 1):
            yield from _read_chunk(chunk)
            if number >= POOL_FROM_CHUNKS and self._workers > 1:
                yield from _read_in_pool(chunks, self._workers)

    def _keep(self, key: str, text: str) -> None:
        self._known[key] = self._fresh[key] = text
        if len(self._fresh) - self._uncommitted >= COMMIT:
            self._commit()

    def _commit(self) -> None:
        fresh = list(self._fresh)[self._uncommitted :]
        self._uncommitted = len(self._fresh)
        if fresh:
            self._write(fresh)

    def _write(self, keys: Sequence[str]) -> str:
        rows = [(key, self._known[key]) for key in sorted(set(keys))]
        part = digest(*(key for key, _ in rows))
        self._lake.write(STAGE, part, pl.DataFrame(rows, schema=_SCHEMA, orient="row"))
        return part

    def _settle(self, keys: Sequence[str]) -> None:
        """One part with what this run needed takes the place of all others."""
        self._lake.prune(STAGE, [self._write(keys)])

    def _restored(self, key: str) -> ReadDocument:
        return _READ.validate_json(self._known[key])


def _chunks(records: Iterable[tuple[str, RawRecord]]) -> Iterator[_Chunk]:
    chunk, size = _Chunk(), 0
    for key, record in records:
        chunk.append((key, record))
        size += record.size or 0
        if len(chunk) >= CHUNK_RECORDS or size >= CHUNK_BYTES:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk


def _read_chunk(chunk: _Chunk) -> list[tuple[str, str]]:
    return [(key, _READ.dump_json(read_record(record)).decode()) for key, record in chunk]


def _read_in_pool(chunks: Iterator[_Chunk], workers: int) -> Iterator[tuple[str, str]]:
    """Read chunks in processes; only so many wait that the memory holds them."""
    # Never fork: Polars and DuckDB hold threads and locks that a forked child would inherit.
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(workers, context, initializer=watch_parent)
    waiting = set[Future[list[tuple[str, str]]]]()
    try:
        for chunk in chunks:
            waiting.add(pool.submit(_read_chunk, chunk))
            if len(waiting) > 2 * workers:
                done, waiting = wait(waiting, return_when=FIRST_COMPLETED)
                for each in done:
                    yield from each.result()
        for each in waiting:
            yield from each.result()
    finally:
        pool.shutdown(cancel_futures=True)
