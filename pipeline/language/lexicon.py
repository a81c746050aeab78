"""The word lists of `data/lexicon/`, loaded once: function words, verb forms, nouns by sense."""

import csv
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path

from pipeline.language.garbage import collection_paused
from pipeline.settings import Settings


@dataclass(frozen=True, slots=True)
class VerbForm:
    """What a form may be: (lemma, tag) pairs, and whether it may also be a noun or adjective."""

    readings: tuple[tuple[str, str], ...]
    may_be_noun: bool


@dataclass(frozen=True, slots=True)
class NounSense:
    """What a noun stands for, with the network part or generation that it names by itself."""

    sense: str
    part: str | None = None


KEPT = 1 << 15
"""Phrases of which it is remembered what they stand for: the words of news come back."""


@dataclass(frozen=True)
class Lexicon:
    """The closed words, the verbs, the nouns and the predicative adjectives of the rules."""

    function_words: Mapping[str, str]
    verbs: Mapping[str, VerbForm]
    nouns: Mapping[str, tuple[NounSense, ...]]
    adjectives: frozenset[str]
    cues: Mapping[str, frozenset[str]]
    phrasal: frozenset[tuple[str, str]] = frozenset()
    multiwords: Mapping[str, tuple[tuple[str, ...], ...]] = field(default_factory=dict)

    _senses: dict[str, tuple[NounSense, ...]] = field(default_factory=dict, repr=False)

    def noun(self, phrase: str) -> tuple[NounSense, ...]:
        """Senses of a noun or compound, by its singular; none for a noun without a sense."""
        known = self._senses.get(phrase)
        if known is None:
            if len(self._senses) >= KEPT:
                self._senses.clear()
            known = self.nouns.get(phrase) or self.nouns.get(singular(phrase)) or ()
            self._senses[phrase] = known
        return known

    def has_sense(self, phrase: str, *wanted: str) -> bool:
        """Whether a noun has one of the senses."""
        return any(s.sense in wanted for s in self.noun(phrase))


IRREGULAR = {
    "men": "man",
    "women": "woman",
    "people": "people",
    "companies": "company",
    "series": "series",
}


@lru_cache(maxsize=1 << 14)
def singular(noun: str) -> str:
    """The singular of a regular English plural; other words are returned as they are."""
    if noun in IRREGULAR:
        return IRREGULAR[noun]
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    if noun.endswith(("ches", "shes", "sses", "xes")):
        return noun[:-2]
    if noun.endswith("s") and not noun.endswith(("ss", "us", "is")):
        return noun[:-1]
    return noun


def read_table(name: str, directory: Path | None = None) -> Iterator[dict[str, str]]:
    """Yield the rows of one lexicon table; lines that begin with # are comments."""
    path = (directory or _shipped()) / name
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(line for line in file if not line.startswith("#"))


@cache
def _shipped() -> Path:
    return Settings().lexicon_dir


@cache
def lexicon() -> Lexicon:
    """The shipped lexicon."""
    with collection_paused():
        return _read()


def _read() -> Lexicon:
    function_words = {r["word"]: r["tag"] for r in read_table("function_words.csv")}
    return Lexicon(
        function_words=function_words,
        verbs=_verbs(),
        nouns=_nouns(),
        adjectives=frozenset(r["word"] for r in read_table("adjectives.csv")),
        cues=_cues(),
        phrasal=frozenset((r["verb"], r["particle"]) for r in read_table("phrasal_verbs.csv")),
        multiwords=_multiwords(function_words),
    )


def _multiwords(function_words: Iterable[str]) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Function words of several words by their first, the longest before others."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for words in (tuple(w.split()) for w in function_words if " " in w):
        found.setdefault(words[0], []).append(words)
    return {first: tuple(sorted(each, key=len, reverse=True)) for first, each in found.items()}


def _verbs() -> dict[str, VerbForm]:
    """By far the largest table, read row by row as it lies: form, lemma, tags, other classes."""
    found: dict[str, VerbForm] = {}
    with (_shipped() / "verb_forms.csv").open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file)
        next(rows)
        for form, lemma, tags, also in rows:
            readings, is_noun = tuple((lemma, t) for t in tags.split("|")), also == "N"
            known = found.get(form)
            if known is not None:
                readings, is_noun = known.readings + readings, known.may_be_noun or is_noun
            found[form] = VerbForm(readings, is_noun)
    return found


def _nouns() -> dict[str, tuple[NounSense, ...]]:
    nouns: dict[str, tuple[NounSense, ...]] = {}
    for row in read_table("nouns.csv"):
        sense = NounSense(row["sense"], row["part"] or None)
        nouns[row["noun"]] = (*nouns.get(row["noun"], ()), sense)
    return nouns


def _cues() -> dict[str, frozenset[str]]:
    cues: dict[str, set[str]] = {}
    for row in read_table("cues.csv"):
        cues.setdefault(row["cue"], set()).add(row["word"])
    return {cue: frozenset(words) for cue, words in cues.items()}
