"""The lake: Parquet parts between the stages, and the raw bytes.

Everything is named by its content or by the content that it was made from, written once, and
visible only when whole: a file is written under a temporary name, flushed to disk and renamed. A
run that is killed leaves at most temporary files, which nobody reads and `prune` removes.
"""

import gzip
import hashlib
import os
import re
import shutil
import tempfile
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from pathlib import Path
from typing import IO

import polars as pl

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._=-]{0,199}")
_PART_SUFFIX = ".parquet"
_RAW_SUFFIX = ".gz"
_TEMPORARY_SUFFIX = ".tmp"
# News text shrinks to a third at this level; higher ones cost time and gain little.
_GZIP_LEVEL = 5


_BLOCK = 1 << 20


class PartNotFound(LookupError):
    """A part that was asked for was never written, or is pruned."""


class DamagedPart(ValueError):
    """A stored file cannot be read back as what was written."""


class Lake:
    """Parquet parts by stage and key: `<root>/<stage>/<key[:2]>/<key>.parquet`."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def write(self, stage: str, key: str, frame: pl.DataFrame) -> Path:
        """Write a part once and return its path; a part that is there already stays as it is."""
        path = self.path(stage, key)
        if not path.exists():
            write_whole(path, lambda file: frame.write_parquet(file, compression="zstd"))
        return path

    def read(
        self, stage: str, keys: Iterable[str], columns: Sequence[str] | None = None
    ) -> pl.DataFrame:
        """Read parts into one frame, in the order of `keys`; no keys give an empty frame.

        Only `columns` are read where they are named. Raises `PartNotFound` and `DamagedPart`.
        """
        frames = [self._read_part(stage, key, columns) for key in keys]
        return pl.concat(frames) if frames else pl.DataFrame()

    def has(self, stage: str, key: str) -> bool:
        """Whether a part is there."""
        return self.path(stage, key).is_file()

    def keys(self, stage: str) -> list[str]:
        """The keys of a stage's parts, sorted."""
        _check_name(stage)
        return sorted(path.stem for path in (self.root / stage).glob(f"*/*{_PART_SUFFIX}"))

    def prune(self, stage: str, keep: Collection[str]) -> int:
        """Remove a stage's parts that are not in `keep`, and what killed runs left behind.

        Returns how many parts went. Only the holder of the writer's lock may call it.
        """
        _check_name(stage)
        return _prune(self.root / stage, _PART_SUFFIX, keep)

    def remove(self, stage: str, key: str) -> None:
        """Remove one part, if it is there."""
        self.path(stage, key).unlink(missing_ok=True)

    def path(self, stage: str, key: str) -> Path:
        """Where a part lies, whether it is there or not."""
        _check_name(stage)
        _check_name(key)
        return self.root / stage / key[:2] / f"{key}{_PART_SUFFIX}"

    def _read_part(self, stage: str, key: str, columns: Sequence[str] | None) -> pl.DataFrame:
        path = self.path(stage, key)
        try:
            return pl.read_parquet(path, glob=False, columns=list(columns) if columns else None)
        except FileNotFoundError as error:
            raise PartNotFound(
                f"{stage}/{key}: no such part in {self.root}; materialise what writes {stage}"
            ) from error
        except (pl.exceptions.ComputeError, OSError) as error:
            raise DamagedPart(f"{path}: {error}; delete the file, then run again") from error


