"""What `backhaul eval` and `python -m pipeline.quality` do."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rich.console import Console

from pipeline.quality.diagnosis import Diagnosis, diagnose
from pipeline.quality.evaluate import SOURCES, Evaluation, GoldPlaces, evaluate
from pipeline.quality.floors import broken, load_floors
from pipeline.quality.pages import PageScores
from pipeline.quality.score import Fault
from pipeline.quality.show import show, show_diagnosis, show_faults
from pipeline.reference import load_reference
from pipeline.settings import Settings


@dataclass(frozen=True)
class Wanted:
    """Which sources to score and how to tell the outcome."""

    sources: Sequence[str] = SOURCES
    as_json: bool = False
    faults: bool = False
    half: str = "tune"
    diagnosis: bool = False


def run_evaluation(settings: Settings, wanted: Wanted, console: Console) -> int:
    """Score extraction, print the outcome; 1 when a floor is broken, else 0."""
    evaluation = evaluate_here(settings, wanted.sources)
    failing = broken(load_floors(settings.gold_dir / "floors.toml"), evaluation)
    diagnosis = Diagnosis()
    if wanted.diagnosis:
        diagnosis = diagnose(evaluation, load_reference(settings.reference_dir))
    if wanted.faults:
        show_faults(faults_of(evaluation, wanted.half), console)
    if wanted.as_json:
        console.print_json(json.dumps(as_json(evaluation, failing) | diagnosed(diagnosis)))
    else:
        show(evaluation, console)
        show_diagnosis(diagnosis, evaluation, console)
        for line in failing:
            console.print(f"[red]floor broken:[/] {line}", highlight=False)
    return 1 if failing else 0


def evaluate_here(settings: Settings, sources: Sequence[str] = SOURCES) -> Evaluation:
    """Score the installed engine with the shipped reference on what is at hand."""
    from pipeline.extract import extract_claims

    reference = load_reference(settings.reference_dir)
    places = GoldPlaces(settings.sample_dir, settings.gold_dir, settings.shared_dir)
    return evaluate(
        places, reference, lambda articles: extract_claims(articles, reference), sources
    )


def faults_of(evaluation: Evaluation, half: str) -> Iterator[Fault]:
    """The worklist of each source; of the written one only the wanted half, to keep one unseen."""
    for scores in evaluation.scores:
        if scores.source in (f"written-{half}", "real", "headlines"):
            yield from scores.faults()


def as_json(evaluation: Evaluation, failing: Sequence[str]) -> dict[str, object]:
    """The outcome for machines."""
    return {
        "scores": evaluation.frame.to_dicts(),
        "accuracy": {
            each.source: {
                name: [value.right, value.of]
                for name, value in (
                    ("certainty", each.certainty),
                    ("authority", each.authority),
                    ("evidence", each.evidence),
                    ("silent", each.without_facts),
                )
            }
            for each in evaluation.scores
        },
        "seed": [[line.what, line.holds, line.detail] for line in evaluation.seed],
        "pages": _pages(evaluation.pages),
        "skipped": list(evaluation.skipped),
        "floors_broken": list(failing),
    }


def diagnosed(diagnosis: Diagnosis) -> dict[str, object]:
    """What the faults come from, for machines; empty where it was not asked for."""
    if not diagnosis.causes:
        return {}
    without = [
        {"source": e.source, "without": e.without, "precision": e.counts.precision}
        | {"recall": e.counts.recall}
        for e in diagnosis.ablations
    ]
    lost = {each.source: dict(each.lost) for each in diagnosis.causes}
    wrong = {each.source: dict(each.wrong) for each in diagnosis.causes}
    return {"lost": lost, "wrong": wrong, "ablations": without}


def _pages(found: PageScores | None) -> dict[str, object] | None:
    if found is None:
        return None
    shares = {"precision": found.precision, "recall": found.recall, "f1": found.f1}
    return {"pages": found.pages, **shares, "dates": [found.dates.right, found.dates.of]}
