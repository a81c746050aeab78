"""The scorer keeps to the matching rules of the fact contract."""

import copy
import itertools
import random
from dataclasses import replace
from typing import Any

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.quality.gold import KINDS
from pipeline.quality.names import EMPTY, NameMap, bodies_by_name
from pipeline.quality.predictions import predictions_by_article
from pipeline.quality.score import Scores, quality_frame, score
from pipeline.reference import Reference
from pipeline.schemas import require_shape
from tests.unit.quality.builders import article, claims, label

GENERATIONS = st.sampled_from(["2G", "3G", "4G", "5G", None])
DATES = st.sampled_from([None, "2020", "2020-09", "2020-09-29"])

DEPLOYMENTS = st.builds(
    lambda **fields: label("deployments", **fields),
    vendor=st.sampled_from(["nokia", "huawei", "zte"]),
    status=st.sampled_from(["selected", "in_use"]),
    generation=GENERATIONS,
    date=DATES,
)
ROLLOUTS = st.builds(
    lambda **fields: label("rollouts", **fields),
    operator=st.sampled_from(["bt", "three"]),
    generation=GENERATIONS,
    milestone=st.sampled_from(["planned", "launched"]),
)
POLICIES = st.builds(
    lambda **fields: label("policies", **fields),
    target=st.sampled_from(["huawei", "zte", None]),
    stage=st.sampled_from(["decided", "in_force"]),
    deadline=DATES,
)
BODIES = pl.DataFrame(
    {
        "alias": ["FCC", "Federal Communications Commission", "Commission", "Commission"],
        "authority_id": ["us-fcc", "us-fcc", "us-fcc", "eu-commission"],
    }
)
LABELS = st.lists(st.one_of(DEPLOYMENTS, ROLLOUTS, POLICIES), max_size=12)


def scored(gold: list[dict[str, Any]], predicted: list[dict[str, Any]]) -> Scores:
    return score([article(gold)], claims(predicted))


def triple(scores: Scores, match: str = "core") -> tuple[int, int, int]:
    counts = scores.counts("all", match)
    return counts.tp, counts.fp, counts.fn


@given(LABELS)
def test_a_perfect_prediction_scores_one(labels: list[dict[str, Any]]) -> None:
    scores = scored(labels, labels)
    for match in ("core", "strict"):
        assert triple(scores, match) == (len(labels), 0, 0)
    assert scores.certainty.right == scores.evidence.right == len(labels)
    assert scores.counts().precision == (1.0 if labels else None)


@given(LABELS, LABELS, st.randoms())
def test_the_order_of_rows_and_labels_changes_no_score(
    gold: list[dict[str, Any]], predicted: list[dict[str, Any]], chance: random.Random
) -> None:
    mixed_gold, mixed = list(gold), list(predicted)
    chance.shuffle(mixed_gold)
    chance.shuffle(mixed)
    for match in ("core", "strict"):
        assert triple(scored(gold, predicted), match) == triple(scored(mixed_gold, mixed), match)


@given(LABELS, LABELS)
def test_a_false_claim_more_lowers_precision_alone(
    gold: list[dict[str, Any]], predicted: list[dict[str, Any]]
) -> None:
    before = scored(gold, predicted).counts()
    after = scored(gold, [*predicted, label("deployments", vendor="mavenir")]).counts()
    assert (after.tp, after.fp, after.fn) == (before.tp, before.fp + 1, before.fn)
    assert after.recall == before.recall


@given(LABELS, LABELS)
def test_every_claim_and_every_label_is_counted_once(
    gold: list[dict[str, Any]], predicted: list[dict[str, Any]]
) -> None:
    for match in ("core", "strict"):
        right, false, missed = triple(scored(gold, predicted), match)
        assert right + false == len(predicted)
        assert right + missed == len(gold)


@given(LABELS, LABELS)
def test_strict_never_finds_more_than_core(
    gold: list[dict[str, Any]], predicted: list[dict[str, Any]]
) -> None:
    scores = scored(gold, predicted)
    assert scores.counts("all", "strict").tp <= scores.counts("all", "core").tp


