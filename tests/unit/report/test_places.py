from pathlib import Path

import pytest

from pipeline.reference import load_reference
from pipeline.report.site import places
from pipeline.report.site.tiles import layout
from pipeline.settings import Settings


@pytest.mark.parametrize(("identifier", "name"), [("bt", "bt"), ("at-t", "at-t"), ("GB", "gb")])
def test_a_slug_is_its_own_file_name(identifier: str, name: str) -> None:
    assert places.file_name(identifier) == name


@pytest.mark.parametrize(
    "identifier",
    [
        "all:GB",
        "group:chinese",
        "provisional:Ümlaut Net",
        "../../etc",
        "a/b",
        "",
        "x" * 300,
        "a_p2",
    ],
)
def test_a_name_that_is_no_slug_stays_in_its_folder(identifier: str) -> None:
    name = places.file_name(identifier)
    assert Path(name).name == name
    assert name.isascii()
    assert len(name) < 90


def test_names_that_look_alike_have_pages_of_their_own() -> None:
    names = ["all:GB", "all-gb", "ALL GB", "all:gb", "gb_p2", "provisional:gb", "gb"]
    assert len({places.file_name(name) for name in names}) == len(names)


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "JaVaScRiPt:x",
        "//host",
        'http://a" onclick="x',
        "",
    ],
)
def test_only_addresses_of_the_web_become_links(url: str) -> None:
    assert places.web_address(url) is None


def test_an_address_of_the_web_is_a_link() -> None:
    assert places.web_address("https://example.org/a?b=c#d") == "https://example.org/a?b=c#d"


def test_a_list_always_has_a_page() -> None:
    assert [list(page) for page in places.paged([1, 2, 3], 2)] == [[1, 2], [3]]
    assert len(places.paged(list[int](), 2)) == 1


def test_every_tile_is_a_country_and_none_shares_its_place() -> None:
    known = {row["country_id"] for row in _countries()}
    assert set(layout()) <= known
    assert len(set(layout().values())) == len(layout())
    assert len(layout()) > 190


def _countries() -> list[dict[str, str]]:
    return load_reference(Settings().reference_dir)["countries"].to_dicts()
