"""Superset as `make superset` starts it: the bundle is imported, filters work, versions follow."""

import os
import shutil
import signal
import socket
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from pipeline.settings import PROJECT_ROOT, Settings
from tests.e2e.browser import PATIENCE_MS, absent, browser
from tests.integration.homes import backhaul, copy_of, published

pytestmark = pytest.mark.e2e

PYTHON = PROJECT_ROOT / ".venv-superset" / "bin" / "python"
PASSWORD = "a password of this test"
PATIENCE_SECONDS = 600
ATTEMPTS = 5
DASHBOARDS = {
    "vendor-exposure": ("Operators by vendor and status", "Equipment, operator by operator"),
    "policy-tracker": ("Where policies stand", "Policies, one by one"),
}


@pytest.fixture(scope="module")
def home(sample_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_of(sample_home, tmp_path_factory.mktemp("superset") / "home")


@pytest.fixture(scope="module")
def address(home: Path) -> Iterator[str]:
    """A running Superset on the home, started as users start it."""
    if not PYTHON.exists():
        absent("Superset is not there: `make clients` installs it")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    start = PROJECT_ROOT / "bi" / "superset" / "start.py"
    server = subprocess.Popen(
        [PYTHON, start, "--home", home, "--port", str(port)],
        env=dict(os.environ) | {"BACKHAUL_SUPERSET_PASSWORD": PASSWORD},
        stdout=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        wait_until_up(f"http://127.0.0.1:{port}", server)
        yield f"http://127.0.0.1:{port}"
    finally:
        os.killpg(server.pid, signal.SIGTERM)
        server.wait()


def wait_until_up(address: str, server: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < until and server.poll() is None:
        try:
            with urllib.request.urlopen(f"{address}/health", timeout=5):
                return
        except OSError:
            time.sleep(0.5)
    pytest.fail("Superset did not come up")


@pytest.fixture(scope="module")
def page(address: str) -> Iterator[Page]:
    """A page that is signed in; nothing it asks other hosts for gets an answer."""
    with browser() as started:
        page = started.new_page(viewport={"width": 1440, "height": 2200})
        page.set_default_timeout(PATIENCE_MS)
        sign_in(page, address)
        yield page


def sign_in(page: Page, address: str) -> None:
    """Fill in the form; it forgets what is typed before its script has come, so ask again."""
    for _ in range(ATTEMPTS):
        page.goto(f"{address}/login/", wait_until="networkidle")
        page.fill("#username", "admin")
        page.fill("#password", PASSWORD)
        page.keyboard.press("Enter")
        page.wait_for_load_state("networkidle")
        if "/login/" not in page.url:
            return
    pytest.fail(f"signing in leads to {page.url}")


def show(page: Page, address: str, slug: str) -> None:
    """Open a dashboard and wait until every chart of it has drawn."""
    page.goto(f"{address}/superset/dashboard/{slug}/")
    for title in DASHBOARDS[slug]:
        expect(page.get_by_text(title, exact=True)).to_be_visible(timeout=PATIENCE_MS)
    expect(page.locator(".dashboard-grid .loading")).to_have_count(0, timeout=PATIENCE_MS)


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
