from tests.sql.stories import Story, day


def test_a_plan_moves_to_the_day_last_reported() -> None:
    story = Story()
    for article, published, planned in (("a", "2018-01-01", "2019"), ("b", "2019-06-01", "2020")):
        story.article(article, published)
        story.rollout(article, "softbank", "5G", "planned", country="JP", date=planned)
    assert story.told().one("rollouts")["date"] == day("2020")


def test_a_launch_is_dated_by_the_most_precise_day() -> None:
    story = Story()
    for article, date in (("a", "2020-03-27"), ("b", "2020")):
        story.article(article, "2020-12-01")
        story.rollout(article, "softbank", "5G", "launched", country="JP", date=date)
    launch = story.told().one("rollouts")
    assert (launch["date"], launch["date_precision"]) == (day("2020-03-27"), "day")
    assert launch["is_contested"] is False


def test_launches_more_than_a_year_apart_are_contested() -> None:
    story = Story()
    for article, date in (("a", "2018-01"), ("b", "2020-03")):
        story.article(article, "2020-12-01")
        story.rollout(article, "softbank", "5G", "launched", country="JP", date=date)
    assert story.told().one("rollouts")["is_contested"] is True


def test_a_plan_that_has_passed_is_overdue_and_not_launched() -> None:
    story = Story()
    story.article("a", "2018-01-01")
    story.rollout("a", "softbank", "5G", "planned", country="JP", date="2019")
    story.rollout("a", "bt", "5G", "planned", country="GB", date="2019")
    story.rollout("a", "bt", "5G", "launched", country="GB", date="2019-05-30")
    told = story.told()
    assert told.rows("generation_timeline", "operator_id", is_overdue=True) == ["softbank"]
    assert told.rows("rollouts", "operator_id", milestone="launched") == ["bt"]


def test_a_plan_without_a_day_is_never_overdue() -> None:
    story = Story()
    story.article("a", "2018-01-01")
    story.rollout("a", "softbank", "5G", "planned", country="JP")
    assert story.told().one("generation_timeline")["is_overdue"] is False
