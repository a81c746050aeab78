"""Whole pages in the forms of many houses: what is left is the article."""

import textwrap
from dataclasses import dataclass
from datetime import date

import pytest

from pipeline.articles import clean_article

TITLE = "Telia Norway picks Ericsson, drops Huawei"
_STORY = """\
Telia Norway said on Monday it will swap out Huawei equipment in its radio network and use \
Ericsson gear for its 5G build-out.

The operator, which has used the Chinese vendor since 2009, aims to finish the work by 2024, \
a spokesman said. The regulator welcomed the decision.

Analysts had expected the move after the government published new security rules in the \
autumn, which ask operators to review their suppliers."""
STORY = tuple(_STORY.split("\n\n"))


@dataclass(frozen=True)
class Form:
    """A page around the story: what stands above and below, and what should come of it."""

    above: str
    below: str = ""
    author: str | None = None
    publisher: str | None = None
    day: date | None = date(2019, 10, 29)
    deck: str = ""
    opening: str = ""


FORMS = {
    "blog": Form(
        "Skip to content\nTelecom Blog\nNews and views\n\nHome\nAbout\nContact\n\n{title}\n\n"
        "Posted on October 29, 2019 by admin",
        "Share this:\nTwitter\nFacebook\n\nLike this:\nLoading...\n\nRelated\n\nTDC picks Nokia\n"
        'March 18, 2019\nIn "5G"\n\nPublished by admin\nView all posts by admin\n\n'
        "Previous post: Telenor and Nokia\n\nLeave a Reply\nJoe says:\nHuawei was there, too.",
    ),
    "release": Form(
        "FOR IMMEDIATE RELEASE\n\n{title}\n\n• Swap starts in 2020",
        "About Telia\n\nTelia is a leading operator in the Nordics with 20,000 employees.\n\n"
        "For more information, please contact:\nJane Doe, head of press\n+47 900 00 000\n"
        "jane@example.no\n\nForward-Looking Statements\n\nThis release looks forward to much.\n\n"
        "SOURCE Telia\n###",
        publisher="GLOBE NEWSWIRE",
        deck="• Swap starts in 2020",
        opening="OSLO, Norway, October 29, 2019 (GLOBE NEWSWIRE) -- ",
    ),
    "wire": Form(
        "{title}\nBy Jane Doe and Supantha Mukherjee\n3 Min Read\n(Adds details, background)",
        "Register now for FREE unlimited access\nRegister\n"
        "(Reporting by Jane Doe; editing by John Roe)\nOur Standards: The Principles.",
        author="Jane Doe and Supantha Mukherjee",
        publisher="Reuters",
        day=None,
        opening="OSLO, Oct 29 (Reuters) - ",
    ),
    "daily with crumbs": Form(
        "Home / Companies / News / {title}\n{title}\n2 min read . Updated: 29 Oct 2019, 10:32 AM"
        " IST\nPTI",
        "This story has been published from a wire agency feed without modifications.\n"
        "Subscribe to our Newsletters\n* Enter a valid email\nTopics\nHuawei\nEricsson\n"
        "Catch all the Business News. Download The News App to get Daily Updates.",
        publisher="PTI",
    ),
    "agency with editor": Form(
        "{title}\nSource: Xinhua| 2019-10-29 11:33:25|Editor: huaxia",
        publisher="Xinhua",
        opening="OSLO, Oct. 29 (Xinhua) -- ",
    ),
    "daily with two stamps": Form(
        "{title}\n\nBy Kim Yoo-chul\nPublished : 2019-10-29 17:09\nUpdated : 2019-10-30 08:00",
        "yckim@example.co.kr\nMore articles by this reporter",
        author="Kim Yoo-chul",
    ),
    "broadcaster": Form(
        "{title}\n\nPublished\n29 October 2019\nShare\nclose\nShare page\nCopy link\n"
        "About sharing\nImage source, Getty Images\nImage caption, A Telia shop in Oslo",
        "More on this story\n\nUK bans Huawei\n14 July 2020\nDenmark drops Huawei\n18 March 2019\n"
        "Related Topics\nHuawei\nNorway",
    ),
    "trade site": Form(
        "{title}\nTuesday 29 October 2019 | 10:23 CET | News",
        "Categories: Mobile & Wireless\nCompanies: Ericsson / Huawei / Telia\nCountries: Norway\n\n"
        "Related Articles\nTelia Norway launches 5G\nPublished 12 May 2020 08:53 CET | Norway\n"
        "Telia Norway has launched its first 5G sites in Lillestrom.",
    ),
    "trade site, American": Form(
        "{title}\n\nNews Analysis | Iain Morris, International Editor | 10/29/2019",
        "Related posts:\n\nNokia has a China problem\nEricsson CEO slams Huawei ban\n"
        "— Iain Morris, International Editor, Light Reading\n(0) | Comment | Print |",
    ),
    "business daily": Form(
        "{title}\n\nOperator follows rivals in Nordic region\n\nJane Doe in Oslo OCTOBER 29 2019"
        "\n\nShare on Twitter (opens new window)\nSave",
        "Copyright The Daily Limited 2019. All rights reserved.",
        author="Jane Doe",
        deck="Operator follows rivals in Nordic region",
    ),
    "bare list of links": Form(
        "{title}\n29.10.2019",
        "Huawei hopes for reprieve in Germany\nNokia shares jump on order news\n"
        "What the ban means for consumers\nHow to choose a 5G phone",
    ),
    "amended": Form(
        "{title}\nJane Doe\nTue 29 Oct 2019 // 12:25 UTC",
        "Read more about 5G:\n* Sweden bans Huawei from 5G\n* Denmark passes supplier law\n\n"
        "This article was amended on 30 October 2019 because it misspelt a name.",
        author="Jane Doe",
    ),
    "ambiguous": Form("{title}\n10/11/2019", day=None),
    "signed below": Form(
        "{title}\nOct 29, 2019 at 9:00 am",
        "Tell us what you think in the comments below.\n\nJane Doe\n"
        "Jane Doe covers telecoms for the Daily. She lives in Oslo.\n@janedoe",
    ),
}


def raw(form: Form, paragraphs: tuple[str, ...]) -> str:
    body = "\n\n".join(paragraphs)
    return f"{form.above.format(title=TITLE)}\n\n{form.opening}{body}\n\n{form.below}"


@pytest.mark.parametrize("name", FORMS)
def test_what_is_left_of_a_page_is_its_article(name: str) -> None:
    form = FORMS[name]
    article = clean_article(raw(form, STORY))
    story = form.opening + "\n\n".join(STORY)
    assert article.text == "\n\n".join(filter(None, (TITLE, form.deck, story)))
    assert article.title == TITLE
    assert (article.author, article.publisher) == (form.author, form.publisher)
    assert article.published_on == form.day


def test_a_hard_wrapped_page_is_left_with_its_paragraphs() -> None:
    wrapped = tuple(textwrap.fill(paragraph, 75) for paragraph in STORY)
    article = clean_article(raw(Form("{title}\n29 October 2019"), wrapped))
    assert article.text == "\n\n".join((TITLE, *STORY))
