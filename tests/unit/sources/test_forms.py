"""Every form: what a file holds becomes records, what is broken is told."""

import json
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from pathlib import Path

import polars as pl
import pytest

from pipeline.articles import Ingested, read_documents
from pipeline.sources import RawRecord, scan_inbox
from pipeline.sources.forms import Limits, opened
from tests import forms

NOW = datetime(2024, 5, 1, tzinfo=UTC)
LIMITS = Limits()


def records(folder: Path, limits: Limits = LIMITS) -> list[RawRecord]:
    found = scan_inbox(folder, now=NOW, max_bytes=limits.max_bytes)
    return [record for file in found for record in opened(file, limits)]


def read(tmp_path: Path, files: Mapping[str, bytes], limits: Limits = LIMITS) -> Ingested:
    return read_documents(records(forms.write(tmp_path, files), limits))


def ledger(ingested: Ingested) -> dict[str, str]:
    """What became of each record: its disposition, or why it was set aside."""
    rows = ingested.documents.select("path", "disposition", "reason").iter_rows()
    return {path: reason or disposition for path, disposition, reason in rows}


def only_article(ingested: Ingested) -> dict[str, object]:
    (article,) = ingested.articles.iter_rows(named=True)
    return article


@pytest.mark.parametrize("name", list(forms.one_of_each()))
def test_a_file_of_each_form_gives_its_articles(tmp_path: Path, name: str) -> None:
    ingested = read(tmp_path, {name: forms.one_of_each()[name]})
    assert set(ledger(ingested).values()) <= {"article", "container"}
    assert not ingested.articles.is_empty()
    for article in ingested.articles.iter_rows(named=True):
        number = next(i for i in range(25) if forms.title(i) == article["title"])
        assert article["text"] == f"{forms.title(number)}\n\n{forms.body(number)}"


@pytest.mark.parametrize("name", list(forms.broken_ones()))
def test_a_broken_file_of_each_form_is_told_and_gives_nothing(tmp_path: Path, name: str) -> None:
    ingested = read(tmp_path, {name: forms.broken_ones()[name]})
    assert ingested.articles.is_empty()
    assert "quarantined" in ingested.documents["disposition"].to_list()
    assert ingested.documents.filter(disposition="quarantined")["reason"].null_count() == 0


def test_members_name_their_container(tmp_path: Path) -> None:
    documents = read(tmp_path, {"files.zip": forms.one_of_each()["files.zip"]}).documents
    (container,) = documents.filter(disposition="container")["document_id"]
    parents = documents.filter(disposition="article")["parent_document_id"].to_list()
    assert parents == [container, container]


def test_a_table_tells_what_it_knows_of_its_articles(tmp_path: Path) -> None:
    article = only_article(read(tmp_path, {"rows.csv": forms.csv_of([forms.row(4)])}))
    assert article["title"] == forms.title(4)
    assert article["url"] == "https://news.example/4/a-story"
    assert article["publisher"] == "The Example Wire"
    assert (article["published_on"], article["published_basis"]) == (date(2021, 3, 5), "metadata")


def test_a_table_whose_text_has_no_known_name_is_guessed_by_its_length(tmp_path: Path) -> None:
    table = forms.csv_of([{"no": "1", "what_they_wrote": forms.text(1)}])
    assert only_article(read(tmp_path, {"rows.csv": table}))["title"] == forms.title(1)


def test_a_table_that_does_not_tell_lists_its_columns_and_says_what_to_write(
    tmp_path: Path,
) -> None:
    reason = ledger(read(tmp_path, {"t.csv": b"a,b\n1,2\n"}))["t.csv"]
    assert "its columns are: a, b." in reason
    assert '{"columns": {"text": "..."}}' in reason


def test_a_sidecar_says_which_column_is_which(tmp_path: Path) -> None:
    table = forms.csv_of([{"x": forms.title(1), "y": forms.body(1), "z": forms.body(2)}])
    mapping = {"columns": {"title": "x", "text": "y"}, "publisher": "The Gazette"}
    files = {"t.csv": table, "t.meta.json": json.dumps(mapping).encode()}
    article = only_article(read(tmp_path, files))
    assert article["text"] == f"{forms.title(1)}\n\n{forms.body(1)}"
    assert article["publisher"] == "The Gazette"


def test_a_sidecar_that_names_a_column_that_is_not_there_is_told(tmp_path: Path) -> None:
    mapping = json.dumps({"columns": {"text": "story"}}).encode()
    reason = ledger(read(tmp_path, {"t.csv": b"a,b\n1,2\n", "t.meta.json": mapping}))["t.csv"]
    assert reason == "there is no column 'story' in the table; its columns are: a, b"