@given(LABELS, LABELS)
def test_an_optional_label_more_never_adds_a_fault(
    gold: list[dict[str, Any]], predicted: list[dict[str, Any]]
) -> None:
    before = scored(gold, predicted).counts()
    optional = label("policies", target="zte") | {"optional": True}
    after = scored([*gold, optional], predicted).counts()
    assert after.tp == before.tp
    assert after.fn == before.fn
    assert before.fp - 1 <= after.fp <= before.fp


def test_an_optional_claim_is_neither_right_nor_wrong() -> None:
    optional = label("deployments") | {"optional": True}
    assert triple(scored([optional], [label("deployments")])) == (0, 0, 0)
    assert triple(scored([optional], [])) == (0, 0, 0)


def test_a_second_claim_of_an_optional_label_is_false() -> None:
    optional = label("deployments") | {"optional": True}
    assert triple(scored([optional], [label("deployments")] * 2)) == (0, 1, 0)


def test_an_optional_label_takes_no_claim_from_a_required_one() -> None:
    gold = [label("deployments") | {"optional": True}, label("deployments", generation="4G")]
    assert triple(scored(gold, [label("deployments")])) == (1, 0, 0)


def test_either_value_of_an_open_field_is_right() -> None:
    gold = [label("policies", stage={"any": ["decided", "in_force"]}, effective={"any": [None]})]
    for stage in ("decided", "in_force"):
        assert triple(scored(gold, [label("policies", stage=stage)]), "strict") == (1, 0, 0)
    assert triple(scored(gold, [label("policies", stage="lifted")]), "strict") == (0, 1, 1)


def test_an_open_core_field_is_matched_so_that_most_claims_fit() -> None:
    gold = [
        label("rollouts", generation={"any": ["4G", "5G"]}),
        label("rollouts", generation="5G"),
    ]
    predicted = [label("rollouts", generation="5G"), label("rollouts", generation="4G")]
    assert triple(scored(gold, predicted)) == (2, 0, 0)
    assert triple(scored(gold[::-1], predicted)) == (2, 0, 0)


@pytest.mark.parametrize(
    ("kind", "field", "value"),
    [
        ("deployments", "operator", "ee"),
        ("deployments", "vendor", "zte"),
        ("deployments", "status", "in_use"),
        ("rollouts", "operator", "ee"),
        ("rollouts", "generation", "4G"),
        ("rollouts", "milestone", "launched"),
        ("policies", "jurisdiction", "NO"),
        ("policies", "action", "removal_order"),
        ("policies", "target", None),
    ],
)
def test_a_wrong_core_field_is_a_false_claim_and_a_miss(kind: str, field: str, value: str) -> None:
    assert triple(scored([label(kind)], [label(kind, **{field: value})])) == (0, 1, 1)


@pytest.mark.parametrize(
    ("kind", "field", "value"),
    [
        ("deployments", "country", "IE"),
        ("deployments", "generation", None),
        ("deployments", "part", "ran"),
        ("deployments", "date", "2020"),
        ("rollouts", "country", None),
        ("rollouts", "date", "2020-09"),
        ("policies", "generation", None),
        ("policies", "part", "core"),
        ("policies", "stage", "proposed"),
        ("policies", "announced", "2020-10-20"),
        ("policies", "effective", "2020"),
        ("policies", "deadline", "2025"),
    ],
)
def test_any_other_wrong_field_breaks_the_strict_match_only(
    kind: str, field: str, value: str
) -> None:
    scores = scored([label(kind)], [label(kind, **{field: value})])
    assert triple(scores, "core") == (1, 0, 0)
    assert triple(scores, "strict") == (0, 1, 1)


def test_certainty_and_authority_are_scored_apart() -> None:
    gold = [label("policies", authority="Swedish Post and Telecom Authority")]
    told = label(
        "policies", certainty="reported", authority="the Swedish Post and Telecom authority"
    )
    scores = scored(gold, [told])
    assert triple(scores, "strict") == (1, 0, 0)
    assert (scores.certainty.right, scores.certainty.of) == (0, 1)
    assert (scores.authority.right, scores.authority.of) == (1, 1)


