"""sources.toml: what it may hold, what it says when it is wrong, and how it is added to."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from pipeline.sources.catalog import (
    BrokenCatalog,
    WebSource,
    add_pages,
    add_source,
    load_catalog,
    name_for,
)


def written(folder: Path, text: str, name: str = "sources.toml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_source_needs_a_name_and_an_address(tmp_path: Path) -> None:
    path = written(tmp_path, '[[source]]\nname = "wire"\nurl = "https://wire.example/feed"\n')
    assert load_catalog(path) == (WebSource(name="wire", url="https://wire.example/feed"),)


def test_everything_that_can_be_set_is_read(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        """
        [[source]]
        name = "wire"
        urls = ["https://wire.example/a.xml", "https://wire.example/b.xml#top"]
        every = "30m"
        publisher = "Wire"
        content = "feed"
        include = ["*/telecom/*"]
        exclude = ["*/video/*"]
        since = 2026-01-01
        max_articles = 10
        silent_after = "2w"
        enabled = false
        """,
    )
    (source,) = load_catalog(path)
    assert source.addresses == ("https://wire.example/a.xml", "https://wire.example/b.xml")
    assert (source.every, source.silent_after) == (timedelta(minutes=30), timedelta(weeks=2))
    assert source.since == date(2026, 1, 1)
    assert source.takes("https://wire.example/telecom/1")
    assert not source.takes("https://wire.example/sport/1")
    assert not source.takes("https://wire.example/telecom/video/1")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("source = 1", "two brackets"),
        ("[source]\nname = 'a'", "two brackets"),
        ("[[sources]]\nname = 'a'", "'sources' is unknown"),
        ("[[source]]\nurl = 'https://a.example'", "source number 1: name: Field required"),
        ("[[source]]\nname = 'a'", "source 'a': give `url`"),
        ("[[source]]\nname = 'a'\nurl = 'ftp://a.example'", "url: 'ftp://a.example' is no address"),
        ("[[source]]\nname = 'A B'\nurl = 'https://a.example'", "name: String should match"),
        ("[[source]]\nname = 'inbox'\nurl = 'https://a.example'", "the name 'inbox' is taken"),
        ("[[source]]\nname = 'a'\nurl = 'https://a.example'\nevry = '1h'", "evry: Extra inputs"),
        ("[[source]]\nname = 'a'\nurl = 'https://a.example'\nevery = '0m'", "every: Input should"),
        ("[[source]]\nname = 'a'\nurl = 'https://a.example'\nevery = 'often'", "every: Input"),
        ("[[source]]\nname = 'a'\nurl = 'https://a.example'\n" * 2, "two sources are named 'a'"),
        ("[[source]\n", "sources.toml: "),
    ],
)
def test_what_is_wrong_is_said_with_its_place(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(BrokenCatalog) as broken:
        load_catalog(written(tmp_path, text))
    assert said in str(broken.value)
    assert "sources.toml" in str(broken.value)


def test_a_home_lays_its_own_sources_over_the_shipped_ones(tmp_path: Path) -> None:
    shipped = written(
        tmp_path,
        '[[source]]\nname = "a"\nurl = "https://a.example"\n'
        '[[source]]\nname = "b"\nurl = "https://b.example"\n',
        "shipped.toml",
    )
    own = written(tmp_path, '[[source]]\nname = "b"\nurl = "https://c.example"\nenabled = false\n')
    found = load_catalog(shipped, own, tmp_path / "missing.toml")
    assert [(each.name, each.url) for each in found] == [
        ("a", "https://a.example"),
        ("b", "https://c.example"),
    ]


def test_the_shipped_file_is_whole_and_asks_nobody() -> None:
    from pipeline.settings import Settings

    found = load_catalog(Settings().shipped_sources_path)
    assert found
    assert not any(source.enabled for source in found)
    assert all(".example/" in url for source in found for url in source.addresses)


def test_adding_keeps_what_is_there_comments_too(tmp_path: Path) -> None:
    path = written(tmp_path, '# Ours.\n[[source]]\nname = "a"\nurl = "https://a.example"  # old\n')
    new = WebSource(name="b", url='https://b.example/?q="x"', every=timedelta(hours=6))
    add_source(path, new)
    assert path.read_text().startswith("# Ours.")
    assert "# old" in path.read_text()
    assert load_catalog(path)[1] == new


def test_a_first_source_makes_the_file(tmp_path: Path) -> None:
    path = tmp_path / "home" / "sources.toml"
    add_source(path, WebSource(name="a", url="https://a.example"))
    assert [source.name for source in load_catalog(path)] == ["a"]


def test_a_name_that_is_there_already_changes_nothing(tmp_path: Path) -> None:
    path = written(tmp_path, '[[source]]\nname = "a"\nurl = "https://a.example"\n')
    before = path.read_text()
    with pytest.raises(BrokenCatalog, match="two sources"):
        add_source(path, WebSource(name="a", url="https://b.example"))
    assert path.read_text() == before


def test_single_pages_are_gathered_in_one_source(tmp_path: Path) -> None:
    path = tmp_path / "sources.toml"
    assert add_pages(path, ["https://a.example/1", "https://a.example/1"]) == 1
    assert add_pages(path, ["https://a.example/1", "https://b.example/2"]) == 1
    (source,) = load_catalog(path)
    assert source.kind == "pages"
    assert source.addresses == ("https://a.example/1", "https://b.example/2")


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://www.wire.example/feed", "wire"),
        ("https://news.wire.co.uk/feed", "news-wire"),
        ("https://wire.com/feed", "wire"),
        ("http://127.0.0.1:8000/feed", "127-0-0-1"),
    ],
)
def test_a_name_comes_from_the_host(url: str, name: str) -> None:
    assert name_for(url) == name
    assert name_for(url, [name, f"{name}-2"]) == f"{name}-3"
