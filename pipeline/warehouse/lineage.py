"""What a SELECT reads: its tables, and for each of its columns the columns that it is made of."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

import sqlglot
from sqlglot import exp
from sqlglot.errors import SqlglotError
from sqlglot.lineage import Node, lineage
from sqlglot.optimizer.scope import traverse_scope

DIALECT = "duckdb"
ColumnTypes = Mapping[str, Mapping[str, str]]
"""Tables by name, each with its columns and their types."""


class SourceColumn(NamedTuple):
    """A column of a table of the warehouse."""

    table: str
    column: str


def parse(sql: str) -> exp.Query:
    """The one SELECT of a file; ValueError when it holds anything else."""
    try:
        statements = sqlglot.parse(sql, dialect=DIALECT)
    except SqlglotError as error:
        raise ValueError(str(error)) from error
    if len(statements) != 1 or not isinstance(statements[0], exp.Query):
        raise ValueError("the file must hold exactly one SELECT")
    return statements[0]


def tables_read(query: exp.Query) -> tuple[str, ...]:
    """Names of the tables that the query reads, its own CTEs left out, sorted."""
    sources = (source for scope in traverse_scope(query) for source in scope.sources.values())
    return tuple(sorted({source.name for source in sources if isinstance(source, exp.Table)}))


def column_sources(query: exp.Query, types: ColumnTypes) -> dict[str, tuple[SourceColumn, ...]]:
    """For each column of the result, in order, the table columns that it is made of, sorted.

    The query is used up: sqlglot qualifies it in place, which saves most of the time.
    """
    read: dict[str, object] = {table: dict(types[table]) for table in tables_read(query)}
    nodes = lineage(None, query, read, dialect=DIALECT, trim_selects=False, copy=False)
    return {name: tuple(sorted(set(_leaves(node.walk())))) for name, node in nodes.items()}


def columns_shown(query: exp.Query) -> set[SourceColumn]:
    """Columns of the table after FROM that the query shows as they are, by their own names.

    None where a right or full join could blank them.
    """
    if not isinstance(query, exp.Select) or "from_" not in query.args:
        return set()
    alias, joins = query.args["from_"].this.alias_or_name, query.args.get("joins") or []
    table = traverse_scope(query)[-1].sources[alias]
    if not isinstance(table, exp.Table) or {"RIGHT", "FULL"} & {join.side for join in joins}:
        return set()
    known_as = {alias} if joins else {alias, ""}
    columns = (each for each in query.selects if isinstance(each, exp.Column))
    return {SourceColumn(table.name, each.name) for each in columns if each.table in known_as}


def _leaves(nodes: Iterable[Node]) -> Iterable[SourceColumn]:
    for node in nodes:
        if not node.downstream and isinstance(node.source, exp.Table):
            yield SourceColumn(node.source.name, node.name.rpartition(".")[2].strip('"'))
