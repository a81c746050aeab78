"""Charts of the report, drawn once for each content and kept in the lake.

A chart is asked for by what it shows: the function that lays it out, its rows, its size. While
these and the code are as they were, so is the drawing, and the libraries that draw, which take a
second to start, are not even loaded. What no report asked for any more is forgotten.
"""

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from importlib.metadata import version
from typing import Any, Final

import polars as pl

from pipeline.lake import Lake
from pipeline.report import charts

STAGE: Final = "drawings"
LIBRARIES: Final = ("altair", "vl-convert-python")
Chart = Callable[..., Any]
"""Lays out rows as a chart of a size: a function of `charts`."""


@dataclass
class Drawings:
    """The drawings of one report; without a lake nothing is kept. `code` is the version of it."""

    lake: Lake | None = None
    code: str = ""
    _used: dict[str, str] = field(default_factory=dict)

    def svg(self, chart: Chart, rows: charts.Rows, *size: int) -> str:
        """The chart as SVG markup: as it was kept, or drawn now."""
        key = self._key(chart, rows, size)
        if key not in self._used:
            self._used[key] = self._kept.get(key) or charts.svg(chart(rows, *size))
        return self._used[key]

    def keep(self) -> None:
        """Keep what was asked for, and nothing else."""
        if self.lake is None:
            return
        frame = pl.DataFrame(sorted(self._used.items()), schema=_SCHEMA, orient="row")
        part = _digest(frame["key"].to_list())
        self.lake.write(STAGE, part, frame)
        self.lake.prune(STAGE, [part])

    @cached_property
    def _kept(self) -> dict[str, str]:
        keys = self.lake.keys(STAGE) if self.lake is not None else []
        if self.lake is None or not keys:
            return {}
        return dict(self.lake.read(STAGE, keys).iter_rows())

    @cached_property
    def _made_by(self) -> list[str]:
        return [self.code, *(f"{name}={version(name)}" for name in LIBRARIES)]

    def _key(self, chart: Chart, rows: charts.Rows, size: tuple[int, ...]) -> str:
        shown = json.dumps([chart.__name__, list(rows), size], sort_keys=True, default=str)
        return _digest([*self._made_by, shown])


_SCHEMA: Final = pl.Schema({"key": pl.String(), "svg": pl.String()})


def _digest(parts: list[str]) -> str:
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:32]
