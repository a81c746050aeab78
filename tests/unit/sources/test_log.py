from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from pipeline.lake import RawStore
from pipeline.sources import LoggedSource, RawRecord, RecordLog

NOW = datetime(2024, 5, 1, tzinfo=UTC)
PAGE = RawRecord(
    source="wire",
    path=None,
    url="https://wire.example/a",
    content=b"<html>a</html>",
    media_type="text/html",
    fetched_at=NOW,
    sidecar={"title": "A"},
    http_status=200,
)
FAILED = RawRecord(
    source="wire",
    path=None,
    url="https://wire.example/b",
    content=None,
    media_type=None,
    fetched_at=NOW,
    http_status=500,
    problem="the server failed",
)


@pytest.fixture
def log(tmp_path: Path) -> RecordLog:
    return RecordLog(tmp_path / "records", RawStore(tmp_path / "raw"))


def test_what_was_appended_is_replayed_without_its_bytes(log: RecordLog) -> None:
    assert log.append("wire", [PAGE, FAILED]) == 2
    replayed = list(LoggedSource(log, "wire").records())
    assert {record.url: record for record in replayed} == {
        PAGE.url: PAGE.without_content(),
        FAILED.url: FAILED,
    }
    assert log.raw.get(PAGE.raw_sha256 or "") == PAGE.content
    assert log.sources() == ["wire"]


def test_the_same_page_fetched_again_adds_nothing(log: RecordLog) -> None:
    log.append("wire", [PAGE])
    assert log.append("wire", [replace(PAGE, fetched_at=NOW + timedelta(days=1))]) == 0
    assert [record.fetched_at for record in log.records("wire")] == [NOW]


def test_a_page_that_has_changed_is_a_record_beside_the_old_one(log: RecordLog) -> None:
    log.append("wire", [PAGE])
    changed = replace(
        PAGE,
        content=b"<html>b</html>",
        fetched_at=NOW + timedelta(days=1),
    )
    assert log.append("wire", [changed]) == 1
    assert len(list(log.records("wire"))) == 2


def test_of_failures_the_newest_reason_stands(log: RecordLog) -> None:
    log.append("wire", [FAILED])
    gone = replace(FAILED, problem="gone", http_status=410, fetched_at=NOW + timedelta(days=1))
    assert log.append("wire", [gone]) == 1
    assert [record.problem for record in log.records("wire")] == ["gone"]
    assert log.append("wire", [replace(gone, fetched_at=NOW + timedelta(days=2))]) == 0


def test_a_container_comes_before_its_members(log: RecordLog) -> None:
    feed = replace(PAGE, url="https://wire.example/feed", is_container=True)
    member = replace(PAGE, parent_document_id=feed.document_id)
    log.append("wire", [member, feed])
    assert [record.is_container for record in log.records("wire")] == [True, False]


def test_many_parts_become_one_and_lose_nothing(log: RecordLog) -> None:
    for day in range(70):
        page = replace(PAGE, url=f"https://wire.example/{day}", fetched_at=NOW + timedelta(day))
        log.append("wire", [page])
    assert len(list(log.records("wire"))) == 70
    assert len(list((log.root / "wire").glob("*/*.parquet"))) < 10
