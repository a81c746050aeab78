"""How good the extraction is on written gold; measured again only when something has changed."""

from collections.abc import Iterator
from hashlib import sha256

import dagster as dg
import polars as pl

from pipeline import extract
from pipeline.defs import pictures
from pipeline.defs.checks import check_specs
from pipeline.defs.loading import load
from pipeline.defs.metadata import source_version, table_spec
from pipeline.defs.session import Session
from pipeline.extract import Claims
from pipeline.quality.evaluate import Evaluation, GoldPlaces, evaluate, score_sample
from pipeline.scale.keys import digest
from pipeline.settings import Settings

VERSION = source_version("quality")
READING = source_version("sources", "articles")
STAGE = "quality"
CLAIM_TABLES = ("deployment_claims", "rollout_claims", "policy_claims")


@dg.multi_asset(
    name="extraction_quality",
    specs=[
        table_spec(
            "extraction_quality",
            deps=["documents", *CLAIM_TABLES, "reference_tables"],
            kinds={"python"},
            code_version=VERSION,
        )
    ],
    check_specs=check_specs("extraction_quality"),
)
def extraction_quality(session: dg.ResourceParam[Session]) -> Iterator[dg.MaterializeResult[None]]:
    """Score the written gold, or take the scores that the same engine had on the same gold."""
    session.watcher.asset_started("extraction_quality")
    key = _key(session)
    if session.force or not session.lake.has(STAGE, key):
        session.lake.write(STAGE, key, _evaluate(session).frame)
        session.lake.prune(STAGE, [key])
    quality = session.lake.read(STAGE, [key])
    shown = {"extraction_quality": pictures.quality_by_kind(session, quality)}
    yield from load(session, {"extraction_quality": quality}, of_table=shown)


def _evaluate(session: Session) -> Evaluation:
    settings, reference, places = session.settings, session.reference, _places(session.settings)
    if settings.is_sample:
        return score_sample(places, session.table("documents"), _claims(session), reference)

    def read(articles: pl.DataFrame) -> Claims:
        return extract.extract_claims(articles, reference)

    return evaluate(places, reference, read, sources=("written",))


def _places(settings: Settings) -> GoldPlaces:
    return GoldPlaces(settings.sample_dir, settings.gold_dir, settings.shared_dir)


def _claims(session: Session) -> Claims:
    return Claims(*(session.table(name) for name in CLAIM_TABLES))


def _key(session: Session) -> str:
    gold = _content(session.settings)
    return digest(VERSION, READING, *_scored(session), session.reference.fingerprint, gold)


def _scored(session: Session) -> list[str]:
    """What is scored: the claims of a run over the sample, else the engine on all written gold."""
    if session.settings.is_sample:
        return [session.fingerprint(name) for name in ("documents", *CLAIM_TABLES)]
    return [extract.engine_version(session.reference)]


def _content(settings: Settings) -> str:
    places = _places(settings)
    folders = (places.gold, places.articles, places.sample)
    files = [file for folder in folders for file in folder.iterdir()]
    held = (file for file in sorted(files) if file.is_file())
    return digest(*(f"{file.name} {sha256(file.read_bytes()).hexdigest()}" for file in held))
