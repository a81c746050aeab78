"""What is read ahead is what the run would have read; whatever else it finds, it reads itself."""

import os
import shutil
from dataclasses import dataclass
from datetime import UTC, datetime
from multiprocessing import get_context
from pathlib import Path

import polars as pl
import pytest

from pipeline.articles import Ingested
from pipeline.articles.read import read_record
from pipeline.lake import Lake, RawStore
from pipeline.reference import Reference, load_reference
from pipeline.scale import ExtractionRun, ahead, extract_incrementally, extraction, reading
from pipeline.scale.ahead import NOTHING_AHEAD, Ahead, read_ahead, reading_ahead
from pipeline.scale.intake import Intake
from pipeline.settings import Settings
from pipeline.sources import InboxSource, RawRecord
from pipeline.sources.forms import Limits

NOW = datetime(2024, 5, 1, tzinfo=UTC)
SHIPPED = load_reference(Settings().reference_dir)
WRITTEN = NOW.timestamp() - 86_400


@dataclass(frozen=True)
class Home:
    """A home with two articles of the sample in its inbox."""

    settings: Settings

    @property
    def folder(self) -> Path:
        return self.settings.warehouse_dir / "ahead"

    def ingest(self, lake: Lake, read: Lake | None) -> Ingested:
        intake = Intake(lake, RawStore(self.settings.raw_dir), Limits(), NOW, ahead=read)
        return intake.ingest([InboxSource(self.settings.inbox_dir, NOW, Limits().max_bytes)])

    def run(self, lake: Lake, read: Lake | None, reference: Reference = SHIPPED) -> ExtractionRun:
        articles = self.ingest(lake, read).articles
        return extract_incrementally(articles, reference, lake, ahead=read)


@pytest.fixture
def home(tmp_path: Path) -> Home:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    for name in ("a01.txt", "a05.txt"):
        shutil.copy(Settings().sample_dir / name, inbox)
        os.utime(inbox / name, (WRITTEN, WRITTEN))
    return Home(Settings(home=tmp_path / "home", inbox=inbox, workers=2))


@pytest.fixture
def read(home: Home) -> Lake:
    """What the other process has kept."""
    read_ahead(home.settings, home.folder, NOW)
    return Lake(home.folder)


@pytest.fixture
def worked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The paths of records and the ids of articles that this process reads itself."""
    seen: list[str] = []
    extract = extraction._read

    def noted_record(record: RawRecord) -> object:
        seen.append(str(record.path))
        return read_record(record)

    def noted_articles(articles: pl.DataFrame, reference: Reference) -> pl.DataFrame:
        seen.extend(f"claims of {path}" for path in articles["path"])
        return extract(articles, reference)

    monkeypatch.setattr(reading, "read_record", noted_record)
    monkeypatch.setattr(extraction, "_read", noted_articles)
    return seen


def test_a_run_takes_what_was_read_ahead_and_comes_to_the_same(
    home: Home, read: Lake, worked: list[str], tmp_path: Path
) -> None:
    alone = home.run(Lake(tmp_path / "alone"), None)
    worked.clear()
    taken = home.run(Lake(tmp_path / "lake"), read)
    assert worked == []
    assert (taken.extracted, taken.reused) == (2, 0)
    assert taken.claims.deployments.equals(alone.claims.deployments)
    assert taken.unresolved.equals(alone.unresolved)
    assert alone.claims.deployments.height > 0


def test_what_was_taken_is_kept_for_the_next_run(
    home: Home, read: Lake, worked: list[str], tmp_path: Path
) -> None:
    first = home.run(Lake(tmp_path / "lake"), read)
    again = home.run(Lake(tmp_path / "lake"), None)
    assert worked == []
    assert (again.extracted, again.reused) == (0, 2)
    assert again.claims.deployments.equals(first.claims.deployments)


def test_a_file_that_has_changed_since_is_read_by_the_run(
    home: Home, read: Lake, worked: list[str], tmp_path: Path
) -> None:
    changed = home.settings.inbox_dir / "a01.txt"
    changed.write_text(
        "Vodafone picks Nokia\n\nVodafone picked Nokia for 5G in Britain.\n", "utf-8"
    )
    os.utime(changed, (WRITTEN, WRITTEN))
    home.run(Lake(tmp_path / "lake"), read)
    assert worked == ["a01.txt", "claims of a01.txt"]


def test_claims_are_not_taken_where_the_reference_no_longer_has_their_names(
    home: Home, read: Lake, worked: list[str], tmp_path: Path
) -> None:
    other = Reference({**SHIPPED.tables, "vendor_aliases": SHIPPED["vendor_aliases"].clear()})
    home.run(Lake(tmp_path / "lake"), read, other)
    assert sorted(worked) == ["claims of a01.txt", "claims of a05.txt"]


def test_an_article_that_broke_ahead_is_tried_by_the_run(
    home: Home, worked: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaking(articles: pl.DataFrame, reference: Reference) -> pl.DataFrame:
        raise KeyError("a frame without a head")

    with monkeypatch.context() as patched:
        patched.setattr(extraction, "_read", breaking)
        read_ahead(home.settings, home.folder, NOW)
    worked.clear()
    run = home.run(Lake(tmp_path / "lake"), Lake(home.folder))
    assert sorted(worked) == ["claims of a01.txt", "claims of a05.txt"]
    assert run.failed.is_empty()


def test_a_process_that_died_has_read_nothing(tmp_path: Path) -> None:
    process = get_context("spawn").Process(target=os._exit, args=(1,))
    process.start()
    told, telling = get_context("spawn").Pipe(duplex=False)
    telling.close()
    died = Ahead(process, tmp_path, told)
    assert (died.documents(), died.claims()) == (None, None)


def test_documents_are_there_before_their_claims(home: Home) -> None:
    with reading_ahead(home.settings, NOW, force=False) as begun:
        documents = begun.documents()
        assert documents is not None
        assert documents.keys("readings") != []
        assert begun.claims() is not None


def test_nothing_of_it_is_left_when_the_run_ends(home: Home) -> None:
    with reading_ahead(home.settings, NOW, force=False) as begun:
        lake = begun.claims()
        assert lake is not None
        assert lake.keys("claims") != []
    assert not home.folder.exists()


@pytest.mark.parametrize("why", ["one core", "something was read", "an archive", "much"])
def test_it_is_left_to_the_run_where_it_would_not_pay(
    home: Home, why: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = home.settings
    match why:
        case "one core":
            settings = settings.model_copy(update={"workers": 1})
        case "something was read":
            settings.lake_dir.mkdir(parents=True)
        case "an archive":
            (settings.inbox_dir / "more.zip").write_bytes(b"PK")
        case _:
            monkeypatch.setattr(ahead, "MOST_FILES", 1)
    with reading_ahead(settings, NOW, force=False) as begun:
        assert begun is NOTHING_AHEAD
