"""Markdown and front matter to plain text and metadata."""

import re
from collections.abc import Mapping

import frontmatter
import yaml
from frontmatter.default_handlers import YAMLHandler

from pipeline.articles.dates import parse_date

_IMAGE = re.compile(r"!\[[^\]]{0,300}\]\([^)\s]{0,2000}[^)]{0,200}\)")
_LINK = re.compile(r"\[([^\]]{1,300})\]\(([^)\s]{1,2000})[^)]{0,200}\)")
_HEADING = re.compile(r"^ {0,3}#{1,6} +(.*?) *#*$", re.MULTILINE)
_EMPHASIS = re.compile(r"(?<![\w*_])(\*\*|__|\*|_)(?=\S)([^*_\n]{1,300}?)(?<=\S)\1(?![\w*_])")
_QUOTE = re.compile(r"^ {0,3}> ?", re.MULTILINE)
_TAG = re.compile(r"</?(?:br|p|div|span|b|i|em|strong|a|u|sup|sub)\b[^<>]{0,300}>", re.IGNORECASE)
_KEY_LINES = {"title", "headline", "subject", "date", "published", "author", "by", "url", "source"}
_FENCE = re.compile(r"^---[ \t]*\n", re.MULTILINE)


class BrokenFrontMatter(ValueError):
    """The front matter is there and cannot be used; the message says why."""


def split_front_matter(text: str) -> tuple[Mapping[str, object], str]:
    """The metadata above a text and the text without it; raises `BrokenFrontMatter`.

    Front matter begins on the first line with `---` and holds a YAML mapping. A text that merely
    begins with a rule keeps it.
    """
    if not text.startswith("---\n") or len(_FENCE.findall(text[:20_000])) < 2:
        return {}, text
    try:
        metadata, content = frontmatter.parse(text, handler=YAMLHandler())
    except yaml.YAMLError as error:
        where = getattr(error, "problem_mark", None)
        line = f" (line {where.line + 2})" if where else ""
        raise BrokenFrontMatter(f"its front matter is not valid YAML{line}") from error
    return metadata, content


def split_key_lines(text: str) -> tuple[dict[str, object], str]:
    """Metadata written as `Title: ...` lines above a text, as scrapers save it.

    It begins on the first line, holds two known keys or more, a title among them, and ends with
    a blank line. A date that is none is left out: nobody meant it for this program.
    """
    head, _, rest = text.partition("\n\n")
    pairs = [line.partition(":") for line in head.split("\n")]
    found = {key.strip().casefold(): value.strip() for key, _, value in pairs if key and value}
    known = _KEY_LINES & found.keys()
    if len(found) != len(pairs) or len(known) < 2 or not known & {"title", "headline", "subject"}:
        return {}, text
    if "date" in found and parse_date(found["date"]) is None:
        del found["date"]
    return dict(found), rest


def plain_from_markdown(text: str) -> str:
    """Take Markdown's signs away: headings, emphasis, links, images, quotes, simple tags."""
    text = _TAG.sub("", _IMAGE.sub("", text))
    text = _QUOTE.sub("", _HEADING.sub(r"\1", _LINK.sub(r"\1", text)))
    return _EMPHASIS.sub(r"\2", text)
