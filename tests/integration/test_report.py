"""The report of the sample: of the published version, whole, every cell led back to a sentence."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

from pipeline.lake import Lake
from pipeline.report.site.build import build_site
from pipeline.report.site.published import Published, read_published
from pipeline.report.site.swap import STAMP
from pipeline.scale.handover import STAGE
from pipeline.warehouse import connect
from tests.integration.homes import backhaul, copy_of

pytestmark = pytest.mark.integration

TODAY = date(2026, 1, 15)
FIRST_PAGE_LIMIT = 2_000_000
HOSTILE = "</script><img src=x onerror=alert(1)>\"'{{ 7 * 7 }} &amp; <b>"


class Page(HTMLParser):
    """The links, the ids, what is loaded, and the elements of a page."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.path = path
        self.links: list[str] = []
        self.ids: set[str] = set()
        self.loaded: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.tags.append((tag, found))
        self.ids |= {value for name, value in attrs if name == "id" and value}
        link = found.get("href") or found.get("xlink:href")
        if link and tag == "a":
            self.links.append(link)
        self.loaded += [v for name in ("src", "srcset", "data", "poster") if (v := found.get(name))]
        if link and tag in ("link", "image", "use"):
            self.loaded.append(link)


@pytest.fixture(scope="module")
def report(sample_home: Path) -> Path:
    return sample_home / "published" / "report"


@pytest.fixture(scope="module")
def pages(report: Path) -> dict[Path, Page]:
    return {path.resolve(): Page(path) for path in sorted(report.rglob("*.html"))}


@pytest.fixture(scope="module")
def data(sample_home: Path) -> Published:
    return read_published(sample_home / "published" / "backhaul.duckdb")


def test_the_report_is_of_the_published_version(report: Path, data: Published) -> None:
    assert json.loads((report / "report.json").read_text())["version"] == data.version
    assert data.version in (report / "index.html").read_text()


def test_every_link_inside_leads_to_a_place_that_is_there(pages: dict[Path, Page]) -> None:
    lost = [
        (page.path.name, link)
        for page in pages.values()
        for link in page.links
        if not link.startswith(("http:", "https:")) and not leads_somewhere(page, link, pages)
    ]
    assert lost == []


def leads_somewhere(page: Page, link: str, pages: dict[Path, Page]) -> bool:
    path, _, fragment = unquote(link).partition("#")
    target = (page.path.parent / path).resolve() if path else page.path.resolve()
    return target in pages and (not fragment or fragment in pages[target].ids)


def test_nothing_is_loaded_from_anywhere_else(pages: dict[Path, Page], report: Path) -> None:
    for page in pages.values():
        for loaded in page.loaded:
            if not loaded.startswith("data:"):
                assert (page.path.parent / loaded).resolve().is_relative_to(report.resolve())
    styles = (report / "assets" / "report.css").read_text()
    assert "@import" not in styles
    assert "url(" not in styles


def test_every_fact_shows_a_sentence_that_says_it(report: Path, data: Published) -> None:
    shown = "".join(path.read_text() for path in sorted(report.rglob("*/*.html")))
    sections = dict(re.findall(r'<section class="fact" id="([^"]+)">(.*?)</section>', shown, re.S))
    assert set(sections) == {row["fact_id"] for row in data.facts}
    assert all("<mark>" in section for section in sections.values())


def test_every_claim_of_the_sample_can_be_read_in_the_report(report: Path, data: Published) -> None:
    shown = "".join(path.read_text() for path in report.rglob("*/*.html"))
    assert all(f"<code>{row['claim_id'][:12]}</code>" in shown for row in data.evidence)


def test_the_first_page_is_light(report: Path) -> None:
    page = Page(report / "index.html")
    loaded = {"index.html", "assets/names.js", *(x for x in page.loaded if ":" not in x)}
    assert sum((report / name).stat().st_size for name in loaded) < FIRST_PAGE_LIMIT


