"""Each row of the decision table is shown at work by an example, or is known not to be yet."""

from tests.grammar.rows import listed, unshown


def test_a_row_has_an_example_that_it_decides() -> None:
    assert sorted(unshown() - listed()) == [], "give each an example that it decides"


def test_the_list_of_rows_without_an_example_gets_shorter() -> None:
    assert sorted(listed() - unshown()) == [], "python -m tests.grammar.rows --shrink"
