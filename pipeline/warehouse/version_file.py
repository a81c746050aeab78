"""One version as a DuckDB file: tables copied, views made anew, everything described."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import duckdb
import polars as pl

from pipeline.schemas import Table, ddl
from pipeline.warehouse.connection import connect
from pipeline.warehouse.macros import SqlMacro, create_macros
from pipeline.warehouse.sqlfiles import SqlModel
from pipeline.warehouse.stamps import transaction

# What DuckDB 1.1 to 2.0, JDBC and BI tools can open.
STORAGE_VERSION = "v1.0.0"


class VersionBroken(RuntimeError):
    """A version that does not hold what was written to it; the message says what is missing."""


def write_version(
    con: duckdb.DuckDBPyConnection,
    path: Path,
    models: Sequence[SqlModel],
    frames: Mapping[str, pl.DataFrame],
    *,
    has_text: bool,
    macros: Sequence[SqlMacro] = (),
) -> dict[str, int]:
    """Write the published tables to a new file and tell the rows of each.

    Tables come from the build database `con`, those in `frames` from there, views from their
    SQL. Raises VersionBroken where the file, opened again, holds other rows than the source.
    """
    views = {model.name: model.rows_in_order for model in models if model.materialized == "view"}
    tables = [table for table in ddl.published_tables() if table.name not in views]
    # One transaction: each commit by itself waits for the disk, and there would be a thousand.
    with _attached(con, path) as source, transaction(con):
        for table in tables:
            con.execute(ddl.create_table(table))
            _fill(con, table, source, frames.get(table.name), has_text)
        for name, sql in views.items():
            con.execute(f'create view "{name}" as {sql}')
        create_macros(con, macros)
        for table in ddl.published_tables():
            for comment in ddl.comments(table, "view" if table.name in views else "table"):
                con.execute(comment)
    return _verified(path, _expected(con, frames))


@contextmanager
def _attached(con: duckdb.DuckDBPyConnection, path: Path) -> Iterator[str]:
    """Make the new file the default database; yields the name of the one before."""
    source: str = con.sql("select current_database()").fetchall()[0][0]
    quoted = str(path).replace("'", "''")
    con.execute(f"attach '{quoted}' as version (storage_version '{STORAGE_VERSION}')")
    try:
        con.execute("use version.main")
        yield source
        con.execute("checkpoint version")
    finally:
        con.execute(f'use "{source}".main')
        con.execute("detach version")


def _fill(
    con: duckdb.DuckDBPyConnection,
    table: Table,
    source: str,
    frame: pl.DataFrame | None,
    has_text: bool,
) -> None:
    columns = ", ".join(_selected(table, name, has_text) for name in table.column_names)
    origin = f'"{source}".main."{table.name}"'
    if frame is not None:
        con.register("_generated", frame)
        origin = "_generated"
    order = f" order by {', '.join(table.key)}" if table.key else ""
    con.execute(f'insert into "{table.name}" select {columns} from {origin}{order}')
    if frame is not None:
        con.unregister("_generated")


def _selected(table: Table, column: str, has_text: bool) -> str:
    """A column as it is copied: the full text of articles only where it may be published."""
    return (
        "null" if (table.name, column) == ("articles", "text") and not has_text else f'"{column}"'
    )


def _expected(con: duckdb.DuckDBPyConnection, frames: Mapping[str, pl.DataFrame]) -> dict[str, int]:
    built = (table.name for table in ddl.published_tables() if table.name not in frames)
    return _counts(con, list(built)) | {name: frame.height for name, frame in frames.items()}


def _verified(path: Path, expected: Mapping[str, int]) -> dict[str, int]:
    with connect(path, read_only=True) as version:
        found = _counts(version, list(expected))
    wrong = [
        f"{name}: {found[name]} of {n} rows" for name, n in expected.items() if found[name] != n
    ]
    if wrong:
        raise VersionBroken(f"{path}: {'; '.join(wrong)}; the old version stands, run again")
    return found


def _counts(con: duckdb.DuckDBPyConnection, names: Sequence[str]) -> dict[str, int]:
    counts = ", ".join(f'(select count(*) from "{name}")' for name in names)
    row = con.execute(f"select {counts}").fetchall()[0]
    return dict(zip(names, row, strict=True))
