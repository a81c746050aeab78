"""Web archives: every captured page is a record of its own."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import IO, Any

from fastwarc.warc import ArchiveIterator, WarcRecordType

from pipeline.sources.forms.kinds import HTML, TEXT
from pipeline.sources.forms.limits import Limits, Unreadable
from pipeline.sources.forms.member import Member, too_large
from pipeline.sources.records import RawRecord

_READ = {
    HTML: HTML,
    "application/xhtml+xml": HTML,
    TEXT: TEXT,
    "application/pdf": "application/pdf",
}
_PAGES = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.revisit


def warc_members(file: IO[bytes], record: RawRecord, limits: Limits) -> Iterator[Member]:
    """Yield the captures of a WARC file in its order; raises `Unreadable`."""
    number = 0
    try:
        for capture in ArchiveIterator(file, record_types=_PAGES, parse_http=True):
            number += 1
            yield _member(capture, f"record {number}", limits)
    except (OSError, ValueError, EOFError) as error:
        raise Unreadable(f"the WARC file is broken: {error}") from error
    if not number:
        raise Unreadable("no capture of a page could be read from the WARC file")


def _member(capture: Any, place: str, limits: Limits) -> Member:
    """One capture; what is no page that was got whole is told, not read."""
    status = capture.http_headers.status_code if capture.http_headers else None
    media_type = _media_type(capture)
    declared = int(capture.content_length)
    problem = _refusal(capture, status, media_type, declared, limits)
    content = None
    if problem is None:
        content, problem = _content(capture, declared, limits)
    return Member(
        place=place,
        content=content,
        media_type=_READ.get(media_type or "", media_type),
        url=capture.headers.get("WARC-Target-URI"),
        http_status=status,
        charset=capture.http_charset,
        fetched_at=_instant(capture.record_date),
        size_bytes=declared,
        problem=problem,
    )


def _media_type(capture: Any) -> str | None:
    if capture.http_headers:
        stated = capture.http_content_type
    else:
        stated = (capture.headers.get("Content-Type") or "").partition(";")[0].strip()
    return str(stated).casefold() if stated else None


def _refusal(
    capture: Any, status: int | None, media_type: str | None, declared: int, limits: Limits
) -> str | None:
    if capture.record_type == WarcRecordType.revisit:
        return "a revisit: the page is as it was at an earlier capture, its bytes lie there"
    if status is not None and status != 200:
        return f"the server answered {status}"
    if media_type not in _READ:
        return f"form {media_type or 'not stated'} is not read"
    return too_large(declared, limits) if declared > limits.max_bytes else None


def _content(capture: Any, declared: int, limits: Limits) -> tuple[bytes | None, str | None]:
    content: bytes = capture.reader.read(limits.max_bytes + 1)
    encoded = capture.http_headers and any(
        capture.http_headers.get(name) for name in ("Transfer-Encoding", "Content-Encoding")
    )
    if len(content) > limits.max_bytes:
        return None, f"it unpacks to more than {limits.max_bytes} bytes"
    if not encoded and len(content) < declared:
        return None, f"it is cut off: {len(content)} of {declared} bytes are there"
    return content, None


def _instant(stated: datetime | None) -> datetime | None:
    if stated is None:
        return None
    return stated.astimezone(UTC) if stated.tzinfo else stated.replace(tzinfo=UTC)
