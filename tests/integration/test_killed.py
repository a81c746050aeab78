"""A run that is killed at any moment leaves what is published, and the next run completes."""

import hashlib
import shutil
import signal
import subprocess
import time
from pathlib import Path

import pytest

from pipeline.defs.instance import UNFINISHED, open_instance
from pipeline.settings import Settings
from tests.integration.homes import backhaul, command, copy_of, differing, env, published

pytestmark = pytest.mark.integration

MOMENTS = (0.15, 0.35, 0.5, 0.65, 0.8, 0.9)
"""When to kill, as shares of the time that the whole run takes."""


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    """The sample with one article less: every table has to be made anew."""
    inbox = tmp_path / "inbox"
    shutil.copytree(Settings().sample_dir, inbox)
    (inbox / "a01.txt").unlink()
    return inbox


def digest(home: Path) -> str:
    """What readers find, byte for byte."""
    return hashlib.sha256((home / "published" / "backhaul.duckdb").read_bytes()).hexdigest()


def kill_after(seconds: float, *arguments: str | Path) -> int:
    """Start the program and kill it, with no chance to tidy up, unless it has ended by then."""
    process = subprocess.Popen(command(*arguments), stdout=subprocess.DEVNULL, env=env({}))
    try:
        return process.wait(timeout=seconds)
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGKILL)
        return process.wait()


def test_a_killed_run_leaves_what_is_published_and_the_next_run_completes(
    sample_home: Path, inbox: Path, tmp_path: Path
) -> None:
    whole, home = (copy_of(sample_home, tmp_path / name) for name in ("whole", "home"))
    begun = time.monotonic()
    assert backhaul("run", "--inbox", inbox, "--home", whole).code == 0
    duration = time.monotonic() - begun
    before, codes = digest(home), list[int]()
    for moment in MOMENTS:
        codes.append(kill_after(moment * duration, "run", "--inbox", inbox, "--home", home))
        # A late kill may come after the swap: then readers find the new version, and all of it.
        assert digest(home) == before or differing(published(home), published(whole)) == []
    assert -signal.SIGKILL in codes
    ran = backhaul("run", "--inbox", inbox, "--home", home)
    assert ran.code == 0, ran.err
    assert differing(published(home), published(whole)) == []


def test_a_first_run_that_is_killed_is_completed_by_the_next(
    sample_home: Path, tmp_path: Path
) -> None:
    home = tmp_path / "home"
    kill_after(3.0, "run", "--home", home)
    assert backhaul("run", "--home", home).code == 0
    assert differing(published(home), published(sample_home)) == []


def test_the_records_of_killed_runs_do_not_block_the_queue(tmp_path: Path) -> None:
    home, inbox = tmp_path / "home", tmp_path / "inbox"
    inbox.mkdir()
    assert backhaul("run", "--inbox", inbox, "--home", home).code == 0
    settings = Settings(home=home)
    with open_instance(settings) as instance:
        begun = len(instance.get_runs())
    process = subprocess.Popen(command("run", "--inbox", inbox, "--home", home), env=env({}))
    with open_instance(settings) as instance:
        while len(instance.get_runs()) == begun:
            time.sleep(0.05)
        process.send_signal(signal.SIGKILL)
        process.wait()
    assert backhaul("run", "--inbox", inbox, "--home", home).code == 0
    with open_instance(settings) as instance:
        assert not [run for run in instance.get_runs() if run.status in UNFINISHED]
