"""Which records the log of a source gave when it was last read: while it is as it was, so are they.

Kept in the lake under the parts of the log and the code that reads. A source whose records were all
read before need not be gone through again; what that costs does not grow with what is stored.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import polars as pl

from pipeline.lake import Lake
from pipeline.scale.keys import digest
from pipeline.scale.reading import reader_version
from pipeline.sources import LoggedSource, Source
from pipeline.sources.forms import Limits

STAGE = "replays"
SCHEMA = pl.Schema({"record_key": pl.String})


@dataclass
class Replays:
    """The records of every logged source, by keys alone; `limits` bound what is opened."""

    lake: Lake
    limits: Limits
    _used: set[str] = field(default_factory=set)

    def find(self, source: Source, is_read: Callable[[str], bool]) -> list[str] | None:
        """The record keys of a source that is as it was, where all of them are read; else None."""
        key = self._key(source)
        if key is None or not self.lake.has(STAGE, key):
            return None
        known: list[str] = self.lake.read(STAGE, [key])["record_key"].to_list()
        if not all(map(is_read, known)):
            return None
        self._used.add(key)
        return known

    def keep(self, source: Source, keys: Sequence[str]) -> None:
        """Note the keys of all records of a source."""
        key = self._key(source)
        if key is not None:
            self._used.add(key)
            self.lake.remove(STAGE, key)
            self.lake.write(STAGE, key, pl.DataFrame({"record_key": keys}, schema=SCHEMA))

    def tidy(self) -> None:
        """Forget what no source asked for."""
        self.lake.prune(STAGE, self._used)

    def _key(self, source: Source) -> str | None:
        if not isinstance(source, LoggedSource):
            return None
        return digest(source.name, source.stamp, reader_version(), repr(self.limits))
