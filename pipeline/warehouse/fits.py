"""The rules of a table as one question to DuckDB: whether all of its rows fit their schema.

`schemas.split_valid` asks the same of a frame and names the culprits. A table that fits, as nearly
every one does, need not become a frame to be found so.
"""

from collections.abc import Iterator

from pipeline.schemas import Table


def fits_sql(table: Table) -> str:
    """A query of one row and one column, true where every row of the table fits."""
    return f'select {" and ".join(_conditions(table))} from "{table.name}"'


def _conditions(table: Table) -> Iterator[str]:
    yield "true"
    for name in table.column_names:
        if name not in table.nullable:
            yield f'count("{name}") = count(*)'
        if words := table.allowed(name):
            yield _every(f'"{name}" is null or "{name}" in ({", ".join(map(_text, words))})')
    if table.key:
        columns = ", ".join(f'"{name}"' for name in table.key)
        repeated = f'select 1 from "{table.name}" group by {columns} having count(*) > 1'
        yield f"not exists ({repeated})"
    for name in table.text_dates:
        yield from map(_every, _date_conditions(name))
    if "evidence_start" in table.column_names:
        yield _every(
            "evidence_start >= 0 and evidence_end > evidence_start"
            " and length(evidence) = evidence_end - evidence_start"
        )


def _date_conditions(name: str) -> Iterator[str]:
    """A date is whole or not there; its last day is not before its first."""
    unknown = f"({name} is null)"
    yield f"({name}_latest is null) = {unknown} and ({name}_precision is null) = {unknown}"
    yield f"({name}_basis = 'not_stated') = {unknown}"
    yield f"{unknown} or {name} <= {name}_latest"


def _every(condition: str) -> str:
    """That a condition holds of every row; one that is neither true nor false does not hold."""
    return f"coalesce(bool_and(coalesce({condition}, false)), true)"


def _text(word: str) -> str:
    return "'" + word.replace("'", "''") + "'"
