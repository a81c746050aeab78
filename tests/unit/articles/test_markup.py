"""Markdown and front matter."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.articles.markup import (
    BrokenFrontMatter,
    plain_from_markdown,
    split_front_matter,
    split_key_lines,
)


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


def test_lines_of_keys_above_a_text_are_its_metadata() -> None:
    text = "Title: Nokia: wins\nDate: Tue, 29 Sep 2020\nSource: The Wire\n\nNokia won.\n\nMore."
    metadata, content = split_key_lines(text)
    assert metadata == {"title": "Nokia: wins", "date": "Tue, 29 Sep 2020", "source": "The Wire"}
    assert content == "Nokia won.\n\nMore."


def test_a_key_line_with_no_date_for_a_date_is_left_out() -> None:
    metadata, _ = split_key_lines("Title: Nokia wins\nDate: yesterday\n\nNokia won.")
    assert metadata == {"title": "Nokia wins"}


@pytest.mark.parametrize(
    "text",
    [
        "Huawei: UK bans new 5G network equipment\n\nTelecoms providers must stop.",
        "Title: Nokia wins\n\nNokia won.",
        "From: Department for Media\nPublished: 13 October 2022\n\nText.",
        "Title: Nokia wins\nDate: 2020-01-01\nNokia won the contract on Monday\n\nMore.",
    ],
)
def test_a_headline_with_a_colon_is_no_metadata(text: str) -> None:
    assert split_key_lines(text) == ({}, text)
