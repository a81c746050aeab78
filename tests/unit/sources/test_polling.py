"""Polling a source: what is fetched, what is kept, what is remembered."""

import asyncio
import json
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from pipeline.lake import RawStore
from pipeline.sources import RecordLog
from pipeline.sources.addresses import networks
from pipeline.sources.catalog import WebSource
from pipeline.sources.fetch import Fetcher, FetchLimits
from pipeline.sources.poll_state import DamagedState, PollStates
from pipeline.sources.polling import MAX_TRIES, PollReport, Tools, poll_all
from pipeline.sources.records import RawRecord
from tests.unit.sources.clocks import TestClock
from tests.unit.sources.site import Reply, Request, Site

LIMITS = FetchLimits(
    "TestReader/1.0",
    allowed_networks=networks("127.0.0.0/8"),
    attempts=1,
    host_delay=timedelta(),
)
HTML = {"Content-Type": "text/html; charset=utf-8"}
HOUR = timedelta(hours=1)


class Home:
    """A home that polls one site, with a clock of its own."""

    def __init__(self, root: Path, site: Site) -> None:
        self.site, self.clock = site, TestClock()
        self.log = RecordLog(root / "records", RawStore(root / "raw"))
        self.states = PollStates(root / "polls")
        self.root = root

    def poll(self, run_since: date | None = None, **settings: Any) -> PollReport:
        """Poll the source `wire` once; an hour passes afterwards."""
        source = WebSource(**{"name": "wire", "url": f"{self.site.url}/feed"} | settings)

        async def run() -> list[PollReport]:
            async with Fetcher(LIMITS, self.clock, self.states.load_robots()) as fetcher:
                tools = Tools(fetcher, self.log, self.states, self.clock)
                return await poll_all([source], tools, run_since)

        (report,) = asyncio.run(run())
        self.clock.pass_time(HOUR)
        return report

    @property
    def records(self) -> list[RawRecord]:
        return list(self.log.records("wire"))

    @property
    def articles(self) -> list[str]:
        """The paths of the articles that came, as often as they came."""
        kept = [each for each in self.records if each.raw_sha256 and not each.is_container]
        return [str(each.path).removeprefix(self.site.url) for each in kept]

    @property
    def failures(self) -> dict[str, str]:
        """Why what did not come did not."""
        failed = [each for each in self.records if each.problem]
        return {str(each.path).removeprefix(self.site.url): str(each.problem) for each in failed}

    def asked(self) -> list[str]:
        """What was asked for since the last look."""
        paths = self.site.asked
        self.site.requests.clear()
        return paths


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    with Site() as site:
        yield Home(tmp_path, site)


def feed(*items: str, more: str = "", tag: str | None = None) -> Reply | Any:
    """A feed that lists some paths; `path@stamp` says when one changed."""
    xml = "".join(map(item, items))
    body = f"<rss version='2.0'><channel><title>Wire</title>{more}{xml}</channel></rss>".encode()

    def reply(request: Request) -> Reply:
        if tag and request.headers.get("if-none-match") == tag:
            return Reply(status=304)
        headers = {"Content-Type": "application/rss+xml"} | ({"ETag": tag} if tag else {})
        return Reply(body, headers=headers)

    return reply


def item(written: str) -> str:
    path, _, stamp = written.partition("@")
    date = f"<pubDate>{stamp}</pubDate>" if stamp else ""
    return f"<item><title>{path}</title><link>{path}</link>{date}</item>"


def page(words: str = "words") -> Reply:
    return Reply(f"<html><body><p>{words}</p></body></html>".encode(), headers=HTML)


def test_articles_come_once_with_their_listing_as_parent(home: Home) -> None:
    home.site.routes |= {"/feed": feed("/1", "/2", "/1"), "/1": page("a"), "/2": page("b")}
    report = home.poll()
    assert (report.fetched, report.failed, report.problem) == (2, 0, None)
    listing, *articles = home.records
    assert listing.is_container
    assert sorted(str(each.path) for each in articles) == [f"{home.site.url}/{n}" for n in (1, 2)]
    assert {each.parent_document_id for each in articles} == {listing.document_id}
    assert {each.media_type for each in articles} == {"text/html"}
    assert home.log.raw.get(str(articles[0].raw_sha256)).startswith(b"<html>")


