from typing import Any

from tests.sql.stories import Story, Told, day

Telling = tuple[str, str, dict[str, Any]]


def ban(*told: Telling) -> Told:
    """British claims on Huawei, an article each: (day of publication, stage, more fields)."""
    story = Story()
    for number, (published, stage, more) in enumerate(told):
        story.article(f"a{number}", published)
        story.policy(f"a{number}", "GB", "ban", "huawei", stage=stage, generation="5G", **more)
    return story.told()


def test_claims_of_one_action_become_one_row_with_its_stages() -> None:
    told = ban(("2020-05-24", "considered", {}), ("2020-07-14", "decided", {}))
    action = told.one("policy_actions")
    assert action["stage"] == "decided"
    assert action["claims"] == 2
    assert told.rows("policy_stages", "stage") == ["considered", "decided"]
    assert set(told.rows("policy_stages", "policy_action_id")) == {action["policy_action_id"]}


def test_the_key_of_an_action_has_no_null() -> None:
    story = Story()
    story.article("a", "2020-07-14")
    story.policy("a", "US", "spectrum", None)
    action = story.told().one("policy_actions")
    assert (action["target"], action["generation"], action["part"]) == ("unspecified",) * 3


def test_an_action_in_force_does_not_fall_back_when_its_decision_is_retold() -> None:
    told = ban(("2021-01-01", "in_force", {}), ("2022-01-01", "decided", {}))
    assert told.one("policy_actions")["stage"] == "in_force"


def test_a_lifted_action_that_is_decided_anew_is_another_episode() -> None:
    lifted: tuple[Telling, ...] = (("2019-01-01", "in_force", {}), ("2020-01-01", "lifted", {}))
    assert ban(*lifted).one("policy_actions")["stage"] == "lifted"
    again = ban(*lifted, ("2021-01-01", "decided", {"announced": "2021-01-01"}))
    assert again.rows("policy_actions", "episode", "stage") == [(1, "lifted"), (2, "decided")]


def test_a_lifted_ban_that_is_retold_as_standing_opens_no_episode() -> None:
    told = ban(
        ("2019-01-01", "in_force", {}),
        ("2020-01-01", "lifted", {}),
        ("2022-01-01", "in_force", {}),
    )
    assert told.rows("policy_actions", "episode") == [1]


def test_a_stage_that_is_only_possible_is_not_reached() -> None:
    told = ban(("2020-05-24", "proposed", {}), ("2020-06-01", "decided", {"certainty": "possible"}))
    assert told.one("policy_actions")["stage"] == "proposed"


def test_deadlines_are_those_last_reported() -> None:
    told = ban(
        ("2020-07-14", "decided", {"deadline": "2027-01-31"}),
        ("2022-10-13", "in_force", {"deadline": "2027-12-31"}),
    )
    assert told.one("policy_actions")["deadline"] == day("2027-12-31")
    assert told.rows("policy_stages", "stage", "deadline") == [
        ("decided", day("2027-01-31")),
        ("in_force", day("2027-12-31")),
    ]


def test_an_action_was_announced_when_its_stage_was() -> None:
    told = ban(
        ("2020-01-28", "considered", {"announced": "2020-01-28"}),
        ("2020-07-14", "decided", {"announced": "2020-07-14"}),
    )
    assert told.one("policy_actions")["announced"] == day("2020-07-14")


def test_the_authority_is_the_name_that_most_claims_give() -> None:
    told = ban(
        ("2020-07-14", "decided", {"authority": "NCSC"}),
        ("2020-07-15", "decided", {"authority": "NCSC"}),
        ("2020-07-16", "decided", {"authority": "British government"}),
    )
    assert told.one("policy_actions")["authority"] == "NCSC"


def test_decided_and_rejected_within_a_year_are_contested() -> None:
    told = ban(("2020-07-14", "decided", {}), ("2020-08-01", "rejected", {}))
    assert told.rows("policy_stages", "is_contested") == [True, True]
    assert told.one("policy_actions")["is_contested"] is True


def test_rejected_and_years_later_decided_is_a_change_of_mind() -> None:
    told = ban(("2018-07-14", "rejected", {}), ("2020-08-01", "decided", {}))
    assert told.rows("policy_stages", "is_contested") == [False, False]
    assert told.rows("policy_actions", "episode", "stage") == [(1, "rejected"), (2, "decided")]


def test_two_generations_are_two_actions() -> None:
    story = Story()
    story.article("a", "2020-07-14")
    for generation in ("4G", "5G"):
        story.policy("a", "GB", "removal_order", "huawei", generation=generation)
    assert story.told().table("policy_actions").height == 2
