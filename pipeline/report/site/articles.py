"""Whole articles, the sentences marked that speak for facts: only where texts may be shown."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from pipeline.report.site import places
from pipeline.report.site.published import Published, Row
from pipeline.report.site.render import Site

Piece = tuple[str, Sequence[str]]
"""A stretch of text, and the claims that it states."""


def write_articles(site: Site, data: Published, texts: Mapping[str, str]) -> None:
    """Write a page for each article with evidence, if this version may show its texts."""
    if data.info["has_text"] != "true":
        return
    spans: dict[str, dict[tuple[int, int], set[str]]] = defaultdict(lambda: defaultdict(set))
    for row in data.evidence:
        spans[row["article_id"]][row["evidence_start"], row["evidence_end"]].add(row["claim_id"])
    for article in data["articles"]:
        text = texts.get(article["article_id"])
        if text is not None and article["article_id"] in spans:
            _write(site, article, list(pieces(text, spans[article["article_id"]])))


def pieces(text: str, spans: Mapping[tuple[int, int], set[str]]) -> Iterator[Piece]:
    """The text cut where evidence begins and ends; where spans overlap, the first one is marked."""
    at = 0
    for (start, end), claims in sorted(spans.items()):
        begin = max(start, at)
        if begin > at:
            yield text[at:begin], ()
        if end > begin:
            yield text[begin:end], sorted(claims)
            at = end
    yield text[at:], ()


def _write(site: Site, article: Row, cut: Sequence[Piece]) -> None:
    site.page(
        places.page("articles", article["article_id"]),
        "article.html",
        title=article["title"] or "Article",
        article=article,
        url=places.web_address(article["url"]),
        pieces=cut,
    )
