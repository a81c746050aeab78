from pipeline.warehouse.checks import check_specs, run_checks
from tests.sql.stories import SQL_DIR, Story, Told, day


def softbank(*reports: tuple[str, str]) -> Told:
    """One article a report: (day of publication, status of Huawei's 4G at SoftBank)."""
    story = Story()
    for number, (published, status) in enumerate(reports):
        story.article(f"a{number}", published)
        story.deployment(f"a{number}", "softbank", "huawei", status, country="JP", generation="4G")
    return story.told()


def test_a_claim_becomes_a_fact_whose_key_has_no_null() -> None:
    story = Story()
    story.article("a", "2018-12-10")
    story.deployment("a", "softbank", "huawei", "in_use")
    fact = story.told().one("deployments")
    assert (fact["country"], fact["generation"], fact["part"]) == (
        "ZZ",
        "unspecified",
        "unspecified",
    )


def test_two_articles_that_say_the_same_are_one_fact() -> None:
    fact = softbank(("2018-12-10", "in_use"), ("2019-02-01", "in_use")).one("deployments")
    assert fact["claims"] == 2
    assert fact["independent_sources"] == 2
    assert (fact["first_reported"], fact["last_reported"]) == (
        day("2018-12-10"),
        day("2019-02-01"),
    )


def test_ten_copies_of_a_wire_story_count_as_one_source() -> None:
    story = Story()
    for number in range(10):
        story.article(f"a{number}", "2018-12-10", copy_of="wire")
        story.deployment(f"a{number}", "softbank", "huawei", "in_use")
    fact = story.told().one("deployments")
    assert fact["claims"] == 10
    assert fact["independent_sources"] == 1
    assert fact["confidence"] == 0.9


def test_independent_stories_make_a_fact_surer() -> None:
    told = softbank(("2018-12-10", "in_use"), ("2019-02-01", "in_use"))
    assert told.one("deployments")["confidence"] == 0.99


def test_what_is_only_possible_has_little_weight_and_no_beginning() -> None:
    story = Story()
    story.article("a", "2018-12-10")
    story.deployment("a", "softbank", "nokia", "selected", certainty="possible")
    fact = story.told().one("deployments")
    assert fact["confidence"] == 0.3
    assert (fact["since"], fact["since_basis"]) == (None, "not_stated")


def test_an_unnamed_source_weighs_less_than_the_company() -> None:
    story = Story()
    story.article("a", "2018-12-10")
    story.deployment("a", "bt", "huawei", "in_use", attribution_kind="unnamed_source")
    assert story.told().one("deployments")["confidence"] == 0.63


def test_a_fact_begins_on_the_day_stated() -> None:
    story = Story()
    story.article("a", "2018-12-10")
    story.deployment("a", "softbank", "huawei", "in_use", date="2015")
    fact = story.told().one("deployments")
    assert (fact["since"], fact["since_latest"]) == (day("2015"), day("2015-12-31"))
    assert (fact["since_precision"], fact["since_basis"]) == ("year", "stated")


def test_a_fact_without_a_day_begins_with_its_first_report_and_says_so() -> None:
    fact = softbank(("2019-02-01", "in_use"), ("2018-12-10", "in_use")).one("deployments")
    assert (fact["since"], fact["since_basis"]) == (day("2018-12-10"), "publication")


def test_a_fact_of_an_undated_article_has_no_day() -> None:
    story = Story()
    story.article("a", None)
    story.deployment("a", "softbank", "huawei", "in_use")
    fact = story.told().one("deployments")
    assert (fact["since"], fact["since_basis"]) == (None, "not_stated")
    assert fact["first_reported"] is None


def test_a_deadline_is_no_beginning() -> None:
    story = Story()
    story.article("a", "2020-07-14")
    story.deployment("a", "bt", "huawei", "phasing_out", date="2027", basis="deadline")
    fact = story.told().one("deployments")
    assert (fact["deadline"], fact["deadline_basis"]) == (day("2027"), "deadline")
    assert (fact["since"], fact["since_basis"]) == (day("2020-07-14"), "publication")


