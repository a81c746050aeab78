"""Rows for the reference, from the names that it lacks: for people to check and complete."""

import csv
import io
from collections.abc import Iterator, Mapping
from typing import Any

import polars as pl

from pipeline import warehouse
from pipeline.language.provisional import PREFIX
from pipeline.reference import TABLES
from pipeline.settings import Settings

FILES: Mapping[str, tuple[str, str, str]] = {
    # kind of a name: (table of entities, table of aliases, key of both)
    "operator": ("operators", "operator_aliases", "operator_id"),
    "vendor": ("vendors", "vendor_aliases", "vendor_id"),
}


def unresolved(settings: Settings) -> pl.DataFrame:
    """The published names that the reference lacks, the most frequent first."""
    with warehouse.connect(settings.published_path, read_only=True) as con:
        names: pl.DataFrame = con.sql("SELECT * FROM unresolved_mentions").pl()
    return names.sort(["articles", "mentions", "name"], descending=[True, True, False])


def suggestions(names: pl.DataFrame) -> Iterator[str]:
    """Lines of CSV, file by file: a heading, the columns, then per name its evidence and its row.

    A cell that nobody knows yet is empty; lines that begin with `#` are no rows.
    """
    for kind, (entities, aliases, key) in FILES.items():
        rows = names.filter(pl.col("kind") == kind).rows(named=True)
        if rows:
            yield from _file(entities, (_entity(row, key) for row in rows), map(_evidence, rows))
            yield from _file(aliases, (_alias(row, key) for row in rows))


def _file(
    table: str, rows: Iterator[Mapping[str, str]], notes: Iterator[str] | None = None
) -> Iterator[str]:
    columns = [column for part in TABLES[table] for column in part]
    yield f"# {table}.csv"
    yield _line(columns)
    for row in rows:
        if notes is not None:
            yield next(notes)
        yield _line([row.get(column, "") for column in columns])


def _entity(row: Mapping[str, Any], key: str) -> dict[str, str]:
    return {key: _slug(row), "name": row["name"]}


def _alias(row: Mapping[str, Any], key: str) -> dict[str, str]:
    return {"alias": row["name"], key: _slug(row), "kind": "brand"}


def _slug(row: Mapping[str, Any]) -> str:
    return str(row["provisional_id"]).removeprefix(PREFIX)


def _evidence(row: Mapping[str, Any]) -> str:
    said = " ".join(str(row["example"]).split())
    return f"# {row['mentions']} mentions in {row['articles']} articles: {said}"


def _line(cells: list[str]) -> str:
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="").writerow(cells)
    return buffer.getvalue()
