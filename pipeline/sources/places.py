"""Files where they lie: by glob on this machine, or in an object store by URI."""

import hashlib
from collections.abc import Iterator, MutableMapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from typing import IO, Any

import fsspec

from pipeline.sources.forms.kinds import STREAMED, media_type_of, suffix_of
from pipeline.sources.ids import content_id
from pipeline.sources.records import RawRecord

SOURCE_NAME = "files"
_BLOCK = 1 << 20
_GLOB_SIGNS = frozenset("*?[")
# Under one of these names a store tells when an object was last written.
_TIMES = ("mtime", "LastModified", "last_modified", "updated", "created")
_VERSIONS = ("ETag", "etag", "generation", "ino")


@dataclass(frozen=True, slots=True)
class PlacesSource:
    """The files that patterns name: paths, globs, or URIs such as `s3://bucket/2021/*.warc.gz`.

    `hashes` remembers the hash of each file as it was, so that one that has not changed is not
    fetched again to see that.
    """

    patterns: Sequence[str]
    now: datetime
    max_bytes: int
    hashes: MutableMapping[str, str] = field(default_factory=dict)
    name: str = SOURCE_NAME

    def records(self) -> Iterator[RawRecord]:
        """Yield one record per file, each file once; a pattern that finds none is one too."""
        seen: set[str] = set()
        for pattern in self.patterns:
            try:
                store, places = _places(pattern)
            except Exception as error:
                # Each store raises errors of its own kind, and one that fails stops no other.
                yield self._record(pattern, None, problem=f"it cannot be listed: {_said(error)}")
                continue
            if not places:
                yield self._record(pattern, None, problem="there is no file of this name")
            for place in places:
                uri = str(store.unstrip_protocol(place)).removeprefix("file://")
                if uri not in seen:
                    seen.add(uri)
                    yield self._read(store, place, uri)

    def _read(self, store: Any, place: str, uri: str) -> RawRecord:
        media_type = media_type_of(place)
        if media_type is None:
            return self._record(uri, None, problem=f"form {suffix_of(place)} is not read yet")
        try:
            return self._opened(store, place, uri, store.info(place), media_type)
        except Exception as error:
            return self._record(uri, media_type, problem=f"it cannot be read: {_said(error)}")

    def _opened(
        self, store: Any, place: str, uri: str, info: dict[str, Any], media_type: str
    ) -> RawRecord:
        size, changed = int(info.get("size") or 0), _changed(info, self.now)
        if media_type in STREAMED:
            opener = partial(store.open, place, "rb")
            sha256 = self._hash(content_id(uri, str(size), str(changed), _version(info)), opener)
            return self._record(uri, media_type, changed, size=size, sha256=sha256, opener=opener)
        if size > self.max_bytes:
            problem = f"{size} bytes are more than the limit of {self.max_bytes}"
            return self._record(uri, media_type, changed, size=size, problem=problem)
        with store.open(place, "rb") as file:
            return self._record(uri, media_type, changed, content=file.read(self.max_bytes))

    def _hash(self, stamp: str, opener: Any) -> str:
        if stamp not in self.hashes:
            with opener() as file:
                self.hashes[stamp] = _sha256_of(file)
        return self.hashes[stamp]

    def _record(
        self,
        uri: str,
        media_type: str | None,
        fetched_at: datetime | None = None,
        *,
        content: bytes | None = None,
        size: int | None = None,
        sha256: str | None = None,
        opener: Any = None,
        problem: str | None = None,
    ) -> RawRecord:
        return RawRecord(
            source=self.name,
            path=uri,
            url=None,
            content=content,
            media_type=media_type,
            # A failure is told under the same instant in every run: nothing else has changed.
            fetched_at=fetched_at or datetime(1970, 1, 1, tzinfo=UTC),
            size_bytes=size,
            problem=problem,
            stored_sha256=sha256,
            opener=opener,
        )


def _places(pattern: str) -> tuple[Any, list[str]]:
    """The store of a pattern, and its files, sorted; of a folder all that lie below it."""
    store, path = fsspec.core.url_to_fs(pattern)
    if _GLOB_SIGNS & set(path):
        found = store.glob(path)
    elif store.isdir(path):
        found = store.find(path)
    else:
        found = [path] if store.exists(path) else []
    return store, sorted(str(place) for place in found if not store.isdir(place))


def _changed(info: dict[str, Any], now: datetime) -> datetime:
    stated = next((info[name] for name in _TIMES if info.get(name)), None)
    if isinstance(stated, int | float):
        stated = datetime.fromtimestamp(stated, UTC)
    if isinstance(stated, str):
        stated = datetime.fromisoformat(stated)
    return min(stated.astimezone(UTC), now) if isinstance(stated, datetime) else now


def _version(info: dict[str, Any]) -> str:
    return str(next((info[name] for name in _VERSIONS if info.get(name)), ""))


def _sha256_of(file: IO[bytes]) -> str:
    digest = hashlib.sha256()
    for block in iter(partial(file.read, _BLOCK), b""):
        digest.update(block)
    return digest.hexdigest()


def _said(error: Exception) -> str:
    return " ".join(f"{type(error).__name__}: {error}".split())[:300]
