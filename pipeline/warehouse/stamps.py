"""What each table of the build database was made from.

A stamp tells the fingerprint of a table, of the code that made it and of every input as it was
then. Tables whose stamps do not agree were built from different inputs and are not published.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from threading import RLock

import duckdb
import polars as pl

from pipeline.warehouse.sqlfiles import SqlModel

_TABLE = "_build.stamps"
_CREATE = f"""
create schema if not exists _build;
create table if not exists {_TABLE} (
    table_name varchar primary key, fingerprint varchar, code varchar, inputs varchar, rows bigint
);
"""


@dataclass(frozen=True, slots=True)
class Stamp:
    """One table: its fingerprint, that of its code, those of its inputs then, its rows."""

    table: str
    fingerprint: str
    code: str
    inputs: Mapping[str, str]
    rows: int


@dataclass(frozen=True, slots=True)
class Stale:
    """A table that does not fit the others, and why."""

    table: str
    why: str


_WRITING = RLock()


@contextmanager
def transaction(con: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """All of it or nothing; one at a time, since DuckDB turns away the second of two that meet."""
    with _WRITING:
        con.begin()
        try:
            yield
        except BaseException:
            con.rollback()
            raise
        con.commit()


def read_stamps(con: duckdb.DuckDBPyConnection) -> dict[str, Stamp]:
    """All stamps by table; a new database gets room for them."""
    found = f"select table_name, fingerprint, code, inputs, rows from {_TABLE}"
    try:
        rows = con.execute(found).fetchall()
    except duckdb.CatalogException:  # a new database; asking first would cost every other one
        con.execute(_CREATE)
        return {}
    return {row[0]: Stamp(row[0], row[1], row[2], json.loads(row[3]), row[4]) for row in rows}


def write_stamp(con: duckdb.DuckDBPyConnection, stamp: Stamp) -> None:
    """Set the stamp of a table; call it in the transaction that replaces the table.

    Stamps must have been read before: what is made is made from what they tell.
    """
    inputs = json.dumps(dict(sorted(stamp.inputs.items())))
    values = [stamp.table, stamp.fingerprint, stamp.code, inputs, stamp.rows]
    con.execute(f"insert or replace into {_TABLE} values (?, ?, ?, ?, ?)", values)


def content_fingerprint(frame: pl.DataFrame) -> str:
    """Hash of the rows in their order; stable within one version of Polars."""
    hashes = frame.hash_rows().to_arrow().to_numpy(zero_copy_only=False).tobytes()
    return _digest([*frame.columns, str(frame.height)], hashes)


def derived_fingerprint(code: str, inputs: Mapping[str, str]) -> str:
    """Hash of the code that makes a table and of the inputs that it reads."""
    return _digest([code, *(f"{name}={value}" for name, value in sorted(inputs.items()))])


def inputs_of(stamps: Mapping[str, Stamp], names: Sequence[str]) -> dict[str, str]:
    """The present fingerprints of the named tables; KeyError where one has no stamp."""
    return {name: stamps[name].fingerprint for name in names}


def stale_tables(
    stamps: Mapping[str, Stamp], models: Sequence[SqlModel], needed: Sequence[str]
) -> list[Stale]:
    """Tables that are missing, or made from other inputs or code than there are now.

    Whatever is made from a stale table is stale too, so the list is all that is to be made again.
    """
    found: dict[str, Stale] = {}
    # A stamp with code and no model is left by an earlier release: nothing is made of it any more.
    loaded = sorted(name for name, stamp in stamps.items() if not stamp.code)
    code = {model.name: model.fingerprint for model in models}
    for name in (*_inputs_first(stamps, loaded), *(model.name for model in models)):
        why = _why_stale(stamps, name, code.get(name), found)
        if why is not None:
            found[name] = Stale(name, why)
    missing = (name for name in needed if name not in stamps and name not in found)
    return [*(Stale(name, "it is missing") for name in missing), *found.values()]


def _inputs_first(stamps: Mapping[str, Stamp], names: Sequence[str]) -> list[str]:
    """The loaded tables, those that others were made from first; so few that it may loop."""
    ordered: list[str] = []
    while len(ordered) < len(names):
        ready = [
            name
            for name in names
            if name not in ordered
            and all(other in ordered or other not in names for other in stamps[name].inputs)
        ]
        ordered += ready or [name for name in names if name not in ordered]
    return ordered


def _why_stale(
    stamps: Mapping[str, Stamp], name: str, code: str | None, stale: Mapping[str, Stale]
) -> str | None:
    if name not in stamps:
        return "it is missing"
    stamp = stamps[name]
    if code is not None and stamp.code != code:
        return "its SQL has changed"
    changed = [name for name, then in stamp.inputs.items() if then != _now(stamps, name)]
    waiting = [name for name in stamp.inputs if name in stale]
    if changed:
        return f"it was made from another {min(changed)}"
    return f"{min(waiting)} is to be made again" if waiting else None


def _now(stamps: Mapping[str, Stamp], name: str) -> str | None:
    return stamps[name].fingerprint if name in stamps else None


def _digest(parts: Sequence[str], more: bytes = b"") -> str:
    digest = hashlib.sha256(more)
    for part in parts:
        digest.update(part.encode() + b"\0")
    return digest.hexdigest()[:16]
