"""Ingest: what all sources hold becomes the ledger of documents and the clean articles."""

from collections.abc import Iterator, Sequence

import dagster as dg

from pipeline.articles.withdrawals import load_withdrawals
from pipeline.defs import pictures
from pipeline.defs.checks import check_specs
from pipeline.defs.loading import load
from pipeline.defs.metadata import source_version, table_spec
from pipeline.defs.session import Session
from pipeline.defs.sources import all_sources
from pipeline.extract.page_gate import page_gate
from pipeline.lake import RawStore
from pipeline.scale.handover import keep_articles
from pipeline.scale.intake import Intake
from pipeline.sources.forms import Limits

VERSION = source_version("sources", "articles", "scale/reading.py", "scale/intake.py")
TABLES = ("ingest_counts", "documents", "articles")


def ingest_assets(after: Sequence[dg.AssetKey] = ()) -> dg.AssetsDefinition:
    """The ledger and the articles, made when the sources `after` have written their log."""

    @dg.multi_asset(
        name="ingest",
        specs=[
            _spec("ingest_counts", after, {"python"}),
            _spec("documents", after, {"python", "polars"}),
            _spec("articles", ["documents"], {"python"}),
        ],
        check_specs=check_specs(*TABLES),
    )
    def ingest(session: dg.ResourceParam[Session]) -> Iterator[dg.MaterializeResult[None]]:
        """Read every record of every source, clean it, and hand the articles over."""
        session.watcher.asset_started("articles")
        intake = _intake(session)
        ingested = intake.ingest(all_sources(session))
        frames = {
            "ingest_counts": intake.frame,
            "documents": ingested.documents,
            "articles": ingested.articles,
        }
        shown = {"documents": pictures.counted_by(session, ingested.documents, "disposition")}
        yield from load(session, frames, of_table=shown)
        keep_articles(session.lake, session.fingerprint("articles"), ingested.articles)

    return ingest


def _spec(name: str, deps: Sequence[dg.AssetKey | str], kinds: set[str]) -> dg.AssetSpec:
    return table_spec(name, deps=deps, kinds=kinds, code_version=VERSION)


def _intake(session: Session) -> Intake:
    settings = session.settings
    return Intake(
        session.lake,
        RawStore(settings.raw_dir),
        Limits(settings.max_document_bytes),
        session.started_at,
        settings.keep_raw_days,
        load_withdrawals(settings.withdrawn_path),
        settings.workers,
        session.force,
        page_gate(session.reference) if settings.gate_archives else None,
        session.ahead.documents(),
    )
