"""Homes for tests, and the program run on them as a user runs it."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import polars as pl

from pipeline import schemas
from pipeline.settings import Settings
from pipeline.warehouse import connect

SAMPLE_ARTICLES = sum(1 for _ in Settings().sample_dir.glob("*.txt"))
"""Every text of the sample is an article, and none is a copy of another."""

ASIDE = frozenset({"pipeline_runs", "warehouse_info", "changes", "fact_id_redirects"})
"""Tables that tell of runs and versions: two runs over the same input differ in them."""


@dataclass(frozen=True)
class Ran:
    """A finished process of the program."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """What it printed, read as JSON."""
        return json.loads(self.out)


def backhaul(*arguments: str | Path, **environment: str) -> Ran:
    """Run the program to its end, in a process of its own."""
    done = subprocess.run(command(*arguments), capture_output=True, text=True, env=env(environment))
    return Ran(done.returncode, done.stdout, done.stderr)


def command(*arguments: str | Path) -> list[str]:
    """The command line of the program in this environment."""
    return [sys.executable, "-m", "pipeline", *map(str, arguments)]


def env(more: Mapping[str, str]) -> dict[str, str]:
    """This environment without Backhaul's own settings."""
    own = {name: value for name, value in os.environ.items() if not name.startswith("BACKHAUL_")}
    return own | {"COLUMNS": "200"} | dict(more)


def published(home: Path) -> dict[str, pl.DataFrame]:
    """Every table of the published file but those that tell of runs, in one order."""
    tables = [t.name for t in schemas.TABLES.values() if t.is_published and t.name not in ASIDE]
    with connect(home / "published" / "backhaul.duckdb", read_only=True) as con:
        frames = {name: con.sql(f'select * from "{name}"').pl() for name in tables}
    return {name: frame.sort(pl.all()) for name, frame in frames.items()}


def differing(one: Mapping[str, pl.DataFrame], other: Mapping[str, pl.DataFrame]) -> list[str]:
    """The tables that are not the same, row for row."""
    return [name for name in one if not one[name].equals(other[name])]


def copy_of(home: Path, to: Path) -> Path:
    """A home of one's own to spoil; links stay links."""
    shutil.copytree(home, to, symlinks=True)
    return to