def test_a_field_that_holds_markup_is_read_as_a_page(tmp_path: Path) -> None:
    paragraphs = "".join(f"<p>{part}</p>" for part in forms.body(3).split("\n\n"))
    post = {
        "title": {"rendered": forms.title(3)},
        "content": {"rendered": paragraphs},
        "link": "https://blog.example/a-story",
        "date": "2021-03-04T10:00:00",
    }
    article = only_article(read(tmp_path, {"posts.json": json.dumps([post]).encode()}))
    assert article["text"] == f"{forms.title(3)}\n\n{forms.body(3)}"
    assert article["published_on"] == date(2021, 3, 4)


def test_semicolons_tabs_and_old_encodings_are_understood(tmp_path: Path) -> None:
    name = forms.title(1).replace("Mobile", "Télécom")
    table = f"titre;headline;body\nx;{name};{forms.body(1)!r}\n"
    article = only_article(read(tmp_path, {"t.csv": table.encode("cp1252")}))
    assert article["title"] == name


def test_a_row_with_too_many_values_is_told_and_the_next_one_read(tmp_path: Path) -> None:
    good = forms.csv_of([forms.row(1)]).decode()
    table = good + "a,b,c,d,e,f\r\n" + forms.csv_of([forms.row(2)]).decode().split("\r\n", 1)[1]
    found = ledger(read(tmp_path, {"t.csv": table.encode()}))
    assert found["t.csv#row 2"] == "the row has 6 values for 5 columns"
    assert found["t.csv#row 3"] == "article"


def test_a_field_above_the_limit_is_told_and_the_next_row_read(tmp_path: Path) -> None:
    first, last = forms.csv_of([forms.row(1)]), forms.csv_of([forms.row(2)])
    table = first + b'"' + b"x" * 5000 + b'",b,c,d,e\r\n' + last.split(b"\r\n", 1)[1]
    found = ledger(read(tmp_path, {"t.csv": table}, Limits(max_bytes=2000)))
    assert "more than 2000 bytes" in found["t.csv#row 2"]
    assert found["t.csv#row 3"] == "article"


@pytest.mark.parametrize("export", [forms.nexis, forms.proquest, forms.factiva])
def test_an_export_of_a_press_database_is_cut_into_its_articles(
    tmp_path: Path, export: Callable[[list[int]], bytes]
) -> None:
    ingested = read(tmp_path, {"export.txt": export([1, 2, 3])})
    titles = ingested.articles.sort("path")["title"].to_list()
    assert titles == [forms.title(1), forms.title(2), forms.title(3)]
    assert ledger(ingested)["export.txt"] == "container"


def test_the_fields_of_an_export_are_what_its_articles_say(tmp_path: Path) -> None:
    ingested = read(tmp_path, {"export.txt": forms.proquest([1, 2])})
    first = ingested.articles.sort("path").row(0, named=True)
    assert first["author"] == "A. Writer"
    assert first["publisher"] == "Example Gazette"
    assert first["published_on"] == date(2021, 3, 2)
    assert first["text"] == f"{forms.title(1)}\n\n{forms.body(1)}"


def test_one_article_that_speaks_of_documents_is_no_export(tmp_path: Path) -> None:
    text = forms.text(1) * 2 + "\n\n1 of 2 documents\n\n" + forms.text(2)
    assert ledger(read(tmp_path, {"a.txt": text.encode()})) == {"a.txt": "article"}


def test_archives_in_archives_are_opened_down_to_a_limit(tmp_path: Path) -> None:
    archive = forms.zip_of({"a.txt": forms.text(1).encode()})
    for _ in range(5):
        archive = forms.zip_of({"in.zip": archive})
    found = ledger(read(tmp_path, {"out.zip": archive}))
    assert found["out.zip#in.zip#in.zip#in.zip"] == "container"
    assert "more than 4 deep" in found["out.zip#in.zip#in.zip#in.zip#in.zip"]


def test_an_archive_with_more_than_the_limit_keeps_what_came_before(tmp_path: Path) -> None:
    files = {f"{i}.txt": forms.text(i).encode() for i in range(5)}
    found = ledger(read(tmp_path, {"a.zip": forms.zip_of(files)}, Limits(max_members=3)))
    assert [found[f"a.zip#{i}.txt"] for i in range(3)] == ["article"] * 3
    assert found["a.zip#rest"].startswith("it holds more documents than the limit; 3 records")


