"""HTML pages to text and metadata, through trafilatura."""

import html
import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from pipeline.articles.html_dates import Element, published_on
from pipeline.articles.trafilatura_calls import count_elements, load_tree, main_text, metadata_of

# trafilatura reads a page of this size in seconds; larger ones are dumps, not articles. A large
# news page has 3 million characters, most of them scripts, and 10,000 elements.
MAX_HTML_CHARACTERS = 5_000_000
MAX_HTML_ELEMENTS = 40_000
# The shortest news in brief is longer; what is shorter is a menu, a form or a notice.
MIN_PAGE_LETTERS = 60
_TITLE_SITE = re.compile(r"\s+[|–—-]\s+[^|–—-]{2,40}$")
_CALENDAR = re.compile(
    r"(?:^|\s)(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|june|july|"
    r"august|september|october|november|december|updated|published|posted)$",
    re.IGNORECASE,
)
_TAG = re.compile(r"<(?:!doctype|html|head|body|article|div|p|h1|meta|title|span)\b", re.IGNORECASE)


class NoArticle(ValueError):
    """The page holds no article; the message says what was found."""


@dataclass(frozen=True, slots=True)
class Page:
    """What a page gives: its main text with a line per paragraph, and its metadata."""

    text: str
    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    url: str | None = None
    published_on: date | None = None
    is_local_day: bool = False


def looks_like_html(text: str) -> bool:
    """Whether a text is a page, whatever its file is called."""
    head = text[:1000].lstrip().casefold()
    return head.startswith(("<!doctype html", "<html", "<head")) or (
        head.startswith("<?xml") and "<html" in head
    )


def has_tags(text: str) -> bool:
    """Whether a text holds a tag at all."""
    return _TAG.search(text[:200_000]) is not None


def read_page(text: str, url: str | None = None) -> Page:
    """Read a page that came from `url`; raises `NoArticle`."""
    if len(text) > MAX_HTML_CHARACTERS:
        raise NoArticle(
            f"the page has {len(text)} characters, more than {MAX_HTML_CHARACTERS}: "
            "a dump, not an article; split it into one file per article"
        )
    tree = load_tree(text)
    if tree is None:
        raise NoArticle("no HTML could be read from it; check that it is a saved page")
    elements = count_elements(tree)
    if elements > MAX_HTML_ELEMENTS:
        raise NoArticle(
            f"the page has {elements} elements, more than {MAX_HTML_ELEMENTS}: "
            "a dump, not an article; split it into one file per article"
        )
    found = main_text(tree, url, tables=False)
    if _letters(found) < MIN_PAGE_LETTERS:
        # Pages of the early web are laid out in tables, the article in one of the cells.
        found = main_text(tree, url, tables=True).replace("|", " ")
    if _letters(found) < MIN_PAGE_LETTERS:
        raise NoArticle(f"the page holds no article: its main text has {_letters(found)} letters")
    return _page(found, tree, url)


def _letters(text: str) -> int:
    return sum(map(str.isalpha, text))


def _page(text: str, tree: Any, url: str | None) -> Page:
    stated, day = metadata_of(tree, url), published_on(tree)
    publisher = _site_name(_plain(stated.sitename)) or _plain(stated.hostname)
    return Page(
        text=_plain(text) or "",
        title=_title(_plain(stated.title), _headline(tree), publisher),
        author=_author(_plain(stated.author)),
        publisher=publisher,
        url=_plain(stated.url),
        published_on=day.day if day else None,
        is_local_day=day is not None and day.is_local,
    )


def _plain(value: object) -> str | None:
    return html.unescape(value).strip() or None if isinstance(value, str) else None


def _headline(tree: Element) -> str | None:
    """The page's one `<h1>`; a page with several has no such thing."""
    texts = [" ".join("".join(heading.itertext()).split()) for heading in tree.iter("h1")]
    texts = [text for text in texts if text]
    return texts[0] if len(texts) == 1 else None


def _title(title: str | None, headline: str | None, site: str | None) -> str | None:
    """The headline where the title repeats it beside the site's name; else the title without it."""
    if title and headline and len(headline) >= 15 and headline.casefold() in title.casefold():
        return headline
    match = _TITLE_SITE.search(title) if title and site else None
    if title and site and match and site.casefold() in match.group().casefold():
        return title[: match.start()]
    return title


def _site_name(site: str | None) -> str | None:
    """A site's name, unless the page fills its place with an address or a notice."""
    name = site.split("|")[0].strip() if site else ""
    unusable = re.match(r"https?:|www\.|copyright|©|@", name, re.IGNORECASE) or len(name) > 60
    return None if unusable or not name else name


def _author(author: str | None) -> str | None:
    """Names without the dates and addresses that pages write into the same element."""
    if author is None:
        return None
    names = [_CALENDAR.sub("", name).strip() for name in author.split(";")]
    kept = [name for name in names if name and not re.search(r"\d|@|https?:", name)]
    return "; ".join(kept[:6]) or None
