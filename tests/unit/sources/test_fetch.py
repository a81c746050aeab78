"""The HTTP client against a server that misbehaves in every way it can."""

import asyncio
import gzip
import re
import zlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from pipeline.sources.addresses import networks
from pipeline.sources.fetch import Fetcher, FetchLimits
from pipeline.sources.http import NOTHING_KNOWN, Fetched, Validators
from pipeline.sources.robots import RobotsFile
from tests.unit.sources.clocks import TestClock
from tests.unit.sources.site import Reply, Request, Site

LIMITS = FetchLimits(
    "TestReader/1.0 (+https://example.org/reader)",
    allowed_networks=networks("127.0.0.0/8"),
    max_bytes=100_000,
    seconds=5,
    host_delay=timedelta(),
)
HTML = {"Content-Type": "text/html; charset=utf-8"}
PAGE = b"<html><body><p>A page.</p></body></html>"


def zipped(content: bytes) -> bytes:
    """Compressed, the same bytes at any time."""
    return gzip.compress(content, mtime=0)


@pytest.fixture
def site() -> Iterator[Site]:
    with Site({"/page": Reply(PAGE, headers=HTML)}) as site:
        yield site


@pytest.fixture
def clock() -> TestClock:
    return TestClock()


def fetch(
    *urls: str,
    limits: FetchLimits = LIMITS,
    clock: TestClock | None = None,
    known: Validators = NOTHING_KNOWN,
    robots: dict[str, RobotsFile] | None = None,
) -> list[Fetched]:
    """Fetch some addresses one after the other with one client."""

    async def run() -> list[Fetched]:
        async with Fetcher(limits, clock or TestClock(), robots) as fetcher:
            return [await fetcher.fetch(url, known) for url in urls]

    return asyncio.run(run())


def fetch_all(limits: FetchLimits, clock: TestClock, *urls: str) -> list[Fetched]:
    """Fetch some addresses at the same time with one client."""

    async def run() -> list[Fetched]:
        async with Fetcher(limits, clock) as fetcher:
            return await asyncio.gather(*map(fetcher.fetch, urls))

    return asyncio.run(run())


def one(url: str, limits: FetchLimits = LIMITS, clock: TestClock | None = None) -> Fetched:
    (got,) = fetch(url, limits=limits, clock=clock)
    return got


def in_turn(*replies: Reply) -> Callable[[Request], Reply]:
    """A route that answers differently each time; the last answer stays."""
    left = list(replies)
    return lambda _: left.pop(0) if len(left) > 1 else left[0]


def test_a_page_comes_with_its_type_charset_and_validators(site: Site) -> None:
    stamps = {"ETag": '"a1"', "Last-Modified": "Mon, 02 Mar 2026 08:00:00 GMT"}
    site.routes["/page"] = Reply(PAGE, headers={"Content-Type": "text/html; charset=X-1"} | stamps)
    got = one(f"{site.url}/page")
    assert (got.status, got.content, got.problem) == (200, PAGE, None)
    assert (got.media_type, got.charset) == ("text/html", "x-1")
    assert got.validators == Validators('"a1"', "Mon, 02 Mar 2026 08:00:00 GMT")


def test_every_request_says_who_asks(site: Site) -> None:
    fetch(f"{site.url}/page")
    assert {request.headers["user-agent"] for request in site.requests} == {LIMITS.user_agent}


def test_what_is_known_is_asked_for_only_if_it_has_changed(site: Site) -> None:
    def answer(request: Request) -> Reply:
        return Reply(status=304 if request.headers.get("if-none-match") == '"a1"' else 200)

    site.routes["/page"] = answer
    (got,) = fetch(f"{site.url}/page", known=Validators('"a1"', "Mon, 02 Mar 2026 08:00:00 GMT"))
    assert got.is_unchanged
    assert got.content is None
    assert site.requests[-1].headers["if-modified-since"] == "Mon, 02 Mar 2026 08:00:00 GMT"


