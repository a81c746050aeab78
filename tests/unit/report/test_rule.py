"""`backhaul rule`: what a rule says, found by its id."""

from collections import Counter

import pytest

from pipeline.extract.tables import rule_id, tables
from pipeline.language.lexicon import read_table
from pipeline.report.rule import RuleNotFound, find_rule
from pipeline.settings import Settings

ROW = {"features": "role:government neg !e:refuse", "kind": "policy", "value": "ban", "stage": ""}


def test_no_two_rules_share_an_id() -> None:
    ids = Counter(
        rule_id(name, row)
        for table in ("decisions.csv", "readings.csv")
        for row in read_table(table)
        for name in row["class"].split("|")
    )
    assert [each for each, rows in ids.items() if rows > 1] == []


@pytest.mark.parametrize(
    "change",
    [{"features": "role:government !e:refuse"}, {"kind": "none"}, {"stage": "lifted"}],
)
def test_a_rule_that_says_something_else_has_another_id(change: dict[str, str]) -> None:
    assert rule_id("EXCLUDE", ROW | change) != rule_id("EXCLUDE", ROW)


def test_the_order_of_features_says_nothing() -> None:
    turned = ROW | {"features": "!e:refuse neg role:government"}
    assert rule_id("EXCLUDE", turned) == rule_id("EXCLUDE", ROW)


def test_a_rule_is_found_with_its_line_and_its_words() -> None:
    wanted = next(row for row in tables().decisions["EXCLUDE"] if row.kind == "policy")
    found = find_rule(wanted.rule_id)
    lines = (Settings().lexicon_dir / found.table).read_text(encoding="utf-8").splitlines()
    assert all(word in lines[found.line - 1] for word in [*found.wants, *found.bars, wanted.value])
    assert "ban (verb)" in found.words
    assert found.comes_to.startswith(f"policy {wanted.value}")


def test_an_id_of_no_rule_says_where_it_may_come_from() -> None:
    with pytest.raises(RuleNotFound, match=r"exclude\.ban\.0: no rule of this version"):
        find_rule("exclude.ban.0")
