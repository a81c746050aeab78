"""A million claims that nobody made: how often names, days and speakers recur is as in the news.

Who is written about follows Zipf's law, a quarter of the articles tell no date, a third are copies
of another's story. The same seed gives the same claims, and every claim's evidence stands in its
article.
"""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any

import numpy as np
import numpy.typing as npt
import polars as pl

from pipeline import schemas
from pipeline.reference import Reference
from pipeline.schemas import vocabulary as words

Ints = npt.NDArray[np.int64]
SHARES: Mapping[str, float] = {
    "deployment_claims": 0.6,
    "rollout_claims": 0.2,
    "policy_claims": 0.2,
}
CLAIMS_PER_ARTICLE = 3
FIRST_DAY, LAST_DAY = date(2005, 1, 1), date(2025, 12, 31)
SEEN = datetime(2026, 1, 2, tzinfo=UTC)
GENERATIONS = ("3G", "4G", "5G")
GENERATION_SHARES = (0.15, 0.4, 0.45)
PART_SHARES = (0.25, 0.6, 0.1, 0.05)
STATUS_SHARES = (0.15, 0.3, 0.3, 0.1, 0.03, 0.08, 0.04)
MILESTONE_SHARES = (0.15, 0.1, 0.25, 0.25, 0.2, 0.03, 0.02)
STAGE_SHARES = (0.15, 0.15, 0.4, 0.2, 0.04, 0.03, 0.03)


class Dice:
    """Draws from a seed: plain, by shares, or by Zipf's law."""

    def __init__(self, seed: int) -> None:
        self._random = np.random.default_rng(seed)

    def below(self, count: int, high: int) -> Ints:
        """Whole numbers from 0, all equally often."""
        return self._random.integers(0, high, count)

    def zipf(self, count: int, high: int, power: float = 1.0) -> Ints:
        """Whole numbers from 0: the k-th is drawn in proportion to 1/(k+1)^power."""
        shares = 1 / np.arange(1, high + 1) ** power
        return self._random.choice(high, count, p=shares / shares.sum())

    def among(
        self, count: int, values: Sequence[Any], shares: Sequence[float] | None = None
    ) -> pl.Series:
        """Values, by their shares; all equally often where none are told."""
        drawn = self._random.choice(len(values), count, p=shares)
        return pl.Series(values).gather(drawn)

    def known(self, values: pl.Series, share: float) -> pl.Series:
        """The values, all but a share of them blanked out."""
        kept = pl.Series(self._random.random(len(values)) < share)
        return pl.select(pl.when(kept).then(values)).to_series()


