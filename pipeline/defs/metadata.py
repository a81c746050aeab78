"""What the UI shows of a table: its columns from the schemas, its lineage from the SQL."""

import hashlib
import warnings
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import dagster as dg

from pipeline.schemas import TABLES, Table
from pipeline.settings import PROJECT_ROOT

OWNERS = {
    "sources": "team:ingest",
    "articles": "team:ingest",
    "claims": "team:extraction",
    "quality": "team:extraction",
}
Lineage = Mapping[str, Iterable[tuple[str, str]]]
"""For each column the (table, column) pairs that it is made of."""
WAREHOUSE_OWNER = "team:warehouse"
WAY = ("sources", "articles", "claims", "facts", "marts", "published", "report")


def table_spec(
    name: str,
    *,
    deps: Iterable[str | dg.AssetKey],
    kinds: set[str],
    code_version: str,
    files: Iterable[Path] = (),
    **more: Any,
) -> dg.AssetSpec:
    """The asset of a table, described as the schemas describe it."""
    table = TABLES[name]
    return dg.AssetSpec(
        name,
        deps=sorted(deps, key=str),
        description=f"{table.description}\n\nGrain: {table.grain}.\n\n{way(table.layer)}",
        group_name=table.layer,
        kinds=kinds,
        code_version=code_version,
        owners=[OWNERS.get(table.layer, WAREHOUSE_OWNER)],
        tags={"published": "yes" if table.is_published else "no"},
        metadata={
            "dagster/column_schema": column_schema(table),
            "dagster/table_name": f"main.{name}",
            "key": ", ".join(table.key),
            **documentation(name, *files),
            **more,
        },
    )


def way(here: str) -> str:
    """The way of the data with one station marked: where on it an asset stands."""
    return "Way: " + " → ".join(f"**{each}**" if each == here else each for each in WAY)


def documentation(name: str, *files: Path) -> dict[str, dg.CodeReferencesMetadataValue]:
    """Links from an asset to what is written of its table, and to the files that make it."""
    dictionary = PROJECT_ROOT / "docs" / "data_dictionary.md"
    places = [(dictionary, _line_of(name), "Data dictionary"), *((f, 1, f.name) for f in files)]
    with warnings.catch_warnings():
        # These links are new in Dagster; without them the asset is whole all the same.
        warnings.simplefilter("ignore", dg.BetaWarning)
        pages: list[dg.LocalFileCodeReference | dg.UrlCodeReference] = [
            dg.LocalFileCodeReference(file_path=str(file), line_number=line, label=label)
            for file, line, label in places
        ]
        return {"dagster/code_references": dg.CodeReferencesMetadataValue(code_references=pages)}


@cache
def _line_of(table: str) -> int:
    """The line of the data dictionary where a table begins."""
    text = (PROJECT_ROOT / "docs" / "data_dictionary.md").read_text(encoding="utf-8")
    lines = enumerate(text.splitlines(), start=1)
    return next((number for number, line in lines if line == f"## {table}"), 1)


def column_schema(table: Table) -> dg.TableSchema:
    """The columns as the UI's table of columns."""
    return dg.TableSchema(columns=[_column(table, name) for name in table.column_names])


def column_lineage(sources: Lineage) -> dg.TableColumnLineage:
    """From each column to the (table, column) pairs that it is made of."""
    return dg.TableColumnLineage(
        {
            column: [dg.TableColumnDep(asset_key=table, column_name=name) for table, name in pairs]
            for column, pairs in sources.items()
        }
    )


def lineage_table(sources: Lineage) -> dg.MarkdownMetadataValue:
    """The same lineage to read: one line a column."""
    lines = ["| column | from |", "| --- | --- |"]
    for column, pairs in sources.items():
        origins = ", ".join(f"`{table}.{name}`" for table, name in pairs) or "(computed)"
        lines.append(f"| `{column}` | {origins} |")
    return dg.MetadataValue.md("\n".join(lines))


def _column(table: Table, name: str) -> dg.TableColumn:
    column = next(each for each in table.columns if each.name == name)
    allowed = table.allowed(name)
    return dg.TableColumn(
        name=name,
        type=column.duckdb_type,
        description=column.description,
        constraints=dg.TableColumnConstraints(
            nullable=name in table.nullable,
            unique=table.key == (name,),
            other=[f"one of {', '.join(allowed)}"] if allowed else [],
        ),
        tags={"key": ""} if name in table.key else {},
    )


def source_version(*rooms: str) -> str:
    """Hash of the source of some rooms, packages or modules: the code version of their assets."""
    digest = hashlib.sha256()
    for file in _files(rooms):
        digest.update(file.name.encode() + file.read_bytes())
    return digest.hexdigest()[:12]


def _files(rooms: Iterable[str]) -> Iterator[Path]:
    root = Path(__file__).resolve().parents[1]
    for room in rooms:
        path = root / room
        yield from sorted(path.rglob("*.py")) if path.is_dir() else [path]
