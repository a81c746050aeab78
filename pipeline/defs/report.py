"""The report: a static site beside the published file, always of that version."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import dagster as dg

from pipeline.defs.metadata import WAREHOUSE_OWNER, source_version, way
from pipeline.defs.published import GATE
from pipeline.defs.session import Session
from pipeline.report.publish import Report, is_due, publish_report, standing
from pipeline.scale.handover import read_articles

VERSION = source_version("report")
DESCRIPTION = """The report for people: a folder of pages that opens from the file system.

`<home>/published/report/index.html`: how fresh and how good the data is, operators by vendors,
the postures of countries and the next deadlines, timelines, contradictions, and a page per
country, operator and vendor. Every cell leads to the sentence that says it.

Made anew when another version is published, and on another day, since postures and deadlines are
reckoned from it. Swapped in whole: readers find the old report or the new one."""


@dg.multi_asset(
    name="report",
    specs=[
        dg.AssetSpec(
            "report",
            deps=["articles", GATE],
            description=f"{DESCRIPTION}\n\n{way('report')}",
            group_name="report",
            kinds={"html", "python"},
            owners=[WAREHOUSE_OWNER],
            code_version=VERSION,
        )
    ],
)
def report(session: dg.ResourceParam[Session]) -> Iterator[dg.MaterializeResult[None]]:
    """Write the report of the version that is published, unless the one that stands matches."""
    session.watcher.asset_started("report")
    settings, today = session.settings, datetime.now(UTC).date()
    if session.force or is_due(settings, VERSION, today):
        articles = read_articles(session.lake, session.fingerprint("articles"))
        texts = dict(articles.select("article_id", "text").iter_rows())
        made = publish_report(settings, texts, VERSION, today)
    else:
        made = standing(settings)
    yield dg.MaterializeResult(asset_key="report", metadata=_metadata(made))


def _metadata(made: Report) -> dict[str, Any]:
    figures = {
        "pages": made.pages,
        "size_bytes": made.size_bytes,
        "first_page_bytes": made.first_page_bytes,
        "seconds": made.seconds,
    }
    return {
        "open_me": dg.MetadataValue.path(str(made.first_page.absolute())),
        "version": made.version,
        "is_new": made.is_new,
        **{name: value for name, value in figures.items() if value is not None},
    }
