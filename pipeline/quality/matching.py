"""One-to-one matching of predicted and labelled claims that leaves as few apart as can be.

Augmenting paths (Kuhn's algorithm): every label that can be matched together with the others is,
whatever the order of either side. Required labels are matched before optional ones, so that an
optional label never takes a prediction that a required one needs.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from pipeline.quality.gold import CORE_FIELDS, OTHER_FIELDS, GoldClaim
from pipeline.quality.names import NameMap
from pipeline.quality.predictions import Prediction

MATCHES = ("core", "strict")


SamePassage = Callable[[Prediction, GoldClaim], bool]
Edges = Sequence[Mapping[int, int]]


def no_passages(claim: Prediction, gold: GoldClaim) -> bool:
    """For claims without a text: no passage is the labelled one."""
    return False


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
    predictions: Sequence[Prediction],
    gold: Sequence[GoldClaim],
    match: str,
    names: NameMap,
    same_passage: SamePassage = no_passages,
) -> Pairing:
    """Match the claims of one article and kind, one to one.

    Of equally large matchings the one is taken in which partners agree beyond the match as well,
    in their other fields and in the passage.
    """
    edges = _edges(predictions, gold, match, names, same_passage)
    taken: dict[int, int] = {}
    for is_optional in (False, True):
        wanted = [index for index, claim in enumerate(gold) if claim.is_optional == is_optional]
        _match_all(wanted, edges, taken)
    pairs = sorted((owner, index) for index, owner in taken.items())
    owners = {owner for owner, _ in pairs}
    return Pairing(
        matched=tuple((predictions[p], gold[g]) for g, p in pairs if not gold[g].is_optional),
        neutral=tuple((predictions[p], gold[g]) for g, p in pairs if gold[g].is_optional),
        false=tuple(each for index, each in enumerate(predictions) if index not in taken),
        missed=tuple(
            claim
            for index, claim in enumerate(gold)
            if index not in owners and not claim.is_optional
        ),
    )


def _edges(
    predictions: Sequence[Prediction],
    gold: Sequence[GoldClaim],
    match: str,
    names: NameMap,
    same_passage: SamePassage,
) -> Edges:
    """For each label the predictions that match it, with how much they agree beyond that."""
    edges: list[dict[int, int]] = []
    for claim in gold:
        wanted = fields_of(claim.kind, match)
        others = [name for name in claim.accepted if name not in wanted]
        fitting = {
            index: sum(agrees(names, name, each.fields[name], claim) for name in others)
            + same_passage(each, claim)
            for index, each in enumerate(predictions)
            if all(agrees(names, name, each.fields[name], claim) for name in wanted)
        }
        edges.append(fitting)
    return edges


def _match_all(labels: Sequence[int], edges: Edges, taken: dict[int, int]) -> None:
    """Match labels over edges of less and less agreement; who is matched once stays matched."""
    for level in sorted({value for label in labels for value in edges[label].values()})[::-1]:
        matched = set(taken.values())
        for label in labels:
            if label not in matched:
                _augment(label, edges, level, taken, set())


def _augment(label: int, edges: Edges, level: int, taken: dict[int, int], seen: set[int]) -> bool:
    """Find the label a prediction, moving other labels to others of theirs where that helps."""
    for index in _best_first(edges[label], level):
        if index in seen:
            continue
        seen.add(index)
        if index not in taken or _augment(taken[index], edges, level, taken, seen):
            taken[index] = label
            return True
    return False


def _best_first(edges: Mapping[int, int], level: int) -> list[int]:
    open_edges = [index for index, agreement in edges.items() if agreement >= level]
    return sorted(open_edges, key=lambda index: (-edges[index], index))