def test_whole_articles_are_shown_only_where_the_settings_allow_it(
    report: Path, sample_home: Path, tmp_path: Path
) -> None:
    assert not (report / "articles").exists()
    allowed = copy_of(sample_home, tmp_path / "home")
    assert backhaul("run", "--home", allowed, BACKHAUL_PUBLISH_TEXT="true").code == 0
    shown = sorted((allowed / "published" / "report" / "articles").glob("*.html"))
    assert len(shown) > 20
    with connect(allowed / "published" / "backhaul.duckdb", read_only=True) as con:
        (row,) = con.sql("select text from articles where path = 'a05.txt'").fetchall()
    last_line = row[0].strip().splitlines()[-1]
    assert any(last_line in re.sub("<[^>]+>", "", page.read_text()) for page in shown)


def test_what_texts_bring_is_never_markup(data: Published, tmp_path: Path) -> None:
    hostile = spoiled(data)
    texts = {row["article_id"]: HOSTILE for row in data["articles"]}
    build_site(hostile, texts, tmp_path, TODAY)
    for path in tmp_path.rglob("*.html"):
        page = Page(path)
        assert not [tag for tag, _ in page.tags if tag == "img"]
        assert not [name for _, found in page.tags for name in found if name.startswith("on")]
        assert not [link for link in page.links if link.lower().startswith("javascript")]
    operator = next((tmp_path / "operators").iterdir()).read_text()
    assert "{{ 7 * 7 }}" in operator
    names = (tmp_path / "assets" / "names.js").read_text()
    assert json.loads(names.removeprefix("globalThis.BACKHAUL_NAMES = ").rstrip().rstrip(";"))


def spoiled(data: Published) -> Published:
    """The same version, every word of texts and names turned against the page."""
    articles = [
        {**row, "title": HOSTILE, "publisher": HOSTILE, "url": "javascript:alert(1)"}
        for row in data["articles"]
    ]
    facts = [{**row, "who": HOSTILE, "what": HOSTILE} for row in data.facts]
    evidence = [
        {**row, "evidence": HOSTILE, "attributed_to": HOSTILE, "evidence_start": 0}
        | {"evidence_end": len(HOSTILE)}
        for row in data.evidence
    ]
    tables: dict[str, Any] = {
        name: [{k: HOSTILE if k in NAMES and v else v for k, v in row.items()} for row in rows]
        for name, rows in data.tables.items()
    }
    info = {**data.info, "has_text": "true"}
    return replace(
        data, info=info, facts=facts, evidence=evidence, tables={**tables, "articles": articles}
    )


NAMES = frozenset({"name", "operator", "vendor", "country_name", "target_name", "authority"})


def test_the_same_version_gives_the_same_pages(
    data: Published, sample_home: Path, report: Path, tmp_path: Path
) -> None:
    lake = Lake(sample_home / "lake")
    articles = lake.read(STAGE, lake.keys(STAGE))
    texts = dict(articles.select("article_id", "text").iter_rows())
    built_on = json.loads((report / STAMP).read_text())["built_on"]
    build_site(data, texts, tmp_path, date.fromisoformat(built_on))
    found = files(report)
    del found[STAMP]
    assert files(tmp_path) == found


def files(folder: Path) -> dict[str, bytes]:
    paths: Iterator[Path] = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def test_an_empty_warehouse_has_a_report(tmp_path: Path) -> None:
    inbox, home = tmp_path / "inbox", tmp_path / "home"
    inbox.mkdir()
    assert backhaul("run", "--inbox", inbox, "--home", home).code == 0
    assert (home / "published" / "report" / "index.html").is_file()


def test_a_report_that_still_matches_stays_and_one_that_was_lost_is_made_again(
    sample_home: Path, tmp_path: Path
) -> None:
    home = copy_of(sample_home, tmp_path / "home")
    link = home / "published" / "report"
    before = link.resolve()
    assert backhaul("run", "--home", home).code == 0
    # Past midnight it is made anew, since postures are reckoned by the day.
    assert link.resolve() == before or f"{datetime.now(UTC):%Y%m%d}" not in before.name
    link.unlink()
    assert backhaul("run", "--home", home).code == 0
    assert (link / "index.html").is_file()
