"""A correction by people from its file to the published facts, and what the commands say of it."""

import csv
from collections.abc import Mapping
from pathlib import Path

import polars as pl
import pytest

from pipeline.corrections import HEADER
from tests.integration.homes import backhaul, copy_of, published

pytestmark = pytest.mark.integration


@pytest.fixture(scope="module")
def corrected(sample_home: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The sample, one claim of it rejected and one correction that finds nothing."""
    home = copy_of(sample_home, tmp_path_factory.mktemp("corrected") / "home")
    claim = told_by_itself(published(home))
    reject = {
        "correction_id": "c1",
        "verb": "reject",
        "claim_kind": "rollout",
        "article": claim["article_id"],
        "quote": claim["evidence"],
        "where_fields": f"milestone={claim['milestone']}; operator_id={claim['operator_id']}",
        "reviewer": "Kim",
        "decided_on": "2026-01-31",
        "reason": "misread",
    }
    (home / "corrections").mkdir()
    with (home / "corrections" / "ours.csv").open("w", newline="") as file:
        writer = csv.DictWriter(file, HEADER)
        writer.writeheader()
        writer.writerows([reject, reject | {"correction_id": "c2", "article": "gone"}])
    return home, claim["claim_id"]


def told_by_itself(tables: Mapping[str, pl.DataFrame]) -> Mapping[str, str]:
    """A claim whose fact no other claim tells: without it, that fact is gone."""
    alone = tables["claim_facts"].filter(pl.len().over("fact_id") == 1)
    found = tables["rollout_claims"].join(alone, on="claim_id", how="semi")
    return found.sort("claim_id").row(0, named=True)


@pytest.fixture(scope="module")
def said(corrected: tuple[Path, str]) -> str:
    """What the run says that follows the corrections."""
    ran = backhaul("run", "--home", corrected[0])
    assert ran.code == 0, ran.err
    return ran.out


@pytest.mark.usefixtures("said")
def test_a_rejected_claim_is_set_aside_with_its_reason(corrected: tuple[Path, str]) -> None:
    home, claim_id = corrected
    tables = published(home)
    assert claim_id not in tables["rollout_claims"]["claim_id"]
    (reason,) = tables["claim_quarantine"]["reason"].to_list()
    assert reason == "rejected by Kim on 2026-01-31: misread"


def test_the_run_says_which_corrections_no_longer_apply(said: str) -> None:
    assert "1 corrections applied; no longer apply: c2" in said


def test_the_diff_names_the_correction_as_the_cause(corrected: tuple[Path, str], said: str) -> None:
    assert said
    changes = backhaul("diff", "--home", corrected[0], "--json").json["changes"]
    assert {change["cause"] for change in changes} == {"correction"}
    assert "withdrawn" in {change["change"] for change in changes}
    assert "rollouts" in backhaul("diff", "--home", corrected[0]).out


def test_the_review_lists_facts_and_dry_corrections(corrected: tuple[Path, str], said: str) -> None:
    assert said
    ran = backhaul("review", "--home", corrected[0], "--limit", "3")
    assert "correction c2 no longer applies" in ran.out
    assert ran.out.count("; backhaul show ") == 3


def test_a_correction_that_breaks_a_rule_stops_the_run_and_is_named(
    sample_home: Path, tmp_path: Path
) -> None:
    home = copy_of(sample_home, tmp_path / "home")
    (home / "corrections").mkdir()
    (home / "corrections" / "ours.csv").write_text("who,what\n")
    ran = backhaul("run", "--home", home)
    assert ran.code == 1
    assert "ours.csv: the first line must be" in ran.err
