"""Records become the ledger and the articles; nothing is lost on the way."""

import random
import time
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.articles import Ingested, read_documents
from pipeline.schemas import split_valid
from pipeline.sources import RawRecord

FETCHED = datetime(2026, 1, 1, tzinfo=UTC)
TEXT = (
    "Nokia wins at BT\n\n"
    "Nokia said on Tuesday it had clinched a multi-year deal to supply BT with 5G equipment.\n"
    "Huawei has to be stripped out of the network by the end of 2027, the government ruled.\n"
)
PAGE = f"<html><body><article><h1>Nokia wins</h1><p>{TEXT * 3}</p></article></body></html>"


def record(path: str = "a.txt", content: str | bytes = TEXT, **known: str) -> RawRecord:
    media_type = {"txt": "text/plain", "md": "text/markdown", "html": "text/html"}
    return RawRecord(
        source="inbox",
        path=path,
        url=known.get("url"),
        content=content.encode() if isinstance(content, str) else content,
        media_type=media_type[path.rsplit(".")[-1]],
        fetched_at=FETCHED,
        sidecar=known,
    )


def ledger(ingested: Ingested) -> dict[str, tuple[str, str | None]]:
    rows = ingested.documents.select("path", "disposition", "reason").rows()
    return {path: (disposition, reason) for path, disposition, reason in rows}


def reason_of(content: str | bytes, path: str = "a.txt", **known: str) -> str:
    disposition, reason = ledger(read_documents([record(path, content, **known)]))[path]
    assert disposition == "quarantined"
    assert reason is not None
    return reason


def test_a_text_becomes_a_document_and_an_article() -> None:
    ingested = read_documents([record(url="https://x.org/a?utm_source=y", author="Jane")])
    document = ingested.documents.row(0, named=True)
    article = ingested.articles.row(0, named=True)
    assert document["disposition"] == "article"
    assert document["article_id"] == article["article_id"]
    assert document["size_bytes"] == len(TEXT.encode())
    assert document["url"] == article["url"] == "https://x.org/a"
    assert article["title"] == "Nokia wins at BT"
    assert article["author"] == "Jane"
    assert article["language"] == "en"
    assert article["syndication_group"] == article["article_id"]


def test_the_tables_are_those_of_the_schemas() -> None:
    ingested = read_documents(
        [record(), record("b.txt"), record("c.html", PAGE), record("d.txt", b""), record("e.md")]
    )
    for table, frame in (("documents", ingested.documents), ("articles", ingested.articles)):
        assert split_valid(table, frame).bad.is_empty()


def test_no_records_give_empty_tables() -> None:
    ingested = read_documents([])
    assert ingested.documents.is_empty()
    assert split_valid("articles", ingested.articles).good.is_empty()


def test_front_matter_gives_metadata_and_a_sidecar_comes_before_it() -> None:
    text = f"---\ntitle: From front\nauthor: Front\ndate: 2020-09-29\n---\n{TEXT}"
    article = read_documents([record("a.md", text, author="Side")]).articles.row(0, named=True)
    assert (article["title"], article["author"]) == ("From front", "Side")
    assert article["published_on"] == date(2020, 9, 29)
    assert article["published_basis"] == "metadata"


def test_bad_input_is_told_in_the_ledger() -> None:
    assert reason_of(b"") == "the file is empty"
    assert reason_of(b" \n\t\n ") == "the file is empty"
    assert reason_of(b"%PDF-1.7 ...") == "the content is a PDF, not text"
    assert "binary data" in reason_of(bytes(range(256)) * 9)
    assert "no article: its main text has 0 letters" in reason_of(
        "<html><body></body></html>", "a.html"
    )
    assert "no article is left" in reason_of("12345\n\n---\n")
    assert "front matter is not valid YAML" in reason_of("---\na: [b\n---\nText")
    assert "'soon', which is no date" in reason_of(TEXT, published="soon")


def test_a_record_with_a_problem_is_told_and_the_others_are_read() -> None:
    broken = replace(record("b.txt"), content=None, problem="locked", size_bytes=7)
    ingested = read_documents([broken, record()])
    assert ledger(ingested)["b.txt"] == ("quarantined", "locked")
    assert ledger(ingested)["a.txt"] == ("article", None)
    row = ingested.documents.filter(pl.col("path") == "b.txt").row(0, named=True)
    assert (row["raw_sha256"], row["size_bytes"], row["article_id"]) == (None, 7, None)


@pytest.mark.parametrize(
    ("path", "content"),
    [
        ("a.txt", b"word " * 10_000_000),
        ("a.txt", b"x" * 50_000_000),
        ("a.txt", "Wörter ".encode("cp1252") * 7_000_000),
        ("a.html", b"<html><body><p>" + b"word " * 10_000_000),
        ("a.md", b"**a* " * 10_000_000),
        ("a.txt", b"- a\n" * 30_000),
    ],
)
def test_fifty_megabytes_are_set_aside_at_once(path: str, content: bytes) -> None:
    start = time.process_time()
    assert "a dump, not an article" in reason_of(content, path)
    assert time.process_time() - start < 10


@pytest.mark.parametrize("piece", ["word ", "x", "(", "**a* ", "a@", "Home > ", "<p "])
def test_the_longest_text_that_is_read_takes_seconds(piece: str) -> None:
    content = TEXT + (piece * 1_000_000)[:990_000]
    for path in ("a.txt", "a.md"):
        start = time.process_time()
        read_documents([record(path, content)])
        assert time.process_time() - start < 10


def test_a_page_in_a_text_file_is_read_as_a_page() -> None:
    page = PAGE.replace("<html>", "<!DOCTYPE html><html>")
    (article,) = read_documents([record("a.txt", page)]).articles.rows(named=True)
    assert "<" not in article["text"]


