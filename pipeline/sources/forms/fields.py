"""Which field of a row is what: the mapping of tables and JSON to articles."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from html import escape

from pipeline.sources.forms.kinds import HTML, TEXT
from pipeline.sources.forms.limits import Unreadable
from pipeline.sources.forms.member import Member
from pipeline.sources.sidecar import COLUMN_PREFIX

# The names under which exports write a field, as `_plain` spells them; the first present wins.
_NAMES: Mapping[str, tuple[str, ...]] = {
    "html": ("html", "contenthtml", "bodyhtml", "htmlcontent", "rawhtml", "pagehtml"),
    "text": (
        *("text", "fulltext", "articletext", "articlebody", "bodytext", "maintext", "maincontent"),
        *("contenttext", "plaintext", "textcontent", "body", "content", "article", "story"),
        *("cleantext", "newstext"),
    ),
    "url": (
        *("url", "link", "canonicalurl", "articleurl", "weburl", "sourceurl", "pageurl"),
        *("permalink", "uri", "href"),
    ),
    "title": ("title", "headline", "headlines", "webtitle", "articletitle", "head", "hed"),
    "author": ("author", "authors", "byline", "creator", "writer", "by"),
    "publisher": (
        *("publisher", "publication", "publicationtitle", "outlet", "newspaper", "sourcename"),
        *("source", "sitename", "site", "media", "domain"),
    ),
    "published": (
        *("published", "publishedat", "publishedon", "publicationdate", "pubdate", "publishdate"),
        *("datepublished", "webpublicationdate", "publishedtime", "publicationdatetime", "date"),
        *("datetime", "timestamp", "firstpublished"),
    ),
}
FIELDS = tuple(_NAMES)
_MARKUP = re.compile(r"<(?:p|div|html|body|article|br|h[1-6]|span)\b[^<>]*>", re.IGNORECASE)
# Shorter values are no article's text; the longest other column must be far behind.
_LONG_VALUE = 200
_FAR_AHEAD = 3.0
_NUMERIC_DATE = re.compile(r"\s*(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\b")
_MILLISECONDS = 100_000_000_000


@dataclass(frozen=True, slots=True)
class Mapped:
    """Which column holds which field of an article, and how its dates are written.

    `day_first` is None where nothing tells whether `03/04/2021` is in March or in April.
    """

    columns: Mapping[str, str]
    day_first: bool | None = None


def map_columns(
    names: Sequence[str], rows: Iterable[Mapping[str, object]], given: Mapping[str, str], where: str
) -> Mapped:
    """Tell which column is which, by what is given, by name, and for the text by its length.

    `rows` are the first rows. Raises `Unreadable` with the columns listed where nothing tells
    which one holds the text.
    """
    sample = list(rows)
    columns = _given(names, given, where) | {
        name: column for name, column in _by_name(names).items() if name not in given
    }
    if not {"text", "html"} & columns.keys():
        longest = _longest(names, sample, set(columns.values()))
        if longest is None:
            raise Unreadable(_cannot_tell(names, where))
        columns["text"] = longest
    dates = [_as_text(row.get(columns.get("published", ""))) for row in sample]
    return Mapped(columns, _day_first(dates))


def member_of(row: Mapping[str, object], mapped: Mapped, place: str) -> Member:
    """The article of a row: its text or page as bytes, the other fields beside it."""
    values = {name: _as_text(row.get(column)) for name, column in mapped.columns.items()}
    page = values.get("html") or ""
    text = page or values.get("text") or ""
    sidecar = {
        name: _moment(value, mapped.day_first) if name == "published" else " ".join(value.split())
        for name, value in values.items()
        if name not in ("html", "text") and value
    }
    is_page = bool(page) or _MARKUP.search(text[:5000]) is not None
    content = _whole_page(text, sidecar.get("title")) if is_page else text
    return Member(
        place=place,
        content=content.encode("utf-8", "replace"),
        media_type=HTML if is_page else TEXT,
        url=sidecar.get("url"),
        sidecar=sidecar,
        charset="utf-8",
        problem=None if text.strip() else f"no text in its {_text_columns(mapped)}",
    )


def given_columns(sidecar: Mapping[str, str]) -> dict[str, str]:
    """The mapping that somebody wrote into the sidecar of a table."""
    return {
        key.removeprefix(COLUMN_PREFIX): value
        for key, value in sidecar.items()
        if key.startswith(COLUMN_PREFIX)
    }


def looks_like_article(row: Mapping[str, object], given: Mapping[str, str]) -> bool:
    """Whether an object is an article itself, not something that holds a list of them."""
    column = given.get("text") or given.get("html")
    found = _by_name(list(row))
    texts = [column] if column else [found[name] for name in ("text", "html") if name in found]
    return any(
        len(_as_text(row.get(name))) > 0 and not _holds_rows(row.get(name)) for name in texts
    )


def _holds_rows(value: object) -> bool:
    return isinstance(value, list) and any(isinstance(item, Mapping) for item in value)


def _given(names: Sequence[str], given: Mapping[str, str], where: str) -> dict[str, str]:
    for name, column in given.items():
        if name not in FIELDS:
            raise Unreadable(f"columns name {name!r}, which is none of {', '.join(FIELDS)}")
        if column not in names:
            raise Unreadable(f"there is no column {column!r} in {where}; {_listed(names)}")
    return dict(given)


def _by_name(names: Sequence[str]) -> dict[str, str]:
    plain: dict[str, str] = {}
    for name in names:
        plain.setdefault(_plain(name), name)
    return {
        key: next(plain[each] for each in spelled if each in plain)
        for key, spelled in _NAMES.items()
        if any(each in plain for each in spelled)
    }


def _longest(
    names: Sequence[str], rows: Sequence[Mapping[str, object]], taken: set[str]
) -> str | None:
    """The column whose values are as long as articles, and far longer than any other's."""
    lengths = sorted(
        (
            (sum(len(_as_text(row.get(name))) for row in rows) / max(len(rows), 1), name)
            for name in names
            if name not in taken
        ),
        reverse=True,
    )
    if not lengths or lengths[0][0] < _LONG_VALUE:
        return None
    behind = lengths[1][0] if len(lengths) > 1 else 0.0
    return lengths[0][1] if lengths[0][0] >= _FAR_AHEAD * behind else None


