"""Scores as tables for people."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from pipeline.quality.bindings import BINDINGS, precision_by_binding
from pipeline.quality.causes import ERRORS, STAGES
from pipeline.quality.counts import Counts, Interval
from pipeline.quality.diagnosis import Diagnosis
from pipeline.quality.evaluate import Evaluation
from pipeline.quality.expectations import CheckedLine
from pipeline.quality.gold import KINDS, OTHER_FIELDS
from pipeline.quality.pages import PageScores
from pipeline.quality.score import Accuracy, Fault, ScoreRow, Scores

STYLES = {"false": "red", "missed": "yellow", "field": "cyan"}


def show(evaluation: Evaluation, console: Console) -> None:
    """Print the tables of an evaluation, and what was skipped."""
    if evaluation.scores:
        console.print(score_table(evaluation.scores))
        console.print(accuracy_table(evaluation.scores))
    if evaluation.dates is not None:
        console.print(f"written: publication date found {_of(evaluation.dates)}")
    if evaluation.seed:
        held = sum(line.holds for line in evaluation.seed)
        console.print(f"Seed article: {held} of {len(evaluation.seed)} hold", highlight=False)
        console.print(checklist_table(evaluation.seed))
    if evaluation.pages is not None:
        console.print(_pages(evaluation.pages), highlight=False)
    for line in evaluation.skipped:
        console.print(f"[yellow]{escape(line)}[/]")


def show_diagnosis(diagnosis: Diagnosis, evaluation: Evaluation, console: Console) -> None:
    """Print parts by themselves, what claims are lost by and false ones made of, ablations."""
    if diagnosis.parts:
        console.print(score_table(diagnosis.parts))
    lost = [(each.source, each.lost) for each in diagnosis.causes]
    wrong = [(each.source, each.wrong) for each in diagnosis.causes]
    if lost:
        console.print(counts_table("Labelled claims missed (core), by the stage", STAGES, lost))
        console.print(counts_table("False claims (core), by what is wrong", ERRORS, wrong))
        console.print(ablation_table(diagnosis, evaluation))
        console.print(binding_table(evaluation.scores))


def binding_table(scores: Sequence[Scores]) -> Table:
    """Precision by the way in which the roles of claims were bound, a row per source."""
    table = Table(title="Precision (core) by how the roles of claims were bound")
    for name in ("source", *BINDINGS):
        table.add_column(name, no_wrap=True)
    for each in scores:
        table.add_row(each.source, *map(_of, precision_by_binding(each).values()))
    return table


def counts_table(
    title: str, columns: Sequence[str], rows: Iterable[tuple[str, Mapping[str, int]]]
) -> Table:
    """Counts of causes, a row per source."""
    table = Table(title=title)
    table.add_column("source", no_wrap=True)
    for name in columns:
        table.add_column(name, justify="right")
    for source, counts in rows:
        table.add_row(source, *(str(counts.get(name, 0)) for name in columns))
    return table


def ablation_table(diagnosis: Diagnosis, evaluation: Evaluation) -> Table:
    """Precision and recall of each source, whole and without one part of the reading."""
    parts = list(dict.fromkeys(each.without for each in diagnosis.ablations))
    table = Table(title="Precision / recall (core) without a part of the reading")
    for name in ("source", "whole", *(f"no {part}" for part in parts)):
        table.add_column(name, no_wrap=True)
    for source in dict.fromkeys(each.source for each in diagnosis.ablations):
        whole = evaluation.of(source)
        told = [each.counts for each in diagnosis.ablations if each.source == source]
        table.add_row(source, *(_both(c) for c in ([whole.counts()] if whole else []) + told))
    return table


def _both(counts: Counts) -> str:
    shares = (counts.precision, counts.recall)
    return " / ".join("-" if share is None else f"{share:.3f}" for share in shares)


def score_table(scores: Sequence[Scores]) -> Table:
    """Precision, recall and F1 of each source, kind and match, with 95 % intervals."""
    table = Table(title="Extraction against gold (95 % intervals by document)")
    for name in ("source", "kind", "match"):
        table.add_column(name, no_wrap=True)
    for name in ("precision", "recall", "F1", "TP", "FP", "FN"):
        table.add_column(name, justify="right", no_wrap=True)
    for each in scores:
        for row in each.rows():
            table.add_row(*_cells(row), end_section=row.kind == "all")
    return table


def accuracy_table(scores: Sequence[Scores]) -> Table:
    """What is right of the claims matched in core, and the articles without facts left silent."""
    table = Table(title="On claims matched in core; and articles without facts left silent")
    for name in ("source", "certainty", "authority", "evidence", "silent"):
        table.add_column(name, no_wrap=True)
    for kind in KINDS:
        table.add_column(kind)
    for each in scores:
        shares = (each.certainty, each.authority, each.evidence, each.without_facts)
        fields = (_fields(each, kind) for kind in KINDS)
        table.add_row(each.source, *map(_of, shares), *fields)
    return table


def checklist_table(lines: Sequence[CheckedLine]) -> Table:
    """The checklist of the seed article."""
    table = Table()
    for name in ("", "line", "detail"):
        table.add_column(name)
    for line in lines:
        mark = "[green]yes[/]" if line.holds else "[red]NO[/]"
        table.add_row(mark, escape(line.what), "" if line.holds else escape(line.detail))
    return table


def show_faults(faults: Iterable[Fault], console: Console) -> None:
    """Print each fault with its sentence, by document: a worklist."""
    for fault in faults:
        rule = f" [{fault.rule_id}]" if fault.rule_id else ""
        fields = " ".join(f"{name}={value}" for name, value in fault.fields.items())
        head = f"{fault.document_id} {fault.fault.upper()} {fault.kind}{rule}"
        console.print(escape(head), style=STYLES[fault.fault], highlight=False, soft_wrap=True)
        console.print(escape(f"    {fields}"), highlight=False, soft_wrap=True)
        if fault.near:
            told = escape(f"    ~ near: {fault.near}")
            console.print(told, highlight=False, soft_wrap=True)
        sentence = " ".join(fault.evidence.split())
        console.print(escape(f"    > {sentence}"), style="dim", highlight=False, soft_wrap=True)


def _pages(found: PageScores) -> str:
    text = f"F1 {found.f1:.4f} (precision {found.precision:.4f}, recall {found.recall:.4f})"
    return (
        f"Text of {found.pages} pages by runs of four words: {text}; "
        f"day of publication right {_of(found.dates)}"
    )


def _cells(row: ScoreRow) -> list[str]:
    counts, intervals = row.counts, row.intervals
    ratios = (
        _ratio(counts.precision, intervals["precision"]),
        _ratio(counts.recall, intervals["recall"]),
        _ratio(counts.f1, intervals["f1"]),
    )
    return [row.source, row.kind, row.match, *ratios, *map(str, (counts.tp, counts.fp, counts.fn))]


def _ratio(value: float | None, interval: Interval) -> str:
    if value is None or interval.low is None or interval.high is None:
        return "-"
    return f"{value:.3f} {interval.low:.2f}-{interval.high:.2f}"


def _of(accuracy: Accuracy) -> str:
    share = "-" if accuracy.share is None else f"{accuracy.share:.2f}"
    return f"{share} ({accuracy.right}/{accuracy.of})"


def _fields(scores: Scores, kind: str) -> str:
    shares = ((name, scores.field(kind, name).share) for name in OTHER_FIELDS[kind])
    return " ".join(f"{name} {share:.2f}" for name, share in shares if share is not None)
