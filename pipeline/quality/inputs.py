"""Labelled articles made into the articles that the pipeline makes of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl

from pipeline.articles.build import read_documents
from pipeline.articles.identity import sha256_of
from pipeline.quality.gold import GoldArticle
from pipeline.schemas import polars_schema
from pipeline.sources.records import RawRecord
from pipeline.sources.sidecar import SIDECAR_SUFFIX, read_sidecar

EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
DATE_FORMS = {4: "%Y", 7: "%Y-%m", 10: "%Y-%m-%d"}


@dataclass(frozen=True)
class PreparedArticles:
    """Articles to extract from, and the article id of each labelled document that became one."""

    articles: pl.DataFrame
    documents: dict[str, str]


def ready_for(source: str, gold: Sequence[GoldArticle]) -> PreparedArticles:
    """The labelled articles of a source as they are read: headlines are a title alone."""
    return title_only(gold) if source == "headlines" else prepared(gold)


def prepared(gold: Sequence[GoldArticle]) -> PreparedArticles:
    """Texts read and cleaned as if they lay in an inbox, each with what a fetcher knew of it."""
    read = read_documents(_record(article) for article in gold)
    kept = read.documents.filter(pl.col("article_id").is_not_null())
    documents = dict(kept.select("path", "article_id").iter_rows())
    return PreparedArticles(read.articles, documents)


def title_only(gold: Sequence[GoldArticle]) -> PreparedArticles:
    """Articles that are a title and nothing else: headlines, with date and address known."""
    rows = [_title_row(article) for article in gold]
    return PreparedArticles(
        pl.DataFrame(rows, schema=polars_schema("articles")),
        {article.document_id: article.document_id for article in gold},
    )


def known_date(text: str | None) -> dt.date | None:
    """The first day of `YYYY`, `YYYY-MM` or `YYYY-MM-DD`."""
    if text is None:
        return None
    return dt.datetime.strptime(text, DATE_FORMS[len(text)]).replace(tzinfo=dt.UTC).date()


def _record(article: GoldArticle) -> RawRecord:
    return RawRecord(
        source=article.source,
        path=article.document_id,
        url=article.url,
        content=article.text.encode(),
        media_type="text/plain",
        fetched_at=EPOCH,
        sidecar=_metadata(article),
    )


def _metadata(article: GoldArticle) -> dict[str, str]:
    """What stands beside the text; the label's date only where a fetcher would have known it."""
    if article.knows_published and article.published is not None:
        return {"published": article.published}
    if article.path is None:
        return {}
    beside = article.path.with_suffix(SIDECAR_SUFFIX)
    return read_sidecar(beside) if beside.exists() else {}


def _title_row(article: GoldArticle) -> dict[str, object]:
    digest = sha256_of(article.text.encode())
    published = known_date(article.published)
    return {
        "article_id": article.document_id,
        "article_version_id": digest[:16],
        "path": None,
        "url": article.url,
        "publisher": None,
        "title": article.text,
        "author": None,
        "published_on": published,
        "published_basis": "not_stated" if published is None else "metadata",
        "language": "en",
        "text": article.text,
        "text_sha256": digest,
        "syndication_group": digest[:16],
    }
