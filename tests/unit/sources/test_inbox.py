"""The inbox: every file below it is one record, and none stops the run."""

import json
import os
import stat
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from pipeline.sources import InboxNotFound, InboxSource, RawRecord, scan_inbox

NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
MAX_BYTES = 1_000_000


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    folder = tmp_path / "inbox"
    folder.mkdir()
    return folder


def put(inbox: Path, path: str, content: bytes | str = "An article.") -> Path:
    file = inbox / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return file


def scan(inbox: Path) -> list[RawRecord]:
    return list(scan_inbox(inbox, now=NOW, max_bytes=MAX_BYTES))


def paths(inbox: Path) -> list[str | None]:
    return [record.path for record in scan(inbox)]


def problem_of(inbox: Path, path: str) -> str:
    record = next(record for record in scan(inbox) if record.path == path)
    assert record.problem is not None
    return record.problem


def test_files_are_read_recursively_in_the_order_of_their_paths(inbox: Path) -> None:
    for path in ("b.txt", "a/z.md", "a/b/c.html", "c.HTM"):
        put(inbox, path)
    assert paths(inbox) == ["a/b/c.html", "a/z.md", "b.txt", "c.HTM"]
    assert [record.media_type for record in scan(inbox)] == [
        "text/html",
        "text/markdown",
        "text/plain",
        "text/html",
    ]


def test_a_record_holds_the_bytes_as_they_are(inbox: Path) -> None:
    put(inbox, "a.txt", b"\xff\x00raw\r\n")
    (record,) = scan(inbox)
    assert record.content == b"\xff\x00raw\r\n"
    assert record.size_bytes == 7
    assert record.problem is None


def test_hidden_files_and_folders_are_no_records(inbox: Path) -> None:
    put(inbox, ".DS_Store")
    put(inbox, ".git/config.txt")
    put(inbox, "a.txt")
    assert paths(inbox) == ["a.txt"]


def test_a_form_that_is_not_read_yet_is_said_so(inbox: Path) -> None:
    put(inbox, "sheet.xlsx")
    put(inbox, "noext")
    assert problem_of(inbox, "sheet.xlsx") == "form .xlsx is not read yet"
    assert problem_of(inbox, "noext") == "form without an extension is not read yet"


def test_a_sidecar_belongs_to_its_document(inbox: Path) -> None:
    put(inbox, "a.txt")
    put(inbox, "a.txt.meta.json", json.dumps({"url": "https://x.org/a", "date": "2020-01-02"}))
    put(inbox, "b.html")
    put(inbox, "b.meta.json", json.dumps({"Title": "B", "authors": ["One", "Two"], "n": 1}))
    first, second = scan(inbox)
    assert first.sidecar == {"url": "https://x.org/a", "published": "2020-01-02"}
    assert first.url == "https://x.org/a"
    assert second.sidecar == {"title": "B", "author": "One, Two"}


@pytest.mark.parametrize(
    ("sidecar", "why"),
    [
        (b"{not json", "is not valid JSON"),
        (b"[1, 2]", "holds no JSON object"),
        (b'{"url": {"a": 1}}', "holds something else than text under url"),
        (b"\xff\xfe\x00", "is not valid JSON"),
        (b"[" * 100_000, "is not valid JSON"),
    ],
)
def test_a_broken_sidecar_sets_its_document_aside(inbox: Path, sidecar: bytes, why: str) -> None:
    put(inbox, "a.txt")
    put(inbox, "a.txt.meta.json", sidecar)
    put(inbox, "b.txt")
    assert paths(inbox) == ["a.txt", "b.txt"]
    problem = problem_of(inbox, "a.txt")
    assert problem.startswith(f"its sidecar a.txt.meta.json {why}")
    assert problem.endswith("mend or remove it, then run again")


def test_a_sidecar_without_a_document_is_not_lost(inbox: Path) -> None:
    put(inbox, "gone.txt.meta.json", "{}")
    assert "without a document" in problem_of(inbox, "gone.txt.meta.json")


def test_of_two_sidecars_the_one_with_the_full_name_counts(inbox: Path) -> None:
    put(inbox, "a.txt")
    put(inbox, "a.meta.json", json.dumps({"title": "short"}))
    put(inbox, "a.txt.meta.json", json.dumps({"title": "full"}))
    records = {record.path: record for record in scan(inbox)}
    assert records["a.txt"].sidecar == {"title": "full"}
    assert records["a.meta.json"].problem is not None


