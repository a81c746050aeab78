"""`sources.toml`: the sources of the web that are read, and how.

The shipped file and the home's own are read alike; of two sources of one name, the home's counts.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Annotated, Any, Literal, Self
from urllib.parse import urlsplit

import tomlkit
from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationError,
    field_validator,
    model_validator,
)
from tomlkit.exceptions import TOMLKitError

from pipeline.settings import Settings
from pipeline.sources.listing import link

NAME = r"[a-z0-9][a-z0-9-]{0,62}"
# Names in the ledger that belong to others.
RESERVED = frozenset({"inbox", "added"})
PAGES = "pages"
_DURATION = re.compile(r"(\d{1,5})\s*(m|min|h|d|w)")
_UNITS = {"m": "minutes", "min": "minutes", "h": "hours", "d": "days", "w": "weeks"}


class BrokenCatalog(ValueError):
    """A `sources.toml` cannot be used; the message says where and why."""


def duration(written: object) -> object:
    """`30m`, `6h`, `2d`, `1w` as a timedelta; anything else as it is."""
    match = _DURATION.fullmatch(written.strip()) if isinstance(written, str) else None
    return timedelta(**{_UNITS[match[2]]: int(match[1])}) if match else written


Duration = Annotated[timedelta, BeforeValidator(duration), Field(gt=timedelta())]


class WebSource(BaseModel):
    """One `[[source]]` of the file."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)

    name: str = Field(
        pattern=rf"^{NAME}$",
        description="Its name in the ledger: lower-case letters, digits and hyphens.",
    )
    url: str | None = Field(
        default=None, description="Address of a feed or a sitemap; or of one page."
    )
    urls: tuple[str, ...] = Field(
        default=(), description="Several addresses of one kind, in place of `url`."
    )
    kind: Literal["listing", "pages"] = Field(
        default="listing",
        description="`listing` (RSS, Atom, JSON Feed, sitemap, index of sitemaps: which, is seen) "
        "or `pages`: the addresses are articles themselves.",
    )
    every: Duration = Field(
        default=timedelta(hours=1), description="How often it is asked: `30m`, `6h`, `1d`, `1w`."
    )
    publisher: str | None = Field(
        default=None, description="Who publishes it, where pages do not say so or say it wrong."
    )
    content: Literal["page", "feed"] = Field(
        default="page",
        description="`page` fetches each article's page; `feed` takes the text that the feed "
        "holds, and fetches the page only where it holds none.",
    )
    include: tuple[str, ...] = Field(
        default=(), description="Patterns of addresses to take, `*` for anything; empty: all."
    )
    exclude: tuple[str, ...] = Field(
        default=(), description="Patterns of addresses to leave; they win over `include`."
    )
    since: date | None = Field(
        default=None, description="Articles that are older by the listing's own date are left."
    )
    max_articles: int = Field(
        default=500, ge=1, description="Articles fetched at one poll; the rest come at the next."
    )
    max_listings: int = Field(
        default=20, ge=1, description="Further pages and parts of an index read at one poll."
    )
    silent_after: Duration = Field(
        default=timedelta(days=7), description="Without a new article for so long, it is silent."
    )
    enabled: bool = Field(default=True, description="`false` keeps what was fetched, asks no more.")

    @field_validator("url", "urls")
    @classmethod
    def _addresses(cls, value: str | tuple[str, ...] | None) -> str | tuple[str, ...] | None:
        for url in (value,) if isinstance(value, str) else value or ():
            if link("", url) is None:
                raise ValueError(f"{url!r} is no address of the web; write https://...")
        return value

    @model_validator(mode="after")
    def _is_whole(self) -> Self:
        if self.name in RESERVED:
            raise ValueError(f"the name {self.name!r} is taken")
        if (self.url is None) == (not self.urls):
            raise ValueError("give `url`, or `urls` where there are several")
        return self

    @property
    def addresses(self) -> tuple[str, ...]:
        """All its addresses, as they are asked for."""
        written = self.urls if self.url is None else (self.url,)
        return tuple(dict.fromkeys(found for url in written if (found := link("", url))))

    def takes(self, url: str) -> bool:
        """Whether an address that a listing names is wanted."""
        wanted = not self.include or any(fnmatchcase(url, each) for each in self.include)
        return wanted and not any(fnmatchcase(url, each) for each in self.exclude)


def load_catalog(*paths: Path) -> tuple[WebSource, ...]:
    """The sources of some files, later ones laid over earlier ones, by name.

    Files that are missing hold none. Raises `BrokenCatalog`.
    """
    found: dict[str, WebSource] = {}
    for path in paths:
        found |= {source.name: source for source in _read(path)}
    return tuple(found[name] for name in sorted(found))


