"""Asking trafilatura for less gives what asking it for everything gives."""

from typing import Any

import pytest
import trafilatura
from trafilatura import core, external, metadata

from pipeline.articles import trafilatura_calls
from pipeline.articles.trafilatura_calls import count_elements, load_tree, main_text, metadata_of
from tests.unit.articles.test_html import STORY, ld, page

URL = "https://wire.example/2020/09/29/a-story"
LINKS = "".join(
    f"<li><a href='/{n}'>Another story of the day, number {n}</a></li>" for n in range(9)
)
PAGES = {
    "a story": page(),
    "a story among links": page(body=f"{STORY}<ul>{LINKS}</ul>"),
    "a longer list of stories than the story": page(body=STORY + f"<div><p>{LINKS}</p></div>" * 40),
    "a short notice": page(body="<p>Nokia supplies BT, the operator said on Tuesday.</p>"),
    "a table": page(body=f"<table><tr><td>{STORY}</td><td>Huawei</td></tr></table>"),
    "divisions without paragraphs": page(
        body=STORY.replace("<p>", "<div>").replace("</p>", "</div>")
    ),
    "a figure within": page(body=f"<figure><figcaption>A mast</figcaption></figure>{STORY}"),
    "nothing": "<html><head><title>x</title></head><body></body></html>",
}
HEADS = {
    "nothing": "",
    "open graph": "<meta property='og:title' content='Nokia wins'>"
    "<meta property='og:site_name' content='the wire'><meta property='og:url' content='/a/b'>",
    "an author": "<meta name='author' content='A. Writer'><title>Nokia wins - wire.example</title>",
    "a handle": "<meta name='author' content='desk'><meta name='twitter:site' content='@wire'>",
    "JSON-LD": ld(
        '{"@type": "NewsArticle", "headline": "Nokia wins", "author": {"name": "A. Writer"}, '
        '"publisher": {"name": "The Wire"}}'
    ),
    "broken JSON-LD": ld('{"@type": "NewsArticle", "headline":'),
    "a canonical address": "<link rel='canonical' href='https://wire.example/a?utm_source=x'>",
}


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("tables", [False, True])
def test_the_text_is_that_of_the_whole_comparison(
    name: str, tables: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    ours = main_text(load_tree(PAGES[name]), URL, tables=tables)
    monkeypatch.setattr(core, "compare_extraction", external.compare_extraction)
    whole: Any = trafilatura.bare_extraction(
        PAGES[name],
        url=URL,
        favor_precision=True,
        include_comments=False,
        include_tables=tables,
        with_metadata=True,
    )
    assert ours == (whole.text if whole else "")


def test_extractors_that_cannot_win_are_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    original = external.compare_extraction

    def noted(cleaned: Any, page: Any, body: Any, text: str, options: Any) -> object:
        asked.append(text)
        return original(cleaned, page, body, text, options)

    monkeypatch.setattr(external, "compare_extraction", noted)
    trafilatura_calls.main_text(load_tree(PAGES["a story"]), URL, tables=False)
    assert asked == []
    main_text(load_tree(PAGES["a longer list of stories than the story"]), URL, tables=False)
    assert len(asked) == 1


@pytest.mark.parametrize("head", HEADS)
@pytest.mark.parametrize("url", [URL, None])
def test_the_metadata_are_those_that_the_library_finds(head: str, url: str | None) -> None:
    text = page(HEADS[head])
    ours = metadata_of(load_tree(text), url)
    whole = metadata.extract_metadata(load_tree(text), url, {"extensive_search": False})
    for name in ("title", "author", "sitename", "hostname", "url"):
        assert getattr(ours, name) == getattr(whole, name), name


def test_reading_a_page_leaves_its_tree_as_it_was() -> None:
    tree = load_tree(page())
    before = count_elements(tree)
    main_text(tree, URL, tables=False)
    metadata_of(tree, URL)
    assert count_elements(tree) == before
