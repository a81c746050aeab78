"""A drawing is kept for what it shows, and drawn anew when any of that changes."""

from pathlib import Path
from typing import Any

import pytest

from pipeline.lake import Lake
from pipeline.report import charts
from pipeline.report.drawings import Drawings

ROWS = [{"name": "article", "n": 48}]


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """What is really drawn, in a stead that needs no library."""
    asked: list[Any] = []

    def draw(chart: Any) -> str:
        asked.append(chart)
        return f"<svg>{chart}</svg>"

    monkeypatch.setattr(charts, "svg", draw)
    return asked


def bars(rows: charts.Rows, width: int) -> str:
    return f"bars of {len(rows)}, {width} wide"


def lines(rows: charts.Rows, width: int) -> str:
    return f"lines of {len(rows)}, {width} wide"


def report(lake: Lake, code: str, *asked: tuple[Any, charts.Rows, int]) -> list[str]:
    drawings = Drawings(lake, code)
    made = [drawings.svg(*each) for each in asked]
    drawings.keep()
    return made


def test_what_was_drawn_for_the_last_report_is_taken_as_it_was(
    tmp_path: Path, drawn: list[Any]
) -> None:
    first = report(Lake(tmp_path), "code", (bars, ROWS, 300))
    assert report(Lake(tmp_path), "code", (bars, ROWS, 300)) == first
    assert len(drawn) == 1


@pytest.mark.parametrize(
    ("code", "asked"),
    [
        ("other code", (bars, ROWS, 300)),
        ("code", (lines, ROWS, 300)),
        ("code", (bars, ROWS, 200)),
        ("code", (bars, [{"name": "article", "n": 49}], 300)),
    ],
)
def test_a_change_of_code_chart_size_or_a_figure_is_drawn(
    tmp_path: Path, drawn: list[Any], code: str, asked: tuple[Any, charts.Rows, int]
) -> None:
    report(Lake(tmp_path), "code", (bars, ROWS, 300))
    report(Lake(tmp_path), code, asked)
    assert len(drawn) == 2


def test_what_a_report_no_longer_shows_is_forgotten(tmp_path: Path, drawn: list[Any]) -> None:
    report(Lake(tmp_path), "code", (bars, ROWS, 300), (lines, ROWS, 300))
    report(Lake(tmp_path), "code", (bars, ROWS, 300))
    report(Lake(tmp_path), "code", (lines, ROWS, 300))
    assert len(drawn) == 3


def test_without_a_lake_a_chart_is_drawn_once_a_report(drawn: list[Any]) -> None:
    drawings = Drawings()
    assert drawings.svg(bars, ROWS, 300) == drawings.svg(bars, ROWS, 300)
    drawings.keep()
    assert len(drawn) == 1
