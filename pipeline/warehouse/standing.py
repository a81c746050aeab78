"""The version that readers find: what it says of itself, the runs before it, its rows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import duckdb
import polars as pl

from pipeline.schemas import empty
from pipeline.warehouse.connection import WarehouseUnreadable, connect
from pipeline.warehouse.version_file import counts


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
    if not published_path.exists():
        return Standing()
    try:
        with connect(published_path, read_only=True) as con:
            return Standing(_info(con), _rows(con, "pipeline_runs"), counts(con, _tables(con)))
    except (WarehouseUnreadable, duckdb.Error):
        return Standing()


def read_info(published_path: Path) -> Mapping[str, str]:
    """The `warehouse_info` of the published file; empty where there is none that can be read."""
    return read_standing(published_path).info


def _info(con: duckdb.DuckDBPyConnection) -> dict[str, str]:
    return {str(row["key"]): str(row["value"]) for row in _rows(con, "warehouse_info")}


def _rows(con: duckdb.DuckDBPyConnection, table: str) -> list[dict[str, Any]]:
    """The rows of a table; none where another release gave it other columns."""
    frame: pl.DataFrame = con.sql(f'select * from "{table}"').pl()
    return frame.to_dicts() if frame.schema == empty(table).schema else []


def _tables(con: duckdb.DuckDBPyConnection) -> list[str]:
    found = "select table_name from duckdb_tables() where schema_name = 'main'"
    return [name for (name,) in con.sql(found).fetchall()]
