"""Records of runs are written without waiting for the disk, and are whole all the same."""

import sqlite3
from pathlib import Path

from sqlalchemy import Engine, NullPool, create_engine, text

from pipeline.defs.quick_records import quick_records


def records(path: Path) -> Engine:
    """A file of records as Dagster keeps it: a connection for every event."""
    engine = create_engine(f"sqlite:///{path}", poolclass=NullPool)
    with engine.connect() as connection:
        connection.execute(text("pragma journal_mode = wal"))
        connection.execute(text("create table events (number integer)"))
        connection.commit()
    return engine


def note(engine: Engine, number: int) -> None:
    with engine.begin() as connection:
        connection.execute(text(f"insert into events values ({number})"))


def test_an_event_is_seen_by_others_at_once_and_the_journal_is_written_back_at_the_end(
    tmp_path: Path,
) -> None:
    path = tmp_path / "events.db"
    engine, journal = records(path), tmp_path / "events.db-wal"
    note(engine, 1)
    assert not journal.exists(), "else every event writes the journal back"
    with quick_records():
        for number in (2, 3):
            note(engine, number)
            assert journal.exists()
        with sqlite3.connect(path) as other:
            assert other.execute("select count(*) from events").fetchone() == (3,)
        other.close()
    assert not journal.exists()
    note(engine, 4)
    with sqlite3.connect(path) as after:
        assert after.execute("select number from events").fetchall() == [(1,), (2,), (3,), (4,)]
    after.close()


def test_commits_do_not_wait_for_the_disk_while_it_is_open_and_do_again_after(
    tmp_path: Path,
) -> None:
    engine = records(tmp_path / "events.db")

    def waits() -> int:
        with engine.connect() as connection:
            return int(connection.execute(text("pragma synchronous")).scalar_one())

    full, normal = 2, 1
    with quick_records():
        assert waits() == normal
    assert waits() == full
