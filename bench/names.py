"""What finding names costs: reading and compiling the reference, and passing over other news.

Figures are processor time, which other work on the machine disturbs less than wall time; on two
processors the passing over takes half of it.
"""

import time
from collections.abc import Callable
from typing import Any

import polars as pl

from bench.verdicts import kept
from pipeline.extract.gate import may_state_facts
from pipeline.language.names import name_index
from pipeline.reference import Reference, load_reference
from pipeline.settings import Settings

ARTICLES = 100_000
BUILD_ALLOWANCE = 0.5
PASS_ALLOWANCE = 2.0
"""Processor seconds for all articles: one second on each of two processors."""
PROSE = (
    "The harbour council met on a grey morning to talk about the old lighthouse, whose keeper "
    "had asked for paint, rope and a second lamp before the autumn storms came in from the west. "
)


def measure() -> bool:
    """Print what names cost beside what they may; whether it is kept."""
    built, reference = _timed(_build)
    texts = pl.Series([(f"{i} " + PROSE * 12)[:2000] for i in range(ARTICLES)])
    passed, held = _timed(lambda: may_state_facts(texts, reference))
    assert not held.any(), "the bench's prose names something"
    is_quick = kept(built <= BUILD_ALLOWANCE)
    print(f"names: built in {built:.2f} s, at most {BUILD_ALLOWANCE}: {is_quick}")
    print(
        f"names: {ARTICLES} articles of 2 kB without any in {passed:.2f} processor seconds, "
        f"at most {PASS_ALLOWANCE}: {kept(passed <= PASS_ALLOWANCE)}"
    )
    return built <= BUILD_ALLOWANCE and passed <= PASS_ALLOWANCE


def _build() -> Reference:
    reference = load_reference(Settings().reference_dir)
    name_index(reference)
    may_state_facts(pl.Series(["nothing"]), reference)
    return reference


def _timed(work: Callable[[], Any]) -> tuple[float, Any]:
    begun = time.process_time()
    result = work()
    return time.process_time() - begun, result
