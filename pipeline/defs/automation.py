"""What runs by itself under `backhaul dev`: one schedule for the web, one sensor on the inbox."""

import hashlib
import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import dagster as dg

from pipeline.defs.web import due_sources
from pipeline.settings import Settings

EVERY_FIVE_MINUTES = "*/5 * * * *"
# A file that was written to so recently may not be whole yet.
SETTLED_SECONDS = 10
# A run that finds the home held by another, or meets a passing fault, is made again.
RETRIES = {"dagster/max_retries": "3"}

everything = dg.define_asset_job(
    "everything",
    selection=dg.AssetSelection.all() | dg.AssetSelection.all_asset_checks(),
    description="All assets; what has not changed is not done again.",
)


def refresh_schedule(settings: Settings) -> dg.ScheduleDefinition:
    """Asks the sources of the web that are due, and publishes what comes of it."""

    @dg.schedule(
        name="refresh",
        job=everything,
        cron_schedule=EVERY_FIVE_MINUTES,
        default_status=dg.DefaultScheduleStatus.RUNNING,
        description="Polls the sources that are due, each by its own `every`; skips when none is.",
    )
    def refresh(context: dg.ScheduleEvaluationContext) -> dg.RunRequest | dg.SkipReason:
        due = [] if settings.offline else due_sources(settings, datetime.now(UTC))
        if not due:
            return dg.SkipReason("no source of the web is due")
        if _is_busy(context.instance):
            return dg.SkipReason("a run is under way; what is due stays due")
        # Without a run key: what is due is told by the sources themselves, not by the hour.
        return dg.RunRequest(run_config=_polling(due), tags=RETRIES)

    return refresh


def inbox_sensor(settings: Settings) -> dg.SensorDefinition:
    """Starts a run when files of the inbox came, went or changed."""

    @dg.sensor(
        name="inbox",
        job=everything,
        minimum_interval_seconds=30,
        default_status=dg.DefaultSensorStatus.RUNNING,
        description="Looks at names, sizes and times of the inbox's files; opens none.",
    )
    def inbox(context: dg.SensorEvaluationContext) -> dg.SensorResult | dg.SkipReason:
        if settings.inbox is None:
            return dg.SkipReason("no inbox is set")
        if not settings.inbox.is_dir():
            return dg.SkipReason(f"{settings.inbox} is no folder")
        state, newest = look_at(settings.inbox)
        if state == context.cursor:
            return dg.SkipReason("the inbox is as it was")
        # A time in the future says nothing of now.
        if 0 <= datetime.now(UTC).timestamp() - newest < SETTLED_SECONDS:
            return dg.SkipReason("files are being written; waiting until they rest")
        # Without a run key: an inbox that is again as it once was is to be read again.
        return dg.SensorResult(run_requests=[dg.RunRequest(tags=RETRIES)], cursor=state)

    return inbox


def look_at(folder: Path) -> tuple[str, float]:
    """What tells whether a folder has changed, and when its newest file was written."""
    digest, newest = hashlib.sha256(), 0.0
    for path, size, written in sorted(_files(folder)):
        digest.update(f"{path}\0{size}\0{written}\n".encode("utf-8", "surrogateescape"))
        newest = max(newest, written / 1e9)
    return digest.hexdigest(), newest


def _files(folder: Path) -> Iterator[tuple[str, int, int]]:
    for where, folders, names in os.walk(folder):
        folders[:] = [each for each in folders if not each.startswith(".")]
        for name in names:
            path = Path(where, name)
            try:
                status = path.stat()
            except OSError:
                continue
            if not name.startswith("."):
                yield str(path), status.st_size, status.st_mtime_ns


def _polling(sources: list[str]) -> dict[str, object]:
    return {"resources": {"session": {"config": {"sources": sources}}}}


def _is_busy(instance: dg.DagsterInstance) -> bool:
    under_way = [dg.DagsterRunStatus.QUEUED, dg.DagsterRunStatus.STARTED]
    under_way.append(dg.DagsterRunStatus.STARTING)
    return instance.get_runs_count(dg.RunsFilter(statuses=under_way)) > 0
