"""What comes in is counted, read once, kept as long as wanted, and forgotten when withdrawn."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import polars as pl
import pytest

from pipeline.articles import Ingested, assemble, read_documents
from pipeline.articles.model import Document, ReadDocument
from pipeline.articles.read import read_record
from pipeline.articles.withdrawals import (
    Withdrawal,
    add_withdrawals,
    load_withdrawals,
    own_article_id,
)
from pipeline.lake import Lake, RawStore
from pipeline.scale import intake, reading
from pipeline.scale.expansions import FileHashes
from pipeline.scale.intake import Intake
from pipeline.scale.reading import record_key
from pipeline.sources import InboxSource, LoggedSource, RawRecord, RecordLog
from pipeline.sources.forms import Limits, media_type_of, opened
from tests import forms

NOW = datetime(2024, 5, 1, tzinfo=UTC)


@dataclass
class Home:
    """A lake and a raw store of their own, with runs over an inbox or a log."""

    root: Path

    @property
    def raw(self) -> RawStore:
        return RawStore(self.root / "raw")

    @property
    def log(self) -> RecordLog:
        return RecordLog(self.root / "records", self.raw)

    def intake(self, **changed: object) -> Intake:
        return replace(Intake(Lake(self.root / "lake"), self.raw, Limits(), NOW), **changed)  # type: ignore[arg-type]

    def run(self, **changed: object) -> Ingested:
        inbox = forms.write(self.root / "inbox", {})
        inbox.mkdir(parents=True, exist_ok=True)
        logged = [LoggedSource(self.log, name) for name in self.log.sources()]
        source = InboxSource(inbox, NOW, Limits().max_bytes)
        return self.intake(**changed).ingest([source, *logged])


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path)


def reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The paths that are read from here on."""
    seen: list[str] = []

    def noted(record: RawRecord) -> object:
        seen.append(record.path or record.url or "")
        return read_record(record)

    monkeypatch.setattr(reading, "read_record", noted)
    return seen


def page(number: int, **changed: object) -> RawRecord:
    record = RawRecord(
        source="wire",
        path=None,
        url=f"https://wire.example/{number}/a-story",
        content=forms.page(number).encode(),
        media_type="text/html",
        fetched_at=NOW - timedelta(days=9),
        http_status=200,
    )
    return replace(record, **changed)  # type: ignore[arg-type]


def withdrawal(document: dict[str, object]) -> Withdrawal:
    sha256 = str(document["raw_sha256"])
    return Withdrawal(str(document["document_id"]), "", sha256, "2024-05-01", "", "asked for")


def the(ingested: Ingested, path: str) -> dict[str, object]:
    (row,) = ingested.documents.filter(path=path).iter_rows(named=True)
    return row


def test_the_outcome_is_that_of_reading_every_record(home: Home) -> None:
    forms.write(home.root / "inbox", forms.one_of_each() | forms.broken_ones())
    first = home.run()
    again = home.run()
    for other in (again, home.run(force=True)):
        assert first.documents.equals(other.documents)
        assert first.articles.equals(other.articles)


