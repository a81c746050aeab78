"""Raw records to the ledger of documents and the table of articles."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter

import polars as pl

from pipeline.articles.copies import settle_copies
from pipeline.articles.model import Article, Document, ReadDocument
from pipeline.articles.read import read_record
from pipeline.articles.syndication import syndication_groups
from pipeline.articles.withdrawals import Withdrawal, take_out
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


def assemble(read: Sequence[ReadDocument], gone: Sequence[Withdrawal] = ()) -> Ingested:
    """Decide which documents are copies of one another, and build the tables.

    What is `gone` is left out first, so that a copy of it that is not may stand in its place.
    """
    settled = settle_copies(take_out(read, gone))
    articles = _grouped([each.article for each in settled if each.article is not None])
    return Ingested(
        documents=_frame("documents", [each.document for each in settled]).sort("document_id"),
        articles=_frame("articles", articles).sort("article_id"),
    )


def _grouped(articles: Sequence[Article]) -> list[Article]:
    """The articles, those of one story under the id of the one that stands for it."""
    groups = syndication_groups(articles)
    return [replace(each, syndication_group=groups[each.article_id]) for each in articles]


def _frame(table: str, rows: Sequence[Document] | Sequence[Article]) -> pl.DataFrame:
    schema = polars_schema(table)
    values = attrgetter(*schema)
    return pl.DataFrame([values(row) for row in rows], schema=schema, orient="row")
