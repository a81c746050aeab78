from tests.grammar.rewordings.rewording import (
    printed,
    reworded_around,
    reworded_in_grammar,
    told_as_so,
    unreal_as_so,
)

STABLE = 0.985
"""What is asked of some of the examples; `make rewordings` tells it of all."""

STABLE_IN_GRAMMAR = 0.93
"""The same of other grammar (0.946 of all): `X picked Y`, `Y, picked by X`, `X's choice of Y`."""

BUT_THOUGHT_OF = 0.02
"""The same of what words of the lexicon say to be but thought of (0.008 of the sample)."""

TAKEN_FOR_GRANTED = 0.12
"""The share that is claimed all the same: `Critics fear that Telia, which bought from X, left`."""


def test_what_stands_around_a_statement_changes_nothing_of_it() -> None:
    told = reworded_around(every=18)

    changed = [str(each) for each in told if not each.is_stable]

    assert len(told) > 2000
    assert len(changed) <= (1 - STABLE) * len(told), "\n".join(changed)


def test_how_a_statement_is_printed_changes_nothing_of_it() -> None:
    told = printed(every=18)

    changed = [str(each) for each in told if not each.is_stable]

    assert len(told) > 1000
    assert len(changed) <= (1 - STABLE) * len(told), "\n".join(changed)


def test_a_statement_in_other_grammar_claims_the_same() -> None:
    told = reworded_in_grammar(every=18)

    changed = [str(each) for each in told if not each.is_stable]

    assert len(told) > 1500
    assert len(changed) <= (1 - STABLE_IN_GRAMMAR) * len(told), "\n".join(changed)


def test_what_is_only_feared_or_doubted_is_not_claimed_as_so() -> None:
    still, read = told_as_so(every=12)

    assert read > 700
    assert len(still) <= TAKEN_FOR_GRANTED * read, "\n".join(still)


def test_what_the_lexicon_says_is_but_thought_of_is_not_claimed_as_so() -> None:
    still, read = unreal_as_so(every=24)

    assert read > 1500
    assert len(still) <= BUT_THOUGHT_OF * read, "\n".join(still)
