"""Dagster's records of runs are SQLite files; here they are written without waiting for the disk.

Dagster opens and closes a connection for every event. Each commit would wait for the disk, and each
closing of the only connection would write the whole journal back, several hundred times a run: a
fifth of the time of a run with forty sources and nothing new. With `synchronous = normal` and one
more connection held open, a file stays whole whatever is killed; only a power cut may lose the last
events of a run.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Engine, event


@contextmanager
def quick_records() -> Iterator[None]:
    """While this is open, SQLite connections of this process are quick."""
    held: dict[str, sqlite3.Connection] = {}

    def connected(connection: object, _record: object) -> None:
        if isinstance(connection, sqlite3.Connection):
            connection.execute("pragma synchronous = normal")
            _hold(connection, held)

    event.listen(Engine, "connect", connected)
    try:
        yield
    finally:
        event.remove(Engine, "connect", connected)
        for connection in held.values():
            connection.close()


def _hold(connection: sqlite3.Connection, held: dict[str, sqlite3.Connection]) -> None:
    """Open one more connection to a file with a write-ahead log, once for each file."""
    path = connection.execute("pragma database_list").fetchone()[2]
    (journal,) = connection.execute("pragma journal_mode").fetchone()
    if path and path not in held and journal == "wal":
        held[path] = sqlite3.connect(path, check_same_thread=False)
        held[path].execute("select count(*) from sqlite_master").fetchone()