def enabled_sources(settings: Settings) -> tuple[WebSource, ...]:
    """The sources that are asked, a home's own laid over the shipped ones."""
    found = load_catalog(settings.shipped_sources_path, settings.sources_path)
    return tuple(source for source in found if source.enabled)


def _read(path: Path) -> Iterable[WebSource]:
    try:
        written = tomllib.loads(path.read_text(encoding="utf-8"))
    except (FileNotFoundError, NotADirectoryError):  # what is wrong with the home is said elsewhere
        return ()
    except (OSError, ValueError) as error:
        raise BrokenCatalog(f"{path}: {error}") from error
    unknown = sorted(set(written) - {"source"})
    if unknown:
        raise BrokenCatalog(f"{path}: {unknown[0]!r} is unknown; a source begins with [[source]]")
    entries = written.get("source", [])
    if not isinstance(entries, list):
        raise BrokenCatalog(f"{path}: a source begins with [[source]], two brackets")
    return _distinct(path, [_parsed(path, number, each) for number, each in enumerate(entries, 1)])


def _parsed(path: Path, number: int, entry: object) -> WebSource:
    try:
        return WebSource.model_validate(entry)
    except ValidationError as invalid:
        problem = invalid.errors()[0]
        named = entry.get("name") if isinstance(entry, Mapping) else None
        where = f"source {named!r}" if named else f"source number {number}"
        field = ".".join(map(str, problem["loc"][:1]))
        said = problem["msg"].removeprefix("Value error, ")
        raise BrokenCatalog(f"{path}: {where}: {f'{field}: ' if field else ''}{said}") from invalid


def _distinct(path: Path, sources: Sequence[WebSource]) -> Sequence[WebSource]:
    names = [source.name for source in sources]
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice:
        raise BrokenCatalog(f"{path}: two sources are named {twice!r}")
    return sources


def name_for(url: str, taken: Iterable[str] = ()) -> str:
    """A free name for a source, from its host: `news.example.co.uk` gives `news-example`."""
    host = (urlsplit(url).hostname or "").removeprefix("www.")
    labels = [label for label in host.split(".") if label not in ("com", "co", "org", "net")]
    words = labels[:-1] if len(labels) > 1 and not labels[-1].isdigit() else labels
    base = re.sub(r"[^a-z0-9]+", "-", "-".join(words).casefold()).strip("-")[:50] or "source"
    return _free(base, frozenset(taken) | RESERVED)


def _free(base: str, taken: frozenset[str]) -> str:
    numbered = (f"{base}-{number}" for number in range(2, len(taken) + 3))
    return next(name for name in (base, *numbered) if name not in taken)


def add_source(path: Path, source: WebSource) -> None:
    """Write a source at the end of a file, which keeps its comments; raises `BrokenCatalog`."""
    document = _document(path)
    table = tomlkit.table()
    for field, value in source.model_dump(exclude_unset=True, exclude_none=True).items():
        table.add(field, _written(value))
    document.setdefault("source", tomlkit.aot()).append(table)
    _save(path, document)


def add_pages(path: Path, urls: Sequence[str]) -> int:
    """Add addresses of single articles to the source `pages`; returns how many were new."""
    document = _document(path)
    for table in document.get("source", ()):
        if table.get("name") == PAGES:
            fresh = [url for url in dict.fromkeys(urls) if url not in table["urls"]]
            table["urls"].extend(fresh)
            _save(path, document)
            return len(fresh)
    source = WebSource(name=PAGES, kind="pages", urls=tuple(dict.fromkeys(urls)))
    add_source(path, source)
    return len(source.urls)


def _document(path: Path) -> tomlkit.TOMLDocument:
    try:
        return tomlkit.parse(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return tomlkit.document()
    except (OSError, ValueError, TOMLKitError) as error:
        raise BrokenCatalog(f"{path}: {error}") from error


def _written(value: Any) -> Any:
    if isinstance(value, timedelta):
        minutes = int(value.total_seconds() // 60)
        sizes = {"d": 1440, "h": 60, "m": 1}
        return next(f"{minutes // n}{unit}" for unit, n in sizes.items() if minutes % n == 0)
    return list(value) if isinstance(value, tuple) else value


def _save(path: Path, document: tomlkit.TOMLDocument) -> None:
    """Only what can be read again is written, and the file is there whole or as it was."""
    text = tomlkit.dumps(document)
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_suffix(".tmp")
    draft.write_text(text, encoding="utf-8")
    load_catalog(draft)
    draft.replace(path)
