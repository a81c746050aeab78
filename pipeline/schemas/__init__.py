"""The contract in code: every table and every column of the warehouse, described once."""

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

__all__ = [
    "COLUMNS",
    "INSTANT",
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
