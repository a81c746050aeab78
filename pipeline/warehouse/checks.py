"""What must hold before anything is published; every check here blocks.

From the schemas come three checks of a table: its rows fit their schema, its foreign keys lead
somewhere, its claims' evidence stands in the article. The others are the files of sql/90_checks.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb
import polars as pl

from pipeline.schemas import (
    TABLES,
    ForeignKey,
    SchemaMismatch,
    Table,
    require_shape,
    split_valid,
)
from pipeline.warehouse.fits import fits_sql
from pipeline.warehouse.sqlfiles import SqlModel, discover, discover_checks

_LOADED_LAYERS = ("sources", "articles", "claims", "quality")
_SHOWN = 5


@dataclass(frozen=True, slots=True)
class CheckSpec:
    """One check: the table whose making it guards, what it asks, what it reads, how it asks it.

    `table` is None where no table is made after all that the check reads: only the publishing
    can ask it. `sql` returns the offending rows; None stands for the schema of `table`, but for
    the columns that a view shows of a table that is held against the same rules.
    """

    name: str
    table: str | None
    question: str
    needs: tuple[str, ...]
    sql: str | None
    shown: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class CheckResult:
    """The answer to a check: the rows that offend it, with some of them to look at."""

    spec: CheckSpec
    offending: int
    examples: pl.DataFrame
    problem: str | None = None

    @property
    def passed(self) -> bool:
        """Whether nothing offends."""
        return self.offending == 0 and self.problem is None

    @property
    def message(self) -> str:
        """What is wrong, with the first offending rows, for people."""
        where = self.spec.table or "publishing"
        if self.passed:
            return f"{where}: {self.spec.name}: nothing offends"
        rows = "\n".join(f"  {row}" for row in self.examples.to_dicts())
        said = self.problem or f"{self.offending} rows offend; {self.spec.question}"
        return f"{where}: {self.spec.name}: {said}\n{rows}".rstrip()


def check_specs(sql_dir: Path) -> list[CheckSpec]:
    """All checks, those of a table before those of later ones, those of publishing last."""
    models = discover(sql_dir)
    order = _table_order(models)
    specs = [*_schema_specs(order, models), *_orphan_specs(order, models), *_grounded_specs(order)]
    for check in discover_checks(sql_dir):
        specs.append(
            CheckSpec(check.name, check.table, check.question, check.depends_on, check.sql)
        )
    return sorted(specs, key=lambda spec: _place(order, spec))


def run_checks(con: duckdb.DuckDBPyConnection, specs: Iterable[CheckSpec]) -> list[CheckResult]:
    """Ask every check. One whose tables are not there fails, saying so; none raises."""
    return [_run(con, spec) for spec in specs]


def _run(con: duckdb.DuckDBPyConnection, spec: CheckSpec) -> CheckResult:
    try:
        offending = _misfits(con, spec) if spec.sql is None else _rows(con, spec.sql)
    except (duckdb.Error, SchemaMismatch) as error:
        return CheckResult(spec, 0, pl.DataFrame(), problem=str(error))
    return CheckResult(spec, offending.height, offending.head(_SHOWN))


def _rows(con: duckdb.DuckDBPyConnection, sql: str) -> pl.DataFrame:
    """What a query returns; only where that is something does it become a frame with names."""
    if not con.execute(sql).fetchall():
        return pl.DataFrame()
    rows: pl.DataFrame = con.sql(sql).pl()
    return rows


def _misfits(con: duckdb.DuckDBPyConnection, spec: CheckSpec) -> pl.DataFrame:
    assert spec.table is not None
    table, rows = TABLES[spec.table], con.sql(f'select * from "{spec.table}"')
    if not _has_shape(table, rows):
        require_shape(table, rows.limit(0).pl())
    if con.execute(fits_sql(table, spec.shown)).fetchall() == [(True,)]:
        return pl.DataFrame()
    return split_valid(table, rows.pl()).bad


def _has_shape(table: Table, rows: duckdb.DuckDBPyRelation) -> bool:
    """Whether DuckDB's own names of columns and types are those of the table."""
    wanted = [(column.name, column.duckdb_type) for column in table.columns]
    return wanted == list(zip(rows.columns, map(str, rows.types), strict=True))


def _table_order(models: Sequence[SqlModel]) -> list[str]:
    loaded = [table.name for table in TABLES.values() if table.layer in _LOADED_LAYERS]
    return [*loaded, *(model.name for model in models)]


