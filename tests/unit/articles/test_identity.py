"""Ids come from content."""

import pytest

from pipeline.articles.identity import (
    article_id,
    canonical_url,
    content_id,
    names_a_page,
    same_text_key,
)


@pytest.mark.parametrize(
    ("url", "canonical"),
    [
        ("https://Example.com/a/?utm_source=x&id=3#part", "https://example.com/a/?id=3"),
        ("https://example.com/a/", "https://example.com/a"),
        ("https://example.com/a?b=2&a=1", "https://example.com/a?a=1&b=2"),
        ("  http://example.com/a  ", "http://example.com/a"),
        ("example.com/a", None),
        ("not a url", None),
        ("javascript:alert(1)", None),
        ("", None),
        (None, None),
    ],
)
def test_an_address_has_one_spelling(url: str | None, canonical: str | None) -> None:
    assert canonical_url(url) == canonical


def test_a_page_moved_to_https_is_the_same_article() -> None:
    ids = {
        article_id(url, "raw")
        for url in ("http://example.com/a", "https://example.com/a", "https://www.example.com/a")
    }
    assert len(ids) == 1


def test_a_front_page_names_no_article() -> None:
    assert not names_a_page("https://example.com")
    assert not names_a_page("https://example.com/")
    assert names_a_page("https://example.com/?p=12")
    assert article_id("https://example.com", "raw1") != article_id("https://example.com", "raw2")


def test_without_an_address_the_bytes_name_the_article() -> None:
    assert article_id(None, "raw1") == article_id(None, "raw1")
    assert article_id(None, "raw1") != article_id(None, "raw2")


def test_a_missing_part_is_not_an_empty_one() -> None:
    assert content_id("a", None) != content_id("a", "")
    assert content_id("a", "bc") != content_id("ab", "c")


def test_texts_are_the_same_when_case_and_signs_alone_differ() -> None:
    assert same_text_key("“Nokia wins” – again!") == same_text_key('"NOKIA  wins" - again')
    assert same_text_key("Nokia wins") != same_text_key("Nokia loses")
