import pytest

from pipeline.report.readme import BEGIN, END, NoPlace, with_section


def test_only_the_section_between_the_marks_is_replaced() -> None:
    text = f"before\n{BEGIN}\nold\n{END}\nafter"
    assert with_section(text, f"{BEGIN}\nnew\n{END}") == f"before\n{BEGIN}\nnew\n{END}\nafter"


def test_a_text_without_marks_is_refused() -> None:
    with pytest.raises(NoPlace):
        with_section("no marks", "figures")
