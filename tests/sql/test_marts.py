from datetime import timedelta
from typing import Any

from tests.sql.stories import Story, Told, day, small_reference


def japan() -> Told:
    """SoftBank uses and replaces Huawei's 4G, Docomo does not use it, giffgaff rents."""
    story = Story()
    story.article("a", "2018-12-10")
    in_4g: dict[str, Any] = {"country": "JP", "generation": "4G"}
    story.deployment("a", "softbank", "huawei", "in_use", part="ran", **in_4g)
    story.deployment("a", "softbank", "huawei", "phasing_out", part="core", **in_4g)
    story.deployment("a", "ntt-docomo", "huawei", "not_used", **in_4g)
    story.deployment("a", "giffgaff", "huawei", "in_use", country="GB", generation="4G")
    story.deployment("a", "all:JP", "huawei", "phasing_out", **in_4g)
    return story.told()


def test_a_cell_of_the_matrix_shows_the_leading_status_and_all_others() -> None:
    cell = japan().one("operator_vendor_matrix", operator_id="softbank")
    assert (cell["status"], cell["statuses"]) == ("phasing_out", "in_use, phasing_out")
    assert cell["parts"] == "core, ran"
    assert (cell["deployments"], cell["claims"], cell["independent_sources"]) == (2, 2, 1)
    assert (cell["operator"], cell["vendor"], cell["country_name"]) == (
        "SoftBank",
        "Huawei",
        "Japan",
    )


def test_exposure_counts_networks_and_leaves_out_mvnos_and_pseudo_members() -> None:
    told = japan()
    cell = told.one("vendor_exposure")
    assert (cell["country"], cell["networks_known"], cell["networks_with_evidence"]) == (
        "JP",
        2,
        2,
    )
    assert (cell["networks_using"], cell["networks_phasing_out"]) == (1, 1)
    assert cell["networks_excluding"] == 1


def test_the_networks_that_are_counted_are_those_whose_vendors_are_told() -> None:
    story = Story()
    story.article("a", "2018-12-10")
    for network in small_reference()["operator_networks"].iter_rows(named=True):
        told_of = (network["operator_id"], "huawei", "in_use")
        story.deployment("a", *told_of, country=network["country_id"], generation="4G")
    counted = story.told().rows("vendor_exposure", "country", "networks_known", "networks_using")
    assert counted == [("FI", 1, 1), ("GB", 2, 2), ("JP", 2, 2)]


def test_a_network_that_ended_is_not_known_any_more() -> None:
    story = Story()
    story.article("a", "2018-12-10")
    story.deployment("a", "bt", "huawei", "in_use", country="GB", generation="5G")
    assert story.told().one("vendor_exposure")["networks_known"] == 2


def test_fixed_networks_have_no_generation_to_be_exposed_in() -> None:
    story = Story()
    story.article("a", "2018-12-10")
    story.deployment("a", "openreach", "huawei", "in_use", country="GB", generation="5G")
    assert story.told().table("vendor_exposure").is_empty()


def test_coverage_lists_networks_that_nothing_was_read_about() -> None:
    told = japan()
    silent = told.one("coverage", operator_id="o2", generation="5G")
    assert (silent["has_evidence"], silent["claims"], silent["age_days"]) == (False, 0, None)
    known = told.one("coverage", operator_id="softbank", generation="4G")
    assert (known["has_evidence"], known["vendors_named"], known["deployments"]) == (True, 1, 2)
    assert known["newest_evidence"] == day("2018-12-10")
    assert known["age_days"] > 365


def test_posture_is_the_strongest_policy_that_stands() -> None:
    story = Story()
    story.article("a", "2020-07-14")
    story.policy("a", "GB", "restriction", "huawei", stage="in_force")
    story.policy("a", "GB", "ban", "huawei", stage="decided", generation="5G")
    story.policy("a", "GB", "ban", "nokia", stage="proposed")
    story.policy("a", "US", "ban", "huawei", stage="lifted")
    told = story.told()
    posture = told.one("country_posture")
    assert (posture["jurisdiction"], posture["target"], posture["action"]) == (
        "GB",
        "huawei",
        "ban",
    )
    assert posture["strength"] == 1


def test_the_next_deadline_is_the_earliest_that_lies_ahead() -> None:
    told = Story()
    told.article("a", "2020-07-14")
    told.policy("a", "GB", "ban", "huawei", deadline="2020-12-31")
    told.policy("a", "GB", "removal_order", "huawei", deadline="2999-12-31")
    built = told.told()
    posture = built.one("country_posture")
    assert posture["next_deadline"] == day("2999-12-31")
    today = built.con.sql("select current_date").fetchall()[0][0]
    assert timedelta(days=posture["days_left"]) == day("2999-12-31") - today


def test_deadlines_tell_what_is_overdue() -> None:
    story = Story()
    story.article("a", "2020-07-14")
    story.policy("a", "GB", "removal_order", "huawei", deadline="2999-12-31")
    story.policy("a", "US", "removal_order", "huawei", deadline="2021", stage="lifted")
    story.policy("a", "FI", "removal_order", "huawei", deadline="2021")
    story.deployment("a", "bt", "huawei", "phasing_out", date="2021", basis="deadline")
    assert story.told().rows("deadlines", "subject_id", "is_overdue") == [
        ("FI", None),
        ("GB", False),
        ("bt", True),
    ]


def test_a_removal_that_is_done_is_no_deadline_any_more() -> None:
    story = Story()
    story.article("a", "2020-07-14")
    story.article("b", "2022-01-01")
    story.deployment("a", "bt", "huawei", "phasing_out", date="2021", basis="deadline")
    story.deployment("b", "bt", "huawei", "removed")
    assert story.told().table("deadlines").is_empty()


def test_the_timeline_shows_each_stage_with_its_sentence() -> None:
    story = Story()
    story.article("a", "2020-07-14")
    story.policy("a", "GB", "ban", "huawei", announced="2020-07-14", authority="NCSC")
    story.policy("a", "GB", "ban", "huawei", stage="in_force")
    told = story.told()
    assert told.rows("policy_timeline", "event", "happened_basis") == [
        ("ban decided", "stated"),
        ("ban in force", "publication"),
    ]
    claim = told.one("policy_claims", stage="decided")
    assert told.one("policy_timeline", stage="decided")["evidence"] == claim["evidence"]


def test_an_empty_story_gives_empty_facts_and_full_dimensions() -> None:
    told = Story().told()
    assert told.table("deployments").is_empty()
    assert told.table("country_posture").is_empty()
    assert told.rows("coverage", "has_evidence") == [False] * 40
