"""Zip and tar: every file in them is a record of its own. Nothing is ever written to disk."""

import lzma
import tarfile
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import IO

from pipeline.sources.forms.kinds import media_type_of, suffix_of
from pipeline.sources.forms.limits import Limits, Unreadable
from pipeline.sources.forms.member import Member, read_limited, too_large
from pipeline.sources.records import RawRecord
from pipeline.sources.sidecar import BrokenSidecar, is_sidecar, parse_sidecar, sidecars_of

_CLIMBS = "its path leads out of the archive; it is not opened"
_BROKEN = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError, ValueError)
# A directory of a zip file is held in memory whole; this many entries take some 100 MB.
_MAX_ZIP_ENTRIES = 200_000


def zip_members(file: IO[bytes], record: RawRecord, limits: Limits) -> Iterator[Member]:
    """Yield the files of a zip archive in its order; raises `Unreadable`."""
    try:
        archive = zipfile.ZipFile(file)
    except (*_BROKEN, NotImplementedError) as error:
        raise Unreadable(f"no zip archive can be read from it: {_said(error)}") from error
    entries = [entry for entry in archive.infolist() if _is_document(entry.filename, entry)]
    if len(entries) > _MAX_ZIP_ENTRIES:
        raise Unreadable(f"the archive has {len(entries)} files, more than {_MAX_ZIP_ENTRIES}")
    names = {entry.filename for entry in entries}
    beside = sidecars_of(sorted(names))
    for entry in entries:
        if not is_sidecar(entry.filename) or beside.get(entry.filename) not in names:
            member = _zip_member(archive, entry, limits)
            sidecar = next((s for s, of in beside.items() if of == entry.filename), None)
            yield _with_sidecar(member, archive, sidecar, limits) if sidecar else member


def tar_members(file: IO[bytes], record: RawRecord, limits: Limits) -> Iterator[Member]:
    """Yield the files of a tar archive, compressed or not, in its order; raises `Unreadable`."""
    try:
        with tarfile.open(fileobj=file, mode="r|*") as archive:
            for entry in archive:
                if _is_document(entry.name, None) and not entry.isdir():
                    yield _tar_member(archive, entry, limits)
    except (tarfile.TarError, *_BROKEN) as error:
        raise Unreadable(f"the tar archive is broken: {_said(error)}") from error


def _zip_member(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, limits: Limits) -> Member:
    refusal = _refusal(entry.filename)
    if entry.flag_bits & 1:
        refusal = "it is encrypted; unpack it with its password and put it in unpacked"
    elif entry.file_size > limits.max_bytes:
        refusal = too_large(entry.file_size, limits)
    if refusal:
        return _refused(entry.filename, entry.file_size, refusal)
    try:
        with archive.open(entry) as stream:
            return _member(entry.filename, read_limited(stream, limits), limits)
    except (*_BROKEN, NotImplementedError, RuntimeError) as error:
        return _refused(entry.filename, entry.file_size, f"it cannot be unpacked: {_said(error)}")


def _tar_member(archive: tarfile.TarFile, entry: tarfile.TarInfo, limits: Limits) -> Member:
    refusal = _refusal(entry.name)
    if not entry.isfile():
        refusal = "not a regular file (a link, a pipe or a device); it is not opened"
    elif entry.size > limits.max_bytes:
        refusal = too_large(entry.size, limits)
    if refusal:
        return _refused(entry.name, entry.size, refusal)
    stream = archive.extractfile(entry)
    return _member(entry.name, read_limited(stream, limits) if stream else b"", limits)


def _member(name: str, content: bytes | None, limits: Limits) -> Member:
    if content is None:
        return _refused(name, None, f"it unpacks to more than {limits.max_bytes} bytes")
    return Member(place=name, content=content, media_type=media_type_of(name))


def _refusal(name: str) -> str | None:
    parts = PurePosixPath(name.replace("\\", "/"))
    if parts.is_absolute() or ".." in parts.parts or ":" in parts.parts[0]:
        return _CLIMBS
    if is_sidecar(name):
        return "a sidecar without a document of its own; add the document, or remove the sidecar"
    if media_type_of(name) is None:
        return f"form {suffix_of(name)} is not read yet"
    return None


def _refused(name: str, size: int | None, problem: str) -> Member:
    return Member(name, None, media_type_of(name), size_bytes=size, problem=problem)


def _is_document(name: str, entry: zipfile.ZipInfo | None) -> bool:
    """Whether a name is a file that somebody put there: no folder, nothing hidden."""
    parts = [part for part in PurePosixPath(name).parts if part not in ("..", ".")]
    hidden = not parts or any(part.startswith(".") or part == "__MACOSX" for part in parts)
    return not hidden and not (entry is not None and entry.is_dir())


def _with_sidecar(member: Member, archive: zipfile.ZipFile, sidecar: str, limits: Limits) -> Member:
    try:
        with archive.open(sidecar) as stream:
            known: Mapping[str, str] = parse_sidecar(read_limited(stream, limits) or b"")
    except (BrokenSidecar, *_BROKEN, NotImplementedError, RuntimeError) as error:
        problem = f"its sidecar {sidecar} {_said(error)}; mend or remove it, then run again"
        return _refused(member.place, member.size_bytes, member.problem or problem)
    return Member(
        member.place,
        member.content,
        member.media_type,
        url=known.get("url"),
        sidecar=known,
        size_bytes=member.size_bytes,
        problem=member.problem,
    )


def _said(error: BaseException) -> str:
    return str(error) or type(error).__name__
