"""The report beside the published file, made anew when it does not match it any more."""

import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pipeline.lake import Lake
from pipeline.report.drawings import Drawings
from pipeline.report.site import swap
from pipeline.report.site.build import FIRST_PAGE, build_site
from pipeline.report.site.published import read_published
from pipeline.settings import Settings
from pipeline.warehouse.standing import read_info


@dataclass(frozen=True, slots=True)
class Report:
    """The report that readers find; the sizes are null where the one that stood still matches."""

    first_page: Path
    version: str
    is_new: bool
    pages: int | None = None
    size_bytes: int | None = None
    first_page_bytes: int | None = None
    seconds: float | None = None


def is_due(settings: Settings, code_version: str, today: date) -> bool:
    """Whether the report that stands is not of this version, this code or this day."""
    version = read_info(settings.published_path).get("version", "")
    return swap.read_stamp(settings.published_dir) != _stamp(version, code_version, today)


def standing(settings: Settings) -> Report:
    """The report that stands."""
    stamp = swap.read_stamp(settings.published_dir)
    return Report(_first_page(settings), stamp["version"], is_new=False)


def publish_report(
    settings: Settings, texts: Mapping[str, str], code_version: str, today: date
) -> Report:
    """Write the report of the published version and let readers find it.

    `texts` gives the text of articles by id. The caller holds the writer's lock, so that no other
    version is published meanwhile.
    """
    begun = time.perf_counter()
    data = read_published(settings.published_path)
    stamp = _stamp(data.version, code_version, today)
    drawings = Drawings(Lake(settings.lake_dir), code_version)
    compiled = settings.lake_dir / "templates"
    name = f"{data.version}-{today:%Y%m%d}-{code_version[:6]}"
    built = swap.put_in_place(
        settings.published_dir,
        name,
        stamp,
        lambda folder: build_site(data, texts, folder, today, drawings, compiled),
        settings.publish,
    )
    drawings.keep()
    return Report(
        _first_page(settings),
        data.version,
        is_new=True,
        pages=built.pages,
        size_bytes=built.size_bytes,
        first_page_bytes=built.first_page_bytes,
        seconds=round(time.perf_counter() - begun, 2),
    )


def _stamp(version: str, code_version: str, today: date) -> dict[str, str]:
    return {"version": version, "code": code_version, "built_on": today.isoformat()}


def _first_page(settings: Settings) -> Path:
    return swap.link(settings.published_dir) / FIRST_PAGE
