"""No page is held back whose article could state a fact; what names nothing is."""

from html import escape

import polars as pl
import pytest

from pipeline.extract.gate import may_state_facts
from pipeline.extract.page_gate import page_gate, visible_words
from pipeline.reference import load_reference
from pipeline.settings import Settings

SETTINGS = Settings()
REFERENCE = load_reference(SETTINGS.reference_dir)
GATE = page_gate(REFERENCE)


def page(text: str, head: str = "", around: str = "Home News Sport") -> bytes:
    """A page whose text is escaped and cut into paragraphs."""
    paragraphs = "".join(f"<p>{escape(part)}</p>" for part in text.split("\n"))
    body = f"<nav>{around}</nav><article>{paragraphs}</article>"
    return f"<html><head>{head}</head><body>{body}</body></html>".encode()


def test_no_page_is_held_back_whose_article_may_state_a_fact() -> None:
    files = (*SETTINGS.sample_dir.glob("*.txt"), *SETTINGS.gold_dir.glob("articles/*.txt"))
    texts = [path.read_text("utf-8") for path in sorted(files)]
    lines = [line for text in texts for line in text.split("\n") if line.strip()]
    may = may_state_facts(pl.Series(lines), REFERENCE).to_list()
    assert any(may)
    assert not all(may)
    held = [line for line, fact in zip(lines, may, strict=True) if fact and not GATE(page(line))]
    assert held == []


@pytest.mark.parametrize(
    "seen",
    [
        "<p>the <b>Huawei</b> ban</p>",
        "<p>Nokia&nbsp;Siemens&nbsp;Networks</p>",
        "<p>Open <i>RAN</i></p>",
        "<p>Ericsson's deal</p>",
        "<p>in 5G.</p>",
        "<p>ZTE</p>",
    ],
)
def test_names_are_seen_through_tags_and_entities(seen: str) -> None:
    assert GATE(f"<html><body>{seen}</body></html>".encode())


@pytest.mark.parametrize(
    "unseen",
    [
        "<script>var ua = /Huawei|Nokia/; track('5G')</script>",
        "<style>.huawei { color: red }</style>",
        "<!-- Ericsson -->",
        '<img src="https://cdn.example/huawei.jpg" alt="5G">',
        "<p>He ran on with one arm.</p>",
    ],
)
def test_what_no_reader_sees_lets_no_page_through(unseen: str) -> None:
    assert not GATE(f"<html><body>{unseen}<p>The match was won.</p></body></html>".encode())


def test_a_page_in_utf_16_is_never_held_back() -> None:
    assert GATE("<html><p>nothing of the trade</p></html>".encode("utf-16"))
    assert GATE("<html><p>nothing of the trade</p></html>".encode("utf-16-le"))


def test_the_visible_words_of_a_page() -> None:
    assert visible_words(b"<p>A&amp;B <i>caf\xc3\xa9</i>!</p>") == b" A B caf "


def test_an_unclosed_script_does_not_hide_the_page() -> None:
    assert GATE(b"<html><script>x<p>Huawei</p></html>")
