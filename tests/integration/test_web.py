"""A home that reads a news site: everything once, nothing forbidden, every failure explained."""

import json
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import polars as pl
import pytest

from pipeline.settings import Settings
from pipeline.sources.poll_state import PollState, PollStates
from pipeline.warehouse.lock import writer_lock
from tests.integration.homes import Ran, backhaul, differing, published
from tests.integration.newsroom import ARTICLES, FAILURES, open_newsroom
from tests.unit.sources.site import Reply, Site

pytestmark = pytest.mark.integration

SETTINGS = {
    "BACKHAUL_ALLOW_NETWORKS": "127.0.0.0/8",
    "BACKHAUL_HOST_DELAY_SECONDS": "0",
    "BACKHAUL_FETCH_SECONDS": "0.6",
    "BACKHAUL_FETCH_ATTEMPTS": "2",
    "BACKHAUL_MAX_FETCH_BYTES": "1000000",
    "BACKHAUL_USER_AGENT": "TestReader/1.0 (tests)",
}
LISTINGS = ("/rss.xml", "/atom.xml", "/feed.json", "/sitemap.xml")


def run(home: Path, *more: str, **settings: str) -> Ran:
    ran = backhaul("run", "--home", home, "--json", *more, **SETTINGS | settings)
    assert ran.code == 0, ran.err
    return ran


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    with Site() as site:
        open_newsroom(site)
        yield site


