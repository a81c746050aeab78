"""What a version says otherwise than the one before it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pipeline.settings import Settings
from pipeline.warehouse import connect
from pipeline.warehouse.changes import changes_of
from tests.sql.stories import Story
from tests.unit.warehouse.homes import publish_at, settings_of


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """A home that has published what one article tells."""
    settings = settings_of(tmp_path)
    publish(settings, base_story(), minute=0)
    return settings


def base_story() -> Story:
    story = Story()
    story.article("a", "2018-12-10")
    story.deployment("a", "softbank", "huawei", "in_use", country="JP", generation="4G")
    return story


def publish(settings: Settings, story: Story, minute: int) -> Any:
    with connect(settings.build_path) as con:
        story.load(con)
    return publish_at(settings, minute=minute)


def changes(settings: Settings) -> list[tuple[str, ...]]:
    """What the last version changed: table, fact, change and cause."""
    rows = changes_of(settings.published_path)
    return sorted(rows.select("fact_table", "fact", "change", "cause").rows())


def test_the_first_version_changes_nothing(settings: Settings) -> None:
    assert changes(settings) == []


def test_a_fact_of_a_new_article_is_added_and_what_it_ends_is_changed(settings: Settings) -> None:
    story = base_story()
    story.article("b", "2021-06-01")
    story.deployment("b", "softbank", "huawei", "removed", country="JP", generation="4G")
    version = publish(settings, story, minute=1)
    cell = "softbank JP huawei 4G unspecified"
    assert changes(settings) == [
        ("deployments", f"{cell} in_use", "changed", "new_article"),
        ("deployments", f"{cell} removed", "added", "new_article"),
    ]
    assert version.changes == {"added (new_article)": 1, "changed (new_article)": 1}
    (changed,) = changes_of(settings.published_path).filter(change="changed").to_dicts()
    assert "until: none" in changed["before"]
    assert "until: 2021-06-01" in changed["after"]


def test_a_second_report_of_a_known_fact_is_no_change(settings: Settings) -> None:
    story = base_story()
    story.article("b", "2019-06-01")
    story.deployment("b", "softbank", "huawei", "in_use", country="JP", generation="4G")
    assert publish(settings, story, minute=1).is_new
    assert changes(settings) == []


def test_a_fact_of_a_withdrawn_article_is_withdrawn(settings: Settings) -> None:
    publish(settings, Story(), minute=1)
    (row,) = changes(settings)
    assert row[2:] == ("withdrawn", "withdrawn_article")


def edited(fields: dict[str, str]) -> Callable[[Story], None]:
    def edit(story: Story) -> None:
        story.rows["deployment_claims"][0] |= fields | {"claim_id": "another"}

    return edit


@pytest.mark.parametrize(
    ("edit", "cause"),
    [
        (edited({"status": "testing", "rule_id": "correction:c1"}), "correction"),
        (edited({"status": "testing"}), "reference"),
    ],
)
def test_the_cause_is_told(settings: Settings, edit: Callable[[Story], None], cause: str) -> None:
    story = base_story()
    edit(story)
    publish(settings, story, minute=1)
    added = [row for row in changes(settings) if row[2] == "added"]
    assert [row[3] for row in added] == [cause]


def test_earlier_changes_stay_on_record(settings: Settings) -> None:
    story = base_story()
    for minute, status in enumerate(("phasing_out", "removed"), start=1):
        story.article(status, f"202{minute}-06-01")
        story.deployment(status, "softbank", "huawei", status, country="JP", generation="4G")
        publish(settings, story, minute)
    with connect(settings.published_path, read_only=True) as con:
        versions = con.sql("select count(distinct version) from changes").fetchall()
    assert versions == [(2,)]


def test_an_id_that_is_gone_leads_to_where_its_claims_went(settings: Settings) -> None:
    story = base_story()
    story.rows["deployment_claims"][0]["generation"] = "5G"
    publish(settings, story, minute=1)
    with connect(settings.published_path, read_only=True) as con:
        (row,) = con.sql("select fact_id, redirects_to from fact_id_redirects").fetchall()
        (now,) = con.sql("select deployment_id from deployments").fetchall()
    assert row[1] == now[0] != row[0]
