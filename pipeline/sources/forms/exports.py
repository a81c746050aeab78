"""Exports of press databases: one text that holds many articles.

What parts them is what the databases print between articles: a counter ("3 of 25 DOCUMENTS",
"Document 3 of 25"), a closing line ("End of Document", a document number after "Document"), or a
rule of underscores above fields. A text that shows such a line once is one article.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from pipeline.sources.forms.kinds import TEXT
from pipeline.sources.forms.member import Member

_COUNTER = re.compile(
    r"^[ \t]*(?:document[ \t]+)?\d+[ \t]+of[ \t]+\d+(?:[ \t]+documents?)?[ \t]*$", re.I
)
_END = re.compile(
    r"^[ \t]*(?:end of document|document[ \t]+[A-Z]{2,12}\d{6,}[A-Za-z0-9]+)[ \t]*$", re.I
)
_RULE = re.compile(r"^[ \t]*_{30,}[ \t]*$")
# The shortest news in brief is longer; what is shorter is a list of contents.
_FEWEST_LETTERS = 60
_FIELD = re.compile(r"^([A-Z][A-Za-z /]{2,30}): ?(.*)$")
_FIELDS: Mapping[str, tuple[str, ...]] = {
    "title": ("title", "headline"),
    "author": ("author", "byline"),
    "publisher": ("publication title", "publication", "source", "newspaper"),
    "published": ("publication date", "date", "load-date", "published"),
    "url": ("document url", "url"),
}
_TEXT_FIELDS = ("full text", "text", "body", "article")
# A field of an export is one of these; others end the value before them and are left out.
_OTHER_FIELDS = frozenset(
    {
        *("abstract", "subject", "location", "company", "company / organization", "people"),
        *("section", "pages", "page", "issn", "language", "language of publication", "volume"),
        *("issue", "publisher", "place of publication", "country of publication", "length"),
        *("source type", "document type", "proquest document id", "copyright", "database"),
        *("last updated", "publication subject", "publication year", "first page", "links"),
        *("classification", "credit", "dateline", "identifier", "number of pages", "startpage"),
    }
)


def split_export(text: str) -> list[Member]:
    """The articles of an export; none where the text is no export of several."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for sign in (_COUNTER, _END, _RULE):
        if sum(1 for line in lines if sign.match(line)) >= 2:
            members = [m for part in _parts(lines, sign) if (m := _member(part)) is not None]
            if len(members) >= 2:
                return [replace(m, place=f"document {i}") for i, m in enumerate(members, 1)]
    return []


def _parts(lines: list[str], sign: re.Pattern[str]) -> Iterator[list[str]]:
    part: list[str] = []
    for line in lines:
        if sign.match(line):
            yield part
            part = []
        else:
            part.append(line)
    yield part


def _member(lines: list[str]) -> Member | None:
    """The article between two signs; None for a table of contents or nothing at all."""
    kept = [line for line in lines if not any(s.match(line) for s in (_COUNTER, _END, _RULE))]
    values, text = _fields(kept)
    if sum(map(str.isalpha, text)) < _FEWEST_LETTERS:
        return None
    sidecar = {
        name: values[key]
        for name, keys in _FIELDS.items()
        for key in reversed(keys)
        if values.get(key)
    }
    return Member("", text.encode(), TEXT, sidecar.get("url"), sidecar, charset="utf-8")


def _fields(lines: list[str]) -> tuple[dict[str, str], str]:
    """The labelled fields of an article, and its text: the field that holds it, or all lines."""
    known = {key for keys in _FIELDS.values() for key in keys} | {*_TEXT_FIELDS, *_OTHER_FIELDS}
    values: dict[str, list[str]] = {}
    current: list[str] | None = None
    for line in lines:
        match = _FIELD.match(line.strip())
        if match and match[1].casefold() in known:
            current = values.setdefault(match[1].casefold(), [])
            line = match[2]
        if current is not None:
            current.append(line)
    text = next(("\n".join(values[key]) for key in _TEXT_FIELDS if key in values), "")
    if not text.strip():
        return {}, "\n".join(lines).strip()
    return {key: " ".join(" ".join(value).split()) for key, value in values.items()}, text.strip()
