from pathlib import Path

from pipeline.warehouse import connect
from pipeline.warehouse.standing import Standing, read_info, read_standing


def test_a_file_of_another_release_tells_what_it_has(tmp_path: Path) -> None:
    path = tmp_path / "backhaul.duckdb"
    with connect(path) as con:
        con.execute("create table warehouse_info (key varchar, value varchar)")
        con.execute("insert into warehouse_info values ('version', 'v1')")
    stands = read_standing(path)
    assert stands == Standing({"version": "v1"}, [], {"warehouse_info": 1})
    assert read_info(path) == {"version": "v1"}


def test_of_a_file_that_is_missing_or_no_database_nothing_is_told(tmp_path: Path) -> None:
    path = tmp_path / "backhaul.duckdb"
    assert read_standing(path) == Standing()
    path.write_bytes(b"no database" * 1000)
    assert read_standing(path) == Standing()
    assert read_info(path) == {}
