"""The one gate: what a check refuses is not published, by whatever way one tries."""

from pathlib import Path

import dagster as dg
import pytest

from pipeline.defs.assemble import build_definitions
from pipeline.defs.instance import open_instance
from pipeline.settings import Settings
from pipeline.warehouse import connect
from tests.integration.homes import backhaul, copy_of

pytestmark = pytest.mark.integration

MATERIALIZE_ALL = "__ASSET_JOB"


@pytest.fixture
def spoilt(sample_home: Path, tmp_path: Path) -> Settings:
    """A home whose build database holds a claim that stands in no article."""
    settings = Settings(home=copy_of(sample_home, tmp_path / "home"))
    with connect(settings.build_path) as con:
        con.execute("update deployment_claims set evidence = 'X' || substr(evidence, 2)")
    return settings


def materialize(settings: Settings, *assets: str) -> dg.ExecuteInProcessResult:
    """Materialize some assets alone, as one may in the UI."""
    job = build_definitions(settings).resolve_job_def(MATERIALIZE_ALL)
    with open_instance(settings) as instance:
        return job.execute_in_process(
            instance=instance,
            asset_selection=[dg.AssetKey(name) for name in assets],
            raise_on_error=False,
        )


def test_publishing_alone_after_a_failed_check_fails(spoilt: Settings) -> None:
    before = spoilt.published_path.resolve()
    result = materialize(spoilt, "published_warehouse")
    assert not result.success
    (failure,) = result.filter_events(lambda event: event.is_step_failure)
    assert "is_grounded" in failure.step_failure_data.error_display_string
    assert spoilt.published_path.resolve() == before


def test_tables_made_from_other_inputs_are_named_and_not_published(
    sample_home: Path, tmp_path: Path
) -> None:
    settings = Settings(home=copy_of(sample_home, tmp_path / "home"), inbox=tmp_path / "inbox")
    (tmp_path / "inbox").mkdir()
    assert materialize(settings, "ingest_counts", "documents", "articles").success
    result = materialize(settings, "published_warehouse")
    assert not result.success
    (failure,) = result.filter_events(lambda event: event.is_step_failure)
    assert "deployment_claims" in failure.step_failure_data.error_display_string


def test_a_table_may_be_made_alone(sample_home: Path, tmp_path: Path) -> None:
    settings = Settings(home=copy_of(sample_home, tmp_path / "home"))
    assert materialize(settings, "coverage").success


def test_a_table_before_its_inputs_says_what_to_materialise(tmp_path: Path) -> None:
    result = materialize(Settings(home=tmp_path), "coverage")
    (failure,) = result.filter_events(lambda event: event.is_step_failure)
    assert "materialise these first" in failure.step_failure_data.error_display_string


def test_a_failed_run_says_which_row_and_that_the_old_version_stands(
    sample_home: Path, tmp_path: Path
) -> None:
    home = copy_of(sample_home, tmp_path / "home")
    (home / "reference").mkdir()
    (home / "reference" / "operators.csv").write_text(
        "operator_id,name,country_id,parent_id,is_mvno,kind,active_from,active_until,successor_id\n"
        "nowhere-tel,Nowhere Tel,QQ,,false,mobile,,,\n"
    )
    version = (home / "published" / "backhaul.duckdb").resolve()
    ran = backhaul("run", "--home", home)
    assert ran.code == 1
    assert "reference_tables: operators.csv: country_id: 'QQ' is not in countries.csv" in ran.err
    assert "published file is as it was" in ran.err
    assert "Traceback" not in ran.err
    assert (home / "published" / "backhaul.duckdb").resolve() == version