def test_a_second_poll_downloads_nothing_that_has_not_changed(home: Home) -> None:
    home.site.routes |= {"/feed": feed("/1", tag='"f"'), "/1": page()}
    home.poll()
    home.asked()
    report = home.poll()
    assert home.asked() == ["/feed"]
    assert (report.fetched, report.records) == (0, 0)


def test_a_feed_that_changes_all_day_adds_no_records_of_its_own(home: Home) -> None:
    home.site.routes |= {"/feed": feed("/1"), "/1": page()}
    home.poll()
    home.site.routes["/feed"] = feed("/1", more="<lastBuildDate>now</lastBuildDate>")
    assert home.poll().records == 0


def test_only_what_is_new_is_fetched(home: Home) -> None:
    home.site.routes |= {"/feed": feed("/1"), "/1": page("a"), "/2": page("b")}
    home.poll()
    home.asked()
    home.site.routes["/feed"] = feed("/2", "/1")
    home.poll()
    assert home.asked() == ["/feed", "/2"]
    assert home.articles == ["/1", "/2"]


def test_a_changed_article_is_a_second_version(home: Home) -> None:
    home.site.routes |= {"/feed": feed("/1@Mon, 02 Mar 2026 08:00:00 GMT"), "/1": page("old")}
    home.poll()
    home.site.routes |= {"/feed": feed("/1@Mon, 02 Mar 2026 09:00:00 GMT"), "/1": page("new")}
    home.poll()
    assert home.articles == ["/1", "/1"]


def test_the_date_and_the_publisher_that_are_known_go_with_the_page(home: Home) -> None:
    home.site.routes |= {"/feed": feed("/1@Mon, 02 Mar 2026 08:00:00 GMT"), "/1": page()}
    home.poll(publisher="The Wire")
    assert home.records[-1].sidecar == {"published": "2026-03-02", "publisher": "The Wire"}


def test_a_redirected_article_says_where_it_was_found(home: Home) -> None:
    moved = Reply(status=301, headers={"Location": "/new"})
    home.site.routes |= {"/feed": feed("/old"), "/old": moved, "/new": page()}
    home.poll()
    assert home.records[-1].path == f"{home.site.url}/old"
    assert home.records[-1].url == f"{home.site.url}/new"


def test_pages_of_a_feed_are_followed_while_they_bring_news(home: Home) -> None:
    def paged(number: int) -> Any:
        link = f"<atom:link xmlns:atom='http://www.w3.org/2005/Atom' rel='next' href='/p{number}'/>"
        return feed(f"/{number}", more=link)

    home.site.routes |= {"/feed": paged(2), "/p2": paged(3), "/p3": feed("/4")}
    home.site.routes |= {f"/{number}": page(str(number)) for number in (2, 3, 4)}
    home.poll()
    assert sorted(home.articles) == ["/2", "/3", "/4"]
    home.asked()
    home.poll()
    assert home.asked() == ["/feed"]


def test_what_one_poll_leaves_the_next_takes_up(home: Home) -> None:
    home.site.routes |= {"/feed": feed("/1", "/2", "/3", tag='"f"')}
    home.site.routes |= {f"/{number}": page(str(number)) for number in (1, 2, 3)}
    assert home.poll(max_articles=2).waiting == 1
    assert home.poll(max_articles=2).waiting == 0
    assert sorted(home.articles) == ["/1", "/2", "/3"]


def sitemap(*paths: str) -> Reply:
    urls = "".join(f"<url><loc>{path}</loc></url>" for path in paths)
    return Reply(f"<urlset>{urls}</urlset>".encode())


def index(**parts: str) -> Any:
    body = "".join(
        f"<sitemap><loc>/{name}</loc>{f'<lastmod>{at}</lastmod>' if at else ''}</sitemap>"
        for name, at in parts.items()
    )

    def reply(request: Request) -> Reply:
        if request.headers.get("if-none-match") == '"i"':
            return Reply(status=304)
        return Reply(f"<sitemapindex>{body}</sitemapindex>".encode(), headers={"ETag": '"i"'})

    return reply


def test_an_index_is_read_with_its_parts_those_without_a_date_each_time(home: Home) -> None:
    home.site.routes |= {"/feed": index(a="2026-03-01", b=""), "/a": sitemap("/1")}
    home.site.routes |= {"/b": sitemap("/2"), "/1": page("1"), "/2": page("2"), "/3": page("3")}
    home.poll()
    assert sorted(home.articles) == ["/1", "/2"]
    home.asked()
    home.site.routes["/b"] = sitemap("/2", "/3")
    home.poll()
    assert home.asked() == ["/feed", "/b", "/3"]