@pytest.fixture(scope="module")
def home(site: Site, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home after one run over the site. Runs on it change nothing."""
    home = tmp_path_factory.mktemp("web") / "home"
    added = backhaul("add", *(site.url + each for each in LISTINGS), "--home", home, **SETTINGS)
    assert added.code == 0, added.err
    single = backhaul("add", f"{site.url}/plain", "--home", home, **SETTINGS)
    assert "a page, added to the source `pages`" in single.out
    run(home)
    return home


@pytest.fixture(scope="module")
def documents(home: Path) -> pl.DataFrame:
    path = pl.col("path").str.replace(r"^https?://[^/]+", "")
    return published(home)["documents"].with_columns(path)


def test_all_articles_come_once(home: Path) -> None:
    articles = published(home)["articles"]
    titles = articles["title"].to_list()
    assert articles.height == len(ARTICLES)
    for town in ARTICLES.values():
        assert sum(town in str(title) for title in titles) == 1, town


def test_an_article_that_two_sources_list_is_a_duplicate(documents: pl.DataFrame) -> None:
    listed_twice = documents.filter(pl.col("path").is_in(["/rss/1", "/rss/2"]))
    found = listed_twice.group_by("path").agg(pl.col("disposition").sort())
    assert dict(found.iter_rows()) == {
        "/rss/1": ["article", "duplicate"],
        "/rss/2": ["article", "duplicate"],
    }


def test_every_failure_is_a_row_with_its_reason(documents: pl.DataFrame) -> None:
    failed = documents.filter(disposition="quarantined")
    reasons = dict(failed.select("path", "reason").iter_rows())
    assert set(reasons) == set(FAILURES)
    for path, reason in FAILURES.items():
        assert reason in reasons[path], path


def test_the_ledger_adds_up(documents: pl.DataFrame) -> None:
    counts = Counter(documents["disposition"])
    listings = len(LISTINGS) + 2 - 1 + 1  # a second page, two parts of an index without articles
    assert counts["container"] == listings
    assert counts["article"] == len(ARTICLES)
    assert documents.height == sum(counts.values())


def test_articles_name_their_listing(documents: pl.DataFrame) -> None:
    parents = dict(documents.select("document_id", "path").iter_rows())
    fetched = documents.filter(pl.col("disposition") == "article", pl.col("source") != "pages")
    named = {
        path: parents[each]
        for path, each in fetched.select("path", "parent_document_id").iter_rows()
    }
    assert named["/rss/page-two"] == "/rss.xml?page=2"
    assert named["/map/packed"] == "/old.xml.gz"


def test_dates_of_listings_reach_the_articles(home: Path) -> None:
    articles = published(home)["articles"].filter(pl.col("title").str.contains("Aaldorf|Fenwick"))
    assert {str(day) for day in articles["published_on"]} == {"2026-03-02"}
    assert set(articles["published_basis"]) == {"metadata"}


def test_charsets_are_read_right(home: Path) -> None:
    titles = " ".join(map(str, published(home)["articles"]["title"]))
    assert "Évreuil" in titles
    assert "Mühlbach" in titles


def test_nothing_that_robots_txt_forbids_was_asked_for(home: Path, site: Site) -> None:
    assert not [path for path in site.asked if path.startswith("/private")]


def test_every_request_said_who_asks(home: Path, site: Site) -> None:
    assert {each.headers["user-agent"] for each in site.requests} == {"TestReader/1.0 (tests)"}


def test_a_second_pass_downloads_nothing_that_has_not_changed(home: Path, site: Site) -> None:
    before = published(home)
    site.requests.clear()
    names = [row["source"] for row in json.loads(backhaul("sources", "--home", home, "--json").out)]
    again = run(home, *(option for name in names for option in ("--source", name)))
    known = {*LISTINGS, "/rss.xml?page=2", "/news.xml", "/old.xml.gz", "/plain"}
    retried = set(site.asked) - known
    assert "/robots.txt" not in {each.path for each in site.requests}
    assert retried == set()
    assert again.json["documents"] == dict(Counter(before["documents"]["disposition"]))
    assert differing(before, published(home)) == []


def test_what_is_not_due_is_not_asked(home: Path, site: Site) -> None:
    site.requests.clear()
    run(home)
    assert site.requests == []


def test_sources_are_listed_with_how_they_are(home: Path) -> None:
    rows = json.loads(backhaul("sources", "--home", home, "--json").out)
    by_form = {row["form"]: row for row in rows}
    assert {"RSS 2.0", "Atom 1.0", "JSON Feed 1.1", "sitemap index"} < set(by_form)
    assert {row["state"] for row in rows} == {"well"}
    shown = backhaul("sources", "--home", home).out
    assert all(row["source"] in shown for row in rows)


def test_a_source_that_does_not_answer_stops_nothing_and_is_told(tmp_path: Path) -> None:
    with Site({"/feed": Reply(status=500)}) as site:
        backhaul("add", f"{site.url}/feed", "--unchecked", "--home", tmp_path, **SETTINGS)
        PollStates(tmp_path / "polls").save("127-0-0-1", PollState(failures=2))
        ran = run(tmp_path, "--source", "127-0-0-1")
    assert "127-0-0-1: could not be read 3 times in a row: the server answered 500" in ran.err
    (row,) = published(tmp_path)["documents"].to_dicts()
    assert (row["disposition"], row["http_status"]) == ("quarantined", 500)


def test_an_address_is_asked_before_it_is_added(site: Site, tmp_path: Path) -> None:
    for path, said in {"/missing": "404", "/picture": "image/png", "/inside": "10.0.0.1"}.items():
        ran = backhaul("add", site.url + path, "--home", tmp_path, **SETTINGS)
        assert ran.code == 1
        assert said in ran.err
    assert not (tmp_path / "sources.toml").exists()


def test_loopback_is_refused_unless_the_settings_allow_it(site: Site, tmp_path: Path) -> None:
    ran = backhaul("add", f"{site.url}/rss.xml", "--home", tmp_path)
    assert ran.code == 1
    assert "BACKHAUL_ALLOW_NETWORKS" in ran.err


def test_a_front_page_gives_its_feed(tmp_path: Path) -> None:
    head = '<html><head><link rel="alternate" type="application/rss+xml" href="/rss.xml"></head>'
    with Site({"/": Reply(head.encode())}) as site:
        ran = backhaul("add", site.url, "--name", "wire", "--home", tmp_path, **SETTINGS)
        assert ran.code == 0, ran.err
        assert f'url = "{site.url}/rss.xml"' in (tmp_path / "sources.toml").read_text()


def test_a_broken_sources_toml_is_said_with_its_place(tmp_path: Path) -> None:
    (tmp_path / "sources.toml").write_text('[[source]]\nname = "a"\n')
    for command in ("run", "sources", "dev"):
        ran = backhaul(command, "--home", tmp_path)
        assert ran.code == 2
        assert "source 'a': give `url`" in " ".join(ran.err.split())


def test_a_source_that_is_not_there_is_named(home: Path) -> None:
    ran = backhaul("run", "--home", home, "--source", "nobody")
    assert ran.code == 2
    assert "No such source: nobody" in ran.err


def test_adding_takes_the_same_lock(tmp_path: Path) -> None:
    with writer_lock(Settings(home=tmp_path).lock_path):
        ran = backhaul("add", "https://wire.example/feed", "--unchecked", "--home", tmp_path)
    assert ran.code == 4


def test_files_and_archives_are_kept_for_good(tmp_path: Path) -> None:
    archive, home = tmp_path / "archive", tmp_path / "home"
    archive.mkdir()
    for name in ("a01.txt", "a06.txt", "a06.meta.json"):
        (archive / name).write_bytes((Settings().sample_dir / name).read_bytes())
    with zipfile.ZipFile(archive / "old.zip", "w") as packed:
        packed.write(Settings().sample_dir / "a02.txt", "a02.txt")
    for expected in ("3 new", "0 new"):
        assert expected in backhaul("add", archive, "--home", home).out
    assert "0 new" in backhaul("add", archive / "a06.txt", "--home", home).out
    for path in archive.iterdir():
        path.unlink()
    run(home)
    documents = published(home)["documents"]
    assert sorted(documents["disposition"]) == ["article", "article", "article", "container"]
    assert set(documents["source"]) == {"added"}
    (dated,) = published(home)["articles"].filter(path="archive/a06.txt").to_dicts()
    assert str(dated["published_on"]) == "2021-06-30"
