"""The fast pass over a frame and pandera, which names the culprits, judge alike."""

from datetime import date
from typing import Any

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline import schemas
from pipeline.schemas import frames
from tests.unit.schemas.test_frames import CLAIM, claims

DAYS = st.sampled_from([None, date(2020, 1, 1), date(2020, 12, 31)])
ODD: dict[str, st.SearchStrategy[Any]] = {
    "claim_id": st.sampled_from([None, "c1", "c2"]),
    "country": st.sampled_from([None, "GB"]),
    "generation": st.sampled_from([None, "5G", "7G"]),
    "status": st.sampled_from([None, "in_use", "adored"]),
    "certainty": st.sampled_from([None, "asserted", "sworn"]),
    "date": DAYS,
    "date_latest": DAYS,
    "date_precision": st.sampled_from([None, "day", "week"]),
    "date_basis": st.sampled_from([None, "stated", "not_stated"]),
    "evidence_start": st.sampled_from([None, 0, -1]),
    "evidence_end": st.sampled_from([None, 0, 3]),
    "evidence": st.sampled_from([None, "", "abc"]),
}


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.fixed_dictionaries({}, optional=ODD),
        max_size=3,
    )
)
def test_the_fast_pass_finds_fault_where_pandera_does(changes: list[dict[str, Any]]) -> None:
    frame = claims(*({"claim_id": f"c{n}"} | change for n, change in enumerate(changes)))
    table = schemas.TABLES["deployment_claims"]
    assert frames._all_fit(table, frame) == frames._failures(table, frame).is_empty()


@settings(max_examples=100, deadline=None)
@given(st.lists(st.fixed_dictionaries({}, optional=ODD), max_size=3))
def test_a_split_loses_no_row_and_its_good_rows_are_good(changes: list[dict[str, Any]]) -> None:
    frame = claims(*changes)
    split = schemas.split_valid("deployment_claims", frame)
    assert split.good.height + split.bad.height == frame.height
    assert schemas.split_valid("deployment_claims", split.good).bad.is_empty()
    assert set(split.good.columns) == set(CLAIM)
    assert split.bad.select(pl.col("reason").is_null().any()).item() is not True
