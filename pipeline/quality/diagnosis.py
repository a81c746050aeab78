"""What an evaluation is explained by: the stages that lose claims, what makes false ones."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import polars as pl

from pipeline.quality.ablation import Ablation, ablations
from pipeline.quality.causes import Causes, causes_of
from pipeline.quality.evaluate import Evaluation, halves
from pipeline.quality.inputs import ready_for
from pipeline.quality.sample import common_words, template
from pipeline.quality.score import Scores
from pipeline.reference import Reference

DIAGNOSED = ("written", "real", "headlines")


@dataclass(frozen=True)
class Diagnosis:
    """Per source what was lost and why, and what it would score without parts of the reading."""

    causes: tuple[Causes, ...] = ()
    ablations: tuple[Ablation, ...] = ()
    parts: tuple[Scores, ...] = ()
    """Parts of a source by themselves: the first articles, each template of headlines once."""


def diagnose(evaluation: Evaluation, reference: Reference) -> Diagnosis:
    """Read the evaluated sources again and say what their faults come from."""
    causes: list[Causes] = []
    without: list[Ablation] = []
    for whole in (each for each in evaluation.scores if each.source in DIAGNOSED):
        ready = ready_for(whole.source, [each.article for each in whole.articles])
        split = halves(whole)[:-1] if whole.source == "written" else [whole]
        causes += [causes_of(part, ready, reference) for part in split]
        without += ablations(whole, ready, reference)
    return Diagnosis(tuple(causes), tuple(without), tuple(_parts(evaluation)))


def _parts(evaluation: Evaluation) -> Iterator[Scores]:
    written, headlines = evaluation.of("written"), evaluation.of("headlines")
    if written is not None:
        yield first_articles(written)
    if headlines is not None:
        yield each_template_once(headlines)


def first_articles(written: Scores) -> Scores:
    """The scores over the articles that the project began with, `a..` and `b..`."""
    kept = tuple(e for e in written.articles if e.article.document_id.startswith(("a", "b")))
    return replace(written, source="written-first", articles=kept)


def each_template_once(headlines: Scores) -> Scores:
    """The scores over the first headline of each template, where names and numbers alone differ."""
    titles = [each.article.text for each in headlines.articles]
    common = common_words(pl.Series(titles))
    first = {template(title, common): n for n, title in reversed(list(enumerate(titles)))}
    kept = tuple(headlines.articles[n] for n in sorted(first.values()))
    return replace(headlines, source="headlines-once", articles=kept)
