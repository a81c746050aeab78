import stat
from pathlib import Path

import pytest

from pipeline.schemas import SCHEMA_VERSION, TABLES
from pipeline.settings import Settings
from pipeline.warehouse import connect
from pipeline.warehouse.build import load_inputs
from pipeline.warehouse.publish import ChecksFailed, MixedInputs
from pipeline.warehouse.standing import read_info, read_standing
from tests.unit.warehouse.homes import NOON, build, claims_in, publish_at, settings_of, story


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """A home with a built warehouse that was never published."""
    settings = settings_of(tmp_path / "home")
    build(settings)
    return settings


def test_a_published_file_holds_every_published_table(settings: Settings) -> None:
    publish_at(settings)
    with connect(settings.published_path, read_only=True) as con:
        found = con.sql("select table_name from information_schema.tables").fetchall()
        schemas = con.sql("select distinct table_schema from information_schema.tables").fetchall()
    assert {name for (name,) in found} == {t.name for t in TABLES.values() if t.is_published}
    assert schemas == [("main",)]


def test_the_rows_of_tables_are_told_and_found_in_the_file(settings: Settings) -> None:
    told = publish_at(settings).rows
    assert told == read_standing(settings.published_path).rows
    assert told["deployments"] > 0
    assert "deployments_named" not in told  # a view


def test_a_published_column_has_the_type_and_the_words_of_the_schemas(settings: Settings) -> None:
    publish_at(settings)
    with connect(settings.published_path, read_only=True) as con:
        rows = con.sql(
            "select table_name, column_name, data_type, comment from duckdb_columns()"
            " where not internal order by table_name, column_index"
        ).fetchall()
    expected = [
        (table.name, column.name, column.duckdb_type)
        for table in sorted(TABLES.values(), key=lambda table: table.name)
        if table.is_published
        for column in table.columns
    ]
    assert [row[:3] for row in rows] == expected
    assert all(comment for *_, comment in rows)


def test_tables_and_views_have_comments(settings: Settings) -> None:
    publish_at(settings)
    with connect(settings.published_path, read_only=True) as con:
        tables = con.sql("select comment from duckdb_tables() where not internal").fetchall()
        views = con.sql("select comment from duckdb_views() where not internal").fetchall()
    assert all("Grain: one row per" in comment for (comment,) in [*tables, *views])
    assert views


def test_a_version_says_what_it_is(settings: Settings) -> None:
    published = publish_at(settings)
    info = read_info(settings.published_path)
    assert info["version"] == published.version
    assert info["schema_version"] == SCHEMA_VERSION
    assert info["is_sample"] == "false"
    assert info["published_at"] == NOON.isoformat()


def test_the_sample_says_that_it_is_the_sample(tmp_path: Path) -> None:
    settings = Settings(home=tmp_path, inbox=None)
    build(settings)
    publish_at(settings)
    assert read_info(settings.published_path)["is_sample"] == "true"


def test_a_version_is_written_for_old_readers(settings: Settings) -> None:
    publish_at(settings)
    with connect(settings.published_path, read_only=True) as con:
        tags = con.sql("select tags from duckdb_databases() where not internal").fetchall()[0][0]
    assert "v1.0.0" in tags["storage_version"]


def test_the_text_of_articles_is_published_only_where_allowed(tmp_path: Path) -> None:
    texts = []
    for allowed in (False, True):
        settings = settings_of(tmp_path / str(allowed), publish_text=allowed)
        build(settings)
        publish_at(settings)
        with connect(settings.published_path, read_only=True) as con:
            texts += con.sql("select text is not null from articles").fetchall()
    assert texts == [(False,), (True,)]


def test_publishing_again_without_a_change_keeps_the_version(settings: Settings) -> None:
    first, second = publish_at(settings), publish_at(settings, minute=1)
    assert (first.is_new, second.is_new) == (True, False)
    assert first.version == second.version
    assert first.rows["articles"] == second.rows["articles"]


def test_a_change_makes_a_new_version_that_remembers_the_runs(settings: Settings) -> None:
    publish_at(settings)
    build(settings, articles=2)
    assert publish_at(settings, minute=1).is_new
    with connect(settings.published_path, read_only=True) as con:
        runs = con.sql("select run_id, version from pipeline_runs order by 1").fetchall()
    assert [run for run, _ in runs] == ["run-0", "run-1"]
    assert len({version for _, version in runs}) == 2