@pytest.mark.parametrize(
    ("encoding", "packed"),
    [
        ("gzip", zipped(PAGE)),
        ("GZip", zipped(PAGE[:9]) + zipped(PAGE[9:])),
        ("deflate", zlib.compress(PAGE)),
        ("deflate", zlib.compress(PAGE, wbits=-15)),
        ("identity", PAGE),
    ],
    ids=["gzip", "two members", "deflate", "bare deflate", "identity"],
)
def test_compression_is_undone(site: Site, encoding: str, packed: bytes) -> None:
    site.routes["/page"] = Reply(packed, headers={"Content-Encoding": encoding})
    assert one(f"{site.url}/page").content == PAGE


@pytest.mark.parametrize(
    ("encoding", "packed", "said"),
    [
        ("gzip", zipped(bytes(50_000_000)), "more than 100000 bytes"),
        ("deflate", zlib.compress(bytes(50_000_000)), "more than 100000 bytes"),
        ("gzip", zipped(PAGE)[:-9], "break off"),
        ("gzip", b"no gzip at all", "not compressed as said"),
        ("br", b"x", "unasked"),
        ("gzip, gzip", b"x", "unasked"),
        ("identity", bytes(100_001), "more than 100000 bytes"),
    ],
    ids=["gzip bomb", "deflate bomb", "cut off", "no gzip", "unasked", "twice", "too large"],
)
def test_a_bomb_and_a_lie_are_cut_off_with_the_reason(
    site: Site, encoding: str, packed: bytes, said: str
) -> None:
    site.routes["/page"] = Reply(packed, headers={"Content-Encoding": encoding})
    got = one(f"{site.url}/page")
    assert got.content is None
    assert said in str(got.problem)
    assert site.asked == ["/page"]


def test_an_endless_flood_is_cut_off(site: Site) -> None:
    def flood(_: Request) -> Reply:
        return Reply(bytes(4096) for _ in iter(site.closing.is_set, True))

    site.routes["/page"] = flood
    assert "more than 100000 bytes" in str(one(f"{site.url}/page").problem)


def test_a_body_that_never_comes_to_its_end_is_given_up(site: Site) -> None:
    site.routes["/page"] = lambda _: Reply(site.trickle())
    got = one(f"{site.url}/page", replace(LIMITS, seconds=0.2, attempts=2))
    assert got.problem == "no whole answer within 0.2 s"
    assert site.asked == ["/page", "/page"]


def test_a_body_that_breaks_off_is_asked_for_again(site: Site) -> None:
    broken = Reply([PAGE[:5]], headers={"Content-Length": "4000"})
    site.routes["/page"] = in_turn(broken, Reply(PAGE))
    assert one(f"{site.url}/page").content == PAGE


def test_redirects_are_followed_and_told(site: Site) -> None:
    site.routes["/for-good"] = Reply(status=301, headers={"Location": "/page"})
    site.routes["/for-now"] = Reply(status=302, headers={"Location": "/for-good"})
    moved, elsewhere = fetch(f"{site.url}/for-good", f"{site.url}/for-now")
    assert (moved.content, moved.final_url) == (PAGE, f"{site.url}/page")
    assert moved.moved_for_good
    assert (elsewhere.content, elsewhere.final_url) == (PAGE, f"{site.url}/page")
    assert not elsewhere.moved_for_good


def test_redirects_in_a_circle_end(site: Site) -> None:
    site.routes["/round"] = Reply(status=302, headers={"Location": "/round"})
    assert one(f"{site.url}/round").problem == "more than 5 redirects"
    assert len(site.asked) == 6


@pytest.mark.parametrize(
    ("location", "said"),
    [
        ("http://10.0.0.1/", "leads to 10.0.0.1"),
        ("http://169.254.169.254/latest/meta-data", "leads to 169.254.169.254"),
        ("http://[::ffff:10.0.0.1]/", "private network"),
        ("file:///etc/passwd", "not file:"),
        ("ftp://127.0.0.1/", "not ftp:"),
        ("http://user:secret@127.0.0.1/", "password"),
        ("http://[half", "no address"),
    ],
)
def test_no_redirect_leads_inside_or_out_of_the_web(site: Site, location: str, said: str) -> None:
    site.routes["/away"] = Reply(status=302, headers={"Location": location})
    limits = replace(LIMITS, attempts=1)
    got = one(f"{site.url}/away", limits)
    assert got.content is None
    assert said in str(got.problem)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "2130706433", "0x7f.1", "[::1]", "0"])
