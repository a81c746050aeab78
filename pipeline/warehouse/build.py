"""The build database: frames are loaded, SQL models replace tables, each change whole or not."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import duckdb
import polars as pl

from pipeline.reference import Reference
from pipeline.schemas import TABLES, require_shape
from pipeline.warehouse.connection import ROW_GROUP_ROWS, work_together
from pipeline.warehouse.sqlfiles import REFERENCE_PREFIX, SqlModel
from pipeline.warehouse.stamps import (
    Stamp,
    content_fingerprint,
    derived_fingerprint,
    inputs_of,
    read_stamps,
    transaction,
    write_stamp,
)


class InputMissing(LookupError):
    """A table that is needed first is not in the build database; the message names it."""


@dataclass(frozen=True, slots=True)
class Built:
    """What became of one table: its rows, and whether it stood as it was."""

    table: str
    rows: int
    is_reused: bool


def load_inputs(
    con: duckdb.DuckDBPyConnection,
    frames: Mapping[str, pl.DataFrame],
    made_from: Sequence[str] = (),
) -> list[Built]:
    """Replace tables by frames, sorted by their keys; what is already there stays as it is.

    `made_from` names the loaded tables that the frames were computed from: once one of these
    changes, the frames are stale. Raises SchemaMismatch, and InputMissing where one of
    `made_from` was never loaded.
    """
    return [_load(con, name, frame, made_from) for name, frame in frames.items()]


def load_reference(con: duckdb.DuckDBPyConnection, reference: Reference) -> list[Built]:
    """Load every reference table as `ref_<name>`, all columns text."""
    frames = {f"{REFERENCE_PREFIX}{name}": frame for name, frame in reference.tables.items()}
    return load_inputs(con, frames)


def run_model(con: duckdb.DuckDBPyConnection, model: SqlModel, *, force: bool = False) -> Built:
    """Make the table or view of a model anew, unless it was made from the same SQL and inputs.

    Raises InputMissing where a table that it reads is not there.
    """
    stamps = read_stamps(con)
    inputs = _inputs(stamps, model.name, model.depends_on)
    fingerprint = derived_fingerprint(model.fingerprint, inputs)
    present = stamps.get(model.name)
    if present and present.fingerprint == fingerprint and not force:
        return Built(model.name, present.rows, is_reused=True)
    with transaction(con):
        if present is None or present.code != model.fingerprint:
            _drop_other_kind(con, model)
        rows = _replace(con, model)
        write_stamp(con, Stamp(model.name, fingerprint, model.fingerprint, inputs, rows))
    return Built(model.name, rows, is_reused=False)


def _load(
    con: duckdb.DuckDBPyConnection, name: str, frame: pl.DataFrame, made_from: Sequence[str]
) -> Built:
    ordered = _in_order(name, frame)
    stamps = read_stamps(con)
    inputs = _inputs(stamps, name, [source for source in made_from if source != name])
    stamp = Stamp(name, content_fingerprint(ordered), "", inputs, ordered.height)
    if stamps.get(name) == stamp:
        return Built(name, ordered.height, is_reused=True)
    if ordered.height > ROW_GROUP_ROWS:
        work_together(con)
    with transaction(con):
        con.register("_incoming", ordered)
        con.execute(f'create or replace table "{name}" as select * from _incoming')
        con.unregister("_incoming")
        write_stamp(con, stamp)
    return Built(name, ordered.height, is_reused=False)


def _in_order(name: str, frame: pl.DataFrame) -> pl.DataFrame:
    """The frame in one order whatever the order it came in."""
    if name not in TABLES:
        return frame.sort(pl.all())
    require_shape(name, frame)
    return frame.sort([*TABLES[name].key, pl.all().exclude(TABLES[name].key)])


def _inputs(stamps: Mapping[str, Stamp], name: str, sources: Sequence[str]) -> dict[str, str]:
    missing = sorted(set(sources) - set(stamps))
    if missing:
        raise InputMissing(f"{name} needs {', '.join(missing)}: materialise these first")
    return inputs_of(stamps, sources)


def _replace(con: duckdb.DuckDBPyConnection, model: SqlModel) -> int:
    """Make the table or view, and tell how many rows it has."""
    # Tables are put in order once, when they are published: sorting them here would be for nobody.
    is_view = model.materialized == "view"
    select = model.rows_in_order if is_view else model.sql
    made = con.execute(f'create or replace {model.materialized} "{model.name}" as {select}')
    told = con.execute(f'select count(*) from "{model.name}"') if is_view else made
    rows: int = told.fetchall()[0][0]
    return rows


def _drop_other_kind(con: duckdb.DuckDBPyConnection, model: SqlModel) -> None:
    """DuckDB replaces a table by a table only, and a view by a view only.

    Which of both it is stands in the file: while that is as it was, there is nothing to drop.
    """
    kinds = {"table": ("view", "duckdb_views()"), "view": ("table", "duckdb_tables()")}
    other, listing = kinds[model.materialized]
    found = f"select 1 from {listing} where schema_name = 'main' and {other}_name = ?"
    if con.execute(found, [model.name]).fetchall():
        con.execute(f'drop {other} "{model.name}"')
