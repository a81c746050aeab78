"""The rules of a table as one question to DuckDB: whether all of its rows fit their schema.

`schemas.split_valid` asks the same of a frame and names the culprits. A table that fits, as nearly
every one does, need not become a frame to be found so.
"""

from collections.abc import Collection, Iterator

from pipeline.schemas import Table
from pipeline.schemas.tables import dated


def fits_sql(table: Table, shown: Collection[str] = ()) -> str:
    """A query of one row and one column, true where every row of the table fits.

    `shown` are columns that a view takes as they are from a table whose rows are held against the
    same rules. Keys are told apart by their hashes: should two be alike, the answer is false, and
    the culprits that are then looked for are none.
    """
    rules = " and ".join(f"({rule})" for rule in _rules(table, shown)) or "true"
    fits = f"select count(*) filter (where {rules}) = count(*)"
    if table.key:
        columns = ", ".join(f'"{name}"' for name in table.key)
        fits += f" and count(*) = count(distinct hash({columns}))"
    return f'{fits} from "{table.name}"'


def _rules(table: Table, shown: Collection[str]) -> Iterator[str]:
    """What has to hold of every row; what is neither true nor false does not hold."""
    for name in (name for name in table.column_names if name not in shown):
        if name not in table.nullable:
            yield f'"{name}" is not null'
        if words := table.allowed(name):
            yield f'"{name}" is null or "{name}" in ({", ".join(map(_text, words))})'
    for name in table.text_dates:
        if not set(dated(name)) <= set(shown):
            yield from _date_rules(name)
    if "evidence_start" in table.column_names:
        yield (
            "evidence_start >= 0 and evidence_end > evidence_start"
            " and length(evidence) = evidence_end - evidence_start"
        )


def _date_rules(name: str) -> Iterator[str]:
    """A date is whole or not there; its last day is not before its first."""
    unknown = f"({name} is null)"
    yield f"({name}_latest is null) = {unknown} and ({name}_precision is null) = {unknown}"
    yield f"({name}_basis = 'not_stated') = {unknown}"
    yield f"{unknown} or {name} <= {name}_latest"


def _text(word: str) -> str:
    return "'" + word.replace("'", "''") + "'"
