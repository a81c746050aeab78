"""One run of all assets in this process: what `backhaul run` does."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import dagster as dg
from dagster_shared.error import SerializableErrorInfo

from pipeline.defs import assemble
from pipeline.defs.instance import bury_dead_runs, open_instance
from pipeline.defs.session import TRIGGER, Unwatched, Watcher
from pipeline.scale.ahead import NOTHING_AHEAD, Ahead
from pipeline.settings import Settings

EVERYTHING = "__ASSET_JOB"
"""Dagster's own job of all assets: what "Materialize all" runs too."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a run is asked for: all work again, these sources alone, articles since this day."""

    force: bool = False
    sources: tuple[str, ...] = ()
    since: date | None = None


EVERYTHING_DUE = Wanted()


@dataclass(frozen=True)
class Failure:
    """Why an asset failed: the exception at the root of it, and where it was raised."""

    asset: str | None
    error: str
    message: str
    traceback: str


@dataclass(frozen=True)
class Outcome:
    """What became of a run; `metadata` by asset, as its materialization reported it.

    `warnings` are what checks say that fail and block nothing.
    """

    run_id: str
    success: bool
    failures: tuple[Failure, ...]
    warnings: tuple[str, ...]
    metadata: Mapping[str, Mapping[str, Any]]


def run_all(
    settings: Settings,
    watcher: Watcher | None = None,
    *,
    wanted: Wanted = EVERYTHING_DUE,
    ahead: Ahead = NOTHING_AHEAD,
    definitions: dg.Definitions | None = None,
) -> Outcome:
    """Materialize every asset. The caller holds the writer's lock, so that waiting is its choice.

    A failing asset is told in the outcome, not raised.
    """
    chosen = definitions or assemble.build_definitions(settings, watcher or Unwatched(), ahead)
    with open_instance(settings) as instance:
        bury_dead_runs(instance)
        result = chosen.resolve_job_def(EVERYTHING).execute_in_process(
            instance=instance,
            run_config=_run_config(wanted),
            tags={TRIGGER: "command line"},
            raise_on_error=False,
        )
    return Outcome(
        result.run_id,
        result.success,
        tuple(_failures(result)),
        tuple(_warnings(result)),
        dict(_materialized(result)),
    )


def _run_config(wanted: Wanted) -> dict[str, Any]:
    config: dict[str, Any] = {"force": wanted.force, "sources": list(wanted.sources)}
    if wanted.since is not None:
        config["since"] = wanted.since.isoformat()
    return {
        "resources": {"session": {"config": config}},
        # The events are recorded all the same; only their echo on the terminal is silenced.
        "loggers": {"console": {"config": {"log_level": "CRITICAL"}}},
    }


def _materialized(result: dg.ExecuteInProcessResult) -> Iterator[tuple[str, dict[str, Any]]]:
    for event in result.get_asset_materialization_events():
        entry = event.step_materialization_data.materialization
        values = {name: value.value for name, value in entry.metadata.items()}
        yield entry.asset_key.to_user_string(), values


def _failures(result: dg.ExecuteInProcessResult) -> Iterator[Failure]:
    checks = tuple(_failed_checks(result))
    yield from checks
    for event in result.all_events:
        if event.is_step_failure and event.step_failure_data.error is not None:
            cause = _root(event.step_failure_data.error)
            if cause.cls_name != "DagsterAssetCheckFailedError" or not checks:
                yield _failure(event.step_key, cause)


def _failed_checks(result: dg.ExecuteInProcessResult) -> Iterator[Failure]:
    for evaluation in result.get_asset_check_evaluations():
        if evaluation.blocking and not evaluation.passed:
            asset = evaluation.asset_key.to_user_string()
            said = evaluation.description or "no more is known"
            yield Failure(asset, "failed check", f"{evaluation.check_name}: {said}", "")


def _warnings(result: dg.ExecuteInProcessResult) -> Iterator[str]:
    for evaluation in result.get_asset_check_evaluations():
        if not evaluation.blocking and not evaluation.passed:
            yield evaluation.description or evaluation.check_name


def _failure(step: str | None, error: SerializableErrorInfo) -> Failure:
    name = error.cls_name or "Error"
    _, _, said = error.message.partition(f"{name}: ")
    return Failure(step, name, (said or error.message).strip(), error.to_string())


def _root(error: SerializableErrorInfo) -> SerializableErrorInfo:
    """The exception that an asset raised, without Dagster's wrapping."""
    wrapped = (error.cls_name or "").startswith("DagsterExecution")
    return error.cause if wrapped and error.cause is not None else error
