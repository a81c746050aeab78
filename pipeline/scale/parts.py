"""Extraction parts: what was extracted, one row per article with its claims nested in it.

An article's row is written once and whole, so its extraction is one commit: either all of its
claims are in the lake or none.
"""

from collections.abc import Collection, Iterable, Mapping

import polars as pl

from pipeline import schemas
from pipeline.extract import Claims
from pipeline.lake import Lake
from pipeline.scale.keys import digest

STAGE = "claims"
TABLES: Mapping[str, str] = {
    # column of a part: table whose rows it nests
    "deployments": "deployment_claims",
    "rollouts": "rollout_claims",
    "policies": "policy_claims",
    "unresolved": "unresolved_mentions",
}
MAX_PARTS = 64


def empty() -> pl.DataFrame:
    """A part without rows: article_key, article_id, and a list of structs per table."""
    nested = {c: pl.List(pl.Struct(schemas.polars_schema(t))) for c, t in TABLES.items()}
    return pl.DataFrame(schema={"article_key": pl.String, "article_id": pl.String, **nested})


def nest(articles: pl.DataFrame, claims: Claims, unresolved: pl.DataFrame) -> pl.DataFrame:
    """One row per article, its claims nested; an article without claims has empty lists."""
    frames = {
        "deployments": claims.deployments,
        "rollouts": claims.rollouts,
        "policies": claims.policies,
        "unresolved": unresolved,
    }
    part = articles.select("article_key", "article_id")
    for column, frame in frames.items():
        key = "example_article_id" if column == "unresolved" else "article_id"
        rows = frame.select(pl.col(key).alias("article_id"), pl.struct(frame.columns).alias(column))
        grouped = rows.group_by("article_id", maintain_order=True).agg(column)
        part = part.join(grouped, on="article_id", how="left", maintain_order="left")
    return part.with_columns(pl.col(c).fill_null([]) for c in TABLES).cast(empty().schema)


def commit(lake: Lake, part: pl.DataFrame) -> None:
    """Write one part; from here on its articles are extracted."""
    lake.write(STAGE, digest(*part["article_key"]), part)


def find(lake: Lake, wanted: Iterable[str]) -> pl.DataFrame:
    """The rows of the wanted article keys, each once; those not yet extracted are missing."""
    keys = lake.keys(STAGE)
    if not keys:
        return empty()
    rows = lake.read(STAGE, keys).filter(pl.col("article_key").is_in(list(wanted)))
    return rows.unique("article_key", keep="first", maintain_order=True)


def unnest(part: pl.DataFrame, column: str) -> pl.DataFrame:
    """The rows of one table out of a part."""
    table = TABLES[column]
    rows = part.select(pl.col(column).explode()).drop_nulls()
    return rows.unnest(column) if rows.height else schemas.empty(table)


def tidy(lake: Lake, live: pl.DataFrame) -> None:
    """Keep the fewest parts that hold the live rows; gather them into one when they are many."""
    kept = _needed(lake, set(live["article_key"]))
    if len(kept) > MAX_PARTS:
        commit(lake, live)
        kept = [digest(*live["article_key"])]
    lake.prune(STAGE, kept)


def _needed(lake: Lake, wanted: set[str]) -> list[str]:
    held = {key: set(lake.read(STAGE, [key])["article_key"]) for key in lake.keys(STAGE)}
    needed = []
    for key in sorted(held, key=lambda key: (-len(held[key] & wanted), key)):
        if held[key] & wanted:
            needed.append(key)
            wanted = wanted - held[key]
    return needed


def forget(lake: Lake, articles: Collection[str]) -> None:
    """Remove the claims of some articles from every part that holds them."""
    if not articles:
        return
    for key in lake.keys(STAGE):
        part = lake.read(STAGE, [key])
        kept = part.filter(~pl.col("article_id").is_in(list(articles)))
        if kept.height < part.height:
            commit(lake, kept)
            lake.remove(STAGE, key)
