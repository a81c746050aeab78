"""Scores that extraction must keep, pinned together with the material they were measured on."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from pipeline.quality.evaluate import Evaluation
from pipeline.quality.gold import KINDS, GoldArticle, content_hash
from pipeline.quality.pages import PageScores
from pipeline.quality.score import RATIOS, Scores


@dataclass(frozen=True)
class Floor:
    """The least value of one measure of a source."""

    source: str
    measure: str
    least: float
    kind: str = "all"
    match: str = "core"

    def value(self, scores: Scores) -> float | None:
        """What the measure came to; null when it has no value."""
        if self.measure in RATIOS:
            return RATIOS[self.measure](scores.counts(self.kind, self.match))
        return {
            "certainty": scores.certainty,
            "authority": scores.authority,
            "evidence": scores.evidence,
            "silent": scores.without_facts,
        }[self.measure].share


@dataclass(frozen=True)
class Pin:
    """How much a source holds and what: a score must not rise by dropping what is hard."""

    source: str
    articles: int
    claims: int
    content: str


@dataclass(frozen=True)
class PageFloors:
    """The least that reading pages of known text may come to, and how many they are."""

    pages: int
    f1: float
    dates: float
    dated: int


@dataclass(frozen=True)
class Floors:
    """The floors and pins of `floors.toml`."""

    floors: tuple[Floor, ...]
    pins: tuple[Pin, ...]
    seed: int
    pages: PageFloors | None = None


def load_floors(path: Path) -> Floors:
    """Read `floors.toml`."""
    raw = tomllib.loads(path.read_text(encoding="utf-8"))
    return Floors(
        floors=tuple(Floor(**each) for each in raw["floor"]),
        pins=tuple(Pin(**each) for each in raw["pin"]),
        seed=raw["seed_lines"],
        pages=PageFloors(**raw["pages"]),
    )


def pin_of(source: str, articles: Iterable[GoldArticle]) -> Pin:
    """The pin that fits some labelled articles."""
    kept = list(articles)
    claims = sum(len(article.claims_of(kind)) for article in kept for kind in KINDS)
    return Pin(source, len(kept), claims, content_hash(kept))


def broken(floors: Floors, evaluation: Evaluation) -> list[str]:
    """A line for each floor that is not kept and each pin that does not fit, of what was run."""
    return [
        *_changed_material(floors, evaluation),
        *_low_scores(floors, evaluation),
        *_failed_seed(floors, evaluation),
        *_badly_read_pages(floors.pages, evaluation.pages),
    ]


def _changed_material(floors: Floors, evaluation: Evaluation) -> list[str]:
    lines = []
    for pin in floors.pins:
        scores = evaluation.of(pin.source)
        found = pin if scores is None else pin_of(pin.source, _articles(scores))
        if found != pin:
            lines.append(f"{pin.source}: gold changed, pinned {pin}, found {found}")
    return lines


def _low_scores(floors: Floors, evaluation: Evaluation) -> list[str]:
    lines = []
    for floor in floors.floors:
        scores = evaluation.of(floor.source)
        value = None if scores is None else floor.value(scores)
        if scores is not None and (value is None or value < floor.least):
            told = "has no value" if value is None else f"is {value:.3f}"
            name = f"{floor.source} {floor.kind} {floor.match} {floor.measure}"
            lines.append(f"{name} {told}, below the floor {floor.least}")
    return lines


def _failed_seed(floors: Floors, evaluation: Evaluation) -> list[str]:
    held = sum(line.holds for line in evaluation.seed)
    if not evaluation.seed or held >= floors.seed:
        return []
    failing = [line.what for line in evaluation.seed if not line.holds]
    return [f"seed: {held} lines hold, floor {floors.seed}; not: {'; '.join(failing)}"]


def _badly_read_pages(floors: PageFloors | None, found: PageScores | None) -> list[str]:
    if found is None or floors is None:
        return []
    counts = (("pages", found.pages, floors.pages), ("dated pages", found.dates.of, floors.dated))
    changed = [f"pages: {n} {what}, pinned {pin}" for what, n, pin in counts if n != pin]
    values = (("F1", found.f1, floors.f1), ("dates", found.dates.share or 0.0, floors.dates))
    low = [f"pages: {what} is {v:.3f}, below {least}" for what, v, least in values if v < least]
    return [*changed, *low]


def _articles(scores: Scores) -> list[GoldArticle]:
    return [each.article for each in scores.articles]
