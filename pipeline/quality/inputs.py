"""Labelled articles made into the articles that the pipeline would have made of them."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl

from pipeline.quality.gold import GoldArticle
from pipeline.schemas import polars_schema

DATE_FORMS = {4: "%Y", 7: "%Y-%m", 10: "%Y-%m-%d"}


@dataclass(frozen=True)
class PreparedArticles:
    """Articles to extract from, and the article id of each labelled document."""

    articles: pl.DataFrame
    documents: dict[str, str]


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


def _title_row(article: GoldArticle) -> dict[str, object]:
    digest = hashlib.sha256(article.text.encode()).hexdigest()
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


def prepared(gold: Sequence[GoldArticle]) -> PreparedArticles:
    """Whole articles; the first line is the title."""
    rows = [
        _title_row(article) | {"title": article.text.strip().partition("\n")[0]} for article in gold
    ]
    return PreparedArticles(
        pl.DataFrame(rows, schema=polars_schema("articles")),
        {article.document_id: article.document_id for article in gold},
    )
