"""Exposure rolled up by group, bloc and vendor of today; wins and losses by quarter."""

from tests.sql.stories import Story, Told, day


def europe() -> Told:
    """Finnish and British networks with old and new brands of vendors."""
    story = Story()
    story.article("a", "2018-12-10")
    for vendor in ("nokia", "nokia-siemens"):
        story.deployment("a", "bt", vendor, "in_use", country="GB", generation="4G")
    story.deployment("a", "bt", "huawei", "phasing_out", country="GB", generation="5G")
    story.deployment("a", "o2", "huawei", "excluded", country="GB", generation="5G")
    story.deployment("a", "elisa", "huawei", "in_use", country="FI", generation="5G")
    return story.told()


def test_a_network_with_two_brands_of_one_vendor_counts_once() -> None:
    told = europe()
    by_brand = told.rows("vendor_exposure", "vendor_id", "networks_using", generation="4G")
    assert by_brand == [("nokia", 1), ("nokia-siemens", 1)]
    cell = told.one("exposure_by_current_vendor", generation="4G")
    assert (cell["current_vendor_id"], cell["networks_using"]) == ("nokia", 1)


def test_brands_count_for_their_group() -> None:
    told = europe()
    cell = told.one("exposure_by_group", group_id="bt-group", current_vendor_id="huawei")
    assert (cell["group_name"], cell["generation"]) == ("BT Group", "5G")
    assert (cell["networks_with_evidence"], cell["networks_phasing_out"]) == (1, 1)
    alone = told.one("exposure_by_group", group_id="o2")
    assert (alone["networks_excluding"], alone["networks_using"]) == (1, 0)


def test_a_bloc_is_that_of_its_members_of_today() -> None:
    told = europe()
    cell = told.one("exposure_by_bloc", bloc="EU")
    assert (cell["current_vendor_id"], cell["networks_using"], cell["countries"]) == (
        "huawei",
        1,
        1,
    )


def test_wins_and_losses_fall_in_their_quarter() -> None:
    story = Story()
    in_5g = {"country": "GB", "generation": "5G"}
    for published, operator, vendor, status in (
        ("2020-07-14", "bt", "huawei", "phasing_out"),
        ("2020-09-29", "bt", "nokia", "selected"),
        ("2020-11-05", "o2", "nokia", "selected"),
        ("2021-02-01", "o2", "huawei", "excluded"),
        ("2027-12-31", "bt", "huawei", "removed"),
    ):
        story.article(published, published)
        story.deployment(published, operator, vendor, status, part="ran", **in_5g)
        story.deployment(published, operator, vendor, status, part="core", **in_5g)
    columns = ("quarter_from", "vendor_id", "networks_won", "networks_lost", "networks_closed")
    # The removal ends what the phase-out began: one loss.
    assert set(story.told().rows("vendor_wins_losses", *columns)) == {
        (day("2020-07-01"), "huawei", 0, 1, 0),
        (day("2020-07-01"), "nokia", 1, 0, 0),
        (day("2020-10-01"), "nokia", 1, 0, 0),
        (day("2021-01-01"), "huawei", 0, 0, 1),
    }


def test_use_is_no_win_for_nobody_tells_since_when() -> None:
    told = europe()
    assert told.rows("vendor_wins_losses", "networks_won", generation="4G") == []


def test_what_is_old_is_less_sure_today() -> None:
    story = Story()
    story.article("a", "2000-01-01")
    story.deployment("a", "bt", "huawei", "in_use", country="GB", generation="3G")
    row = story.told().one("deployments_today")
    assert row["confidence"] == 0.9
    assert row["confidence_today"] < 0.25
    assert row["age_days"] > 9000


def test_what_has_ended_does_not_hold_today() -> None:
    story = Story()
    for published, status in (("2012-01-01", "in_use"), ("2016-01-01", "removed")):
        story.article(published, published)
        story.deployment(published, "bt", "huawei", status)
    assert story.told().rows("deployments_today", "status") == ["removed"]


def test_an_overdue_plan_tells_by_how_much() -> None:
    story = Story()
    story.article("a", "2018-01-01")
    story.rollout("a", "softbank", "5G", "planned", country="JP", date="2019")
    story.rollout("a", "bt", "5G", "planned", country="GB", date="2999")
    overdue = story.told().one("overdue_rollouts")
    assert (overdue["operator_id"], overdue["milestone"]) == ("softbank", "planned")
    assert overdue["days_overdue"] > 2000
