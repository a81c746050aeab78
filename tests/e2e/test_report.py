"""The report in a browser, opened from the file system with the network off."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from tests.e2e.browser import Watched, browser
from tests.integration.homes import backhaul

pytestmark = pytest.mark.e2e

PAGES = (
    "index.html",
    "matrix.html",
    "policies.html",
    "vendors.html",
    "generations.html",
    "contradictions.html",
    "names.html",
    "about.html",
    "operators/vodafone.html",
    "countries/gb.html",
    "vendors/huawei.html",
)
DESKTOP = {"width": 1440, "height": 900}
PHONE = {"width": 390, "height": 844}
Open = Callable[..., Watched]


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("report") / "home"
    ran = backhaul("run", "--home", home)
    assert ran.code == 0, ran.err
    return home / "published" / "report"


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with browser() as started:
        yield started


@pytest.fixture
def visit(chromium: Browser, report: Path) -> Iterator[Open]:
    """Opens a page of the report, offline; afterwards nothing may have gone wrong."""
    opened: list[Watched] = []

    def open_page(path: str, **options: Any) -> Watched:
        settings: dict[str, Any] = {"viewport": DESKTOP, "offline": True} | options
        watched = Watched(chromium.new_context(**settings).new_page(), report.parent.as_uri())
        opened.append(watched)
        watched.page.goto((report / path).as_uri())
        return watched

    yield open_page
    for watched in opened:
        watched.page.context.close()
        assert watched.errors == []
        assert watched.requests == []


@pytest.mark.parametrize("script", [True, False], ids=["with scripts", "without scripts"])
def test_a_cell_of_the_matrix_leads_to_its_sentence(visit: Open, script: bool) -> None:
    page = visit("index.html", java_script_enabled=script).page
    page.get_by_role("link", name="The whole matrix").click()
    row = page.locator(".matrix tr", has=page.get_by_role("rowheader", name="SoftBank"))
    row.get_by_role("link", name="Phasing out 4G").first.click()
    fact = page.locator("section.fact:target")
    expect(fact).to_contain_text("Phasing out")
    expect(fact).to_contain_text("Huawei")
    expect(fact.locator("mark").first).to_be_in_viewport()
    expect(fact.locator("figcaption").first).to_contain_text(re.compile(r"\d{4}"))


def test_search_finds_a_name_and_leads_to_its_page(visit: Open) -> None:
    page = visit("countries/gb.html").page
    page.keyboard.press("/")
    page.keyboard.type("huaw")
    expect(page.get_by_role("option").first).to_contain_text("Huawei")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Huawei")
    assert page.url.endswith("vendors/huawei.html")


def test_search_says_where_nothing_was_read_and_where_no_name_is_known(visit: Open) -> None:
    page = visit("index.html").page
    field = page.get_by_role("combobox")
    field.fill("Monaco Telecom")
    expect(page.get_by_role("option").first).to_contain_text("nothing read here")
    field.fill("qqqqqq")
    expect(page.get_by_role("option")).to_have_text("No such name is known here")
    page.keyboard.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()


def test_the_matrix_can_be_filtered(visit: Open) -> None:
    page = visit("matrix.html").page
    rows = page.locator(".matrix tbody tr:visible")
    before = rows.count()
    page.get_by_label("Country").select_option("JP")
    expect(page.get_by_role("status")).not_to_be_empty()
    assert 0 < rows.count() < before
    page.get_by_label("Status").select_option("phasing-out")
    marks = page.locator(".matrix .chip:visible")
    assert {each.strip().split(" ")[0] for each in marks.all_text_contents()} == {"Phasing"}


def test_the_map_shows_whom_a_policy_is_towards(visit: Open) -> None:
    page = visit("policies.html").page
    canada = page.locator("a.tile", has_text="CA")
    page.get_by_role("button", name="Ericsson").click()
    expect(canada).to_have_class("tile other")
    page.get_by_role("button", name="Huawei").click()
    expect(canada).to_have_class("tile bars")
    canada.click()
    expect(page.locator("section.fact:target mark").first).to_be_in_viewport()


def test_a_mark_of_a_chart_leads_to_its_evidence(visit: Open) -> None:
    page = visit("generations.html").page
    page.locator(".for-wide svg a").first.click()
    expect(page.locator("section.fact:target mark").first).to_be_in_viewport()


def test_the_theme_that_was_chosen_stays(visit: Open) -> None:
    page = visit("index.html", color_scheme="light").page
    ground = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(ground)
    page.get_by_role("button", name="Switch between light and dark").click()
    dark = page.evaluate(ground)
    page.reload()
    assert page.evaluate(ground) == dark != light


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_for_everybody(visit: Open, path: str) -> None:
    for scheme in ("light", "dark"):
        assert visit(path, color_scheme=scheme).faults() == []


@pytest.mark.parametrize("path", PAGES)
def test_a_page_fits_a_phone(visit: Open, path: str) -> None:
    page = visit(path, viewport=PHONE, has_touch=True).page
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_on_paper_nothing_is_folded_away(visit: Open) -> None:
    page = visit("countries/gb.html").page
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    assert page.locator("details:not([open])").count() == 0
    expect(page.get_by_role("combobox")).to_be_hidden()
    expect(page.locator("details mark").first).to_be_visible()
