"""The log of records: what was fetched once and cannot be fetched again as it was.

An inbox can be read again at any time; a page of the web cannot. So what a fetching source gets is
appended here (`<home>/records/<source>/`, Parquet parts; the bytes in the raw store), and every run
replays the whole log into the ledger. The log is an input: deleting it loses documents.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

import polars as pl

from pipeline.lake import Lake, RawStore
from pipeline.sources.ids import content_id
from pipeline.sources.records import RawRecord

_SCHEMA: Mapping[str, pl.DataType] = {
    "document_id": pl.String(),
    "source": pl.String(),
    "path": pl.String(),
    "url": pl.String(),
    "media_type": pl.String(),
    "fetched_at": pl.Datetime("us", "UTC"),
    "sidecar": pl.String(),
    "http_status": pl.Int32(),
    "charset": pl.String(),
    "parent_document_id": pl.String(),
    "size_bytes": pl.Int64(),
    "problem": pl.String(),
    "is_container": pl.Boolean(),
    "raw_sha256": pl.String(),
}
_NOT_STORED = frozenset({"content", "stored_sha256", "is_passed_over", "opener", "sidecar"})
_MADE_UP = frozenset({"document_id", "raw_sha256", "sidecar"})
# So many parts of one source are merged into one.
_MANY_PARTS = 64


@dataclass(frozen=True, slots=True)
class RecordLog:
    """All records that fetching sources ever got, by source."""

    root: Path
    raw: RawStore

    def append(self, source: str, records: Iterable[RawRecord]) -> int:
        """Add what is not known yet, durably; returns how many records that were.

        A record with bytes that are known stays as it first came in. Of records without bytes
        (failures) the newest stands, so a changed reason replaces the old one; a record with
        neither bytes nor a problem says that the failure at its place is over.
        """
        known = self._rows(source)
        by_id = {row["document_id"]: row for row in known.iter_rows(named=True)}
        rows = map(self._kept, records)
        fresh = {row["document_id"]: row for row in rows if _is_news(row, by_id)}
        if fresh:
            self._write(source, pl.DataFrame(list(fresh.values()), schema=_SCHEMA), known)
        return len(fresh)

    def sources(self) -> list[str]:
        """The names of the sources that have records, sorted."""
        return sorted(path.name for path in self.root.glob("*") if path.is_dir())

    def records(self, source: str) -> Iterator[RawRecord]:
        """Every record of a source, without its bytes, containers before their members."""
        stands = pl.col("raw_sha256").is_not_null() | pl.col("problem").is_not_null()
        for row in self._rows(source).filter(stands).iter_rows(named=True):
            yield record_of(row)

    def _kept(self, record: RawRecord) -> dict[str, object]:
        if record.content is not None:
            self.raw.put(record.content)
        return _row(record.without_content())

    def _write(self, source: str, fresh: pl.DataFrame, known: pl.DataFrame) -> None:
        lake, parts = Lake(self.root), Lake(self.root).keys(source)
        merged = len(parts) >= _MANY_PARTS
        frame = _settled([known, fresh]) if merged else _settled([fresh])
        key = content_id(*frame["document_id"], *frame["fetched_at"].cast(pl.String))
        lake.write(source, key, frame)
        if merged:
            lake.prune(source, [key])

    def _rows(self, source: str) -> pl.DataFrame:
        lake = Lake(self.root)
        keys = lake.keys(source)
        return _settled([lake.read(source, keys)]) if keys else pl.DataFrame(schema=_SCHEMA)


@dataclass(frozen=True, slots=True)
class LoggedSource:
    """One source of the log, as a `Source`: replays what was fetched, bytes left in the store."""

    log: RecordLog
    name: str

    @property
    def stamp(self) -> str:
        """Another one once anything is appended: the names of the parts tell their content."""
        return content_id(*Lake(self.log.root).keys(self.name))

    def records(self) -> Iterator[RawRecord]:
        """Yield the source's records as they were appended."""
        return self.log.records(self.name)


def _settled(frames: list[pl.DataFrame]) -> pl.DataFrame:
    """One row per document; in the order in which they came, containers first."""
    rows = pl.concat(frames)
    has_bytes = pl.col("raw_sha256").is_not_null()
    first = rows.filter(has_bytes).sort("fetched_at").unique("document_id", keep="first")
    last = rows.filter(~has_bytes).sort("fetched_at").unique("document_id", keep="last")
    order = ("fetched_at", pl.col("parent_document_id").is_not_null(), "document_id")
    return pl.concat([first, last]).sort(*order)


def _is_news(row: dict[str, object], known: dict[str, dict[str, object]]) -> bool:
    before = known.get(str(row["document_id"]))
    if before is None:
        return row["raw_sha256"] is not None or row["problem"] is not None
    same = ("problem", "http_status")
    return row["raw_sha256"] is None and any(row[name] != before[name] for name in same)


def rows_of(records: Iterable[RawRecord]) -> pl.DataFrame:
    """Records as rows, in their order; their bytes are not among the columns."""
    return pl.DataFrame([_row(record) for record in records], schema=_SCHEMA)


def _row(record: RawRecord) -> dict[str, object]:
    names = [each.name for each in fields(RawRecord) if each.name not in _NOT_STORED]
    sidecar = json.dumps(dict(record.sidecar), sort_keys=True, ensure_ascii=False)
    return {
        "document_id": record.document_id,
        "raw_sha256": record.raw_sha256,
        "sidecar": sidecar,
        **{name: getattr(record, name) for name in names},
    }


def record_of(row: Mapping[str, Any]) -> RawRecord:
    """A record as it was noted, its bytes left to the store."""
    values = {name: value for name, value in row.items() if name not in _MADE_UP}
    sidecar = json.loads(row["sidecar"])
    return RawRecord(content=None, sidecar=sidecar, stored_sha256=row["raw_sha256"], **values)
