"""A small news site that does everything that news sites do, good and bad."""

import gzip
import json
from collections.abc import Callable, Mapping
from html import escape

from tests.unit.sources.site import Reply, Request, Route, Site

HTML = {"Content-Type": "text/html; charset=utf-8"}
PARAGRAPHS = (
    "The operator said on Monday that the work would be done in three stages, in the north first.",
    "Its chief executive told reporters that prices would not rise and that nobody had to go.",
    "Analysts had expected the decision since the summer, when the company closed its accounts.",
)


def page(title: str, *words: str, canonical: str | None = None) -> str:
    """An article's page with its furniture; `words` make its text unlike any other."""
    link = f'<link rel="canonical" href="{canonical}">' if canonical else ""
    text = "".join(f"<p>{escape(words_)}</p>" for words_ in (*words, *PARAGRAPHS))
    return (
        f"<!DOCTYPE html><html lang='en'><head><meta charset='utf-8'><title>{escape(title)}</title>"
        f"{link}</head><body><nav><a href='/'>Home</a> <a href='/tech'>Tech</a></nav>"
        f"<article><h1>{escape(title)}</h1>{text}</article>"
        "<footer>All rights reserved.</footer></body></html>"
    )


def article(name: str, town: str, **more: str) -> Reply:
    """One of the site's articles."""
    title = f"{town} gets new masts as operator renews its network"
    return Reply(page(title, f"Masts in {town} will be renewed.").encode(), headers=HTML | more)


def conditional(reply: Reply, tag: str) -> Callable[[Request], Reply]:
    """The same reply, unless the asker has it."""

    def answer(request: Request) -> Reply:
        if request.headers.get("if-none-match") == tag:
            return Reply(status=304)
        return Reply(reply.body, headers={**reply.headers, "ETag": tag})

    return answer


def open_newsroom(site: Site) -> None:
    """Fill a site; `ARTICLES`, `FAILURES` say what is to be found on it."""
    site.routes |= _listings(site) | _articles() | _nuisances(site)
    site.routes["/robots.txt"] = conditional(
        Reply(b"User-agent: *\nDisallow: /private/\nCrawl-delay: 0\n"), '"robots"'
    )


# Path of every article as it is listed, and the town that it alone is about.
ARTICLES: Mapping[str, str] = {
    "/rss/1": "Aaldorf",
    "/rss/2": "Bexmouth",
    "/rss/page-two": "Corville",
    "/atom/1": "Dunhaven",
    "/atom/latin": "Évreuil",
    "/json/1": "Fenwick Bay",
    "/map/1": "Grindal",
    "/map/packed": "Holmsund",
    "/moved": "Ingleby",
    "/for-now": "Jarrow Sound",
    "/slow-start": "Kestrel Point",
    "/plain": "Lomond Vale",
    "/lying-charset": "Mühlbach",
}
FAILURES: Mapping[str, str] = {
    "/missing": "the server answered 404",
    "/gone": "the server answered 410",
    "/broken": "the server answered 500",
    "/too-many": "the server answered 429",
    "/endless": "no whole answer within",
    "/flood": "more than 1000000 bytes",
    "/bomb": "more than 1000000 bytes",
    "/cut-off": "break off",
    "/inside": "leads to 10.0.0.1, an address of a private network",
    "/metadata": "leads to 169.254.169.254, an address of a private network",
    "/to-file": "only http and https are fetched, not file:",
    "/round": "more than 5 redirects",
    "/private/memo": "robots.txt forbids it",
    "/way-to-private": "robots.txt forbids it",
    "/picture": "image/png holds no text",
    "/empty-page": "holds no article",
}


def _listings(site: Site) -> dict[str, Route]:
    rss = _rss(
        ["/rss/1", "/rss/2", "/moved", "/missing", "/gone", "/broken", "/endless", "/inside"],
        more="<atom:link rel='next' href='/rss.xml?page=2'/>",
    )
    second = _rss(["/rss/page-two", "/rss/1", "/private/memo", "/way-to-private", "/empty-page"])
    atom = "".join(
        f"<entry><link href='{path}'/><updated>2026-03-02T10:00:00Z</updated></entry>"
        for path in ("/atom/1", "/atom/latin", "/for-now", "/flood", "/bomb", "/cut-off", "/rss/1")
    )
    listed = ["/json/1", "/slow-start", "/too-many", "/metadata", "/to-file", "/round"]
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "items": [{"id": path, "url": path, "date_published": "2026-03-02"} for path in listed],
    }
    index = "".join(f"<sitemap><loc>/{n}</loc></sitemap>" for n in ("news.xml", "old.xml.gz"))
    old = gzip.compress(_sitemap("/map/packed", "/lying-charset", "/picture").encode(), mtime=0)
    return {
        "/rss.xml": conditional(Reply(rss, headers={"Content-Type": "text/xml"}), '"rss"'),
        "/rss.xml?page=2": conditional(Reply(second), '"rss2"'),
        "/atom.xml": conditional(
            Reply(f"<feed xmlns='http://www.w3.org/2005/Atom'>{atom}</feed>".encode()), '"atom"'
        ),
        "/feed.json": conditional(Reply(json.dumps(feed).encode()), '"json"'),
        "/sitemap.xml": Reply(f"<sitemapindex>{index}</sitemapindex>".encode()),
        "/news.xml": conditional(Reply(_sitemap("/map/1", "/rss/2").encode()), '"news"'),
        "/old.xml.gz": conditional(Reply(old), '"old"'),
    }


