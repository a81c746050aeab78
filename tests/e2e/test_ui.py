"""The UI does what the command line does, by the requests that its page sends."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.browser import PATIENCE_MS, browser
from tests.e2e.dagster_ui import Ui, dagster_ui
from tests.integration.homes import SAMPLE_ARTICLES, backhaul, differing, published

pytestmark = pytest.mark.e2e


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def ui(home: Path) -> Iterator[Ui]:
    with dagster_ui(home) as served:
        yield served


def test_materialize_all_in_the_ui_publishes_what_the_command_line_publishes(
    ui: Ui, home: Path, tmp_path: Path
) -> None:
    assert ui.materialize_all() == "SUCCESS"
    assert backhaul("run", "--home", tmp_path / "other").code == 0
    assert differing(published(home), published(tmp_path / "other")) == []


def test_the_command_line_goes_on_where_the_ui_left_off(ui: Ui, home: Path) -> None:
    assert ui.materialize_all() == "SUCCESS"
    said = backhaul("run", "--home", home, "--json").json
    assert (said["articles_extracted"], said["articles_reused"]) == (0, SAMPLE_ARTICLES)
    assert said["is_new"] is False


def test_in_the_browser_one_button_makes_everything_and_pictures_tell_of_it(
    ui: Ui, home: Path
) -> None:
    with browser() as chromium:
        page = chromium.new_page(viewport={"width": 1600, "height": 1000})
        page.set_default_timeout(PATIENCE_MS)
        page.goto(f"{ui.address}/asset-groups")
        page.get_by_role("button", name="Materialize all").click()
        assert ui.end_of(ui.only_run()) == "SUCCESS"
        assert (home / "published" / "report" / "index.html").is_file()
        page.goto(f"{ui.address}/assets/extraction_quality")
        page.get_by_text("Show Markdown").first.click()
        picture = page.get_by_role("img", name="quality_by_kind")
        picture.wait_for()
        assert picture.evaluate("image => image.naturalWidth") > 300