def test_loopback_is_refused_unless_allowed_however_it_is_written(site: Site, host: str) -> None:
    got = one(f"http://{host}:{site.port}/page", replace(LIMITS, allowed_networks=(), attempts=1))
    assert re.search("private network|not a canonical", str(got.problem))
    assert site.requests == []


def test_a_name_is_checked_at_the_address_that_is_connected_to(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    # A name that leads to a public address when checked, and inside when connected to.
    asked: list[object] = []

    async def lookup(*arguments: object, **options: object) -> list[object]:
        asked.append(arguments)
        return [(2, 1, 6, "", ("127.0.0.1", site.port))]

    async def run() -> Fetched:
        monkeypatch.setattr(asyncio.get_running_loop(), "getaddrinfo", lookup, raising=False)
        async with Fetcher(replace(LIMITS, allowed_networks=(), attempts=1), TestClock()) as client:
            return await client.fetch(f"http://news.example:{site.port}/page")

    got = asyncio.run(run())
    assert asked
    assert "leads to 127.0.0.1" in str(got.problem)
    assert site.requests == []


def test_what_fails_for_now_is_asked_for_again_ever_later(site: Site, clock: TestClock) -> None:
    site.routes["/page"] = in_turn(Reply(status=500), Reply(status=503), Reply(PAGE))
    got = one(f"{site.url}/page", clock=clock)
    assert got.content == PAGE
    assert clock.slept == [1, 2]


def test_after_so_many_attempts_the_failure_stands(site: Site, clock: TestClock) -> None:
    site.routes["/page"] = Reply(status=502)
    got = one(f"{site.url}/page", clock=clock)
    assert (got.status, got.problem) == (502, "the server answered 502 Bad Gateway")
    assert clock.slept == [1, 2, 4]


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 451])
def test_what_fails_for_good_is_asked_for_once(site: Site, status: int) -> None:
    site.routes["/page"] = Reply(status=status)
    got = one(f"{site.url}/page")
    assert got.status == status
    assert f"answered {status}" in str(got.problem)
    assert got.is_gone == (status == 410)
    assert site.asked == ["/page"]


@pytest.mark.parametrize("value", ["7", "Mon, 02 Mar 2026 12:00:07 GMT"])
def test_a_server_says_how_long_to_wait(site: Site, clock: TestClock, value: str) -> None:
    site.routes["/page"] = in_turn(Reply(status=429, headers={"Retry-After": value}), Reply(PAGE))
    assert one(f"{site.url}/page", clock=clock).content == PAGE
    assert clock.slept == [7]


def test_a_host_that_asks_for_a_long_rest_gets_it(site: Site, clock: TestClock) -> None:
    site.routes["/busy"] = Reply(status=503, headers={"Retry-After": "3600"})
    busy, other = fetch(f"{site.url}/busy", f"{site.url}/page", clock=clock)
    later = clock.now() + timedelta(hours=1)
    assert (busy.status, busy.retry_at) == (503, later)
    assert other.retry_at == later
    assert "asked to be left alone until 2026-03-02 13:00:00" in str(other.problem)
    assert site.asked == ["/busy"]
    assert clock.slept == []


def test_requests_to_a_host_keep_their_distance(site: Site, clock: TestClock) -> None:
    limits = replace(LIMITS, host_delay=timedelta(seconds=2))
    fetch(*[f"{site.url}/page"] * 3, limits=limits, clock=clock)
    assert clock.slept == [2, 2, 2]  # robots.txt takes a turn too


def test_a_site_may_ask_for_more_distance(site: Site, clock: TestClock) -> None:
    site.routes["/robots.txt"] = Reply(b"User-agent: *\nCrawl-delay: 5\n")
    fetch(*[f"{site.url}/page"] * 3, clock=clock)
    assert clock.slept == [5, 5]


