"""The one way to a DuckDB database."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from pipeline.settings import MEBIBYTE

Connection = duckdb.DuckDBPyConnection
"""An open database, for rooms that must not know which library opened it."""


# A quarter of DuckDB's own: tables of fifty thousand rows are scanned by two processors, and are
# written as they come. What is smaller than a row group goes through the log, written by one.
ROW_GROUP_ROWS = 30_720

SMALL_BYTES = 32 * MEBIBYTE
"""Up to this size of a file one thread is quicker: a query takes milliseconds, most of them to
plan it, and handing it on to others doubles them."""


class WarehouseUnreadable(OSError):
    """A database file that DuckDB cannot open; the message says which, why and what next."""


@contextmanager
def connect(path: Path, *, read_only: bool = False) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open a database with instants in UTC, and close it.

    A missing file is created unless `read_only`. Raises WarehouseUnreadable when DuckDB cannot
    open it.
    """
    if not read_only:
        path.parent.mkdir(parents=True, exist_ok=True)
    connection = _open(path, read_only)
    try:
        connection.execute("SET TimeZone = 'UTC'")
        if _size(path) <= SMALL_BYTES:
            # FSST, tried on every column, would make a small file no smaller.
            connection.execute("SET threads = 1; SET disabled_compression_methods = 'fsst'")
        # Polars keeps texts as views: handed over as such they are not copied once more.
        connection.execute("SET arrow_output_version = '1.4'; SET produce_arrow_string_view = true")
        yield connection
    finally:
        connection.close()


def work_together(connection: duckdb.DuckDBPyConnection) -> None:
    """Let all processors work on what follows: it has become much since the file was opened."""
    ((threads,),) = connection.execute("SELECT current_setting('threads')").fetchall()
    if threads == 1:  # any other number was somebody's choice
        connection.execute("RESET threads; RESET disabled_compression_methods")


def _size(path: Path) -> int:
    """Bytes of a database and of the log of what is not yet in it."""
    files = (path, path.with_name(f"{path.name}.wal"))
    return sum(file.stat().st_size for file in files if file.exists())


def _open(path: Path, read_only: bool) -> duckdb.DuckDBPyConnection:
    try:
        return duckdb.connect(str(path), read_only=True) if read_only else _open_to_write(path)
    except duckdb.IOException as error:
        raise WarehouseUnreadable(
            f"{path}: {error}\nClose other programs that write to it. If it is damaged and lies "
            "in `warehouse/`, delete it: the next run builds it again."
        ) from error


def _open_to_write(path: Path) -> duckdb.DuckDBPyConnection:
    """Attached, since only so the size of row groups can be told.

    It is attached to a database in memory that the whole process shares by its name: within a
    process a file may be opened again.
    """
    connection, quoted = duckdb.connect(f":memory:{path.absolute()}"), str(path).replace("'", "''")
    try:
        options = f"(row_group_size {ROW_GROUP_ROWS})"
        connection.execute(f"attach if not exists '{quoted}' as build {options}; use build")
    except BaseException:
        connection.close()
        raise
    return connection
