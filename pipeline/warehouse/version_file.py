"""One version as a DuckDB file: a copy of the blank one, filled from the build database."""

import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import duckdb
import polars as pl

from pipeline.schemas import Table, ddl
from pipeline.warehouse.connection import connect
from pipeline.warehouse.stamps import transaction


class VersionBroken(RuntimeError):
    """A version that does not hold what was written to it; the message says what is missing."""


def write_version(
    con: duckdb.DuckDBPyConnection,
    path: Path,
    blank: Path,
    frames: Mapping[str, pl.DataFrame],
    *,
    has_text: bool,
) -> dict[str, int]:
    """Fill a copy of the blank file with the published tables, and tell the rows of each.

    Tables come from the build database `con`, those in `frames` from there. Raises VersionBroken
    where the file, opened again, holds other rows than the source.
    """
    shutil.copyfile(blank, path)
    with _attached(con, path) as source, transaction(con):
        filled = {
            table.name: _fill(con, table, source, frames.get(table.name), has_text)
            for table in _tables(con)
        }
    _verify(path, filled)
    return filled


def _tables(con: duckdb.DuckDBPyConnection) -> list[Table]:
    """The published tables that are filled, as views are not."""
    found = "select table_name from duckdb_tables() where database_name = current_database()"
    there = {name for (name,) in con.execute(found).fetchall()}
    return [table for table in ddl.published_tables() if table.name in there]


@contextmanager
def _attached(con: duckdb.DuckDBPyConnection, path: Path) -> Iterator[str]:
    """Make the new file the default database; yields the name of the one before."""
    source: str = con.sql("select current_database()").fetchall()[0][0]
    quoted = str(path).replace("'", "''")
    con.execute(f"attach '{quoted}' as version")
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
) -> int:
    """Copy the rows of a table in the order of its key; how many they are."""
    columns = ", ".join(_selected(table, name, has_text) for name in table.column_names)
    origin = f'"{source}".main."{table.name}"'
    if frame is not None:
        con.register("_generated", frame)
        origin = "_generated"
    order = f" order by {', '.join(table.key)}" if table.key else ""
    insert = f'insert into "{table.name}" select {columns} from {origin}{order}'
    rows: int = con.execute(insert).fetchall()[0][0]
    if frame is not None:
        con.unregister("_generated")
    return rows


def _selected(table: Table, column: str, has_text: bool) -> str:
    """A column as it is copied: the full text of articles only where it may be published."""
    return (
        "null" if (table.name, column) == ("articles", "text") and not has_text else f'"{column}"'
    )


def _verify(path: Path, filled: Mapping[str, int]) -> None:
    with connect(path, read_only=True) as version:
        found = counts(version, list(filled))
    wrong = [f"{name}: {found[name]} of {n} rows" for name, n in filled.items() if found[name] != n]
    if wrong:
        raise VersionBroken(f"{path}: {'; '.join(wrong)}; the old version stands, run again")


def counts(con: duckdb.DuckDBPyConnection, names: Sequence[str]) -> dict[str, int]:
    """The rows of each of these tables, asked at once."""
    each = (f"select '{name}', count(*) from \"{name}\"" for name in names)
    return dict(con.execute(" union all ".join(each)).fetchall())
