"""What the assets of a run share: the settings, the writer's lock, and somebody to report to."""

from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import cached_property
from typing import Protocol

import dagster as dg
import polars as pl

from pipeline.defs.checks import task_of
from pipeline.lake import Lake
from pipeline.reference import Reference, load_reference
from pipeline.scale.ahead import Ahead
from pipeline.settings import Settings
from pipeline.warehouse import Connection, connect
from pipeline.warehouse.build import InputMissing
from pipeline.warehouse.lock import writer_lock
from pipeline.warehouse.making import Task, Workbench
from pipeline.warehouse.sqlfiles import discover
from pipeline.warehouse.stamps import Stamp, read_stamps

TRIGGER = "backhaul/trigger"


class Watcher(Protocol):
    """Is told how far long work has come."""

    def asset_started(self, name: str) -> None:
        """An asset's own work begins."""

    def articles_read(self, done: int, total: int) -> None:
        """So many of the articles to extract are done."""


class Unwatched:
    """Nobody looks: the UI has its own view of a run."""

    def asset_started(self, name: str) -> None:
        """Nothing to show."""

    def articles_read(self, done: int, total: int) -> None:
        """Nothing to show."""


@dataclass
class Tally:
    """How many articles this run has extracted, and how many it took from the lake."""

    extracted: int = 0
    reused: int = 0


@dataclass(frozen=True)
class Session:
    """One run, from taking the writer's lock to giving it back."""

    settings: Settings
    watcher: Watcher
    force: bool
    run_id: str
    trigger: str
    build: Connection
    workbench: Workbench
    ahead: Ahead
    only_sources: frozenset[str] = frozenset()
    since: date | None = None
    started_at: datetime = field(default_factory=lambda: datetime.now(UTC))
    tally: Tally = field(default_factory=Tally)

    @cached_property
    def lake(self) -> Lake:
        """The lake of the home."""
        return Lake(self.settings.lake_dir)

    @cached_property
    def reference(self) -> Reference:
        """The shipped reference with the user's additions laid over it."""
        return load_reference(self.settings.reference_dir, self.settings.additions_dir)

    def table(self, name: str) -> pl.DataFrame:
        """The rows of a table of the build database."""
        rows: pl.DataFrame = self.build.sql(f'select * from "{name}"').pl()
        return rows

    def fingerprint(self, table: str) -> str:
        """The fingerprint of a table of the build database; raises InputMissing."""
        return self._stamp(table).fingerprint

    def rows(self, table: str) -> int:
        """How many rows a table of the build database has; raises InputMissing."""
        return self._stamp(table).rows

    def _stamp(self, table: str) -> Stamp:
        stamps = read_stamps(self.build)
        if table not in stamps:
            raise InputMissing(f"{table} is not there yet: materialise it first")
        return stamps[table]


def session_resource(settings: Settings, watcher: Watcher, ahead: Ahead) -> dg.ResourceDefinition:
    """The resource `session`: holds the writer's lock while any asset of the run works."""

    @dg.resource(
        description="Settings of the home, and its writer's lock, held for the whole run.",
        config_schema={
            "force": dg.Field(
                bool, default_value=False, description="Do all work again, changed or not."
            ),
            "sources": dg.Field(
                [str],
                default_value=[],
                description="Ask only these sources of the web, due or not; none named: all due.",
            ),
            "since": dg.Field(
                str,
                is_required=False,
                description="Fetch no article that its listing dates before this day (2026-01-31).",
            ),
        },
    )
    def session(context: dg.InitResourceContext) -> Iterator[Session]:
        force = context.resource_config["force"]
        with (
            writer_lock(settings.lock_path),
            connect(settings.build_path) as build,
            closing(
                Workbench(settings.build_path, _tasks(settings, context.run), force=force)
            ) as workbench,
        ):
            yield Session(
                settings,
                watcher,
                force,
                context.run.run_id if context.run else "none",
                trigger(context.run.tags if context.run else {}),
                build,
                workbench,
                ahead,
                frozenset(context.resource_config["sources"]),
                _day(context.resource_config.get("since")),
            )

    return session


def _tasks(settings: Settings, run: dg.DagsterRun | None) -> Iterator[Task]:
    """The models that a run makes."""
    for model in discover(settings.sql_dir):
        if run is not None and _is_chosen(model.name, run):
            yield task_of(model)


def _is_chosen(asset: str, run: dg.DagsterRun) -> bool:
    """Whether a run makes an asset: all are, where it names neither assets nor steps."""
    assets, steps = run.asset_selection, run.step_keys_to_execute
    is_selected = not assets or dg.AssetKey(asset) in assets
    return is_selected and (not steps or asset in steps)


def _day(written: str | None) -> date | None:
    return date.fromisoformat(written) if written else None


def trigger(tags: Mapping[str, str]) -> str:
    """What started a run: the command line, a schedule, or somebody in the UI."""
    if "dagster/schedule_name" in tags:
        return f"schedule {tags['dagster/schedule_name']}"
    return tags.get(TRIGGER, "UI")
