"""Each row of the decision table is shown at work by an example."""

from tests.grammar.rows import unshown


def test_a_row_has_an_example_that_it_decides() -> None:
    assert sorted(unshown()) == [], "give each an example that it decides"
