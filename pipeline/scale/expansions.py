"""What archives and tables held when they were last opened, so that they need not be again.

Kept in the lake under the container's own key and the code that opens it; the bytes of the members
lie in the raw store.
"""

from collections.abc import Callable, Iterable, Iterator, MutableMapping
from dataclasses import dataclass, field

import polars as pl

from pipeline.lake import Lake
from pipeline.scale.reading import reader_version, record_key
from pipeline.sources.log import record_of, rows_of
from pipeline.sources.records import RawRecord

STAGE = "members"
HASHES = "file_hashes"
# The list of members is held in memory while it is made; a longer one is made anew in each run.
MOST_MEMBERS = 100_000


@dataclass
class Expansions:
    """The members of every container, as earlier runs found them."""

    lake: Lake
    _used: set[str] = field(default_factory=set)

    @property
    def used(self) -> int:
        """How many containers were asked for so far."""
        return len(self._used)

    def of(
        self,
        container: RawRecord,
        is_read: Callable[[RawRecord], bool],
        found: Callable[[], Iterable[RawRecord]],
    ) -> Iterator[RawRecord]:
        """The records of a container, itself included: remembered, or `found` by opening it.

        They are opened again where any of them was not read yet, as that takes its bytes.
        """
        key = f"{record_key(container)}-{reader_version()}"
        self._used.add(key)
        known = self._remembered(key)
        if known and all(_needs_no_bytes(record) or is_read(record) for record in known):
            yield from known
        else:
            yield from self._noted(key, found())

    def tidy(self) -> None:
        """Forget the containers that no run asked for since."""
        self.lake.prune(STAGE, self._used)

    def _remembered(self, key: str) -> list[RawRecord]:
        if not self.lake.has(STAGE, key):
            return []
        return [record_of(row) for row in self.lake.read(STAGE, [key]).iter_rows(named=True)]

    def _noted(self, key: str, records: Iterable[RawRecord]) -> Iterator[RawRecord]:
        held: list[RawRecord] = []
        for record in records:
            if len(held) <= MOST_MEMBERS:
                held.append(record.without_content())
            yield record
        if len(held) <= MOST_MEMBERS:
            self.lake.remove(STAGE, key)
            self.lake.write(STAGE, key, rows_of(held))


def _needs_no_bytes(record: RawRecord) -> bool:
    return record.is_container or record.problem is not None


class FileHashes(MutableMapping[str, str]):
    """Hashes of large files by what their store tells of them, kept in the lake as they come."""

    def __init__(self, lake: Lake) -> None:
        self._lake = lake
        keys = lake.keys(HASHES)
        rows = lake.read(HASHES, keys).iter_rows() if keys else ()
        self._known: dict[str, str] = dict(rows)

    def __getitem__(self, stamp: str) -> str:
        return self._known[stamp]

    def __setitem__(self, stamp: str, sha256: str) -> None:
        self._known[stamp] = sha256
        self._lake.write(HASHES, stamp, pl.DataFrame({"stamp": [stamp], "sha256": [sha256]}))

    def __delitem__(self, stamp: str) -> None:
        del self._known[stamp]
        self._lake.remove(HASHES, stamp)

    def __iter__(self) -> Iterator[str]:
        return iter(self._known)

    def __len__(self) -> int:
        return len(self._known)
