"""A headless browser for tests: the one of the system, with an empty profile and no network."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NoReturn

import axe_core_python
import pytest
from playwright.sync_api import Browser, Page, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome")
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
REQUIRED = "BACKHAUL_TEST_BROWSER"
"""Set to `required`, a missing browser or client fails the tests instead of skipping them."""
PATIENCE_MS = 120_000
AXE = Path(axe_core_python.__file__).with_name("axe.min.js").read_text(encoding="utf-8")
SERIOUS = ("serious", "critical")


def absent(why: str) -> NoReturn:
    """Skip a test for want of a program; where programs are required, fail it."""
    if os.environ.get(REQUIRED) == "required":
        pytest.fail(why)
    pytest.skip(why)


@contextmanager
def browser() -> Iterator[Browser]:
    """Chromium as the system has it; skips where there is none, unless it is required."""
    program = next(filter(None, map(shutil.which, NAMES)), None)
    if program is None:
        why = f"no browser: none of {', '.join(NAMES)} is installed (Debian: apt install chromium)"
        absent(why)
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=program, args=list(FLAGS))
        yield started
        started.close()


class Watched:
    """A page, with whatever it complained about or asked the network for."""

    def __init__(self, page: Page, *allowed: str) -> None:
        self.page = page
        self.errors: list[str] = []
        self.requests: list[str] = []
        self._allowed = allowed
        page.set_default_timeout(PATIENCE_MS)
        page.on("console", lambda said: self._said(said.type, said.text))
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("request", lambda request: self._asked(request.url))

    def _said(self, kind: str, text: str) -> None:
        if kind in ("error", "warning"):
            self.errors.append(text)

    def _asked(self, url: str) -> None:
        if not url.startswith(("data:", *self._allowed)):
            self.requests.append(url)

    def faults(self) -> list[str]:
        """What axe-core finds that is serious or critical, one line a fault."""
        self.page.evaluate(AXE)
        found: dict[str, Any] = self.page.evaluate("axe.run()")
        return [
            f"{fault['id']}: {node['html'][:160]}"
            for fault in found["violations"]
            if fault["impact"] in SERIOUS
            for node in fault["nodes"]
        ]
