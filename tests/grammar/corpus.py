"""The grammar corpus: sentences, the claims that the contract reads in them, and the comparison.

Each line of the `.jsonl` files is one example. A claim names only the fields that the example is
about; fields it leaves out may have any value, `null` must be null, `{"any": [...]}` lists values
that are all right. An `optional` claim may be found or not; of `{"either": [...]}` one is enough.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import polars as pl

from pipeline import schemas
from pipeline.extract import extract_claims, shipped_reference
from pipeline.quality.gold import APART_FIELDS, CORE_FIELDS, OTHER_FIELDS
from pipeline.quality.names import NameMap, name_map
from pipeline.quality.predictions import Prediction, predictions_by_article

FOLDER = Path(__file__).parent
FILES = ("deployments", "rollouts", "policies", "silence")
PENDING = FOLDER / "pending.txt"
KINDS = {"deployment": "deployments", "rollout": "rollouts", "policy": "policies"}
ABOUT_THE_CLAIM = ("kind", "optional")


@dataclass(frozen=True)
class Reading:
    """What a claim may say: the values that are right for each field that is named."""

    kind: str
    accepted: Mapping[str, tuple[str | None, ...]]

    def __str__(self) -> str:
        fields = (f"{k}={'|'.join(map(str, v))}" for k, v in self.accepted.items())
        return " ".join([self.kind, *fields])


@dataclass(frozen=True)
class Wanted:
    """A claim that an example makes, with the other wordings of it that are right as well."""

    readings: tuple[Reading, ...]
    is_optional: bool

    def __str__(self) -> str:
        return " or ".join(map(str, self.readings))


@dataclass(frozen=True)
class Example:
    """One line of the corpus."""

    id: str
    file: str
    published: dt.date
    title: str | None
    text: str
    claims: tuple[Wanted, ...]
    nothing_else: bool

    @property
    def article_text(self) -> str:
        """The text of the article: its title, where it has one, and what stands under it."""
        return "\n\n".join(part for part in (self.title, self.text) if part)


@cache
def examples() -> tuple[Example, ...]:
    """The whole corpus, in the order of the files."""
    return tuple(example for name in FILES for example in _read(name))


@cache
def pending() -> frozenset[str]:
    """The ids of the examples that are still misread."""
    return frozenset(PENDING.read_text(encoding="utf-8").split())


@cache
def found() -> Mapping[str, Sequence[Prediction]]:
    """What the pipeline reads in each example; all are read in one go."""
    rows = [article_of(example) for example in examples()]
    frame = pl.DataFrame(rows, schema=schemas.polars_schema("articles"))
    return predictions_by_article(extract_claims(frame, shipped_reference()))


@cache
def names() -> NameMap:
    """Names compared as the scorer compares them."""
    return name_map(shipped_reference())


def complaints(example: Example) -> list[str]:
    """How the claims found differ from those wanted; empty when the example is read right."""
    claims = list(found().get(example.id, ()))
    required = [each for each in example.claims if not each.is_optional]
    taken = _assign(required, claims)
    missing = [f"missing {want}" for want in required if id(want) not in taken]
    left = [claim for claim in claims if id(claim) not in taken.values()]
    spare = [each for each in example.claims if each.is_optional]
    also = _assign(spare, left).values()
    extra = [f"found   {told(c)}" for c in left if id(c) not in also]
    return missing + (extra if example.nothing_else or missing else [])


def told(claim: Prediction) -> str:
    """A found claim in one line, with the rule that made it."""
    fields = (f"{k}={v}" for k, v in claim.fields.items() if v is not None)
    return " ".join([claim.kind, *fields, f"[{claim.rule_id}]"])


def _assign(wanted: Sequence[Wanted], claims: Sequence[Prediction]) -> dict[int, int]:
    """Each wanted claim with one found claim, as many as can be (augmenting paths)."""
    owner: dict[int, Wanted] = {}

    def place(want: Wanted, seen: set[int]) -> bool:
        for claim in claims:
            if id(claim) in seen or not any(_fits(each, claim) for each in want.readings):
                continue
            seen.add(id(claim))
            if id(claim) not in owner or place(owner[id(claim)], seen):
                owner[id(claim)] = want
                return True
        return False

    for want in wanted:
        place(want, set())
    return {id(want): claim for claim, want in owner.items()}


def _fits(reading: Reading, claim: Prediction) -> bool:
    if reading.kind != claim.kind:
        return False
    return all(_agrees(name, claim.fields[name], right) for name, right in reading.accepted.items())


def _agrees(name: str, value: str | None, right: tuple[str | None, ...]) -> bool:
    if name == "authority":
        return any(names().same_authority(value, each) for each in right)
    return names().of(name, value) in {names().of(name, each) for each in right}


def _read(name: str) -> Iterator[Example]:
    for line in (FOLDER / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
        raw = json.loads(line)
        claims = tuple(_wanted(claim, raw["id"]) for claim in raw["claims"])
        published = dt.date.fromisoformat(raw["published"])
        yield Example(
            raw["id"], name, published, raw["title"], raw["text"], claims, raw["nothing_else"]
        )


def _wanted(raw: Mapping[str, Any], example: str) -> Wanted:
    readings = tuple(_reading(each, example) for each in raw.get("either", [raw]))
    return Wanted(readings, bool(raw.get("optional", False)))


def _reading(raw: Mapping[str, Any], example: str) -> Reading:
    kind = KINDS[raw["kind"]]
    known = {*CORE_FIELDS[kind], *OTHER_FIELDS[kind], *APART_FIELDS[kind]}
    accepted = {k: _accepted(v) for k, v in raw.items() if k not in ABOUT_THE_CLAIM}
    if strange := accepted.keys() - known:
        raise ValueError(f"{example}: {kind} have no {', '.join(sorted(strange))}")
    if absent := set(CORE_FIELDS[kind]) - accepted.keys():
        raise ValueError(f"{example}: name the {', '.join(sorted(absent))} of each claim")
    return Reading(kind, accepted)


def _accepted(value: Any) -> tuple[str | None, ...]:
    return tuple(value["any"]) if isinstance(value, dict) else (value,)


def article_of(example: Example) -> dict[str, object]:
    """An example as the pipeline makes an article of it."""
    columns: dict[str, object] = dict.fromkeys(schemas.polars_schema("articles"))
    return columns | {
        "article_id": example.id,
        "title": example.title,
        "published_on": example.published,
        "text": example.article_text,
    }
