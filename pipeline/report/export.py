"""Tables of the published file as files that other programs open: Parquet, CSV, Excel."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import IO, Any, Final

import polars as pl
import xlsxwriter

from pipeline import warehouse
from pipeline.lake import write_whole
from pipeline.report.data_package import FILE_NAME, descriptor
from pipeline.schemas import INSTANT, Table, ddl

EXCEL_ROWS: Final = 1_048_575
"""Rows below the heading that one sheet of Excel holds (specification of Excel, Microsoft)."""
EXCEL_CHARACTERS: Final = 32_767
"""Characters that one cell of Excel holds."""
EXCEL_NAME: Final = 31
"""Characters that the name of a sheet may have."""


class NotExportable(ValueError):
    """A table that is not there or does not fit the form; the message says what next."""


@dataclass(frozen=True)
class Exported:
    """What was written: the rows of each table, and the folder with the files."""

    folder: Path
    form: str
    rows: Mapping[str, int]

    def as_dict(self) -> dict[str, Any]:
        """For machines: plain JSON values."""
        return {"folder": str(self.folder), "format": self.form, "rows": dict(self.rows)}


def export_tables(published: Path, names: Sequence[str], form: str, folder: Path) -> Exported:
    """Write tables (all, if none is named) of one version and their description into a folder.

    Every file replaces its forerunner only when it is whole. Raises NotExportable.
    """
    tables = _chosen(names)
    folder.mkdir(parents=True, exist_ok=True)
    rows: dict[str, int] = {}
    with warehouse.connect(published, read_only=True) as con:
        info = dict(con.sql("select key, value from warehouse_info").fetchall())
        for table in tables:
            frame = _frame(con, table)
            write_whole(folder / f"{table.name}.{form}", partial(_WRITERS[form], frame, table))
            rows[table.name] = frame.height
    package = json.dumps(descriptor(tables, rows, info, form), indent=2).encode()
    write_whole(folder / FILE_NAME, lambda file: file.write(package))
    return Exported(folder, form, rows)


def _chosen(names: Sequence[str]) -> list[Table]:
    there = {table.name: table for table in ddl.published_tables()}
    for name in names:
        if name not in there:
            raise NotExportable(f"No such table: {name}. There are {', '.join(there)}.")
    return [there[name] for name in names] if names else list(there.values())


def _frame(con: warehouse.Connection, table: Table) -> pl.DataFrame:
    order = f" order by {', '.join(table.key)}" if table.key else ""
    frame: pl.DataFrame = con.sql(f'select * from "{table.name}"{order}').pl()
    return frame


def _write_parquet(frame: pl.DataFrame, table: Table, file: IO[bytes]) -> None:
    frame.write_parquet(file, compression="zstd")


def _write_csv(frame: pl.DataFrame, table: Table, file: IO[bytes]) -> None:
    """Instants as ISO 8601 in UTC; a null is an empty cell, an empty text a quoted one."""
    frame.write_csv(file, datetime_format="%Y-%m-%dT%H:%M:%S%.6fZ", quote_style="necessary")


def _write_excel(frame: pl.DataFrame, table: Table, file: IO[bytes]) -> None:
    """One sheet, with a filter over its heading; text out of articles never acts as a formula."""
    if frame.height > EXCEL_ROWS:
        raise NotExportable(
            f"{table.name}: {frame.height} rows, and a sheet of Excel holds {EXCEL_ROWS}. "
            "Export it as parquet or csv."
        )
    plain = {"strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(file, plain) as book:
        _excel_ready(frame).write_excel(book, table.name[:EXCEL_NAME], autofilter=True)


def _excel_ready(frame: pl.DataFrame) -> pl.DataFrame:
    """Excel knows no zones and takes no longer text: instants stay UTC, texts are cut."""
    return frame.with_columns(
        pl.col(INSTANT).dt.replace_time_zone(None),
        pl.col(pl.String).str.slice(0, EXCEL_CHARACTERS),
    )


_WRITERS: Final[Mapping[str, Callable[[pl.DataFrame, Table, IO[bytes]], None]]] = {
    "parquet": _write_parquet,
    "csv": _write_csv,
    "xlsx": _write_excel,
}
FORMS: Final = tuple(_WRITERS)
