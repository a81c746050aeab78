"""Facts and marts: one asset per SQL file, all made by one factory."""

from collections.abc import Iterator

import dagster as dg
import polars as pl

from pipeline.defs.checks import check_specs, task_of
from pipeline.defs.loading import report_made
from pipeline.defs.metadata import (
    Lineage,
    column_lineage,
    lineage_table,
    source_version,
    table_spec,
)
from pipeline.defs.reference import reference_tables
from pipeline.defs.session import Session
from pipeline.lake import Lake
from pipeline.settings import PROJECT_ROOT, Settings
from pipeline.warehouse.making import make
from pipeline.warehouse.sqlfiles import REFERENCE_PREFIX, SqlModel, discover

STAGE = "lineage"
SCHEMAS = source_version("schemas")


def model_assets(settings: Settings) -> list[dg.AssetsDefinition]:
    """The asset of every SQL file."""
    return [model_asset(model) for model in discover(settings.sql_dir)]


def model_asset(model: SqlModel) -> dg.AssetsDefinition:
    """The asset that makes the table of one SQL file."""

    task = task_of(model)

    @dg.multi_asset(name=model.name, specs=[_spec(model)], check_specs=check_specs(model.name))
    def build(session: dg.ResourceParam[Session]) -> Iterator[dg.MaterializeResult[None]]:
        session.watcher.asset_started(model.name)
        ahead = session.workbench.made(model.name)
        made = ahead or make(session.build, task, force=session.force)
        lineage = kept_lineage(session.lake, model)
        shown = {
            "dagster/column_lineage": column_lineage(lineage),
            "lineage": lineage_table(lineage),
        }
        yield from report_made(session, made, shown)

    return build


def kept_lineage(lake: Lake, model: SqlModel) -> Lineage:
    """The column lineage of a model; worked out once for each text of its file and the schemas."""
    key = f"{model.name}-{model.fingerprint}-{SCHEMAS}"
    if not lake.has(STAGE, key):
        lake.write(STAGE, key, _as_frame(model.column_lineage))
    rows = lake.read(STAGE, [key]).iter_rows()
    return {column: [tuple(pair) for pair in sources] for column, sources in rows}


def _as_frame(lineage: Lineage) -> pl.DataFrame:
    rows = [(column, [list(pair) for pair in sources]) for column, sources in lineage.items()]
    schema = pl.Schema({"column": pl.String(), "sources": pl.List(pl.List(pl.String()))})
    return pl.DataFrame(rows, schema=schema, orient="row")


def _spec(model: SqlModel) -> dg.AssetSpec:
    return table_spec(
        model.name,
        deps={asset_of(table) for table in model.depends_on},
        kinds={"sql", "duckdb"},
        code_version=model.fingerprint,
        question=model.question,
        sql=dg.MetadataValue.md(f"```sql\n{model.sql}\n```"),
        file=str(model.path.relative_to(PROJECT_ROOT)),
        files=[model.path],
    )


def asset_of(table: str) -> str:
    """The asset that makes a table: its namesake, or the one that loads the whole reference."""
    is_reference = table.startswith(REFERENCE_PREFIX)
    return reference_tables.key.to_user_string() if is_reference else table
