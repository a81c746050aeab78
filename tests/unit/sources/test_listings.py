"""Feeds and sitemaps: whole, broken and hostile ones."""

import gzip
import json
from textwrap import dedent

import pytest

from pipeline.sources.feeds import newsroom_date
from pipeline.sources.listing import Entry, Listing, NoListing, link
from pipeline.sources.listings import looks_like_page, read_listing

URL = "https://news.example/feed"


def read(text: str, content_type: str | None = None) -> Listing:
    return read_listing(dedent(text).strip().encode(), URL, content_type)


RSS = """
    <?xml version="1.0" encoding="utf-8"?>
    <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
         xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom">
      <channel>
        <title>Wire</title>
        <atom:link rel="self" href="https://news.example/feed"/>
        <atom:link rel="next" href="?page=2"/>
        <item>
          <title>One &amp; only</title>
          <link>https://news.example/1?utm_source=rss&amp;id=7#top</link>
          <pubDate>Mon, 02 Mar 2026 01:30:00 +0200</pubDate>
          <dc:creator>A. Writer</dc:creator>
          <description>Short.</description>
          <content:encoded><![CDATA[<p>The whole article.</p>]]></content:encoded>
        </item>
        <item><title>No address</title></item>
        <item><title>Twice</title><link>/1?id=7</link></item>
        <item><title>Post</title><link>mailto:desk@news.example</link></item>
      </channel>
    </rss>
"""


def test_rss_gives_its_articles_each_once_and_its_next_page() -> None:
    listing = read(RSS)
    assert listing == Listing(
        "RSS 2.0",
        entries=(
            Entry(
                url="https://news.example/1?id=7",
                stamp="Mon, 02 Mar 2026 01:30:00 +0200",
                published="2026-03-02",
                title="One & only",
                author="A. Writer",
                content="<p>The whole article.</p>",
            ),
        ),
        more=(Entry("https://news.example/feed?page=2"),),
        title="Wire",
    )


def test_atom_tells_publication_from_change() -> None:
    listing = read(
        """
        <feed xmlns="http://www.w3.org/2005/Atom">
          <title>Wire</title>
          <entry>
            <title>One</title>
            <link rel="alternate" href="/1"/>
            <published>2026-03-01T23:30:00-05:00</published>
            <updated>2026-03-04T00:00:00Z</updated>
            <summary>Short.</summary>
          </entry>
        </feed>
        """
    )
    (entry,) = listing.entries
    assert listing.form == "Atom 1.0"
    assert (entry.url, entry.published) == ("https://news.example/1", "2026-03-01")
    assert entry.stamp == "2026-03-04T00:00:00Z"
    assert entry.content is None


def test_a_change_is_no_publication() -> None:
    (entry,) = read(
        """
        <feed xmlns="http://www.w3.org/2005/Atom"><entry><link href="/1"/>
        <updated>2026-03-04T00:00:00Z</updated></entry></feed>
        """
    ).entries
    assert entry.published is None


def test_json_feed_gives_its_articles_and_its_next_page() -> None:
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Wire",
        "next_url": "/feed?page=2",
        "items": [
            {
                "id": "1",
                "url": "/1",
                "title": "One",
                "date_published": "2026-03-02T10:00:00Z",
                "authors": [{"name": "A. Writer"}, {"url": "x"}, {"name": "B. Writer"}],
                "content_html": "<p>All.</p>",
            },
            "nonsense",
            {"id": "mailto:x"},
        ],
    }
    listing = read(json.dumps(feed))
    assert listing.form == "JSON Feed 1.1"
    assert listing.more == (Entry("https://news.example/feed?page=2"),)
    (entry,) = listing.entries
    assert entry.author == "A. Writer, B. Writer"
    assert (entry.published, entry.content) == ("2026-03-02", "<p>All.</p>")


NEWS_SITEMAP = """
    <?xml version="1.0" encoding="UTF-8"?>
    <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
            xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"
            xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
      <url>
        <loc> https://news.example/1 </loc>
        <image:image><image:loc>https://news.example/1.jpg</image:loc>
          <image:title>A mast</image:title></image:image>
        <news:news>
          <news:publication><news:name>Wire</news:name></news:publication>
          <news:publication_date>2026-03-02T01:00:00+02:00</news:publication_date>
          <news:title>One</news:title>
        </news:news>
      </url>
      <url><loc>https://news.example/2</loc><lastmod>2026-03-01</lastmod></url>
      <url><loc>/etc</loc></url>
      <url><lastmod>2026-03-01</lastmod></url>
    </urlset>
"""


