"""The inbox: a folder of articles, read recursively."""

import errno
import hashlib
import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from pipeline.sources.forms.kinds import STREAMED, media_type_of, suffix_of
from pipeline.sources.records import RawRecord
from pipeline.sources.sidecar import (
    SIDECAR_SUFFIX,
    BrokenSidecar,
    is_sidecar,
    read_sidecar,
    sidecars_of,
)

SOURCE_NAME = "inbox"

# So many bytes of a large file are hashed at a time.
_BLOCK = 1 << 20


class InboxNotFound(FileNotFoundError):
    """The folder that should be read is not there, or is no folder."""


@dataclass(frozen=True, slots=True)
class InboxSource:
    """The inbox as a `Source`."""

    inbox: Path
    now: datetime
    max_bytes: int
    name: str = SOURCE_NAME

    def records(self) -> Iterator[RawRecord]:
        """Yield the inbox's records; raises `InboxNotFound`."""
        return scan_inbox(self.inbox, now=self.now, max_bytes=self.max_bytes)


@dataclass(frozen=True, slots=True)
class _Entry:
    """One thing found in the inbox: its relative path, and what is wrong with it if anything."""

    path: str
    problem: str | None = None


def scan_inbox(inbox: Path, *, now: datetime, max_bytes: int) -> Iterator[RawRecord]:
    """Yield one record per file below `inbox`, sorted by path.

    Hidden files and sidecars are no records of their own. What cannot be read is a record with a
    `problem`. `fetched_at` is the file's modification time, so that an untouched inbox gives the
    same records again; a time after `now` counts as `now`. Raises `InboxNotFound` at once.
    """
    if not inbox.is_dir():
        what = "is not a folder" if inbox.exists() else "does not exist"
        raise InboxNotFound(
            f"{inbox}: the inbox {what}. Create it and put articles into it, "
            "or name another folder with --inbox or BACKHAUL_INBOX."
        )
    return _records(inbox, now, max_bytes)


def scan_file(path: Path, *, now: datetime, max_bytes: int) -> RawRecord:
    """The record of one file, with its sidecar if it has one, as if it lay alone in an inbox."""
    beside = (path.with_name(path.name + SIDECAR_SUFFIX), path.with_suffix(SIDECAR_SUFFIX))
    names = sorted({path.name, *(each.name for each in beside if each.is_file())})
    sidecars = {document: name for name, document in sidecars_of(names).items()}
    return _read(path.parent, _Entry(path.name), sidecars.get(path.name), now, max_bytes)


def _records(inbox: Path, now: datetime, max_bytes: int) -> Iterator[RawRecord]:
    entries = sorted(_walk(inbox), key=lambda entry: entry.path)
    paths = {entry.path for entry in entries}
    sidecars = {document: path for path, document in sidecars_of(sorted(paths)).items()}
    used = {path for document, path in sidecars.items() if document in paths}
    for entry in entries:
        if not is_sidecar(entry.path):
            yield _read(inbox, entry, sidecars.get(entry.path), now, max_bytes)
        elif entry.path not in used:
            yield _stray_sidecar(inbox, entry, now)


def _walk(inbox: Path) -> Iterator[_Entry]:
    """Find every file once; folders behind links come last, so that a real path names a file."""
    seen: dict[tuple[int, int], str] = {}
    folders, links = [""], list[str]()
    while folders or links:
        folder = folders.pop() if folders else links.pop(0)
        problem = _enter(inbox, folder, seen)
        if problem:
            yield _Entry(folder, problem)
            continue
        try:
            found = sorted(os.scandir(inbox / folder), key=lambda item: item.name)
        except OSError as error:
            yield _Entry(folder, f"the folder cannot be listed: {error.strerror}")
            continue
        for item in found:
            path = f"{folder}/{item.name}" if folder else item.name
            if item.name.startswith("."):
                continue
            if _is_folder(item):
                (links if item.is_symlink() else folders).append(path)
            else:
                yield _Entry(path)


def _is_folder(item: os.DirEntry[str]) -> bool:
    try:
        return item.is_dir()
    except OSError:
        return False


