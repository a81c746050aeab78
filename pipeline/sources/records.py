"""What a source hands over: raw records, each of which becomes one row of the ledger."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

# The keys of `RawRecord.sidecar`: what somebody wrote down about the document beside it.
SIDECAR_KEYS = ("url", "title", "author", "publisher", "published")


@dataclass(frozen=True, slots=True)
class RawRecord:
    """One document as it came in: a file, a fetched page, a member of an archive.

    `path` is relative to the source's root, POSIX style; `fetched_at` is the instant (UTC) at
    which the bytes were as they are; `sidecar` holds known metadata under `SIDECAR_KEYS`.
    `problem` says why the record cannot be read; `content` is None then, unless the bytes are
    fine and only what accompanies them is not.
    """

    source: str
    path: str | None
    url: str | None
    content: bytes | None
    media_type: str | None
    fetched_at: datetime
    sidecar: Mapping[str, str] = field(default_factory=dict)
    http_status: int | None = None
    charset: str | None = None
    parent_document_id: str | None = None
    size_bytes: int | None = None
    problem: str | None = None


class Source(Protocol):
    """A place that documents come from: an inbox, a feed, an archive."""

    @property
    def name(self) -> str:
        """The source's name in the ledger."""
        ...

    def records(self) -> Iterator[RawRecord]:
        """Yield every record, in an order that depends on the content alone."""
        ...
