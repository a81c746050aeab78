"""Questions with parameters: each file of sql/80_macros becomes a table macro of its name."""

from dataclasses import dataclass
from pathlib import Path

from pipeline.warehouse.lineage import parse, tables_read
from pipeline.warehouse.sqlfiles import MACRO_FOLDER, BadSqlFile, column_types, read_header


@dataclass(frozen=True)
class SqlMacro:
    """One table macro: its parameters in order, and the SELECT that uses them as plain names."""

    name: str
    sql: str
    question: str
    parameters: tuple[str, ...]

    @property
    def definition(self) -> str:
        """The statement that makes the macro."""
        # Made without comments: they would be kept in the file and shown by some clients.
        return (
            f'create or replace macro "{self.name}"({", ".join(self.parameters)}) '
            f"as table (\n{parse(self.sql).sql(dialect='duckdb', comments=False)}\n)"
        )

    @property
    def comment(self) -> str:
        """The statement that describes the macro."""
        said = self.question.replace("'", "''")
        return f"comment on macro table \"{self.name}\" is '{said}'"


def discover_macros(sql_dir: Path) -> list[SqlMacro]:
    """All macros, by name. Raises BadSqlFile where a file breaks a rule."""
    return [_macro(path) for path in sorted((sql_dir / MACRO_FOLDER).glob("*.sql"))]


def _macro(path: Path) -> SqlMacro:
    sql, header = read_header(path, {"question", "parameters"}, set())
    parameters = tuple(name.strip() for name in header["parameters"].split(","))
    unknown = sorted(set(tables_read(parse(sql))) - set(column_types()))
    unused = sorted(name for name in parameters if name not in sql.partition("select")[2])
    if unknown or unused:
        raise BadSqlFile(f"{path}: unknown tables {unknown}, unused parameters {unused}")
    return SqlMacro(path.stem, sql, header["question"], parameters)
