"""The tables of the lexicon as they lie."""

from collections import Counter

import pytest

from pipeline.language.lexicon import read_table
from pipeline.settings import Settings


@pytest.mark.parametrize("table", sorted(t.name for t in Settings().lexicon_dir.glob("*.csv")))
def test_no_row_stands_twice(table: str) -> None:
    rows = Counter(tuple(row.values()) for row in read_table(table))

    assert [row for row, count in rows.items() if count > 1] == []
