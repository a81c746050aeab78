"""Tables of models made, with the answers of their checks: in their turn, or ahead of it.

Most of a step of a run is Dagster's own work, in Python; making a small table is DuckDB's, which
lets Python go on. So a thread of its own makes each table as soon as all that it and its checks
read stands, and the step takes what that came to, be it a table or an error. Nothing is made
ahead that the run did not choose, nor from a table whose checks failed.
"""

from collections.abc import Iterable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from pipeline.warehouse.build import Built, run_model
from pipeline.warehouse.checks import CheckResult, CheckSpec, run_checks
from pipeline.warehouse.connection import Connection, connect
from pipeline.warehouse.sqlfiles import SqlModel


@dataclass(frozen=True, slots=True)
class Task:
    """A model, and the checks that can be asked once its table is made."""

    model: SqlModel
    checks: Sequence[CheckSpec]

    @property
    def reads(self) -> set[str]:
        """The tables that must stand before: what the model reads, and what its checks do."""
        read = {table for check in self.checks for table in check.needs}
        return {*self.model.depends_on, *read} - {self.model.name}


@dataclass(frozen=True, slots=True)
class Made:
    """What became of a table, and what its checks say."""

    built: Built
    checks: Sequence[CheckResult]

    @property
    def is_sound(self) -> bool:
        """Whether every check holds."""
        return all(check.passed for check in self.checks)


def make(con: Connection, task: Task, *, force: bool = False) -> Made:
    """Make the table of a model where it is not as it should be, and ask its checks.

    Raises InputMissing where a table that it reads is not there.
    """
    return Made(run_model(con, task.model, force=force), run_checks(con, task.checks))


class Workbench:
    """Where tables of one build database are made ahead; used by one thread, and closed by it."""

    def __init__(self, path: Path, tasks: Iterable[Task], *, force: bool) -> None:
        """Nothing is opened or begun before a task has all that it reads."""
        self._path, self._force = path, force
        self._waiting = {task.model.name: (task, task.reads) for task in tasks}
        self._begun: dict[str, Future[Made]] = {}
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="making-ahead")
        self._opened = ExitStack()
        self._con: Connection | None = None

    def stands(self, tables: Iterable[str]) -> None:
        """Tables are made and sound: what waited for nothing else is begun."""
        stand = set(tables)
        for name, (task, missing) in list(self._waiting.items()):
            missing -= stand
            if not missing:
                del self._waiting[name]
                self._begun[name] = self._thread.submit(self._make, task)

    def made(self, name: str) -> Made | None:
        """What making a table came to, or None where it was not begun; raises what that raised."""
        self._waiting.pop(name, None)
        begun = self._begun.pop(name, None)
        return None if begun is None else begun.result()

    def _make(self, task: Task) -> Made:
        if self._con is None:
            self._con = self._opened.enter_context(connect(self._path))
        return make(self._con, task, force=self._force)

    def close(self) -> None:
        """Begin nothing more, let what is under way end, close the database."""
        self._thread.shutdown(cancel_futures=True)
        self._opened.close()
