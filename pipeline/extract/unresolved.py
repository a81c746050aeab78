"""Names that look like an operator or a vendor and are not in the reference."""

import re
from collections.abc import Iterator

import polars as pl

from pipeline import schemas
from pipeline.language.mentions import find_names
from pipeline.language.names import NameIndex, name_index
from pipeline.language.sentences import sentences
from pipeline.language.tokens import tokenize
from pipeline.reference import Reference

_NAME = r"(?P<name>[A-Z][\w&'-]+(?:\s+[A-Z][\w&'-]+){0,2})"
PATTERNS = (
    (
        "operator",
        re.compile(
            r"\b(?P<name>(?:[A-Z][\w&'-]+\s+){1,2}(?:Telecom|Telecoms|Telekom|Mobile|Wireless|Cellular"
            r"|Telecommunications|Telecomunicaciones|Mobiltel))\b"
        ),
    ),
    (
        "operator",
        re.compile(
            r"\b(?:mobile|wireless|cellular|telecom|telecoms|network|phone)\s+"
            r"(?:operator|carrier|company|provider)\s+" + _NAME
        ),
    ),
    ("operator", re.compile(r"\b(?:carrier|operator|telco)\s+" + _NAME)),
    (
        "vendor",
        re.compile(
            r"\b(?:equipment|gear|network|kit)\s+(?:maker|vendor|supplier|manufacturer)\s+" + _NAME
        ),
    ),
)
GENERIC = frozenset({"the", "new", "mobile", "wireless", "telecom", "national", "global"})


def find_unresolved(articles: pl.DataFrame, reference: Reference) -> pl.DataFrame:
    """Unknown names by frequency: kind, provisional id, counts and an example sentence."""
    index = name_index(reference)
    rows = [
        {"name": name, "kind": kind, "article_id": article_id, "example": example}
        for article_id, text in articles.select("article_id", "text").iter_rows()
        for kind, name, example in _unknown(text, index)
    ]
    if not rows:
        return schemas.empty("unresolved_mentions")
    return _counted(pl.DataFrame(rows))


def _unknown(text: str, index: NameIndex) -> Iterator[tuple[str, str, str]]:
    for sentence in sentences(text):
        said = text[sentence.start : sentence.end]
        for kind, pattern in PATTERNS:
            for match in pattern.finditer(said):
                name = match["name"].strip()
                if not _is_known(name, index) and name.split()[0].lower() not in GENERIC:
                    yield kind, name, said


def _is_known(name: str, index: NameIndex) -> bool:
    return bool(find_names(tokenize(name), index))


def provisional_id(name: str) -> str:
    """The slug under which an unknown name is kept until somebody curates it."""
    return "provisional:" + re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")


def _counted(rows: pl.DataFrame) -> pl.DataFrame:
    counted = (
        rows.sort("name", "kind", "article_id", "example")
        .group_by("name", "kind", maintain_order=True)
        .agg(
            pl.len().cast(pl.Int64).alias("mentions"),
            pl.col("article_id").n_unique().cast(pl.Int64).alias("articles"),
            pl.col("example").first(),
            pl.col("article_id").first().alias("example_article_id"),
        )
        .with_columns(
            pl.col("name").map_elements(provisional_id, pl.String).alias("provisional_id")
        )
    )
    return counted.select(schemas.polars_schema("unresolved_mentions").names()).sort(
        ["mentions", "name"], descending=[True, False]
    )
