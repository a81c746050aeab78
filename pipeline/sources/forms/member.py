"""One record that lies in a container."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import IO

from pipeline.sources.forms.limits import Limits
from pipeline.sources.records import RawRecord


@dataclass(frozen=True, slots=True)
class Member:
    """A record as its container holds it; `place` names it there (`a/b.html`, `row 7`)."""

    place: str
    content: bytes | None
    media_type: str | None
    url: str | None = None
    sidecar: Mapping[str, str] = field(default_factory=dict)
    http_status: int | None = None
    charset: str | None = None
    fetched_at: datetime | None = None
    size_bytes: int | None = None
    problem: str | None = None


Reader = Callable[[IO[bytes], RawRecord, Limits], Iterator[Member]]
"""Reads the members of an open container, in its order; raises `Unreadable`."""


def too_large(size: int, limits: Limits) -> str:
    """Why a member above the limit is not read."""
    return f"{size} bytes are more than the limit of {limits.max_bytes} for one document"


def read_limited(stream: IO[bytes], limits: Limits) -> bytes | None:
    """All bytes of a stream, or None where it holds more than one document may have."""
    content = stream.read(limits.max_bytes + 1)
    return content if len(content) <= limits.max_bytes else None
