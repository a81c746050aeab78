"""True, false and missed claims, the ratios they give, and how sure these are."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

RESAMPLES = 1000
SEED = 20_260_101
COVERAGE = 0.95

Numbers = npt.NDArray[np.int64]
Shares = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Counts:
    """How many claims were right (`tp`), false (`fp`) and missed (`fn`)."""

    tp: int = 0
    fp: int = 0
    fn: int = 0

    def __add__(self, other: Counts) -> Counts:
        """Counts over two sets of claims together."""
        return Counts(self.tp + other.tp, self.fp + other.fp, self.fn + other.fn)

    @property
    def precision(self) -> float | None:
        """Share of predicted claims that are right; null when nothing was predicted."""
        return _ratio(self.tp, self.tp + self.fp)

    @property
    def recall(self) -> float | None:
        """Share of labelled claims that were found; null when nothing is labelled."""
        return _ratio(self.tp, self.tp + self.fn)

    @property
    def f1(self) -> float | None:
        """Harmonic mean of both; null when either is."""
        if self.precision is None or self.recall is None:
            return None
        return _ratio(2 * self.tp, 2 * self.tp + self.fp + self.fn)


@dataclass(frozen=True)
class Interval:
    """A 95 % interval; null ends where the ratio has no value in any resample."""

    low: float | None
    high: float | None


def total(counts: Sequence[Counts]) -> Counts:
    """The counts of several documents together (micro-average)."""
    return Counts(
        sum(each.tp for each in counts),
        sum(each.fp for each in counts),
        sum(each.fn for each in counts),
    )


def bootstrap(per_document: Sequence[Counts]) -> dict[str, Interval]:
    """The percentile intervals of precision, recall and F1 over resamples (seeded).

    A resample has as many documents as there are, drawn with replacement; one in which a ratio
    has no value is left out of its interval. Efron and Tibshirani, An Introduction to the
    Bootstrap (1993), chapter 13. Documents are the unit, because the claims of one article stand
    or fall together.
    """
    if not per_document:
        return dict.fromkeys(("precision", "recall", "f1"), Interval(None, None))
    counted = np.array([(each.tp, each.fp, each.fn) for each in per_document])
    tp, fp, fn = counted[_draws(len(per_document))].sum(axis=1).T
    precision, recall = _shares(tp, tp + fp), _shares(tp, tp + fn)
    f1 = np.where(np.isnan(precision + recall), np.nan, _shares(2 * tp, 2 * tp + fp + fn))
    return {"precision": _middle(precision), "recall": _middle(recall), "f1": _middle(f1)}


def _middle(values: Shares) -> Interval:
    """The interval that leaves out the same share of values at either end."""
    told = np.sort(values[~np.isnan(values)])
    if not told.size:
        return Interval(None, None)
    tail = int(told.size * (1 - COVERAGE) / 2)
    return Interval(float(told[tail]), float(told[-1 - tail]))


def _shares(part: Numbers, whole: Numbers) -> Shares:
    """`part / whole`, not a number where `whole` is zero."""
    shares = np.full(len(whole), np.nan)
    np.divide(part, whole, out=shares, where=whole > 0)
    return shares


@lru_cache(maxsize=8)
def _draws(size: int) -> Numbers:
    """Which documents each resample holds, a row each; the same for every row of a source."""
    drawn = random.Random(SEED)
    return np.array([drawn.choices(range(size), k=size) for _ in range(RESAMPLES)])


def _ratio(part: int, whole: int) -> float | None:
    return part / whole if whole else None
