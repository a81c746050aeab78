"""Small claims and labels for the tests of the scorer."""

import datetime as dt
import types
from collections.abc import Mapping, Sequence
from typing import Any

import polars as pl

from pipeline.quality.gold import GoldArticle, parse_claims

TEXT = "BT picks Nokia for 5G. It drops Huawei. Sweden bans Huawei and ZTE from 5G networks."

HEADS: Mapping[str, dict[str, Any]] = {
    "deployments": {
        "operator": "bt",
        "country": "GB",
        "vendor": "nokia",
        "generation": "5G",
        "part": None,
        "status": "selected",
        "certainty": "asserted",
        "date": None,
    },
    "rollouts": {
        "operator": "bt",
        "country": "GB",
        "generation": "5G",
        "milestone": "planned",
        "certainty": "asserted",
        "date": None,
    },
    "policies": {
        "jurisdiction": "SE",
        "authority": None,
        "action": "ban",
        "target": "huawei",
        "generation": "5G",
        "part": None,
        "stage": "decided",
        "certainty": "asserted",
        "announced": None,
        "effective": None,
        "deadline": None,
    },
}
RENAMED = {"operator": "operator_id", "vendor": "vendor_id"}
DATES = {"date", "announced", "effective", "deadline"}
PRECISIONS = {4: "year", 7: "month", 10: "day"}


def label(kind: str, **fields: Any) -> dict[str, Any]:
    """One label of a kind, with the given fields changed."""
    return {"kind": kind, "evidence": [0, 22], **HEADS[kind], **fields}


def article(labels: Sequence[dict[str, Any]], document_id: str = "x1") -> GoldArticle:
    """An article with some labels."""
    by_kind = {kind: [each for each in labels if each["kind"] == kind] for kind in HEADS}
    return GoldArticle(document_id, "written", TEXT, "2020-09-29", parse_claims(by_kind))


def claims(labels: Sequence[dict[str, Any]], article_id: str = "x1") -> Any:
    """Claim tables that say just what some labels say."""
    frames = {kind: _frame(kind, labels, article_id) for kind in HEADS}
    return types.SimpleNamespace(**frames)


def _frame(kind: str, labels: Sequence[dict[str, Any]], article_id: str) -> pl.DataFrame:
    rows = [_row(each, article_id) for each in labels if each["kind"] == kind]
    columns = _row(label(kind), article_id)
    types_of = {name: pl.Date() if name in DATES else pl.String() for name in columns}
    return pl.DataFrame(rows, schema=types_of)


def _row(told: Mapping[str, Any], article_id: str) -> dict[str, Any]:
    start, end = told["evidence"]
    row: dict[str, Any] = {"article_id": article_id, "rule_id": "test", "attributed_to": None}
    row["explanation"] = told.get("explanation", "{}")
    row["evidence"] = TEXT[start:end]
    for name in HEADS[told["kind"]]:
        if name in DATES:
            row |= _date(name, told[name])
        else:
            row[RENAMED.get(name, name)] = told[name]
    return row


def _date(name: str, text: str | None) -> dict[str, Any]:
    if text is None:
        return {name: None, f"{name}_precision": None}
    day = dt.date.fromisoformat(text + "-01" * (3 - len(text.split("-"))))
    return {name: day, f"{name}_precision": PRECISIONS[len(text)]}
