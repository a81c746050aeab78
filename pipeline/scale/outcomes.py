"""What the last ingest came to, so that one with nothing new need not group all articles again.

Kept in the lake under all that it was made from: the readings, the withdrawals, and the shape of
its tables. The code that groups is part of every reading's version.
"""

from collections.abc import Sequence

from pipeline.articles import Ingested
from pipeline.articles.withdrawals import Withdrawal
from pipeline.lake import Lake
from pipeline.scale.keys import digest
from pipeline.schemas import polars_schema

DOCUMENTS, ARTICLES = "ledger", "ledger_articles"


def key_of(readings: str, withdrawn: Sequence[Withdrawal]) -> str:
    """The key of an outcome; `readings` is a hash of the readings that it was made from."""
    shapes = (str(polars_schema(table)) for table in ("documents", "articles"))
    return digest(readings, *map(repr, withdrawn), *shapes)


def find(lake: Lake, key: str) -> Ingested | None:
    """The outcome of that key, where it is the one that was kept."""
    if not (lake.has(DOCUMENTS, key) and lake.has(ARTICLES, key)):
        return None
    return Ingested(lake.read(DOCUMENTS, [key]), lake.read(ARTICLES, [key]))


def keep(lake: Lake, key: str, ingested: Ingested) -> None:
    """Keep this outcome, and it alone."""
    for stage, frame in ((DOCUMENTS, ingested.documents), (ARTICLES, ingested.articles)):
        lake.remove(stage, key)
        lake.write(stage, key, frame)
        lake.prune(stage, [key])