def test_what_was_read_is_not_read_again(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    forms.write(home.root / "inbox", forms.one_of_each())
    home.run()
    seen = reads(monkeypatch)
    home.run()
    assert seen == []
    forms.write(home.root / "inbox", {"new.txt": forms.text(3).encode()})
    home.run()
    assert seen == ["new.txt"]


def test_force_reads_everything(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    forms.write(home.root / "inbox", {"a.txt": forms.text(3).encode()})
    home.run()
    seen = reads(monkeypatch)
    home.run(force=True)
    assert seen == ["a.txt"]


def test_new_code_reads_everything(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    forms.write(home.root / "inbox", {"a.txt": forms.text(3).encode()})
    home.run()
    seen = reads(monkeypatch)
    monkeypatch.setattr(reading, "reader_version", lambda: "other")
    home.run()
    assert seen == ["a.txt"]


def test_several_processes_give_what_one_gives(
    home: Home, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(reading, "CHUNK_RECORDS", 4)
    forms.write(home.root / "inbox", forms.one_of_each())
    alone = home.run()
    pooled = Home(tmp_path / "other").intake(workers=2)
    both = pooled.ingest([InboxSource(home.root / "inbox", NOW, Limits().max_bytes)])
    assert alone.documents.equals(both.documents)
    assert alone.articles.equals(both.articles)


def test_with_nothing_new_no_text_is_compared_again(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    home.log.append("wire", [page(1), page(2)])
    before = home.run()
    compared: list[int] = []

    def noted(read: Sequence[ReadDocument], gone: Sequence[Withdrawal]) -> Ingested:
        compared.append(len(read))
        return assemble(read, gone)

    monkeypatch.setattr(intake, "assemble", noted)
    again = home.run()
    assert compared == []
    assert again.documents.equals(before.documents)
    assert again.articles.equals(before.articles)
    home.log.append("wire", [page(3)])
    assert home.run().articles.height == 3
    assert compared == [3]


def test_a_log_that_is_as_it_was_is_not_gone_through_again(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    home.log.append("wire", [page(1), page(2)])
    home.log.append("other", [page(3, source="other")])
    home.run()
    gone_through: list[str] = []
    records = RecordLog.records

    def noted(log: RecordLog, source: str) -> Iterator[RawRecord]:
        gone_through.append(source)
        return records(log, source)

    monkeypatch.setattr(RecordLog, "records", noted)
    again = home.intake()
    logged = [LoggedSource(home.log, name) for name in home.log.sources()]
    assert again.ingest(logged).articles.height == 3
    assert (gone_through, again.counts) == ([], {"other": 1, "wire": 2})
    home.log.append("wire", [page(1, content=forms.page(2).encode(), fetched_at=NOW)])
    after = home.intake()
    assert after.ingest(logged).documents.height == 4
    assert (gone_through, after.counts) == (["wire"], {"other": 1, "wire": 3})


def test_a_log_whose_readings_are_lost_is_gone_through_again(home: Home) -> None:
    home.log.append("wire", [page(1), page(2)])
    before = home.run()
    Lake(home.root / "lake").prune(reading.STAGE, [])
    assert home.run().articles.equals(before.articles)


def test_a_withdrawn_file_that_still_lies_there_is_forgotten_in_every_run(home: Home) -> None:
    forms.write(home.root / "inbox", {"a.txt": forms.text(1).encode()})
    gone = [withdrawal(the(home.run(), "a.txt"))]
    for _ in range(3):
        assert home.run(withdrawn=gone).articles.is_empty()
        assert not home.raw.has(gone[0].raw_sha256)
        stored = b"".join(path.read_bytes() for path in (home.root / "lake").rglob("*.parquet"))
        assert forms.SUBJECTS[1].encode() not in stored


def test_readings_of_files_that_are_gone_are_dropped(home: Home) -> None:
    forms.write(home.root / "inbox", {"a.txt": forms.text(3).encode(), "b.txt": b""})
    home.run()
    (home.root / "inbox" / "a.txt").unlink()
    home.run()
    lake = Lake(home.root / "lake")
    rows = lake.read(reading.STAGE, lake.keys(reading.STAGE))
    assert [row["path"] for row in rows["document"]] == ["b.txt"]


def test_every_record_is_counted_before_it_is_read(home: Home) -> None:
    forms.write(home.root / "inbox", forms.one_of_each() | forms.broken_ones())
    home.log.append("wire", [page(1), page(2)])
    counting = home.intake()
    logged = LoggedSource(home.log, "wire")
    documents = counting.ingest([InboxSource(home.root / "inbox", NOW, 10**8), logged]).documents
    in_ledger = dict(documents.group_by("source").len().iter_rows())
    assert counting.counts == in_ledger
    assert in_ledger["wire"] == 2


def test_fetched_pages_are_read_from_the_store(home: Home) -> None:
    home.log.append("wire", [page(1)])
    assert home.run().articles["title"].to_list() == [forms.title(1)]
    assert home.run().articles["url"].to_list() == ["https://wire.example/1/a-story"]


@pytest.mark.parametrize("name", ["files.zip", "one.json", "mail.eml", "press.txt", "web.warc.gz"])
def test_fetched_containers_are_opened_from_the_store(home: Home, name: str) -> None:
    content = forms.one_of_each()[name]
    kept = page(1, content=content, media_type=media_type_of(name), path=name)
    home.log.append("wire", [kept])
    from_log = home.run().articles
    assert from_log.height == read_documents(_opened(kept)).articles.height > 0
    assert home.run().articles.equals(from_log)


def _opened(record: RawRecord) -> Iterator[RawRecord]:
    return opened(record, Limits())


def test_bytes_are_kept_for_ever_unless_said_otherwise(home: Home) -> None:
    home.log.append("wire", [page(1)])
    home.run()
    assert home.raw.has(page(1).raw_sha256 or "")


def test_older_bytes_go_and_their_articles_stay(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    home.log.append("wire", [page(1), page(2, fetched_at=NOW)])
    before = home.run(keep_raw_days=5)
    assert not home.raw.has(page(1).raw_sha256 or "")
    assert home.raw.has(page(2).raw_sha256 or "")
    assert home.run(keep_raw_days=5).articles.equals(before.articles)
    monkeypatch.setattr(reading, "reader_version", lambda: "other")
    assert home.run(keep_raw_days=5).articles.height == 2


def test_bytes_that_are_gone_before_they_were_read_are_told(home: Home) -> None:
    home.log.append("wire", [page(1)])
    home.raw.remove(page(1).raw_sha256 or "")
    (row,) = home.run().documents.iter_rows(named=True)
    assert row["reason"] == "its bytes are no longer kept; put it in again"


def test_a_withdrawn_document_leaves_nothing_behind(home: Home) -> None:
    home.log.append("wire", [page(1), page(2)])
    (document,) = home.run().documents.filter(url=page(1).url).iter_rows(named=True)
    gone = [withdrawal(document)]
    after = home.run(withdrawn=gone)
    assert after.articles["title"].to_list() == [forms.title(2)]
    assert not home.raw.has(page(1).raw_sha256 or "")
    stored = b"".join(path.read_bytes() for path in (home.root / "lake").rglob("*.parquet"))
    assert forms.SUBJECTS[1].encode() not in stored
    again = home.run(withdrawn=gone)
    (row,) = again.documents.filter(document_id=document["document_id"]).iter_rows(named=True)
    assert (row["disposition"], row["article_id"]) == ("withdrawn", None)
    assert row["reason"] == "withdrawn on 2024-05-01: asked for"


def test_the_same_bytes_elsewhere_stay_out(home: Home) -> None:
    inbox = forms.write(home.root / "inbox", {"a.txt": forms.text(1).encode()})
    gone = [withdrawal(the(home.run(), "a.txt"))]
    forms.write(inbox, {"copy.txt": forms.text(1).encode()})
    after = home.run(withdrawn=gone)
    assert after.articles.is_empty()
    assert the(after, "copy.txt")["disposition"] == "withdrawn"


def test_every_version_of_a_withdrawn_page_stays_out(home: Home) -> None:
    home.log.append("wire", [page(1)])
    (document,) = home.run().documents.iter_rows(named=True)
    own = own_article_id(Document(**document))
    gone = [replace(withdrawal(document), article_id=own)]
    home.log.append("wire", [page(1, content=forms.page(3).encode(), fetched_at=NOW)])
    after = home.run(withdrawn=gone)
    assert after.articles.is_empty()
    assert after.documents["disposition"].to_list() == ["withdrawn", "withdrawn"]


def test_a_withdrawn_archive_takes_its_members_along(home: Home) -> None:
    archive = forms.zip_of({"a.txt": forms.text(1).encode(), "b.txt": forms.text(2).encode()})
    forms.write(home.root / "inbox", {"a.zip": archive, "c.txt": forms.text(3).encode()})
    gone = [withdrawal(the(home.run(), "a.zip"))]
    after = home.run(withdrawn=gone)
    assert after.articles["path"].to_list() == ["c.txt"]
    assert after.documents.filter(disposition="withdrawn").height == 3


def test_a_copy_that_is_not_withdrawn_takes_the_place(home: Home) -> None:
    first = page(1, content=forms.page(1).encode())
    copy = page(1, url="https://other.example/x/a-story", content=forms.page(1).encode() + b" ")
    home.log.append("wire", [first, copy])
    before = home.run()
    assert sorted(before.documents["disposition"]) == ["article", "duplicate"]
    (document,) = before.documents.filter(url=first.url).iter_rows(named=True)
    after = home.run(withdrawn=[withdrawal(document)])
    assert after.articles["url"].to_list() == ["https://other.example/x/a-story"]


def test_the_list_of_withdrawals_holds_each_document_once(tmp_path: Path) -> None:
    path = tmp_path / "corrections" / "withdrawn.csv"
    assert load_withdrawals(path) == []
    one = Withdrawal("d1", "a1", "ff", "2024-05-01", "legal", 'said "please", twice')
    assert add_withdrawals(path, [one]) == 1
    assert (
        add_withdrawals(path, [replace(one, reason="other"), replace(one, document_id="d2")]) == 1
    )
    assert load_withdrawals(path) == [one, replace(one, document_id="d2")]


def test_a_key_tells_records_apart_by_all_that_can_change_their_reading() -> None:
    record = page(1)
    changes: list[dict[str, object]] = [
        {"content": b"other"},
        {"sidecar": {"title": "T"}},
        {"charset": "utf-8"},
        {"media_type": "text/plain"},
        {"problem": "broken"},
        {"fetched_at": NOW},
        {"http_status": 203},
        {"is_container": True},
    ]
    keys = {record_key(replace(record, **change)) for change in changes}  # type: ignore[arg-type]
    assert len(keys | {record_key(record)}) == len(changes) + 1
    assert record_key(record) == record_key(record.without_content())


def test_a_large_file_is_stored_and_opened_as_a_stream(home: Home) -> None:
    path = home.root / "big"
    path.write_bytes(b"line\n" * 500_000)
    with path.open("rb") as file:
        sha256 = home.raw.put_file(file)
    with home.raw.open(sha256) as file:
        assert file.read() == path.read_bytes()
    assert pl.Series([home.raw.get(sha256)]).bin.size()[0] == 2_500_000


def test_pages_of_archives_that_name_nothing_are_passed_over(home: Home) -> None:
    files = {
        "web.warc": forms.capture(1) + forms.capture(2),
        "page.html": forms.page(3).encode(),
    }
    forms.write(home.root / "inbox", files)
    named = forms.SUBJECTS[1].encode()
    after = home.run(page_gate=lambda content: named in content)
    assert the(after, "web.warc#record 1")["disposition"] == "article"
    assert the(after, "web.warc#record 2")["disposition"] == "passed_over"
    assert the(after, "web.warc#record 2")["reason"] is not None
    assert the(after, "page.html")["disposition"] == "article"
    assert not home.raw.has(str(the(after, "web.warc#record 2")["raw_sha256"]))
    assert the(home.run(), "web.warc#record 2")["disposition"] == "article"


def test_an_archive_that_has_not_changed_is_not_opened_again(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = ("files.zip", "web.warc.gz", "rows.csv", "rows.parquet")
    forms.write(home.root / "inbox", {name: forms.one_of_each()[name] for name in names})
    first = home.run()
    tried: list[str] = []
    original = Path.open

    def noted(path: Path, *arguments: str, **more: str) -> object:
        if path.parent == home.root / "inbox":
            tried.append(path.name)
        return original(path, *arguments, **more)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", noted)
    again = home.run()
    assert sorted(tried) == sorted(names), "once for its hash, not once more to open it"
    assert again.documents.equals(first.documents)
    assert again.articles.equals(first.articles)


def test_an_archive_whose_members_were_never_read_is_opened_again(home: Home) -> None:
    forms.write(home.root / "inbox", {"files.zip": forms.one_of_each()["files.zip"]})
    first = home.run(keep_raw_days=0)
    lake = Lake(home.root / "lake")
    lake.prune(reading.STAGE, [])
    assert home.run(keep_raw_days=0).articles.equals(first.articles)


def test_hashes_of_files_are_remembered_in_the_lake(tmp_path: Path) -> None:
    hashes = FileHashes(Lake(tmp_path))
    hashes["aa11"] = "ff"
    assert dict(FileHashes(Lake(tmp_path))) == {"aa11": "ff"}
    del hashes["aa11"]
    assert len(FileHashes(Lake(tmp_path))) == 0
