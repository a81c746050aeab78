"""What was believed on a day of the past, about that day or another one."""

import datetime as dt
from collections.abc import Iterable

import pytest

from pipeline.warehouse.checks import check_specs, run_checks
from tests.sql.stories import SQL_DIR, Story, Told, day


def statuses(told: Told, valid_on: str, known_on: str | None = None, **where: str) -> list[str]:
    """The statuses that held on a day, as known on a day."""
    frame = told.as_of("deployments", valid_on, known_on).filter(**where)
    return sorted(frame["status"])


def passes_all_checks(told: Told) -> bool:
    failed = [r.message for r in run_checks(told.con, check_specs(SQL_DIR)) if not r.passed]
    assert failed == []
    return True


def life_of_a_contract() -> Told:
    """A trial becomes a contract becomes use becomes phase-out."""
    story = Story()
    for published, status in (
        ("2015-03-01", "testing"),
        ("2016-05-01", "selected"),
        ("2017-09-01", "in_use"),
        ("2020-07-14", "phasing_out"),
        ("2023-12-31", "removed"),
    ):
        story.article(published, published)
        story.deployment(published, "bt", "huawei", status, country="GB", generation="5G")
    return story.told()


@pytest.mark.parametrize(
    ("asked", "held"),
    [
        ("2014-12-31", []),
        ("2015-12-31", ["testing"]),
        ("2016-12-31", ["selected"]),
        ("2018-12-31", ["in_use"]),
        ("2021-12-31", ["in_use", "phasing_out"]),
        ("2025-12-31", ["removed"]),
    ],
)
def test_a_trial_becomes_a_contract_becomes_use_becomes_phase_out(
    asked: str, held: list[str]
) -> None:
    told = life_of_a_contract()
    assert statuses(told, asked) == held
    assert statuses(told, asked, "9999-01-01") == held
    assert passes_all_checks(told)


def test_what_comes_later_was_not_believed_before() -> None:
    told = life_of_a_contract()
    before = told.as_of("deployments", "2021-12-31", "2018-12-31").to_dicts()
    assert [(row["status"], row["until"]) for row in before] == [("in_use", None)]
    after = told.one("deployments", status="in_use")
    assert after["until"] == day("2023-12-31")


def japan() -> Told:
    """The Japanese carriers of December 2018, and what was reported later."""
    story = Story()
    in_japan = {"country": "JP"}
    story.article("kyodo", "2018-12-10")
    story.deployment("kyodo", "softbank", "huawei", "in_use", generation="4G", **in_japan)
    story.deployment("kyodo", "ntt-docomo", "huawei", "excluded", generation="5G", **in_japan)
    story.deployment("kyodo", "ntt-docomo", "huawei", "testing", generation="5G", **in_japan)
    story.article("later", "2019-05-29")
    story.deployment("later", "softbank", "huawei", "phasing_out", generation="4G", **in_japan)
    story.deployment("later", "softbank", "nokia", "selected", generation="5G", **in_japan)
    story.article("end", "2021-06-01")
    story.deployment("end", "softbank", "huawei", "removed", generation="4G", **in_japan)
    return story.told()


@pytest.mark.parametrize(
    ("asked", "softbank", "docomo"),
    [
        ("2018-12-09", [], []),
        ("2018-12-10", ["in_use"], ["excluded", "testing"]),
        ("2019-06-01", ["in_use", "phasing_out"], ["excluded", "testing"]),
        ("2022-01-01", ["removed"], ["excluded", "testing"]),
    ],
)
def test_the_japanese_carriers(asked: str, softbank: list[str], docomo: list[str]) -> None:
    told = japan()
    assert statuses(told, asked, operator_id="softbank", vendor_id="huawei") == softbank
    assert statuses(told, asked, operator_id="ntt-docomo") == docomo
    assert passes_all_checks(told)


def test_japan_today() -> None:
    told = japan()
    now = told.rows("deployments", "operator_id", "status", vendor_id="huawei", is_current=True)
    assert now == [("ntt-docomo", "excluded"), ("ntt-docomo", "testing"), ("softbank", "removed")]


def britain() -> Told:
    """From approval to ban and removal order to extended deadlines."""
    story = Story()
    story.article("approval", "2020-01-28")
    story.policy("approval", "GB", "approval", "huawei", announced="2020-01-28", generation="5G")
    story.article("ban", "2020-07-14")
    story.policy("ban", "GB", "ban", "huawei", announced="2020-07-14", generation="5G")
    story.policy(
        "ban",
        "GB",
        "removal_order",
        "huawei",
        announced="2020-07-14",
        deadline="2027",
        generation="5G",
    )
    story.article("extended", "2022-10-13")
    story.policy(
        "extended",
        "GB",
        "removal_order",
        "huawei",
        announced="2022-10-13",
        stage="delayed",
        deadline="2027-12-31",
        generation="5G",
    )
    return story.told()


