"""Superset as `make superset` starts it, signed in, with its dashboards drawn."""

import os
import signal
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from playwright.sync_api import Error, Page, expect

from pipeline.settings import PROJECT_ROOT
from tests.e2e.browser import PATIENCE_MS, absent
from tests.e2e.dagster_ui import free_port

PYTHON = PROJECT_ROOT / ".venv-superset" / "bin" / "python"
PASSWORD = "a password of this test"
PATIENCE_SECONDS = 600
ATTEMPTS = 5
SIGN_IN_MS = 30_000
DASHBOARDS = {
    "vendor-exposure": ("Operators by vendor and status", "Equipment, operator by operator"),
    "policy-tracker": ("Where policies stand", "Policies, one by one"),
}


@contextmanager
def superset(home: Path) -> Iterator[str]:
    """The address of a running Superset on the home, started as users start it."""
    if not PYTHON.exists():
        absent("Superset is not there: `make clients` installs it")
    port = free_port()
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


def sign_in(page: Page, address: str) -> None:
    """Fill in the form; it forgets what is typed before its script has come, so ask again."""
    for _ in range(ATTEMPTS):
        page.goto(f"{address}/login/", wait_until="networkidle")
        page.fill("#username", "admin")
        page.fill("#password", PASSWORD)
        page.keyboard.press("Enter")
        with suppress(Error):
            page.wait_for_url(lambda url: "/login/" not in url, timeout=SIGN_IN_MS)
            return
    pytest.fail(f"signing in leads to {page.url}")


def show(page: Page, address: str, slug: str) -> None:
    """Open a dashboard and wait until every chart of it has drawn."""
    page.goto(f"{address}/superset/dashboard/{slug}/")
    for title in DASHBOARDS[slug]:
        expect(page.get_by_text(title, exact=True)).to_be_visible(timeout=PATIENCE_MS)
    expect(page.locator(".dashboard-grid .loading")).to_have_count(0, timeout=PATIENCE_MS)
