"""The assets of the web and of ingest, materialised once on the home of the environment."""

import sys

import dagster as dg

from pipeline.defs.assemble import build_definitions
from pipeline.defs.instance import open_instance
from pipeline.defs.launch import EVERYTHING
from pipeline.settings import Settings
from pipeline.sources.catalog import enabled_sources

INGEST = [dg.AssetKey(name) for name in ("ingest_counts", "documents", "articles")]


def main() -> None:
    """Poll every source and read what came; fails when anything does."""
    settings = Settings()
    sources = [source.name for source in enabled_sources(settings)]
    wanted = [dg.AssetKey(["sources", name]) for name in sources] + INGEST
    config = {
        "resources": {"session": {"config": {"sources": sources}}},
        "loggers": {"console": {"config": {"log_level": "CRITICAL"}}},
    }
    with open_instance(settings) as instance:
        result = (
            build_definitions(settings)
            .resolve_job_def(EVERYTHING)
            .execute_in_process(
                instance=instance, asset_selection=wanted, run_config=config, raise_on_error=False
            )
        )
        show(instance, result)
    sys.exit(0 if result.success else 1)


def show(instance: dg.DagsterInstance, result: dg.ExecuteInProcessResult) -> None:
    """How long each step took, and how many rows came of it."""
    for step in instance.get_run_step_stats(result.run_id):
        if step.start_time and step.end_time:
            print(f"  {step.step_key}: {step.end_time - step.start_time:.1f} s")
    for event in result.get_asset_materialization_events():
        entry = event.step_materialization_data.materialization
        rows = entry.metadata.get("dagster/row_count")
        if rows is not None:
            print(f"    {entry.asset_key.to_user_string()}: {rows.value} rows")


if __name__ == "__main__":
    main()
