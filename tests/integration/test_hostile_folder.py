"""A folder with every form and everything that breaks programs, read by the program itself."""

from pathlib import Path

import polars as pl
import pytest

from bench.memory import peak_memory
from pipeline.warehouse import connect
from tests import forms
from tests.integration.homes import command, env, published

pytestmark = pytest.mark.integration

GIBIBYTE = 1 << 30


def run_measured(inbox: Path, home: Path) -> tuple[int, int]:
    """Read the inbox; the exit code, and the most memory that was held, in bytes."""
    program = command("run", "--inbox", inbox, "--home", home)
    return peak_memory(program, env({"BACKHAUL_WORKERS": "1"}))


def counted(home: Path) -> int:
    with connect(home / "warehouse" / "build.duckdb", read_only=True) as con:
        return int(con.sql("select sum(records) as records from ingest_counts").pl()["records"][0])


def test_nothing_is_lost_memory_is_bounded_and_the_second_run_does_nothing(tmp_path: Path) -> None:
    inbox, home = tmp_path / "inbox", tmp_path / "home"
    forms.write(inbox, forms.one_of_each() | forms.broken_ones() | forms.huge_ones())
    code, used = run_measured(inbox, home)
    assert code == 0
    assert used < GIBIBYTE
    first = published(home)
    documents = first["documents"]
    assert counted(home) == documents.height
    assert documents.filter(pl.col("disposition") == "article").height == 25
    assert first["articles"].height == 25
    assert not (tmp_path / "out.txt").exists()

    code, _ = run_measured(inbox, home)
    assert code == 0
    assert all(frame.equals(published(home)[name]) for name, frame in first.items())