class RawStore:
    """Raw bytes by their SHA-256, compressed: `<root>/<sha256[:2]>/<sha256>.gz`."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def put(self, content: bytes) -> str:
        """Store bytes once and return their SHA-256."""
        sha256 = hashlib.sha256(content).hexdigest()
        path = self.path(sha256)
        if not path.exists():
            packed = gzip.compress(content, compresslevel=_GZIP_LEVEL, mtime=0)
            write_whole(path, lambda file: file.write(packed))
        return sha256

    def get(self, sha256: str) -> bytes:
        """The bytes of a hash; raises `PartNotFound` and `DamagedPart`."""
        path = self.path(sha256)
        try:
            content = gzip.decompress(path.read_bytes())
        except FileNotFoundError as error:
            raise PartNotFound(f"{sha256}: no such raw document in {self.root}") from error
        except (OSError, EOFError, ValueError) as error:
            raise DamagedPart(f"{path}: {error}; delete the file, then run again") from error
        if hashlib.sha256(content).hexdigest() != sha256:
            raise DamagedPart(f"{path}: other content than its name; delete it, then run again")
        return content

    def put_file(self, file: IO[bytes]) -> str:
        """Store all that an open file holds, however large, and return its SHA-256."""
        digest = hashlib.sha256()
        for block in iter(lambda: file.read(_BLOCK), b""):
            digest.update(block)
        path = self.path(digest.hexdigest())
        if not path.exists():
            file.seek(0)
            write_whole(path, lambda out: _pack(file, out))
        return digest.hexdigest()

    def open(self, sha256: str) -> IO[bytes]:
        """The bytes of a hash as an open file, for what is too large for memory.

        Raises `PartNotFound` and `DamagedPart`.
        """
        path = self.path(sha256)
        unpacked = tempfile.TemporaryFile()  # noqa: SIM115  the caller closes it
        try:
            with gzip.open(path) as packed:
                shutil.copyfileobj(packed, unpacked, _BLOCK)
        except FileNotFoundError as error:
            raise PartNotFound(f"{sha256}: no such raw document in {self.root}") from error
        except (OSError, EOFError, ValueError) as error:
            raise DamagedPart(f"{path}: {error}; delete the file, then run again") from error
        unpacked.seek(0)
        return unpacked

    def remove(self, sha256: str) -> None:
        """Remove the bytes of a hash, if they are there."""
        self.path(sha256).unlink(missing_ok=True)

    def has(self, sha256: str) -> bool:
        """Whether the bytes of a hash are stored."""
        return self.path(sha256).is_file()

    def prune(self, keep: Collection[str]) -> int:
        """Remove what is not in `keep`, and temporary files; returns how many documents went."""
        return _prune(self.root, _RAW_SUFFIX, keep)

    def path(self, sha256: str) -> Path:
        """Where the bytes of a hash lie, whether they are there or not."""
        _check_name(sha256)
        return self.root / sha256[:2] / f"{sha256}{_RAW_SUFFIX}"


def write_whole(path: Path, write: Callable[[IO[bytes]], object]) -> None:
    """Write a file so that it is there whole or not at all, also after a crash or power cut.

    `write` fills the open file. The folder is made where it is missing.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, name = tempfile.mkstemp(_TEMPORARY_SUFFIX, f".{path.name}.", path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            write(file)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(0o644)
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    _sync_folder(path.parent)


def _pack(file: IO[bytes], out: IO[bytes]) -> None:
    with gzip.GzipFile(
        filename="", mode="wb", fileobj=out, compresslevel=_GZIP_LEVEL, mtime=0
    ) as to:
        shutil.copyfileobj(file, to, _BLOCK)


def _sync_folder(folder: Path) -> None:
    """Make a rename durable; where folders cannot be opened (Windows) the system sees to it."""
    try:
        descriptor = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _prune(folder: Path, suffix: str, keep: Collection[str]) -> int:
    kept = set(keep)
    gone = [
        path for path in folder.glob(f"*/*{suffix}") if path.name.removesuffix(suffix) not in kept
    ]
    for path in [*gone, *_temporaries(folder)]:
        path.unlink(missing_ok=True)
    return len(gone)


def _temporaries(folder: Path) -> Iterator[Path]:
    return folder.glob(f"*/.*{_TEMPORARY_SUFFIX}")


def _check_name(name: str) -> None:
    if not _NAME.fullmatch(name):
        raise ValueError(f"{name!r} is no name of a stage or a key: letters, digits, . _ = - only")
