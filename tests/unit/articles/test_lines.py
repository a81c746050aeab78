"""Lines: paragraphs, lists, and the hard wraps of old texts."""

import textwrap

from hypothesis import given
from hypothesis import strategies as st

from pipeline.articles.lines import Line, join_lines, split_lines

_TEXT = """\
Nokia said on Tuesday it had clinched a multi-year deal to supply BT with 5G radio equipment, \
a contract that turns the Finnish company into the biggest infrastructure partner.
Under the agreement the kit will go up at radio sites all over the country, and the vendor \
will look after the operator's 2G and 4G radio in the capital as well, it was said.
Huawei has to be stripped out of the network by the end of 2027, the government ruled in July, \
and the operator is still looking for a second supplier of fifth-generation gear.\
"""
PARAGRAPHS = _TEXT.split("\n")


def test_lines_know_the_blank_line_above_them() -> None:
    assert split_lines("One\n\n  Two  words \nThree") == [
        Line("One"),
        Line("Two words", gap=True),
        Line("Three"),
    ]


def test_a_hard_wrapped_text_is_unwrapped() -> None:
    wrapped = "\n\n".join(textwrap.fill(paragraph, 72) for paragraph in PARAGRAPHS)
    assert [line.text for line in split_lines(wrapped)] == PARAGRAPHS


def test_a_word_broken_at_its_hyphen_stays_whole() -> None:
    text = "\n".join(
        [
            "The operator will buy its equipment for the whole of the fifth-",
            "generation network from Ericsson, which was chosen over its old",
            "supplier, and from Nokia, which takes the core. No price for the",
            "contract was given by any of the companies that are involved in",
            "what is one of the largest orders of the year, an analyst said in",
            "a note. The work begins in May.",
        ]
    )
    (line,) = split_lines(text)
    assert "fifth-generation network from Ericsson" in line.text


def test_one_paragraph_a_line_is_left_as_it_is() -> None:
    assert [line.text for line in split_lines("\n".join(PARAGRAPHS))] == PARAGRAPHS


def test_headlines_and_lists_are_not_joined() -> None:
    text = "Operators by vendor\n- Three: Huawei\n- EE: Nokia\n- O2: Ericsson, Nokia\n- Sky: none"
    assert len(split_lines(text)) == 5


def test_verses_of_short_lines_are_not_joined() -> None:
    text = "\n".join(
        ["Nokia wins", "Ericsson loses", "Huawei is out", "ZTE waits", "Samsung smiles"]
    )
    assert len(split_lines(text)) == 5


def test_items_of_a_list_stay_together_and_paragraphs_apart() -> None:
    lines = [Line("Roughly:"), Line("- Three"), Line("- O2"), Line("Done.", gap=True)]
    assert join_lines(lines) == "Roughly:\n\n- Three\n- O2\n\nDone."


def test_bullets_and_numbers_make_items() -> None:
    items = ["- a", "• a", "1. a", "2) a", "> a", "– a", "- 1Cover Story", "* a"]
    assert all(Line(item).is_item for item in items)
    assert [Line(item).bare for item in ("- a", "1. a", "- 1Cover")] == ["a", "a", "Cover"]
    assert not any(Line(text).is_item for text in ["-5 degrees", "3G network", "2020. A year", "a"])


def test_prose_is_told_from_headlines() -> None:
    assert all(Line(paragraph).is_prose for paragraph in PARAGRAPHS)
    assert Line("“We will rip it out,” he said. “All of it.”").is_prose
    assert not Line("Nokia steps into Huawei's shoes at BT").is_prose
    assert not Line("Sprint names cities for “5G-like capabilities”").is_prose
    assert not Line("Who won?").is_prose


@given(st.lists(st.text(st.characters(codec="ascii", min_codepoint=33), min_size=1), max_size=8))
def test_no_word_is_lost_between_lines(words: list[str]) -> None:
    text = "\n".join(words)
    assert " ".join(join_lines(split_lines(text)).split()) == " ".join(text.split())
