"""What the README promises holds: its commands, its tables, its queries."""

import re
import subprocess
from pathlib import Path

import pytest

from pipeline import schemas
from pipeline.report.readme import measured, with_section
from pipeline.settings import Settings
from pipeline.warehouse import connect

pytestmark = pytest.mark.integration

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
QUERIES = re.findall(r"```sql\n(.*?)```", README, flags=re.DOTALL)


@pytest.mark.parametrize("query", QUERIES)
def test_a_query_runs_and_finds_something(query: str, sample_home: Path) -> None:
    with connect(sample_home / "published" / "backhaul.duckdb", read_only=True) as con:
        assert con.sql(query).fetchall()


def test_the_list_of_tables_is_whole() -> None:
    listed = set(re.findall(r"`([a-z_]+)`", README.split("## The tables")[1].split("\n## ")[0]))
    assert listed == {table.name for table in schemas.TABLES.values() if table.is_published}


def test_every_setting_is_listed() -> None:
    listed = set(re.findall(r"`BACKHAUL_([A-Z_]+)`", README))
    assert listed == {name.upper() for name in Settings.model_fields}


@pytest.mark.parametrize("document", ["README.md", "CONTRIBUTING.md", "docs/architecture.md"])
def test_every_make_target_that_is_named_exists(document: str) -> None:
    text = (ROOT / document).read_text(encoding="utf-8")
    named = {t for line in re.findall(r"(?:`|^)make ([a-z -]+)", text, re.M) for t in line.split()}
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), flags=re.M))
    assert named <= targets


@pytest.mark.parametrize("document", sorted(ROOT.glob("*.md")) + sorted(ROOT.glob("docs/**/*.md")))
def test_every_link_to_a_file_leads_somewhere(document: Path) -> None:
    links = re.findall(r"\]\((?!https?://|#)([^)#]+)", document.read_text(encoding="utf-8"))
    assert [link for link in links if not (document.parent / link).exists()] == []


def test_make_alone_lists_what_one_can_do() -> None:
    told = subprocess.run(["make", "-s"], cwd=ROOT, capture_output=True, text=True, check=True)
    assert {"run", "test", "eval", "dev"} <= set(re.findall(r"make ([a-z-]+)", told.stdout))


def test_the_measured_quality_is_that_of_today() -> None:
    section = measured(Settings())
    assert with_section(README, section) == README, "the README is stale: run `make figures`"
