"""Facts and marts: one asset per SQL file, all made by one factory."""

from collections.abc import Iterator

import dagster as dg

from pipeline.defs.checks import check_results, check_specs
from pipeline.defs.metadata import column_lineage, lineage_table, table_spec
from pipeline.defs.reference import reference_tables
from pipeline.defs.session import Session
from pipeline.settings import PROJECT_ROOT, Settings
from pipeline.warehouse.build import run_model
from pipeline.warehouse.sqlfiles import REFERENCE_PREFIX, SqlModel, discover


def model_assets(settings: Settings) -> list[dg.AssetsDefinition]:
    """The asset of every SQL file."""
    return [model_asset(model) for model in discover(settings.sql_dir)]


def model_asset(model: SqlModel) -> dg.AssetsDefinition:
    """The asset that makes the table of one SQL file."""

    @dg.multi_asset(name=model.name, specs=[_spec(model)], check_specs=check_specs(model.name))
    def build(session: dg.ResourceParam[Session]) -> Iterator[dg.MaterializeResult[None]]:
        session.watcher.asset_started(model.name)
        built = run_model(session.build, model, force=session.force)
        yield dg.MaterializeResult(
            asset_key=model.name,
            metadata={
                "dagster/row_count": built.rows,
                "dagster/column_lineage": column_lineage(model.column_lineage),
                "lineage": lineage_table(model.column_lineage),
                "unchanged": built.is_reused,
            },
            check_results=check_results(session, model.name),
        )

    return build


def _spec(model: SqlModel) -> dg.AssetSpec:
    return table_spec(
        model.name,
        deps={asset_of(table) for table in model.depends_on},
        kinds={"sql", "duckdb"},
        code_version=model.fingerprint,
        question=model.question,
        sql=dg.MetadataValue.md(f"```sql\n{model.sql}\n```"),
        file=str(model.path.relative_to(PROJECT_ROOT)),
    )


def asset_of(table: str) -> str:
    """The asset that makes a table: its namesake, or the one that loads the whole reference."""
    is_reference = table.startswith(REFERENCE_PREFIX)
    return reference_tables.key.to_user_string() if is_reference else table
