"""Writes the documents that are made from the schemas: `python -m pipeline.schemas.document`.

With `--check` nothing is written: it fails where a document is not what the schemas say.
"""

import argparse
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from pipeline.schemas import SCHEMA_VERSION, ddl
from pipeline.schemas.columns import Column
from pipeline.schemas.tables import Table

DOCS_DIR = Path(__file__).resolve().parents[2] / "docs"
_MADE = "Made by `make docs` from `pipeline/schemas/`; do not edit it here."
_DICTIONARY_HEAD = f"""# Data dictionary

{_MADE}

Schema version {SCHEMA_VERSION}. Every table and view of the published file, in its schema `main`.
A column name means the same wherever it stands. Keys of facts are never null: `unspecified` stands
for an open generation, part or target, `ZZ` for an unknown country. A date that a text gives is
four columns: first possible day, `_latest` (last possible day), `_precision`, and `_basis` (how it
is known).
"""
_SCHEMA_HEAD = f"""-- Schema {SCHEMA_VERSION} of the published file. {_MADE}
-- Views are shown as tables: their SQL is in sql/20_marts.
"""


def documents() -> Mapping[str, str]:
    """The generated documents, by their file names below docs/."""
    return {"data_dictionary.md": data_dictionary(), "schema.sql": schema_sql()}


def data_dictionary() -> str:
    """Every published table with its grain, key, foreign keys and columns, as Markdown."""
    tables = ddl.published_tables()
    index = "\n".join(f"- [`{table.name}`](#{table.name}): {table.description}" for table in tables)
    return "\n".join([_DICTIONARY_HEAD, index, *map(_section, tables)])


def schema_sql() -> str:
    """Every published table with its comments, as DuckDB would be told them."""
    statements = (
        "\n".join([ddl.create_table(t), *ddl.comments(t)]) for t in ddl.published_tables()
    )
    return "\n\n".join([_SCHEMA_HEAD.rstrip(), *statements]) + "\n"


def stale(docs_dir: Path) -> list[str]:
    """Names of the documents in a folder that are missing or not what the schemas say."""
    return [name for name, text in documents().items() if _read(docs_dir / name) != text]


def write(docs_dir: Path) -> None:
    """Write all generated documents into a folder."""
    docs_dir.mkdir(parents=True, exist_ok=True)
    for name, text in documents().items():
        (docs_dir / name).write_text(text, encoding="utf-8", newline="\n")


def main(arguments: list[str] | None = None) -> int:
    """Write the documents, or with `--check` tell the stale ones; the exit code."""
    parser = argparse.ArgumentParser(prog="python -m pipeline.schemas.document")
    parser.add_argument("--check", action="store_true", help="fail where a document is stale")
    parser.add_argument("--docs", type=Path, default=DOCS_DIR, help="folder of the documents")
    options = parser.parse_args(arguments)
    if not options.check:
        write(options.docs)
        return 0
    old = stale(options.docs)
    if old:
        sys.stderr.write(f"Stale: {', '.join(old)} in {options.docs}. Run `make docs`.\n")
    return 1 if old else 0


def _read(path: Path) -> str | None:
    return path.read_text(encoding="utf-8") if path.exists() else None


def _section(table: Table) -> str:
    return "\n".join(
        [
            f"\n## {table.name}\n",
            f"{table.description} {table.grain[:1].upper()}{table.grain[1:]}.",
            f"Key: {_codes(table.key) or 'none'}.\n",
            "| column | type | null | meaning |",
            "| --- | --- | --- | --- |",
            *(_row(table, column) for column in table.columns),
            *_links(table),
        ]
    )


def _row(table: Table, column: Column) -> str:
    null = "yes" if column.name in table.nullable else "no"
    meaning = ddl.column_comment(table, column).replace("|", "\\|")
    return f"| `{column.name}` | {column.duckdb_type} | {null} | {meaning} |"


def _links(table: Table) -> Iterator[str]:
    if table.foreign_keys:
        yield "\nPoints to:\n"
    for link in table.foreign_keys:
        yield f"- `{link.column}` → [`{link.table}.{link.target}`](#{link.table})"


def _codes(names: tuple[str, ...]) -> str:
    return ", ".join(f"`{name}`" for name in names)


if __name__ == "__main__":
    sys.exit(main())
