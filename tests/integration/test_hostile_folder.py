"""A folder with every form and everything that breaks programs, read by the program itself."""

import subprocess
import sys
from pathlib import Path

import polars as pl
import pytest

from pipeline.warehouse import connect
from tests import forms
from tests.integration.homes import command, env, published

pytestmark = pytest.mark.integration

GIBIBYTE = 1 << 30


# A process that is started by a large one counts as large itself (Linux takes over what it held
# before it became another program), so that a small one stands between the tests and the program.
BETWEEN = """
import resource, subprocess, sys
code = subprocess.call(sys.argv[2:])
with open(sys.argv[1], "w") as file:
    file.write(str(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss))
sys.exit(code)
"""


def peak_memory(told: Path, *arguments: str | Path, **environment: str) -> tuple[int, int]:
    """Run the program; its exit code, and the most memory it held, in bytes."""
    launch = [sys.executable, "-c", BETWEEN, str(told), *command(*arguments)]
    code = subprocess.run(launch, env=env(environment)).returncode
    return code, int(told.read_text()) * 1024


def counted(home: Path) -> int:
    with connect(home / "warehouse" / "build.duckdb", read_only=True) as con:
        return int(con.sql("select sum(records) as records from ingest_counts").pl()["records"][0])


def test_nothing_is_lost_memory_is_bounded_and_the_second_run_does_nothing(tmp_path: Path) -> None:
    inbox, home = tmp_path / "inbox", tmp_path / "home"
    forms.write(inbox, forms.one_of_each() | forms.broken_ones() | forms.huge_ones())
    code, used = peak_memory(
        tmp_path / "peak", "run", "--inbox", inbox, "--home", home, BACKHAUL_WORKERS="1"
    )
    assert code == 0
    assert used < GIBIBYTE
    first = published(home)
    documents = first["documents"]
    assert counted(home) == documents.height
    assert documents.filter(pl.col("disposition") == "article").height == 25
    assert first["articles"].height == 25
    assert not (tmp_path / "out.txt").exists()

    code, _ = peak_memory(
        tmp_path / "peak", "run", "--inbox", inbox, "--home", home, BACKHAUL_WORKERS="1"
    )
    assert code == 0
    assert all(frame.equals(published(home)[name]) for name, frame in first.items())
