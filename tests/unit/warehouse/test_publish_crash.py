"""A run that is killed while it publishes, and readers who look on meanwhile."""

import signal
import subprocess
import sys
import textwrap
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from pipeline.settings import Settings
from tests.unit.warehouse.homes import build, claims_in, publish_at, settings_of

KILLED_AT = textwrap.dedent(
    """
    import os, shutil, signal, sys
    from pathlib import Path
    from pipeline.warehouse import blank, version_file, versions
    from tests.unit.warehouse.homes import publish_at, settings_of

    def die(*_):
        os.kill(os.getpid(), signal.SIGKILL)

    step, home, how = sys.argv[1:]
    if step.startswith("blank"):
        shutil.rmtree(settings_of(Path(home)).blank_dir)
    if step == "blank file half made":
        blank.ddl.comments = lambda *_: die()
    if step == "blank file made but not named":
        blank.sync = die
    if step == "nothing written":
        version_file.shutil.copyfile = die
    if step == "half the tables written":
        written, fill = [], version_file._fill
        version_file._fill = lambda con, table, *more: (
            die() if len(written) > 9 else written.append(table) or fill(con, table, *more)
        )
    if step == "written but not sealed":
        versions.seal = die
    if step == "sealed but not swapped in":
        versions.swap_in = die
    if step == "staged but not swapped in":
        Path.replace, real = (
            lambda path, to: die() if path.name.endswith(".next") else real(path, to)
        ), Path.replace
    if step == "swapped in but not pruned":
        versions.prune = die
    publish_at(settings_of(Path(home), publish=how), minute=1)
    """
)
BEFORE_THE_SWAP = (
    "blank file half made",
    "blank file made but not named",
    "nothing written",
    "half the tables written",
    "written but not sealed",
    "sealed but not swapped in",
    "staged but not swapped in",
)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """A home that published one claim and has built two since."""
    settings = settings_of(tmp_path)
    build(settings, articles=1)
    publish_at(settings)
    build(settings, articles=2)
    return settings


def kill(settings: Settings, step: str, how: str = "symlink") -> None:
    """Publish in a process that is killed at the step."""
    command = [sys.executable, "-c", KILLED_AT, step, str(settings.home), how]
    killed = subprocess.run(command, check=False, capture_output=True, text=True)
    assert killed.returncode == -signal.SIGKILL, killed.stderr


def files(settings: Settings) -> list[str]:
    """Everything in the published folder."""
    return sorted(path.name for path in settings.published_dir.rglob("*"))


@pytest.mark.parametrize("step", BEFORE_THE_SWAP)
def test_killed_before_the_swap_the_old_version_stands_and_the_next_run_completes(
    settings: Settings, step: str
) -> None:
    kill(settings, step)
    assert claims_in(settings.published_path) == 1
    publish_at(settings, minute=2)
    assert claims_in(settings.published_path) == 2
    assert not [name for name in files(settings) if name.startswith(".")]


def test_killed_after_the_swap_the_new_version_stands_and_the_next_run_keeps_it(
    settings: Settings,
) -> None:
    kill(settings, "swapped in but not pruned")
    assert claims_in(settings.published_path) == 2
    assert not publish_at(settings, minute=2).is_new


@pytest.mark.parametrize("step", ["sealed but not swapped in", "staged but not swapped in"])
def test_a_copy_that_is_killed_leaves_the_old_copy(tmp_path: Path, step: str) -> None:
    settings = settings_of(tmp_path, publish="replace")
    build(settings, articles=1)
    publish_at(settings)
    build(settings, articles=2)
    kill(settings, step, how="replace")
    assert claims_in(settings.published_path) == 1
    publish_at(settings, minute=2)
    assert claims_in(settings.published_path) == 2


def test_a_home_that_never_published_completes_after_a_kill(tmp_path: Path) -> None:
    settings = settings_of(tmp_path)
    build(settings)
    kill(settings, "sealed but not swapped in")
    assert not settings.published_path.exists()
    publish_at(settings, minute=2)
    assert claims_in(settings.published_path) == 1


@contextmanager
def reading(published: Path, seen: list[int], failed: list[Exception]) -> Iterator[None]:
    """Open, read whole and close the published file again and again, in a thread."""
    stop = threading.Event()

    def read() -> None:
        while not stop.is_set():
            try:
                seen.append(claims_in(published))
            except Exception as error:
                failed.append(error)
            time.sleep(0.05)  # leave the publisher its share of the processor

    thread = threading.Thread(target=read)
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join()


@pytest.mark.parametrize("how", ["symlink", "replace"])
def test_a_reader_sees_whole_versions_only(tmp_path: Path, how: str) -> None:
    settings = settings_of(tmp_path, publish=how)
    build(settings, articles=1)
    publish_at(settings)
    seen: list[int] = []
    failed: list[Exception] = []
    with reading(settings.published_path, seen, failed):
        for count in range(2, 5):
            build(settings, articles=count)
            publish_at(settings, minute=count)
        deadline = time.monotonic() + 30
        while seen[-1:] != [4] and time.monotonic() < deadline:
            time.sleep(0.01)
    assert failed == []
    assert seen == sorted(seen)
    assert set(seen) <= {1, 2, 3, 4}
    assert seen[-1] == 4


READER = textwrap.dedent(
    """
    import sys
    from pathlib import Path
    from pipeline.warehouse import connect
    from tests.unit.warehouse.homes import claims_in
    with connect(Path(sys.argv[1]), read_only=True) as con:
        ask = lambda: con.sql("select count(*) from deployment_claims").fetchall()[0][0]
        print(ask(), flush=True)
        sys.stdin.readline()
        print(ask(), flush=True)
    print(claims_in(Path(sys.argv[1])), flush=True)
    """
)


def test_a_reader_keeps_its_version_and_finds_the_new_one_when_it_opens_again(
    settings: Settings,
) -> None:
    reader = subprocess.Popen(
        [sys.executable, "-c", READER, str(settings.published_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert reader.stdout is not None
    assert reader.stdout.readline() == "1\n"
    publish_at(settings, minute=1)
    said, _ = reader.communicate("\n")
    assert said.split() == ["1", "2"]
