"""Raw text to a clean, dated article."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from html import unescape

from pipeline.articles.boilerplate import CutLine, cut_boilerplate, cut_template_code
from pipeline.articles.byline import author_of_contact, author_of_credits
from pipeline.articles.dates import date_in_url, parse_date
from pipeline.articles.header import Header, read_header
from pipeline.articles.html import Page
from pipeline.articles.lines import Line, join_lines, split_lines
from pipeline.sources.encoding import normalize

NO_METADATA: Mapping[str, str] = {}


class UnusableDate(ValueError):
    """A date that somebody wrote into metadata is none; the message quotes it."""


@dataclass(frozen=True, slots=True)
class CleanArticle:
    """An article as it is stored: clean text and what is known of it.

    `text` is the title, a blank line and the body's paragraphs, apart by blank lines (the items
    of a list by line ends). `cut` are the lines that went, each with its rule.
    """

    text: str
    title: str | None
    author: str | None
    publisher: str | None
    url: str | None
    published_on: date | None
    published_basis: str
    cut: tuple[CutLine, ...] = ()


def clean_article(
    raw_text: str, metadata: Mapping[str, str] = NO_METADATA, page: Page | None = None
) -> CleanArticle:
    """Clean one article's text.

    `metadata` (url, title, author, publisher, published) is what stands in a sidecar or front
    matter and wins over what the text says; `page` is what the HTML page states. Raises
    `UnusableDate` where metadata holds a publication date that is none.
    """
    lines = cut_template_code(split_lines(normalize(unescape(raw_text))))
    stated_title = metadata.get("title") or (page.title if page else None)
    header = read_header(lines, title=stated_title)
    cut = cut_boilerplate(header.body)
    published_on, basis = _published(metadata, page, header)
    return CleanArticle(
        text=_compose(header.title, cut.kept),
        title=header.title,
        author=metadata.get("author") or (page.author if page else None) or _author(header, lines),
        publisher=metadata.get("publisher")
        or (page.publisher if page else None)
        or header.publisher,
        url=metadata.get("url") or (page.url if page else None),
        published_on=published_on,
        published_basis=basis,
        cut=cut.cut,
    )


def _author(header: Header, lines: list[Line]) -> str | None:
    if header.author:
        return header.author
    tail = [line.text for line in lines[-12:]]
    return author_of_contact(tail) or author_of_credits(tail)


def _compose(title: str | None, body: tuple[Line, ...]) -> str:
    text = join_lines(list(body))
    return f"{title}\n\n{text}".strip() if title else text


def _published(
    metadata: Mapping[str, str], page: Page | None, header: Header
) -> tuple[date | None, str]:
    """The day of publication and its basis, from the surest source that has one."""
    stated = metadata.get("published")
    if stated:
        day = parse_date(stated)
        if day is None:
            raise UnusableDate(f"published is {stated[:40]!r}, which is no date; write 2020-09-29")
        return day, "metadata"
    url = metadata.get("url") or (page.url if page else None)
    in_url = date_in_url(url) if url else None
    if page and page.published_on:
        # Markup gives the instant in UTC, the address the day at the newsroom.
        day_before = in_url is not None and in_url + timedelta(days=1) == page.published_on
        from_url = day_before and not page.is_local_day
        return (in_url, "url") if from_url else (page.published_on, "metadata")
    if header.published_on:
        return header.published_on, header.published_basis
    return (in_url, "url") if in_url else (None, "not_stated")
