"""The decision table: what its rows may say, and that none says what another says."""

import re
from itertools import pairwise

import pytest

from pipeline.extract.tables import choices
from pipeline.language.lexicon import lexicon, read_table
from pipeline.settings import Settings


@pytest.mark.parametrize(
    ("word", "told"),
    [
        ("future", {"future"}),
        ("future/e:plan", {"future", "e:plan"}),
        ("any|below:gear|network", {"any:gear", "any:network", "below:gear", "below:network"}),
        ("of^ally/at|in:network", {"of^ally", "at:network", "in:network"}),
        ("vendor@on|of", {"vendor@on", "vendor@of"}),
    ],
)
def test_a_word_of_a_row_may_leave_a_choice(word: str, told: set[str]) -> None:
    assert set(choices(word)) == told


def test_neighbours_that_differ_in_one_word_are_one_row() -> None:
    """What else a row may want is one more choice of it."""
    rows = read_table("decisions.csv")
    assert [pair for pair in pairwise(rows) if _are_one_but_for_a_word(*pair)] == []


def _are_one_but_for_a_word(one: dict[str, str], other: dict[str, str]) -> bool:
    if any(one[name] != other[name] for name in ("class", "kind", "value", "stage")):
        return False
    differing = set(one["features"].split()) ^ set(other["features"].split())
    return len(differing) == 2 and not any(word.startswith("!") for word in differing)


def test_every_sort_of_feature_that_rows_want_is_explained() -> None:
    told = (Settings().lexicon_dir.parents[1] / "docs" / "rules.md").read_text(encoding="utf-8")
    explained = {
        _sort(word) for word in re.findall(r"`([^`\n]+)`", told.replace("```", ""))
    } | PREPOSITIONS
    wanted = {
        _sort(choice)
        for row in read_table("decisions.csv")
        for word in row["features"].split()
        for choice in choices(word.lstrip("!"))
    }
    assert sorted(wanted - explained) == []


PREPOSITIONS = {
    f"{word.replace(' ', '_')}:"
    for word, tag in lexicon().function_words.items()
    if tag in ("IN", "TO", "SUB", "RP")
}


def _sort(feature: str) -> str:
    """`object:network` is one of `object:`, `vendor@to` of `@`; `neg` is one of its own."""
    found = re.match(r"[\w,]*?(:|\^|~|@|'s:)", feature)
    if found is None:
        return feature
    mark = found.group(1)
    return found.group() if mark == ":" else mark
