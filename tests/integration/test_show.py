from pathlib import Path

import pytest

from tests.integration.homes import backhaul, published

pytestmark = pytest.mark.integration


@pytest.fixture(scope="module")
def claim(sample_home: Path) -> dict[str, object]:
    return published(sample_home)["deployment_claims"].sort("claim_id").row(0, named=True)


def test_a_claim_is_shown_in_its_article_with_its_fields_speaker_and_rule(
    sample_home: Path, claim: dict[str, object]
) -> None:
    ran = backhaul("show", str(claim["claim_id"]), "--home", sample_home)
    assert ran.code == 0
    assert f"»{claim['evidence']}«" in ran.out
    for field in ("operator_id", "vendor_id", "status", "rule_id", "extractor_version"):
        assert str(claim[field]) in ran.out


def test_the_first_characters_of_an_id_are_enough(
    sample_home: Path, claim: dict[str, object]
) -> None:
    ran = backhaul("show", str(claim["claim_id"])[:16], "--home", sample_home, "--json")
    assert ran.json["claim"]["claim_id"] == claim["claim_id"]


def test_an_unknown_id_says_where_ids_are(sample_home: Path) -> None:
    ran = backhaul("show", "nonsense", "--home", sample_home)
    assert ran.code == 1
    assert "deployment_claims" in ran.err


def test_an_id_that_fits_several_claims_asks_for_more(sample_home: Path) -> None:
    ran = backhaul("show", "", "--home", sample_home)
    assert ran.code == 1
    assert "give more of the id" in ran.err
