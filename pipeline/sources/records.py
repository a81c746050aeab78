"""What a source hands over: raw records, each of which becomes one row of the ledger."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import IO, Protocol

from pipeline.sources.ids import content_id, sha256_of

# The keys of `RawRecord.sidecar`: what somebody wrote down about the document beside it.
SIDECAR_KEYS = ("url", "title", "author", "publisher", "published")


@dataclass(frozen=True, slots=True)
class RawRecord:
    """One document as it came in: a file, a fetched page, a member of an archive.

    `path` is relative to the source's root, POSIX style; `fetched_at` is the instant (UTC) at
    which the bytes were as they are; `sidecar` holds known metadata under `SIDECAR_KEYS`.
    `url` is where the bytes came from in the end, after redirects.
    `problem` says why the record cannot be read; `content` is None then, unless the bytes are
    fine and only what accompanies them is not.
    `is_container` marks what was opened and holds records of its own (an archive, a table, a
    feed): it holds no article itself, and its members name it by `parent_document_id`.
    `is_passed_over` marks a page of an archive that was not parsed, as nothing in it matters.
    A record without `content` that has a `stored_sha256` lies in the raw store under that hash,
    or, where it is too large to be held in memory, in the file that `opener` opens.
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
    is_container: bool = False
    is_passed_over: bool = False
    stored_sha256: str | None = None
    opener: Callable[[], IO[bytes]] | None = field(default=None, compare=False, repr=False)

    @property
    def raw_sha256(self) -> str | None:
        """The SHA-256 of the bytes, in hexadecimal; None where they could not be read."""
        return self.stored_sha256 if self.content is None else sha256_of(self.content)

    @property
    def size(self) -> int | None:
        """The size of the bytes; None where they could not be read."""
        return self.size_bytes if self.content is None else len(self.content)

    @property
    def document_id(self) -> str:
        """The id of the record's row in the ledger: its source, its place there, its bytes."""
        return content_id(self.source, self.path, self.url, self.raw_sha256)

    def without_content(self) -> "RawRecord":
        """The same record with its bytes left to the raw store."""
        return replace(self, content=None, stored_sha256=self.raw_sha256, size_bytes=self.size)


class Source(Protocol):
    """A place that documents come from: an inbox, a feed, an archive."""

    @property
    def name(self) -> str:
        """The source's name in the ledger."""
        ...

    def records(self) -> Iterator[RawRecord]:
        """Yield every record, in an order that depends on the content alone.

        A container comes before its members.
        """
        ...
