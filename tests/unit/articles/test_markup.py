"""Markdown and front matter."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.articles.markup import BrokenFrontMatter, plain_from_markdown, split_front_matter


def test_front_matter_is_taken_off() -> None:
    text = "---\ntitle: 'Nokia: wins'\ndate: 2020-09-29\n---\nNokia won.\n"
    metadata, content = split_front_matter(text)
    assert metadata["title"] == "Nokia: wins"
    assert str(metadata["date"]) == "2020-09-29"
    assert content == "Nokia won."


@pytest.mark.parametrize("text", ["---\nNo end", "Nokia won.\n---\na: b\n---\n", "", "---"])
def test_a_text_that_only_holds_a_rule_is_left_alone(text: str) -> None:
    assert split_front_matter(text) == ({}, text)


def test_broken_front_matter_says_where() -> None:
    with pytest.raises(BrokenFrontMatter, match=r"not valid YAML \(line \d\)"):
        split_front_matter("---\ntitle: x\nurl: [a, b\n---\nNokia won.\n")


def test_markdown_is_read_as_plain_text() -> None:
    text = "# Nokia *wins*\n\n> **BT** picks [Nokia](https://x.org/n)![logo](a.png) over `a_b_c`\n"
    assert plain_from_markdown(text) == "Nokia wins\n\nBT picks Nokia over `a_b_c`\n"


def test_signs_that_are_no_markdown_stay() -> None:
    text = "It cost 3 * 4 dollars, 5G*2, a_b_c, and #1 in sales. [see note]"
    assert plain_from_markdown(text) == text


@given(st.text(max_size=300))
def test_any_text_is_read_as_markdown(text: str) -> None:
    assert len(plain_from_markdown(text)) <= len(text)
