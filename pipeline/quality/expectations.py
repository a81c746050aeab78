"""A checklist for one article that is kept outside of the repository: must have, must not have."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import polars as pl

from pipeline.quality.gold import KINDS
from pipeline.quality.names import NameMap
from pipeline.quality.predictions import ClaimFrames, Prediction, predictions_by_article

Pattern = Mapping[str, tuple[str | None, ...]]


@dataclass(frozen=True)
class Expectation:
    """One line of the checklist: a pattern over the fields of a kind of claim."""

    kind: str
    fields: Pattern

    def __str__(self) -> str:
        """As the table of results shows it."""
        values = (" or ".join(map(str, accepted)) for accepted in self.fields.values())
        return f"{self.kind}: {' '.join(values)}"

    def fits(self, claim: Prediction, names: NameMap) -> bool:
        """Whether a claim has every field of the pattern."""
        return claim.kind == self.kind and all(
            names.of(name, claim.fields[name]) in {names.of(name, each) for each in accepted}
            for name, accepted in self.fields.items()
        )


@dataclass(frozen=True)
class Checklist:
    """What an article must yield, must not yield, and how its text must have been cleaned."""

    document: str
    expected: tuple[Expectation, ...]
    forbidden: tuple[Expectation, ...]
    only: Mapping[str, tuple[str, ...]]
    speakers: tuple[str, ...]
    author: str
    cut: tuple[str, ...]


@dataclass(frozen=True)
class CheckedLine:
    """One line of the checklist and whether it holds."""

    what: str
    holds: bool
    detail: str = ""


def load_checklist(path: Path) -> Checklist:
    """Read a checklist (`seed_expectations.json`)."""
    raw = json.loads(path.read_text(encoding="utf-8"))
    return Checklist(
        document=raw["document"],
        expected=tuple(_expectation(each) for each in raw["expected"]),
        forbidden=tuple(_expectation(each) for each in raw["forbidden"]),
        only={name: tuple(allowed) for name, allowed in raw["only"].items()},
        speakers=tuple(raw["speakers"]),
        author=raw["author"],
        cut=tuple(raw["cut"]),
    )


def check(
    checklist: Checklist, articles: pl.DataFrame, claims: ClaimFrames, names: NameMap
) -> list[CheckedLine]:
    """Go through the checklist over the one article and its claims."""
    predicted = [each for some in predictions_by_article(claims).values() for each in some]
    return [
        *_expected(checklist, predicted, names),
        *_forbidden(checklist, predicted, names),
        *_strangers(checklist, predicted, names),
        *_speakers(checklist, claims),
        *_cleaning(checklist, articles),
    ]


def _expected(
    checklist: Checklist, claims: Sequence[Prediction], names: NameMap
) -> list[CheckedLine]:
    return [
        CheckedLine(f"has {line}", any(line.fits(each, names) for each in claims))
        for line in checklist.expected
    ]


def _forbidden(
    checklist: Checklist, claims: Sequence[Prediction], names: NameMap
) -> list[CheckedLine]:
    lines = []
    for line in checklist.forbidden:
        wrong = [each.evidence for each in claims if line.fits(each, names)]
        lines.append(CheckedLine(f"has no {line}", not wrong, " | ".join(wrong)))
    return lines


def _strangers(
    checklist: Checklist, claims: Sequence[Prediction], names: NameMap
) -> list[CheckedLine]:
    """Names that the article's body does not bring into any claim come from its surroundings."""
    lines = []
    for name, allowed in checklist.only.items():
        known = {names.of(name, each) for each in allowed}
        found = {names.of(name, each.fields[name]) for each in claims if name in each.fields}
        strangers = sorted(str(each) for each in found - known)
        lines.append(CheckedLine(f"no other {name}", not strangers, ", ".join(strangers)))
    return lines


def _speakers(checklist: Checklist, claims: ClaimFrames) -> list[CheckedLine]:
    spoken = {
        str(speaker)
        for kind in KINDS
        for speaker in getattr(claims, kind)["attributed_to"].drop_nulls().to_list()
    }
    told = ", ".join(sorted(spoken))
    return [
        CheckedLine(f"speaker {speaker}", any(speaker in each for each in spoken), told)
        for speaker in checklist.speakers
    ]


def _cleaning(checklist: Checklist, articles: pl.DataFrame) -> list[CheckedLine]:
    authors = articles["author"].drop_nulls().to_list()
    texts = articles["text"].to_list()
    return [
        CheckedLine(f"author {checklist.author}", checklist.author in authors, ", ".join(authors)),
        *(
            CheckedLine(f"cut: {phrase}", not any(phrase in text for text in texts))
            for phrase in checklist.cut
        ),
    ]


def _expectation(raw: Mapping[str, Any]) -> Expectation:
    fields = {name: _accepted(value) for name, value in raw.items() if name != "kind"}
    return Expectation(raw["kind"], fields)


def _accepted(value: Any) -> tuple[str | None, ...]:
    return tuple(value["any"]) if isinstance(value, dict) else (value,)
