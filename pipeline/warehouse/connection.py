"""The one way to a DuckDB database."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

Connection = duckdb.DuckDBPyConnection
"""An open database, for rooms that must not know which library opened it."""


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
        # Polars keeps texts as views: handed over as such they are not copied once more.
        connection.execute("SET arrow_output_version = '1.4'; SET produce_arrow_string_view = true")
        yield connection
    finally:
        connection.close()


def _open(path: Path, read_only: bool) -> duckdb.DuckDBPyConnection:
    try:
        return duckdb.connect(str(path), read_only=read_only)
    except duckdb.IOException as error:
        raise WarehouseUnreadable(
            f"{path}: {error}\nClose other programs that write to it. If it is damaged and lies "
            "in `warehouse/`, delete it: the next run builds it again."
        ) from error