def test_an_extended_deadline_replaces_the_one_reported_before() -> None:
    story = Story()
    for article, published, deadline in (("a", "2020-07-14", "2023"), ("b", "2022-10-13", "2024")):
        story.article(article, published)
        story.deployment(article, "bt", "huawei", "phasing_out", date=deadline, basis="deadline")
    assert story.told().one("deployments")["deadline"] == day("2024")


def test_a_trial_becomes_a_contract_becomes_use_becomes_phase_out_becomes_removal() -> None:
    told = softbank(
        ("2015-01-01", "testing"),
        ("2016-01-01", "selected"),
        ("2017-01-01", "in_use"),
        ("2018-12-10", "phasing_out"),
        ("2021-03-31", "removed"),
    )
    spells = dict(told.rows("deployments", "status", "until"))
    assert spells == {
        "testing": day("2016-01-01"),
        "selected": day("2017-01-01"),
        "in_use": day("2021-03-31"),
        "phasing_out": day("2021-03-31"),
        "removed": None,
    }
    assert told.rows("deployments", "status", is_current=True) == ["removed"]


def test_a_phase_out_does_not_end_the_use_before_the_removal() -> None:
    told = softbank(("2018-12-10", "in_use"), ("2018-12-10", "phasing_out"))
    assert told.rows("deployments", "status", is_current=True) == ["in_use", "phasing_out"]
    assert told.rows("deployments", "is_contested") == [False, False]


def test_a_denial_soon_after_a_report_contests_it() -> None:
    told = softbank(("2018-12-10", "in_use"), ("2018-12-20", "not_used"))
    assert told.rows("deployments", "is_contested") == [True, True]
    assert told.rows("deployments", "is_current") == [True, True]


def test_a_denial_years_later_tells_that_things_have_changed() -> None:
    told = softbank(("2012-01-01", "in_use"), ("2021-01-01", "not_used"))
    assert told.rows("deployments", "is_contested") == [False, False]
    assert told.rows("deployments", "status", is_current=True) == ["not_used"]


def test_what_is_only_possible_ends_and_contests_nothing() -> None:
    story = Story()
    story.article("a", "2018-12-10")
    story.article("b", "2018-12-11")
    story.deployment("a", "bt", "huawei", "in_use")
    story.deployment("b", "bt", "huawei", "not_used", certainty="possible")
    assert story.told().one("deployments", status="in_use")["is_contested"] is False


def test_another_generation_is_another_fact_and_no_contradiction() -> None:
    story = Story()
    story.article("a", "2018-12-10")
    story.deployment("a", "bt", "huawei", "in_use", generation="4G")
    story.deployment("a", "bt", "huawei", "not_used", generation="5G")
    assert story.told().rows("deployments", "is_contested") == [False, False]


def test_an_id_does_not_move_when_dates_and_evidence_do() -> None:
    early = softbank(("2018-12-10", "in_use")).one("deployments")
    late = softbank(("2022-01-01", "in_use"), ("2023-01-01", "in_use")).one("deployments")
    assert early["deployment_id"] == late["deployment_id"]
    assert early["deployment_id"].startswith("dep-")


def test_a_fact_leads_back_to_its_claims() -> None:
    told = softbank(("2018-12-10", "in_use"), ("2019-02-01", "in_use"))
    fact = told.one("deployments")["deployment_id"]
    assert told.rows("claim_facts", "article_id", fact_id=fact) == ["a0", "a1"]


def test_the_facts_of_a_story_pass_all_checks() -> None:
    told = softbank(("2018-12-10", "in_use"), ("2018-12-20", "not_used"))
    failed = [r.message for r in run_checks(told.con, check_specs(SQL_DIR)) if not r.passed]
    assert failed == []
