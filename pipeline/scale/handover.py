"""The clean articles, as ingest hands them to whatever reads their text."""

from collections.abc import Mapping
from typing import Any

import polars as pl

from pipeline.lake import Lake, PartNotFound

STAGE = "articles"


def keep_articles(lake: Lake, key: str, articles: pl.DataFrame) -> None:
    """Write the articles under a key that names their content, and drop earlier ones."""
    lake.write(STAGE, key, articles)
    lake.prune(STAGE, [key])


def read_articles(lake: Lake, key: str) -> pl.DataFrame:
    """The articles of that content; raises PartNotFound."""
    return lake.read(STAGE, [key])


def find_article(lake: Lake, article_id: str) -> Mapping[str, Any] | None:
    """The article as it was last read, its text included; none when it is no longer there."""
    for key in lake.keys(STAGE):
        try:
            found = lake.read(STAGE, [key]).filter(pl.col("article_id") == article_id)
        except PartNotFound:  # a run under way has just replaced it
            continue
        if found.height:
            return found.row(0, named=True)
    return None
