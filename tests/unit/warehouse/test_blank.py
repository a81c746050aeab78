from pathlib import Path

from pipeline.warehouse import connect
from pipeline.warehouse.blank import blank_file
from pipeline.warehouse.sqlfiles import views_of
from tests.sql.stories import models

VIEWS = views_of(models())


def test_a_blank_file_is_made_once_for_each_wording(tmp_path: Path) -> None:
    first = blank_file(tmp_path, {}, [])
    made = first.stat().st_mtime_ns
    assert blank_file(tmp_path, {}, []) == first
    assert first.stat().st_mtime_ns == made


def test_another_wording_takes_the_place_of_the_one_before(tmp_path: Path) -> None:
    first, second = blank_file(tmp_path, {}, []), blank_file(tmp_path, VIEWS, [])
    assert first != second
    assert list(tmp_path.iterdir()) == [second]


def test_what_a_killed_run_left_half_made_is_made_anew(tmp_path: Path) -> None:
    here, there = tmp_path / "here", tmp_path / "there"
    whole = blank_file(there, {}, [])
    here.mkdir()
    (here / whole.name).with_suffix(".draft").write_bytes(whole.read_bytes()[:4096])
    assert [blank_file(here, {}, [])] == list(here.iterdir())


def test_a_blank_file_holds_tables_without_rows_and_views(tmp_path: Path) -> None:
    with connect(blank_file(tmp_path, VIEWS, []), read_only=True) as con:
        shown = con.sql("select view_name from duckdb_views() where not internal").fetchall()
        assert con.sql("select count(*) from deployments").fetchall() == [(0,)]
        assert {name for (name,) in shown} == VIEWS.keys()
