"""Sitemaps (sitemaps.org), news sitemaps, and indexes of them."""

import re
from collections.abc import Iterator
from typing import TypeAlias

from lxml import etree

from pipeline.sources.feeds import newsroom_date
from pipeline.sources.listing import Entry, Listing, NoListing, distinct, link

_ROOT = re.compile(rb"<(?:\w+:)?(urlset|sitemapindex)[\s>]")
Element: TypeAlias = etree._Element


def looks_like_sitemap(content: bytes) -> bool:
    """Whether the root of an XML document is a sitemap's."""
    return _ROOT.search(content[:4096]) is not None


def read_sitemap(content: bytes, url: str) -> Listing:
    """Read a sitemap or an index; raises `NoListing`. Broken ones give what stands before."""
    root = _root(content)
    if _name(root) == "sitemapindex":
        more = (_entry(child, url) for child in root if _name(child) == "sitemap")
        return Listing("sitemap index", more=distinct(each for each in more if each))
    entries = (_entry(child, url) for child in root if _name(child) == "url")
    is_news = next(_named(root, "news"), None) is not None
    return Listing(
        "news sitemap" if is_news else "sitemap",
        entries=distinct(each for each in entries if each),
    )


def _root(content: bytes) -> Element:
    """The tree, with no entity expanded and nothing loaded from elsewhere."""
    parser = etree.XMLParser(
        resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False, recover=True
    )
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise NoListing(f"no sitemap: {error}") from error
    if root is None or _name(root) not in ("urlset", "sitemapindex"):
        raise NoListing("no sitemap: its root is another element")
    return root


def _entry(element: Element, base: str) -> Entry | None:
    url = link(base, _text(element, "loc"))
    if url is None:
        return None
    published = _text(element, "publication_date")
    return Entry(
        url=url,
        stamp=_text(element, "lastmod") or published,
        published=newsroom_date(published),
        title=_text(element, "title"),
    )


def _named(element: Element, name: str) -> Iterator[Element]:
    return (each for each in element.iter() if _name(each) == name)


def _text(element: Element, name: str) -> str | None:
    """The text of the first element of a name; pictures bring titles and places of their own."""
    for each in _named(element, name):
        parent = each.getparent()
        if parent is not None and _name(parent) not in ("image", "video"):
            return (each.text or "").strip() or None
    return None


def _name(element: Element) -> str:
    """The name without its namespace: many sites get that wrong."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
