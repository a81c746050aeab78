"""Where pages lie in the site, as paths from its root. Names are safe on every file system."""

import hashlib
import re
from collections.abc import Sequence
from typing import Final, TypeVar

T = TypeVar("T")

_SAFE: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_COUNTRY: Final = re.compile(r"[A-Z]{2}")
_UNSAFE: Final = re.compile(r"[^a-z0-9]+")
_WEB: Final = re.compile(r"https?://[^\s\"'<>]+", re.IGNORECASE)


def page(folder: str, identifier: str, number: int = 1) -> str:
    """The page of a member; long lists go on at `-2`, `-3`."""
    return f"{folder}/{file_name(identifier)}{continued(number)}.html"


def continued(number: int) -> str:
    """What tells the pages of a long list apart; nothing for the first."""
    return "" if number == 1 else f"_p{number}"


def file_name(identifier: str) -> str:
    """A slug stays as it is; anything else is slugged, and told apart by a hash."""
    if _COUNTRY.fullmatch(identifier):
        return identifier.lower()
    if _SAFE.fullmatch(identifier) and len(identifier) <= 80:
        return identifier
    slug = _UNSAFE.sub("-", identifier.lower()).strip("-")[:60] or "name"
    return f"{slug}_{hashlib.sha256(identifier.encode()).hexdigest()[:8]}"


def web_address(url: str | None) -> str | None:
    """The address if it is one of the web: what texts bring must never become a script."""
    return url if url and _WEB.fullmatch(url) else None


def paged(rows: Sequence[T], size: int) -> list[Sequence[T]]:
    """The rows cut into pages; always one at least."""
    return [rows[at : at + size] for at in range(0, len(rows), size)] or [()]
