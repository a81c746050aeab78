from pathlib import Path

import pytest

from pipeline.warehouse import Connection, connect, connection
from pipeline.warehouse.connection import ROW_GROUP_ROWS, WarehouseUnreadable, work_together


def test_a_database_may_be_opened_again_in_the_same_process(tmp_path: Path) -> None:
    path = tmp_path / "build.duckdb"
    with connect(path) as one:
        one.execute("create table told as select 1 as claims")
        with connect(path) as other:
            other.execute("create table more as select * from told")
        assert one.sql("select claims from more").fetchall() == [(1,)]
    with connect(path, read_only=True) as reader:
        assert reader.sql("select claims from more").fetchall() == [(1,)]


def test_databases_of_one_process_are_kept_apart(tmp_path: Path) -> None:
    with connect(tmp_path / "one" / "build.duckdb") as one:
        one.execute("create table told as select 1 as claims")
        with connect(tmp_path / "other" / "build.duckdb") as other:
            assert other.sql("select * from duckdb_tables()").fetchall() == []


def test_what_is_written_can_be_scanned_by_several_processors(tmp_path: Path) -> None:
    with connect(tmp_path / "it's.duckdb") as con:
        con.execute(f"create table told as select range from range({2 * ROW_GROUP_ROWS})")
        groups = "select count(distinct row_group_id) from pragma_storage_info('told')"
        assert con.sql(groups).fetchall() == [(2,)]


def threads(con: Connection) -> int:
    """How many threads work on a query."""
    (row,) = con.sql("select current_setting('threads')").fetchall()
    return int(row[0])


def test_one_thread_works_on_a_small_file_until_it_has_become_much(tmp_path: Path) -> None:
    with connect(tmp_path / "build.duckdb") as con:
        assert threads(con) == 1
        con.execute("reset threads")
        all_of_them = threads(con)
        con.execute("set threads = 1")
        work_together(con)
        assert threads(con) == all_of_them


def test_a_number_of_threads_that_somebody_chose_is_kept(tmp_path: Path) -> None:
    with connect(tmp_path / "build.duckdb") as con:
        con.execute("set threads = 3")
        work_together(con)
        assert threads(con) == 3


def test_all_work_on_a_large_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "SMALL_BYTES", -1)
    with connect(tmp_path / "build.duckdb") as con:
        con.execute("set threads = 7")
        with connect(tmp_path / "build.duckdb") as other:
            assert threads(other) == 7


def test_a_file_that_is_no_database_is_named_with_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "build.duckdb"
    path.write_bytes(b"no database" * 1000)
    with pytest.raises(WarehouseUnreadable, match="delete it"), connect(path):
        pass
