"""The version that readers find: what it says of itself, the runs before it, its rows."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

import duckdb
import polars as pl

from pipeline.schemas import empty
from pipeline.warehouse.connection import WarehouseUnreadable, connect
from pipeline.warehouse.version_file import counts

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Standing:
    """Its `warehouse_info`, its `pipeline_runs`, and the rows of each of its tables.

    Views show rows of these tables, and to count what they show takes longer than all the rest.
    """

    info: Mapping[str, str] = field(default_factory=dict)
    runs: Sequence[Mapping[str, Any]] = ()
    rows: Mapping[str, int] = field(default_factory=dict)


def read_standing(published_path: Path) -> Standing:
    """What stands; of a file that is missing or cannot be read, nothing."""
    return _read(published_path, _standing, Standing())


def read_info(published_path: Path) -> Mapping[str, str]:
    """The `warehouse_info` of the published file; empty where there is none that can be read."""
    return _read(published_path, _info, {})


def _read(path: Path, ask: Callable[[duckdb.DuckDBPyConnection], T], otherwise: T) -> T:
    """What a published file answers; something else where there is none that can be read."""
    if not path.exists():
        return otherwise
    try:
        with connect(path, read_only=True) as con:
            return ask(con)
    except (WarehouseUnreadable, duckdb.Error):
        return otherwise


def _standing(con: duckdb.DuckDBPyConnection) -> Standing:
    return Standing(_info(con), _rows(con, "pipeline_runs"), counts(con, _tables(con)))


def _info(con: duckdb.DuckDBPyConnection) -> dict[str, str]:
    return {str(row["key"]): str(row["value"]) for row in _rows(con, "warehouse_info")}


def _rows(con: duckdb.DuckDBPyConnection, table: str) -> list[dict[str, Any]]:
    """The rows of a table; none where another release lacks it, or gave it other columns."""
    try:
        frame: pl.DataFrame = con.sql(f'select * from "{table}"').pl()
    except duckdb.CatalogException:
        return []
    return frame.to_dicts() if frame.schema == empty(table).schema else []


def _tables(con: duckdb.DuckDBPyConnection) -> list[str]:
    found = "select table_name from duckdb_tables() where schema_name = 'main'"
    return [name for (name,) in con.sql(found).fetchall()]
