"""Takes the pictures of the documents anew: `make pictures`.

Everything is started as people start it, on the sample corpus, in a home of its own. Needs Chromium
and what `make clients` installs; the pictures lose colours that nobody sees, to stay small.
"""

import argparse
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from playwright.sync_api import Browser, Locator, Page, expect

from pipeline.settings import PROJECT_ROOT, Settings
from tests.e2e.browser import PATIENCE_MS, browser
from tests.e2e.dagster_ui import Ui, dagster_ui
from tests.e2e.sql_client import tell
from tests.e2e.superset_server import PYTHON, show, sign_in, superset
from tests.integration.homes import backhaul

IMAGES = PROJECT_ROOT / "docs" / "img"
PHONE = {"width": 390, "height": 844}
COLOURS = 192
QUANTISE = """
import sys
from PIL import Image
for path in sys.argv[2:]:
    picture = Image.open(path).convert("RGB")
    picture.quantize(int(sys.argv[1]), dither=Image.Dither.NONE).save(path, optimize=True)
"""
SIDE_BY_SIDE = """<body style="margin:0;padding:20px;background:#9aa3af;display:flex;gap:10px">
{}</body>"""
QUERY = """\
SELECT operator, country_name, vendor, generation, status, since, independent_sources AS sources
FROM deployments_named
WHERE is_current AND status IN ('in_use', 'phasing_out')
ORDER BY sources DESC, operator, vendor, generation
LIMIT 40"""
# Page of the report, name of the picture, height.
REPORT = (
    ("index.html", "report-overview", 1330),
    ("matrix.html", "report-matrix", 1000),
    ("policies.html", "report-policies", 1150),
    ("generations.html", "report-generations", 700),
    ("vendors.html", "report-vendors", 860),
)
Story = Callable[[Browser, Path], None]


def report(chromium: Browser, home: Path) -> None:
    """The pages of the report, light and wide."""
    for path, name, height in REPORT:
        with opened(chromium, width=1440, height=height) as page:
            page.goto((home / "published" / "report" / path).as_uri())
            save(page, name)


def evidence(chromium: Browser, home: Path) -> None:
    """A deployment with its sentence, as one gets there from the matrix."""
    with opened(chromium, width=1440, height=760) as page:
        follow(page, home)
        save(page, "report-evidence")


def phone(chromium: Browser, home: Path) -> None:
    """Three pages as a telephone shows them, side by side."""
    first = (home / "published" / "report" / "index.html").as_uri()
    shots: list[bytes] = []
    for scheme, way in (
        ("dark", lambda page: page.goto(first)),
        ("light", lambda page: page.goto(first.replace("index", "vendors"))),
        ("light", lambda page: follow(page, home)),
    ):
        with opened(chromium, **PHONE, color_scheme=scheme, has_touch=True) as page:
            way(page)
            shots.append(page.screenshot(path=home / f"phone-{len(shots)}.png"))
    with opened(chromium, width=1230, height=884) as page:
        images = [f'<img src="phone-{number}.png">' for number in range(len(shots))]
        (home / "phones.html").write_text(SIDE_BY_SIDE.format("".join(images)), encoding="utf-8")
        page.goto((home / "phones.html").as_uri())
        save(page, "report-phone")


def follow(page: Page, home: Path) -> None:
    """From the matrix to what says that SoftBank replaces equipment."""
    page.goto((home / "published" / "report" / "matrix.html").as_uri())
    row = page.locator(".matrix tr", has=page.get_by_role("rowheader", name="SoftBank JP"))
    row.get_by_role("link", name="Phasing out 4G").first.click()
    expect(page.locator("section.fact:target mark").first).to_be_in_viewport()


def graph(chromium: Browser, ui: Ui) -> None:
    """The way of the data."""
    with opened(chromium, width=1360, height=560) as page:
        page.goto(f"{ui.address}/asset-groups")
        page.get_by_text("Hide navigation").click()
        page.reload()
        page.get_by_text("published", exact=True).last.wait_for()
        settle(page)
        save(page, "dagster-lineage")


