"""Extraction run over every labelled source that is at hand, and scored."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import polars as pl

from pipeline.quality.evidence import PASSAGES, Passage, stating
from pipeline.quality.expectations import CheckedLine, check, load_checklist
from pipeline.quality.gold import HALVES, GoldArticle, load_folder, load_lines
from pipeline.quality.inputs import PreparedArticles, known_date, prepared, ready_for
from pipeline.quality.names import name_map
from pipeline.quality.pages import FOLDER, PageScores, evaluate_pages
from pipeline.quality.predictions import ClaimFrames
from pipeline.quality.score import Accuracy, Scores, quality_frame, score
from pipeline.reference import Reference

SOURCES = ("written", "real", "headlines", "seed", "pages")
Extract = Callable[[pl.DataFrame], ClaimFrames]


@dataclass(frozen=True)
class GoldPlaces:
    """Where labelled material lies; `shared` is outside of the project and may be missing.

    `sample` holds the labelled texts that a run without an inbox reads, `articles` further ones.
    """

    sample: Path
    gold: Path
    shared: Path

    @property
    def articles(self) -> Path:
        """The labelled texts that are no part of the sample."""
        return self.gold / "articles"

    def stating(self) -> frozenset[Passage]:
        """The passages beside those labelled of which readers said that they state a claim."""
        return stating(self.gold / PASSAGES)


@dataclass(frozen=True)
class Evaluation:
    """What the evaluated sources came to."""

    scores: tuple[Scores, ...]
    seed: tuple[CheckedLine, ...]
    dates: Accuracy | None
    skipped: tuple[str, ...]
    pages: PageScores | None = None

    @property
    def frame(self) -> pl.DataFrame:
        """The rows of `extraction_quality`."""
        return quality_frame(self.scores)

    def of(self, source: str) -> Scores | None:
        """The scores of one source; null when it was not evaluated."""
        return next((each for each in self.scores if each.source == source), None)


def load_source(source: str, places: GoldPlaces) -> list[GoldArticle]:
    """The labelled articles of a source; raises FileNotFoundError when they are not at hand."""
    if source == "written":
        folders = (places.sample, places.articles)
        return [each for texts in folders for each in load_folder(texts, places.gold, source)]
    if source == "real":
        folder = _existing(places.shared / "real-gold")
        return load_folder(folder, folder, source, knows_published=True)
    folder = _existing(places.shared / "headlines-gold")
    return load_lines(folder / "headlines.jsonl", folder / "labels.jsonl", source)


def evaluate(
    places: GoldPlaces, reference: Reference, extract: Extract, sources: Sequence[str] = SOURCES
) -> Evaluation:
    """Extract and score every wanted source that is at hand; the others are named as skipped."""
    evaluation = Evaluation((), (), None, ())
    for source in sources:
        try:
            evaluation = _add(evaluation, source, places, reference, extract)
        except FileNotFoundError as missing:
            skipped = f"{source}: skipped, {missing} is not here"
            evaluation = replace(evaluation, skipped=(*evaluation.skipped, skipped))
    return evaluation


def score_sample(
    places: GoldPlaces, documents: pl.DataFrame, claims: ClaimFrames, reference: Reference
) -> Evaluation:
    """Score claims that a run over the sample corpus has already made, without extracting again.

    Only the sample is scored: written gold that the run did not read is left to `evaluate`.
    `documents` is the ledger of that run: it tells which article each sample file became.
    """
    gold = load_folder(places.sample, places.gold, "written")
    known = documents.filter(pl.col("article_id").is_not_null()).select("path", "article_id")
    ids = {Path(path).stem: article for path, article in known.iter_rows()}
    whole = score(
        gold, claims, reference, source="written", documents=ids, stating=places.stating()
    )
    return Evaluation(tuple(halves(whole)), (), None, ())


def halves(whole: Scores) -> list[Scores]:
    """The scores of the tune half, of the check half, and of both together."""
    return [
        *(
            replace(
                whole,
                source=f"{whole.source}-{half}",
                articles=tuple(each for each in whole.articles if each.article.half == half),
            )
            for half in HALVES
        ),
        whole,
    ]


def _add(
    evaluation: Evaluation,
    source: str,
    places: GoldPlaces,
    reference: Reference,
    extract: Extract,
) -> Evaluation:
    if source == "seed":
        return replace(evaluation, seed=_seed(places, reference, extract))
    if source == "pages":
        folder = _existing(places.shared / FOLDER)
        return replace(evaluation, pages=evaluate_pages(folder, places.gold / "page_dates.csv"))
    gold = load_source(source, places)
    ready = ready_for(source, gold)
    claims = extract(ready.articles)
    said = places.stating()
    whole = score(gold, claims, reference, source=source, documents=ready.documents, stating=said)
    if source != "written":
        return replace(evaluation, scores=(*evaluation.scores, whole))
    scores = (*evaluation.scores, *halves(whole))
    return replace(evaluation, scores=scores, dates=_dates(gold, ready))


def _seed(places: GoldPlaces, reference: Reference, extract: Extract) -> tuple[CheckedLine, ...]:
    checklist = load_checklist(places.gold / "seed_expectations.json")
    path = _existing(places.shared / "seeds" / f"{checklist.document}.txt")
    text = path.read_text(encoding="utf-8")
    article = GoldArticle(checklist.document, "seed", text, None, (), path=path)
    articles = prepared([article]).articles
    return tuple(check(checklist, articles, extract(articles), name_map(reference)))


def _dates(gold: Sequence[GoldArticle], ready: PreparedArticles) -> Accuracy:
    """How often the cleaned article has the labelled publication date, or rightly none."""
    found = dict(ready.articles.select("article_id", "published_on").iter_rows())
    right = sum(
        found.get(ready.documents.get(each.document_id, "")) == known_date(each.published)
        for each in gold
    )
    return Accuracy(right, len(gold))


def _existing(path: Path) -> Path:
    if not path.exists():
        raise FileNotFoundError(str(path))
    return path
