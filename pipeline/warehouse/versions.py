"""Published versions as files: one file each, swapped in whole, the last ones kept.

`<published>/versions/<version>.duckdb` never changes once it has its name. Readers open
`<published>/backhaul.duckdb`: a link to a version, or a copy of it where links do not work.
"""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

READ_ONLY = 0o444
_DRAFT = ".draft-"
_SUFFIX = ".duckdb"


def version_name(now: datetime, fingerprint: str) -> str:
    """The name of a version: names sort by the instant of publication."""
    return f"{now.astimezone(UTC):%Y%m%dT%H%M%S.%f}Z-{fingerprint[:8]}"


def versions_dir(published_path: Path) -> Path:
    """The folder of all kept versions."""
    return published_path.parent / "versions"


def kept_versions(published_path: Path) -> list[Path]:
    """The files of all kept versions, oldest first."""
    files = versions_dir(published_path).glob(f"*{_SUFFIX}")
    return sorted(path for path in files if not path.name.startswith("."))


@contextmanager
def drafted(published_path: Path, version: str) -> Iterator[Path]:
    """Where a version is written before it has its name; what is left there then, is removed.

    So is what killed runs left half-written.
    """
    versions_dir(published_path).mkdir(parents=True, exist_ok=True)
    _clear_drafts(published_path)
    try:
        yield versions_dir(published_path) / f"{_DRAFT}{version}{_SUFFIX}"
    finally:
        _clear_drafts(published_path)


def _clear_drafts(published_path: Path) -> None:
    """Remove every draft, and a link or copy that was never put in its place."""
    for path in versions_dir(published_path).glob(f"{_DRAFT}*"):
        path.unlink()
    _staged(published_path).unlink(missing_ok=True)


def seal(draft: Path, published_path: Path, version: str) -> Path:
    """Give a finished draft its name, read-only and safe on disk."""
    sync(draft)
    draft.chmod(READ_ONLY)
    sealed = versions_dir(published_path) / f"{version}{_SUFFIX}"
    draft.replace(sealed)
    sync(sealed.parent)
    return sealed


def swap_in(sealed: Path, published_path: Path, how: Literal["symlink", "replace"]) -> None:
    """Let readers find this version from now on; at no instant do they find none or half."""
    staged = _staged(published_path)
    staged.unlink(missing_ok=True)
    if how == "symlink":
        staged.symlink_to(sealed.relative_to(published_path.parent))
    else:
        shutil.copyfile(sealed, staged)
        sync(staged)
        staged.chmod(READ_ONLY)
    staged.replace(published_path)
    sync(published_path.parent)


def set_aside_wal(published_path: Path, now: datetime) -> list[Path]:
    """Rename write-ahead logs that a client left beside published files, and tell the new names.

    Versions are whole without a log; a client that opened one for writing leaves one behind,
    which DuckDB would replay over the next version.
    """
    stray = [*published_path.parent.glob("*.wal"), *versions_dir(published_path).glob("*.wal")]
    return [_set_aside(path, now) for path in stray if not path.name.startswith(_DRAFT)]


def prune(published_path: Path, keep: int) -> list[Path]:
    """Remove all but the last versions and the one that readers find; tell what went."""
    current = published_path.resolve()
    old = [path for path in kept_versions(published_path)[:-keep] if path.resolve() != current]
    return list(_removed(old))


def _removed(paths: list[Path]) -> Iterator[Path]:
    for path in paths:
        try:
            path.unlink()
        except PermissionError:  # Windows, while a reader has it open: the next run removes it
            continue
        yield path


def _set_aside(path: Path, now: datetime) -> Path:
    aside = path.with_name(f"{path.name}.stray-{now.astimezone(UTC):%Y%m%dT%H%M%S.%f}Z")
    path.rename(aside)
    return aside


def _staged(published_path: Path) -> Path:
    return published_path.with_name(f".{published_path.name}.next")


def sync(path: Path) -> None:
    """Ask the system to put a file, or a folder's list of names, on disk."""
    if os.name == "nt" and path.is_dir():
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