@pytest.mark.parametrize(
    ("asked", "stood"),
    [
        ("2020-01-27", []),
        ("2020-03-01", [("approval", "decided", None)]),
        ("2021-01-01", [("ban", "decided", None), ("removal_order", "decided", "2027-01-01")]),
        ("2023-01-01", [("ban", "decided", None), ("removal_order", "delayed", "2027-12-31")]),
    ],
)
def test_britain_from_approval_to_removal(
    asked: str, stood: Iterable[tuple[str, str, str | None]]
) -> None:
    told = britain()
    rows = told.as_of("policies", asked).select("action", "stage", "deadline").rows()
    dated = [
        (act, stage, None if until is None else until.isoformat()) for act, stage, until in rows
    ]
    assert sorted(dated, key=str) == list(stood)
    assert passes_all_checks(told)


def test_a_ban_reverses_the_approval_from_the_day_it_is_known() -> None:
    told = britain()
    approval = told.one("policy_actions", action="approval")
    the_ban = told.one("policy_actions", action="ban")
    assert approval["reversed_by"] == the_ban["policy_action_id"]
    assert approval["reversed_on"] == day("2020-07-14")
    in_march = told.as_of("policies", "2020-12-01", "2020-03-01").to_dicts()
    assert [(row["action"], row["reversed_by"]) for row in in_march] == [("approval", None)]


def test_the_removal_order_follows_the_ban() -> None:
    told = britain()
    ids = dict(told.rows("policy_actions", "action", "policy_action_id"))
    follows = dict(told.rows("policy_actions", "action", "follows"))
    assert follows == {"approval": None, "ban": None, "removal_order": ids["ban"]}


def sweden() -> Told:
    """A decision that a court reverses, and that another court restores."""
    story = Story()
    for published, stage in (
        ("2020-10-20", "decided"),
        ("2020-11-09", "lifted"),
        ("2020-12-16", "decided"),
    ):
        story.article(published, published)
        story.policy(published, "FI", "ban", "huawei", stage=stage, announced=published)
    return story.told()


@pytest.mark.parametrize(
    ("asked", "stood"),
    [("2020-11-01", "decided"), ("2020-12-01", "lifted"), ("2021-01-01", "decided")],
)
def test_a_decision_reversed_by_a_court(asked: str, stood: str) -> None:
    told = sweden()
    standing = told.as_of("policies", asked)
    assert standing.sort("valid_from")["stage"].to_list()[-1] == stood
    assert told.rows("policy_actions", "episode", "stage") == [(1, "lifted"), (2, "decided")]
    assert passes_all_checks(told)


def test_a_wire_story_copied_by_ten_outlets_counts_once_on_every_day() -> None:
    story = Story()
    for number in range(10):
        story.article(f"a{number}", f"2018-12-1{number}", copy_of="wire")
        story.deployment(f"a{number}", "bt", "huawei", "in_use")
    told = story.told()
    for asked, claims in (("2018-12-10", 1), ("2018-12-15", 6), ("2020-01-01", 10)):
        (row,) = told.as_of("deployments", asked).to_dicts()
        assert (row["claims"], row["independent_sources"], row["confidence"]) == (claims, 1, 0.9)
    assert told.one("deployments")["independent_sources"] == 1


def test_stories_that_quote_one_speaker_are_one_source() -> None:
    story = Story()
    for name in ("a", "b", "c"):
        story.article(name, "2018-12-10")
        speaker = "Keiko Tanaka" if name != "c" else "SoftBank"
        story.deployment(name, "softbank", "huawei", "in_use", attributed_to=speaker)
    assert story.told().one("deployments")["independent_sources"] == 2


def test_an_outlet_is_the_same_source_when_others_cite_it() -> None:
    story = Story()
    story.article("a", "2018-12-10")
    story.rows["articles"][-1]["publisher"] = "The Daily Carrier"
    story.deployment("a", "bt", "huawei", "in_use", attribution_kind="outlet")
    story.article("b", "2018-12-11")
    cited = {"attribution_kind": "cited_outlet", "attributed_to": "the Daily Carrier"}
    story.deployment("b", "bt", "huawei", "in_use", **cited)
    assert story.told().one("deployments")["independent_sources"] == 1


def denial() -> Told:
    """Two papers report what the operator denies."""
    story = Story()
    reported = {"certainty": "reported", "attribution_kind": "unnamed_source"}
    for name, published in (("a", "2018-12-10"), ("b", "2018-12-12")):
        story.article(name, published)
        story.deployment(name, "bt", "huawei", "in_use", **reported)
    story.article("c", "2018-12-20")
    story.deployment("c", "bt", "huawei", "not_used", attributed_to="BT")
    return story.told()


def test_a_denial_against_two_reports_is_preferred_and_both_are_shown() -> None:
    told = denial()
    pair = told.one("contradictions")
    assert (pair["event"], pair["other_event"]) == ("not_used", "in_use")
    assert pair["preferred_by"] == "stated_over_reported"
    assert told.rows("deployments", "is_contested") == [True, True]
    assert passes_all_checks(told)