def _rss(paths: list[str], more: str = "") -> bytes:
    items = "".join(
        f"<item><title>x</title><link>{path}</link>"
        "<pubDate>Mon, 02 Mar 2026 08:00:00 GMT</pubDate></item>"
        for path in paths
    )
    head = "<rss version='2.0' xmlns:atom='http://www.w3.org/2005/Atom'><channel><title>R</title>"
    return f"<?xml version='1.0'?>{head}{more}{items}</channel></rss>".encode()


def _sitemap(*paths: str) -> str:
    urls = "".join(f"<url><loc>{path}</loc></url>" for path in paths)
    return f"<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>{urls}</urlset>"


def _articles() -> dict[str, Route]:
    plain: dict[str, Route] = {path: article(path, town) for path, town in ARTICLES.items()}
    # Sent in another charset than UTF-8: once as the header says, once against all that is said.
    latin = page("Évreuil gets new masts", "Masts in Évreuil.").replace(
        "<meta charset='utf-8'>", ""
    )
    lying = page("Mühlbach gets new masts", "Masts in Mühlbach.").encode("cp1252")
    packed = page("Holmsund gets new masts", "Masts in Holmsund.").encode()
    return plain | {
        "/atom/latin": Reply(
            latin.encode("latin-1"), headers={"Content-Type": "text/html; charset=iso-8859-1"}
        ),
        "/lying-charset": Reply(lying, headers=HTML),
        "/map/packed": Reply(
            gzip.compress(packed, mtime=0), headers=HTML | {"Content-Encoding": "gzip"}
        ),
        "/moved": Reply(status=301, headers={"Location": "/new/place"}),
        "/new/place": article("/new/place", ARTICLES["/moved"]),
        "/for-now": Reply(status=302, headers={"Location": "/today"}),
        "/today": article("/today", ARTICLES["/for-now"]),
    }


def _nuisances(site: Site) -> dict[str, Route]:
    bomb = gzip.compress(bytes(100_000_000), mtime=0)
    broken = gzip.compress(b"<html>" * 1000, mtime=0)[:-20]
    attempts = {"/slow-start": 0}

    def slow_start(_: Request) -> Reply:
        attempts["/slow-start"] += 1
        if attempts["/slow-start"] == 1:
            return Reply(status=503, headers={"Retry-After": "1"})
        return article("/slow-start", ARTICLES["/slow-start"])

    def flood(_: Request) -> Reply:
        return Reply(bytes(65536) for _ in iter(site.closing.is_set, True))

    return {
        "/slow-start": slow_start,
        "/gone": Reply(status=410),
        "/broken": Reply(status=500),
        "/too-many": Reply(status=429),
        "/endless": lambda _: Reply(site.trickle(), headers=HTML),
        "/flood": flood,
        "/bomb": Reply(bomb, headers=HTML | {"Content-Encoding": "gzip"}),
        "/cut-off": Reply(broken, headers=HTML | {"Content-Encoding": "gzip"}),
        "/inside": Reply(status=302, headers={"Location": "http://10.0.0.1/"}),
        "/metadata": Reply(status=302, headers={"Location": "http://169.254.169.254/latest"}),
        "/to-file": Reply(status=302, headers={"Location": "file:///etc/passwd"}),
        "/round": Reply(status=302, headers={"Location": "/round"}),
        "/private/memo": article("/private/memo", "Nowhere"),
        "/way-to-private": Reply(status=302, headers={"Location": "/private/memo"}),
        "/picture": Reply(b"\x89PNG", headers={"Content-Type": "image/png"}),
        "/empty-page": Reply(b"<html><body><nav>Home</nav></body></html>", headers=HTML),
    }
