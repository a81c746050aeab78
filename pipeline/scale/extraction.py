"""Extraction by content: only articles whose claims can have changed are read again."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import polars as pl

from pipeline import extract, schemas
from pipeline.extract import Claims
from pipeline.lake import Lake
from pipeline.reference import Reference
from pipeline.scale import failures, keys, parts
from pipeline.scale.keys import article_keys
from pipeline.scale.pool import map_chunks

CHUNK = 32
Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class ExtractionRun:
    """The claims of all articles, the names that the reference lacks, and what it cost.

    `failed` are the articles that the engine broke on, with the reason: they have no claims.
    """

    claims: Claims
    unresolved: pl.DataFrame
    failed: pl.DataFrame
    extracted: int
    reused: int


def extract_incrementally(
    articles: pl.DataFrame,
    reference: Reference,
    lake: Lake,
    *,
    workers: int = 1,
    force: bool = False,
    progress: Progress = lambda done, total: None,
    ahead: Lake | None = None,
) -> ExtractionRun:
    """Extract the articles that the lake has no claims for, then gather the claims of all.

    Each chunk is committed as it is done, so a killed run loses one chunk a worker at most.
    `progress` is told how many of the articles to extract are done. `force` extracts them all.
    `ahead` holds what another process has extracted for this run; taking it is extracting it.
    """
    if force:
        failures.clear(lake)
    if ahead is not None:
        keys.adopt(lake, ahead)
    keyed = articles.with_columns(article_keys(articles, reference, lake))
    found = parts.find(lake, keyed["article_key"])
    missing = keyed if force else keyed.join(found, on="article_key", how="anti")
    if missing.height:
        done = _taken_ahead(missing, lake, ahead) if ahead is not None else parts.empty()
        rest = missing.join(done, on="article_key", how="anti")
        _extract_missing(rest, reference, lake, workers, progress)
        found = parts.find(lake, keyed["article_key"])
        parts.tidy(lake, found)
        failures.tidy(lake, keyed["article_key"])
    failed = failures.find(lake, keyed["article_key"])
    return _gather(found, failed, missing.height, articles.height - missing.height)


def extract_part(articles: pl.DataFrame, reference: Reference) -> pl.DataFrame:
    """One part: the claims and the unresolved names of a chunk of keyed articles.

    `failure` says of an article that the engine broke on what happened; null for all others.
    """
    try:
        return _read(articles, reference)
    except MemoryError:
        raise
    except Exception:
        # Once more, one by one: the trouble of one article is not that of its neighbours.
        return pl.concat(_read_alone(each, reference) for each in articles.iter_slices(1))


def _read_alone(article: pl.DataFrame, reference: Reference) -> pl.DataFrame:
    try:
        return _read(article, reference)
    except MemoryError:
        raise
    except Exception as error:
        nothing = parts.nest(article, Claims.concat([]), schemas.empty("unresolved_mentions"))
        return nothing.with_columns(failure=pl.lit(failures.said_of(error)))


def _read(articles: pl.DataFrame, reference: Reference) -> pl.DataFrame:
    claims = extract.extract_claims(articles.drop("article_key"), reference)
    single = (articles[i : i + 1] for i in range(articles.height))
    unresolved = [extract.find_unresolved(article, reference) for article in single]
    part = parts.nest(articles, claims, pl.concat(unresolved))
    return part.with_columns(failure=pl.lit(None, pl.String))


def sum_mentions(rows: pl.DataFrame) -> pl.DataFrame:
    """Unresolved names article by article, summed to one row per name and kind."""
    key = ["provisional_id", "kind"]
    ordered = rows.sort("example_article_id", "name", "example")
    summed = ordered.group_by(key, maintain_order=True).agg(
        pl.col("mentions", "articles").sum(),
        pl.col("name", "example", "example_article_id").first(),
    )
    return summed.select(rows.columns).sort(key)


def _taken_ahead(missing: pl.DataFrame, lake: Lake, ahead: Lake) -> pl.DataFrame:
    """What was extracted ahead, committed; articles that the engine broke on there come again."""
    found = parts.find(ahead, missing["article_key"])
    done = found.join(failures.find(ahead, found["article_key"]), on="article_key", how="anti")
    if done.height:
        parts.commit(lake, done)
    return done


def _extract_missing(
    missing: pl.DataFrame, reference: Reference, lake: Lake, workers: int, progress: Progress
) -> None:
    done = 0
    progress(done, missing.height)
    for part in map_chunks(extract_part, list(_chunks(missing)), reference, workers):
        failures.commit(lake, part)
        parts.commit(lake, part.drop("failure"))
        done += part.height
        progress(done, missing.height)


def _chunks(articles: pl.DataFrame) -> Iterator[pl.DataFrame]:
    return articles.iter_slices(CHUNK)


def _gather(
    found: pl.DataFrame, failed: pl.DataFrame, extracted: int, reused: int
) -> ExtractionRun:
    claims = Claims(
        deployments=_sorted(parts.unnest(found, "deployments")),
        rollouts=_sorted(parts.unnest(found, "rollouts")),
        policies=_sorted(parts.unnest(found, "policies")),
    )
    unresolved = sum_mentions(parts.unnest(found, "unresolved"))
    return ExtractionRun(claims, unresolved, failed, extracted, reused)


def _sorted(claims: pl.DataFrame) -> pl.DataFrame:
    return claims.sort("article_id", "evidence_start", "claim_id")
