from datetime import date
from typing import Any

import polars as pl
import pytest

from pipeline import schemas

CLAIM: dict[str, Any] = {
    "claim_id": "c1",
    "article_id": "a1",
    "operator_id": "bt",
    "country": "GB",
    "vendor_id": "huawei",
    "generation": "5G",
    "part": None,
    "status": "in_use",
    "certainty": "asserted",
    "date": date(2020, 1, 1),
    "date_latest": date(2020, 12, 31),
    "date_precision": "year",
    "date_basis": "stated",
    "evidence_start": 0,
    "evidence_end": 3,
    "evidence": "abc",
    "attributed_to": None,
    "attribution_kind": "outlet",
    "rule_id": "dep.in-use",
    "explanation": "{}",
    "extractor_version": "v1",
}
UNDATED = {"date": None, "date_latest": None, "date_precision": None, "date_basis": "not_stated"}


def claims(*changes: dict[str, Any]) -> pl.DataFrame:
    schema = schemas.polars_schema("deployment_claims")
    return pl.DataFrame([CLAIM | change for change in changes], schema=schema)


def reasons(*changes: dict[str, Any]) -> list[str]:
    reasons: list[str] = (
        schemas.split_valid("deployment_claims", claims(*changes)).bad["reason"].to_list()
    )
    return reasons


def test_a_good_claim_is_good() -> None:
    split = schemas.split_valid("deployment_claims", claims({}, {"claim_id": "c2"} | UNDATED))
    assert split.good.height == 2
    assert split.bad.is_empty()


def test_a_status_outside_the_vocabulary_is_bad() -> None:
    (reason,) = reasons({"status": "adored"})
    assert reason.startswith("status: none of testing, selected")


def test_one_bad_row_tells_all_its_reasons() -> None:
    (reason,) = reasons({"status": "adored", "vendor_id": None})
    assert "status: none of" in reason
    assert "vendor_id: not_nullable" in reason


def test_a_repeated_key_keeps_its_first_row() -> None:
    split = schemas.split_valid("deployment_claims", claims({}, {"status": "removed"}))
    assert split.good["status"].to_list() == ["in_use"]
    assert split.bad["reason"].to_list() == ["key (claim_id) repeats an earlier row"]


def test_half_a_date_is_bad() -> None:
    (reason,) = reasons({"date_precision": None})
    assert reason == "date: date, latest, precision and basis do not agree on null"


def test_a_date_that_ends_before_it_begins_is_bad() -> None:
    (reason,) = reasons({"date_latest": date(2019, 12, 31)})
    assert reason == "date: first possible day is after the last"


def test_evidence_must_be_as_long_as_its_offsets_say() -> None:
    assert reasons({"evidence_end": 4}) == ["evidence does not fit its offsets"]


def test_evidence_counts_characters_and_not_bytes() -> None:
    assert reasons({"evidence": "日本通"}) == []


def test_bad_rows_keep_their_order_and_their_columns() -> None:
    bad = schemas.split_valid(
        "deployment_claims", claims({"status": "x"}, {"claim_id": "c2"}, {"claim_id": "c2"})
    ).bad
    assert bad.columns == [*schemas.polars_schema("deployment_claims"), "reason"]
    assert bad["claim_id"].to_list() == ["c1", "c2"]


def test_a_missing_column_is_a_bug_and_raises() -> None:
    with pytest.raises(schemas.SchemaMismatch, match="evidence String"):
        schemas.split_valid("deployment_claims", claims({}).drop("evidence"))


def test_a_wrong_type_is_never_coerced() -> None:
    as_text = claims({}).with_columns(pl.col("evidence_start").cast(pl.String))
    with pytest.raises(schemas.SchemaMismatch, match="evidence_start"):
        schemas.split_valid("deployment_claims", as_text)


@pytest.mark.parametrize("name", sorted(schemas.TABLES))
def test_an_empty_frame_fits_every_table(name: str) -> None:
    split = schemas.split_valid(name, schemas.empty(name))
    assert split.good.is_empty()
    assert split.bad.is_empty()
