"""The published schema as SQL and as rows: what DuckDB, the dictionary and the documents show."""

from collections.abc import Iterator

import polars as pl

from pipeline.schemas.columns import Column
from pipeline.schemas.frames import polars_schema
from pipeline.schemas.tables import TABLES, Table


def published_tables() -> list[Table]:
    """The tables and views that readers get, in the order of the schemas."""
    return [table for table in TABLES.values() if table.is_published]


def create_table(table: Table) -> str:
    """The statement that makes the table; its key is told by a comment, not enforced again."""
    lines = ",\n".join(f"    {_definition(table, column)}" for column in table.columns)
    return f'create table "{table.name}" (\n{lines}\n);'


def comments(table: Table, kind: str = "table") -> Iterator[str]:
    """The statements that describe a table or view (`kind`) and its columns."""
    key = ", ".join(table.key) or "none"
    said = f"{table.description} Grain: {table.grain}. Key: {key}."
    yield f'comment on {kind} "{table.name}" is {_quoted(said)};'
    for column in table.columns:
        name = f'"{table.name}"."{column.name}"'
        yield f"comment on column {name} is {_quoted(column_comment(table, column))};"


def column_comment(table: Table, column: Column) -> str:
    """What a column means in a table, its closed values included."""
    allowed = table.allowed(column.name)
    return f"{column.description}. One of: {', '.join(allowed)}." if allowed else column.description


def dictionary() -> pl.DataFrame:
    """The rows of `data_dictionary`: every column of every published table."""
    rows = [
        {
            "table_name": table.name,
            "column_name": column.name,
            "position": position,
            "type": column.duckdb_type,
            "description": column.description,
            "is_nullable": column.name in table.nullable,
            "is_key": column.name in table.key,
            "allowed_values": ", ".join(table.allowed(column.name)) or None,
        }
        for table in published_tables()
        for position, column in enumerate(table.columns, start=1)
    ]
    return pl.DataFrame(rows, schema=polars_schema("data_dictionary"))


def _definition(table: Table, column: Column) -> str:
    required = "" if column.name in table.nullable else " not null"
    return f'"{column.name}" {column.duckdb_type}{required}'


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
