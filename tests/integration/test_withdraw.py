"""`backhaul withdraw`: a document goes with all that rests on it, and stays out."""

from pathlib import Path

import polars as pl
import pytest

from pipeline.settings import Settings
from tests.integration.homes import backhaul, published

pytestmark = pytest.mark.integration


def test_a_withdrawn_article_leaves_tables_store_and_versions(tmp_path: Path) -> None:
    inbox, home = tmp_path / "inbox", tmp_path / "home"
    inbox.mkdir()
    for name in ("a01.txt", "a02.txt", "a03.txt"):
        (inbox / name).write_bytes((Settings().sample_dir / name).read_bytes())
    assert backhaul("run", "--inbox", inbox, "--home", home).code == 0
    before = published(home)
    (row,) = before["documents"].filter(path="a01.txt").iter_rows(named=True)
    assert before["claim_facts"].filter(article_id=row["article_id"]).height > 0

    where = ("--inbox", inbox, "--home", home)
    ran = backhaul("withdraw", row["document_id"][:12], "--reason", "asked for", *where)
    assert ran.code == 0, ran.err
    assert backhaul("run", *where).code == 0
    after = published(home)
    assert after["articles"]["path"].sort().to_list() == ["a02.txt", "a03.txt"]
    for name, table in after.items():
        if "article_id" in table.columns and name != "documents":
            assert table.filter(pl.col("article_id") == row["article_id"]).is_empty(), name
    (kept,) = after["documents"].filter(path="a01.txt").iter_rows(named=True)
    assert kept["disposition"] == "withdrawn"
    assert "asked for" in kept["reason"]
    assert len(list((home / "published" / "versions").glob("*.duckdb"))) == 1
    sha256 = row["raw_sha256"]
    assert not (home / "raw" / sha256[:2] / f"{sha256}.gz").exists()


def test_an_unknown_id_is_told_and_changes_nothing(sample_home: Path) -> None:
    ran = backhaul("withdraw", "ffffffffffff", "--reason", "x", "--home", sample_home)
    assert ran.code == 1
    assert "no document and no article has this id" in ran.err
    assert not (sample_home / "corrections").exists()
