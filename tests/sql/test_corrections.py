"""People decide last: what a correction does to the facts, also after the articles are re-read."""

from tests.sql.stories import Story, Told, day


def story() -> Story:
    """Two articles about the Huawei equipment of BT."""
    told = Story()
    told.article("a", "2018-12-10")
    told.deployment("a", "bt", "huawei", "in_use", country="GB", generation="4G")
    told.article("b", "2019-01-10")
    told.deployment("b", "bt", "huawei", "testing", country="GB", generation="5G")
    return told


FLIP = {
    "verb": "edit",
    "claim_kind": "deployment",
    "article": "a",
    "quote": '"operator_id": "bt"',
    "where_fields": "status=in_use",
    "set_fields": "status=not_used; date=2018-11",
}


def test_an_edit_flips_a_fact() -> None:
    told = story().told(FLIP)
    fact = told.one("deployments", generation="4G")
    assert (fact["status"], fact["since"]) == ("not_used", day("2018-11-01"))
    assert told.one("corrections")["outcome"] == "applied"


def test_an_edit_survives_that_the_article_is_read_again() -> None:
    again = story()
    claim = again.rows["deployment_claims"][0]
    claim |= {"claim_id": "another", "rule_id": "better", "extractor_version": "next"}
    told = again.told(FLIP)
    assert told.rows("deployments", "status", generation="4G") == ["not_used"]


def test_what_a_correction_flips_is_flipped_as_of_any_date() -> None:
    told = story().told(FLIP)
    for asked in ("2018-12-10", "2019-06-01", "2025-01-01"):
        assert "in_use" not in told.as_of("deployments", asked)["status"].to_list()


def test_a_rejected_claim_supports_no_fact() -> None:
    told = story().told(FLIP | {"verb": "reject", "set_fields": ""})
    assert told.rows("deployments", "status") == ["testing"]


def test_a_correction_that_finds_nothing_any_more_is_reported() -> None:
    told = story().told(FLIP | {"where_fields": "status=removed"})
    outcome = told.one("corrections")
    assert (outcome["outcome"], outcome["claims"]) == ("no_longer_applies", 0)
    assert told.rows("deployments", "status") == ["in_use", "testing"]


def test_a_correction_of_an_article_that_is_gone_is_reported() -> None:
    told = story().told(FLIP | {"article": "gone"})
    assert told.one("corrections")["outcome"] == "no_longer_applies"


def test_an_added_claim_stands_on_its_quote() -> None:
    add = {
        "verb": "add",
        "claim_kind": "rollout",
        "article": "b.txt",
        "quote": "Title of b",
        "set_fields": "operator_id=bt; country=GB; generation=5G; milestone=launched; date=2019",
    }
    told = story().told(add)
    launch = told.one("rollouts")
    assert (launch["milestone"], launch["date"]) == ("launched", day("2019-01-01"))
    assert told.one("rollout_claims")["evidence"] == "Title of b"


def merged(told: Told) -> dict[str, str]:
    ids = dict(told.rows("deployments", "generation", "deployment_id"))
    return {"verb": "merge", "fact_id": ids["5G"], "into_fact_id": ids["4G"]}


def test_a_merge_gives_all_claims_to_one_fact() -> None:
    told = story().told(merged(story().told()))
    fact = told.one("deployments")
    assert (fact["generation"], fact["status"], fact["claims"]) == ("4G", "in_use", 2)
    assert told.one("corrections")["claims"] == 1


def test_a_merge_into_a_fact_that_is_gone_is_reported() -> None:
    wish = merged(story().told()) | {"into_fact_id": "dep-gone"}
    told = story().told(wish)
    assert told.table("deployments").height == 2
    assert told.one("corrections")["outcome"] == "no_longer_applies"


def test_policy_actions_merge_with_their_stages() -> None:
    policies = Story()
    for name, generation in (("a", "5G"), ("b", None)):
        policies.article(name, "2020-07-14")
        policies.policy(name, "GB", "ban", "huawei", generation=generation)
    ids = dict(policies.told().rows("policy_actions", "generation", "policy_action_id"))
    wish = {"verb": "merge", "fact_id": ids["unspecified"], "into_fact_id": ids["5G"]}
    told = policies.told(wish)
    assert told.rows("policy_actions", "generation", "claims") == [("5G", 2)]
    assert told.rows("policy_stages", "stage", "claims") == [("decided", 2)]


def test_a_split_gives_some_claims_a_fact_of_their_own() -> None:
    twice = story()
    twice.article("c", "2021-01-01")
    twice.deployment("c", "bt", "huawei", "in_use", country="GB", generation="4G")
    fact = twice.told().one("deployments", generation="4G")["deployment_id"]
    wish = {
        "verb": "split",
        "claim_kind": "deployment",
        "article": "c",
        "quote": '"operator_id": "bt"',
        "fact_id": fact,
    }
    told = twice.told(wish)
    assert told.rows("deployments", "status", "claims", generation="4G") == [
        ("in_use", 1),
        ("in_use", 1),
    ]
    assert fact in told.rows("deployments", "deployment_id")
