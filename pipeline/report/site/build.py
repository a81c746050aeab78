"""One published version as a folder of pages."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final

from pipeline.report.drawings import Drawings
from pipeline.report.site import overview, places, words
from pipeline.report.site.articles import write_articles
from pipeline.report.site.facts import Fact, by_owner, read_facts
from pipeline.report.site.members import write_members
from pipeline.report.site.published import Published
from pipeline.report.site.render import Site
from pipeline.report.site.subjects import write_subjects


@dataclass(frozen=True, slots=True)
class Built:
    """What was written."""

    pages: int
    size_bytes: int
    first_page_bytes: int


FIRST_PAGE: Final = "index.html"


def build_site(
    data: Published,
    texts: Mapping[str, str],
    folder: Path,
    built_on: date,
    drawings: Drawings | None = None,
    compiled: Path | None = None,
) -> Built:
    """Write all pages to a folder that holds nothing else.

    `texts` gives the text of articles by id, for the neighbours of each sentence; where one is
    missing, the sentence stands alone. `built_on` is the day that postures are reckoned for.
    `drawings` are those of earlier reports, which are not drawn again; `compiled` is a folder that
    keeps compiled templates, which take longer to compile than to fill.
    """
    facts = read_facts(data, texts)
    owned = by_owner(facts)
    pages = _first_pages(data, facts)
    site = Site(folder, _frame(data, built_on, pages), drawings or Drawings(), compiled)
    site.copy_assets()
    site.write("assets/names.js", _names(data, pages))
    overview.write_overview(site, data, facts)
    write_subjects(site, data, facts)
    write_members(site, data, facts, owned)
    write_articles(site, data, texts)
    return _measured(site)


def _frame(data: Published, built_on: date, pages: Mapping[str, str]) -> dict[str, Any]:
    published = datetime.fromisoformat(data.info["published_at"])
    return {
        "pages": pages,
        "version": data.version,
        "published": f"{words.day(published.date())}, {published:%H:%M} UTC",
        "is_sample": data.info["is_sample"] == "true",
        "built_on": built_on,
    }


def _first_pages(data: Published, facts: Sequence[Fact]) -> dict[str, str]:
    """Every member that has a page, as `folder/id`, with the path of its first page."""
    told = {(folder, member) for fact in facts for folder, member in _members(fact)}
    return {f"{folder}/{member}": places.page(folder, member) for folder, member in sorted(told)}


def _members(fact: Fact) -> Iterator[tuple[str, str]]:
    yield fact.owner
    yield "countries", fact.country
    if fact.kind != "rollout" and fact.what_id != "unspecified":
        yield "vendors", fact.what_id


def _names(data: Published, pages: Mapping[str, str]) -> str:
    countries = {row["country_id"]: row["name"] for row in data["countries"]}
    entries = [
        *(
            (
                row["name"],
                _about("operator", row, countries),
                pages.get(f"operators/{row['operator_id']}"),
            )
            for row in data["operators"]
        ),
        *(
            (
                row["name"],
                _about("vendor", row, countries),
                pages.get(f"vendors/{row['vendor_id']}"),
            )
            for row in data["vendors"]
            if row["vendor_id"] != "unspecified"
        ),
        *(
            (row["name"], "country", pages.get(f"countries/{row['country_id']}"))
            for row in data["countries"]
            if row["country_id"] != "ZZ"
        ),
    ]
    return f"globalThis.BACKHAUL_NAMES = {json.dumps(entries, separators=(',', ':'))};\n"


def _about(kind: str, row: Mapping[str, Any], countries: Mapping[str, str]) -> str:
    country = countries.get(row["country_id"] or "", "")
    return ", ".join(part for part in (kind, country if row["country_id"] != "ZZ" else "") if part)


def _measured(site: Site) -> Built:
    sizes = {path: (site.folder / path).stat().st_size for path in site.written}
    shared = sum(size for path, size in sizes.items() if path.startswith("assets/"))
    pages = sum(path.endswith(".html") for path in sizes)
    return Built(pages, sum(sizes.values()), sizes[FIRST_PAGE] + shared)
