"""The published file before anything is in it: its tables, views and macros, all described.

To describe nine hundred columns takes half a second, and comes to the same until the schemas or
the SQL change. So it is done once for each wording, and every version begins as a copy.
"""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import duckdb

from pipeline.schemas import ddl
from pipeline.warehouse.macros import SqlMacro
from pipeline.warehouse.stamps import transaction
from pipeline.warehouse.versions import sync

# What DuckDB 1.1 to 2.0, JDBC and BI tools can open.
STORAGE_VERSION = "v1.0.0"


def blank_file(folder: Path, views: Mapping[str, str], macros: Sequence[SqlMacro]) -> Path:
    """The file to copy, made where there is none of this wording; others are removed.

    `views` gives the SELECT of each view by its name.
    """
    statements = list(_statements(views, macros))
    path = folder / f"{_wording(statements)}.duckdb"
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        for old in folder.iterdir():
            old.unlink()
        _make(path, statements)
    return path


def _statements(views: Mapping[str, str], macros: Sequence[SqlMacro]) -> Iterator[str]:
    tables = ddl.published_tables()
    yield from (ddl.create_table(table) for table in tables if table.name not in views)
    yield from (f'create view "{name}" as {select}' for name, select in views.items())
    for macro in macros:
        yield from (macro.definition, macro.comment)
    for table in tables:
        yield from ddl.comments(table, "view" if table.name in views else "table")


def _wording(statements: Sequence[str]) -> str:
    """What the file is made from, in sixteen digits."""
    made_by = [duckdb.__version__, STORAGE_VERSION, *statements]
    return hashlib.sha256("\0".join(made_by).encode()).hexdigest()[:16]


def _make(path: Path, statements: Sequence[str]) -> None:
    """Make the file under another name, and give it its own once it is whole and on disk."""
    draft = path.with_suffix(".draft")
    quoted = str(draft).replace("'", "''")
    with duckdb.connect() as con:
        con.execute(f"attach '{quoted}' as blank (storage_version '{STORAGE_VERSION}')")
        con.execute("use blank.main")
        # One transaction: each commit by itself waits for the disk, and there would be a thousand.
        with transaction(con):
            for statement in statements:
                con.execute(statement)
        con.execute("use memory; detach blank")
    sync(draft)
    draft.replace(path)
