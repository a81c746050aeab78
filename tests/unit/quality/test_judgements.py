"""What two readers said of sampled claims is counted, and every kept file can be read."""

from pathlib import Path

import pytest

from pipeline.quality.judgements import Judged, figures, load_judged
from pipeline.settings import Settings

FOLDER = Settings().gold_dir / "readings"


def test_precision_is_of_what_a_reader_could_decide() -> None:
    verdicts = [("right", "right"), ("right", "wrong"), ("wrong", "wrong"), ("unsure", "right")]
    said = figures([Judged(str(n), "c", *pair) for n, pair in enumerate(verdicts)])
    assert (said.precision(0), said.precision(1)) == (2 / 3, 1 / 2)
    assert (said.agreed, said.wrong_for_both) == (2, 1)


def test_a_verdict_that_is_none_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "claims-1.csv"
    path.write_text("text_id,claim,first,second\na,c,right,perhaps\n", encoding="utf-8")
    with pytest.raises(ValueError, match="right, wrong, unsure"):
        load_judged(path)


@pytest.mark.parametrize("path", sorted(FOLDER.glob("claims-*.csv")), ids=lambda path: path.stem)
def test_a_kept_sample_names_each_claim_once_by_id_alone(path: Path) -> None:
    judged = load_judged(path)
    assert len({(each.text_id, each.claim) for each in judged}) == len(judged) == 300
    assert all(len(each.text_id) == 12 for each in judged)
