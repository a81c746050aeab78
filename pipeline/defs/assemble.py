"""All assets and the resource that they share, as one set of definitions."""

import dagster as dg

from pipeline.defs.automation import everything, inbox_sensor, refresh_schedule
from pipeline.defs.claims import claims
from pipeline.defs.ingest import ingest_assets
from pipeline.defs.models import model_assets
from pipeline.defs.published import published_warehouse
from pipeline.defs.quality import extraction_quality
from pipeline.defs.reference import reference_tables
from pipeline.defs.report import report
from pipeline.defs.session import Unwatched, Watcher, session_resource
from pipeline.defs.web import key_of, web_assets, web_checks
from pipeline.scale.ahead import NOTHING_AHEAD, Ahead
from pipeline.settings import Settings
from pipeline.sources.catalog import enabled_sources


def build_definitions(
    settings: Settings, watcher: Watcher | None = None, ahead: Ahead = NOTHING_AHEAD
) -> dg.Definitions:
    """The graph for one home; the same for command line and UI."""
    sources = enabled_sources(settings)
    return dg.Definitions(
        assets=[
            *web_assets(sources),
            ingest_assets([key_of(source) for source in sources]),
            reference_tables,
            claims,
            *model_assets(settings),
            extraction_quality,
            published_warehouse,
            report,
        ],
        asset_checks=web_checks(sources),
        jobs=[everything],
        schedules=[refresh_schedule(settings)],
        sensors=[inbox_sensor(settings)],
        resources={"session": session_resource(settings, watcher or Unwatched(), ahead)},
        executor=dg.in_process_executor,
    )
