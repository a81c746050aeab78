"""The contract in code: every table and every column of the warehouse, described once."""

from typing import Final

from pipeline.schemas.columns import COLUMNS, INSTANT, Column
from pipeline.schemas.frames import (
    SchemaMismatch,
    Split,
    empty,
    frame_schema,
    polars_schema,
    require_shape,
    split_valid,
    table_of,
)
from pipeline.schemas.tables import TABLES, ForeignKey, Table

SCHEMA_VERSION: Final = "0.3.0"
"""Version of the published schema (semver): raised with every change that readers can see."""

__all__ = [
    "COLUMNS",
    "INSTANT",
    "SCHEMA_VERSION",
    "TABLES",
    "Column",
    "ForeignKey",
    "SchemaMismatch",
    "Split",
    "Table",
    "empty",
    "frame_schema",
    "polars_schema",
    "require_shape",
    "split_valid",
    "table_of",
]
