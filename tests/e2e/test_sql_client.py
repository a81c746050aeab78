"""The SQL client as `make sql` starts it: a catalog that explains itself, read-only."""

from pathlib import Path
from typing import Any

import pytest

from pipeline.schemas import ddl
from tests.e2e.sql_client import START, start, tell
from tests.integration.homes import published

pytestmark = pytest.mark.e2e

QUERY = "SELECT operator_id, country, since FROM deployments ORDER BY deployment_id LIMIT 5"
STORY = {"table": "deployments", "query": QUERY, "picture": None}


@pytest.fixture(scope="module")
def seen(sample_home: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What the client showed of the sample."""
    return tell(sample_home, tmp_path_factory.mktemp("person"), STORY)


def test_the_catalog_lists_every_table_and_view_with_what_it_holds(seen: dict[str, Any]) -> None:
    names = [line.split(" ")[0] for line in seen["tables"]]
    assert names == sorted(table.name for table in ddl.published_tables())
    assert "deployments_today v  Deployments that hold today" in "\n".join(seen["tables"])
    assert [line for line in seen["tables"] if "  " not in line] == []


def test_a_table_unfolds_to_its_columns_with_what_they_mean(
    seen: dict[str, Any], sample_home: Path
) -> None:
    names = [line.split(" ")[0] for line in seen["columns"]]
    assert names == sorted(published(sample_home)["deployments"].columns)
    assert [line for line in seen["columns"] if "  " not in line] == []


def test_what_the_sidebar_cuts_off_shows_where_the_mouse_rests(seen: dict[str, Any]) -> None:
    whole = "What operators do with vendors' equipment, merged over all articles"
    assert seen["resting"] == f"deployments t  {whole}"


def test_a_query_shows_its_rows(seen: dict[str, Any], sample_home: Path) -> None:
    there = published(sample_home)["deployments"].sort("deployment_id").head(5)
    rows = there.select("operator_id", "country", "since").rows()
    assert seen["answer"]["rows"] == [
        [operator, country, since and since.isoformat()] for operator, country, since in rows
    ]


def test_a_statement_that_changes_something_is_refused(seen: dict[str, Any]) -> None:
    assert "read-only" in seen["change"]["error"]


def test_without_a_published_file_it_says_what_to_run(tmp_path: Path) -> None:
    ran = start(tmp_path / "none", tmp_path, START)
    assert ran.returncode == 3
    assert "make run" in ran.stderr