def test_a_part_that_failed_for_now_is_read_later(home: Home) -> None:
    home.site.routes |= {"/feed": index(a="2026-03-01"), "/a": Reply(status=503), "/1": page()}
    home.poll()
    assert home.failures == {"/a": "the server answered 503 Service Unavailable"}
    home.site.routes["/a"] = sitemap("/1")
    home.poll()
    assert home.articles == ["/1"]
    assert home.failures == {}


def test_more_listings_than_allowed_wait_for_the_next_poll(home: Home) -> None:
    home.site.routes["/feed"] = index(a="1", b="1", c="1")
    home.site.routes |= {f"/{name}": sitemap(f"/{name}1") for name in "abc"}
    home.site.routes |= {f"/{name}1": page(name) for name in "abc"}
    home.poll(max_listings=2)
    assert sorted(home.articles) == ["/a1", "/b1"]
    home.poll(max_listings=2)
    assert sorted(home.articles) == ["/a1", "/b1", "/c1"]


def test_patterns_and_dates_say_what_is_taken(home: Home) -> None:
    old, new = "Mon, 05 Jan 2026 08:00:00 GMT", "Mon, 02 Mar 2026 08:00:00 GMT"
    home.site.routes["/feed"] = feed(f"/5g/old@{old}", f"/5g/new@{new}", f"/sport@{new}", "/5g/x")
    home.site.routes |= {f"/5g/{name}": page(name) for name in ("old", "new", "x")}
    home.poll(include=["*/5g/*"], since="2026-02-01")
    assert sorted(home.articles) == ["/5g/new", "/5g/x"]


def test_a_run_may_narrow_the_dates(home: Home) -> None:
    home.site.routes |= {"/feed": feed("/1@Mon, 05 Jan 2026 08:00:00 GMT"), "/1": page()}
    home.poll(date(2026, 2, 1))
    assert home.articles == []


def test_other_settings_read_an_unchanged_feed_again(home: Home) -> None:
    home.site.routes |= {"/feed": feed("/a", "/b", tag='"f"'), "/a": page("a"), "/b": page("b")}
    home.poll(include=["*/a"])
    home.poll()
    assert home.articles == ["/a", "/b"]


def test_a_feed_that_holds_its_articles_whole_is_enough(home: Home) -> None:
    whole = {
        "version": "https://jsonfeed.org/version/1",
        "items": [
            {"url": "/1", "title": "A <title>", "content_html": "<p>All of it.</p>"},
            {"url": "/2", "title": "Not whole"},
        ],
    }
    home.site.routes |= {"/feed": Reply(json.dumps(whole).encode()), "/2": page()}
    home.poll(content="feed")
    assert home.asked() == ["/feed", "/2"]
    one = next(each for each in home.records if each.path == f"{home.site.url}/1")
    content = home.log.raw.get(str(one.raw_sha256)).decode()
    assert "<h1>A &lt;title&gt;</h1><p>All of it.</p>" in content
    assert one.sidecar == {"url": f"{home.site.url}/1", "title": "A <title>"}


def test_single_pages_are_asked_again_each_time_and_kept_when_they_change(home: Home) -> None:
    home.site.routes |= {"/1": page("old"), "/gone": Reply(status=410)}
    pages: dict[str, Any] = {
        "kind": "pages",
        "url": None,
        "urls": [home.site.url + p for p in ("/1", "/gone")],
    }
    home.poll(**pages)
    home.poll(**pages)
    home.site.routes["/1"] = page("new")
    home.poll(**pages)
    assert home.articles == ["/1", "/1"]
    assert sorted(home.asked()) == ["/1", "/1", "/1", "/gone"]


def test_every_failure_is_a_record_with_its_reason(home: Home) -> None:
    home.site.routes["/feed"] = feed("/missing", "/broken", "/forbidden", "http://10.0.0.1/inside")
    home.site.routes["/robots.txt"] = Reply(b"User-agent: *\nDisallow: /forbidden\n")
    home.site.routes["/broken"] = Reply(status=500)
    report = home.poll()
    assert report.failed == 4
    reasons = home.failures
    assert reasons["/missing"] == "the server answered 404 Not Found"
    assert reasons["/broken"] == "the server answered 500 Internal Server Error"
    assert reasons["/forbidden"] == f"{home.site.url}/robots.txt forbids it"
    assert "private network" in reasons["http://10.0.0.1/inside"]
    assert {each.http_status for each in home.records if each.problem} == {404, 500, None}


