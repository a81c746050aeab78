"""Sources of the web: each an asset of its own, all asked at the same time."""

import asyncio
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta

import dagster as dg
import polars as pl

from pipeline.defs.metadata import source_version
from pipeline.defs.session import Session
from pipeline.defs.sources import record_log
from pipeline.settings import Settings
from pipeline.sources.catalog import WebSource, enabled_sources
from pipeline.sources.fetch import Fetcher, FetchLimits
from pipeline.sources.health import CHECK, QUESTIONS, Finding, examine
from pipeline.sources.pacing import WallClock
from pipeline.sources.poll_state import PollStates
from pipeline.sources.polling import PollReport, Tools, poll_all

PREFIX = "sources"
VERSION = source_version("sources")
GAVE_ARTICLE = ("article", "duplicate", "superseded", "unsupported_language")
SHOWN_PROBLEMS = 20


class UnknownSource(ValueError):
    """A run was asked to poll a source that is not in the catalogue."""


def key_of(source: WebSource) -> dg.AssetKey:
    """The asset of a source."""
    return dg.AssetKey([PREFIX, source.name])


def due_sources(settings: Settings, now: datetime) -> list[str]:
    """The names of the sources that are to be asked by now."""
    states = PollStates(settings.polls_dir)
    return [
        each.name for each in enabled_sources(settings) if states.load(each.name).is_due(each, now)
    ]


def web_assets(sources: Sequence[WebSource]) -> list[dg.AssetsDefinition]:
    """One asset a source; they share a step, so that hosts are waited for at the same time."""
    if not sources:
        return []

    @dg.multi_asset(
        name="web_sources",
        specs=[_spec(source) for source in sources],
        can_subset=True,
        retry_policy=dg.RetryPolicy(max_retries=2, delay=5),
    )
    def web_sources(
        context: dg.AssetExecutionContext, session: dg.ResourceParam[Session]
    ) -> Iterator[dg.MaterializeResult[None]]:
        session.watcher.asset_started("web sources")
        chosen = [each for each in sources if key_of(each) in context.selected_asset_keys]
        polled = {report.source: report for report in _poll(session, _to_ask(session, chosen))}
        for source in chosen:
            yield _result(session, source, polled.get(source.name))

    return [web_sources]


def web_checks(sources: Sequence[WebSource]) -> list[dg.AssetChecksDefinition]:
    """What is asked about the health of each source, once its documents are read."""
    if not sources:
        return []

    @dg.multi_asset_check(
        name="web_health",
        specs=[
            dg.AssetCheckSpec(
                CHECK,
                asset=key_of(source),
                description=" ".join(QUESTIONS.values()),
                additional_deps=["documents"],
            )
            for source in sources
        ],
    )
    def web_health(session: dg.ResourceParam[Session]) -> Iterator[dg.AssetCheckResult]:
        documents = session.table("documents")
        states = PollStates(session.settings.polls_dir)
        for source in sources:
            gave = _gave_article(documents, source.name)
            findings = examine(source, states.load(source.name), gave, session.started_at)
            yield _health(source, findings)

    return [web_health]


def _health(source: WebSource, findings: Sequence[Finding]) -> dg.AssetCheckResult:
    ill = [each.said for each in findings if not each.is_well]
    return dg.AssetCheckResult(
        check_name=CHECK,
        asset_key=key_of(source),
        passed=not ill,
        severity=dg.AssetCheckSeverity.WARN,
        description=f"{source.name}: {'; '.join(ill)}" if ill else None,
        metadata={each.question: each.said for each in findings},
    )


def _spec(source: WebSource) -> dg.AssetSpec:
    listed = "\n".join(f"- {url}" for url in source.addresses[:SHOWN_PROBLEMS])
    return dg.AssetSpec(
        key_of(source),
        description=f"What {source.publisher or source.name} publishes on the web.\n\n{listed}",
        group_name="sources",
        kinds={"python"},
        owners=["team:ingest"],
        code_version=VERSION,
        tags={"published": "no"},
        # A poll that is late by its own length once more is late; an hour is for queues.
        freshness_policy=dg.FreshnessPolicy.time_window(
            fail_window=3 * source.every + timedelta(hours=1),
            warn_window=2 * source.every + timedelta(minutes=30),
        ),
    )


def _to_ask(session: Session, sources: Sequence[WebSource]) -> list[WebSource]:
    """Those that a run names; else those that are due, or all where it is forced."""
    if session.settings.offline:
        return []
    unknown = sorted(
        session.only_sources - {each.name for each in enabled_sources(session.settings)}
    )
    if unknown:
        known = ", ".join(each.name for each in sources) or "none"
        raise UnknownSource(f"{unknown[0]!r} is no source of this home; there are: {known}")
    if session.only_sources:
        return [each for each in sources if each.name in session.only_sources]
    states, now = PollStates(session.settings.polls_dir), session.started_at
    return [s for s in sources if session.force or states.load(s.name).is_due(s, now)]


def _poll(session: Session, sources: Sequence[WebSource]) -> list[PollReport]:
    """Ask sources; all that comes is in the log when this returns."""
    return asyncio.run(_poll_all(session, sources)) if sources else []


async def _poll_all(session: Session, sources: Sequence[WebSource]) -> list[PollReport]:
    settings, clock = session.settings, WallClock(lambda: datetime.now(UTC))
    states = PollStates(settings.polls_dir)
    async with Fetcher(FetchLimits.of(settings), clock, states.load_robots()) as fetcher:
        tools = Tools(fetcher, record_log(session), states, clock)
        return await poll_all(sources, tools, session.since)


def _result(
    session: Session, source: WebSource, report: PollReport | None
) -> dg.MaterializeResult[None]:
    state = PollStates(session.settings.polls_dir).load(source.name)
    metadata: dict[str, dg.MetadataValue] = {"was_asked": dg.MetadataValue.bool(report is not None)}
    if state.polled_at:
        metadata["asked_at"] = dg.MetadataValue.timestamp(state.polled_at)
        metadata["due_at"] = dg.MetadataValue.timestamp(state.polled_at + source.every)
    if state.moved_to:
        metadata["moved_to"] = dg.MetadataValue.url(state.moved_to)
    if report is not None:
        metadata |= _told(report)
    return dg.MaterializeResult(asset_key=key_of(source), metadata=metadata)


def _told(report: PollReport) -> dict[str, dg.MetadataValue]:
    counts = ("listings", "fetched", "unchanged", "failed", "waiting", "records")
    told: dict[str, dg.MetadataValue] = {
        name: dg.MetadataValue.int(getattr(report, name)) for name in counts
    }
    if report.problems:
        lines = "\n".join(f"- {each}" for each in report.problems[:SHOWN_PROBLEMS])
        told["problems"] = dg.MetadataValue.md(lines)
    return told


def _gave_article(documents: pl.DataFrame, source: str) -> list[bool]:
    own = documents.filter(pl.col("source") == source, pl.col("disposition") != "container")
    gave = own.sort("fetched_at", "document_id")["disposition"].is_in(GAVE_ARTICLE)
    return gave.to_list()
