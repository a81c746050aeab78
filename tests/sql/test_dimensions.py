from tests.sql.stories import Story, day


def test_the_operators_of_a_country_are_a_member_of_their_own() -> None:
    story = Story()
    story.article("a", "2020-07-14")
    story.deployment("a", "all:GB", "group:high-risk", "phasing_out")
    told = story.told()
    assert told.one("operators", operator_id="all:GB")["name"] == "Operators of United Kingdom"
    assert told.one("operators", operator_id="all:GB")["country_id"] == "GB"
    assert told.one("vendors", vendor_id="group:high-risk")["member_kind"] == "group"


def test_a_name_that_the_reference_lacks_becomes_a_provisional_member() -> None:
    story = Story()
    story.article("a", "2020-07-14")
    story.deployment("a", "zippy-mobile", "huawei", "in_use")
    story.rows["unresolved_mentions"].append(
        {
            "name": "Zippy Mobile",
            "kind": "operator",
            "provisional_id": "zippy-mobile",
            "mentions": 1,
            "articles": 1,
            "example": "Zippy Mobile uses Huawei.",
            "example_article_id": "a",
        }
    )
    member = story.told().one("operators", operator_id="zippy-mobile")
    assert (member["member_kind"], member["name"]) == ("provisional", "Zippy Mobile")


def test_an_unknown_country_and_an_open_target_have_their_members() -> None:
    told = Story().told()
    assert told.one("countries", country_id="ZZ")["member_kind"] == "unspecified"
    assert told.one("vendors", vendor_id="unspecified")["member_kind"] == "unspecified"
    assert told.one("network_generations", generation="unspecified")["claims"] == 0


def test_a_vendor_leads_to_who_carries_its_business_today() -> None:
    vendor = Story().told().one("vendors", vendor_id="nokia-siemens")
    assert vendor["current_vendor_id"] == "nokia"
    assert vendor["succeeded_on"] == day("2013-08")


def test_a_vendor_that_nobody_took_over_is_its_own_successor() -> None:
    assert Story().told().one("vendors", vendor_id="huawei")["current_vendor_id"] == "huawei"


def test_a_brand_leads_to_who_carries_its_networks_today() -> None:
    operator = Story().told().one("operators", operator_id="bt-cellnet")
    assert operator["current_operator_id"] == "o2"
    assert operator["active_until"] == day("2002")


def test_members_count_the_claims_about_them() -> None:
    story = Story()
    story.article("a", "2018-12-10")
    story.article("b", "2019-02-01")
    story.deployment("a", "softbank", "huawei", "in_use", country="JP", generation="4G")
    story.rollout("b", "softbank", "5G", "planned", country="JP")
    story.policy("b", "JP", "procurement_ban", "huawei")
    told = story.told()
    softbank = told.one("operators", operator_id="softbank")
    assert (softbank["claims"], softbank["last_reported"]) == (2, day("2019-02-01"))
    assert told.one("vendors", vendor_id="huawei")["claims"] == 2
    assert told.one("countries", country_id="JP")["claims"] == 3
    assert told.one("network_generations", generation="5G")["claims"] == 1


def test_an_operator_shows_the_vendors_that_it_now_uses() -> None:
    story = Story()
    story.article("a", "2018-12-10")
    story.deployment("a", "softbank", "nokia", "in_use")
    story.deployment("a", "softbank", "huawei", "phasing_out")
    story.deployment("a", "softbank", "zte", "not_used")
    operator = story.told().one("operators", operator_id="softbank")
    assert operator["current_vendors"] == "huawei, nokia"


def test_a_membership_has_its_days() -> None:
    membership = Story().told().one("country_memberships", country_id="GB")
    assert membership["member_until"] == day("2020-01-31")