def _enter(inbox: Path, folder: str, seen: dict[tuple[int, int], str]) -> str | None:
    """Note a folder as read; say so when a link leads to one that is read already."""
    try:
        status = (inbox / folder).stat()
    except OSError as error:
        return f"the folder cannot be entered: {error.strerror}"
    known = seen.setdefault((status.st_dev, status.st_ino), folder)
    if known == folder:
        return None
    where = known or "the inbox itself"
    return f"the link leads to {where}, which is read already; it is not followed"


def _read(
    inbox: Path, entry: _Entry, sidecar: str | None, now: datetime, max_bytes: int
) -> RawRecord:
    media_type = media_type_of(entry.path)
    if entry.problem:
        return _record(entry.path, None, now, problem=entry.problem)
    try:
        status = (inbox / entry.path).stat()
    except OSError as error:
        return _record(entry.path, media_type, now, problem=_unreadable(error))
    fetched_at = min(datetime.fromtimestamp(status.st_mtime, UTC), now)
    problem = _refusal(status, media_type, entry.path, max_bytes)
    if problem:
        return _record(entry.path, media_type, fetched_at, size=status.st_size, problem=problem)
    return _load(inbox, entry.path, sidecar, media_type, fetched_at, status.st_size)


def _refusal(
    status: os.stat_result, media_type: str | None, path: str, max_bytes: int
) -> str | None:
    """Why a file is not opened at all, or None."""
    if not stat.S_ISREG(status.st_mode):
        return "not a regular file (a pipe, a socket or a device); it is not opened"
    if media_type is None:
        return f"form {suffix_of(path)} is not read yet"
    if status.st_size > max_bytes and media_type not in STREAMED:
        return (
            f"{status.st_size} bytes are more than the limit of {max_bytes}; split the file, "
            "or raise BACKHAUL_MAX_DOCUMENT_BYTES"
        )
    return None


def _load(
    inbox: Path,
    path: str,
    sidecar: str | None,
    media_type: str | None,
    fetched_at: datetime,
    size: int,
) -> RawRecord:
    streamed = media_type in STREAMED
    try:
        content = None if streamed else (inbox / path).read_bytes()
        sha256 = _sha256_of_file(inbox / path) if streamed else None
    except OSError as error:
        return _record(path, media_type, fetched_at, size=size, problem=_unreadable(error))
    try:
        metadata = read_sidecar(inbox / sidecar) if sidecar else {}
    except BrokenSidecar as error:
        problem = f"its sidecar {sidecar} {error}; mend or remove it, then run again"
        return _record(path, media_type, fetched_at, content=content, problem=problem)
    record = _record(path, media_type, fetched_at, content=content, metadata=metadata, size=size)
    if not streamed:
        return record
    return replace(record, stored_sha256=sha256, opener=lambda: (inbox / path).open("rb"))


def _sha256_of_file(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            digest.update(block)
    return digest.hexdigest()


def _stray_sidecar(inbox: Path, entry: _Entry, now: datetime) -> RawRecord:
    try:
        status = (inbox / entry.path).stat()
    except OSError as error:
        return _record(entry.path, "application/json", now, problem=_unreadable(error))
    fetched_at = min(datetime.fromtimestamp(status.st_mtime, UTC), now)
    problem = "a sidecar without a document of its own; add the document, or remove the sidecar"
    size = status.st_size
    return _record(entry.path, "application/json", fetched_at, size=size, problem=problem)


def _unreadable(error: OSError) -> str:
    if isinstance(error, FileNotFoundError) or error.errno == errno.ELOOP:
        return "the file is gone, or its link leads nowhere; mend it, then run again"
    reason = error.strerror or type(error).__name__
    return f"the file cannot be read: {reason}; check its permissions, then run again"


def _record(
    path: str,
    media_type: str | None,
    fetched_at: datetime,
    *,
    content: bytes | None = None,
    size: int | None = None,
    metadata: dict[str, str] | None = None,
    problem: str | None = None,
) -> RawRecord:
    metadata = metadata or {}
    return RawRecord(
        source=SOURCE_NAME,
        path=os.fsencode(path).decode("utf-8", "backslashreplace"),
        url=metadata.get("url"),
        content=content,
        media_type=media_type,
        fetched_at=fetched_at,
        sidecar=metadata,
        size_bytes=len(content) if content is not None else size,
        problem=problem,
    )
