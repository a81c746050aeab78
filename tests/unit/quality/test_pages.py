"""Pages of known text: the measure is the one that its authors describe, and floors hold."""

import datetime as dt
import gzip
import io
import json
import tarfile
from pathlib import Path

import pytest

from pipeline.quality.evaluate import Evaluation
from pipeline.quality.floors import Floors, PageFloors, broken, load_floors
from pipeline.quality.pages import PageScores, evaluate_pages, load_days, shares_of
from pipeline.quality.score import Accuracy
from pipeline.settings import Settings
from tests import forms

FLOORS = Floors((), (), 0, PageFloors(pages=2, f1=0.9, dates=0.5, dated=2))


def outcome(scores: PageScores) -> Evaluation:
    return Evaluation((), (), None, (), scores)


@pytest.mark.parametrize(
    ("true", "predicted", "expected"),
    [
        ("a b c d e", "a b c d e", (1.0, 1.0)),
        ("a b c d e", "a b, c. d", (1.0, 0.5)),
        ("a b c d", "a b c d e", (0.5, 1.0)),
        ("a b c d", "w x y z", (0.0, 0.0)),
        ("a b c d", "", (0.0, 0.0)),
        ("", "a b c d", (0.0, 0.0)),
        ("", "", (1.0, 1.0)),
        ("a b", "a b", (1.0, 1.0)),
        ("a b c d a b c d", "a b c d", (1.0, 0.2)),
    ],
)
def test_runs_of_four_words_are_counted(
    true: str, predicted: str, expected: tuple[float, float]
) -> None:
    assert shares_of(true, predicted) == pytest.approx(expected)


def benchmark(folder: Path) -> Path:
    """Two pages as the benchmark keeps them."""
    truth = {
        f"p{n}": {"articleBody": forms.body(n), "url": f"https://x.example/2021/03/0{n}/a"}
        for n in (1, 2)
    }
    (folder / "ground-truth.json").write_text(json.dumps(truth))
    with tarfile.open(folder / "html.tar", "w") as tar:
        for n in (1, 2):
            content = gzip.compress(forms.page(n).encode())
            entry = tarfile.TarInfo(f"html/p{n}.html.gz")
            entry.size = len(content)
            tar.addfile(entry, io.BytesIO(content))
    (folder / "days.csv").write_text("page,published_on\np1,2021-03-01\np2,2021-03-09\n")
    return folder


def test_pages_are_scored_by_text_and_day(tmp_path: Path) -> None:
    folder = benchmark(tmp_path)
    found = evaluate_pages(folder, folder / "days.csv")
    assert found.pages == 2
    assert found.recall == 1.0
    assert found.f1 > 0.9
    assert found.dates == Accuracy(1, 2)


def test_low_scores_and_missing_pages_break_a_floor() -> None:
    good = PageScores(2, 0.95, 0.95, Accuracy(1, 2))
    assert broken(FLOORS, outcome(good)) == []
    told = " ".join(broken(FLOORS, outcome(PageScores(1, 0.5, 0.5, Accuracy(0, 1)))))
    for part in ("1 pages, pinned 2", "1 dated pages, pinned 2", "F1 is 0.500", "dates is 0.000"):
        assert part in told


def test_no_floor_lies_below_what_was_promised() -> None:
    floors = load_floors(Settings().gold_dir / "floors.toml").pages
    assert floors is not None
    assert floors.f1 >= 0.957
    assert floors.dates >= 0.9
    assert (floors.pages, floors.dated) == (181, 60)


def test_every_label_is_a_day_of_a_page_and_holds_no_text() -> None:
    days = load_days(Settings().gold_dir / "page_dates.csv")
    assert len(days) == 60
    assert all(dt.date(2010, 1, 1) < day < dt.date(2020, 1, 1) for day in days.values())
    assert all(len(page) == 64 and page.isalnum() for page in days)
