"""Plots as metadata of assets: drawn once for each content, kept in the lake."""

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

import dagster as dg
import polars as pl

from pipeline.defs.metadata import source_version
from pipeline.defs.session import Session
from pipeline.report import charts
from pipeline.scale.keys import digest

STAGE: Final = "pictures"
WIDTH: Final = 560
VERSION: Final = source_version("report/charts.py")
Rows = Sequence[Mapping[str, Any]]
KEPT: Final = 40
"""Pictures kept; beyond that all are drawn anew, which takes a second."""


def claims_by_month(
    session: Session, kind: str, claims: pl.DataFrame, articles: pl.DataFrame
) -> dict[str, Any]:
    """How many claims of a kind the articles of each month make."""
    rows = (
        claims.join(articles.select("article_id", "published_on"), on="article_id")
        .drop_nulls("published_on")
        .group_by(month=pl.col("published_on").dt.truncate("1mo"))
        .agg(n=pl.len())
        .sort("month")
        .with_columns(kind=pl.lit(kind))
        .to_dicts()
    )
    return _picture(session, "claims_by_month", charts.claims_over_time, rows)


def counted_by(session: Session, frame: pl.DataFrame, column: str) -> dict[str, Any]:
    """How many rows there are of each value of a column, most first."""
    rows = (
        frame.group_by(name=pl.col(column))
        .agg(n=pl.len())
        .sort("n", "name", descending=[True, False])
        .head(20)
        .to_dicts()
    )
    return _picture(session, f"by_{column}", charts.counted, rows)


def quality_by_kind(session: Session, quality: pl.DataFrame) -> dict[str, Any]:
    """Precision and recall of each kind of claim on written gold, with their intervals."""
    rows = charts.quality_rows(quality.to_dicts())
    return _picture(session, "quality_by_kind", charts.quality_by_kind, rows)


def _picture(
    session: Session, name: str, chart: Callable[[Any, int], Any], rows: Rows
) -> dict[str, Any]:
    if not rows:
        return {}
    drawn = _kept(session, chart, rows)
    return {name: dg.MetadataValue.md(f"![{name}](data:image/png;base64,{drawn})")}


def _kept(session: Session, chart: Callable[[Any, int], Any], rows: Rows) -> str:
    """The picture as base64; the libraries that draw are not even loaded where it is known."""
    key = digest(VERSION, chart.__name__, json.dumps(list(rows), default=str))
    if not session.lake.has(STAGE, key):
        if len(session.lake.keys(STAGE)) >= KEPT:
            session.lake.prune(STAGE, ())
        frame = pl.DataFrame({"png": [charts.base64_png(chart(rows, WIDTH))]})
        session.lake.write(STAGE, key, frame)
    picture: str = session.lake.read(STAGE, [key]).item()
    return picture
