"""One-to-one matching of predicted and labelled claims that leaves as few apart as can be.

Augmenting paths (Kuhn's algorithm): every label that can be matched together with the others is,
whatever the order of either side. Required labels are matched before optional ones, so that an
optional label never takes a prediction that a required one needs.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.quality.gold import CORE_FIELDS, OTHER_FIELDS, GoldClaim
from pipeline.quality.names import NameMap
from pipeline.quality.predictions import Prediction

MATCHES = ("core", "strict")


@dataclass(frozen=True)
class Pairing:
    """What one article's claims of one kind came to under one match."""

    matched: tuple[tuple[Prediction, GoldClaim], ...]
    neutral: tuple[tuple[Prediction, GoldClaim], ...]
    false: tuple[Prediction, ...]
    missed: tuple[GoldClaim, ...]


def fields_of(kind: str, match: str) -> tuple[str, ...]:
    """The fields that a match compares."""
    return CORE_FIELDS[kind] if match == "core" else CORE_FIELDS[kind] + OTHER_FIELDS[kind]


def agrees(names: NameMap, field: str, value: str | None, gold: GoldClaim) -> bool:
    """Whether a predicted value is one that the label accepts."""
    accepted = {names.of(field, each) for each in gold.accepted[field]}
    return names.of(field, value) in accepted


def pair(
    predictions: Sequence[Prediction], gold: Sequence[GoldClaim], match: str, names: NameMap
) -> Pairing:
    """Match the claims of one article and kind, one to one."""
    edges = [_candidates(claim, predictions, match, names) for claim in gold]
    required = [index for index, claim in enumerate(gold) if not claim.is_optional]
    optional = [index for index, claim in enumerate(gold) if claim.is_optional]
    taken = _maximum(required + optional, edges)
    pairs = sorted((owner, index) for index, owner in taken.items())
    owners = {owner for owner, _ in pairs}
    return Pairing(
        matched=tuple((predictions[p], gold[g]) for g, p in pairs if not gold[g].is_optional),
        neutral=tuple((predictions[p], gold[g]) for g, p in pairs if gold[g].is_optional),
        false=tuple(each for index, each in enumerate(predictions) if index not in taken),
        missed=tuple(gold[index] for index in required if index not in owners),
    )


def _candidates(
    gold: GoldClaim, predictions: Sequence[Prediction], match: str, names: NameMap
) -> list[int]:
    """Predictions that match a label, those that agree in most other fields first."""
    wanted = fields_of(gold.kind, match)
    others = [name for name in gold.accepted if name not in wanted]

    def agreement(fields: Sequence[str], prediction: Prediction) -> int:
        return sum(agrees(names, name, prediction.fields[name], gold) for name in fields)

    fitting = [
        index for index, each in enumerate(predictions) if agreement(wanted, each) == len(wanted)
    ]
    return sorted(fitting, key=lambda index: -agreement(others, predictions[index]))


def _maximum(order: Sequence[int], edges: Sequence[Sequence[int]]) -> dict[int, int]:
    """Prediction index to label index; a label once matched stays so, maybe to another."""
    taken: dict[int, int] = {}
    for label in order:
        _augment(label, edges, taken, set())
    return taken


def _augment(
    label: int, edges: Sequence[Sequence[int]], taken: dict[int, int], seen: set[int]
) -> bool:
    for index in edges[label]:
        if index in seen:
            continue
        seen.add(index)
        if index not in taken or _augment(taken[index], edges, taken, seen):
            taken[index] = label
            return True
    return False
