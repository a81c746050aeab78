"""What the command prints: tables for people, JSON for machines, a worklist on demand."""

import io
from dataclasses import replace

from rich.console import Console

from pipeline.quality.command import as_json, faults_of
from pipeline.quality.evaluate import Evaluation, halves
from pipeline.quality.expectations import CheckedLine
from pipeline.quality.gold import half_of
from pipeline.quality.score import Accuracy, score
from pipeline.quality.show import show, show_faults
from tests.unit.quality.builders import article, claims, label

GOLD = [article([label("deployments"), label("policies")], f"x{number}") for number in range(8)]
WHOLE = score(GOLD, claims([label("deployments"), label("rollouts")], "x1"), source="written")
OUTCOME = Evaluation(
    tuple(halves(WHOLE)),
    (CheckedLine("has a", holds=True), CheckedLine("has b", holds=False, detail="why")),
    Accuracy(7, 8),
    ("real: skipped, it is not here",),
)


def printed(outcome: Evaluation) -> str:
    stream = io.StringIO()
    show(outcome, Console(file=stream, width=200))
    return stream.getvalue()


def test_the_tables_tell_scores_dates_checklist_and_what_was_skipped() -> None:
    told = printed(OUTCOME)
    for expected in ("written-check", "0.88 (7/8)", "1 of 2 hold", "why", "real: skipped"):
        assert expected in told


def test_an_evaluation_of_nothing_prints_what_was_skipped() -> None:
    told = printed(replace(OUTCOME, scores=(), seed=(), dates=None))
    assert told.strip() == "real: skipped, it is not here"


def test_the_worklist_leaves_one_half_of_the_written_gold_unseen() -> None:
    for half in ("tune", "check"):
        documents = {fault.document_id for fault in faults_of(OUTCOME, half)}
        assert documents == {each.document_id for each in GOLD if half_of(each.document_id) == half}


def test_the_worklist_shows_fields_and_sentence() -> None:
    stream = io.StringIO()
    show_faults(WHOLE.faults(), Console(file=stream, width=60))
    told = stream.getvalue()
    assert "x1 FALSE rollouts [test]" in told
    assert "    > BT picks Nokia for 5G." in told


def test_json_holds_scores_accuracies_and_broken_floors() -> None:
    told = as_json(OUTCOME, ["a floor"])
    assert set(told) == {"scores", "accuracy", "seed", "pages", "skipped", "floors_broken"}
    assert told["floors_broken"] == ["a floor"]
