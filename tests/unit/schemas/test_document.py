from pathlib import Path

import duckdb
import pytest

from pipeline.schemas import TABLES, document


def test_the_documents_in_the_tree_are_what_the_schemas_say() -> None:
    assert document.stale(document.DOCS_DIR) == []


def test_check_fails_on_a_stale_document_and_says_which(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    document.write(tmp_path)
    assert document.main(["--check", "--docs", str(tmp_path)]) == 0
    (tmp_path / "schema.sql").write_text("-- edited by hand")
    assert document.main(["--check", "--docs", str(tmp_path)]) == 1
    assert "schema.sql" in capsys.readouterr().err


def test_check_writes_nothing(tmp_path: Path) -> None:
    assert document.main(["--check", "--docs", str(tmp_path)]) == 1
    assert list(tmp_path.iterdir()) == []


def test_the_dictionary_describes_every_published_column() -> None:
    text = document.data_dictionary()
    for table in TABLES.values():
        assert (f"\n## {table.name}\n" in text) == table.is_published
        if table.is_published:
            assert all(f"| `{name}` |" in text for name in table.column_names)


def test_the_schema_is_sql_that_duckdb_takes() -> None:
    con = duckdb.connect(":memory:")
    con.execute(document.schema_sql())
    names = {name for (name,) in con.sql("select table_name from duckdb_tables()").fetchall()}
    assert names == {table.name for table in TABLES.values() if table.is_published}
