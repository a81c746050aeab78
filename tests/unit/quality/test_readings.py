"""Readers' verdicts on names: figures of the reading and of today, and what makes them stale."""

from pathlib import Path

import polars as pl
import pytest

from pipeline.quality.readings import (
    COLUMNS,
    SAMPLES,
    figures,
    load_verdicts,
    names_found,
    occurrences_found,
)
from pipeline.reference import load_reference
from pipeline.settings import Settings

READINGS = Settings().gold_dir / "readings"


@pytest.fixture
def verdicts(tmp_path: Path) -> Path:
    path = tmp_path / "some.csv"
    path.write_text(
        ",".join(COLUMNS) + "\nt1,nokia,true,true\nt1,free,false,true\nt2,orange,true,false\n"
    )
    return path


def test_the_reading_tells_what_was_right_wrong_and_missed(verdicts: Path) -> None:
    read = load_verdicts(verdicts)
    then = figures(read, read.found)
    assert (then.right, then.wrong, then.missed, then.unread) == (1, 1, 1, 0)
    assert (then.resolved, then.wrong_share) == (0.5, 0.5)


def test_what_is_mended_counts_today(verdicts: Path) -> None:
    now = figures(
        load_verdicts(verdicts), {"t1": frozenset({"nokia"}), "t2": frozenset({"orange"})}
    )
    assert (now.right, now.wrong, now.missed, now.unread) == (2, 0, 0, 0)


def test_what_nobody_has_read_is_told(verdicts: Path) -> None:
    assert figures(load_verdicts(verdicts), {"t1": frozenset({"sprint"})}).unread == 1


@pytest.mark.parametrize("name", SAMPLES)
def test_verdicts_are_sorted_and_each_is_given_once(name: str) -> None:
    rows = pl.read_csv(READINGS / f"{name}.csv", infer_schema=False)
    assert tuple(rows.columns) == COLUMNS
    assert rows.rows() == sorted(rows.rows())
    assert rows.select("text_id", "entity_id").is_duplicated().sum() == 0


def test_a_name_is_told_from_a_word() -> None:
    text = "Ben Verwaayen of BT spoke on BBC Three. Vodafone and Orange sell 3G phones."
    row = {"text_id": "t", "text": text, "title": None, "published": None}
    texts, reference = pl.DataFrame([row]), load_reference(Settings().reference_dir)
    assert names_found(texts, reference)["t"] == {"bt", "vodafone", "orange"}
    assert occurrences_found(texts, reference)["t"] == {f"orange@{text.index('Orange')}"}
