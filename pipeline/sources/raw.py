"""Raw records kept as they came in."""

from collections.abc import Iterable, Iterator

from pipeline.lake import RawStore
from pipeline.sources.records import RawRecord


def keep_raw(records: Iterable[RawRecord], store: RawStore) -> Iterator[RawRecord]:
    """Store the bytes of each record as it passes; a record without bytes passes alone."""
    for record in records:
        if record.content is not None:
            store.put(record.content)
        yield record
