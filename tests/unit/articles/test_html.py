"""Pages: their main text, and what their markup states."""

from datetime import date

import pytest

from pipeline.articles.html import NoArticle, has_tags, looks_like_html, read_page

STORY = (
    "<p>Nokia said on Tuesday it had clinched a multi-year deal to supply BT with 5G equipment, "
    "a contract that turns the Finnish company into the group's biggest partner.</p>"
    "<h2>What is next</h2>"
    "<p>Huawei has to be stripped out of the network by the end of 2027, the government ruled in "
    "July, after a review by its security agency of the American sanctions.</p>"
    "<ul><li>Three relies on Ericsson in its radio network</li>"
    "<li>Vodafone looks for a second supplier of radio equipment</li></ul>"
    "<p>The operator would not say what the contract is worth, and analysts could only guess.</p>"
)


def page(head: str = "", body: str = STORY) -> str:
    menu = "<nav><ul><li><a href='/'>Home</a></li><li><a href='/a'>About us</a></li></ul></nav>"
    related = "<aside><h3>Related</h3><ul><li><a href='/x'>Telia drops Huawei</a></li></ul></aside>"
    return (
        f"<!DOCTYPE html><html><head>{head}</head><body>{menu}<article><h1>Nokia wins a large deal "
        f"at BT</h1>{body}</article>{related}<footer>© The Daily</footer></body></html>"
    )


def ld(content: str) -> str:
    return f'<script type="application/ld+json">{content}</script>'


def test_the_main_text_is_found_with_its_headings_and_lists() -> None:
    lines = read_page(page()).text.split("\n")
    assert lines[1].startswith("Nokia said on Tuesday")
    assert "What is next" in lines
    assert "- Three relies on Ericsson in its radio network" in lines
    assert not any("Telia drops Huawei" in line or "Home" in line for line in lines)


def test_the_headline_is_the_title_without_the_name_of_the_site() -> None:
    head = "<title>Nokia wins a large deal at BT | The Daily - Telecoms</title>"
    assert read_page(page(head)).title == "Nokia wins a large deal at BT"


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:published_time" content="2020-09-29T10:00:00+00:00">',
        '<meta name="pubdate" content="20200929">',
        '<meta itemprop="datePublished" content="2020-09-29">',
        ld('{"@type": "NewsArticle", "datePublished": "2020-09-29T10:00:00Z"}'),
        ld('{"@graph": [{}, {"@type": ["Article"], "datePublished": "2020-09-29"}]}'),
    ],
)
def test_the_head_states_the_day_of_publication(head: str) -> None:
    assert read_page(page(head)).published_on == date(2020, 9, 29)


@pytest.mark.parametrize(
    "stamp",
    [
        '<time datetime="2020-09-29T10:00">today</time>',
        '<span class="article-publish-date">September 29, 2020, 9:02 AM</span>',
        '<span itemprop="datePublished">Tue 6:45 PM, Sep 29, 2020</span>',
        '<abbr class="published" title="2020-09-29 17:19:53 GMT">this morning</abbr>',
        '<input class="published_date" type="hidden" value="2020-09-29 23:41:18">',
    ],
)
def test_a_marked_element_states_the_day_of_publication(stamp: str) -> None:
    assert read_page(page(body=f"<div>{stamp}</div>{STORY}")).published_on == date(2020, 9, 29)


@pytest.mark.parametrize(
    "head",
    [
        ld('{"@type": "Comment", "datePublished": "2020-09-29"}'),
        ld("{broken"),
        '<meta name="copyright" content="2020-09-29">',
        '<meta property="article:modified_time" content="2021-01-01">',
        '<meta name="date" content="09/10/2020">',
    ],
)
def test_what_is_no_day_of_publication_is_not_taken_for_one(head: str) -> None:
    assert read_page(page(head)).published_on is None


def test_several_times_on_a_page_are_not_its_day() -> None:
    times = '<time datetime="2020-09-29">a</time><time datetime="2020-09-30">b</time>'
    assert read_page(page(body=times + STORY)).published_on is None


def test_the_markup_names_author_publisher_and_address() -> None:
    head = (
        '<meta name="author" content="Jane Doe"><meta property="og:site_name" content="The Daily">'
        '<link rel="canonical" href="https://daily.example.com/2020/nokia-bt">'
    )
    read = read_page(page(head))
    assert read.author == "Jane Doe"
    assert read.publisher == "The Daily"
    assert read.url == "https://daily.example.com/2020/nokia-bt"


@pytest.mark.parametrize(
    "text",
    [
        "<html><body></body></html>",
        "<html><head><title>Login</title></head><body><form><input></form></body></html>",
        "<html><body><nav><a href='/'>Home</a></nav><script>var a = 1;</script></body></html>",
        "<p></p>",
    ],
)
def test_a_page_without_an_article_says_so(text: str) -> None:
    with pytest.raises(NoArticle, match=r"no article|no HTML"):
        read_page(text)


def test_a_dump_of_pages_is_not_parsed() -> None:
    for count in (600_000, 100_000):
        with pytest.raises(NoArticle, match="a dump, not an article"):
            read_page("<html>" + "<p>word</p>" * count)


def test_a_page_is_known_by_its_first_tag() -> None:
    assert looks_like_html("\n <!DOCTYPE HTML><html>")
    assert looks_like_html('<?xml version="1.0"?><html xmlns="x">')
    assert not looks_like_html("<5 % of operators use Huawei")
    assert not looks_like_html('<?xml version="1.0"?><rss>')
    assert has_tags("text <p>more")
    assert not has_tags("a < b > c")


def test_a_page_in_a_script_without_spaces_is_an_article() -> None:
    story = (
        "<p>"
        + "ソフトバンクは第五世代移動通信システムの基地局にノキアを採用すると発表した。" * 4
        + "</p>"
    )
    assert "ノキア" in read_page(page(body=story)).text


def test_an_article_in_a_cell_of_a_table_is_found() -> None:
    cell = STORY.replace("<ul>", "").replace("</ul>", "")
    table = f"<table><tr><td><a href='/'>Home</a></td><td>{cell * 3}</td></tr></table>"
    assert "Nokia said" in read_page(f"<html><body>{table}</body></html>").text


UTC_EVENING = '<meta property="article:published_time" content="2019-11-19T00:04:00Z">'


@pytest.mark.parametrize(
    ("told", "day"),
    [
        ("<time>Nov. 18, 2019 7:04 pm ET</time>", date(2019, 11, 18)),
        ('<time datetime="2019-11-18T19:04:00-05:00">yesterday</time>', date(2019, 11, 18)),
        ('<time datetime="2019-11-19 00:04:00">Nov 18, 2019</time>', date(2019, 11, 18)),
        ("<time>Nov. 19, 2019</time>", date(2019, 11, 19)),
        ('<time datetime="2019-11-19T05:34:00+05:30">today</time>', date(2019, 11, 19)),
        ("", date(2019, 11, 19)),
    ],
)
def test_an_instant_in_utc_is_a_day_by_the_clock_of_the_newsroom(told: str, day: date) -> None:
    assert read_page(page(UTC_EVENING, told + STORY)).published_on == day


def test_two_clocks_on_a_page_tell_nothing() -> None:
    clocks = "<time>1:00 pm EST</time><time>1:00 pm PST</time>"
    assert read_page(page(UTC_EVENING, clocks + STORY)).published_on == date(2019, 11, 19)
