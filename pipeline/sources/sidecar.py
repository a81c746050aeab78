"""What is written beside a document: `<name>.meta.json`."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from pipeline.sources.forms.kinds import MEDIA_TYPES

SIDECAR_SUFFIX = ".meta.json"
# A table's sidecar may say which column is which: {"columns": {"text": "Story"}}.
COLUMN_PREFIX = "column."

# The names under which people write a key; the first one present wins.
_KEY_NAMES: dict[str, tuple[str, ...]] = {
    "url": ("url", "link", "canonical", "canonical_url"),
    "title": ("title", "headline", "subject"),
    "author": ("author", "authors", "byline", "by"),
    "publisher": ("publisher", "source", "site", "sitename", "outlet"),
    "published": ("published", "date", "published_on", "published_at", "publication_date"),
}


class BrokenSidecar(ValueError):
    """The sidecar is there and cannot be used; the message says why."""


def is_sidecar(name: str) -> bool:
    """Tell a sidecar from a document by its file name."""
    return name.casefold().endswith(SIDECAR_SUFFIX)


def read_sidecar(path: Path) -> dict[str, str]:
    """Read a sidecar file; raises `BrokenSidecar`."""
    try:
        return parse_sidecar(path.read_bytes())
    except OSError as error:
        raise BrokenSidecar(f"cannot be read ({error.strerror})") from error


def parse_sidecar(content: bytes) -> dict[str, str]:
    """Read a sidecar's bytes; raises `BrokenSidecar`."""
    try:
        written = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise BrokenSidecar(f"is not valid JSON ({error})") from error
    if not isinstance(written, Mapping):
        raise BrokenSidecar("holds no JSON object")
    return known_metadata(written) | _columns(written.get("columns", {}))


def _columns(written: object) -> dict[str, str]:
    if not isinstance(written, Mapping) or not all(isinstance(v, str) for v in written.values()):
        raise BrokenSidecar('has columns that are no names: write {"columns": {"text": "Story"}}')
    return {f"{COLUMN_PREFIX}{name}": column for name, column in written.items()}


def sidecars_of(paths: Sequence[str]) -> dict[str, str]:
    """The document that each sidecar among sorted paths speaks of: `a.txt.meta.json` of `a.txt`.

    `a.meta.json` speaks of the first document of that stem, in the order of `MEDIA_TYPES`; a
    sidecar without a document names one that is not there.
    """
    found = set(paths)
    return {path: _document_of(path, found) for path in paths if is_sidecar(path)}


def _document_of(sidecar: str, paths: set[str]) -> str:
    stem = sidecar[: -len(SIDECAR_SUFFIX)]
    if stem in paths:
        return stem
    return next((stem + suffix for suffix in MEDIA_TYPES if stem + suffix in paths), stem)


def known_metadata(written: Mapping[str, object]) -> dict[str, str]:
    """Keep what the pipeline knows of a mapping, under the names of `SIDECAR_KEYS`.

    Raises `BrokenSidecar` where a known key holds something else than text, a number, a date or
    a list of them.
    """
    by_name = {str(key).strip().casefold(): value for key, value in written.items()}
    found = {
        key: _as_text(name, by_name[name])
        for key, names in _KEY_NAMES.items()
        for name in reversed(names)
        if by_name.get(name) not in (None, "")
    }
    return {key: value for key, value in found.items() if value}


def _as_text(name: str, value: object) -> str:
    items = value if isinstance(value, list) else [value]
    if any(isinstance(item, list | Mapping) for item in items):
        raise BrokenSidecar(f"holds something else than text under {name}")
    return ", ".join(" ".join(str(item).split()) for item in items)
