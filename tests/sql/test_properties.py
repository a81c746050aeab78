"""What holds of the facts whatever the story."""

import random
from datetime import date
from typing import Any

import duckdb
import polars as pl
from hypothesis import HealthCheck, assume, given, settings
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


def copy_wire_stories(story: Story) -> None:
    """Print every article of the wire story once more, on the same day."""
    for original in [row for row in story.rows["articles"] if row["syndication_group"] == "wire"]:
        copy = f"copy-{original['article_id']}"
        published = original["published_on"]
        story.article(copy, published and published.isoformat(), copy_of="wire")
        story.rows["articles"][-1]["text"] = original["text"]
        for name in ("deployment_claims", "rollout_claims", "policy_claims"):
            story.rows[name] += [
                row | {"claim_id": f"copy-{row['claim_id']}", "article_id": copy}
                for row in story.rows[name]
                if row["article_id"] == original["article_id"]
            ]


@SLOW
@given(stories())
def test_a_copy_of_an_article_changes_counts_but_no_fact(story: Story) -> None:
    before = story.told()
    copy_wire_stories(story)
    after = story.told()
    for fact in ("deployments", "rollouts", "policy_actions", "policy_stages"):
        same = set(TABLES[fact].column_names) - {"claims", "general_claims"}
        assert before.rows(fact, *sorted(same)) == after.rows(fact, *sorted(same))


@SLOW
@given(stories())
def test_the_latest_word_is_what_the_current_tables_say(story: Story) -> None:
    told = story.told()
    for history, current, apart in (
        ("deployments_history", "deployments", {"is_current", "general_claims"}),
        ("rollouts_history", "rollouts", set[str]()),
        ("policy_history", "policy_actions", {"authority", "follows", "reversed_on"}),
    ):
        same = [name for name in TABLES[current].column_names if name not in apart]
        latest = told.table(history).filter(pl.col("known_to") == date(9999, 12, 31))
        last = latest.sort("valid_from").unique(TABLES[current].key, keep="last")
        assert sorted(last.select(same).rows(), key=str) == told.rows(current, *same)


BELIEVED = ("status", "since", "until", "claims", "independent_sources", "confidence", "certainty")


@SLOW
@given(stories())
def test_what_was_believed_is_what_the_articles_of_the_day_gave(story: Story) -> None:
    whole = story.told()
    assume(whole.table("deployment_episodes").is_empty())
    known_on = date(2018, 12, 31)
    frames = story.frames()
    early = frames["articles"].filter(pl.col("published_on") <= known_on).select("article_id")
    then = told(
        frames
        | {
            name: frame.join(early, on="article_id", how="semi")
            for name, frame in frames.items()
            if name.endswith("_claims") or name in ("articles", "documents")
        }
    )
    believed = whole.table("deployments_history").filter(
        (pl.col("known_from") <= known_on) & (pl.col("known_to") > known_on)
    )
    rows = believed.select("deployment_id", *BELIEVED).rows()
    assert sorted(rows, key=str) == then.rows("deployments", "deployment_id", *BELIEVED)
