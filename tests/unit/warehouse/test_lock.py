import subprocess
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.warehouse.lock import WarehouseBusy, writer_lock

HOLDER = textwrap.dedent(
    """
    import sys
    from pathlib import Path
    from pipeline.warehouse.lock import writer_lock
    with writer_lock(Path(sys.argv[1])):
        print("held", flush=True)
        sys.stdin.read()
    """
)


@pytest.fixture
def held(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """A process that holds the lock of tmp_path."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(tmp_path / "writer.lock")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    yield process
    process.kill()
    process.communicate()


def test_a_second_process_is_refused_and_told_who_holds_the_lock(
    tmp_path: Path, held: subprocess.Popen[str]
) -> None:
    with (
        pytest.raises(WarehouseBusy, match=f"process {held.pid} on .* is writing"),
        writer_lock(tmp_path / "writer.lock"),
    ):
        pass


def test_a_killed_holder_leaves_no_lock(tmp_path: Path, held: subprocess.Popen[str]) -> None:
    held.kill()
    held.wait()
    with writer_lock(tmp_path / "writer.lock", timeout=5):
        pass


def test_the_process_that_holds_the_lock_may_take_it_again(tmp_path: Path) -> None:
    path = tmp_path / "home" / "writer.lock"
    with writer_lock(path), writer_lock(path):
        pass