def test_what_failed_is_tried_again_ever_later_then_never(home: Home) -> None:
    home.site.routes |= {"/feed": feed("/1", tag='"f"')}
    for _ in range(60):
        home.poll()
    polls = [number for number, path in enumerate(home.asked()) if path == "/1"]
    assert len(polls) == MAX_TRIES
    gaps = [later - before - 1 for before, later in pairwise(polls)]
    assert gaps == [1, 2, 4, 8, 16]


def test_what_is_gone_is_never_asked_for_again_and_its_failure_stands(home: Home) -> None:
    home.site.routes |= {"/feed": feed("/1"), "/1": Reply(status=404)}
    home.poll()
    home.site.routes["/1"] = Reply(status=410)
    for _ in range(5):
        home.poll()
    assert home.asked().count("/1") == 2
    assert home.failures == {"/1": "the server answered 410 Gone"}


def test_a_failure_stands_until_the_article_comes(home: Home) -> None:
    home.site.routes["/feed"] = feed("/1")
    home.poll()
    assert home.failures == {"/1": "the server answered 404 Not Found"}
    home.site.routes["/1"] = page()
    home.poll()
    assert home.failures == {}
    assert home.articles == ["/1"]


def test_a_feed_that_fails_is_a_record_until_it_comes_back(home: Home) -> None:
    home.site.routes |= {"/feed": feed("/1", tag='"f"'), "/1": page()}
    home.poll()
    home.site.routes["/feed"] = Reply(status=500)
    report = home.poll()
    assert report.problem == "the server answered 500 Internal Server Error"
    assert list(home.failures) == ["/feed"]
    assert home.states.load("wire").failures == 1
    home.site.routes["/feed"] = feed("/1")
    home.poll()
    assert home.failures == {}
    assert home.states.load("wire").failures == 0


def test_a_page_in_place_of_a_feed_is_a_record_with_advice(home: Home) -> None:
    home.site.routes["/feed"] = page()
    assert 'kind = "pages"' in str(home.poll().problem)
    assert list(home.failures) == ["/feed"]


def test_a_host_that_asks_for_rest_is_left_alone_until_then(home: Home) -> None:
    home.site.routes["/feed"] = Reply(status=503, headers={"Retry-After": "7200"})
    home.poll()
    source = WebSource(name="wire", url=f"{home.site.url}/feed", every=HOUR)
    state = home.states.load("wire")
    assert not state.is_due(source, home.clock.now())
    assert state.is_due(source, home.clock.now() + HOUR)


def test_a_source_is_due_after_its_interval(home: Home) -> None:
    home.site.routes |= {"/feed": feed()}
    source = WebSource(name="wire", url=f"{home.site.url}/feed", every=2 * HOUR)
    assert home.states.load("wire").is_due(source, home.clock.now())
    home.poll(every="2h")
    assert not home.states.load("wire").is_due(source, home.clock.now())
    assert home.states.load("wire").is_due(source, home.clock.now() + HOUR)


def test_a_poll_that_is_killed_fetches_again_and_adds_nothing_twice(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    home.site.routes |= {"/feed": feed("/1", "/2"), "/1": page("a"), "/2": page("b")}
    saves = 0
    save = PollStates.save

    def killed(states: PollStates, source: str, state: Any) -> None:
        nonlocal saves
        saves += 1
        if saves == 2:  # the articles are logged, the state does not say so yet
            raise KeyboardInterrupt
        save(states, source, state)

    monkeypatch.setattr(PollStates, "save", killed)
    with pytest.raises(KeyboardInterrupt):
        home.poll()
    before = home.records
    monkeypatch.undo()
    assert home.poll().records == 0
    assert home.records == before


def test_a_damaged_memory_says_what_to_do(home: Home) -> None:
    home.site.routes["/feed"] = feed()
    home.poll()
    (home.root / "polls" / "wire.json").write_text("{")
    with pytest.raises(DamagedState, match="delete the file"):
        home.poll()


def test_without_its_memory_a_source_adds_nothing_twice(home: Home) -> None:
    home.site.routes |= {"/feed": feed("/1"), "/1": page()}
    home.poll()
    before = home.records
    (home.root / "polls" / "wire.json").unlink()
    home.poll()
    assert home.records == before
