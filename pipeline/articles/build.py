"""Raw records to the ledger of documents and the table of articles."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass

import polars as pl

from pipeline.articles.copies import settle_copies
from pipeline.articles.model import ReadDocument
from pipeline.articles.read import read_record
from pipeline.schemas import polars_schema
from pipeline.sources.records import RawRecord


@dataclass(frozen=True, slots=True)
class Ingested:
    """The two tables of ingest: one row per record, one row per distinct article."""

    documents: pl.DataFrame
    articles: pl.DataFrame


def read_documents(records: Iterable[RawRecord]) -> Ingested:
    """Read records into the ledger and the articles; every record is one row of `documents`.

    The tables are sorted by their keys, so that the order of the records does not matter.
    """
    return assemble([read_record(record) for record in records])


def assemble(read: Sequence[ReadDocument]) -> Ingested:
    """Decide which documents are copies of one another, and build the tables."""
    settled = settle_copies(read)
    documents = [asdict(each.document) for each in settled]
    articles = [asdict(each.article) for each in settled if each.article is not None]
    return Ingested(
        documents=pl.DataFrame(documents, schema=polars_schema("documents")).sort("document_id"),
        articles=pl.DataFrame(articles, schema=polars_schema("articles")).sort("article_id"),
    )