def test_a_news_sitemap_gives_addresses_dates_and_titles() -> None:
    listing = read(NEWS_SITEMAP)
    assert listing.form == "news sitemap"
    stamp = "2026-03-02T01:00:00+02:00"
    assert listing.entries[0] == Entry("https://news.example/1", stamp, "2026-03-02", "One")
    assert listing.entries[1] == Entry("https://news.example/2", "2026-03-01")
    assert [entry.url for entry in listing.entries[2:]] == ["https://news.example/etc"]


def test_a_sitemap_may_be_gzipped() -> None:
    packed = gzip.compress(dedent(NEWS_SITEMAP).strip().encode())
    assert len(read_listing(packed, URL).entries) == 3


def test_an_index_gives_its_sitemaps() -> None:
    listing = read(
        """
        <sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
          <sitemap><loc>https://news.example/a.xml</loc><lastmod>2026-03-01</lastmod></sitemap>
          <sitemap><loc>https://news.example/b.xml.gz</loc></sitemap>
        </sitemapindex>
        """
    )
    assert listing == Listing(
        "sitemap index",
        more=(
            Entry("https://news.example/a.xml", "2026-03-01"),
            Entry("https://news.example/b.xml.gz"),
        ),
    )


def test_a_feed_that_breaks_off_gives_what_stands_before() -> None:
    broken = dedent(RSS).strip().split("<item><title>Twice")[0]
    assert [entry.title for entry in read(broken).entries] == ["One & only"]


def test_a_feed_in_another_charset_than_it_is_sent_in_is_read() -> None:
    text = dedent(RSS).strip().replace("One", "Één").replace('encoding="utf-8"', "")
    listing = read_listing(text.encode("latin-1"), URL, "application/rss+xml; charset=iso-8859-1")
    assert listing.entries[0].title == "Één & only"


BOMB = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))
    + "]>"
)
OUTSIDE = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY j SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize("head", [BOMB, OUTSIDE])
def test_entities_neither_explode_nor_read_files(head: str) -> None:
    rss = (
        "<rss version='2.0'><channel><item><title>&j;</title><link>/1</link></item></channel></rss>"
    )
    sitemap = "<urlset><url><loc>/1</loc><title>&j;</title></url></urlset>"
    for body in (rss, sitemap):
        try:
            listing = read(head + body)
        except NoListing:
            continue
        assert all(len(entry.title or "") < 1000 for entry in listing.entries)
        assert "root" not in str(listing)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "empty"),
        ("{", "no JSON Feed"),
        ('{"version": 7}', "does not state its version"),
        ("[" * 100_000, "no feed"),
        ("{" + '"a":[' * 100_000, "no JSON Feed"),
        ("plain words", "no feed, no sitemap"),
        ("<html><body>A page</body></html>", "no feed, no sitemap"),
        ("<urlset", "no feed"),
        ("<!-- <urlset > --><other/>", "its root is another element"),
    ],
    ids=["empty", "json", "version", "deep", "deeper", "words", "page", "cut", "comment"],
)
def test_what_lists_nothing_is_refused_with_the_reason(text: str, said: str) -> None:
    with pytest.raises(NoListing, match=said):
        read(text)


def test_gzip_that_is_none_is_refused_with_the_reason() -> None:
    with pytest.raises(NoListing, match="break off"):
        read_listing(gzip.compress(b"<urlset/>")[:-5], URL)


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("Mon, 02 Mar 2026 23:30:00 -0500", "2026-03-02"),
        ("2026-03-02T23:30:00-05:00", "2026-03-02"),
        ("2026-03-02", "2026-03-02"),
        ("2 Mar 2026 10:00:00", "2026-03-02"),
        ("Thu, 01 Jan 1970 00:00:00 GMT", None),
        ("0001-01-01T00:00:00Z", None),
        ("yesterday", None),
        ("", None),
        (None, None),
        (7, None),
    ],
)
def test_the_day_is_that_of_the_newsroom(written: object, day: str | None) -> None:
    assert newsroom_date(written) == day


@pytest.mark.parametrize(
    ("written", "url"),
    [
        ("/a b", "https://news.example/a b"),
        ("//other.example/x", "https://other.example/x"),
        ("https://news.example/?utm_medium=a", "https://news.example/"),
        ("javascript:alert(1)", None),
        ("http://[half", None),
        ("http://", None),
        ("x" * 3000, None),
        (None, None),
    ],
)
def test_links_are_absolute_and_lead_to_the_web(written: object, url: str | None) -> None:
    assert link(URL, written) == url


def test_pages_are_told_from_listings() -> None:
    assert looks_like_page(b"\xef\xbb\xbf \n<!DOCTYPE HTML><html>")
    assert not looks_like_page(b"<?xml version='1.0'?><rss/>")
