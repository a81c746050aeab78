"""What docs/sources.md shows of files is what happens to them."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from pipeline.articles import Ingested, read_documents
from pipeline.settings import PROJECT_ROOT
from pipeline.sources import scan_inbox
from pipeline.sources.forms import MEDIA_TYPES, Limits, opened

PAGE = (PROJECT_ROOT / "docs" / "sources.md").read_text(encoding="utf-8")
EXAMPLE = re.compile(
    r"<!-- (?P<how>file|makes): (?P<name>\S+?)(?:; articles: (?P<articles>\d+))?"
    r"(?:; published: (?P<day>\S+))? -->\n```\w+\n(?P<content>.*?)^```$",
    re.DOTALL | re.MULTILINE,
)


@dataclass(frozen=True)
class Example:
    """One block of the page: a file, or Python that makes one, and what it gives."""

    name: str
    is_code: bool
    content: str
    articles: int | None
    day: str | None

    @property
    def document(self) -> str:
        """The document of the example: that beside which a sidecar lies."""
        stem = self.name.removesuffix(".meta.json")
        return next(each.name for each in EXAMPLES if each.name.startswith(stem))


def _example(match: re.Match[str]) -> Example:
    count = match["articles"]
    return Example(
        match["name"],
        match["how"] == "makes",
        match["content"],
        int(count) if count else None,
        match["day"],
    )


EXAMPLES = [_example(match) for match in EXAMPLE.finditer(PAGE)]


def ingested(folder: Path) -> Ingested:
    found = scan_inbox(folder, now=datetime(2024, 5, 1, tzinfo=UTC), max_bytes=10**8)
    return read_documents(record for file in found for record in opened(file, Limits()))


def make(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Ingested:
    monkeypatch.chdir(folder)
    for example in EXAMPLES:
        if example.is_code:
            exec(compile(example.content, example.name, "exec"), {})
        else:
            (folder / example.name).write_text(example.content, encoding="utf-8")
    return ingested(folder)


def test_every_example_gives_the_articles_that_the_page_tells(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = make(tmp_path, monkeypatch)
    assert set(read.documents["disposition"]) == {"article", "container"}
    for example in EXAMPLES:
        if example.articles is not None:
            of_file = [
                row
                for row in read.articles.sort("path").iter_rows(named=True)
                if row["path"].partition("#")[0] == example.document
            ]
            assert len(of_file) == example.articles, example.name
            if example.day:
                assert str(of_file[0]["published_on"]) == example.day, example.name


def test_the_table_lists_every_form() -> None:
    table = PAGE.partition("this table lists every form -->")[2].partition("\n\n")[0]
    assert set(re.findall(r"`(\.[\w.]+)`", table)) == set(MEDIA_TYPES)


def test_every_form_has_an_example() -> None:
    shown = {Path(each.document).suffix for each in EXAMPLES}
    assert shown >= {f".{form}" for form in FORMS.split()}


FORMS = "txt md html mhtml json jsonl csv parquet eml docx rtf zip gz"


def test_the_page_tells_the_limits_that_hold() -> None:
    limits = Limits()
    assert f"({limits.max_bytes // 1024**2} MiB)" in PAGE
    assert limits.max_members == 1_000_000
    assert f"{limits.max_expanded_bytes // 1024**3} GiB unpacked" in PAGE
    assert limits.max_depth == 4
