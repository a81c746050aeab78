"""The sentence of a claim between its neighbours."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from pipeline.language.sentences import sentences

AROUND: Final = 700
"""Characters before and after in which the neighbours are looked for."""
LONGEST: Final = 400
"""Characters of a neighbour that are shown; a sentence longer than that is no sentence."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence with the one before and the one after; empty where there is none."""

    before: str
    sentence: str
    after: str


def passage(text: str | None, evidence: str, start: int, end: int) -> Passage:
    """The evidence in its context; alone where the text is not there or another one by now."""
    if text is None or text[start:end] != evidence:
        return Passage("", evidence, "")
    return Passage(_last(text[max(0, start - AROUND) : start]), evidence, _first(text[end:]))


def texts_of(rows: Sequence[Mapping[str, str]]) -> Mapping[str, str]:
    """The text of each article."""
    return {row["article_id"]: row["text"] for row in rows}


def _last(before: str) -> str:
    spans = sentences(before)
    return _shown(before[spans[-1].start : spans[-1].end], cut_left=True) if spans else ""


def _first(after: str) -> str:
    near = after[:AROUND]
    spans = sentences(near)
    return _shown(near[spans[0].start : spans[0].end], cut_left=False) if spans else ""


def _shown(sentence: str, *, cut_left: bool) -> str:
    if len(sentence) <= LONGEST:
        return sentence
    return f"… {sentence[-LONGEST:]}" if cut_left else f"{sentence[:LONGEST]} …"
