"""Verdicts on passages: what both readers say counts, and the kept file can be read."""

from pathlib import Path

import pytest

from pipeline.quality.evidence import PASSAGES, Passage, load_passages, stating
from pipeline.settings import Settings

HEADER = "text_id,claim,passage,first,second\n"


def test_a_passage_states_its_claim_where_both_readers_say_so(tmp_path: Path) -> None:
    path = tmp_path / "passages.csv"
    rows = ("a,c,0123456789abcdef,right,right", "b,c,12,right,unsure", "d,c,12,wrong,wrong")
    path.write_text(HEADER + "\n".join(rows) + "\n", encoding="utf-8")
    assert stating(path) == {Passage("a", "c", "0123456789abcdef")}


def test_without_verdicts_no_passage_states_a_claim(tmp_path: Path) -> None:
    assert stating(tmp_path / "passages.csv") == frozenset()


def test_a_verdict_that_is_none_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "passages.csv"
    path.write_text(HEADER + "a,c,12,right,perhaps\n", encoding="utf-8")
    with pytest.raises(ValueError, match="right, wrong, unsure"):
        load_passages(path)


def test_the_kept_verdicts_know_passages_by_hash_alone() -> None:
    kept = load_passages(Settings().gold_dir / PASSAGES)
    assert kept
    assert all(len(each.passage) == 16 for each in kept)
