"""The lake: parts are written once, whole or not at all."""

import gzip
import os
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.lake import DamagedPart, Lake, PartNotFound, RawStore, write_whole

FRAME = pl.DataFrame({"article_id": ["a", "b"], "claims": [[1, 2], []]})


@pytest.fixture
def lake(tmp_path: Path) -> Lake:
    return Lake(tmp_path / "lake")


def files_below(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.rglob("*") if path.is_file())


def test_a_part_reads_back_as_it_was_written(lake: Lake) -> None:
    lake.write("claims", "k1", FRAME)
    assert lake.read("claims", ["k1"]).equals(FRAME)


def test_an_empty_part_keeps_its_columns(lake: Lake) -> None:
    lake.write("claims", "none", FRAME.clear())
    assert lake.read("claims", ["none"]).schema == FRAME.schema


def test_parts_are_read_in_the_order_that_was_asked_for(lake: Lake) -> None:
    lake.write("claims", "k1", FRAME.head(1))
    lake.write("claims", "k2", FRAME.tail(1))
    assert lake.read("claims", ["k2", "k1"])["article_id"].to_list() == ["b", "a"]


def test_a_part_is_written_once(lake: Lake) -> None:
    path = lake.write("claims", "k1", FRAME)
    before = path.stat().st_mtime_ns
    lake.write("claims", "k1", FRAME.head(1))
    assert path.stat().st_mtime_ns == before
    assert lake.read("claims", ["k1"]).height == FRAME.height


def test_a_stage_knows_its_keys(lake: Lake) -> None:
    lake.write("claims", "k2", FRAME)
    lake.write("claims", "k1", FRAME)
    assert lake.keys("claims") == ["k1", "k2"]
    assert lake.has("claims", "k1")
    assert not lake.has("articles", "k1")


def test_a_missing_part_says_what_to_do(lake: Lake) -> None:
    with pytest.raises(PartNotFound, match="materialise what writes claims"):
        lake.read("claims", ["k1"])


def test_a_damaged_part_says_what_to_do(lake: Lake) -> None:
    path = lake.write("claims", "k1", FRAME)
    path.write_bytes(path.read_bytes()[:40])
    with pytest.raises(DamagedPart, match="delete the file, then run again"):
        lake.read("claims", ["k1"])


@pytest.mark.parametrize("name", ["../x", "a/b", "", ".hidden", "a b", "x" * 300])
def test_a_key_cannot_leave_the_lake(lake: Lake, name: str) -> None:
    with pytest.raises(ValueError, match="no name of a stage or a key"):
        lake.write("claims", name, FRAME)


def test_pruning_keeps_what_it_is_told_to(lake: Lake) -> None:
    for key in ("k1", "k2", "k3"):
        lake.write("claims", key, FRAME)
    assert lake.prune("claims", {"k2"}) == 2
    assert lake.keys("claims") == ["k2"]


def test_pruning_removes_what_a_killed_run_left(lake: Lake) -> None:
    part = lake.write("claims", "k1", FRAME)
    (part.parent / ".k9.parquet.x1.tmp").write_bytes(b"half")
    lake.prune("claims", {"k1"})
    assert files_below(lake.root) == ["k1.parquet"]


def test_a_failed_write_leaves_nothing(tmp_path: Path) -> None:
    def fail(_file: object) -> None:
        raise RuntimeError("the disk is full")

    with pytest.raises(RuntimeError, match="the disk is full"):
        write_whole(tmp_path / "part", fail)
    assert files_below(tmp_path) == []


def test_a_kill_in_the_middle_of_a_write_leaves_no_half_part(tmp_path: Path) -> None:
    """The process dies while its part is being written; the next one writes it whole."""
    script = textwrap.dedent(
        """
        import os, signal, sys
        from pathlib import Path
        from pipeline.lake import write_whole

        def half(file):
            file.write(b"half of a part")
            file.flush()
            os.kill(os.getpid(), signal.SIGKILL)

        write_whole(Path(sys.argv[1]) / "claims" / "k1" / "k1.parquet", half)
        """
    )
    killed = subprocess.run([sys.executable, "-c", script, str(tmp_path)], check=False)
    assert killed.returncode == -signal.SIGKILL
    lake = Lake(tmp_path)
    assert not lake.has("claims", "k1")
    lake.write("claims", "k1", FRAME)
    assert lake.read("claims", ["k1"]).equals(FRAME)
    lake.prune("claims", {"k1"})
    assert files_below(tmp_path) == ["k1.parquet"]


def test_a_kill_at_any_moment_leaves_only_whole_parts(tmp_path: Path) -> None:
    """A process that writes part after part is killed at its pleasure; all parts can be read."""
    script = textwrap.dedent(
        """
        import itertools, sys
        from pathlib import Path
        import polars as pl
        from pipeline.lake import Lake

        lake = Lake(Path(sys.argv[1]))
        for i in itertools.count():
            lake.write("claims", f"k{i}", pl.DataFrame({"n": list(range(5000))}))
            if i == 2:
                print("going", flush=True)
        """
    )
    writer = subprocess.Popen(
        [sys.executable, "-c", script, str(tmp_path)], stdout=subprocess.PIPE, text=True
    )
    assert writer.stdout is not None
    assert writer.stdout.readline() == "going\n"
    os.kill(writer.pid, signal.SIGKILL)
    writer.wait()
    writer.stdout.close()
    lake = Lake(tmp_path)
    keys = lake.keys("claims")
    assert len(keys) >= 3
    assert lake.read("claims", keys).height == 5000 * len(keys)


@given(content=st.binary(max_size=5000))
def test_raw_bytes_come_back_as_they_went_in(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    store = RawStore(tmp_path_factory.mktemp("raw"))
    sha256 = store.put(content)
    assert store.get(sha256) == content
    assert store.put(content) == sha256
    assert len(files_below(store.root)) == 1


def test_raw_bytes_that_are_not_there_are_missed(tmp_path: Path) -> None:
    with pytest.raises(PartNotFound):
        RawStore(tmp_path).get("ab" * 32)


def test_raw_bytes_that_changed_on_disk_are_not_handed_out(tmp_path: Path) -> None:
    store = RawStore(tmp_path)
    sha256 = store.put(b"the truth")
    store.path(sha256).write_bytes(gzip.compress(b"something else"))
    with pytest.raises(DamagedPart, match="other content than its name"):
        store.get(sha256)


def test_raw_bytes_are_pruned_by_hash(tmp_path: Path) -> None:
    store = RawStore(tmp_path)
    kept, gone = store.put(b"one"), store.put(b"two")
    assert store.prune([kept]) == 1
    assert store.has(kept)
    assert not store.has(gone)