def metadata(chromium: Browser, ui: Ui, asset: str, key: str, name: str) -> None:
    """What an asset tells of itself: one entry of its metadata, opened."""
    with opened(chromium, width=1360, height=850) as page:
        page.goto(f"{ui.address}/assets/{asset}")
        entry(page, key).get_by_text("Show Markdown").click()
        page.get_by_role("dialog").wait_for()
        settle(page)
        save(page, name)


def entry(page: Page, key: str) -> Locator:
    """The row of the metadata table with this key."""
    return page.locator("tr", has=page.get_by_text(key, exact=True)).last


def dashboards(chromium: Browser, home: Path) -> None:
    """Both dashboards of Superset."""
    with superset(home) as address, opened(chromium, width=1440, height=1300) as page:
        sign_in(page, address)
        for slug in ("vendor-exposure", "policy-tracker"):
            show(page, address, slug)
            settle(page)
            save(page, f"superset-{slug}")


def terminal(chromium: Browser, home: Path) -> None:
    """The SQL client, with a table unfolded and a query answered."""
    drawn = home / "harlequin.svg"
    tell(home, home / "person", {"table": "deployments", "query": QUERY, "picture": str(drawn)})
    with opened(chromium, width=1480, height=880) as page:
        page.goto(drawn.as_uri())
        save(page, "sql-client", page.locator("svg").first)


STORIES: Mapping[str, Story] = {
    "report": report,
    "evidence": evidence,
    "phone": phone,
    "terminal": terminal,
    "dashboards": dashboards,
}


@contextmanager
def opened(chromium: Browser, width: int, height: int, **options: Any) -> Iterator[Page]:
    """A page of this size."""
    context = chromium.new_context(viewport={"width": width, "height": height}, **options)
    page = context.new_page()
    page.set_default_timeout(PATIENCE_MS)
    yield page
    context.close()


def settle(page: Page) -> None:
    """Wait until nothing is fetched and nothing moves any more."""
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(2_000)


def save(page: Page, name: str, part: Locator | None = None) -> None:
    """Write a picture of what the page shows into the documents."""
    (part or page).screenshot(path=IMAGES / f"{name}.png")
    sys.stdout.write(f"{name}\n")
    sys.stdout.flush()


def pipeline(chromium: Browser, home: Path, inbox: Path) -> None:
    """A first version with an article less, a second by the UI: something has changed."""
    assert backhaul("run", "--inbox", inbox, "--home", home).code == 0
    with dagster_ui(home) as ui:
        assert ui.materialize_all() == "SUCCESS"
        graph(chromium, ui)
        metadata(chromium, ui, "extraction_quality", "quality_by_kind", "dagster-quality")


def less(folder: Path) -> Path:
    """The sample without two articles."""
    shutil.copytree(Settings().sample_dir, folder)
    for name in ("a01.txt", "a02.txt"):
        (folder / name).unlink()
    return folder


def main() -> None:
    """Take all pictures, or those whose functions are named."""
    options = _options()
    with TemporaryDirectory() as folder, browser() as chromium:
        home = options.home or Path(folder) / "home"
        if "pipeline" in options.names:
            pipeline(chromium, home, less(Path(folder) / "inbox"))
        elif not (home / "published").exists():
            assert backhaul("run", "--home", home).code == 0
        for name, story in STORIES.items():
            if name in options.names:
                story(chromium, home)
    images = sorted(map(str, IMAGES.glob("*.png")))
    subprocess.run([PYTHON, "-c", QUANTISE, str(COLOURS), *images], check=True)


def _options() -> argparse.Namespace:
    every = ["pipeline", *STORIES]
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", default=every, help=f"which of {', '.join(every)}")
    parser.add_argument("--home", type=Path, help="a home with the sample (default: a new one)")
    return parser.parse_args()


if __name__ == "__main__":
    main()
