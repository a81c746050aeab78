"""Claim rows of the pipeline brought into the contract's form, to compare them with labels."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

import polars as pl

from pipeline.quality.gold import CORE_FIELDS, KINDS


class ClaimFrames(Protocol):
    """The three claim tables, in the columns of the schemas."""

    @property
    def deployments(self) -> pl.DataFrame:
        """One row per deployment claim."""

    @property
    def rollouts(self) -> pl.DataFrame:
        """One row per rollout claim."""

    @property
    def policies(self) -> pl.DataFrame:
        """One row per policy claim."""


COLUMNS: Mapping[str, Mapping[str, str]] = {
    "deployments": {
        "operator": "operator_id",
        "country": "country",
        "vendor": "vendor_id",
        "generation": "generation",
        "part": "part",
        "status": "status",
        "certainty": "certainty",
    },
    "rollouts": {
        "operator": "operator_id",
        "country": "country",
        "generation": "generation",
        "milestone": "milestone",
        "certainty": "certainty",
    },
    "policies": {
        "jurisdiction": "jurisdiction",
        "authority": "authority",
        "action": "action",
        "target": "target",
        "generation": "generation",
        "part": "part",
        "stage": "stage",
        "certainty": "certainty",
    },
}
"""Contract field to column, per kind; dates apart."""

DATES: Mapping[str, Mapping[str, tuple[str, str]]] = {
    "deployments": {"date": ("date", "date_precision")},
    "rollouts": {"date": ("date", "date_precision")},
    "policies": {
        name: (name, f"{name}_precision") for name in ("announced", "effective", "deadline")
    },
}
"""Contract date to its columns of first day and precision."""


@dataclass(frozen=True)
class Prediction:
    """One claim of the pipeline: its contract fields, and where it comes from."""

    kind: str
    article_id: str
    fields: Mapping[str, str | None]
    evidence: str
    rule_id: str
    explanation: str = "{}"

    @property
    def sort_key(self) -> tuple[str, ...]:
        """An order that does not depend on the order of rows."""
        values = (f"{name}={value}" for name, value in sorted(self.fields.items()))
        return (self.kind, *values, self.evidence, self.rule_id)


def core_fields(claim: Prediction) -> str:
    """A claim by its kind and the fields that make it the same claim."""
    told = (f"{name}={claim.fields.get(name)}" for name in CORE_FIELDS[claim.kind])
    return " ".join([claim.kind, *told])


def contract_date(day: dt.date | None, precision: str | None) -> str | None:
    """`YYYY-MM-DD`, `YYYY-MM` or `YYYY`, as precise as the claim says; null when unknown."""
    if day is None or precision is None:
        return None
    text = day.isoformat()
    return text[: {"year": 4, "month": 7, "day": 10}[precision]]


def predictions_by_article(claims: ClaimFrames) -> dict[str, list[Prediction]]:
    """The claims of each article, in an order that does not depend on that of the rows."""
    by_article: dict[str, list[Prediction]] = {}
    for prediction in sorted(_predictions(claims), key=lambda each: each.sort_key):
        by_article.setdefault(prediction.article_id, []).append(prediction)
    return by_article


def _predictions(claims: ClaimFrames) -> Iterator[Prediction]:
    for kind in KINDS:
        frame: pl.DataFrame = getattr(claims, kind)
        for row in frame.iter_rows(named=True):
            yield prediction_of(kind, row)


def prediction_of(kind: str, row: Mapping[str, Any]) -> Prediction:
    """One claim row in contract form."""
    fields = {name: row[column] for name, column in COLUMNS[kind].items()}
    dates = {name: contract_date(row[c], row[p]) for name, (c, p) in DATES[kind].items()}
    told = (row["evidence"], row["rule_id"], row["explanation"])
    return Prediction(kind, row["article_id"], fields | dates, *told)
