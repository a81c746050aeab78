"""What parts of the reading are worth: the scores without each of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pipeline.extract import extract_claims
from pipeline.extract.reach import FULL, Reach
from pipeline.quality.counts import Counts
from pipeline.quality.inputs import PreparedArticles
from pipeline.quality.score import Scores, score
from pipeline.reference import Reference

OFFICIALS = "officials"
PARTS: Mapping[str, Reach] = {
    "discourse": Reach(discourse=False),
    "article's country": Reach(article_country=False),
    "officials": FULL,
}
"""What is left out, and how far reading then reaches; officials are left out of the reference."""


@dataclass(frozen=True)
class Ablation:
    """Core counts of a source, all kinds together, without one part."""

    source: str
    without: str
    counts: Counts


def ablations(scores: Scores, ready: PreparedArticles, reference: Reference) -> Iterator[Ablation]:
    """Extract and score a source again, each time without one part."""
    gold = [each.article for each in scores.articles]
    for part, reach in PARTS.items():
        known = without_officials(reference) if part == "officials" else reference
        claims = extract_claims(ready.articles, known, reach)
        again = score(gold, claims, reference, source=scores.source, documents=ready.documents)
        yield Ablation(scores.source, part, again.counts())


def without_officials(reference: Reference) -> Reference:
    """The same reference with nobody in office."""
    return Reference({**reference.tables, OFFICIALS: reference[OFFICIALS].clear()})
