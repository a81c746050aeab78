"""The reference tables, loaded as they are: the SQL of the dimensions gives them their types."""

import dagster as dg
import polars as pl

from pipeline.defs.metadata import source_version
from pipeline.defs.session import Session
from pipeline.lake import Lake
from pipeline.reference import TABLES, Reference
from pipeline.reference_checks import require_valid
from pipeline.scale.keys import digest
from pipeline.warehouse.build import load_reference

STAGE = "valid_references"
RULES = source_version("reference.py", "reference_checks.py")


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
    require_valid_once(session.lake, session.reference)
    built = load_reference(session.build, session.reference)
    rows = {each.table: each.rows for each in built}
    session.workbench.stands(rows)
    return dg.MaterializeResult(
        metadata={
            "dagster/row_count": sum(rows.values()),
            "fingerprint": session.reference.fingerprint,
            "rows": rows,
        }
    )


def require_valid_once(lake: Lake, reference: Reference) -> None:
    """Check every row; where these very rows have passed these very rules before, they still do.

    Raises ReferenceInvalid.
    """
    key = digest(RULES, reference.fingerprint)
    if not lake.has(STAGE, key):
        require_valid(reference)
        lake.write(STAGE, key, pl.DataFrame({"fingerprint": [reference.fingerprint]}))
        lake.prune(STAGE, [key])
