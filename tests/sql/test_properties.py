"""What holds of the facts whatever the story."""

import random
from typing import Any

import duckdb
import polars as pl
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.schemas import TABLES, vocabulary
from pipeline.warehouse.build import load_inputs, load_reference, run_model
from pipeline.warehouse.checks import check_specs, run_checks
from tests.sql.stories import SQL_DIR, Story, Told, models, small_reference

DAYS = st.sampled_from([None, "2015", "2018-12", "2018-12-10", "2019-04-01", "2021"])
CERTAINTIES = st.sampled_from(vocabulary.CERTAINTIES)
SPEAKERS = st.sampled_from(vocabulary.ATTRIBUTION_KINDS)
STATUSES = st.sampled_from(vocabulary.STATUSES)
STAGES = st.sampled_from(vocabulary.STAGES)
MILESTONES = st.sampled_from(vocabulary.MILESTONES)
SLOW = settings(
    max_examples=8,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@st.composite
def stories(draw: st.DrawFn) -> Story:
    """Up to five articles about few operators and vendors, so that claims meet in facts."""
    story = Story()
    for number in range(draw(st.integers(1, 5))):
        name = f"a{number}"
        copy_of = draw(st.sampled_from([None, "wire"]))
        story.article(name, draw(st.sampled_from([None, "2018-12-10", "2020-07-14"])), copy_of)
        for _ in range(draw(st.integers(0, 3))):
            tell = draw(st.sampled_from([tell_deployment, tell_rollout, tell_policy]))
            tell(draw, story, name)
    return story


def how(draw: st.DrawFn) -> dict[str, Any]:
    return {"certainty": draw(CERTAINTIES), "attribution_kind": draw(SPEAKERS)}


def tell_deployment(draw: st.DrawFn, story: Story, article: str) -> None:
    operator = draw(st.sampled_from(["bt", "o2"]))
    basis = draw(st.sampled_from(["stated", "deadline"]))
    status = draw(STATUSES)
    story.deployment(article, operator, "huawei", status, date=draw(DAYS), basis=basis, **how(draw))


def tell_rollout(draw: st.DrawFn, story: Story, article: str) -> None:
    story.rollout(article, "bt", "5G", draw(MILESTONES), date=draw(DAYS), **how(draw))


def tell_policy(draw: st.DrawFn, story: Story, article: str) -> None:
    dates = {name: draw(DAYS) for name in ("announced", "effective", "deadline")}
    authority = draw(st.sampled_from([None, "NCSC", "the government"]))
    stage = draw(STAGES)
    story.policy(
        article, "GB", "ban", "huawei", stage=stage, authority=authority, **dates, **how(draw)
    )


def told(frames: dict[str, pl.DataFrame]) -> Told:
    con = duckdb.connect(":memory:")
    con.execute("SET TimeZone = 'UTC'")
    load_reference(con, small_reference())
    load_inputs(con, frames)
    for model in models():
        run_model(con, model)
    return Told(con)


def tables(story: Told) -> dict[str, list[Any]]:
    """All facts and marts, row for row as they are stored."""
    names = [name for name, table in TABLES.items() if table.layer in ("facts", "marts")]
    return {
        name: story.con.sql(f'select * from "{name}"').pl().sort(pl.all()).rows() for name in names
    }


@SLOW
@given(stories(), st.randoms(use_true_random=False))
def test_the_order_of_articles_and_claims_does_not_matter(
    story: Story, order: random.Random
) -> None:
    frames = story.frames()
    shuffled = {
        name: frame.sample(fraction=1, shuffle=True, seed=order.randrange(1000))
        for name, frame in frames.items()
    }
    assert tables(told(frames)) == tables(told(shuffled))


@SLOW
@given(stories())
def test_every_story_passes_every_check(story: Story) -> None:
    results = run_checks(story.told().con, check_specs(SQL_DIR))
    assert [result.message for result in results if not result.passed] == []


@SLOW
@given(stories())
def test_a_copy_of_an_article_changes_counts_but_no_fact(story: Story) -> None:
    before = story.told()
    story.article("copy", "2020-07-14", copy_of="wire")
    for name in ("deployment_claims", "rollout_claims", "policy_claims"):
        wired = [row for row in story.rows[name] if row["article_id"] in wire_of(story)]
        text = story.rows["articles"][-1]["text"]
        for row in wired:
            start = len(text)
            text += row["evidence"]
            story.rows[name].append(
                row
                | {
                    "claim_id": f"copy-{row['claim_id']}",
                    "article_id": "copy",
                    "evidence_start": start,
                    "evidence_end": start + len(row["evidence"]),
                }
            )
        story.rows["articles"][-1]["text"] = text
    after = story.told()
    for fact in ("deployments", "rollouts", "policy_actions", "policy_stages"):
        key = TABLES[fact].key[0]
        same = (key, "independent_sources", "confidence", "certainty")
        assert before.rows(fact, *same) == after.rows(fact, *same)


def wire_of(story: Story) -> set[str]:
    """The articles of the wire story, published on the day of the copy."""
    return {
        row["article_id"]
        for row in story.rows["articles"]
        if row["syndication_group"] == "wire" and row["article_id"] != "copy"
    }
