"""`python -m bench.web`: what it costs to take in feeds of pages, and to ask them again.

Forty feeds and their pages are served on this machine. Measured are the assets of the sources and
of ingest, each time in a process of its own, as a run would do them: the first time everything is
new, the second time nothing is. The clock judges, with the server on the same machine; processor
time, that of Backhaul's processes alone, is told beside it. Counted is what became an article.
"""

import argparse
import asyncio
import multiprocessing
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from multiprocessing.connection import Connection
from pathlib import Path

from bench.verdicts import kept
from pipeline.lake import Lake
from pipeline.scale.handover import STAGE
from pipeline.settings import Settings

FEEDS = 40
ARTICLES_A_SECOND, SECONDS_AGAIN = 150, 10
WORDS = (
    "network operator vendor core radio mast tower spectrum minister regulator contract "
    "supplier equipment generation coverage rollout city region customer price revenue "
    "quarter engineer antenna fibre cable cloud software standard security audit licence "
    "auction bidder merger rival board shareholder investor chief executive spokesman analyst "
    "report study survey forecast plan deadline budget partner agreement signed announced "
    "launched tested replaced removed expanded delayed completed approved rejected considered "
    "promised denied confirmed explained criticised north south coastal rural urban national "
    "regional foreign domestic public private new old large small early late final first "
    "second third major minor several many few most "
)
VOCABULARY = WORDS.split()
MENU = "".join(f'<li class="menu"><a href="/section/{n}">Section {n}</a></li>' for n in range(60))
TEASERS = "".join(
    f'<div class="teaser"><a href="/story/{n}"><img src="/{n}.jpg" alt=""><span>Another story of '
    f"the day, number {n}</span></a></div>"
    for n in range(30)
)
SCRIPT = "<script>" + "window.layer=window.layer||[];" * 350 + "</script>"


def main() -> None:
    """Serve, take in, ask again, say what it took."""
    parser = argparse.ArgumentParser(prog="python -m bench.web", description=__doc__)
    parser.add_argument("--articles", type=int, default=2000, help="20000 is the full size")
    articles = parser.parse_args().articles
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        server, port = start_server(articles)
        write_sources(home, port)
        try:
            first, again = take(home), take(home)
        finally:
            server.terminate()
        judge(kept_articles(home), first, again)