def test_a_date_of_other_precision_is_another_date() -> None:
    gold = [label("deployments", date="2020-09")]
    assert triple(scored(gold, [label("deployments", date="2020-09")]), "strict") == (1, 0, 0)
    assert triple(scored(gold, [label("deployments", date="2020-09-01")]), "strict") == (0, 1, 1)
    assert triple(scored(gold, [label("deployments", date="2020")]), "strict") == (0, 1, 1)


def test_every_claim_of_an_article_without_facts_is_false() -> None:
    scores = scored([], [label("deployments"), label("policies")])
    assert triple(scores) == (0, 2, 0)
    assert (scores.without_facts.right, scores.without_facts.of) == (0, 1)


def test_claims_of_other_articles_are_left_out() -> None:
    scores = score([article([label("deployments")])], claims([label("deployments")], "elsewhere"))
    assert triple(scores) == (0, 0, 1)


def test_a_document_may_have_another_id_in_the_pipeline() -> None:
    told = claims([label("deployments")], "elsewhere")
    scores = score([article([label("deployments")])], told, documents={"x1": "elsewhere"})
    assert triple(scores) == (1, 0, 0)


def test_names_are_compared_through_aliases_and_successors() -> None:
    reference = Reference(
        {
            "operators": pl.DataFrame(
                {"operator_id": ["cellnet", "o2"], "successor_id": ["o2", None]}
            ),
            "operator_aliases": pl.DataFrame(
                {"alias": ["Telefonica O2"], "operator_id": ["o2"]},
            ),
            "vendors": pl.DataFrame(
                {"vendor_id": ["alcatel-lucent", "nokia"], "successor_id": ["nokia", None]}
            ),
            "vendor_aliases": pl.DataFrame(schema={"alias": pl.String, "vendor_id": pl.String}),
            "authority_aliases": BODIES,
        }
    )
    gold = [article([label("deployments", operator="o2", vendor="nokia")])]
    for operator in ("cellnet", "o2", "telefonica-o2"):
        told = claims([label("deployments", operator=operator, vendor="alcatel-lucent")])
        assert score(gold, told, reference).counts("all", "strict").tp == 1
        assert score(gold, told).counts().tp == 0


def test_two_names_of_one_body_are_the_same_authority() -> None:
    names = NameMap({}, {}, bodies_by_name(BODIES))
    assert names.same_authority("the F.C.C.", "Federal Communications Commission")
    assert names.same_authority("Commission", "FCC")
    assert not names.same_authority("FCC", None)
    assert not names.same_authority("FCC", "Congress")
    assert names.same_authority(None, None)


def test_a_loop_of_successors_in_the_reference_ends() -> None:
    operators = pl.DataFrame({"operator_id": ["a", "b"], "successor_id": ["b", "a"]})
    nothing = pl.DataFrame(schema={"alias": pl.String, "operator_id": pl.String})
    vendors = pl.DataFrame(schema={"vendor_id": pl.String, "successor_id": pl.String})
    aliases = pl.DataFrame(schema={"alias": pl.String, "vendor_id": pl.String})
    reference = Reference(
        {
            "operators": operators,
            "operator_aliases": nothing,
            "vendors": vendors,
            "vendor_aliases": aliases,
            "authority_aliases": BODIES,
        }
    )
    gold = [article([label("deployments", operator="a")])]
    assert score(gold, claims([label("deployments", operator="a")]), reference).counts().tp == 1


def test_of_two_labels_that_fit_the_one_with_the_claims_passage_is_matched() -> None:
    gold = [label("deployments", part="ran"), label("deployments", part="core", evidence=[23, 39])]
    scores = scored(gold, [label("deployments", evidence=[23, 39])])
    assert scores.evidence.right == 1
    assert scores.matched()[0][2].accepted["part"] == ("core",)


def test_evidence_is_right_where_it_overlaps_the_labelled_passage() -> None:
    gold = [label("deployments", evidence=[0, 22])]
    assert scored(gold, [label("deployments", evidence=[0, 22])]).evidence.right == 1
    assert scored(gold, [label("deployments", evidence=[0, 39])]).evidence.right == 1
    assert scored(gold, [label("deployments", evidence=[23, 39])]).evidence.right == 0


