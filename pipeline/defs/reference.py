"""The reference tables, loaded as they are: the SQL of the dimensions gives them their types."""

import dagster as dg

from pipeline.defs.metadata import source_version
from pipeline.defs.session import Session
from pipeline.reference import TABLES
from pipeline.reference_checks import require_valid
from pipeline.warehouse.build import load_reference


@dg.asset(
    group_name="sources",
    kinds={"csv", "duckdb"},
    owners=["team:extraction"],
    code_version=source_version("reference.py"),
    tags={"published": "no"},
    description=(
        "Who and what the pipeline can name: operators, vendors, countries, authorities and their "
        "aliases, from data/reference and the home's own reference folder.\n\n"
        f"Tables of the build database: {', '.join(f'`ref_{name}`' for name in TABLES)}."
    ),
)
def reference_tables(session: dg.ResourceParam[Session]) -> dg.MaterializeResult[None]:
    """Load every reference table."""
    session.watcher.asset_started("reference_tables")
    require_valid(session.reference)
    built = load_reference(session.build, session.reference)
    rows = {each.table: each.rows for each in built}
    return dg.MaterializeResult(
        metadata={
            "dagster/row_count": sum(rows.values()),
            "fingerprint": session.reference.fingerprint,
            "rows": rows,
        }
    )
