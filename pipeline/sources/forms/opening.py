"""Opening what holds other records: each member becomes a record, the container stays one."""

import io
import os
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from typing import IO

from pipeline.lake import DamagedPart, PartNotFound
from pipeline.sources.encoding import NotText, decode
from pipeline.sources.forms.archives import tar_members, zip_members
from pipeline.sources.forms.convert import CONVERTED, attachments, convert
from pipeline.sources.forms.exports import split_export
from pipeline.sources.forms.kinds import (
    CSV,
    DOCX,
    JSON,
    JSON_LINES,
    MAIL,
    PARQUET,
    PDF,
    RTF,
    TAR,
    TEXT,
    TSV,
    WARC,
    ZIP,
    media_type_of,
)
from pipeline.sources.forms.limits import Budget, BudgetSpent, Limits, Unreadable
from pipeline.sources.forms.member import Member, Reader
from pipeline.sources.forms.tables import (
    csv_members,
    json_lines_members,
    json_members,
    parquet_members,
)
from pipeline.sources.forms.warc import warc_members
from pipeline.sources.records import RawRecord
from pipeline.sources.sidecar import COLUMN_PREFIX

_READERS: dict[str, Reader] = {
    ZIP: zip_members,
    TAR: tar_members,
    WARC: warc_members,
    CSV: csv_members,
    TSV: csv_members,
    JSON: json_members,
    JSON_LINES: json_lines_members,
    PARQUET: parquet_members,
}
# Forms in which press databases export many articles at once.
_EXPORTED = frozenset({TEXT, RTF, DOCX, PDF})
# No article is shorter than this; a shorter text is no export of several.
_SHORTEST_EXPORT = 600
Known = Callable[[RawRecord], bool]
"""Whether a record was read before and found to be one document."""


def _nothing(record: RawRecord) -> bool:
    return False


def opened(record: RawRecord, limits: Limits, is_known: Known = _nothing) -> Iterator[RawRecord]:
    """Yield a record, and where it holds records of its own, each of them after it.

    A container that cannot be opened at all is a record with a problem; one that breaks off is
    followed by a record that says so. A document that `is_known` to be one article is not searched
    for more. Never raises for what is in a file.
    """
    yield from _Opening(limits, is_known, Budget(limits)).opened(record, depth=0)


def needs_bytes(record: RawRecord, is_known: Known) -> bool:
    """Whether a record's bytes have to be in memory to tell if it holds others."""
    if record.problem or record.is_container:
        return False
    may_be_export = record.media_type in _EXPORTED and not is_known(record)
    return may_be_export or record.media_type in (JSON, MAIL)


@dataclass(frozen=True, slots=True)
class _Opening:
    """The opening of one top-level record, with all that is nested in it."""

    limits: Limits
    is_known: Known
    budget: Budget

    def opened(self, record: RawRecord, depth: int) -> Iterator[RawRecord]:
        if record.problem or record.is_container:
            yield record
        elif record.media_type in _READERS:
            yield from self._container(record, depth)
        elif record.media_type == MAIL and record.content:
            yield record
            yield from self._children(record.without_content(), _attached(record), depth)
        else:
            yield from self._document(record, depth)

    def _document(self, record: RawRecord, depth: int) -> Iterator[RawRecord]:
        """A text that is one article as it is; an export as what holds its articles."""
        members = [] if self.is_known(record) else _exported(record)
        if not members:
            yield record
            return
        container = _as_container(record)
        yield container
        yield from self._children(container, iter(members), depth)

    def _container(self, record: RawRecord, depth: int) -> Iterator[RawRecord]:
        if depth >= self.limits.max_depth:
            deep = self.limits.max_depth
            yield _broken(record, f"archives lie in one another more than {deep} deep")
            return
        try:
            file = _open_file(record)
        except (OSError, PartNotFound, DamagedPart) as error:
            yield _broken(record, f"the file cannot be read: {error}")
            return
        with closing(file):
            yield from self._opened_file(file, record, depth)

    def _opened_file(self, file: IO[bytes], record: RawRecord, depth: int) -> Iterator[RawRecord]:
        container = _as_container(record)
        members = _READERS[record.media_type or ""](file, record, self.limits)
        first, problem = _first(members)
        if first is None:
            yield _broken(record, problem or "it holds no documents")
            return
        yield container
        yield from self._children(container, _chained(first, members), depth)

    def _children(
        self, parent: RawRecord, members: Iterator[Member], depth: int
    ) -> Iterator[RawRecord]:
        """The records of a container; one more where the rest of it cannot be read."""
        used: dict[str, int] = {}
        count = 0
        try:
            for member in members:
                self.budget.spend(len(member.content) if member.content is not None else 0)
                child = _child(parent, member, used)
                count += 1
                yield from self.opened(child, depth + 1)
        except (Unreadable, BudgetSpent) as error:
            problem = f"{error}; {count} records before it are kept, the rest is not read"
            yield _child(parent, Member("rest", None, None, problem=problem), used)


def _first(members: Iterator[Member]) -> tuple[Member | None, str | None]:
    try:
        return next(members, None), None
    except Unreadable as error:
        return None, str(error)


def _chained(first: Member, rest: Iterator[Member]) -> Iterator[Member]:
    yield first
    yield from rest


def _child(parent: RawRecord, member: Member, used: dict[str, int]) -> RawRecord:
    number = used[member.place] = used.get(member.place, 0) + 1
    place = member.place if number == 1 else f"{member.place} ({number})"
    return RawRecord(
        source=parent.source,
        path=f"{parent.path or ''}#{_printable(place)}",
        url=member.url,
        content=member.content,
        media_type=member.media_type,
        fetched_at=min(member.fetched_at or parent.fetched_at, parent.fetched_at),
        sidecar=_inherited(parent) | dict(member.sidecar),
        http_status=member.http_status,
        charset=member.charset,
        parent_document_id=parent.document_id,
        size_bytes=member.size_bytes,
        problem=member.problem,
    )


def _inherited(parent: RawRecord) -> dict[str, str]:
    """What is known of a container and holds for all in it: who wrote and published it."""
    names = ("author", "publisher")
    columns = {k: v for k, v in parent.sidecar.items() if k.startswith(COLUMN_PREFIX)}
    return {name: parent.sidecar[name] for name in names if name in parent.sidecar} | columns


def _printable(place: str) -> str:
    return os.fsencode(place).decode("utf-8", "backslashreplace")


def _as_container(record: RawRecord) -> RawRecord:
    return replace(record.without_content(), is_container=True, opener=None)


def _broken(record: RawRecord, problem: str) -> RawRecord:
    return replace(record, problem=problem, opener=None)


def _open_file(record: RawRecord) -> IO[bytes]:
    if record.opener is not None:
        return record.opener()
    return io.BytesIO(record.content or b"")


def _exported(record: RawRecord) -> list[Member]:
    if record.media_type not in _EXPORTED or len(record.content or b"") < _SHORTEST_EXPORT:
        return []
    try:
        return split_export(_text_of(record.content or b"", record))
    except (Unreadable, NotText):
        # It is told when the document itself is read.
        return []


def _text_of(content: bytes, record: RawRecord) -> str:
    if record.media_type in CONVERTED:
        return convert(content, record.media_type).text
    return decode(content, record.charset)


def _attached(record: RawRecord) -> Iterator[Member]:
    for name, content in attachments(record.content or b""):
        yield Member(name, content, media_type_of(name), problem=_unknown(name))


def _unknown(name: str) -> str | None:
    return None if media_type_of(name) else "an attachment of a form that is not read"