def start_server(articles: int) -> tuple[multiprocessing.Process, int]:
    """A server in a process of its own, and the port that it listens on."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    server = context.Process(target=serve, args=(articles, theirs), daemon=True)
    server.start()
    port: int = ours.recv()
    return server, port  # type: ignore[return-value]


def serve(articles: int, told: Connection) -> None:
    """Answer until terminated."""

    async def run() -> None:
        site = await asyncio.start_server(lambda r, w: answer(r, w, articles), "127.0.0.1", 0)
        told.send(site.sockets[0].getsockname()[1])
        await site.serve_forever()

    asyncio.run(run())


async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, articles: int) -> None:
    """All requests of one connection."""
    try:
        while True:
            head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
            path = head.split(" ", 2)[1]
            tag = f'"{path}"'
            known = f"If-None-Match: {tag}" in head
            body = b"" if known else document(path, articles)
            status = "304 Not Modified" if known else "200 OK"
            length = f"Content-Length: {len(body)}\r\n\r\n"
            writer.write(f"HTTP/1.1 {status}\r\nETag: {tag}\r\n{length}".encode() + body)
            await writer.drain()
    except (asyncio.IncompleteReadError, ConnectionError):
        writer.close()


def document(path: str, articles: int) -> bytes:
    """A feed, or a page: of some 20 kilobytes, with text that no other page has."""
    kind, _, number = path.strip("/").partition("/")
    if kind == "feed":
        return feed(range(int(number), articles, FEEDS))
    return page(int(number)) if kind == "article" else b""


def feed(numbers: range) -> bytes:
    """An RSS feed of some articles."""
    items = "".join(
        f"<item><title>Story {n}</title><link>/article/{n}</link>"
        "<pubDate>Mon, 02 Mar 2026 08:00:00 GMT</pubDate></item>"
        for n in numbers
    )
    return f"<rss version='2.0'><channel><title>Feed</title>{items}</channel></rss>".encode()


def page(number: int) -> bytes:
    """A page of news with menu, teasers and scripts around a text of 350 words."""
    words = random.Random(number)
    text = "".join(f"<p>{sentence(words, 35)}</p>" for _ in range(10))
    title = sentence(words, 8)
    head = (
        f'<meta charset="utf-8"><title>{title} | The Wire</title>'
        f'<link rel="canonical" href="https://wire.example/2026/03/02/{number}">'
        f'<meta property="og:title" content="{title}">'
        '<meta property="og:site_name" content="The Wire"><meta name="author" content="A. Writer">'
        '<meta property="article:published_time" content="2026-03-02T08:00:00Z">'
    )
    return (
        f"<!DOCTYPE html><html lang='en'><head>{head}{SCRIPT}</head><body>"
        f"<nav><ul>{MENU}</ul></nav><article><h1>{title}</h1>{text}</article>"
        f"<aside>{TEASERS}</aside><footer>All rights reserved.</footer></body></html>"
    ).encode()


def sentence(words: random.Random, length: int) -> str:
    """Words of the trade in no order that means anything."""
    return " ".join(words.choices(VOCABULARY, k=length)).capitalize() + "."


def write_sources(home: Path, port: int) -> None:
    """The home's sources.toml."""
    entries = (
        f'[[source]]\nname = "feed-{n}"\nurl = "http://127.0.0.1:{port}/feed/{n}"\nevery = "1m"\n'
        for n in range(FEEDS)
    )
    (home / "sources.toml").write_text("".join(entries), encoding="utf-8")


def take(home: Path) -> tuple[float, float]:
    """Poll and ingest in a process of its own; wall and processor seconds."""
    settings = {
        "BACKHAUL_HOME": str(home),
        "BACKHAUL_ALLOW_NETWORKS": "127.0.0.0/8",
        "BACKHAUL_HOST_DELAY_SECONDS": "0",
        "BACKHAUL_HOST_CONNECTIONS": "8",
        "PYTHONWARNINGS": "ignore",
    }
    begun, used = time.perf_counter(), _processor()
    command = [sys.executable, "-m", "bench.web_run"]
    subprocess.run(command, check=True, env=os.environ | settings)
    return time.perf_counter() - begun, _processor() - used


def kept_articles(home: Path) -> int:
    """How many articles came of it all: what was fetched and gave none does not count."""
    lake = Lake(Settings(home=home).lake_dir)
    return sum(lake.read(STAGE, [key]).height for key in lake.keys(STAGE))


def judge(articles: int, first: tuple[float, float], again: tuple[float, float]) -> None:
    """Say what was measured, and hold the time on the clock against what is asked."""
    rate = articles / first[0]
    print(f"{articles} articles of {FEEDS} feeds, {os.cpu_count()} processors")
    print(f"first time: {first[0]:.1f} s, {first[1]:.1f} s of processor: {rate:.0f} a second")
    print(f"  at least {ARTICLES_A_SECOND} a second: {kept(rate >= ARTICLES_A_SECOND)}")
    print(f"again, nothing new: {again[0]:.1f} s, {again[1]:.1f} s of processor")
    print(f"  under {SECONDS_AGAIN} s: {kept(again[0] < SECONDS_AGAIN)}")
    print(machine(os.getloadavg()[1]))


def machine(load: float) -> str:
    """Whether others were at work; the bench itself keeps two or three processes busy.

    `load` is the machine's average of five minutes.
    """
    own, processors = 1, os.cpu_count() or 1
    if load <= processors + own:
        return f"the machine was not loaded by others (load {load:.1f})"
    return (
        f"THE MACHINE WAS LOADED (load {load:.1f} on {processors} processors): what was not kept "
        "may be kept on an idle one; what was kept holds"
    )


def _processor() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    main()
