"""Raw records are kept as they pass."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from pipeline.lake import RawStore
from pipeline.sources import RawRecord, keep_raw

RECORD = RawRecord(
    source="inbox",
    path="a.txt",
    url=None,
    content=b"bytes",
    media_type="text/plain",
    fetched_at=datetime(2026, 1, 1, tzinfo=UTC),
)


def test_bytes_are_stored_and_records_pass_unchanged(tmp_path: Path) -> None:
    store = RawStore(tmp_path)
    unreadable = replace(RECORD, path="b.txt", content=None, problem="locked")
    assert list(keep_raw([RECORD, unreadable], store)) == [RECORD, unreadable]
    assert [path.suffix for path in tmp_path.rglob("*.*")] == [".gz"]