def test_a_file_above_the_limit_is_not_opened(inbox: Path) -> None:
    put(inbox, "big.txt", b"x" * (MAX_BYTES + 1))
    (record,) = scan(inbox)
    assert record.content is None
    assert record.size_bytes == MAX_BYTES + 1
    assert record.problem is not None
    assert "more than the limit of 1000000" in record.problem
    assert "BACKHAUL_MAX_DOCUMENT_BYTES" in record.problem


def test_an_unreadable_file_is_a_record_with_a_problem(
    inbox: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(inbox, "locked.txt")
    put(inbox, "open.txt")
    read = Path.read_bytes

    def guarded(path: Path) -> bytes:
        if path.name == "locked.txt":
            raise PermissionError(13, "Permission denied")
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", guarded)
    assert paths(inbox) == ["locked.txt", "open.txt"]
    problem = problem_of(inbox, "locked.txt")
    assert problem == (
        "the file cannot be read: Permission denied; check its permissions, then run again"
    )


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_folder_without_permission_is_a_record_with_a_problem(inbox: Path) -> None:
    put(inbox, "closed/a.txt")
    put(inbox, "open.txt")
    (inbox / "closed").chmod(0)
    try:
        assert paths(inbox) == ["closed", "open.txt"]
    finally:
        (inbox / "closed").chmod(stat.S_IRWXU)


def test_a_link_to_a_folder_above_ends_there(inbox: Path) -> None:
    put(inbox, "a/b/c.txt")
    (inbox / "a/b/up").symlink_to(inbox / "a")
    (inbox / "self").symlink_to(inbox)
    assert paths(inbox) == ["a/b/c.txt", "a/b/up", "self"]
    assert "leads to a, which is read already" in problem_of(inbox, "a/b/up")
    assert "the inbox itself" in problem_of(inbox, "self")


def test_links_that_lead_to_one_another_end(inbox: Path) -> None:
    (inbox / "one").symlink_to(inbox / "two")
    (inbox / "two").symlink_to(inbox / "one")
    (inbox / "lost.txt").symlink_to(inbox / "nowhere.txt")
    put(inbox, "a.txt")
    assert paths(inbox) == ["a.txt", "lost.txt", "one", "two"]
    assert "leads nowhere" in problem_of(inbox, "lost.txt")
    assert "leads nowhere" in problem_of(inbox, "one")


def test_a_linked_folder_elsewhere_is_read(inbox: Path, tmp_path: Path) -> None:
    put(tmp_path / "archive", "old.txt", "Old news.")
    (inbox / "archive").symlink_to(tmp_path / "archive")
    assert paths(inbox) == ["archive/old.txt"]


def test_a_pipe_is_not_opened(inbox: Path) -> None:
    os.mkfifo(inbox / "pipe.txt")
    assert "not a regular file" in problem_of(inbox, "pipe.txt")


def test_a_name_that_is_no_utf8_can_be_written_down(inbox: Path) -> None:
    try:
        put(inbox, os.fsdecode(b"caf\xe9.txt"))
    except OSError:
        pytest.skip("this file system takes UTF-8 names only")
    (record,) = scan(inbox)
    assert record.path == "caf\\xe9.txt"
    assert record.content == b"An article."


def test_the_instant_is_the_files_own_and_never_later_than_now(inbox: Path) -> None:
    old, future = put(inbox, "a.txt"), put(inbox, "b.txt")
    os.utime(old, (1_600_000_000, 1_600_000_000))
    os.utime(future, (9_000_000_000, 9_000_000_000))
    first, second = scan(inbox)
    assert first.fetched_at == datetime(2020, 9, 13, 12, 26, 40, tzinfo=UTC)
    assert second.fetched_at == NOW


def test_two_scans_give_the_same_records(inbox: Path) -> None:
    for path in ("b.txt", "a.md", "c/d.html", "e.pdf"):
        put(inbox, path)
    assert scan(inbox) == scan(inbox)


def test_a_missing_inbox_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(InboxNotFound, match=r"does not exist\. Create it and put articles"):
        scan_inbox(tmp_path / "none", now=NOW, max_bytes=MAX_BYTES)


def test_a_file_is_no_inbox(inbox: Path) -> None:
    with pytest.raises(InboxNotFound, match="is not a folder"):
        scan_inbox(put(inbox, "a.txt"), now=NOW, max_bytes=MAX_BYTES)


def test_an_empty_inbox_has_no_records(inbox: Path) -> None:
    assert scan(inbox) == []


def test_the_inbox_is_a_source(inbox: Path) -> None:
    put(inbox, "a.txt")
    source = InboxSource(inbox, NOW, MAX_BYTES)
    records: Iterator[RawRecord] = source.records()
    assert source.name == "inbox"
    assert [record.source for record in records] == ["inbox"]
