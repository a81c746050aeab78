"""`backhaul run` over the sample, again, by force, and after the input has changed."""

import shutil
from pathlib import Path

import polars as pl
import pytest

from pipeline import schemas
from pipeline.settings import Settings
from pipeline.warehouse import connect
from tests.integration.homes import SAMPLE_ARTICLES, Ran, backhaul, copy_of, differing, published

pytestmark = pytest.mark.integration


def test_the_first_run_reads_everything_and_says_so(first_run: tuple[Path, Ran]) -> None:
    said = first_run[1].json
    assert said["documents"] == {"article": SAMPLE_ARTICLES}
    assert (said["articles_extracted"], said["articles_reused"]) == (SAMPLE_ARTICLES, 0)
    assert said["is_sample"] is True
    assert said["claims"]["deployment_claims"] > 0
    assert said["quality"][-1]["kind"] == "all"


def test_every_published_table_of_the_schemas_is_there(sample_home: Path) -> None:
    wanted = {table.name for table in schemas.TABLES.values() if table.is_published}
    with connect(sample_home / "published" / "backhaul.duckdb", read_only=True) as con:
        found = {name for (name,) in con.sql("select table_name from duckdb_columns()").fetchall()}
    assert wanted <= found


def test_a_run_with_nothing_new_extracts_nothing_and_leaves_the_version(
    sample_home: Path, tmp_path: Path
) -> None:
    home = copy_of(sample_home, tmp_path / "home")
    version = (home / "published" / "backhaul.duckdb").resolve().name
    said = backhaul("run", "--home", home, "--json").json
    assert (said["articles_extracted"], said["articles_reused"]) == (0, SAMPLE_ARTICLES)
    assert said["is_new"] is False
    assert (home / "published" / "backhaul.duckdb").resolve().name == version


def test_a_forced_run_extracts_all_and_gives_the_same_tables(
    sample_home: Path, tmp_path: Path
) -> None:
    home = copy_of(sample_home, tmp_path / "home")
    said = backhaul("run", "--home", home, "--force", "--json").json
    assert (said["articles_extracted"], said["articles_reused"]) == (SAMPLE_ARTICLES, 0)
    assert said["is_new"] is True
    assert differing(published(home), published(sample_home)) == []


def test_another_home_gives_the_same_tables_row_for_row_also_in_one_process(
    sample_home: Path, tmp_path: Path
) -> None:
    assert backhaul("run", "--home", tmp_path / "home", BACKHAUL_WORKERS="1").code == 0
    assert differing(published(tmp_path / "home"), published(sample_home)) == []


def test_only_what_is_new_in_an_inbox_is_extracted(tmp_path: Path) -> None:
    inbox, home = tmp_path / "inbox", tmp_path / "home"
    inbox.mkdir()
    shutil.copy(Settings().sample_dir / "a01.txt", inbox)
    first = backhaul("run", "--inbox", inbox, "--home", home, "--json").json
    shutil.copy(Settings().sample_dir / "a02.txt", inbox)
    second = backhaul("run", "--inbox", inbox, "--home", home, "--json").json
    assert (first["articles_extracted"], first["is_sample"]) == (1, False)
    assert (second["articles_extracted"], second["articles_reused"]) == (1, 1)
    assert published(home)["documents"].height == 2


def test_inbox_and_home_may_come_from_the_environment(tmp_path: Path) -> None:
    inbox, home = tmp_path / "inbox", tmp_path / "home"
    inbox.mkdir()
    ran = backhaul("run", "--json", BACKHAUL_INBOX=str(inbox), BACKHAUL_HOME=str(home))
    assert ran.json["published"] == str(home / "published" / "backhaul.duckdb")
    assert ran.json["is_sample"] is False


def test_the_users_own_names_are_laid_over_the_shipped_ones(tmp_path: Path) -> None:
    inbox, home = tmp_path / "inbox", tmp_path / "home"
    inbox.mkdir()
    (inbox / "news.txt").write_text(
        "Qwertyphone picks Ericsson\n\nQwertyphone, a mobile operator, has chosen Ericsson to "
        "supply its 5G radio network, the companies said on Monday.\n"
    )
    unknown = backhaul("run", "--inbox", inbox, "--home", home, "--json").json
    additions = home / "reference"
    additions.mkdir()
    (additions / "operators.csv").write_text(
        "operator_id,name,country_id,parent_id,is_mvno,kind,active_from,active_until,successor_id\n"
        "qwertyphone,Qwertyphone,SE,,false,mobile,,,\n"
    )
    (additions / "operator_aliases.csv").write_text(
        "alias,operator_id,country_id,kind,context,valid_from,valid_until\n"
        "Qwertyphone,qwertyphone,,brand,,,\n"
    )
    known = backhaul("run", "--inbox", inbox, "--home", home, "--json").json
    claims = published(home)["deployment_claims"]
    assert unknown["articles_extracted"] == known["articles_extracted"] == 1
    assert "qwertyphone" in claims["operator_id"].to_list()


def test_the_last_versions_are_kept(sample_home: Path, tmp_path: Path) -> None:
    home = copy_of(sample_home, tmp_path / "home")
    for _ in range(2):
        ran = backhaul("run", "--home", home, "--force", BACKHAUL_KEEP_VERSIONS="2")
        assert ran.code == 0, ran.err
    assert len(list((home / "published" / "versions").glob("*.duckdb"))) == 2


def test_text_is_published_only_where_the_settings_allow_it(
    sample_home: Path, tmp_path: Path
) -> None:
    home = copy_of(sample_home, tmp_path / "home")
    assert backhaul("run", "--home", home, BACKHAUL_PUBLISH_TEXT="true").code == 0
    assert published(sample_home)["articles"]["text"].null_count() == SAMPLE_ARTICLES
    assert published(home)["articles"]["text"].null_count() == 0


def test_every_run_that_published_is_on_record(sample_home: Path, tmp_path: Path) -> None:
    home = copy_of(sample_home, tmp_path / "home")
    assert backhaul("run", "--home", home, "--force").code == 0
    with connect(home / "published" / "backhaul.duckdb", read_only=True) as con:
        runs = con.sql("select * from pipeline_runs order by started_at").pl()
    assert runs["trigger"].to_list() == ["command line", "command line"]
    assert runs["articles_extracted"].to_list() == [SAMPLE_ARTICLES, SAMPLE_ARTICLES]
    assert runs.select((pl.col("finished_at") >= pl.col("started_at")).all()).item()
