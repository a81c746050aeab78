import os
import shutil
from pathlib import Path

import polars as pl
import pytest

from pipeline.settings import Settings
from pipeline.warehouse.lock import writer_lock
from tests.integration.homes import Ran, backhaul, published

pytestmark = pytest.mark.integration

USAGE, UNUSABLE, LOCKED = 2, 3, 4


def said(ran: Ran) -> str:
    """What went to people; a traceback is never for them."""
    assert "Traceback" not in ran.err + ran.out
    return " ".join(ran.err.split())


def test_a_missing_inbox_is_named_with_what_to_do(tmp_path: Path) -> None:
    ran = backhaul("run", "--inbox", tmp_path / "none", "--home", tmp_path / "home")
    assert ran.code == USAGE
    assert f"{tmp_path / 'none'}: the inbox does not exist" in said(ran)
    assert "--inbox" in said(ran)
    assert not (tmp_path / "home").exists()


def test_a_file_is_no_inbox(tmp_path: Path) -> None:
    (tmp_path / "article.txt").write_text("text")
    ran = backhaul("run", "--inbox", tmp_path / "article.txt", "--home", tmp_path / "home")
    assert ran.code == USAGE
    assert "is not a folder" in said(ran)


def test_a_home_that_cannot_be_made_is_named_with_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    ran = backhaul("run", "--home", tmp_path / "file" / "home")
    assert ran.code == UNUSABLE
    assert "cannot be written" in said(ran)
    assert "--home" in said(ran)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_read_only_home_is_named_with_what_to_do(tmp_path: Path) -> None:
    tmp_path.chmod(0o555)
    ran = backhaul("run", "--home", tmp_path)
    assert ran.code == UNUSABLE
    assert "cannot be written" in said(ran)


def test_a_second_run_at_the_same_time_is_refused_with_who_holds_the_home(tmp_path: Path) -> None:
    with writer_lock(Settings(home=tmp_path).lock_path):
        ran = backhaul("run", "--home", tmp_path)
    assert ran.code == LOCKED
    assert f"process {os.getpid()}" in said(ran)


def test_a_setting_that_makes_no_sense_is_named(tmp_path: Path) -> None:
    ran = backhaul("run", "--home", tmp_path, BACKHAUL_KEEP_VERSIONS="none")
    assert ran.code == USAGE
    assert "BACKHAUL_KEEP_VERSIONS" in said(ran)


def test_nothing_to_show_before_the_first_run(tmp_path: Path) -> None:
    ran = backhaul("show", "abc", "--home", tmp_path)
    assert ran.code == UNUSABLE
    assert "backhaul run" in said(ran)


def test_an_empty_inbox_publishes_empty_tables(tmp_path: Path) -> None:
    (tmp_path / "inbox").mkdir()
    ran = backhaul("run", "--inbox", tmp_path / "inbox", "--home", tmp_path / "home", "--json")
    assert ran.code == 0, ran.err
    assert ran.json["documents"] == {}
    assert published(tmp_path / "home")["articles"].is_empty()


def test_what_cannot_be_read_is_a_row_with_its_reason_and_the_rest_goes_on(tmp_path: Path) -> None:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    (inbox / "empty.txt").write_bytes(b"")
    (inbox / "binary.txt").write_bytes(bytes(range(256)) * 400)
    (inbox / "bare.html").write_text("<html><body><nav><a href='/'>Home</a></nav></body></html>")
    (inbox / "long.txt").write_text("word " * 10_000_000)
    (inbox / "gone.txt").symlink_to(inbox / "nowhere.txt")
    (inbox / "sheet.xlsx").write_bytes(b"PK")
    os.mkfifo(inbox / "pipe.txt")
    shutil.copy(Settings().sample_dir / "a01.txt", inbox / "good.txt")
    ran = backhaul("run", "--inbox", inbox, "--home", tmp_path / "home", "--json")
    assert ran.code == 0, ran.err
    documents = published(tmp_path / "home")["documents"]
    bad = documents.filter(pl.col("path") != "good.txt", pl.col("path") != "long.txt")
    assert documents.height == 8
    assert bad["disposition"].unique().to_list() == ["quarantined"]
    assert bad["reason"].null_count() == 0
    assert documents.filter(path="good.txt")["disposition"].to_list() == ["article"]
