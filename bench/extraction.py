"""`python -m bench.extraction`: articles read a second on one core, start-up and memory.

Processor time of this process alone, the least of some repeats, as other work shares the machine.
Fact-dense articles are the sample's; irrelevant ones are those of a public corpus of news that the
gate passes over, where it is at hand, else made-up ones.
"""

import random
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TypeVar

import polars as pl

from bench.memory import peak_mebibytes
from bench.verdicts import kept
from pipeline.extract import extract_claims
from pipeline.extract.gate import may_state_facts
from pipeline.quality.evaluate import GoldPlaces, load_source
from pipeline.quality.inputs import prepared
from pipeline.reference import Reference, load_reference
from pipeline.settings import Settings

REPEATS = 3
DENSE, IRRELEVANT = 300, 30_000
START_UP = 0.5
"""Seconds of processor that the reference, the rules and the first names may take."""
MEBIBYTES = 300
SIZE = 2000  # bytes of an article, by which texts of other lengths are counted
COPIES = 20
LINEAR = 1.3
"""How much longer each of ten times as many clauses may take to still count as linear."""
T = TypeVar("T")
NEWS = "bench/bbc-news-2004-2005.parquet"
TEXT = (
    "the harbour council said on Monday that a bridge would open in spring after years of work "
    "and its mayor praised engineers who had kept to their budget despite heavy rain"
)
WORDS = TEXT.split()
CLAUSE = "Vodafone picked Ericsson for its 5G core in Germany"


def main() -> None:
    """Measure and print."""
    settings = Settings()
    reference, started = _timed(lambda: load_reference(settings.reference_dir))
    _, first = _timed(lambda: extract_claims(_frame([CLAUSE + "."]), reference))
    held = kept(started + first < START_UP)
    print(f"start-up: reference {started:.2f} s, rules and names {first:.2f} s, {held}")
    dense(settings, reference)
    irrelevant(settings, reference)
    linear(reference)
    memory(settings)


def sample(settings: Settings) -> pl.DataFrame:
    """The articles of the sample as the pipeline makes them."""
    places = GoldPlaces(settings.sample_dir, settings.gold_dir, settings.shared_dir)
    return prepared(load_source("written", places)).articles


def dense(settings: Settings, reference: Reference) -> None:
    """The sample's articles, counted as so many of two kilobytes."""
    articles = sample(settings)
    count = sum(len(text.encode()) for text in articles["text"]) / SIZE
    taken = _least(lambda: extract_claims(articles, reference))
    _say("fact-dense articles", count / taken, DENSE)


def irrelevant(settings: Settings, reference: Reference) -> None:
    """Articles that the gate passes over."""
    path = settings.shared_dir / NEWS
    texts = pl.read_parquet(path)["text"] if path.exists() else _made_up(2000)
    articles = _frame([*texts.filter(~may_state_facts(texts, reference))] * COPIES)
    taken = _least(lambda: extract_claims(articles, reference))
    name = "irrelevant articles" if path.exists() else "irrelevant articles (made up)"
    _say(name, articles.height / taken, IRRELEVANT)


def linear(reference: Reference) -> None:
    """One sentence of many clauses, and one of ten times as many."""
    few, many = (_frame([", and ".join([CLAUSE] * n) + "."]) for n in (100, 1000))
    ratio = _least(lambda: extract_claims(many, reference)) / _least(
        lambda: extract_claims(few, reference)
    )
    held = kept(ratio <= 10 * LINEAR)
    print(f"ten times the clauses in a sentence take {ratio:.0f} times as long: linear {held}")


def memory(settings: Settings) -> None:
    """What a process holds that extracts from the sample's articles, as a run hands them over."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "articles.parquet"
        sample(settings).write_parquet(path)
        code = f"from bench import extraction; extraction.extract_from({str(path)!r})"
        held = peak_mebibytes(code)
    print(f"memory: {held:.0f} MiB, less than {MEBIBYTES}: {kept(held < MEBIBYTES)}")


def extract_from(path: str) -> None:
    """Extract from the articles of one Parquet file."""
    extract_claims(pl.read_parquet(path), load_reference(Settings().reference_dir))


def _made_up(count: int) -> pl.Series:
    """Texts of two kilobytes that speak of nothing of the trade."""
    words = random.Random(1)
    return pl.Series([" ".join(words.choices(WORDS, k=SIZE // 6)) for _ in range(count)])


def _frame(texts: list[str]) -> pl.DataFrame:
    return pl.DataFrame(
        {
            "article_id": [f"{number:06}" for number in range(len(texts))],
            "text": texts,
            "title": None,
            "published_on": date(2024, 5, 1),
            "publisher": None,
        }
    )


def _timed(work: Callable[[], T]) -> tuple[T, float]:
    begun = time.process_time()
    return work(), time.process_time() - begun


def _least(work: Callable[[], object]) -> float:
    return min(_timed(work)[1] for _ in range(REPEATS))


def _say(name: str, rate: float, wanted: int) -> None:
    print(f"{name}: {rate:,.0f} a second and core, at least {wanted:,}: {kept(rate >= wanted)}")


if __name__ == "__main__":
    main()
