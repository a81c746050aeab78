"""The reference is checked once for each content: what was found valid is, what changed is not."""

from pathlib import Path

import polars as pl
import pytest

from pipeline.defs import reference as asset
from pipeline.defs.reference import require_valid_once
from pipeline.lake import Lake
from pipeline.reference import Reference, load_reference
from pipeline.reference_checks import ReferenceInvalid
from pipeline.settings import Settings

SHIPPED = load_reference(Settings().reference_dir)


@pytest.fixture
def lake(tmp_path: Path) -> Lake:
    return Lake(tmp_path)


def test_rows_that_were_found_valid_are_not_checked_again(
    lake: Lake, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Reference] = []
    monkeypatch.setattr(asset, "require_valid", asked.append)
    for _ in range(2):
        require_valid_once(lake, SHIPPED)
    assert len(asked) == 1


def test_a_change_of_one_cell_is_noticed(lake: Lake) -> None:
    require_valid_once(lake, SHIPPED)
    lost = SHIPPED["operators"].with_columns(parent_id=pl.lit("nobody"))
    with pytest.raises(ReferenceInvalid, match="nobody"):
        require_valid_once(lake, Reference({**SHIPPED.tables, "operators": lost}))


def test_what_was_found_wrong_is_found_wrong_again(lake: Lake) -> None:
    lost = SHIPPED["operators"].with_columns(parent_id=pl.lit("nobody"))
    for _ in range(2):
        with pytest.raises(ReferenceInvalid):
            require_valid_once(lake, Reference({**SHIPPED.tables, "operators": lost}))
