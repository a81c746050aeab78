"""The files under sql/: one SELECT each, the file's name is the table's.

A file begins with header lines `-- word: text`. Every model states `question`, `grain` and `key`,
and may state `materialized: view`. Every check states `question` and the table it `checks`.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from typing import Literal

from pipeline.reference import TABLES as REFERENCE_TABLES
from pipeline.schemas import TABLES
from pipeline.warehouse.lineage import (
    SourceColumn,
    column_sources,
    columns_shown,
    parse,
    tables_read,
)

REFERENCE_PREFIX = "ref_"
MODEL_FOLDERS: Mapping[str, str] = {"10_facts": "facts", "20_marts": "marts"}
MACRO_FOLDER = "80_macros"
CHECK_FOLDER = "90_checks"


class BadSqlFile(ValueError):
    """A SQL file that breaks the rules of sql/; the message says which, why and what next."""


@dataclass(frozen=True)
class SqlModel:
    """One table or view of facts or marts: the SELECT that makes it and what it reads."""

    name: str
    layer: str
    path: Path
    sql: str
    question: str
    grain: str
    key: tuple[str, ...]
    description: str
    materialized: Literal["table", "view"]
    depends_on: tuple[str, ...]

    @cached_property
    def rows_in_order(self) -> str:
        """The SELECT with its rows in the order of the key: the same inputs, the same order."""
        order = ", ".join(f'"{column}"' for column in self.key)
        return f"select * from (\n{self.sql}\n) order by {order}"

    @cached_property
    def fingerprint(self) -> str:
        """Hash of the file: another text or materialization is another model."""
        return _hash(self.sql)

    @cached_property
    def column_lineage(self) -> Mapping[str, tuple[SourceColumn, ...]]:
        """For each column the columns of `depends_on` that it is made of."""
        return column_sources(parse(self.sql), column_types())

    @cached_property
    def columns_shown(self) -> frozenset[SourceColumn]:
        """Columns of `depends_on` that the rows of a view show as they are."""
        return _columns_shown(self.sql) if self.materialized == "view" else frozenset()


def views_of(models: Iterable[SqlModel]) -> dict[str, str]:
    """The SELECT of each model that is a view, by its name."""
    views = (model for model in models if model.materialized == "view")
    return {model.name: model.rows_in_order for model in views}


@dataclass(frozen=True)
class SqlCheck:
    """A SELECT that returns the rows that offend; none means the check is passed."""

    name: str
    path: Path
    sql: str
    question: str
    table: str
    depends_on: tuple[str, ...]


def discover(sql_dir: Path) -> list[SqlModel]:
    """All models, each after those it reads; models that do not need each other by name.

    Raises BadSqlFile where a file or the whole breaks a rule.
    """
    files = [path for folder in MODEL_FOLDERS for path in sorted((sql_dir / folder).glob("*.sql"))]
    if not files:
        raise BadSqlFile(f"{sql_dir}: no SQL files there; it should hold {_folders()}")
    return _in_order({model.name: model for model in map(_model, files)})


def discover_checks(sql_dir: Path) -> list[SqlCheck]:
    """All checks of sql/90_checks, by name. Raises BadSqlFile where a file breaks a rule."""
    return [_check(path) for path in sorted((sql_dir / CHECK_FOLDER).glob("*.sql"))]


@cache
def column_types() -> Mapping[str, Mapping[str, str]]:
    """Every table that SQL may read, with its columns and their DuckDB types."""
    types = {
        table.name: {column.name: column.duckdb_type for column in table.columns}
        for table in TABLES.values()
    }
    for name, (key, others) in REFERENCE_TABLES.items():
        types[f"{REFERENCE_PREFIX}{name}"] = dict.fromkeys((*key, *others), "VARCHAR")
    return types


def _model(path: Path) -> SqlModel:
    sql, header = read_header(path, {"question", "grain", "key"}, {"materialized"})
    if path.stem not in TABLES:
        raise BadSqlFile(f"{path}: describe the table {path.stem} in schemas/tables.py first")
    table = TABLES[path.stem]
    key = tuple(name.strip() for name in header["key"].split(","))
    if (key, header["grain"]) != (table.key, table.grain):
        raise BadSqlFile(f"{path}: key and grain must be as in schemas/tables.py: {table.grain}")
    return SqlModel(
        name=table.name,
        layer=MODEL_FOLDERS[path.parent.name],
        path=path,
        sql=sql,
        question=header["question"],
        grain=table.grain,
        key=table.key,
        description=table.description,
        materialized=_materialized(path, header.get("materialized", "table")),
        depends_on=_depends_on(path, sql),
    )


def _check(path: Path) -> SqlCheck:
    sql, header = read_header(path, {"question", "checks"}, set())
    depends_on = _depends_on(path, sql)
    if header["checks"] not in depends_on:
        raise BadSqlFile(f"{path}: it says that it checks {header['checks']}, but reads it not")
    return SqlCheck(path.stem, path, sql, header["question"], header["checks"], depends_on)


def _materialized(path: Path, word: str) -> Literal["table", "view"]:
    if word == "view":
        return "view"
    if word == "table":
        return "table"
    raise BadSqlFile(f"{path}: materialized: {word}; it must be table or view")


def _depends_on(path: Path, sql: str) -> tuple[str, ...]:
    try:
        names = _tables_read(sql)
    except ValueError as error:
        raise BadSqlFile(f"{path}: {error}") from error
    unknown = sorted(set(names) - set(column_types()))
    if unknown:
        raise BadSqlFile(f"{path}: reads {', '.join(unknown)}, which schemas/tables.py lacks")
    return names


@cache
def _tables_read(sql: str) -> tuple[str, ...]:
    """Parsed once a process: definitions, runs and publishing all discover the same files."""
    return tables_read(parse(sql))


@cache
def _columns_shown(sql: str) -> frozenset[SourceColumn]:
    return frozenset(columns_shown(parse(sql)))


def read_header(path: Path, needed: set[str], allowed: set[str]) -> tuple[str, dict[str, str]]:
    """The text of a file and the words of its header. Raises BadSqlFile."""
    sql = path.read_text(encoding="utf-8")
    header = dict(_header(sql))
    missing, unknown = needed - set(header), set(header) - needed - allowed
    if missing or unknown:
        wrong = ", ".join(sorted(missing | unknown))
        raise BadSqlFile(f"{path}: the header must hold {', '.join(sorted(needed))}; see: {wrong}")
    return sql, header


def _header(sql: str) -> Iterator[tuple[str, str]]:
    """The leading `-- word: text` lines; a line without a word goes on with the one before.

    An empty comment line ends the header: below it stands prose.
    """
    word, text = "", ""
    for line in sql.splitlines():
        if not line.startswith("--") or line.strip() == "--":
            break
        before, colon, after = line.removeprefix("--").strip().partition(":")
        if colon and before.isidentifier():
            if word:
                yield word, text
            word, text = before, after.strip()
        else:
            text = f"{text} {line.removeprefix('--').strip()}".strip()
    if word:
        yield word, text


def _in_order(models: Mapping[str, SqlModel]) -> list[SqlModel]:
    sorter = TopologicalSorter({name: _within(models, models[name]) for name in sorted(models)})
    try:
        return [models[name] for name in sorter.static_order()]
    except CycleError as error:
        raise BadSqlFile(f"the SQL files read each other in a circle: {error.args[1]}") from error


def _within(models: Mapping[str, SqlModel], model: SqlModel) -> Iterable[str]:
    return [name for name in model.depends_on if name in models]


def _folders() -> str:
    return ", ".join((*MODEL_FOLDERS, CHECK_FOLDER))


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]
