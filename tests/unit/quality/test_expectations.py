"""The checklist of the seed article tells what is there that should not be, and the reverse."""

from typing import Any

import polars as pl

from pipeline.quality.expectations import CheckedLine, Checklist, check, load_checklist
from pipeline.quality.names import EMPTY
from pipeline.settings import Settings
from tests.unit.quality.builders import claims, label

SHIPPED = load_checklist(Settings().gold_dir / "seed_expectations.json")
ARTICLES = pl.DataFrame({"author": ["A. Writer"], "text": ["BT picks Nokia."]})


def checklist(**changes: Any) -> Checklist:
    blank = Checklist("x", (), (), {}, (), "A. Writer", ())
    return Checklist(**{**vars(blank), **changes})


def failing(lines: list[CheckedLine]) -> list[str]:
    return [line.what for line in lines if not line.holds]


def test_the_shipped_checklist_asks_for_all_three_kinds() -> None:
    assert {each.kind for each in SHIPPED.expected} == {"deployments", "rollouts", "policies"}
    assert not [each for each in SHIPPED.forbidden if each in SHIPPED.expected]


def test_an_expected_claim_that_is_missing_fails() -> None:
    wanted = SHIPPED.expected[0]
    told = {name: accepted[0] for name, accepted in wanted.fields.items()}
    lines = check(checklist(expected=(wanted,)), ARTICLES, claims([]), EMPTY)
    assert failing(lines) == [f"has {wanted}"]
    lines = check(
        checklist(expected=(wanted,)), ARTICLES, claims([label("deployments", **told)]), EMPTY
    )
    assert failing(lines) == []


def test_a_forbidden_claim_fails_with_its_sentence() -> None:
    wrong = SHIPPED.forbidden[0]
    told = {name: accepted[0] for name, accepted in wrong.fields.items()}
    lines = check(
        checklist(forbidden=(wrong,)), ARTICLES, claims([label("deployments", **told)]), EMPTY
    )
    assert failing(lines) == [f"has no {wrong}"]
    assert lines[0].detail == "BT picks Nokia for 5G."


def test_a_name_from_outside_of_the_article_fails() -> None:
    lines = check(
        checklist(only={"vendor": ("huawei",)}), ARTICLES, claims([label("deployments")]), EMPTY
    )
    assert failing(lines) == ["no other vendor"]
    assert lines[0].detail == "nokia"


def test_a_lost_author_an_uncut_line_and_a_lost_speaker_fail() -> None:
    wanted = checklist(author="B. Other", cut=("picks",), speakers=("Kyodo",))
    lines = check(wanted, ARTICLES, claims([label("deployments")]), EMPTY)
    assert failing(lines) == ["speaker Kyodo", "author B. Other", "cut: picks"]
