"""Frames and their tables: types, pandera schemas, and the split of good rows from bad."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import pandera.errors
import pandera.polars as pa
import polars as pl

from pipeline.schemas.columns import Column
from pipeline.schemas.tables import TABLES, Table


class SchemaMismatch(TypeError):
    """A frame whose columns or types are not those of its table: a bug, not bad data."""


@dataclass(frozen=True, slots=True)
class Split:
    """The rows of a frame that fit their table, and those that do not, with their `reason`."""

    good: pl.DataFrame
    bad: pl.DataFrame


@dataclass(frozen=True, slots=True)
class _Rule:
    """A rule over a whole row: true where the row keeps it."""

    reason: str
    holds: pl.Expr


def table_of(table: str | Table) -> Table:
    """The table by its name; KeyError when the schemas know no such table."""
    return table if isinstance(table, Table) else TABLES[table]


def polars_schema(table: str | Table) -> pl.Schema:
    """Column names and Polars types of a table, in order."""
    return pl.Schema({column.name: column.dtype for column in table_of(table).columns})


def empty(table: str | Table) -> pl.DataFrame:
    """A frame of the table without rows."""
    return pl.DataFrame(schema=polars_schema(table))


@cache
def frame_schema(table: str | Table) -> pa.DataFrameSchema:
    """The pandera schema of a table: strict, no coercion, keys unique, dates in order."""
    spec = table_of(table)
    return pa.DataFrameSchema(
        {column.name: _pandera_column(spec, column) for column in spec.columns},
        checks=[_pandera_check(rule) for rule in _row_rules(spec)],
        strict=True,
        coerce=False,
        ordered=True,
        name=spec.name,
    )


def split_valid(table: str | Table, frame: pl.DataFrame) -> Split:
    """Part the rows that fit the table from those that do not.

    The first row of a repeated key is good, later ones are bad. Raises SchemaMismatch when
    columns or types differ: no row of such a frame can be judged.
    """
    require_shape(table, frame)
    if _all_fit(table_of(table), frame):
        return Split(frame, _with_reason(frame.clear().with_columns(_reason=pl.lit(""))))
    reasons = _reasons(_failures(table, frame))
    marked = frame.with_row_index("_row").join(reasons, on="_row", how="left")
    by_row = marked.sort("_row").drop("_row")
    good = by_row.filter(pl.col("_reason").is_null()).drop("_reason")
    bad = by_row.filter(pl.col("_reason").is_not_null())
    return Split(good, _with_reason(bad))


def require_shape(table: str | Table, frame: pl.DataFrame) -> None:
    """Raise SchemaMismatch unless the frame has exactly the table's columns and types."""
    wanted = polars_schema(table)
    if frame.schema == wanted and frame.columns == list(wanted):
        return
    differences = sorted(set(wanted.items()) ^ set(frame.schema.items()), key=str)
    shown = ", ".join(f"{name} {dtype}" for name, dtype in differences) or "order of columns"
    raise SchemaMismatch(
        f"{table_of(table).name}: the frame differs from schemas/tables.py in: {shown}; "
        "build it with schemas.polars_schema or change the table there"
    )


def _with_reason(bad: pl.DataFrame) -> pl.DataFrame:
    """Name the reason `reason`; a table's own column of that name gives way to it."""
    return bad.drop("reason", strict=False).rename({"_reason": "reason"})


def _all_fit(table: Table, frame: pl.DataFrame) -> bool:
    """Whether pandera would find nothing: the same rules, asked in one pass.

    Pandera asks column by column, some 15 ms a table; it is left to name the culprits.
    """
    required = (name for name in table.column_names if name not in table.nullable)
    closed = ((name, table.allowed(name)) for name in table.column_names if table.allowed(name))
    kept = frame.lazy().select(
        *(pl.col(name).is_not_null().all().alias(f"{name} is there") for name in required),
        *(pl.col(name).is_in(words).all().alias(f"{name} is closed") for name, words in closed),
        *(rule.holds.fill_null(value=False).all().alias(rule.reason) for rule in _row_rules(table)),
    )
    return all(kept.collect().row(0))


def _failures(table: str | Table, frame: pl.DataFrame) -> pl.DataFrame:
    """What pandera finds: one row per failing cell or row, with `index`, `column`, `check`."""
    nothing = pl.DataFrame(schema={"index": pl.UInt32, "column": pl.String, "check": pl.String})
    try:
        frame_schema(table).validate(frame, lazy=True)
    except pandera.errors.SchemaErrors as errors:
        cases: pl.DataFrame = errors.failure_cases
        _require_rows(table, cases)
        of_column = pl.col("schema_context") == "Column"
        cases = cases.with_columns(pl.when(of_column).then(pl.col("column")).alias("column"))
        return cases.select(nothing.columns).cast(nothing.schema)
    return nothing


def _require_rows(table: str | Table, cases: pl.DataFrame) -> None:
    """A failure that names no row cannot be split away: something is wrong with the check."""
    rowless = cases.filter(pl.col("index").is_null())
    if not rowless.is_empty():
        raise SchemaMismatch(f"{table_of(table).name}: {rowless['failure_case'][0]}")


def _reasons(failures: pl.DataFrame) -> pl.DataFrame:
    """One line per bad row, its reasons sorted: `_row`, `_reason`."""
    said = pl.concat_str(pl.col("column"), pl.col("check"), separator=": ", ignore_nulls=True)
    return (
        failures.select(pl.col("index").alias("_row"), said.alias("_reason"))
        .group_by("_row")
        .agg(pl.col("_reason").unique().sort().str.join("; "))
    )


def _pandera_column(table: Table, column: Column) -> pa.Column:
    allowed = table.allowed(column.name)
    return pa.Column(
        column.dtype,
        checks=[pa.Check.isin(allowed, error=_none_of(allowed))] if allowed else [],
        nullable=column.name in table.nullable,
    )


def _none_of(allowed: tuple[str, ...]) -> str:
    return f"none of {', '.join(allowed)}"


def _pandera_check(rule: _Rule) -> pa.Check:
    def kept(data: pa.PolarsData) -> pl.LazyFrame:
        return data.lazyframe.select(rule.holds.fill_null(value=False))

    return pa.Check(kept, name=rule.reason, error=rule.reason)


def _row_rules(table: Table) -> Iterator[_Rule]:
    if table.key:
        first = pl.struct(table.key).is_first_distinct()
        yield _Rule(f"key ({', '.join(table.key)}) repeats an earlier row", first)
    for name in table.text_dates:
        yield from _date_rules(name)
    if "evidence_start" in table.column_names:
        yield _Rule("evidence does not fit its offsets", _evidence_fits())


def _date_rules(name: str) -> Iterator[_Rule]:
    """A date is whole or not there; its last day is not before its first."""
    first, last = pl.col(name), pl.col(f"{name}_latest")
    unknown = first.is_null()
    same = (
        (last.is_null() == unknown)
        & (pl.col(f"{name}_precision").is_null() == unknown)
        & ((pl.col(f"{name}_basis") == "not_stated") == unknown)
    )
    yield _Rule(f"{name}: date, latest, precision and basis do not agree on null", same)
    yield _Rule(f"{name}: first possible day is after the last", unknown | (first <= last))


def _evidence_fits() -> pl.Expr:
    start, end = pl.col("evidence_start"), pl.col("evidence_end")
    length = pl.col("evidence").str.len_chars().cast(pl.Int64)
    return (start >= 0) & (end > start) & (length == end - start)
