"""What exported files are, for programs: a Data Package descriptor made from the schemas.

The form is Data Package version 2 (https://datapackage.org/standard/data-package/), which
Frictionless and its kin read: one resource a file, with its fields, key and foreign keys.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from pipeline.schemas import SCHEMA_VERSION, Column, Table, ddl

PROFILE: Final = "https://datapackage.org/profiles/2.0/datapackage.json"
FILE_NAME: Final = "datapackage.json"
_MEDIA_TYPES: Final = {
    "csv": "text/csv",
    "parquet": "application/vnd.apache.parquet",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
_FIELD_TYPES: Final = {
    "VARCHAR": "string",
    "BOOLEAN": "boolean",
    "INTEGER": "integer",
    "BIGINT": "integer",
    "DOUBLE": "number",
    "DATE": "date",
    "TIMESTAMP WITH TIME ZONE": "datetime",
}


def descriptor(
    tables: Sequence[Table], rows: Mapping[str, int], info: Mapping[str, str], form: str
) -> dict[str, Any]:
    """The package of tables exported as `form`; `info` is `warehouse_info` of their version."""
    return {
        "$schema": PROFILE,
        "name": "backhaul",
        "title": "Backhaul: who runs whose equipment, where, and what governments do about it",
        "version": SCHEMA_VERSION,
        "created": info["published_at"],
        "backhaul:version": info["version"],
        "backhaul:is_sample": info["is_sample"] == "true",
        "resources": list(_resources(tables, rows, form)),
    }


def _resources(
    tables: Sequence[Table], rows: Mapping[str, int], form: str
) -> Iterator[dict[str, Any]]:
    here = {table.name for table in tables}
    for table in tables:
        yield {
            "name": table.name,
            "type": "table",
            "path": f"{table.name}.{form}",
            "format": form,
            "mediatype": _MEDIA_TYPES[form],
            "encoding": "utf-8",
            "description": f"{table.description} Grain: {table.grain}.",
            "backhaul:rows": rows[table.name],
            "schema": _schema(table, here),
        }


def _schema(table: Table, here: set[str]) -> dict[str, Any]:
    links = [
        {
            "fields": [link.column],
            "reference": {"resource": link.table, "fields": [link.target]},
        }
        for link in table.foreign_keys
        if link.table in here
    ]
    schema: dict[str, Any] = {"fields": [_field(table, column) for column in table.columns]}
    if table.key:
        schema["primaryKey"] = list(table.key)
    return schema | ({"foreignKeys": links} if links else {})


def _field(table: Table, column: Column) -> dict[str, Any]:
    constraints: dict[str, Any] = {"required": column.name not in table.nullable}
    if allowed := table.allowed(column.name):
        constraints["enum"] = list(allowed)
    return {
        "name": column.name,
        "type": _FIELD_TYPES[column.duckdb_type],
        "description": ddl.column_comment(table, column),
        "constraints": constraints,
    }
