"""The rows of ingest, as they go from function to function."""

from dataclasses import dataclass
from datetime import date, datetime


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
    """One row of `articles`: one distinct article, cleaned and dated.

    `signature` is no column: it tells near duplicates, and is empty for texts too short for that.
    """

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
    signature: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """A record after reading: its row of the ledger, and its article if it holds one."""

    document: Document
    article: Article | None = None
