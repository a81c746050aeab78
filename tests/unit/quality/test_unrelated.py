"""Claims of unrelated texts are counted by what readers said of them, by id alone."""

from pathlib import Path

import polars as pl
import pytest

from pipeline.quality.gold import KINDS
from pipeline.quality.predictions import Prediction
from pipeline.quality.unrelated import SOURCES, Source, drawn, key, load_verdicts, standing
from pipeline.settings import Settings

FOLDER = Settings().gold_dir / "readings"


def claim(text: str, generation: str = "4G") -> Prediction:
    return Prediction(
        article_id=text,
        kind="rollouts",
        fields={"operator": "telia", "generation": generation, "milestone": "launched"},
        evidence="",
        rule_id="r",
    )


def test_a_claim_that_goes_takes_no_other_along() -> None:
    every = [claim(f"t{n}") for n in range(40)]
    before = {key(c) for c in drawn(every, 10)}
    after = {key(c) for c in drawn([c for c in every if key(c) != min(before)], 10)}
    assert len(before - after) == 1


def test_a_claim_made_twice_counts_once() -> None:
    assert len(drawn([claim("t"), claim("t"), claim("t", "5G")], None)) == 2


def test_what_nobody_has_read_is_told() -> None:
    read, wrong, new = claim("a"), claim("b"), claim("c")
    stands = standing([read, wrong, new], {key(read): "right", key(wrong): "wrong"})
    assert (stands.right, stands.wrong, stands.unsure) == (1, 1, 0)
    assert stands.unread == (new,)


def test_a_verdict_that_is_none_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "unrelated-x.csv"
    path.write_text("text_id,claim,verdict\na,c,perhaps\n", encoding="utf-8")
    with pytest.raises(ValueError, match="right, wrong, unsure"):
        load_verdicts(path)


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.name)
def test_kept_verdicts_hold_no_text(source: Source) -> None:
    path = FOLDER / f"{source.name}.csv"
    rows = pl.read_csv(path)
    assert rows.columns == ["text_id", "claim", "verdict"]
    assert set(rows["claim"].str.split(" ").list.first()) <= set(KINDS)
    assert rows.select("text_id", "claim").is_unique().all()
