"""Who wrote an article."""

import pytest

from pipeline.articles.byline import (
    author_of_contact,
    author_of_credits,
    is_byline,
    names_people,
    read_byline,
)


@pytest.mark.parametrize(
    ("text", "author"),
    [
        ("By Thandi M.", "Thandi M."),
        ("By Tyler Olson", "Tyler Olson"),
        ("by Jane Doe and John Smith", "Jane Doe and John Smith"),
        ("By PRESS ASSOCIATION", "PRESS ASSOCIATION"),
        ("By Jane Doe, Technology Editor", "Jane Doe"),
        ("Michael Savage Policy Editor", "Michael Savage"),
        ("Written by Ana de la Cruz", "Ana de la Cruz"),
        ("By Jane Doe (jane@example.com)", "Jane Doe"),
        ("By Staff reporter", ""),
        ("By our wireless editor", ""),
        ("From our correspondent in Rome", ""),
        ("By a Business Desk reporter", ""),
        ("Posted by the network nerd", ""),
    ],
)
def test_a_byline_names_its_author_or_a_desk(text: str, author: str) -> None:
    assert read_byline(text) == author


@pytest.mark.parametrize(
    "text",
    [
        "By 2027 operators must have removed all equipment",
        "By the end of the year nothing will be left of it",
        "By how much will prices rise?",
    ],
)
def test_a_sentence_that_begins_with_by_is_no_byline(text: str) -> None:
    assert is_byline(text)
    assert read_byline(text) is None


def test_names_are_told_from_other_words() -> None:
    assert names_people("Patrick Wintour and Lily Kuo")
    assert names_people("Patrick Wintour Diplomatic editor")
    assert not names_people("Telecoms")
    assert not names_people("the rollout of Huawei kit")
    assert not names_people("WHO WON")


def test_a_contact_line_names_the_reporter() -> None:
    lines = ["A paragraph.", "Contact reporter Mo Yelin (yelinmo@caixin.com)"]
    assert author_of_contact(lines) == "Mo Yelin"
    assert author_of_contact(["Contact the newsroom for more"]) is None


def test_credits_name_the_first_reporter() -> None:
    line = "(Reporting by Jussi Rosendahl, additional reporting by T. Forsell; Editing by X Y)"
    assert author_of_credits([line]) == "Jussi Rosendahl"
    assert author_of_credits(["(Reporting by staff; editing by the bureau)"]) is None
