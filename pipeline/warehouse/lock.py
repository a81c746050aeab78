"""The one writer's lock of a home, taken by the command line and by Dagster alike."""

import os
import platform
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout


class WarehouseBusy(RuntimeError):
    """Another run holds the writer's lock; the message says who and what next."""


@contextmanager
def writer_lock(path: Path, timeout: float = 0.0) -> Iterator[None]:
    """Hold the lock, waiting at most `timeout` seconds; the same process may take it again.

    The lock goes with its process, so a killed run leaves none behind. Raises WarehouseBusy.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    # A singleton shared by all threads: a run that holds the lock may call what takes it too.
    lock = FileLock(path, is_singleton=True, thread_local=False)
    try:
        lock.acquire(timeout=timeout)
    except Timeout as error:
        raise WarehouseBusy(
            f"{path}: {_holder(path)} is writing to this home. Wait until it has ended, or choose "
            "another home (BACKHAUL_HOME)."
        ) from error
    try:
        _holder_file(path).write_text(f"process {os.getpid()} on {platform.node()}")
        yield
    finally:
        lock.release()


def _holder_file(path: Path) -> Path:
    return path.with_suffix(".holder")


def _holder(path: Path) -> str:
    try:
        return _holder_file(path).read_text()
    except OSError:
        return "another run"