def test_a_text_in_a_page_file_is_read_as_a_text() -> None:
    (article,) = read_documents([record("a.html", TEXT)]).articles.rows(named=True)
    assert article["title"] == "Nokia wins at BT"


def test_a_language_that_is_not_read_is_told() -> None:
    french = (
        "L'opérateur a annoncé lundi qu'il remplacerait les équipements de son fournisseur. " * 3
    )
    ingested = read_documents([record(content=french)])
    disposition, reason = ledger(ingested)["a.txt"]
    assert disposition == "unsupported_language"
    assert reason is not None
    assert "'fr'" in reason
    assert ingested.articles.is_empty()


def test_the_same_text_twice_is_one_article() -> None:
    ingested = read_documents(
        [
            record("b.txt", TEXT.upper().lower().replace("nokia", "Nokia"), url="https://x.org/b"),
            record("a.txt", url="https://x.org/a"),
            record("c.txt", TEXT, url="https://x.org/c", published="2020-09-29"),
        ]
    )
    rows = ledger(ingested)
    assert ingested.articles["path"].to_list() == ["c.txt"]
    assert rows["c.txt"] == ("article", None)
    assert rows["a.txt"] == ("duplicate", "the same text as c.txt")
    assert rows["b.txt"] == ("duplicate", "the same text as c.txt")
    assert ingested.documents["article_id"].n_unique() == 1


def test_of_copies_the_first_published_stands() -> None:
    ingested = read_documents(
        [
            record("a.txt", url="https://x.org/a", published="2020-09-30"),
            record("b.txt", url="https://y.org/b", published="2020-09-29"),
        ]
    )
    assert ingested.articles["path"].to_list() == ["b.txt"]


def test_of_versions_of_one_address_the_newest_stands() -> None:
    old = replace(record("old.txt", url="https://x.org/a"), fetched_at=FETCHED - timedelta(days=1))
    new = record("new.txt", TEXT + "It was corrected on Friday.", url="http://x.org/a/#top")
    for order in ([old, new], [new, old]):
        rows = ledger(read_documents(order))
        assert rows["new.txt"][0] == "article"
        assert rows["old.txt"] == ("superseded", "a newer version is new.txt")


def test_a_superseded_version_points_to_the_article_that_stands_for_its_copy() -> None:
    newer = TEXT + "It was corrected on Friday."
    old = replace(record("old.txt", url="https://x.org/a"), fetched_at=FETCHED - timedelta(days=1))
    new = record("new.txt", newer, url="https://x.org/a", published="2020-09-30")
    copy = record("copy.txt", newer, url="https://y.org/c", published="2020-09-29")
    ingested = read_documents([old, new, copy])
    rows = ledger(ingested)
    assert rows["copy.txt"][0] == "article"
    assert rows["new.txt"][0] == "duplicate"
    assert rows["old.txt"][0] == "superseded"
    assert set(ingested.documents["article_id"]) == set(ingested.articles["article_id"])


def test_a_front_page_as_address_does_not_make_articles_one() -> None:
    other = TEXT.replace("Nokia", "Ericsson")
    ingested = read_documents(
        [record("a.txt", url="https://x.org/"), record("b.txt", other, url="https://x.org")]
    )
    assert ingested.articles.height == 2


def test_an_article_keeps_its_id_when_its_file_moves() -> None:
    (here,) = read_documents([record("a.txt")]).articles["article_id"]
    (there,) = read_documents([record("sub/b.txt")]).articles["article_id"]
    assert here == there


def test_the_version_changes_with_the_text_and_with_what_is_known_of_it() -> None:
    versions = {
        read_documents([each]).articles["article_version_id"][0]
        for each in (
            record(url="https://x.org/a"),
            record(url="https://x.org/a", author="Jane"),
            record(url="https://x.org/a", published="2020-09-29"),
            record(content=TEXT + "More news is to follow.", url="https://x.org/a"),
        )
    }
    assert len(versions) == 4


CONTENTS = st.one_of(
    st.sampled_from([TEXT, PAGE, "", "Nokia", "\0\0\0", TEXT.upper(), "---\na: b\n---\n" + TEXT]),
    st.text(max_size=200),
)


@given(contents=st.lists(CONTENTS, max_size=8), seed=st.integers(0, 9))
def test_nothing_is_lost_and_the_order_does_not_matter(contents: list[str], seed: int) -> None:
    """As many rows as records, each with one disposition; the same tables in any order."""
    kinds = ("txt", "md", "html")
    records = [record(f"{i}.{kinds[i % 3]}", text) for i, text in enumerate(contents)]
    ingested = read_documents(records)
    assert ingested.documents.height == len(records)
    assert split_valid("documents", ingested.documents).bad.is_empty()
    assert split_valid("articles", ingested.articles).bad.is_empty()
    standing = ingested.documents.filter(pl.col("disposition") == "article")
    assert sorted(standing["article_id"]) == sorted(ingested.articles["article_id"])
    pointers = set(ingested.documents["article_id"].drop_nulls())
    assert pointers == set(ingested.articles["article_id"])
    random.Random(seed).shuffle(records)
    again = read_documents(records)
    assert again.documents.equals(ingested.documents)
    assert again.articles.equals(ingested.articles)


def test_texts_are_read_by_the_thousand() -> None:
    """A floor far below what is measured, so that only a change of order fails it."""
    records = [record(f"{i}.txt", f"{TEXT}\nIt is deal number {i}.") for i in range(500)]
    start = time.process_time()
    assert read_documents(records).articles.height == 500
    assert time.process_time() - start < 5
