"""Examples told otherwise, and what is read then."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from zlib import crc32

import polars as pl

from pipeline import schemas
from pipeline.extract import extract_claims, shipped_reference
from pipeline.quality.gold import CORE_FIELDS
from pipeline.quality.predictions import Prediction, predictions_by_article
from tests.grammar.corpus import Example, examples, pending
from tests.grammar.rewordings.around import told_around, told_unreal, told_unsure
from tests.grammar.rewordings.printed import told_in_print
from tests.grammar.rewordings.statement import statements
from tests.grammar.rewordings.ways import told_otherwise

POINTING = re.compile(
    r"\b(?:it|they|them|he|the (?:country|government|ministry|minister|regulator|operator|carrier"
    r"|company|two|three|state|authorities|agency|watchdog|court|president))\b",
    re.IGNORECASE,
)
Core = tuple[str | None, ...]


@dataclass(frozen=True)
class Wording:
    """An example in other words: the way, and the article that tells it so."""

    way: str
    example: Example
    text: str
    title: str | None = None


@dataclass(frozen=True)
class Rewording:
    """An example told otherwise: what was claimed before and is now."""

    wording: Wording
    before: frozenset[Core]
    now: frozenset[Core]

    @property
    def way(self) -> str:
        """The way of telling."""
        return self.wording.way

    @property
    def is_stable(self) -> bool:
        """Whether it claims what the example claims."""
        return self.before == self.now

    def __str__(self) -> str:
        """The way and the words."""
        return f"{self.way} | {self.wording.title or ''}{self.wording.text}"


def reworded_around(every: int = 1) -> list[Rewording]:
    """All wordings of every so many-th example that set something around it."""
    plain = plain_examples(every)
    told = [Wording(way, e, text) for e in plain for way, text in told_around(e)]
    return _compared(told, _as_they_are(plain))


def printed(every: int = 1) -> list[Rewording]:
    """Every so many-th example as it may stand in print."""
    plain = plain_examples(every)
    told = [Wording(way, e, text) for e in plain for way, text in told_in_print(e)]
    return _compared(told, _as_they_are(plain))


def reworded_in_grammar(every: int = 1) -> list[Rewording]:
    """Every so many-th example in all other grammar that it can be put in."""
    plain = plain_examples(every)
    before = _as_they_are(plain)
    told = [
        Wording(way, each.example, text, title)
        for each in statements(plain)
        for way, title, text in told_otherwise(each, before[each.example.id])
    ]
    return _compared(told, before)


def told_as_so(every: int = 1) -> tuple[list[str], int]:
    """What is claimed as it stands though nobody says so, and how many wordings were read."""
    return _still_so(told_unsure, every)


def unreal_as_so(every: int = 1) -> tuple[list[str], int]:
    """The same of what the words of the lexicon say to be but thought of."""
    return _still_so(told_unreal, every)


def _still_so(
    ways: Callable[[Example], Iterator[tuple[str, str]]], every: int
) -> tuple[list[str], int]:
    plain = plain_examples(every)
    told = [Wording(way, e, text) for e in plain for way, text in ways(e)]
    bare, found = _as_they_are(plain, sure=True), _read(told, sure=True)
    still = [w.text for w, claims in zip(told, found, strict=True) if claims & bare[w.example.id]]
    return still, len(told)


def _compared(told: Sequence[Wording], before: dict[str, frozenset[Core]]) -> list[Rewording]:
    now = _read(told)
    return [Rewording(w, before[w.example.id], n) for w, n in zip(told, now, strict=True)]


def plain_examples(every: int) -> list[Example]:
    """Examples of one sentence that is read right, and that leans on nothing told before.

    Of `every` so many one, by its id, so that a new example changes nothing for the others.
    """
    return [
        each
        for each in examples()
        if each.id not in pending() and each.claims and not each.title and _is_one(each.text)
        if crc32(each.id.encode()) % every == 0
    ]


def _is_one(text: str) -> bool:
    is_sentence = text.endswith(".") and ". " not in text and "\n" not in text
    return is_sentence and text[0].isalnum() and not POINTING.search(text)


def _as_they_are(plain: Sequence[Example], *, sure: bool = False) -> dict[str, frozenset[Core]]:
    """What is claimed in the examples as they stand, by their ids."""
    found = _read([Wording("", each, each.text) for each in plain], sure=sure)
    return {each.id: claims for each, claims in zip(plain, found, strict=True)}


def _read(told: Sequence[Wording], *, sure: bool = False) -> list[frozenset[Core]]:
    """The core of what is claimed in each wording; if `sure`, of what is told as so."""
    columns = schemas.polars_schema("articles")
    rows = [dict.fromkeys(columns) | _article(str(i), each) for i, each in enumerate(told)]
    claims = predictions_by_article(
        extract_claims(pl.DataFrame(rows, schema=columns), shipped_reference())
    )
    return [
        frozenset(_core(c) for c in claims.get(str(i), ()) if not sure or _is_sure(c))
        for i in range(len(told))
    ]


def _article(key: str, wording: Wording) -> dict[str, object]:
    text = "\n\n".join(part for part in (wording.title, wording.text) if part)
    day = wording.example.published
    return {"article_id": key, "title": wording.title, "published_on": day, "text": text}


def _is_sure(claim: Prediction) -> bool:
    return claim.fields["certainty"] != "possible"


def _core(claim: Prediction) -> Core:
    return (claim.kind, *(claim.fields[name] for name in CORE_FIELDS[claim.kind]))