def synthetic_frames(claims: int, reference: Reference, seed: int = 1) -> dict[str, pl.DataFrame]:
    """All loaded tables of a warehouse with so many claims."""
    dice = Dice(seed)
    articles = _articles(dice, claims // CLAIMS_PER_ARTICLE)
    made = {
        "deployment_claims": _deployments(dice, _share(claims, "deployment_claims"), reference),
        "rollout_claims": _rollouts(dice, _share(claims, "rollout_claims"), reference),
        "policy_claims": _policies(dice, _share(claims, "policy_claims"), reference),
    }
    told = {name: _told(dice, name, frame, articles) for name, frame in made.items()}
    texts = _texts(told, articles)
    placed = {name: _placed(frame, texts) for name, frame in told.items()}
    written = articles.join(
        texts.select("article_id", "text").unique("article_id"), on="article_id"
    )
    others = {name: schemas.empty(name) for name in _loaded() - set(told)}
    documents = _documents(written)
    return (
        others
        | {name: _shaped(name, frame) for name, frame in placed.items()}
        | {
            "articles": _shaped("articles", written),
            "documents": documents,
            "ingest_counts": pl.DataFrame(
                [("synthetic", documents.height)],
                schema=schemas.polars_schema("ingest_counts"),
                orient="row",
            ),
        }
    )


def _share(claims: int, table: str) -> int:
    return int(claims * SHARES[table])


def _loaded() -> set[str]:
    layers = ("sources", "articles", "claims", "quality")
    return {name for name, table in schemas.TABLES.items() if table.layer in layers}


def _articles(dice: Dice, count: int) -> pl.DataFrame:
    numbers = pl.Series(np.arange(count))
    story = np.where(dice.below(count, 3) == 0, dice.zipf(count, count), np.arange(count))
    span = (LAST_DAY - FIRST_DAY).days
    published = dice.known(pl.Series(dice.below(count, span)), 0.75)
    return pl.DataFrame({"number": numbers, "story": story, "day": published}).select(
        article_id="a" + pl.col("number").cast(pl.String),
        article_version_id="v" + pl.col("number").cast(pl.String),
        path="p" + pl.col("number").cast(pl.String),
        publisher=pl.lit("Paper ") + pl.Series(dice.zipf(count, 300)).cast(pl.String),
        published_on=pl.lit(FIRST_DAY) + pl.duration(days="day"),
        published_basis=pl.when(pl.col("day").is_null())
        .then(pl.lit("not_stated"))
        .otherwise(pl.lit("dateline")),
        language=pl.lit("en"),
        text_sha256=pl.col("number").cast(pl.String),
        syndication_group="s" + pl.col("story").cast(pl.String),
    )


def _documents(articles: pl.DataFrame) -> pl.DataFrame:
    frame = articles.select(
        "article_id",
        "path",
        document_id="d" + pl.col("article_id"),
        source=pl.lit("synthetic"),
        fetched_at=pl.lit(SEEN).cast(schemas.INSTANT),
        disposition=pl.lit("article"),
    )
    return _shaped("documents", frame)


def _deployments(dice: Dice, count: int, reference: Reference) -> pl.DataFrame:
    network = _networks(dice, count, reference)
    vendors = reference.tables["vendors"]["vendor_id"].sort()
    return pl.DataFrame(
        {
            "operator_id": network["operator_id"],
            "country": dice.known(network["country_id"], 0.9),
            "vendor_id": vendors.gather(dice.zipf(count, len(vendors), 1.6)),
            "generation": dice.known(dice.among(count, GENERATIONS, GENERATION_SHARES), 0.7),
            "part": dice.known(dice.among(count, words.PARTS, PART_SHARES), 0.3),
            "status": dice.among(count, words.STATUSES, STATUS_SHARES),
            **_dates(dice, count, "date"),
        }
    )


def _rollouts(dice: Dice, count: int, reference: Reference) -> pl.DataFrame:
    network = _networks(dice, count, reference)
    return pl.DataFrame(
        {
            "operator_id": network["operator_id"],
            "country": dice.known(network["country_id"], 0.9),
            "generation": dice.among(count, GENERATIONS, GENERATION_SHARES),
            "milestone": dice.among(count, words.MILESTONES, MILESTONE_SHARES),
            **_dates(dice, count, "date"),
        }
    )


def _policies(dice: Dice, count: int, reference: Reference) -> pl.DataFrame:
    countries = reference.tables["countries"]["country_id"].sort()
    vendors = reference.tables["vendors"]["vendor_id"].sort()
    return pl.DataFrame(
        {
            "jurisdiction": countries.gather(dice.zipf(count, len(countries))),
            "authority": dice.known(dice.among(count, [f"Body {n}" for n in range(40)]), 0.5),
            "action": dice.among(count, words.ACTIONS),
            "target": dice.known(vendors.gather(dice.zipf(count, len(vendors), 1.6)), 0.7),
            "generation": dice.known(dice.among(count, GENERATIONS, GENERATION_SHARES), 0.4),
            "part": dice.known(dice.among(count, words.PARTS), 0.1),
            "stage": dice.among(count, words.STAGES, STAGE_SHARES),
            **_dates(dice, count, "announced"),
            **_dates(dice, count, "effective"),
            **_dates(dice, count, "deadline", "stated"),
        }
    )


def _networks(dice: Dice, count: int, reference: Reference) -> pl.DataFrame:
    networks = reference.tables["operator_networks"].sort("operator_id", "country_id")
    return networks[dice.zipf(count, networks.height, 1.1)]


def _dates(dice: Dice, count: int, name: str, basis: str = "stated") -> dict[str, pl.Series]:
    """A date that a third of the claims tell, half of them to the day, half to the year."""
    span = (LAST_DAY - FIRST_DAY).days
    day = dice.known(pl.Series(dice.below(count, span)), 0.3)
    is_year = pl.Series(dice.below(count, 2) == 0)
    first = pl.lit(FIRST_DAY) + pl.duration(days=pl.lit(day))
    is_known = day.is_not_null()
    frame = pl.select(
        pl.when(is_year).then(first.dt.truncate("1y")).otherwise(first).alias(name),
        pl.when(is_year)
        .then(first.dt.truncate("1y").dt.offset_by("1y").dt.offset_by("-1d"))
        .otherwise(first)
        .alias(f"{name}_latest"),
        pl.when(is_known & is_year)
        .then(pl.lit("year"))
        .when(is_known)
        .then(pl.lit("day"))
        .alias(f"{name}_precision"),
        pl.when(is_known)
        .then(pl.lit(basis))
        .otherwise(pl.lit("not_stated"))
        .alias(f"{name}_basis"),
    )
    return frame.to_dict()


def _told(dice: Dice, table: str, frame: pl.DataFrame, articles: pl.DataFrame) -> pl.DataFrame:
    """The claims with who says them, where, and in which words."""
    count = frame.height
    speaker = pl.Series(dice.zipf(count, 2000)).cast(pl.String)
    return frame.with_columns(
        claim_id=f"{table}-" + pl.Series(np.arange(count)).cast(pl.String),
        article_id=articles["article_id"].gather(dice.below(count, articles.height)),
        certainty=dice.among(count, words.CERTAINTIES, (0.75, 0.15, 0.1)),
        attribution_kind=dice.among(
            count, words.ATTRIBUTION_KINDS, (0.55, 0.07, 0.05, 0.2, 0.05, 0.05, 0.03)
        ),
        attributed_to=pl.lit("Speaker ") + speaker,
        rule_id=pl.lit("bench"),
        explanation=pl.lit("{}"),
        extractor_version=pl.lit("bench"),
    ).with_columns(
        attributed_to=pl.when(pl.col("attribution_kind") != "outlet").then("attributed_to"),
        evidence=pl.lit("This is what claim ") + pl.col("claim_id") + " says of it.",
    )


def _texts(told: Mapping[str, pl.DataFrame], articles: pl.DataFrame) -> pl.DataFrame:
    """Every claim with the place of its sentence in the text of its article."""
    sentences = pl.concat(
        [frame.select("article_id", "claim_id", "evidence") for frame in told.values()]
    )
    missing = articles.join(sentences, on="article_id", how="anti").select(
        "article_id", claim_id=pl.lit(""), evidence=pl.lit("Nothing is said here.")
    )
    return (
        pl.concat([sentences, missing])
        .sort("article_id", "claim_id")
        .with_columns(length=pl.col("evidence").str.len_chars().cast(pl.Int64))
        .with_columns(
            evidence_end=(pl.col("length") + 1).cum_sum().over("article_id") - 1,
            text=pl.col("evidence").str.join(" ").over("article_id"),
        )
        .with_columns(evidence_start=pl.col("evidence_end") - pl.col("length"))
    )


def _placed(frame: pl.DataFrame, texts: pl.DataFrame) -> pl.DataFrame:
    return frame.join(texts.select("claim_id", "evidence_start", "evidence_end"), on="claim_id")


def _shaped(table: str, frame: pl.DataFrame) -> pl.DataFrame:
    """The frame with exactly the columns of its table, those that it lacks null."""
    schema = schemas.polars_schema(table)
    lacking = [pl.lit(None).alias(name) for name in schema if name not in frame.columns]
    return frame.with_columns(lacking).select(schema.names()).cast(schema)
