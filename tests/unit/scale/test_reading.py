"""Reading is done once for each record and version of the code, and comes out the same."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from pipeline.articles import read_record
from pipeline.lake import Lake
from pipeline.scale import reading as room
from pipeline.scale.reading import STAGE, Reading
from pipeline.sources.records import RawRecord

MARCH = datetime(2026, 3, 2, tzinfo=UTC)
TEXT = "Town {} gets new masts\n\nThe operator of town {} said that the work begins in spring."


def record(number: int) -> RawRecord:
    content = TEXT.format(number, number).encode()
    return RawRecord("wire", f"/{number}", None, content, "text/plain", MARCH)


RECORDS = [record(number) for number in range(5)]


@pytest.fixture
def lake(tmp_path: Path) -> Lake:
    return Lake(tmp_path)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The paths of the records that are read in this process."""
    paths: list[str] = []

    def noted(record: RawRecord) -> object:
        paths.append(str(record.path))
        return read_record(record)

    monkeypatch.setattr(room, "read_record", noted)
    return paths


def reading(lake: Lake, code: str = "v1", workers: int = 1, force: bool = False) -> Reading:
    return Reading(lake, code, workers=workers, force=force)


def test_what_is_read_is_what_the_pure_function_gives(lake: Lake) -> None:
    assert reading(lake).read(RECORDS) == [read_record(each) for each in RECORDS]


def test_a_second_run_reads_nothing_and_needs_no_bytes(lake: Lake, asked: list[str]) -> None:
    first = reading(lake).read(RECORDS)
    asked.clear()
    again = reading(lake)
    stored = [each.without_content() for each in RECORDS]
    assert all(map(again.knows, stored))
    assert again.read(stored) == first
    assert asked == []


def test_only_what_is_new_is_read(lake: Lake, asked: list[str]) -> None:
    reading(lake).read(RECORDS[:3])
    asked.clear()
    reading(lake).read(RECORDS)
    assert asked == ["/3", "/4"]


@pytest.mark.parametrize(
    "changed",
    [
        {"charset": "latin-1"},
        {"sidecar": {"title": "Other"}},
        {"media_type": "text/markdown"},
        {"fetched_at": datetime(2026, 3, 3, tzinfo=UTC)},
        {"http_status": 200},
        {"content": b"Other words of another article."},
    ],
    ids=lambda changed: next(iter(changed)),
)
def test_whatever_can_change_the_outcome_reads_again(
    lake: Lake, changed: dict[str, object]
) -> None:
    reading(lake).read(RECORDS)
    assert not reading(lake).knows(replace(RECORDS[0], **changed))  # type: ignore[arg-type]


def test_other_code_reads_all_again(lake: Lake, asked: list[str]) -> None:
    reading(lake).read(RECORDS)
    asked.clear()
    reading(lake, "v2").read(RECORDS)
    assert len(asked) == len(RECORDS)


def test_force_reads_all_again(lake: Lake, asked: list[str]) -> None:
    reading(lake).read(RECORDS)
    asked.clear()
    reading(lake, force=True).read(RECORDS)
    assert len(asked) == len(RECORDS)


def test_a_record_that_comes_twice_is_read_once(lake: Lake, asked: list[str]) -> None:
    assert len(reading(lake).read([RECORDS[0], RECORDS[0]])) == 2
    assert asked == ["/0"]


def test_what_is_no_longer_there_is_not_kept(lake: Lake) -> None:
    reading(lake).read(RECORDS)
    reading(lake).read(RECORDS[:1])
    assert not reading(lake).knows(RECORDS[1])
    assert len(lake.keys(STAGE)) == 1


def test_a_killed_run_keeps_what_it_has_committed(
    lake: Lake, asked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(room, "COMMIT", 2)
    monkeypatch.setattr(room, "CHUNK_RECORDS", 1)

    def broken() -> object:
        yield from RECORDS[:4]
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        reading(lake).read(broken())  # type: ignore[arg-type]
    asked.clear()
    assert reading(lake).read(RECORDS) == [read_record(each) for each in RECORDS]
    assert len(asked) <= 3


def test_a_pool_gives_the_same_in_the_same_order(
    lake: Lake, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(room, "CHUNK_RECORDS", 1)
    many = [record(number) for number in range(12)]
    assert reading(lake, workers=2).read(many) == [read_record(each) for each in many]


def test_what_cannot_be_read_stays_a_row(lake: Lake) -> None:
    broken = replace(RECORDS[0], content=None, problem="it is gone")
    container = replace(RECORDS[1], is_container=True)
    dispositions = [
        each.document.disposition for each in reading(lake).read([broken, container, RECORDS[2]])
    ]
    assert dispositions == ["quarantined", "container", "article"]
