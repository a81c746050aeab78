"""The one gate: publishing asks every check again, whatever ran before it."""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime

import dagster as dg

from pipeline.defs.checks import check_specs, passed_at_publishing
from pipeline.defs.metadata import WAREHOUSE_OWNER, source_version, table_spec, way
from pipeline.defs.session import Session
from pipeline.extract import engine_version
from pipeline.schemas import TABLES
from pipeline.warehouse.publish import PublishedVersion, Run, publish, published_inputs

VERSION = source_version("warehouse", "schemas")
GATE = "published_warehouse"
WRITTEN_WITH_IT = (
    "changes",
    "fact_id_redirects",
    "data_dictionary",
    "pipeline_runs",
    "warehouse_info",
)
DESCRIPTION = """The file that readers open: one DuckDB file, swapped in whole.

Every blocking check is asked again here, and tables made from different inputs are refused, so
that publishing alone after a failed check fails too. Where nothing has changed, the version that
is published stays."""


@dg.multi_asset(
    name=GATE,
    specs=[
        dg.AssetSpec(
            GATE,
            deps=[name for name in published_inputs() if TABLES[name].is_published],
            description=f"{DESCRIPTION}\n\n{way('published')}",
            group_name="published",
            kinds={"duckdb"},
            owners=[WAREHOUSE_OWNER],
            code_version=VERSION,
        ),
        *(
            table_spec(name, deps=[GATE], kinds={"duckdb"}, code_version=VERSION)
            for name in WRITTEN_WITH_IT
        ),
    ],
    check_specs=check_specs(None),
    can_subset=True,
)
def published_warehouse(
    context: dg.AssetExecutionContext, session: dg.ResourceParam[Session]
) -> Iterator[dg.MaterializeResult[None]]:
    """Publish what stands in the build database, or refuse and say why."""
    session.watcher.asset_started(GATE)
    version = publish(
        session.settings,
        _run(session),
        datetime.now(UTC),
        engine_version(session.reference),
        force=session.force,
    )
    chosen = {key.to_user_string() for key in context.selected_asset_keys}
    if GATE in chosen:
        yield _reported(version)
    for name in WRITTEN_WITH_IT:
        if name in chosen:
            rows = version.rows.get(name)
            yield dg.MaterializeResult(
                asset_key=name, metadata={} if rows is None else {"dagster/row_count": rows}
            )


def _run(session: Session) -> Run:
    return Run(
        run_id=session.run_id,
        started_at=session.started_at,
        trigger=session.trigger,
        documents=session.rows("documents"),
        articles_extracted=session.tally.extracted,
        articles_reused=session.tally.reused,
    )


def _reported(version: PublishedVersion) -> dg.MaterializeResult[None]:
    return dg.MaterializeResult(
        asset_key=GATE,
        metadata={
            "path": dg.MetadataValue.path(str(version.path.absolute())),
            "version": version.version,
            "is_new": version.is_new,
            "rows": dg.MetadataValue.md(_rows_table(version.rows, version.before)),
            "changes": dg.MetadataValue.md(_changes_table(version.changes)),
            "set_aside": [path.name for path in version.stray_logs],
        },
        check_results=passed_at_publishing(),
    )


def _changes_table(changes: Mapping[str, int]) -> str:
    """Facts that this version added, changed or withdrew, for the UI."""
    lines = [f"| {what} | {count} |" for what, count in changes.items()]
    return "\n".join(["| facts | count |", "| --- | ---: |", *(lines or ["| no change | 0 |"])])


def _rows_table(rows: Mapping[str, int], before: Mapping[str, int]) -> str:
    """The rows of each table now, and in the version that readers found before; changes first."""
    grown = {table: count - before.get(table, 0) for table, count in rows.items()}
    lines = [
        f"| `{table}` | {before.get(table, 0):,} | {rows[table]:,} | {f'{more:+,}' * bool(more)} |"
        for table, more in sorted(grown.items(), key=lambda each: (each[1] == 0, each[0]))
    ]
    return "\n".join(["| table | before | now | change |", "| --- | ---: | ---: | ---: |", *lines])
