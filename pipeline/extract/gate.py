"""Which articles can state a fact at all, told from their characters before any word is read.

A claim takes a vendor, a technology or a word of the trade. An article without any of them is
passed over, so that the news of the world costs next to nothing.
"""

import re
from collections.abc import Iterator

import polars as pl

from pipeline.language.lexicon import lexicon
from pipeline.language.names import SHORT_NAME
from pipeline.reference import Reference

NAMES = (
    ("vendor_aliases", "alias"),
    ("vendor_epithets", "epithet"),
    ("technologies", "alias"),
)
CUES = ("gate", "telecom")
# Boundaries and case in ASCII alone keep the automaton small: twice as fast as with all of
# Unicode. A name in another script stands in English news beside its Latin form.
BOUNDARY = r"(?-u:\b)"
SPECIAL = re.compile(r"[.+*?()\[\]{}|^$\\]")
SLICES = 4
PARALLEL_FROM = 1000
"""Texts from which on the work is worth sharing among cores."""


def may_state_facts(texts: pl.Series, reference: Reference) -> pl.Series:
    """Per text, whether it holds a name or a word that every claim needs one of."""
    held = pl.col("text").str.contains(_pattern(reference)).fill_null(False)
    frame = texts.alias("text").to_frame()
    if frame.height < PARALLEL_FROM:
        return frame.select(held).to_series()
    size = -(-frame.height // SLICES)
    parts = [frame.slice(i * size, size).lazy().select(held) for i in range(SLICES)]
    return pl.concat(pl.collect_all(parts)).to_series()


_PATTERNS: dict[str, str] = {}


def _pattern(reference: Reference) -> str:
    """One expression for all names: short ones as they are written, longer ones in any case."""
    key = reference.fingerprint
    if key not in _PATTERNS:
        names = gate_names(reference)
        short = {n for n in names if len(n) <= SHORT_NAME and not n.islower()}
        longer = _shortest({n.lower() for n in names - short})
        exact, loose = ("|".join(map(_escaped, sorted(n))) for n in (short, longer))
        _PATTERNS[key] = f"{BOUNDARY}(?:(?i-u:{loose})|{exact}){BOUNDARY}"
    return _PATTERNS[key]


def is_market_report(title: str | None) -> bool:
    """Whether a title offers a study of a market, whose forecasts and summaries are no news."""
    opening = (title or "").lstrip().lower()
    return any(opening.startswith(seller) for seller in lexicon().cues["report_seller"])


def gate_names(reference: Reference) -> set[str]:
    """Every name and word that an article has to hold one of."""
    return {name for name in _names(reference) if _is_plain(name)}


def _names(reference: Reference) -> Iterator[str]:
    for table, column in NAMES:
        yield from reference[table][column]
    for cue in CUES:
        yield from lexicon().cues.get(cue, ())


def _is_plain(name: str) -> bool:
    return name.isascii() and name[0].isalnum() and name[-1].isalnum()


def _escaped(name: str) -> str:
    return SPECIAL.sub(r"\\\g<0>", name)


def _shortest(names: set[str]) -> set[str]:
    """The names less those that begin with another: what holds the longer holds the shorter."""
    kept: set[str] = set()
    for name in sorted(names, key=len):
        words = name.split(" ")
        if not any(" ".join(words[:i]) in kept for i in range(1, len(words))):
            kept.add(name)
    return kept
