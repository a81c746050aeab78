"""A raw text becomes a clean, dated article."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.articles import clean_article
from pipeline.articles.clean import UnusableDate
from pipeline.articles.html import Page

BODY = (
    "Nokia said on Tuesday it had clinched a multi-year deal to supply BT with 5G radio equipment."
)
MORE = "Huawei has to be stripped out of the network by the end of 2027, the government ruled."


def dated(text: str) -> tuple[date | None, str]:
    article = clean_article(text)
    return article.published_on, article.published_basis


def test_the_text_is_the_title_a_blank_line_and_the_paragraphs() -> None:
    article = clean_article(f"Nokia wins at BT\n{BODY}\n{MORE}\n")
    assert article.title == "Nokia wins at BT"
    assert article.text == f"Nokia wins at BT\n\n{BODY}\n\n{MORE}"


def test_a_text_without_a_title_has_none() -> None:
    article = clean_article(f"{BODY} {MORE}\n{MORE} So it is.")
    assert article.title is None
    assert article.text.startswith("Nokia said")


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ("By Staff reporter | 29 September 2020", date(2020, 9, 29)),
        ("Published 13 October 2022", date(2022, 10, 13)),
        ("From: Department for Media\nPublished 13 October 2022", date(2022, 10, 13)),
        ("By Telecom Desk, New Delhi | Oct 18, 2022, 09:40 IST | 5 min read", date(2022, 10, 18)),
        ("[2 December 2012]", date(2012, 12, 2)),
        ("Politics live with our desk | Tuesday 28 January 2020", date(2020, 1, 28)),
        ("By our wireless editor\nJuly 2001", date(2001, 7, 1)),
        ("by Mobile Desk, 14 December 2009, 11:03", date(2009, 12, 14)),
        ("Posted by the network nerd on 3 March 2021 | 5 min read", date(2021, 3, 3)),
        ("OTTAWA | Published May 20, 2022 | Updated 3 hours ago", date(2022, 5, 20)),
        ("Posted: May 20, 2022 6:00 AM ET", date(2022, 5, 20)),
        (
            "PUBLISHED: 18:05, 30 November 2020 | UPDATED: 19:40, 1 December 2020",
            date(2020, 11, 30),
        ),
        ("Updated October 12, 2021", date(2021, 10, 12)),
        ("Last updated Feb. 22, 2022, 6:12 p.m. ET", date(2022, 2, 22)),
        ("July 19, 2021 -- 05:10 GMT (06:10 BST)", date(2021, 7, 19)),
        ("APR 10, 2019 15:00 (GMT +00:00)", date(2019, 4, 10)),
        ("Published: 09/10/2020 17:42 CET", date(2020, 10, 9)),
        ("Tue 29 Oct 2024", date(2024, 10, 29)),
        ("2016-02-11", date(2016, 2, 11)),
        ("Reuters - 12 May 2020", date(2020, 5, 12)),
        ("Jane Doe, 12 May 2020", date(2020, 5, 12)),
    ],
)
def test_a_date_of_the_head_is_the_day_of_publication_and_is_cut(head: str, day: date) -> None:
    article = clean_article(f"Nokia wins at BT\n{head}\n\n{BODY}\n{MORE}")
    assert (article.published_on, article.published_basis) == (day, "text")
    assert article.title == "Nokia wins at BT"
    assert (
        article.text.removeprefix("Nokia wins at BT\n\n")
        .removeprefix("OTTAWA\n\n")
        .startswith(BODY)
    )


@pytest.mark.parametrize(
    "line",
    [
        "NEW DELHI, Oct 18, 2022 (Reuters) - ",
        "SEOUL and LONDON - October 18, 2022 - ",
        "Paris, 18 October 2022 (translated from French) - ",
    ],
)
def test_a_dateline_dates_the_article_and_stays(line: str) -> None:
    article = clean_article(f"Nokia wins\n\n{line}{BODY}\n{MORE}")
    assert (article.published_on, article.published_basis) == (date(2022, 10, 18), "dateline")
    assert f"{line}{BODY}" in article.text


def test_the_day_a_report_was_first_published_is_found_at_its_end() -> None:
    text = f"Nokia wins\n\n{BODY}\n{MORE}\n\nThis report was first published July 10, 2022."
    assert dated(text) == (date(2022, 7, 10), "text")


@pytest.mark.parametrize(
    "text",
    [
        f"Nokia wins\n\n{BODY}\n{MORE}",
        f"Nokia wins\n\nNEW DELHI, Oct 18 (Reuters) - {BODY}",
        f"Nokia wins\nPublished: 09/10/2020\n\n{BODY}\n{MORE}",
        f"Nokia wins\n\n{BODY}\nOn 14 July 2020 the government banned the vendor from 5G.",
        f"Huawei must go by 31 December 2027\n\n{BODY}\n{MORE}",
        f"Nokia wins\nHuawei has until 31 December 2027 to leave\n\n{BODY}\n{MORE}",
    ],
)
def test_without_a_sure_day_none_is_given(text: str) -> None:
    assert dated(text) == (None, "not_stated")


def test_the_days_of_a_timeline_are_no_day_of_publication() -> None:
    text = f"Huawei: a timeline\n\nMay 2019\n{BODY}\n\nJuly 2020\n{MORE}\n\nMay 2022\n{BODY} Yes."
    article = clean_article(text)
    assert article.published_on is None
    assert "May 2019" in article.text


def test_a_title_is_found_below_what_stands_above_it() -> None:
    for above in (
        "PRESS RELEASE",
        "Press release\n",
        "Home > Politics > Live\n",
        "IN FOCUS",
        "MEDIA RELEASE — FOR IMMEDIATE PUBLICATION\n",
        "IN BRIEF | Note 24-117 | Updated January 6, 2025\n",
        "Home  |  Counties  |  Business  |  Sports\n",
    ):
        article = clean_article(f"{above}\nNokia wins at BT\n\n{BODY}\n{MORE}")
        assert article.title == "Nokia wins at BT", above


def test_a_deck_stays_in_the_text() -> None:
    deck = "How Italy keeps Huawei at arm's length without ever saying so"
    article = clean_article(f"Rome's golden weapon\n{deck}\n\nFrom our correspondent\n\n{BODY}")
    assert article.text == f"Rome's golden weapon\n\n{deck}\n\n{BODY}"


def test_the_reporter_of_a_contact_line_is_the_author_and_the_line_goes() -> None:
    article = clean_article(f"Nokia wins\n{BODY}\n{MORE}\nContact reporter Mo Yelin (mo@x.com)")
    assert article.author == "Mo Yelin"
    assert "Contact" not in article.text


def test_entities_are_read() -> None:
    article = clean_article(f"'China&#039;s ZTE needs a licence'\n{BODY}\n{MORE}")
    assert article.title == "China's ZTE needs a licence"


def test_metadata_comes_before_what_the_text_says() -> None:
    text = f"Nokia wins\nBy Jane Doe | 29 September 2020\n\n{BODY}\n{MORE}"
    metadata = {
        "title": "Nokia wins!",
        "author": "J. Doe",
        "publisher": "The Wire",
        "published": "30 Sep 2020",
        "url": "https://x.org/a",
    }
    article = clean_article(text, metadata)
    assert article.title == "Nokia wins!"
    assert (article.author, article.publisher) == ("J. Doe", "The Wire")
    assert (article.published_on, article.published_basis) == (date(2020, 9, 30), "metadata")
    assert article.text.count("Nokia wins") == 1


def test_metadata_with_no_date_for_a_date_is_refused() -> None:
    with pytest.raises(UnusableDate, match=r"'soon', which is no date; write 2020-09-29"):
        clean_article(BODY, {"published": "soon"})


def test_the_address_dates_an_article_that_nothing_else_dates() -> None:
    article = clean_article(BODY, {"url": "https://x.org/2020/09/29/nokia"})
    assert (article.published_on, article.published_basis) == (date(2020, 9, 29), "url")


def test_a_page_dated_in_utc_is_of_the_day_that_its_address_gives() -> None:
    page = Page(BODY, url="https://x.org/2020/09/29/nokia", published_on=date(2020, 9, 30))
    assert clean_article(BODY, page=page).published_on == date(2020, 9, 29)
    page = Page(BODY, url="https://x.org/2020/09/20/nokia", published_on=date(2020, 9, 30))
    assert clean_article(BODY, page=page).published_on == date(2020, 9, 30)


def test_cleaning_a_clean_text_changes_nothing() -> None:
    raw = f"Nokia wins at BT\nBy Jane Doe | 29 September 2020\n\n{BODY}\n{MORE}\n\nTags: a, b"
    once = clean_article(raw).text
    assert clean_article(once).text == once


@given(st.text(max_size=400))
def test_any_text_can_be_cleaned(text: str) -> None:
    article = clean_article(text)
    assert "\r" not in article.text
    assert article.text == article.text.strip()


def test_a_single_line_of_a_million_characters_is_read_in_time() -> None:
    article = clean_article("Nokia wins. " * 80_000)
    assert len(article.text) > 900_000