@pytest.mark.parametrize(
    ("asked", "believed"),
    [
        ("2018-12-10", [("in_use", False, 1)]),
        ("2018-12-15", [("in_use", False, 2)]),
        ("2018-12-31", [("in_use", True, 2), ("not_used", True, 1)]),
    ],
)
def test_a_report_was_uncontested_until_the_denial(
    asked: str, believed: list[tuple[str, bool, int]]
) -> None:
    rows = denial().as_of("deployments", asked)
    assert sorted(rows.select("status", "is_contested", "claims").rows()) == believed


def test_the_operator_about_itself_is_preferred_to_others() -> None:
    story = Story()
    story.article("a", "2018-12-10")
    story.deployment("a", "bt", "huawei", "in_use", attributed_to="Huawei")
    story.article("b", "2018-12-10")
    story.deployment("b", "bt", "huawei", "not_used", attributed_to="BT Group")
    pair = story.told().one("contradictions")
    assert (pair["event"], pair["preferred_by"]) == ("not_used", "operator_itself")


def test_use_told_years_after_a_removal_is_a_contradiction() -> None:
    story = Story()
    for published, status in (
        ("2012-01-01", "in_use"),
        ("2016-01-01", "removed"),
        ("2019-01-01", "in_use"),
    ):
        story.article(published, published)
        story.deployment(published, "bt", "huawei", status)
    told = story.told()
    assert told.rows("deployments", "status", "is_contested") == [
        ("in_use", True),
        ("removed", True),
    ]
    assert told.one("contradictions")["preferred_by"] == "later"
    assert told.as_of("deployments", "2017-01-01")["is_contested"].to_list() == [False]
    assert passes_all_checks(told)


def test_a_new_contract_after_a_removal_opens_another_episode() -> None:
    story = Story()
    for published, status in (
        ("2012-01-01", "in_use"),
        ("2016-01-01", "removed"),
        ("2019-01-01", "selected"),
        ("2020-01-01", "in_use"),
    ):
        story.article(published, published)
        story.deployment(published, "bt", "huawei", status, date=published)
    told = story.told()
    assert told.rows("deployments", "status", "episode", "until") == [
        ("in_use", 1, day("2016-01-01")),
        ("in_use", 2, None),
        ("removed", 1, day("2019-01-01")),
        ("selected", 2, day("2020-01-01")),
    ]
    assert told.rows("deployments", "is_contested") == [False] * 4
    assert told.table("contradictions").is_empty()
    assert passes_all_checks(told)


def test_an_undated_article_is_known_from_the_day_it_was_first_read() -> None:
    story = Story()
    story.article("a", None)
    story.deployment("a", "bt", "huawei", "in_use")
    version = story.told().one("deployments_history")
    assert (version["known_from"], version["known_basis"]) == (day("2026-01-02"), "first_seen")
    assert (version["valid_from"], version["since"]) == (day("2026-01-02"), None)
    assert (version["valid_to"], version["known_to"]) == (dt.date.max, dt.date.max)


def test_a_claim_without_a_generation_supports_one_with_it() -> None:
    story = Story()
    story.article("a", "2018-12-10")
    story.deployment("a", "bt", "huawei", "in_use", generation="4G", country="GB")
    story.article("b", "2018-12-11")
    story.deployment("b", "bt", "huawei", "in_use", country="GB")
    story.article("c", "2018-12-12")
    story.deployment("c", "bt", "huawei", "not_used", generation="5G", country="GB")
    told = story.told()
    assert told.rows("deployments", "generation", "claims", "general_claims") == [
        ("4G", 1, 1),
        ("5G", 1, 0),
        ("unspecified", 1, 0),
    ]
    assert told.rows("deployments", "is_contested") == [False, False, False]


def test_launch_days_apart_are_a_contradiction_and_the_more_precise_is_preferred() -> None:
    story = Story()
    for name, date in (("a", "2018-01"), ("b", "2020-03-27")):
        story.article(name, "2020-12-01")
        story.rollout(name, "softbank", "5G", "launched", country="JP", date=date)
    told = story.told()
    pair = told.one("contradictions")
    launch = told.one("rollouts")
    assert launch["date"] == day("2020-03-27")
    assert pair["fact_id"] == pair["other_fact_id"] == launch["rollout_id"]
    assert (pair["claim_id"], pair["preferred_by"]) == ("b-rollout_claims-1", "more_precise")


def test_a_plan_stands_until_the_launch() -> None:
    story = Story()
    story.article("a", "2018-01-01")
    story.rollout("a", "softbank", "5G", "planned", country="JP", date="2020")
    story.article("b", "2020-03-28")
    story.rollout("b", "softbank", "5G", "launched", country="JP", date="2020-03-27")
    told = story.told()
    for asked, stood in (
        ("2017-01-01", []),
        ("2019-01-01", ["planned"]),
        ("2020-03-27", ["planned"]),
        ("2021-01-01", ["launched"]),
    ):
        assert told.as_of("rollouts", asked)["milestone"].to_list() == stood
    assert told.as_of("rollouts", "2020-03-27", "2021-01-01")["milestone"].to_list() == ["launched"]
