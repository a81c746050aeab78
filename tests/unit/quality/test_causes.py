"""Each miss is put down to the stage that lost it, each false claim to what is wrong with it."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

import pytest

from pipeline.extract import shipped_reference
from pipeline.extract.claims import Told, read_claims
from pipeline.extract.reach import EXPLAINED
from pipeline.extract.reading.sentence import Article
from pipeline.quality.causes import error_of, stage_of
from pipeline.quality.evidence import compact
from pipeline.quality.gold import GoldClaim, parse_claims
from pipeline.quality.names import name_map
from pipeline.quality.score import score
from tests.unit.quality.builders import article, claims, label

NAMES = name_map(shipped_reference())
TEXT = "BT picks Nokia.\n\nBT met Nokia on Monday. Nokia was glad. BT selected Ericsson for 5G."


def gold(passage: str, **fields: str) -> GoldClaim:
    start = TEXT.index(passage)
    told = label("deployments", evidence=[start, start + len(passage)], **fields)
    return parse_claims({"deployments": [told]})[0]


@pytest.fixture(scope="module")
def told() -> list[Told]:
    read = Article("a", TEXT, "BT picks Nokia.", dt.date(2020, 7, 14), None)
    return list(read_claims(read, shipped_reference(), EXPLAINED))


def stage(claim: GoldClaim, sentences: Sequence[Told]) -> str:
    return stage_of(claim, sentences, compact(TEXT), NAMES)


def test_what_is_not_read_is_lost_at_the_gate(told: list[Told]) -> None:
    assert stage(gold("BT picks Nokia."), []) == "gate"


def test_a_party_found_nowhere_is_lost_as_a_mention(told: list[Told]) -> None:
    assert stage(gold("BT met Nokia on Monday.", vendor="huawei"), told) == "mention"


def test_a_sentence_without_a_word_that_tells_of_deployments_lacks_a_frame(
    told: list[Told],
) -> None:
    missed = gold("BT met Nokia on Monday.", status="in_use")
    assert stage(missed, told) == "frame"


def test_a_party_named_in_another_sentence_alone_is_lost_in_discourse(told: list[Told]) -> None:
    missed = gold("BT selected Ericsson for 5G.", vendor="nokia", status="removed")
    assert stage(missed, told) == "discourse"


def test_a_claim_with_all_parties_and_a_frame_is_lost_as_a_role(told: list[Told]) -> None:
    missed = gold("BT selected Ericsson for 5G.", vendor="ericsson", status="removed")
    assert stage(missed, told) == "role"


def test_a_claim_that_a_sentence_made_is_lost_in_merging(told: list[Told]) -> None:
    missed = gold("BT selected Ericsson for 5G.", vendor="ericsson")
    assert stage(missed, told) == "merge"


@pytest.mark.parametrize(
    ("kind", "fields", "error"),
    [
        ("policies", {"jurisdiction": "NO"}, "wrong government"),
        ("policies", {"target": "ericsson"}, "wrong party"),
        ("policies", {"action": "approval"}, "wrong action"),
        ("rollouts", {"generation": "4G"}, "wrong generation"),
        ("rollouts", {"generation": "4G", "operator": "ee"}, "no event"),
    ],
)
def test_a_false_claim_is_named_by_the_one_field_that_is_wrong(
    kind: str, fields: dict[str, str], error: str
) -> None:
    false = label(kind, **fields)
    scored = score([article([label(kind)])], claims([false]), shipped_reference())
    (wrong,) = scored.articles[0].pairings[kind, "core"].false
    assert error_of(wrong, scored.articles[0], NAMES) == error


def test_a_false_claim_in_an_article_without_facts_is_of_another_topic() -> None:
    empty = replace(article([]), claims=())
    scored = score([empty], claims([label("rollouts")]), shipped_reference())
    (wrong,) = scored.articles[0].pairings["rollouts", "core"].false
    assert error_of(wrong, scored.articles[0], NAMES) == "other topic"
