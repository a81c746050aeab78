"""The rows of ingest, as they go from function to function."""

from dataclasses import dataclass
from datetime import date, datetime

import polars as pl

DOCUMENTS_SCHEMA = pl.Schema(
    {
        "document_id": pl.String(),
        "source": pl.String(),
        "url": pl.String(),
        "path": pl.String(),
        "fetched_at": pl.Datetime("us", "UTC"),
        "http_status": pl.Int32(),
        "raw_sha256": pl.String(),
        "size_bytes": pl.Int64(),
        "media_type": pl.String(),
        "parent_document_id": pl.String(),
        "article_id": pl.String(),
        "disposition": pl.String(),
        "reason": pl.String(),
    }
)
ARTICLES_SCHEMA = pl.Schema(
    {
        "article_id": pl.String(),
        "article_version_id": pl.String(),
        "path": pl.String(),
        "url": pl.String(),
        "publisher": pl.String(),
        "title": pl.String(),
        "author": pl.String(),
        "published_on": pl.Date(),
        "published_basis": pl.String(),
        "language": pl.String(),
        "text": pl.String(),
        "text_sha256": pl.String(),
        "syndication_group": pl.String(),
    }
)


@dataclass(frozen=True, slots=True)
class Document:
    """One row of `documents`: one raw record and what became of it."""

    document_id: str
    source: str
    url: str | None
    path: str | None
    fetched_at: datetime
    http_status: int | None
    raw_sha256: str | None
    size_bytes: int | None
    media_type: str | None
    parent_document_id: str | None
    article_id: str | None = None
    disposition: str = "quarantined"
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """One row of `articles`: one distinct article, cleaned and dated."""

    article_id: str
    article_version_id: str
    path: str | None
    url: str | None
    publisher: str | None
    title: str | None
    author: str | None
    published_on: date | None
    published_basis: str
    language: str
    text: str
    text_sha256: str
    syndication_group: str


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """A record after reading: its row of the ledger, and its article if it holds one."""

    document: Document
    article: Article | None = None
