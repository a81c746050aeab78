"""Scores of extracted claims against labels, by the section *Matching* of the fact contract."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass

import polars as pl

from pipeline.quality.counts import Counts, Interval, bootstrap, total
from pipeline.quality.evidence import Passage, compact, is_right, passage_of
from pipeline.quality.gold import KINDS, GoldArticle, GoldClaim
from pipeline.quality.matching import MATCHES, Pairing, agrees, fields_of, pair
from pipeline.quality.names import NameMap, name_map
from pipeline.quality.predictions import ClaimFrames, Prediction, predictions_by_article
from pipeline.reference import Reference
from pipeline.schemas import polars_schema

POOLED = "all"
TOLD_KINDS = {
    "deployments": "deployment",
    "rollouts": "rollout",
    "policies": "policy",
    POOLED: POOLED,
}
"""Label files name a kind in the plural, the warehouse in the singular."""

ROW_KINDS = (*KINDS, POOLED)
RATIOS: Mapping[str, Callable[[Counts], float | None]] = {
    "precision": lambda counts: counts.precision,
    "recall": lambda counts: counts.recall,
    "f1": lambda counts: counts.f1,
}


@dataclass(frozen=True)
class ArticleScore:
    """One article: what each kind came to under each match."""

    article: GoldArticle
    pairings: Mapping[tuple[str, str], Pairing]

    def counts(self, kind: str, match: str) -> Counts:
        """Counts of one kind, or of the three together (`all`)."""
        if kind == POOLED:
            return total([self.counts(each, match) for each in KINDS])
        pairing = self.pairings[kind, match]
        return Counts(len(pairing.matched), len(pairing.false), len(pairing.missed))


@dataclass(frozen=True)
class ScoreRow:
    """One row of the table of scores: a source, a kind and a match."""

    source: str
    kind: str
    match: str
    articles: int
    counts: Counts
    intervals: Mapping[str, Interval]


@dataclass(frozen=True)
class Accuracy:
    """How many of the matched claims have one further field right."""

    right: int
    of: int

    @property
    def share(self) -> float | None:
        """The share that is right; null when no claim was matched."""
        return self.right / self.of if self.of else None


@dataclass(frozen=True)
class Fault:
    """One false or missed claim, or one matched in core and wrong beyond, for a worklist."""

    document_id: str
    kind: str
    fault: str
    fields: Mapping[str, str]
    evidence: str
    rule_id: str | None
    near: str = ""
    """For a miss: what false claims of the kind say that agree in all core fields but one."""


@dataclass(frozen=True)
class Scores:
    """What one set of labelled articles came to."""

    source: str
    articles: tuple[ArticleScore, ...]
    names: NameMap
    stating: Set[Passage] = frozenset()
    """Passages that state their claim by the word of readers, beside those labelled."""

    def counts(self, kind: str = POOLED, match: str = "core") -> Counts:
        """Counts over all articles."""
        return total([article.counts(kind, match) for article in self.articles])

    def rows(self) -> list[ScoreRow]:
        """The table: every kind and the three pooled, core and strict, with intervals."""
        return [self._row(kind, match) for match in MATCHES for kind in ROW_KINDS]

    def _row(self, kind: str, match: str) -> ScoreRow:
        each = [article.counts(kind, match) for article in self.articles]
        return ScoreRow(self.source, kind, match, len(each), total(each), bootstrap(each))

    def matched(self, kind: str = POOLED) -> list[tuple[GoldArticle, Prediction, GoldClaim]]:
        """The claims that match a required label in core, each with it."""
        kinds = KINDS if kind == POOLED else (kind,)
        return [
            (score.article, prediction, gold)
            for score in self.articles
            for each in kinds
            for prediction, gold in score.pairings[each, "core"].matched
        ]

    @property
    def certainty(self) -> Accuracy:
        """Certainty right, on claims matched in core."""
        return self._accuracy(lambda _, claim, gold: self._agrees("certainty", claim, gold))

    @property
    def authority(self) -> Accuracy:
        """Authority right, on policies matched in core: the name, or another of the same body."""
        pairs = [(claim, gold) for _, claim, gold in self.matched("policies")]
        return Accuracy(sum(self._same_body(claim, gold) for claim, gold in pairs), len(pairs))

    @property
    def evidence(self) -> Accuracy:
        """Evidence states the claim, on claims matched in core whose label points to a passage.

        It is that passage, or another that states the claim for both of two readers.
        """
        passages = self.passages()
        stated = sum(is_labelled or p in self.stating for p, _, is_labelled in passages)
        return Accuracy(stated, len(passages))

    def passages(self) -> list[tuple[Passage, Prediction, bool]]:
        """The evidence of each matched claim, and whether it is the passage that is labelled."""
        raw = {each.article.document_id: compact(each.article.text) for each in self.articles}
        return [
            (passage_of(name, claim), claim, is_right(claim.evidence, gold.evidence, raw[name]))
            for article, claim, gold in self.matched()
            if gold.evidence is not None and (name := article.document_id)
        ]

    def _same_body(self, claim: Prediction, gold: GoldClaim) -> bool:
        told = claim.fields["authority"]
        return any(self.names.same_authority(told, each) for each in gold.accepted["authority"])

    def field(self, kind: str, name: str) -> Accuracy:
        """One contract field right, on claims of a kind matched in core."""
        pairs = self.matched(kind)
        return Accuracy(sum(self._agrees(name, claim, g) for _, claim, g in pairs), len(pairs))

    @property
    def without_facts(self) -> Accuracy:
        """Articles without facts: how many were left without a claim, of how many there are."""
        empty = [score for score in self.articles if not score.article.claims]
        silent = sum(score.counts(POOLED, "core").fp == 0 for score in empty)
        return Accuracy(silent, len(empty))

    def faults(self) -> list[Fault]:
        """Every false claim and miss (core), and matched claims with a wrong field."""
        return [fault for score in self.articles for fault in self._faults(score)]

    def _faults(self, score: ArticleScore) -> list[Fault]:
        faults: list[Fault] = []
        for kind in KINDS:
            pairing = score.pairings[kind, "core"]
            faults += [_false(score.article, each) for each in pairing.false]
            faults += [self._missed(score.article, each, pairing) for each in pairing.missed]
            faults += [
                self._deviation(score.article, claim, gold)
                for claim, gold in pairing.matched
                if self._wrong_fields(claim, gold)
            ]
        return faults

    def _missed(self, article: GoldArticle, gold: GoldClaim, pairing: Pairing) -> Fault:
        told = {name: _labelled(gold, name) for name in gold.accepted}
        start, end = gold.evidence or (0, 0)
        near = "; ".join(filter(None, (self._near(each, gold) for each in pairing.false)))
        sentence = article.text[start:end]
        return Fault(article.document_id, gold.kind, "missed", told, sentence, None, near)

    def _near(self, claim: Prediction, gold: GoldClaim) -> str | None:
        wrong = [n for n in fields_of(gold.kind, "core") if not self._agrees(n, claim, gold)]
        if len(wrong) != 1:
            return None
        return f"{wrong[0]}={_shown(claim.fields[wrong[0]])} [{claim.rule_id}]"

    def _wrong_fields(self, claim: Prediction, gold: GoldClaim) -> list[str]:
        wanted = (*fields_of(claim.kind, "strict"), "certainty")
        return [name for name in wanted if not self._agrees(name, claim, gold)]

    def _deviation(self, article: GoldArticle, claim: Prediction, gold: GoldClaim) -> Fault:
        told = {name: _shown(claim.fields[name]) for name in fields_of(claim.kind, "core")}
        for name in self._wrong_fields(claim, gold):
            told[name] = f"{_shown(claim.fields[name])} (label: {_labelled(gold, name)})"
        return Fault(article.document_id, claim.kind, "field", told, claim.evidence, claim.rule_id)

    def _agrees(self, field: str, claim: Prediction, gold: GoldClaim) -> bool:
        return agrees(self.names, field, claim.fields[field], gold)

    def _accuracy(self, test: Callable[[GoldArticle, Prediction, GoldClaim], bool]) -> Accuracy:
        pairs = self.matched()
        return Accuracy(sum(test(*each) for each in pairs), len(pairs))


def score(
    gold: Sequence[GoldArticle],
    claims: ClaimFrames,
    reference: Reference | None = None,
    *,
    source: str = "gold",
    documents: Mapping[str, str] | None = None,
    stating: Set[Passage] = frozenset(),
) -> Scores:
    """Score claims against labelled articles.

    `documents` tells the article id under which the pipeline knows a document, where it differs
    from the document's id. Claims of articles that are not among `gold` are left out.
    """
    names = name_map(reference)
    predicted = predictions_by_article(claims)
    known = documents or {}

    def predictions(article: GoldArticle) -> list[Prediction]:
        return predicted.get(known.get(article.document_id, article.document_id), [])

    scored = (_score_article(article, predictions(article), names) for article in gold)
    return Scores(source, tuple(scored), names, stating)


def quality_frame(scores: Sequence[Scores]) -> pl.DataFrame:
    """The rows of the table `extraction_quality`.

    Beside core and strict, a row of match `certainty`, `authority` and `evidence` tells how many
    of the claims matched in core have that right (`tp`) and wrong (`fp`).
    """
    rows = [row for each in scores for row in _quality_rows(each)]
    return pl.DataFrame(rows, schema=polars_schema("extraction_quality"), orient="row")


def _score_article(
    article: GoldArticle, predictions: Sequence[Prediction], names: NameMap
) -> ArticleScore:
    raw = compact(article.text) if predictions else compact("")

    def same_passage(claim: Prediction, gold: GoldClaim) -> bool:
        return gold.evidence is not None and is_right(claim.evidence, gold.evidence, raw)

    def pairing(kind: str, match: str) -> Pairing:
        claims = [each for each in predictions if each.kind == kind]
        return pair(claims, article.claims_of(kind), match, names, same_passage)

    kinds_and_matches = ((kind, match) for kind in KINDS for match in MATCHES)
    return ArticleScore(article, {key: pairing(*key) for key in kinds_and_matches})


def _quality_rows(scores: Scores) -> list[dict[str, object]]:
    rows = [_quality_row(row) for row in scores.rows()]
    apart = {
        "certainty": ("all", scores.certainty),
        "authority": ("policy", scores.authority),
        "evidence": ("all", scores.evidence),
    }
    for match, (kind, accuracy) in apart.items():
        row: dict[str, object] = {"source": scores.source, "kind": kind, "match": match}
        wrong = accuracy.of - accuracy.right
        rows.append(row | {"tp": accuracy.right, "fp": wrong, "fn": 0, "precision": accuracy.share})
    return rows


def _quality_row(row: ScoreRow) -> dict[str, object]:
    counts = row.counts
    fields: dict[str, object] = {"source": row.source, "kind": TOLD_KINDS[row.kind]}
    fields |= {"match": row.match, "tp": counts.tp, "fp": counts.fp, "fn": counts.fn}
    fields |= {name: ratio(counts) for name, ratio in RATIOS.items()}
    for name in ("precision", "recall"):
        fields |= {f"{name}_low": row.intervals[name].low, f"{name}_high": row.intervals[name].high}
    return fields


def _false(article: GoldArticle, claim: Prediction) -> Fault:
    told = {name: _shown(value) for name, value in claim.fields.items()}
    return Fault(article.document_id, claim.kind, "false", told, claim.evidence, claim.rule_id)


def _labelled(gold: GoldClaim, name: str) -> str:
    return " or ".join(_shown(value) for value in gold.accepted[name])


def _shown(value: str | None) -> str:
    return "-" if value is None else value
