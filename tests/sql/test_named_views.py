"""The views that people read: the same facts, with names beside the ids."""

import pytest

from pipeline.schemas import TABLES
from tests.sql.stories import Story, Told

VIEWS = sorted(name for name in TABLES if name.endswith("_named"))


def unsure() -> Told:
    """Facts whose country, vendor or operator is none that the reference lists."""
    story = Story()
    story.article("a", "2019-05-20")
    story.deployment("a", "softbank", "huawei", "in_use", country="JP", generation="4G")
    story.deployment("a", "softbank", "group:chinese", "excluded")
    story.deployment("a", "all:JP", "huawei", "phasing_out", country="JP")
    story.rollout("a", "softbank", "5G", "launched")
    story.policy("a", "GB", "ban", "group:high-risk")
    story.policy("a", "JP", "security_rule", None)
    return story.told()


@pytest.mark.parametrize("view", VIEWS)
def test_a_view_with_names_holds_every_fact_as_it_is(view: str) -> None:
    told, table = unsure(), view.removesuffix("_named")
    facts, named = told.table(table), told.table(view)
    assert facts.height > 0
    assert named.select(facts.columns).sort(facts.columns).equals(facts.sort(facts.columns))


def test_names_stand_beside_the_ids() -> None:
    fact = unsure().one("deployments_named", vendor_id="huawei", operator_id="softbank")
    assert (fact["operator"], fact["country_name"], fact["vendor"]) == (
        *("SoftBank", "Japan", "Huawei"),
    )


def test_a_group_of_vendors_is_called_as_people_call_it() -> None:
    told = unsure()
    assert told.one("deployments_named", vendor_id="group:chinese")["vendor"] == "Chinese vendors"
    ban = told.one("policy_actions_named", jurisdiction="GB")
    assert ban["target_name"] == "High-risk vendors"


def test_what_held_on_a_day_comes_with_names() -> None:
    held = unsure().as_of("deployments", "2019-06-01")
    assert sorted(held["vendor"].unique()) == ["Chinese vendors", "Huawei"]