def test_versions_are_read_only_files_and_the_last_are_kept(tmp_path: Path) -> None:
    settings = settings_of(tmp_path, keep_versions=2)
    for count in (1, 2, 3):
        build(settings, articles=count)
        published = publish_at(settings, minute=count)
    kept = sorted((settings.published_dir / "versions").iterdir())
    assert len(kept) == 2
    assert settings.published_path.resolve() == kept[-1]
    assert len(published.removed) == 1
    assert {stat.S_IMODE(path.stat().st_mode) for path in kept} == {0o444}


def test_a_link_stays_good_when_the_home_moves(settings: Settings, tmp_path: Path) -> None:
    publish_at(settings)
    moved = tmp_path / "elsewhere"
    settings.home.rename(moved)
    assert claims_in(moved / "published" / "backhaul.duckdb") == 1


def test_replacing_puts_a_plain_file_where_links_do_not_work(tmp_path: Path) -> None:
    settings = settings_of(tmp_path, publish="replace")
    for count in (1, 2):
        build(settings, articles=count)
        publish_at(settings, minute=count)
    assert not settings.published_path.is_symlink()
    assert stat.S_IMODE(settings.published_path.stat().st_mode) == 0o444
    assert claims_in(settings.published_path) == 2


def test_a_table_made_from_other_inputs_is_refused_with_all_that_follows(
    settings: Settings,
) -> None:
    publish_at(settings)
    with connect(settings.build_path) as con:
        frames = story(2).frames()
        load_inputs(con, {"deployment_claims": frames["deployment_claims"]})
    with pytest.raises(MixedInputs) as refused:
        publish_at(settings, minute=1)
    stale = {each.table: each.why for each in refused.value.stale}
    assert stale["claim_facts"] == "it was made from another deployment_claims"
    assert stale["deployments_history"] == "it was made from another deployment_claims"
    assert stale["operator_vendor_matrix"] == "claim_facts is to be made again"
    assert "country_memberships" not in stale
    assert "claim_facts: it was made from" in str(refused.value)
    assert claims_in(settings.published_path) == 1


def test_an_empty_build_is_refused_and_every_table_named(tmp_path: Path) -> None:
    with pytest.raises(MixedInputs, match="articles: it is missing"):
        publish_at(settings_of(tmp_path))


@pytest.mark.parametrize(
    ("harm", "said"),
    [
        ("update deployments set status = 'adored'", "deployments: fits_its_schema"),
        ("update deployment_claims set evidence = 'x' || substr(evidence, 2)", "is_grounded"),
        ("delete from documents", "nothing_lost"),
        ("delete from operators where operator_id = 'softbank'", "has_no_orphans"),
        ("insert into vendors select * from vendors", "repeats an earlier row"),
        ("delete from claim_facts", "every_claim_supports_a_fact"),
    ],
)
def test_publishing_alone_asks_every_check_again(settings: Settings, harm: str, said: str) -> None:
    publish_at(settings)
    before = settings.published_path.resolve()
    with connect(settings.build_path) as con:
        con.execute(harm)
    with pytest.raises(ChecksFailed, match=said):
        publish_at(settings, minute=1)
    assert settings.published_path.resolve() == before


def test_a_log_left_beside_the_file_is_set_aside(settings: Settings) -> None:
    publish_at(settings)
    stray = settings.published_path.with_name("backhaul.duckdb.wal")
    stray.write_bytes(b"left by a client")
    build(settings, articles=2)
    (aside,) = publish_at(settings, minute=1).stray_logs
    assert not stray.exists()
    assert aside.read_bytes() == b"left by a client"
    assert claims_in(settings.published_path) == 2


def test_a_damaged_published_file_is_replaced(settings: Settings) -> None:
    publish_at(settings)
    damaged = settings.published_path.resolve()
    damaged.chmod(0o644)
    damaged.write_bytes(b"no database")
    assert publish_at(settings, minute=1).is_new
    assert claims_in(settings.published_path) == 1


def test_the_same_inputs_in_another_order_give_the_same_file_row_for_row(
    tmp_path: Path,
) -> None:
    contents = []
    for name, step in (("one", 1), ("two", -1)):
        settings = settings_of(tmp_path / name)
        with connect(settings.build_path) as con:
            told = story(3)
            told.rows = {table: rows[::step] for table, rows in told.rows.items()}
            told.load(con)
        publish_at(settings)
        with connect(settings.published_path, read_only=True) as con:
            contents.append(
                {
                    table.name: con.sql(f'select * from "{table.name}"').fetchall()
                    for table in TABLES.values()
                    if table.is_published
                }
            )
    assert contents[0] == contents[1]