def test_evidence_is_right_where_readers_said_that_the_passage_states_the_claim() -> None:
    gold = article([label("deployments", evidence=[0, 22])])
    found = claims([label("deployments", evidence=[23, 39])])
    [(passage, _, is_labelled)] = score([gold], found).passages()
    assert not is_labelled
    assert score([gold], found, stating={passage}).evidence.right == 1
    other = replace(passage, passage="0" * 16)
    assert score([gold], found, stating={other}).evidence.right == 0


def test_a_label_without_passage_does_not_count_for_evidence() -> None:
    scores = scored([label("deployments", evidence=None)], [label("deployments")])
    assert scores.evidence.of == 0


def test_the_worklist_names_false_claims_misses_and_wrong_fields() -> None:
    gold = [label("deployments", date="2020"), label("policies", evidence=[40, 83])]
    told = [label("deployments"), label("rollouts")]
    faults = scored(gold, told).faults()
    assert [(fault.fault, fault.kind) for fault in faults] == [
        ("field", "deployments"),
        ("false", "rollouts"),
        ("missed", "policies"),
    ]
    assert faults[0].fields["date"] == "- (label: 2020)"
    assert faults[2].evidence.startswith("Sweden bans Huawei")


def test_a_miss_names_the_false_claim_that_is_nearly_it() -> None:
    (false, missed) = scored(
        [label("deployments")], [label("deployments", status="in_use")]
    ).faults()
    assert false.fault == "false"
    assert missed.near == "status=in_use [test]"


def test_the_quality_frame_is_that_of_the_schemas() -> None:
    frame = quality_frame([scored([label("deployments")], [label("deployments")])])
    require_shape("extraction_quality", frame)
    assert frame.filter(pl.col("match").is_in(["core", "strict"])).height == 2 * (len(KINDS) + 1)


def test_intervals_hold_the_value_and_are_the_same_each_time() -> None:
    gold = [article([label("deployments")], f"x{number}") for number in range(20)]
    told = [claims([label("deployments")], f"x{number}") for number in range(12)]
    frames = {kind: pl.concat([getattr(each, kind) for each in told]) for kind in KINDS}
    both = copy.copy(told[0])
    for kind, frame in frames.items():
        setattr(both, kind, frame)
    first, second = (score(gold, both).rows()[0] for _ in range(2))
    assert first == second
    recall = first.intervals["recall"]
    assert recall.low is not None
    assert recall.high is not None
    assert recall.low < 0.6 < recall.high


def test_predictions_come_in_an_order_of_their_own() -> None:
    rows = [label("deployments", vendor=vendor) for vendor in ("zte", "nokia", "huawei")]
    told = predictions_by_article(claims(rows))["x1"]
    assert [each.fields["vendor"] for each in told] == ["huawei", "nokia", "zte"]


def test_without_reference_names_compare_as_written() -> None:
    assert EMPTY.of("vendor", "nokia") == "nokia"
    assert EMPTY.of("status", None) is None


OPEN_LABELS = st.lists(
    st.builds(
        lambda generation, milestone: label(
            "rollouts", generation={"any": generation}, milestone={"any": milestone}
        ),
        st.lists(st.sampled_from(["3G", "4G", "5G"]), min_size=1, max_size=3),
        st.lists(st.sampled_from(["planned", "launched"]), min_size=1, max_size=2),
    ),
    max_size=5,
)
FEW_ROLLOUTS = st.lists(
    st.builds(
        lambda generation, milestone: label("rollouts", generation=generation, milestone=milestone),
        st.sampled_from(["3G", "4G", "5G"]),
        st.sampled_from(["planned", "launched"]),
    ),
    max_size=5,
)


@given(OPEN_LABELS, FEW_ROLLOUTS)
def test_no_other_pairing_matches_more_claims(
    gold: list[dict[str, Any]], predicted: list[dict[str, Any]]
) -> None:
    def fits(one: dict[str, Any], other: dict[str, Any]) -> bool:
        return all(one[name] in other[name]["any"] for name in ("generation", "milestone"))

    padded = predicted + [None] * len(gold)
    best = max(
        sum(
            each is not None and fits(each, wanted)
            for each, wanted in zip(order, gold, strict=True)
        )
        for order in itertools.permutations(padded, len(gold))
    )
    assert scored(gold, predicted).counts().tp == best
