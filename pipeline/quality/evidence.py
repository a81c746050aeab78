"""Whether a claim's evidence is the passage that a label points to, or another that states it.

Labels index the raw text, claims the cleaned one. Both are compared by their letters and digits,
which cleaning leaves alone: the evidence is looked up in the raw text and must overlap the span.

A label points to one passage where several may state a claim. Two readers who did not know of each
other said of the others whether they do; a passage is known by the hash of its letters alone.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

import polars as pl

from pipeline.quality.predictions import Prediction, core_fields
from pipeline.quality.verdicts import RIGHT, check_verdicts

PASSAGES = Path("readings") / "passages.csv"
COLUMNS = ("text_id", "claim", "passage", "first", "second")
MIN_SHARE = 0.5
"""Share of the shorter of both passages that they must have in common."""


@dataclass(frozen=True)
class CompactText:
    """The letters and digits of a text in lower case, and the raw offset of each."""

    letters: str
    offsets: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The compact positions of a raw span `[start, end)`."""
        first, last = bisect_left(self.offsets, start), bisect_left(self.offsets, end)
        return (first, last) if first < last else (0, 0)


@lru_cache(maxsize=4096)  # an article is compared claim by claim, and for each half again
def compact(text: str) -> CompactText:
    """Reduce a text to its letters and digits."""
    kept = [(offset, low) for offset, each in enumerate(text) for low in _letters(each)]
    return CompactText("".join(low for _, low in kept), tuple(offset for offset, _ in kept))


def is_right(evidence: str, span: tuple[int, int], raw: CompactText) -> bool:
    """Whether `evidence` stands, somewhere in the raw text, where the label's span is."""
    wanted = compact(evidence).letters
    start, end = raw.span(*span)
    needed = MIN_SHARE * min(len(wanted), end - start)
    if not wanted or start == end:
        return False
    return any(
        min(end, found + len(wanted)) - max(start, found) >= needed
        for found in _occurrences(wanted, raw.letters)
    )


@cache
def _letters(character: str) -> str:
    return "".join(each for each in character.casefold() if each.isalnum())


def _occurrences(needle: str, haystack: str) -> list[int]:
    found, position = [], haystack.find(needle)
    while position >= 0:
        found.append(position)
        position = haystack.find(needle, position + 1)
    return found


@dataclass(frozen=True)
class Passage:
    """A sentence from which a claim was made: the document, the claim, and its letters' hash."""

    text_id: str
    claim: str
    passage: str


def passage_of(document_id: str, claim: Prediction) -> Passage:
    """The sentence that a claim gives as its evidence."""
    letters = compact(claim.evidence).letters
    digest = hashlib.sha256(letters.encode()).hexdigest()[:16]
    return Passage(document_id, core_fields(claim), digest)


def load_passages(path: Path) -> dict[Passage, tuple[str, str]]:
    """The verdicts of both readers on each passage; raises ValueError where a verdict is none."""
    if not path.exists():
        return {}
    rows = pl.read_csv(path, columns=COLUMNS, infer_schema=False).rows()
    verdicts = {Passage(*told): (first, second) for *told, first, second in rows}
    for passage, said in verdicts.items():
        check_verdicts(path, passage.text_id, *said)
    return verdicts


def stating(path: Path) -> frozenset[Passage]:
    """The passages that state their claim for both readers."""
    return frozenset(p for p, said in load_passages(path).items() if {*said} == {RIGHT})
