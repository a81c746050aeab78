"""The claims of the sample corpus are those of the golden files, until somebody accepts others."""

from pathlib import Path

import pytest

from pipeline.quality.golden import GOLDEN, accept, differences, extracted
from pipeline.settings import Settings


def test_the_sample_gives_the_golden_claims() -> None:
    settings = Settings()
    changes = list(differences(settings.project_root / GOLDEN, extracted(settings)))
    if changes:
        told = "\n".join(changes)
        pytest.fail(f"claims differ; `make golden` accepts them:\n{told}", pytrace=False)


def test_a_missing_golden_file_is_a_difference(tmp_path: Path) -> None:
    assert list(differences(tmp_path, {"x1": []})) == ["x1.jsonl: missing"]


def test_a_golden_file_without_article_is_a_difference(tmp_path: Path) -> None:
    (tmp_path / "x1.jsonl").write_text("", encoding="utf-8")
    assert list(differences(tmp_path, {})) == ["x1.jsonl: there is no such article"]


def test_a_changed_line_is_shown_both_ways(tmp_path: Path) -> None:
    accept(tmp_path, {"x1": ["old"], "x2": ["same"]})
    changes = list(differences(tmp_path, {"x1": ["new"], "x2": ["same"]}))
    assert changes[-2:] == ["-old", "+new"]


def test_accepting_leaves_no_difference_and_no_stale_file(tmp_path: Path) -> None:
    accept(tmp_path, {"x1": ["old"], "x2": []})
    accept(tmp_path, {"x1": ["new"]})
    assert list(differences(tmp_path, {"x1": ["new"]})) == []
    assert [path.name for path in tmp_path.glob("*.jsonl")] == ["x1.jsonl"]