def test_another_host_need_not_wait(site: Site, clock: TestClock) -> None:
    with Site({"/page": Reply(PAGE)}) as other:
        limits = replace(LIMITS, host_delay=timedelta(seconds=60))
        fetch(f"{site.url}/robots.txt", clock=clock, limits=limits)
        slept = list(clock.slept)
        fetch(f"{other.url}/robots.txt", clock=clock, limits=limits)
    assert clock.slept == slept * 2


def test_no_more_connections_to_a_host_than_allowed(site: Site, clock: TestClock) -> None:
    inside, most = 0, 0

    def slow(_: Request) -> Reply:
        nonlocal inside, most
        inside += 1
        most = max(most, inside)
        site.closing.wait(0.02)
        inside -= 1
        return Reply(PAGE)

    site.routes |= {f"/{number}": slow for number in range(8)}
    got = fetch_all(LIMITS, clock, *(f"{site.url}/{number}" for number in range(8)))
    assert all(each.content == PAGE for each in got)
    assert most <= LIMITS.host_connections


def test_robots_txt_is_read_once_and_heeded(site: Site) -> None:
    site.routes["/robots.txt"] = Reply(
        b"User-agent: *\nDisallow: /\n\nUser-agent: testreader\nDisallow: /private\n"
    )
    site.routes["/private/page"] = Reply(PAGE)
    forbidden, allowed = fetch(f"{site.url}/private/page", f"{site.url}/page")
    assert forbidden.problem == f"{site.url}/robots.txt forbids it"
    assert allowed.content == PAGE
    assert [request.path for request in site.requests] == ["/robots.txt", "/page"]


def test_robots_txt_holds_behind_a_redirect_too(site: Site) -> None:
    site.routes["/robots.txt"] = Reply(b"User-agent: *\nDisallow: /private\n")
    site.routes["/way-in"] = Reply(status=302, headers={"Location": "/private/page"})
    assert "forbids" in str(one(f"{site.url}/way-in").problem)
    assert site.asked == ["/way-in"]


@pytest.mark.parametrize("status", [500, 503, 429])
def test_robots_txt_that_cannot_be_read_allows_nothing(site: Site, status: int) -> None:
    site.routes["/robots.txt"] = Reply(status=status)
    got = fetch(f"{site.url}/page", f"{site.url}/page")
    assert all(
        f"robots.txt cannot be read: the server answered {status}" in str(g.problem) for g in got
    )
    assert site.asked == []
    assert len(site.requests) == LIMITS.attempts


def test_robots_txt_is_kept_for_a_day_then_asked_about(site: Site, clock: TestClock) -> None:
    site.routes["/robots.txt"] = Reply(b"User-agent: *\nDisallow: /no\n", headers={"ETag": '"r"'})
    robots: dict[str, RobotsFile] = {}
    fetch(f"{site.url}/page", clock=clock, robots=robots)
    clock.pass_time(timedelta(hours=23))
    fetch(f"{site.url}/page", clock=clock, robots=robots)
    site.routes["/robots.txt"] = Reply(status=304)
    clock.pass_time(timedelta(hours=2))
    (got,) = fetch(f"{site.url}/no", clock=clock, robots=robots)
    assert "forbids" in str(got.problem)
    asked = [each for each in site.requests if each.path == "/robots.txt"]
    assert [each.headers.get("if-none-match") for each in asked] == [None, '"r"']


def test_pictures_and_films_are_not_downloaded(site: Site) -> None:
    site.routes["/page"] = Reply(b"\xff\xd8", headers={"Content-Type": "image/jpeg"})
    assert "image/jpeg holds no text" in str(one(f"{site.url}/page").problem)


def test_a_server_that_is_not_there_is_a_failure_with_a_reason(tmp_path: Path) -> None:
    with Site() as site:
        gone = site.url
    got = one(f"{gone}/page", replace(LIMITS, attempts=2))
    assert got.status is None
    assert "robots.txt cannot be read: no answer" in str(got.problem)


def test_what_is_no_http_is_a_failure_with_a_reason(site: Site) -> None:
    site.routes["/page"] = Reply(PAGE, headers={"X-Long": "x" * 100_000})
    got = one(f"{site.url}/page", replace(LIMITS, attempts=1))
    assert got.content is None
    assert "no answer" in str(got.problem)
