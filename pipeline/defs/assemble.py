"""All assets and the resource that they share, as one set of definitions."""

import dagster as dg

from pipeline.defs.claims import claims
from pipeline.defs.ingest import ingest
from pipeline.defs.models import model_assets
from pipeline.defs.published import published_warehouse
from pipeline.defs.quality import extraction_quality
from pipeline.defs.reference import reference_tables
from pipeline.defs.report import report
from pipeline.defs.session import Unwatched, Watcher, session_resource
from pipeline.settings import Settings


def build_definitions(settings: Settings, watcher: Watcher | None = None) -> dg.Definitions:
    """The graph for one home; the same for command line and UI."""
    return dg.Definitions(
        assets=[
            ingest,
            reference_tables,
            claims,
            *model_assets(settings),
            extraction_quality,
            published_warehouse,
            report,
        ],
        resources={"session": session_resource(settings, watcher or Unwatched())},
        executor=dg.in_process_executor,
    )