def test_an_archive_that_unpacks_to_more_than_the_limit_is_left_there(tmp_path: Path) -> None:
    archive = forms.tar_of({f"{i}.txt": forms.text(i).encode() for i in range(5)})
    limits = Limits(max_expanded_bytes=2 * len(forms.text(0)))
    assert (
        "larger than the limit"
        in ledger(read(tmp_path, {"a.tar.gz": archive}, limits))["a.tar.gz#rest"]
    )


def test_a_cut_off_archive_keeps_what_could_be_read(tmp_path: Path) -> None:
    captures = b"".join(map(forms.capture, range(3)))
    found = ledger(read(tmp_path, {"a.warc": captures + b"WARC/1.0 broken\r\nnot a header"}))
    assert [found[f"a.warc#record {i}"] for i in (1, 2, 3)] == ["article"] * 3


def test_a_sidecar_in_an_archive_belongs_to_its_document(tmp_path: Path) -> None:
    files = {"a.txt": forms.body(1).encode(), "a.meta.json": b'{"title": "A headline of its own"}'}
    article = only_article(read(tmp_path, {"a.zip": forms.zip_of(files)}))
    assert article["title"] == "A headline of its own"


def test_captures_that_are_no_page_are_told(tmp_path: Path) -> None:
    found = ledger(read(tmp_path, {"a.warc": forms.capture(1, status=404) + forms.capture(2)}))
    assert found["a.warc#record 1"] == "the server answered 404"
    assert found["a.warc#record 2"] == "article"


def test_a_capture_knows_where_and_when_it_was_got(tmp_path: Path) -> None:
    ingested = read(tmp_path, {"a.warc": forms.capture(2)})
    row = ingested.documents.filter(disposition="article").row(0, named=True)
    assert row["url"] == "https://news.example/warc/2/a-story"
    assert row["fetched_at"] == datetime(2021, 3, 2, 10, tzinfo=UTC)
    assert row["http_status"] == 200


def test_the_lines_of_a_pdf_are_joined_to_paragraphs(tmp_path: Path) -> None:
    article = only_article(read(tmp_path, {"a.pdf": forms.pdf(1)}))
    assert article["text"] == f"{forms.title(1)}\n\n{forms.body(1)}"


def test_the_order_of_files_changes_nothing(tmp_path: Path) -> None:
    found = records(forms.write(tmp_path, forms.one_of_each()))
    there, back = read_documents(found), read_documents(reversed(found))
    assert there.documents.equals(back.documents)
    assert there.articles.equals(back.articles)


def test_nothing_is_written_beside_the_archive(tmp_path: Path) -> None:
    read(tmp_path / "in", {"climbs.zip": forms.broken_ones()["b/climbs.zip"]})
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == ["climbs.zip"]


def test_every_record_has_an_id_of_its_own(tmp_path: Path) -> None:
    files = forms.one_of_each() | forms.broken_ones()
    ingested = read_documents(records(forms.write(tmp_path, files)))
    assert ingested.documents["document_id"].is_unique().all()
    parents = ingested.documents["parent_document_id"].drop_nulls()
    assert parents.is_in(ingested.documents["document_id"].implode()).all()
    assert ingested.documents.filter(pl.col("disposition") == "article").height == 25


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        (("03/04/2021", "25/04/2021"), date(2021, 4, 3)),
        (("03/04/2021", "04/25/2021"), date(2021, 3, 4)),
        (("3.4.2021 10:00", "13.4.2021 11:00"), date(2021, 4, 3)),
        (("1617408000", "1617494400"), date(2021, 4, 3)),
    ],
)
def test_a_column_tells_how_its_dates_are_written(
    tmp_path: Path, dates: tuple[str, str], expected: date
) -> None:
    rows = [forms.row(n) | {"date": day} for n, day in enumerate(dates, 1)]
    articles = read(tmp_path, {"t.csv": forms.csv_of(rows)}).articles.sort("path")
    assert articles["published_on"][0] == expected


@pytest.mark.parametrize("others", ["05/06/2021", "no day"])
def test_a_date_that_may_be_two_days_sets_its_row_aside(tmp_path: Path, others: str) -> None:
    rows = [forms.row(1) | {"date": "03/04/2021"}, forms.row(2) | {"date": others}]
    found = ledger(read(tmp_path, {"t.csv": forms.csv_of(rows)}))
    assert "which is no date" in found["t.csv#row 1"]
