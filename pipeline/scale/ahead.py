"""Reading ahead: while a run is being set up, another process reads what it will ask for.

Loading Dagster and the graph takes seconds in which nothing is read and one core is idle. Where
all of a small inbox is to be read, a process of its own does so meanwhile, into a lake that is
thrown away with the run. From there the run takes what has the very key that it asks for; the
rest it does itself, so that it comes to the same with this process, without it, or when it dies.
"""

import shutil
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path

from pipeline.articles.withdrawals import load_withdrawals
from pipeline.lake import Lake, RawStore
from pipeline.reference import load_reference
from pipeline.scale.extraction import extract_incrementally
from pipeline.scale.intake import Intake
from pipeline.scale.pool import watch_parent
from pipeline.settings import MEBIBYTE, Settings
from pipeline.sources import InboxSource
from pipeline.sources.forms import Limits

# Beyond that a pool of all cores is quicker than one process that began earlier.
MOST_FILES = 200
MOST_BYTES = MEBIBYTE
PLAIN = frozenset({".txt", ".md", ".html", ".json"})
PATIENCE_SECONDS = 60.0


@dataclass(frozen=True)
class Ahead:
    """The process that reads ahead, the folder of its lake, and where it tells how far it is."""

    process: BaseProcess | None
    folder: Path
    told: Connection | None = None

    def documents(self) -> Lake | None:
        """The documents that were read ahead, once all are, while their claims may be read yet.

        Nothing of a process that failed or takes too long.
        """
        if self.process is None or self.told is None:
            return None
        wait([self.told, self.process.sentinel], PATIENCE_SECONDS)
        return Lake(self.folder) if _is_said(self.told) else None

    def claims(self) -> Lake | None:
        """All that was read ahead, once it was; nothing of a process that failed or is too slow."""
        if self.process is None:
            return None
        self.process.join(PATIENCE_SECONDS)
        self.process.kill()
        return Lake(self.folder) if self.process.exitcode == 0 else None

    def end(self) -> None:
        """Let nothing of the process go on."""
        if self.process is not None:
            self.process.kill()
            self.process.join()


NOTHING_AHEAD = Ahead(None, Path())


@contextmanager
def reading_ahead(settings: Settings, now: datetime, *, force: bool) -> Iterator[Ahead]:
    """Read ahead where that pays. To be opened by the holder of the writer's lock."""
    folder = settings.warehouse_dir / "ahead"
    shutil.rmtree(folder, ignore_errors=True)
    if not _pays(settings, force=force):
        yield NOTHING_AHEAD
        return
    ahead = _started(settings, folder, now)
    try:
        yield ahead
    finally:
        ahead.end()
        shutil.rmtree(folder, ignore_errors=True)


def _pays(settings: Settings, *, force: bool) -> bool:
    """Whether everything is to be read, it is little, and there is a core to read it on."""
    reads_all = force or not settings.lake_dir.exists()
    return reads_all and settings.reads_inbox and settings.workers > 1 and _is_little(settings)


def _is_little(settings: Settings) -> bool:
    try:
        found = list(islice(settings.inbox_dir.rglob("*"), MOST_FILES + 1))
        files = [path for path in found if path.is_file()]
        size = sum(file.stat().st_size for file in files)
    except OSError:  # what cannot be looked at is for the run to tell
        return False
    is_plain = all(file.suffix in PLAIN for file in files)
    return is_plain and len(found) <= MOST_FILES and size <= MOST_BYTES


def _started(settings: Settings, folder: Path, now: datetime) -> Ahead:
    # Never fork: Polars holds threads and locks that a forked child would inherit.
    spawning = get_context("spawn")
    told, telling = spawning.Pipe(duplex=False)
    process = spawning.Process(target=_work, args=(settings, folder, now, telling))
    process.start()
    telling.close()  # it is the other process's alone: its end is heard here
    return Ahead(process, folder, told)


def _is_said(told: Connection) -> bool:
    """Whether something was said, and not only the line closed."""
    try:
        return told.poll() and told.recv() is not None
    except EOFError:
        return False


def _work(settings: Settings, folder: Path, now: datetime, telling: Connection) -> None:
    """The whole life of the other process."""
    watch_parent()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the run that is interrupted ends it
    try:
        read_ahead(settings, folder, now, lambda: telling.send("documents"))
    except Exception:  # the run comes upon the same trouble, and tells of it
        sys.exit(1)


def read_ahead(
    settings: Settings, folder: Path, now: datetime, say_read: Callable[[], None] = lambda: None
) -> None:
    """Read the inbox and extract its articles, as a run does, into the lake in `folder`.

    `say_read` is called between the two.
    """
    lake, reference = Lake(folder), load_reference(settings.reference_dir, settings.additions_dir)
    intake = Intake(
        lake,
        RawStore(folder / "raw"),
        Limits(settings.max_document_bytes),
        now,
        keep_raw_days=0,
        withdrawn=load_withdrawals(settings.withdrawn_path),
    )
    inbox = InboxSource(settings.inbox_dir, now, settings.max_document_bytes)
    articles = intake.ingest([inbox]).articles
    say_read()
    extract_incrementally(articles, reference, lake)
