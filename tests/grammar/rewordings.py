"""`python -m tests.grammar.rewordings`: examples told otherwise, and what is read then.

What a sentence claims does not change with who reports it, what is set beside its subject, or which
other sentences stand around it. Each example of one sentence that is read right is worded anew in
all these ways; a wording is unstable where another claim is found than before. And where somebody
only fears, doubts or asks it, what is claimed may no longer be claimed as so.

python -m tests.grammar.rewordings                how often each way changes the claims
python -m tests.grammar.rewordings --every 3      of every third example alone
python -m tests.grammar.rewordings --show "said"  the examples that ways with this in them change
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from zlib import crc32

import polars as pl

from pipeline import schemas
from pipeline.extract import extract_claims, shipped_reference
from pipeline.quality.gold import CORE_FIELDS
from pipeline.quality.predictions import Prediction, predictions_by_article
from tests.grammar.corpus import Example, examples, pending

BEFORE = (
    "In a statement, ",
    "However, ",
    "As expected, ",
    "In a move that surprised analysts, ",
    "After months of debate, ",
    "At the same time, ",
    "To cut costs, ",
    "Reuters reported that ",
    "It is understood that ",
    "A person familiar with the matter said ",
)
BEHIND_SUBJECT = (
    ", like its rivals,",
    ", however,",
    ", as expected,",
    ", once a monopoly,",
    ", under fire from analysts,",
    ", according to Reuters,",
    " (pictured)",
    " quietly",
)
BEHIND = (
    ", it said",
    ", a spokesman said",
    ", sources said",
    ", said its chief executive",
    ", despite protests",
    ", in a blow to rivals",
    ", a move that surprised analysts",
    " amid a wider dispute",
    ", which analysts welcomed",
    " outright",
)
SENTENCES = (
    "Shares of Nokia fell 2 percent on Friday.",
    "The European Commission meets on Tuesday.",
    "Shares in Deutsche Telekom fell in Germany on Friday.",
    "The Indian government met Vodafone on Friday.",
    "The United States is at odds with China over trade.",
)
"""They claim nothing; the names in them are none of the sentence's."""
UNTOLD = (
    "Critics fear that ",
    "Analysts doubt that ",
    "It is unclear whether ",
    "It is not true that ",
    "It would be wrong to say that ",
    "There is no evidence that ",
    "It is unlikely that ",
)
"""Behind these a sentence is not told as so; but what it takes for granted is."""
OPENING = frozenset({"the", "a", "an", "in", "its", "all", "no", "it", "two", "three", "both"})
SUBJECT = re.compile(
    r"^(?:[A-Z][\w&’'.-]*\s)+(?=(?:has|have|will|is|was|plans|picked|chose|launched|banned)\b)"
)
POINTING = re.compile(
    r"\b(?:it|they|them|he|the (?:country|government|ministry|minister|regulator|operator|carrier"
    r"|company|two|three|state|authorities|agency|watchdog|court|president))\b",
    re.IGNORECASE,
)
Core = tuple[str | None, ...]


@dataclass(frozen=True)
class Rewording:
    """An example told otherwise: the way, the text, what was claimed before and is now."""

    way: str
    example: Example
    text: str
    before: frozenset[Core]
    now: frozenset[Core]

    @property
    def is_stable(self) -> bool:
        """Whether it claims what the example claims."""
        return self.before == self.now


def rewordings(every: int = 1) -> list[Rewording]:
    """All wordings of every so many-th example, with what is read in them."""
    told = [(way, each, text) for each in _plain(every) for way, text in _wordings(each)]
    found = _read([(f"{each.id} {way}", each, text) for way, each, text in told])
    return [
        Rewording(way, each, text, found[f"{each.id} as it is"], found[f"{each.id} {way}"])
        for way, each, text in told
        if way != "as it is"
    ]


def told_as_so(every: int = 1) -> tuple[list[str], int]:
    """What is claimed as it stands though nobody says so, and how many wordings were read."""
    plain = _plain(every)
    told = [(f"{e.id} {way}", e, way + _lowered(e.text)) for e in plain for way in UNTOLD]
    bare = _read([(each.id, each, each.text) for each in plain], sure=True)
    found = _read(told, sure=True)
    return [text for key, each, text in told if found[key] & bare[each.id]], len(told)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print how stable the readings are."""
    parser = argparse.ArgumentParser(prog="python -m tests.grammar.rewordings")
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--show", default=None, help="print what ways with this in them change")
    options = parser.parse_args(arguments)
    told = rewordings(options.every)
    for line in _report(told) if options.show is None else _changes(told, options.show):
        sys.stdout.write(f"{line}\n")
    if options.show is None:
        still, read = told_as_so(options.every)
        sys.stdout.write(f"{len(still)} of {read} are claimed as so where nobody says so\n")
    return 0


def _plain(every: int) -> list[Example]:
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


def _wordings(example: Example) -> Iterator[tuple[str, str]]:
    text, lowered = example.text, _lowered(example.text)
    subject = SUBJECT.match(text)
    yield "as it is", text
    yield from ((f"{way}...", way + lowered) for way in BEFORE)
    yield from ((f"...{way}.", f"{text[:-1]}{way}.") for way in BEHIND)
    yield from ((f"{way} ...", f"{way} {text}") for way in SENTENCES)
    yield from ((f"... {way}", f"{text} {way}") for way in SENTENCES)
    if subject is not None:
        rest = text[subject.end() :]
        yield from ((f"X{w} ...", f"{subject.group().rstrip()}{w} {rest}") for w in BEHIND_SUBJECT)


def _lowered(text: str) -> str:
    """A sentence behind others' words: its first word small, unless it may be a name."""
    return text[0].lower() + text[1:] if text.split()[0].lower() in OPENING else text


def _read(
    told: Sequence[tuple[str, Example, str]], *, sure: bool = False
) -> dict[str, frozenset[Core]]:
    """The core of what is claimed in each text; if `sure`, of what is told as so."""
    columns = schemas.polars_schema("articles")
    rows = [
        dict.fromkeys(columns) | {"article_id": key, "published_on": each.published, "text": text}
        for key, each, text in told
    ]
    frame = pl.DataFrame(rows, schema=columns)
    claims = predictions_by_article(extract_claims(frame, shipped_reference()))
    return {
        key: frozenset(_core(c) for c in claims.get(key, ()) if not sure or _is_sure(c))
        for key, _, _ in told
    }


def _is_sure(claim: Prediction) -> bool:
    return claim.fields["certainty"] != "possible"


def _core(claim: Prediction) -> Core:
    return (claim.kind, *(claim.fields[name] for name in CORE_FIELDS[claim.kind]))


def _report(told: Sequence[Rewording]) -> Iterator[str]:
    ways = dict.fromkeys(each.way for each in told)
    rates = {way: [each.is_stable for each in told if each.way == way] for way in ways}
    for way, stable in sorted(rates.items(), key=lambda item: sum(item[1]) / len(item[1])):
        yield f"{sum(stable):5} of {len(stable):5} as before   {way}"
    share = sum(each.is_stable for each in told) / max(1, len(told))
    yield f"all: {share:.4f} of {len(told)} wordings claim what the example claims"


def _changes(told: Sequence[Rewording], part: str) -> Iterator[str]:
    for each in told:
        if part in each.way and not each.is_stable:
            yield f"{each.example.id}: {each.text}"
            yield from (f"    lost  {claim}" for claim in sorted(map(str, each.before - each.now)))
            yield from (f"    found {claim}" for claim in sorted(map(str, each.now - each.before)))


if __name__ == "__main__":
    raise SystemExit(main())