def _cannot_tell(names: Sequence[str], where: str) -> str:
    return (
        f"nothing tells which column of {where} holds the text; {_listed(names)}. Name it in a "
        'file beside it, <name>.meta.json: {"columns": {"text": "..."}}'
    )


def _listed(names: Sequence[str]) -> str:
    shown = ", ".join(names[:60])
    return f"its columns are: {shown}" + (", ..." if len(names) > 60 else "")


def _text_columns(mapped: Mapped) -> str:
    return " and ".join(
        repr(column) for name, column in mapped.columns.items() if name in ("html", "text")
    )


def _plain(name: str) -> str:
    return re.sub(r"[\W_]+", "", name.casefold())


def _as_text(value: object) -> str:
    """A value as text; of a nested one the part that names it."""
    if value is None or isinstance(value, bool):
        return ""
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        keys = ("rendered", "name", "text", "value", "title", "url", "$t", "_")
        return next((_as_text(value[key]) for key in keys if value.get(key)), "")
    if isinstance(value, list | tuple):
        return _joined([_as_text(item) for item in value])
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    return str(value)


def _joined(items: Sequence[str]) -> str:
    """A list of names joined by commas, one of paragraphs by line ends."""
    filled = [item for item in items if item]
    is_prose = any(len(item) > _LONG_VALUE // 2 for item in filled)
    return ("\n\n" if is_prose else ", ").join(filled)


def _day_first(dates: Iterable[str]) -> bool | None:
    """Whether the dates of a column begin with the day: one that has a day above 12 tells."""
    found = [(int(m[1]), int(m[2])) for date in dates if (m := _NUMERIC_DATE.match(date))]
    day, month = any(a > 12 for a, _ in found), any(b > 12 for _, b in found)
    return day if day != month else None


def _moment(value: str, day_first: bool | None) -> str:
    """A date as it stands, but in one order; seconds or milliseconds since 1970 as a date."""
    numeric = _NUMERIC_DATE.match(value)
    if numeric and day_first is not None:
        one, other, year = numeric.groups()
        day, month = (one, other) if day_first else (other, one)
        return f"{year}-{month:0>2}-{day:0>2}"
    if not re.fullmatch(r"\d{9,13}(?:\.\d+)?", value):
        return " ".join(value.split())
    number = float(value)
    seconds = number / 1000 if number > _MILLISECONDS else number
    return datetime.fromtimestamp(seconds, UTC).date().isoformat()


def _whole_page(text: str, title: str | None) -> str:
    """A fragment of HTML as a page; a page as it is."""
    if re.search(r"<(?:html|body)\b", text[:5000], re.IGNORECASE):
        return text
    head = f"<head><title>{escape(title)}</title></head>" if title else ""
    return f"<html>{head}<body><article>{text}</article></body></html>"
