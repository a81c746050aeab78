"""What is asked of trafilatura: a page's main text and its metadata, and no more than that.

The results are those of the library's own `bare_extraction`, as the tests hold page by page. Left
out is work whose outcome is not used (categories, tags, licences, a second search for the date), or
is known beforehand (a comparison that the other extractors cannot win).
"""

import logging
import re
import warnings
from functools import cache
from importlib import import_module
from types import ModuleType
from typing import Any

from lxml.etree import XPath

_SITE_OF = re.compile(r"https?://(?:www\.|w[0-9]+\.)?([^/]+)")
# trafilatura takes the text of another extractor where that is more than twice as long.
_MUCH_LONGER = 2
_SHOWN_TEXT = XPath(".//text()[not(parent::script or parent::style)]", smart_strings=False)


def load_tree(text: str) -> Any:
    """The tree of a page's elements, or None where the text is no page."""
    return _library().load_html(text)


def count_elements(tree: Any) -> int:
    """How many elements a page has; no object is made for any of them."""
    return int(tree.xpath("count(descendant-or-self::*)"))


def main_text(tree: Any, url: str | None, *, tables: bool) -> str:
    """The page's main text, a line per paragraph; empty where there is none. The tree stays."""
    document = _library().bare_extraction(
        tree,
        url=url,
        favor_precision=True,
        include_comments=False,
        include_tables=tables,
    )
    return str(document.text or "") if document is not None else ""


def metadata_of(tree: Any, url: str | None) -> Any:
    """Title, author, sitename, hostname and url that a page states, as `extract_metadata` does."""
    library = _library().metadata
    found = library.examine_meta(tree)
    if found.author and " " not in found.author:
        found.author = None
    found = _with_json(library, tree, found)
    found.title = found.title or library.extract_title(tree)
    found.author = found.author or library.extract_author(tree)
    found.url = found.url or library.extract_url(tree, url)
    found.hostname = library.extract_domain(found.url, fast=True) if found.url else None
    found.sitename = _sitename(found.sitename or library.extract_sitename(tree), found.url)
    found.clean_and_trim()
    return found


def _with_json(library: Any, tree: Any, found: Any) -> Any:
    """What a page's JSON-LD adds; the library trips over some of it, and so passes over it."""
    try:
        return library.extract_meta_json(tree, found)
    except Exception:
        return found


def _sitename(name: str | None, url: str | None) -> str | None:
    if not name:
        match = _SITE_OF.match(url) if url else None
        return match[1] if match else name
    name = name.lstrip("@")
    return name.title() if name and "." not in name and not name[0].isupper() else name


@cache
def _library() -> ModuleType:
    """trafilatura, loaded when the first page comes: texts alone need not wait for it.

    What it finds wrong with a page stands in the ledger, so its own messages are not shown.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        library = import_module("trafilatura")
        for part in ("core", "external", "metadata"):
            import_module(f"trafilatura.{part}")
    for name in ("trafilatura", "htmldate", "courlan"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    library.core.compare_extraction = _compared_where_it_counts
    return library


def _compared_where_it_counts(
    cleaned: Any, page: Any, body: Any, text: str, options: Any
) -> tuple[Any, str]:
    """trafilatura's comparison with other extractors, without asking them where they must lose.

    It takes a third of the time of a page.
    """
    if _is_settled(page, body, text, options):
        return body, text
    compared: tuple[Any, str] = _library().external.compare_extraction(
        cleaned, page, body, text, options
    )
    return compared


def _is_settled(page: Any, body: Any, text: str, options: Any) -> bool:
    """Whether no other extractor's text can be preferred.

    That takes one that is more than twice as long, or a text that is short, without paragraphs,
    mostly tables, or holds furniture; and no extractor finds more than the page shows.
    """
    whole = len(text) >= options.min_extracted_size and options.focus == "precision"
    if not whole or body.xpath(_library().external.SANITIZED_XPATH):
        return False
    paragraphs = body.findall(".//p")
    if not body.xpath(".//p//text()") or len(body.findall(".//table")) > len(paragraphs):
        return False
    return _most_shown(page) <= _MUCH_LONGER * len(text)


def _most_shown(page: Any) -> int:
    """So many characters of text has a page at most, spaces between its pieces included."""
    pieces = (" ".join(piece.split()) for piece in _SHOWN_TEXT(page))
    return sum(len(piece) + 1 for piece in pieces if piece)
