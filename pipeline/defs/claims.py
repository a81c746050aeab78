"""Claims: what the articles say, read by the pure extraction, article by article."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import dagster as dg
import polars as pl

from pipeline import schemas
from pipeline.corrections import Correction, apply_corrections, read_corrections
from pipeline.defs import pictures
from pipeline.defs.checks import check_specs
from pipeline.defs.loading import load
from pipeline.defs.metadata import source_version, table_spec
from pipeline.defs.reference import reference_tables
from pipeline.defs.session import Session
from pipeline.extract import engine_version
from pipeline.reference import TABLES as REFERENCE_TABLES
from pipeline.scale import ExtractionRun, extract_incrementally
from pipeline.scale.handover import read_articles
from pipeline.schemas.vocabulary import CLAIM_KINDS
from pipeline.warehouse.sqlfiles import REFERENCE_PREFIX

VERSION = source_version("extract", "language", "scale", "corrections.py")
TABLES = (
    "deployment_claims",
    "rollout_claims",
    "policy_claims",
    "claim_quarantine",
    "correction_rows",
    "fact_moves",
    "unresolved_mentions",
)
MADE_FROM = ("articles", *(f"{REFERENCE_PREFIX}{name}" for name in REFERENCE_TABLES))


@dg.multi_asset(
    name="claims",
    specs=[
        table_spec(
            name,
            deps=["articles", reference_tables.key.to_user_string()],
            kinds={"python", "polars"},
            code_version=VERSION,
        )
        for name in TABLES
    ],
    check_specs=check_specs(*TABLES),
)
def claims(session: dg.ResourceParam[Session]) -> Iterator[dg.MaterializeResult[None]]:
    """Extract what can have changed, set aside what does not fit, load the rest."""
    session.watcher.asset_started("claims")
    articles = read_articles(session.lake, session.fingerprint("articles"))
    run = extract_incrementally(
        articles,
        session.reference,
        session.lake,
        workers=session.settings.workers,
        force=session.force,
        progress=session.watcher.articles_read,
        ahead=session.ahead.claims(),
    )
    session.tally.extracted, session.tally.reused = run.extracted, run.reused
    counts = {
        "articles_extracted": run.extracted,
        "articles_reused": run.reused,
        "articles_set_aside": run.failed.height,
    }
    corrections = read_corrections(session.settings.corrections_dir)
    frames = _frames(run, articles, corrections, engine_version(session.reference))
    shown = dict(_pictures(session, frames, articles))
    yield from load(session, frames, made_from=MADE_FROM, metadata=counts, of_table=shown)


def _pictures(
    session: Session, frames: Mapping[str, pl.DataFrame], articles: pl.DataFrame
) -> Iterator[tuple[str, dict[str, Any]]]:
    for kind in CLAIM_KINDS:
        table = f"{kind}_claims"
        yield table, pictures.claims_by_month(session, kind, frames[table], articles)
    yield (
        "claim_quarantine",
        pictures.counted_by(session, frames["claim_quarantine"], "reason"),
    )


def _frames(
    run: ExtractionRun, articles: pl.DataFrame, corrections: Sequence[Correction], version: str
) -> dict[str, pl.DataFrame]:
    read = {
        "deployment_claims": run.claims.deployments,
        "rollout_claims": run.claims.rollouts,
        "policy_claims": run.claims.policies,
    }
    corrected = apply_corrections(read, articles, corrections)
    raw = corrected.claims
    parted = {name: schemas.split_valid(name, frame) for name, frame in raw.items()}
    good = {name: split.good for name, split in parted.items()}
    bad = {name: split.bad for name, split in parted.items()}
    unread = set_aside(run.failed.join(articles, on="article_id"), version)
    aside = [quarantined(bad), quarantined(corrected.rejected), unread]
    return {
        **good,
        "claim_quarantine": pl.concat(aside),
        "correction_rows": corrected.correction_rows,
        "fact_moves": corrected.fact_moves,
        "unresolved_mentions": run.unresolved,
    }


def quarantined(bad: Mapping[str, pl.DataFrame]) -> pl.DataFrame:
    """The rows that did not fit their table, with the reason and the whole claim as JSON."""
    rows = [
        {
            "claim_kind": table.removesuffix("_claims"),
            "payload": json.dumps(row, default=str, sort_keys=True),
            **{name: row[name] for name in ("article_id", "evidence", "reason")},
            "extractor_version": row["extractor_version"],
        }
        for table, frame in bad.items()
        for row in frame.iter_rows(named=True)
    ]
    return pl.DataFrame(rows, schema=schemas.polars_schema("claim_quarantine"))


def set_aside(failed: pl.DataFrame, version: str) -> pl.DataFrame:
    """The articles that the engine broke on, with the reason and what tells which they are."""
    names = ("path", "url", "title")
    rows = [
        {
            "article_id": row["article_id"],
            "reason": row["failure"],
            "payload": json.dumps({name: row[name] for name in names}, sort_keys=True),
            "extractor_version": version,
        }
        for row in failed.iter_rows(named=True)
    ]
    return pl.DataFrame(rows, schema=schemas.polars_schema("claim_quarantine"))
