"""The one gate: what stands in the build database becomes a version that readers find.

Nothing passes unless every table was made from the same inputs and every check holds, asked here
once more. The old version stands until the new one is whole and on disk.
"""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from datetime import datetime
from pathlib import Path

import duckdb
import polars as pl

from pipeline.schemas import SCHEMA_VERSION, TABLES, ddl, polars_schema
from pipeline.settings import Settings
from pipeline.warehouse import versions
from pipeline.warehouse.blank import blank_file
from pipeline.warehouse.changes import Changed, changes_since
from pipeline.warehouse.checks import CheckResult, check_specs, run_checks
from pipeline.warehouse.connection import connect
from pipeline.warehouse.lock import writer_lock
from pipeline.warehouse.macros import discover_macros
from pipeline.warehouse.sqlfiles import REFERENCE_PREFIX, SqlModel, discover, views_of
from pipeline.warehouse.stamps import Stale, Stamp, read_stamps, stale_tables
from pipeline.warehouse.standing import Standing, read_standing
from pipeline.warehouse.version_file import write_version

GENERATED_LAYER = "published"


class PublishRefused(RuntimeError):
    """Nothing was published and the old version stands; the message says why and what next."""


class MixedInputs(PublishRefused):
    """Tables are missing or were made from different inputs; `stale` names them."""

    def __init__(self, stale: Sequence[Stale]) -> None:
        self.stale = tuple(stale)
        named = "\n".join(f"  {each.table}: {each.why}" for each in stale)
        super().__init__(f"Not published. Materialise these tables, then publish:\n{named}")


class ChecksFailed(PublishRefused):
    """Blocking checks failed; `results` holds them."""

    def __init__(self, results: Sequence[CheckResult]) -> None:
        self.results = tuple(results)
        said = "\n".join(result.message for result in results)
        super().__init__(f"Not published. {len(results)} checks failed:\n{said}")


@dataclass(frozen=True, slots=True)
class Run:
    """What is recorded in `pipeline_runs` of the run that publishes."""

    run_id: str
    started_at: datetime
    trigger: str
    documents: int
    articles_extracted: int
    articles_reused: int


@dataclass(frozen=True, slots=True)
class Whole:
    """The build database with every table made from the same inputs."""

    con: duckdb.DuckDBPyConnection
    models: Sequence[SqlModel]
    stamps: Mapping[str, Stamp]

    @property
    def rows(self) -> dict[str, int]:
        """The rows of each table that is to be published, views aside."""
        tables = (name for name in published_inputs() if TABLES[name].is_published)
        return {name: self.stamps[name].rows for name in set(tables) - set(self.views)}

    @property
    def views(self) -> dict[str, str]:
        """The SELECT of each view."""
        return views_of(self.models)


@dataclass(frozen=True, slots=True)
class Checks:
    """The checks of a publication, which are being asked; `failed` is to hold those that fail."""

    failed: Future[list[CheckResult]]

    def require(self) -> None:
        """Wait for the last answer. Raises ChecksFailed."""
        if failed := self.failed.result():
            raise ChecksFailed(failed)


@dataclass(frozen=True, slots=True)
class PublishedVersion:
    """The version that readers find now; `is_new` is false where nothing had changed.

    `before` holds the rows of the version that readers found so far, `changes` counts the facts
    that were added, changed or withdrawn, by change and cause.
    """

    version: str
    path: Path
    is_new: bool
    rows: Mapping[str, int]
    before: Mapping[str, int]
    changes: Mapping[str, int] = field(default_factory=dict)
    removed: tuple[Path, ...] = ()
    stray_logs: tuple[Path, ...] = ()


def publish(
    settings: Settings,
    run: Run,
    now: datetime,
    extractor_version: str,
    *,
    force: bool = False,
) -> PublishedVersion:
    """Publish the build database as a new version, unless it is the one already published.

    Raises MixedInputs and ChecksFailed (both PublishRefused), and WarehouseBusy where another
    process is writing. Killed at any point, the old version stands and the next call completes.
    """
    with (
        writer_lock(settings.lock_path),
        connect(settings.build_path) as con,
        _checks_asked(settings) as checks,
    ):
        built = _require_whole(con, discover(settings.sql_dir))
        info = _info(settings, built.stamps, extractor_version)
        stray = versions.set_aside_wal(settings.published_path, now)
        before = read_standing(settings.published_path)
        if not force and before.info.get("fingerprint") == info["fingerprint"]:
            checks.require()
            return _unchanged(settings, before, built, stray)
        return _new_version(built, settings, run, now, info, before, checks, stray)


