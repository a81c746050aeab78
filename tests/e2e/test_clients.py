"""What people open the published file with: other versions of DuckDB, pools, clients that die."""

import os
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from pipeline.schemas import ddl
from pipeline.settings import PROJECT_ROOT, Settings
from tests.e2e.browser import absent
from tests.integration.homes import backhaul, copy_of, published

pytestmark = pytest.mark.e2e

CLIENTS = PROJECT_ROOT / ".clients"
VERSIONS = ("1.1", "1.4", "1.5")
# A client that answers one query a line, on connections that are opened anew or kept.
CLIENT = """
import duckdb, json, sys
path, mode = sys.argv[1:]
kept = duckdb.connect(path, read_only=True) if mode == "kept" else None
print(json.dumps(duckdb.__version__), flush=True)
for query in sys.stdin:
    con = kept or duckdb.connect(path, read_only=True)
    print(json.dumps(con.execute(query).fetchall(), default=str), flush=True)
    if not kept:
        con.close()
"""
# A client that opens the file for writing, changes it, and waits to be killed.
WRITER = """
import duckdb, sys, time
con = duckdb.connect(sys.argv[1])
con.execute("create table mine as select 1 as one")
print("changed", flush=True)
time.sleep(600)
"""


class Client:
    """A process with a DuckDB of its own."""

    def __init__(self, version: str | None, path: Path, mode: str = "pooled") -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-c", CLIENT, str(path), mode],
            env=dict(os.environ) | library(version),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self.version = self._line()

    def ask(self, query: str) -> str:
        """The rows of a query, as JSON."""
        assert self.process.stdin
        self.process.stdin.write(query.replace("\n", " ") + "\n")
        self.process.stdin.flush()
        return self._line()

    def articles(self) -> int:
        """How many articles it finds."""
        return int(self.ask("select count(*) from articles").strip("[]"))

    def close(self) -> None:
        """End it."""
        self.process.communicate()

    def _line(self) -> str:
        assert self.process.stdout
        return self.process.stdout.readline().strip()


def library(version: str | None) -> dict[str, str]:
    """The environment in which `import duckdb` finds a version; skips where it is missing."""
    if version is None:
        return {}
    folder = CLIENTS / f"duckdb-{version}"
    if not folder.exists():
        absent(f"DuckDB {version} is not there: `make clients` installs it")
    return {"PYTHONPATH": str(folder)}


@pytest.fixture
def home(sample_home: Path, tmp_path: Path) -> Path:
    return copy_of(sample_home, tmp_path / "home")


@pytest.fixture(params=VERSIONS)
def client(request: pytest.FixtureRequest, sample_home: Path) -> Iterator[Client]:
    opened = Client(request.param, sample_home / "published" / "backhaul.duckdb")
    assert request.param in opened.version
    yield opened
    opened.close()


def test_every_table_and_view_opens_with_its_rows(client: Client, sample_home: Path) -> None:
    there = published(sample_home)
    for name, frame in there.items():
        assert client.ask(f'select count(*) from "{name}"') == f"[[{frame.height}]]", name


def test_every_column_shows_what_it_means(client: Client) -> None:
    tables, columns = ddl.published_tables(), "duckdb_columns() where not internal"
    described = sum(len(table.columns) for table in tables)
    assert client.ask(f"select count(comment) from {columns}") == f"[[{described}]]"
    said = "select count(comment) from (select comment from duckdb_tables() union all "
    assert client.ask(said + "select comment from duckdb_views())") == f"[[{len(tables)}]]"


@pytest.fixture(scope="module")
def less(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample with one article less: what follows is another version."""
    folder = tmp_path_factory.mktemp("less") / "inbox"
    shutil.copytree(Settings().sample_dir, folder)
    (folder / "a01.txt").unlink()
    return folder


@dataclass
class Swap:
    """What clients counted before, while and after a new version was swapped in."""

    before: int
    after: int
    pooled: dict[str, int]
    kept: int
    meanwhile: set[int]


@pytest.fixture(scope="module")
def swap(sample_home: Path, less: Path, tmp_path_factory: pytest.TempPathFactory) -> Swap:
    home = copy_of(sample_home, tmp_path_factory.mktemp("swap") / "home")
    path = home / "published" / "backhaul.duckdb"
    pools = {version or "own": Client(version, path) for version in (*VERSIONS, None)}
    holder = Client("1.4", path, "kept")
    before = {client.articles() for client in (*pools.values(), holder)}
    with reading(Client(None, path)) as meanwhile:
        assert backhaul("run", "--inbox", less, "--home", home).code == 0
    told = {version: pool.articles() for version, pool in pools.items()}
    after = published(home)["articles"].height
    done = Swap(before.pop(), after, told, holder.articles(), meanwhile)
    assert not before
    for client in (*pools.values(), holder):
        client.close()
    return done


@contextmanager
def reading(client: Client) -> Iterator[set[int]]:
    """Count the articles again and again as long as this lasts."""
    counts, stop = set[int](), threading.Event()

    def read() -> None:
        while not stop.is_set():
            counts.add(client.articles())

    thread = threading.Thread(target=read)
    thread.start()
    try:
        yield counts
    finally:
        stop.set()
        thread.join()
        client.close()


def test_a_pool_sees_the_next_version_once_its_connections_are_new(swap: Swap) -> None:
    assert swap.after == swap.before - 1
    assert swap.pooled == dict.fromkeys([*VERSIONS, "own"], swap.after)


def test_an_open_connection_lives_through_a_swap(swap: Swap) -> None:
    assert swap.kept == swap.before


def test_readers_find_a_whole_version_at_any_time_of_a_run(swap: Swap) -> None:
    assert swap.meanwhile
    assert swap.meanwhile <= {swap.before, swap.after}


def test_a_writer_that_dies_does_no_harm(home: Path, less: Path) -> None:
    path, before = home / "published" / "backhaul.duckdb", published(home)
    process = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path)], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout
    said = process.stdout.readline().strip()
    process.send_signal(signal.SIGKILL)
    process.wait()
    if said != "changed":  # the file is read-only; only the administrator gets past that
        return
    assert list(path.parent.rglob("*.wal"))
    assert backhaul("run", "--inbox", less, "--home", home).code == 0
    assert not list(path.parent.rglob("*.wal"))
    after = published(home)
    assert after["articles"].height == before["articles"].height - 1
