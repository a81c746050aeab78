from collections.abc import Iterator

import duckdb
import polars as pl
import pytest

from pipeline.schemas import SchemaMismatch
from pipeline.warehouse import build
from pipeline.warehouse.build import InputMissing, load_inputs, load_reference, run_model
from pipeline.warehouse.stamps import Stamp, read_stamps, stale_tables, write_stamp
from tests.sql.stories import models, small_reference
from tests.unit.warehouse.homes import story

NETWORKS = next(model for model in models() if model.name == "operator_networks")


@pytest.fixture
def con() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect(":memory:") as connection:
        connection.execute("SET TimeZone = 'UTC'")
        yield connection


@pytest.fixture
def built(con: duckdb.DuckDBPyConnection) -> duckdb.DuckDBPyConnection:
    """Everything built from a story of one article."""
    story().load(con)
    return con


def stale(con: duckdb.DuckDBPyConnection) -> dict[str, str]:
    found = stale_tables(read_stamps(con), models(), ["articles"])
    return {each.table: each.why for each in found}


def test_a_frame_that_is_more_than_a_row_group_is_worked_on_by_all(
    con: duckdb.DuckDBPyConnection, monkeypatch: pytest.MonkeyPatch
) -> None:
    together: list[duckdb.DuckDBPyConnection] = []
    monkeypatch.setattr(build, "work_together", together.append)
    monkeypatch.setattr(build, "ROW_GROUP_ROWS", 2)
    load_inputs(con, {"articles": story(2).frames()["articles"]})
    assert together == []
    load_inputs(con, {"articles": story(3).frames()["articles"]})
    assert together == [con]


def test_a_frame_is_stored_in_the_order_of_its_key(con: duckdb.DuckDBPyConnection) -> None:
    articles = story(3).frames()["articles"]
    load_inputs(con, {"articles": articles.reverse()})
    stored = con.sql("select article_id from articles").fetchall()
    assert stored == [("a00000",), ("a00001",), ("a00002",)]


def test_a_frame_of_another_shape_is_refused(con: duckdb.DuckDBPyConnection) -> None:
    with pytest.raises(SchemaMismatch):
        load_inputs(con, {"articles": pl.DataFrame({"article_id": ["a"]})})


def test_the_same_rows_in_another_order_are_left_as_they_are(
    con: duckdb.DuckDBPyConnection,
) -> None:
    articles = story(3).frames()["articles"]
    assert [built.is_reused for built in load_inputs(con, {"articles": articles})] == [False]
    again = load_inputs(con, {"articles": articles.reverse()})
    assert [(built.rows, built.is_reused) for built in again] == [(3, True)]


def test_a_model_is_made_once_for_the_same_inputs(con: duckdb.DuckDBPyConnection) -> None:
    load_reference(con, small_reference())
    made = [run_model(con, NETWORKS).is_reused for _ in range(2)]
    made.append(run_model(con, NETWORKS, force=True).is_reused)
    assert made == [False, True, False]


def test_a_model_whose_inputs_are_missing_names_them(con: duckdb.DuckDBPyConnection) -> None:
    with pytest.raises(InputMissing, match="operator_networks needs ref_operator_networks"):
        run_model(con, NETWORKS)


def test_frames_cannot_be_made_from_what_was_never_loaded(
    con: duckdb.DuckDBPyConnection,
) -> None:
    frames = story().frames()
    claims = {"deployment_claims": frames["deployment_claims"]}
    with pytest.raises(InputMissing, match="deployment_claims needs articles"):
        load_inputs(con, claims, made_from=["articles"])


def test_a_failing_model_leaves_the_table_and_its_stamp(
    built: duckdb.DuckDBPyConnection,
) -> None:
    before = read_stamps(built)["claim_facts"]
    built.execute("alter table deployment_claims rename column status to state")
    model = next(model for model in models() if model.name == "claim_facts")
    with pytest.raises(duckdb.BinderException):
        run_model(built, model, force=True)
    assert read_stamps(built)["claim_facts"] == before
    assert built.sql("select count(*) from claim_facts").fetchall() == [(3,)]


def test_what_is_built_whole_is_not_stale(built: duckdb.DuckDBPyConnection) -> None:
    assert stale(built) == {}


def test_whatever_was_made_from_a_changed_table_is_stale(
    built: duckdb.DuckDBPyConnection,
) -> None:
    load_inputs(built, {"rollout_claims": rollout_claims()})
    assert stale(built)["rollouts_history"] == "it was made from another rollout_claims"
    assert stale(built)["generation_timeline"].endswith(" is to be made again")
    assert "policy_actions" in stale(built)
    assert "country_memberships" not in stale(built)


def rollout_claims() -> pl.DataFrame:
    told = story(1)
    told.rollout("a00000", "softbank", "5G", "planned")
    return told.frames()["rollout_claims"]


def test_a_loaded_table_is_stale_when_what_it_was_made_from_changes(
    built: duckdb.DuckDBPyConnection,
) -> None:
    one, two = story(1).frames(), story(2).frames()
    load_inputs(built, {"deployment_claims": one["deployment_claims"]}, made_from=["articles"])
    assert stale(built) == {}
    load_inputs(built, {"articles": two["articles"]})
    assert stale(built)["deployment_claims"] == "it was made from another articles"


def test_a_changed_sql_file_makes_its_table_stale(built: duckdb.DuckDBPyConnection) -> None:
    built.execute("update _build.stamps set code = 'old' where table_name = 'vendors'")
    assert stale(built)["vendors"] == "its SQL has changed"
    assert stale(built)["country_posture"] == "vendors is to be made again"


def test_an_empty_database_misses_everything(con: duckdb.DuckDBPyConnection) -> None:
    missing = stale(con)
    assert missing["articles"] == "it is missing"
    assert set(missing) == {"articles", *(model.name for model in models())}


def test_a_table_that_becomes_a_view_is_replaced(built: duckdb.DuckDBPyConnection) -> None:
    built.execute("drop view coverage")
    built.execute("create table coverage as select 1 as one")
    write_stamp(built, Stamp("coverage", "made", "of the file as it was", {}, 1))
    model = next(model for model in models() if model.name == "coverage")
    run_model(built, model)
    assert built.sql("select view_name from duckdb_views() where view_name = 'coverage'").fetchall()


def test_a_table_that_a_later_release_no_longer_makes_is_not_stale(
    built: duckdb.DuckDBPyConnection,
) -> None:
    write_stamp(built, Stamp("retired", "made", "of this SQL", {"articles": "long gone"}, 1))
    assert stale(built) == {}
