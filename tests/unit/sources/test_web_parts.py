"""The parts of the HTTP client that need no server: addresses, headers, turns, compression."""

import asyncio
import gzip
from datetime import timedelta

import pytest

from pipeline.sources.addresses import ForbiddenAddress, is_public, networks, require_allowed
from pipeline.sources.http import content_type, retry_after
from pipeline.sources.inflate import CannotInflate, TooLarge, gunzip
from pipeline.sources.pacing import HostAtRest, Pacer
from pipeline.sources.robots import product
from tests.unit.sources.clocks import NOON, TestClock


@pytest.mark.parametrize("address", ["8.8.8.8", "93.184.215.14", "2606:2800:21f:cb07::1"])
def test_addresses_of_the_internet_are_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "address",
    [
        *("127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1"),
        *("0.0.0.0", "224.0.0.1", "255.255.255.255", "240.0.0.1", "192.0.2.1", "198.18.0.1"),
        *("::", "::1", "fe80::1", "fe80::1%eth0", "fc00::1", "ff02::1", "2001:db8::1"),
        # Old addresses carried in new ones: mapped, NAT64, 6to4, Teredo.
        *("::ffff:127.0.0.1", "64:ff9b::a00:1", "2002:7f00:1::", "2001:0:0:0:0:0:80ff:fffe"),
    ],
)
def test_addresses_that_lead_inside_are_not(address: str) -> None:
    assert not is_public(address)


def test_a_network_may_be_allowed_by_name() -> None:
    allowed = networks("10.1.0.0/16, fd00::/8")
    require_allowed("10.1.2.3", allowed)
    require_allowed("fd00::1", allowed)
    with pytest.raises(ForbiddenAddress, match="BACKHAUL_ALLOW_NETWORKS"):
        require_allowed("10.2.2.3", allowed)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (None, (None, None)),
        ("text/html", ("text/html", None)),
        ('Text/HTML; Charset="ISO-8859-1"', ("text/html", "iso-8859-1")),
        ("; charset=utf-8", (None, "utf-8")),
    ],
)
def test_content_types_are_read(value: str | None, expected: tuple[str | None, ...]) -> None:
    assert content_type(value) == expected


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("120", 120),
        (" 5 ", 5),
        ("Mon, 02 Mar 2026 12:01:00 GMT", 60),
        ("Mon, 02 Mar 2026 11:00:00 GMT", 0),
        ("999999999999999999999999", 31_536_000),
        ("soon", None),
        ("-5", None),
        ("", None),
    ],
)
def test_the_wait_that_a_server_asks_for_is_read(value: str, seconds: int | None) -> None:
    expected = None if seconds is None else timedelta(seconds=seconds)
    assert retry_after({"Retry-After": value}, NOON) == expected


def test_robots_txt_knows_an_agent_by_its_product() -> None:
    assert product("Backhaul/0.1 (+https://example.org)") == "Backhaul"
    assert product("some reader") == "some"


def test_gzip_is_opened_to_its_limit_and_the_rest_left_alone() -> None:
    packed = gzip.compress(bytes(1000))
    assert gunzip(packed, 1000) == bytes(1000)
    assert gunzip(b"<xml/>", 1) == b"<xml/>"
    with pytest.raises(TooLarge, match="more than 999 bytes"):
        gunzip(packed, 999)
    with pytest.raises(CannotInflate):
        gunzip(packed[:-4], 1000)


def test_a_rest_is_waited_for_also_by_those_who_wait_already() -> None:
    clock = TestClock()

    async def run() -> None:
        second, minute = timedelta(seconds=1), timedelta(minutes=1)
        pacer = Pacer(clock, delay=second, at_once=9, patience=minute)
        async with pacer.turn("a"):
            pacer.rest("a", timedelta(seconds=30))
        async with pacer.turn("a"):
            pacer.rest("a", timedelta(seconds=61))
        async with pacer.turn("b"):
            pass
        with pytest.raises(HostAtRest, match="until 2026-03-02 12:01:31"):
            async with pacer.turn("a"):
                pass

    asyncio.run(run())
    assert clock.slept == [30]
