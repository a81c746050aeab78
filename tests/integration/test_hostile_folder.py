"""A folder with every form and everything that breaks programs, read by the program itself."""

import os
import subprocess
from pathlib import Path

import polars as pl
import pytest

from pipeline.warehouse import connect
from tests import forms
from tests.integration.homes import command, env, published

pytestmark = pytest.mark.integration

GIBIBYTE = 1 << 30


def peak_memory(*arguments: str | Path, **environment: str) -> tuple[int, int]:
    """Run the program; its exit code, and the most memory it held, in bytes."""
    process = subprocess.Popen(command(*arguments), env=env(environment))
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return process.returncode, used.ru_maxrss * 1024


def counted(home: Path) -> int:
    with connect(home / "warehouse" / "build.duckdb", read_only=True) as con:
        return int(con.sql("select sum(records) as records from ingest_counts").pl()["records"][0])


def test_nothing_is_lost_memory_is_bounded_and_the_second_run_does_nothing(tmp_path: Path) -> None:
    inbox, home = tmp_path / "inbox", tmp_path / "home"
    forms.write(inbox, forms.one_of_each() | forms.broken_ones() | forms.huge_ones())
    code, used = peak_memory("run", "--inbox", inbox, "--home", home, BACKHAUL_WORKERS="1")
    assert code == 0
    assert used < GIBIBYTE
    first = published(home)
    documents = first["documents"]
    assert counted(home) == documents.height
    assert documents.filter(pl.col("disposition") == "article").height == 25
    assert first["articles"].height == 25
    assert not (tmp_path / "out.txt").exists()

    code, _ = peak_memory("run", "--inbox", inbox, "--home", home, BACKHAUL_WORKERS="1")
    assert code == 0
    assert all(frame.equals(published(home)[name]) for name, frame in first.items())
