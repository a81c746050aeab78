"""Superset as `make superset` starts it: the bundle is imported, filters work, versions follow."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from pipeline.settings import Settings
from tests.e2e.browser import PATIENCE_MS, browser
from tests.e2e.superset_server import DASHBOARDS, show, sign_in, superset
from tests.integration.homes import backhaul, copy_of, published

pytestmark = pytest.mark.e2e


@pytest.fixture(scope="module")
def home(sample_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_of(sample_home, tmp_path_factory.mktemp("superset") / "home")


@pytest.fixture(scope="module")
def address(home: Path) -> Iterator[str]:
    with superset(home) as served:
        yield served


@pytest.fixture(scope="module")
def page(address: str) -> Iterator[Page]:
    """A page that is signed in; nothing it asks other hosts for gets an answer."""
    with browser() as started:
        page = started.new_page(viewport={"width": 1440, "height": 2200})
        page.set_default_timeout(PATIENCE_MS)
        sign_in(page, address)
        yield page


def rows(page: Page) -> int:
    """How many rows the dashboard's long table says that it has."""
    search = page.get_by_placeholder("records...")
    expect(search).to_be_visible(timeout=PATIENCE_MS)
    return int((search.get_attribute("placeholder") or "").split()[0])


@pytest.mark.parametrize("slug", DASHBOARDS)
def test_a_dashboard_shows_data_and_no_error(page: Page, address: str, slug: str) -> None:
    show(page, address, slug)
    assert rows(page) > 20
    expect(page.get_by_role("alert")).to_have_count(0)
    expect(page.get_by_text("No data")).to_have_count(0)


def test_a_filter_changes_what_is_shown(page: Page, address: str) -> None:
    show(page, address, "vendor-exposure")
    whole = rows(page)
    page.get_by_role("combobox", name="Vendor").click()
    page.keyboard.type("ZTE")
    page.get_by_role("option", name="ZTE", exact=True).or_(
        page.locator(".ant-select-item-option[title='ZTE']")
    ).first.click()
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Apply filters").click()
    expect(page.get_by_placeholder(f"{whole} records...")).to_have_count(0)
    assert 0 < rows(page) < whole


def test_the_rows_of_a_new_version_show_without_a_restart(
    page: Page, address: str, home: Path, tmp_path: Path
) -> None:
    show(page, address, "vendor-exposure")
    before, facts = rows(page), published(home)["deployments"].height
    inbox = tmp_path / "inbox"
    shutil.copytree(Settings().sample_dir, inbox)
    (inbox / "a01.txt").unlink()
    assert backhaul("run", "--inbox", inbox, "--home", home).code == 0
    assert published(home)["deployments"].height != facts
    show(page, address, "vendor-exposure")
    assert rows(page) != before
