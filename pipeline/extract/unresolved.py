"""Names that look like an operator or a vendor and are not in the reference, by frequency."""

from collections.abc import Iterator

import polars as pl

from pipeline import schemas
from pipeline.extract.gate import may_state_facts
from pipeline.extract.reading.names import prepare
from pipeline.extract.reading.sentence import Article
from pipeline.language.names import NameIndex, name_index
from pipeline.language.provisional import PREFIX
from pipeline.reference import Reference

READ = ("article_id", "text", "title", "published_on", "publisher")


def find_unresolved(articles: pl.DataFrame, reference: Reference) -> pl.DataFrame:
    """Unknown names, the most frequent first: kind, provisional id, counts, an example sentence.

    These are the names under whose provisional ids claims are kept.
    """
    index = name_index(reference)
    read = articles.filter(may_state_facts(articles["text"], reference))
    rows = [
        {"name": name, "kind": kind, "provisional_id": slug, "article_id": row[0], "example": said}
        for row in read.select(READ).sort("article_id").iter_rows()
        for name, kind, slug, said in _unknown(Article(*row), index)
    ]
    if not rows:
        return schemas.empty("unresolved_mentions")
    return _counted(pl.DataFrame(rows))


def _unknown(article: Article, index: NameIndex) -> Iterator[tuple[str, str, str, str]]:
    for sentence, _, mentions in prepare(article, index):
        for mention in mentions:
            if mention.sense.id.startswith(PREFIX):
                said = article.text[sentence.start : sentence.end]
                yield mention.text, mention.kind, mention.sense.id, said


def _counted(rows: pl.DataFrame) -> pl.DataFrame:
    counted = rows.group_by("provisional_id", "kind", maintain_order=True).agg(
        pl.len().cast(pl.Int64).alias("mentions"),
        pl.col("article_id").n_unique().cast(pl.Int64).alias("articles"),
        pl.col("name").first(),
        pl.col("example").first(),
        pl.col("article_id").first().alias("example_article_id"),
    )
    return counted.select(schemas.polars_schema("unresolved_mentions").names()).sort(
        ["mentions", "name"], descending=[True, False]
    )
