"""`python -m pipeline.quality.passages`: evidence that nobody has read yet, for readers to judge.

Printed are, of the claims matched in core, those whose evidence is another sentence than the one
that the label points to, a line each: the columns of `readings/passages.csv` up to the verdicts,
and the sentence. With `--verdicts` what readers said of those that are made today.
"""

import argparse
from collections.abc import Iterator, Mapping

from rich.console import Console

from pipeline.extract import extract_claims
from pipeline.quality.evaluate import Evaluation, GoldPlaces, evaluate
from pipeline.quality.evidence import PASSAGES, Passage, load_passages
from pipeline.quality.predictions import Prediction
from pipeline.quality.verdicts import RIGHT
from pipeline.reference import load_reference
from pipeline.settings import Settings

SOURCES = ("written", "real")
Verdicts = Mapping[Passage, tuple[str, str]]


def main() -> int:
    """Print what is to be read, or what was said."""
    parser = argparse.ArgumentParser(prog="python -m pipeline.quality.passages")
    parser.add_argument("--verdicts", action="store_true", help="what readers said, in figures")
    given, settings = parser.parse_args(), Settings()
    places = GoldPlaces(settings.sample_dir, settings.gold_dir, settings.shared_dir)
    reference = load_reference(settings.reference_dir)
    found = evaluate(places, reference, extract_claims, SOURCES)
    said = load_passages(settings.gold_dir / PASSAGES)
    console = Console(highlight=False, soft_wrap=True, markup=False)
    for line in _figures(found, said) if given.verdicts else _unread(found, said):
        console.print(line)
    return 0


def others(evaluation: Evaluation, source: str) -> list[tuple[Passage, Prediction]]:
    """The evidence of a source's matched claims that is not the labelled passage."""
    scores = evaluation.of(source)
    passages = scores.passages() if scores is not None else []
    return [(passage, claim) for passage, claim, is_labelled in passages if not is_labelled]


def _unread(evaluation: Evaluation, said: Verdicts) -> Iterator[str]:
    for source in SOURCES:
        for passage, claim in others(evaluation, source):
            if passage not in said:
                yield f"{passage.text_id},{passage.claim},{passage.passage} > {claim.evidence}"


def _figures(evaluation: Evaluation, said: Verdicts) -> Iterator[str]:
    for source in SOURCES:
        scores, made = evaluation.of(source), [p for p, _ in others(evaluation, source)]
        if scores is None:
            continue
        verdicts = [said[p] for p in made if p in said]
        both = sum({*v} == {RIGHT} for v in verdicts)
        yield (
            f"{source}: evidence of {scores.evidence.of} matched claims; of {len(made)} that is not"
            f" the labelled passage {len(verdicts)} are read, {both} state the claim for both"
        )


if __name__ == "__main__":
    raise SystemExit(main())
