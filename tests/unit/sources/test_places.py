"""Files are read where they lie: by path, by glob, from an object store."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import fsspec
import pytest

from pipeline.articles import read_documents
from pipeline.sources import PlacesSource, RawRecord
from pipeline.sources.forms import Limits, opened
from tests import forms

NOW = datetime(2035, 5, 1, tzinfo=UTC)
BUCKET = "memory:///bucket"


@pytest.fixture
def bucket() -> Iterator[fsspec.AbstractFileSystem]:
    """An object store in memory, empty before and after."""
    store = fsspec.filesystem("memory")
    store.store.clear()
    yield store
    store.store.clear()


def put(store: fsspec.AbstractFileSystem, name: str, content: bytes) -> None:
    with store.open(f"/bucket/{name}", "wb") as file:
        file.write(content)


def records(*patterns: str, hashes: dict[str, str] | None = None) -> list[RawRecord]:
    known = {} if hashes is None else hashes
    return list(PlacesSource(patterns, NOW, Limits().max_bytes, known).records())


def test_objects_are_found_by_glob_and_read(bucket: fsspec.AbstractFileSystem) -> None:
    put(bucket, "2021/a.txt", forms.text(1).encode())
    put(bucket, "2021/b.warc.gz", forms.one_of_each()["web.warc.gz"])
    put(bucket, "2022/c.txt", forms.text(2).encode())
    found = records(f"{BUCKET}/2021/*")
    assert [record.path for record in found] == [f"{BUCKET}/2021/a.txt", f"{BUCKET}/2021/b.warc.gz"]
    read = read_documents(member for record in found for member in opened(record, Limits()))
    assert read.articles["title"].sort().to_list() == [forms.title(1), forms.title(22)]


def test_a_folder_is_read_with_all_below_it(bucket: fsspec.AbstractFileSystem) -> None:
    put(bucket, "a/1.txt", b"x")
    put(bucket, "a/b/2.txt", b"y")
    assert len(records(f"{BUCKET}/a")) == 2


def test_files_of_this_machine_are_found_by_glob(tmp_path: Path) -> None:
    forms.write(tmp_path, {"x/a.txt": b"one", "y/b.txt": b"two", "y/c.md": b"three"})
    found = records(f"{tmp_path}/**/*.txt")
    assert [record.path for record in found] == [f"{tmp_path}/x/a.txt", f"{tmp_path}/y/b.txt"]
    assert all(record.fetched_at < NOW for record in found)


def test_two_patterns_that_meet_give_each_file_once(tmp_path: Path) -> None:
    forms.write(tmp_path, {"a.txt": b"one"})
    assert len(records(f"{tmp_path}/*.txt", f"{tmp_path}/a.*")) == 1


@pytest.mark.parametrize(
    ("pattern", "problem"),
    [
        (f"{BUCKET}/none/*.txt", "there is no file of this name"),
        ("nowhere://bucket/a", "it cannot be listed: ValueError"),
        ("/nowhere/at/all.txt", "there is no file of this name"),
    ],
)
def test_a_pattern_that_gives_nothing_is_told(
    bucket: fsspec.AbstractFileSystem, pattern: str, problem: str
) -> None:
    (record,) = records(pattern)
    assert record.problem is not None
    assert record.problem.startswith(problem)
    assert records(pattern) == [record]


def test_what_is_not_read_is_told(bucket: fsspec.AbstractFileSystem) -> None:
    put(bucket, "a.xlsx", b"x")
    put(bucket, "b.txt", b"x" * 100)
    source = PlacesSource([f"{BUCKET}/*"], NOW, 10)
    problems = [record.problem for record in source.records()]
    assert problems == ["form .xlsx is not read yet", "100 bytes are more than the limit of 10"]


def test_a_large_file_is_hashed_once_until_it_changes(bucket: fsspec.AbstractFileSystem) -> None:
    put(bucket, "a.warc", forms.capture(1))
    hashes: dict[str, str] = {}
    (first,) = records(f"{BUCKET}/*", hashes=hashes)
    assert [record.raw_sha256 for record in records(f"{BUCKET}/*", hashes=hashes)] == [
        first.raw_sha256
    ]
    assert len(hashes) == 1
    put(bucket, "a.warc", forms.capture(2))
    (changed,) = records(f"{BUCKET}/*", hashes=hashes)
    assert changed.raw_sha256 != first.raw_sha256
    assert len(hashes) == 2