def published_inputs() -> list[str]:
    """The tables that must stand in the build database before anything is published."""
    return [table.name for table in TABLES.values() if table.layer != GENERATED_LAYER]


def _require_whole(con: duckdb.DuckDBPyConnection, models: Sequence[SqlModel]) -> Whole:
    stamps = read_stamps(con)
    stale = stale_tables(stamps, models, published_inputs())
    if stale:
        raise MixedInputs(stale)
    return Whole(con, models, stamps)


@contextmanager
def _checks_asked(settings: Settings) -> Iterator[Checks]:
    """Ask every check on another thread, while this one writes what they may yet refuse."""
    with ThreadPoolExecutor(max_workers=1) as other:
        yield Checks(other.submit(_failed_checks, settings))


def _failed_checks(settings: Settings) -> list[CheckResult]:
    with connect(settings.build_path) as con:
        return [each for each in run_checks(con, check_specs(settings.sql_dir)) if not each.passed]


def _info(
    settings: Settings, stamps: Mapping[str, Stamp], extractor_version: str
) -> dict[str, str]:
    """The properties that make a version what it is, and their hash."""
    info = {
        "schema_version": SCHEMA_VERSION,
        "is_sample": str(settings.is_sample).lower(),
        "has_text": str(settings.publish_text).lower(),
        "extractor_version": extractor_version,
    }
    made_of = {name: stamps[name].fingerprint for name in published_inputs()}
    macros = repr(discover_macros(settings.sql_dir))
    described = ddl.dictionary().write_csv() + macros
    digest = hashlib.sha256(repr((sorted(info.items()), sorted(made_of.items()))).encode())
    digest.update(described.encode())
    reference = {name: it.fingerprint for name, it in stamps.items() if _is_reference(name)}
    return info | {
        "fingerprint": digest.hexdigest()[:16],
        "reference": hashlib.sha256(repr(sorted(reference.items())).encode()).hexdigest()[:16],
        "corrections": stamps["correction_rows"].fingerprint,
    }


def _is_reference(table: str) -> bool:
    return table.startswith(REFERENCE_PREFIX)


def _new_version(
    built: Whole,
    settings: Settings,
    run: Run,
    now: datetime,
    info: Mapping[str, str],
    before: Standing,
    checks: Checks,
    stray: Sequence[Path],
) -> PublishedVersion:
    path = settings.published_path
    version = versions.version_name(now, info["fingerprint"])
    changed = changes_since(built.con, path, version, info)
    frames = _generated(before, run, now, dict(info) | {"version": version}) | {
        "changes": changed.changes,
        "fact_id_redirects": changed.redirects,
    }
    with versions.drafted(path, version) as draft:
        blank = blank_file(settings.blank_dir, built.views, discover_macros(settings.sql_dir))
        rows = write_version(built.con, draft, blank, frames, has_text=settings.publish_text)
        checks.require()
        versions.swap_in(versions.seal(draft, path, version), path, settings.publish)
    removed = versions.prune(path, settings.keep_versions)
    changes, then = _counted(changed, version), before.rows
    return PublishedVersion(version, path, True, rows, then, changes, tuple(removed), tuple(stray))


def _counted(changed: Changed, version: str) -> dict[str, int]:
    """How many facts this version changed, by change and cause."""
    new = changed.changes.filter(pl.col("version") == version)
    counts = new.group_by("change", "cause").len().sort("change", "cause")
    return {f"{change} ({cause})": count for change, cause, count in counts.rows()}


def _unchanged(
    settings: Settings, before: Standing, built: Whole, stray: Sequence[Path]
) -> PublishedVersion:
    path, version, rows = settings.published_path, before.info["version"], built.rows
    return PublishedVersion(version, path, False, rows, before=rows, stray_logs=tuple(stray))


def _generated(
    before: Standing, run: Run, now: datetime, info: Mapping[str, str]
) -> dict[str, pl.DataFrame]:
    """The tables that publishing itself writes."""
    properties = sorted((dict(info) | {"published_at": now.isoformat()}).items())
    this_run = asdict(run) | {"finished_at": now, "version": info["version"]}
    earlier = [row for row in before.runs if row["run_id"] != run.run_id]
    return {
        "warehouse_info": pl.DataFrame(
            properties, schema=polars_schema("warehouse_info"), orient="row"
        ),
        "pipeline_runs": pl.DataFrame(
            [*earlier, this_run], schema=polars_schema("pipeline_runs")
        ).sort("started_at", "run_id"),
        "data_dictionary": ddl.dictionary(),
    }
