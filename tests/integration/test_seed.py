"""The article that the project began from, the whole way; it lies outside of the repository."""

import shutil
from pathlib import Path

import pytest

from pipeline.extract import Claims
from pipeline.quality.expectations import check, load_checklist
from pipeline.quality.names import name_map
from pipeline.reference import load_reference
from pipeline.settings import Settings
from tests.integration.homes import backhaul, published

SETTINGS = Settings()
CHECKLIST = load_checklist(SETTINGS.gold_dir / "seed_expectations.json")
ARTICLE = SETTINGS.shared_dir / "seeds" / f"{CHECKLIST.document}.txt"

pytestmark = [
    pytest.mark.integration,
    pytest.mark.skipif(not ARTICLE.exists(), reason=f"{ARTICLE} is not here"),
]


@pytest.fixture(scope="module")
def lines(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[bool, str]]:
    """Every line of the checklist against what a run over this one article published."""
    folder: Path = tmp_path_factory.mktemp("seed")
    (folder / "inbox").mkdir()
    shutil.copy(ARTICLE, folder / "inbox")
    ran = backhaul(
        *("run", "--inbox", folder / "inbox", "--home", folder / "home"),
        BACKHAUL_PUBLISH_TEXT="true",
    )
    assert ran.code == 0, ran.err
    tables = published(folder / "home")
    claims = Claims(tables["deployment_claims"], tables["rollout_claims"], tables["policy_claims"])
    names = name_map(load_reference(SETTINGS.reference_dir))
    checked = check(CHECKLIST, tables["articles"], claims, names)
    return {line.what: (line.holds, line.detail) for line in checked}


def test_the_published_tables_hold_what_the_article_says_and_no_more(
    lines: dict[str, tuple[bool, str]],
) -> None:
    assert {what: detail for what, (holds, detail) in lines.items() if not holds} == {}