def _place(order: Sequence[str], spec: CheckSpec) -> tuple[int, str]:
    return (len(order) if spec.table is None else order.index(spec.table), spec.name)


def _schema_specs(order: Sequence[str], models: Sequence[SqlModel]) -> Iterator[CheckSpec]:
    shown = {model.name: _columns_shown(model) for model in models}
    for name in order:
        question = "Which rows break types, null rules, closed values, the key or dates?"
        columns = shown.get(name, frozenset())
        yield CheckSpec("fits_its_schema", name, question, (name,), None, columns)


def _columns_shown(model: SqlModel) -> frozenset[str]:
    """The columns that a view shows of tables where they are held against the same rules."""
    return frozenset(
        column
        for table, column in model.columns_shown
        if table in TABLES and _is_as_strict(TABLES[table], TABLES[model.name], column)
    )


def _is_as_strict(one: Table, other: Table, column: str) -> bool:
    """Whether what fits a column of the one table fits it in the other."""
    is_known = column not in one.nullable or column in other.nullable
    return is_known and one.allowed(column) == other.allowed(column)


def _grounded_specs(order: Sequence[str]) -> Iterator[CheckSpec]:
    for name in order:
        if "evidence_start" in TABLES[name].column_names:
            question = "Which claims' evidence is not the article's text at its offsets?"
            sql = f"""
                select claim.claim_id, claim.evidence, articles.article_id
                from "{name}" as claim
                left join articles using (article_id)
                where claim.evidence is distinct from substr(
                    articles.text,
                    claim.evidence_start + 1,
                    claim.evidence_end - claim.evidence_start
                )
            """
            yield CheckSpec("is_grounded", name, question, (name, "articles"), sql)


def _orphan_specs(order: Sequence[str], models: Sequence[SqlModel]) -> Iterator[CheckSpec]:
    """One check for each table that is made after both ends of a foreign key."""
    ancestors = _ancestors(models)
    shown = {model.name: _keys_shown(model) for model in models}
    links: dict[str | None, list[tuple[Table, ForeignKey]]] = {}
    for name in order:
        for link in (k for k in TABLES[name].foreign_keys if k not in shown.get(name, ())):
            guard = _later(name, link.table, ancestors)
            links.setdefault(guard, []).append((TABLES[name], link))
    for guard, guarded in links.items():
        needs = {name for table, link in guarded for name in (table.name, link.table)}
        sql = "\nunion all\n".join(_orphans_sql(table, link) for table, link in guarded)
        question = "Which foreign keys lead nowhere?"
        yield CheckSpec("has_no_orphans", guard, question, tuple(sorted(needs)), sql)


def _keys_shown(model: SqlModel) -> set[ForeignKey]:
    """The foreign keys that a view shows of the tables that it reads, which are asked there."""
    if model.materialized == "table":
        return set()
    parents = [TABLES[name] for name in model.depends_on if name in TABLES]
    return {link for parent in parents for link in parent.foreign_keys}


def _orphans_sql(table: Table, link: ForeignKey) -> str:
    return f"""
        select '{table.name}.{link.column}' as foreign_key, child."{link.column}" as value
        from "{table.name}" as child
        anti join "{link.table}" as parent on parent."{link.target}" = child."{link.column}"
        where child."{link.column}" is not null
    """


def _later(one: str, other: str, ancestors: Mapping[str, set[str]]) -> str | None:
    """The table of the two that is made after the other; None when neither is."""
    if one == other or other in ancestors[one]:
        return one
    return other if one in ancestors[other] else None


def _ancestors(models: Sequence[SqlModel]) -> Mapping[str, set[str]]:
    """For each table all tables that are made before it; of the loaded, by their layer."""
    found: dict[str, set[str]] = {}
    for table in TABLES.values():
        if table.layer in _LOADED_LAYERS:
            found[table.name] = _earlier_layers(table.layer)
    for model in models:
        parents = [name for name in model.depends_on if name in TABLES]
        found[model.name] = set(parents).union(*(found[name] for name in parents))
    return found


def _earlier_layers(layer: str) -> set[str]:
    earlier = _LOADED_LAYERS[: _LOADED_LAYERS.index(layer)]
    return {table.name for table in TABLES.values() if table.layer in earlier}
