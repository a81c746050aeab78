"""The one gate: what stands in the build database becomes a version that readers find.

Nothing passes unless every table was made from the same inputs and every check holds, asked here
once more. The old version stands until the new one is whole and on disk.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime
from pathlib import Path

import duckdb
import polars as pl

from pipeline.schemas import SCHEMA_VERSION, TABLES, ddl, empty, polars_schema
from pipeline.settings import Settings
from pipeline.warehouse import versions
from pipeline.warehouse.build import count_rows
from pipeline.warehouse.changes import Changed, changes_since
from pipeline.warehouse.checks import CheckResult, check_specs, run_checks
from pipeline.warehouse.connection import WarehouseUnreadable, connect
from pipeline.warehouse.lock import writer_lock
from pipeline.warehouse.macros import discover_macros
from pipeline.warehouse.sqlfiles import REFERENCE_PREFIX, SqlModel, discover
from pipeline.warehouse.stamps import Stale, Stamp, read_stamps, stale_tables
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
    with writer_lock(settings.lock_path), connect(settings.build_path) as con:
        models = discover(settings.sql_dir)
        stamps = _require_whole(con, models)
        _require_checks(con, settings.sql_dir)
        info = _info(settings, stamps, extractor_version)
        stray = versions.set_aside_wal(settings.published_path, now)
        present = read_info(settings.published_path)
        if not force and present.get("fingerprint") == info["fingerprint"]:
            return _unchanged(settings, present["version"], stamps, stray)
        return _new_version(con, settings, models, run, now, info, stray)


def read_info(published_path: Path) -> dict[str, str]:
    """The `warehouse_info` of the published file; empty where there is none that can be read."""
    rows = _published(published_path, "warehouse_info")
    return {str(row["key"]): str(row["value"]) for row in rows}


def row_counts(published_path: Path) -> dict[str, int]:
    """The rows of each table and view of the published file; empty where none can be read."""
    if not published_path.exists():
        return {}
    query = "select table_name from information_schema.tables where table_schema = 'main'"
    try:
        with connect(published_path, read_only=True) as con:
            return {name: count_rows(con, name) for (name,) in con.sql(query).fetchall()}
    except (WarehouseUnreadable, duckdb.Error):
        return {}


def published_inputs() -> list[str]:
    """The tables that must stand in the build database before anything is published."""
    return [table.name for table in TABLES.values() if table.layer != GENERATED_LAYER]


def _require_whole(con: duckdb.DuckDBPyConnection, models: Sequence[SqlModel]) -> dict[str, Stamp]:
    stamps = read_stamps(con)
    stale = stale_tables(stamps, models, published_inputs())
    if stale:
        raise MixedInputs(stale)
    return stamps


def _require_checks(con: duckdb.DuckDBPyConnection, sql_dir: Path) -> None:
    failed = [result for result in run_checks(con, check_specs(sql_dir)) if not result.passed]
    if failed:
        raise ChecksFailed(failed)


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
    con: duckdb.DuckDBPyConnection,
    settings: Settings,
    models: Sequence[SqlModel],
    run: Run,
    now: datetime,
    info: Mapping[str, str],
    stray: Sequence[Path],
) -> PublishedVersion:
    path = settings.published_path
    version = versions.version_name(now, info["fingerprint"])
    versions.versions_dir(path).mkdir(parents=True, exist_ok=True)
    versions.clear_drafts(path)
    draft = versions.draft_path(path, version)
    changed = changes_since(con, path, version, info)
    frames = _generated(path, run, now, dict(info) | {"version": version}) | {
        "changes": changed.changes,
        "fact_id_redirects": changed.redirects,
    }
    macros = discover_macros(settings.sql_dir)
    has_text, before = settings.publish_text, row_counts(path)
    rows = write_version(con, draft, models, frames, has_text=has_text, macros=macros)
    versions.swap_in(versions.seal(draft, path, version), path, settings.publish)
    removed = versions.prune(path, settings.keep_versions)
    counts = _counted(changed, version)
    return PublishedVersion(version, path, True, rows, before, counts, tuple(removed), tuple(stray))


def _counted(changed: Changed, version: str) -> dict[str, int]:
    """How many facts this version changed, by change and cause."""
    new = changed.changes.filter(pl.col("version") == version)
    counts = new.group_by("change", "cause").len().sort("change", "cause")
    return {f"{change} ({cause})": count for change, cause, count in counts.rows()}


def _unchanged(
    settings: Settings, version: str, stamps: Mapping[str, Stamp], stray: Sequence[Path]
) -> PublishedVersion:
    rows = {name: stamps[name].rows for name in published_inputs() if TABLES[name].is_published}
    path = settings.published_path
    return PublishedVersion(version, path, False, rows, before=rows, stray_logs=tuple(stray))


def _generated(
    path: Path, run: Run, now: datetime, info: Mapping[str, str]
) -> dict[str, pl.DataFrame]:
    """The tables that publishing itself writes."""
    properties = sorted((dict(info) | {"published_at": now.isoformat()}).items())
    this_run = asdict(run) | {"finished_at": now, "version": info["version"]}
    earlier = [row for row in _published(path, "pipeline_runs") if row["run_id"] != run.run_id]
    return {
        "warehouse_info": pl.DataFrame(
            properties, schema=polars_schema("warehouse_info"), orient="row"
        ),
        "pipeline_runs": pl.DataFrame(
            [*earlier, this_run], schema=polars_schema("pipeline_runs")
        ).sort("started_at", "run_id"),
        "data_dictionary": ddl.dictionary(),
    }


def _published(path: Path, table: str) -> list[dict[str, object]]:
    """The rows of a table of the published file; none where it cannot be read."""
    if not path.exists():
        return []
    try:
        with connect(path, read_only=True) as con:
            frame: pl.DataFrame = con.sql(f'select * from "{table}"').pl()
    except (WarehouseUnreadable, duckdb.Error):
        return []
    fits = frame.schema == empty(table).schema
    return frame.to_dicts() if fits else []
