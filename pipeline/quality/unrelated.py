"""What extraction claims of texts about other things: articles of a broadcaster, random headlines.

`python -m pipeline.quality.unrelated` reads all articles of a broadcaster and 100,000 headlines of
the shared archive that nothing was filtered from, and says how many claims it makes, how many of
them readers found wrong, and which nobody has read. `--unread` prints those with their text.

A verdict file holds a row per claim, by the hash of its text's address alone. Of the headlines 200
claims count, drawn by their hash: a claim that comes or goes moves no other one.
"""

import argparse
import hashlib
import random
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import polars as pl
from rich.console import Console

from pipeline.extract import extract_claims
from pipeline.quality.predictions import Prediction, core_fields, predictions_by_article
from pipeline.quality.readings import broadcasts
from pipeline.quality.sample import ARCHIVE, archive_headlines
from pipeline.quality.verdicts import VERDICTS, WRONG, check_verdicts
from pipeline.reference import load_reference
from pipeline.schemas import polars_schema
from pipeline.settings import Settings

HEADLINES = 100_000
SEED = 20261128
COLUMNS = ("text_id", "claim", "verdict")
Key = tuple[str, str]
"""A claim by its text and its core fields."""


@dataclass(frozen=True)
class Source:
    """Texts about other things: how they are read, how many claims count, how many may be wrong."""

    name: str
    articles: Callable[[Path], pl.DataFrame]
    claims: int | None
    wrong_at_most: int


@dataclass(frozen=True)
class Found:
    """What is claimed of a source today: how many claims there are, and those that count."""

    made: int
    counted: Sequence[Prediction]


@dataclass(frozen=True)
class Standing:
    """The claims that count by what readers said of them."""

    right: int
    wrong: int
    unsure: int
    unread: tuple[Prediction, ...]


def key(claim: Prediction) -> Key:
    """The text of a claim and its core fields."""
    return claim.article_id, core_fields(claim)


def drawn(claims: Sequence[Prediction], count: int | None, seed: int = SEED) -> list[Prediction]:
    """As many claims as are to count, each once, in an order that other claims do not change."""
    once = {key(claim): claim for claim in claims}
    ordered = sorted(once, key=lambda k: hashlib.sha256(f"{seed} {k[0]} {k[1]}".encode()).digest())
    return [once[each] for each in ordered[:count]]


def load_verdicts(path: Path) -> dict[Key, str]:
    """Read a file of verdicts; raises ValueError where a verdict is none."""
    rows = pl.read_csv(path, columns=COLUMNS).rows()
    for text, _, verdict in rows:
        check_verdicts(path, text, verdict)
    return {(text, claim): verdict for text, claim, verdict in rows}


def standing(counted: Sequence[Prediction], verdicts: Mapping[Key, str]) -> Standing:
    """Hold the claims that count against the verdicts."""
    said = [verdicts.get(key(claim)) for claim in counted]
    unread = (claim for claim, verdict in zip(counted, said, strict=True) if verdict is None)
    right, wrong, unsure = (said.count(each) for each in VERDICTS)
    return Standing(right, wrong, unsure, tuple(unread))


def broadcast_articles(bench: Path) -> pl.DataFrame:
    """The broadcaster's articles in the form of the table of articles."""
    schema = polars_schema("articles")
    given = {"article_id": "text_id", "text": "text", "title": "title", "published_on": "published"}
    texts = broadcasts(bench).select(pl.col(old).alias(new) for new, old in given.items())
    return texts.select(
        (pl.col(name) if name in given else pl.lit(None)).cast(kind).alias(name)
        for name, kind in schema.items()
    )


def random_headlines(bench: Path) -> pl.DataFrame:
    """Headlines of the archive, whatever they are about."""
    every = archive_headlines(bench / ARCHIVE.name).sort("article_id")
    chosen = random.Random(SEED).sample(range(every.height), min(HEADLINES, every.height))
    return every[sorted(chosen)]


SOURCES = (
    Source("unrelated-broadcasts", broadcast_articles, None, 3),
    Source("unrelated-headlines", random_headlines, 200, 10),
)


def main() -> int:
    """Print how each source stands; 1 where too many claims are wrong or one is unread."""
    parser = argparse.ArgumentParser(prog="python -m pipeline.quality.unrelated")
    parser.add_argument("--unread", action="store_true", help="print unread claims and their text")
    shows, settings = parser.parse_args().unread, Settings()
    bench, out = settings.shared_dir / "bench", Console(highlight=False, soft_wrap=True)
    if not bench.exists():
        out.print(f"{bench} is not here: no unrelated texts to read.")
        return 0
    kept = [_is_kept(source, settings, out, shows=shows) for source in SOURCES]
    return 0 if all(kept) else 1


def _is_kept(source: Source, settings: Settings, out: Console, *, shows: bool) -> bool:
    """Print how a source stands; whether all is read and no more is wrong than may be."""
    articles = source.articles(settings.shared_dir / "bench")
    found = claims_of(articles, source, settings)
    verdicts = load_verdicts(settings.gold_dir / "readings" / f"{source.name}.csv")
    stands = standing(found.counted, verdicts)
    for line in told(source, articles.height, found, stands):
        out.print(line, markup=False)
    if shows:
        texts = dict(articles.select("article_id", "title").iter_rows())
        for claim in stands.unread:
            out.print(f"  {key(claim)} {claim.rule_id} | {texts[claim.article_id]}", markup=False)
    return not stands.unread and stands.wrong <= source.wrong_at_most


def claims_of(articles: pl.DataFrame, source: Source, settings: Settings) -> Found:
    """All claims of a source's texts, and those of them that count."""
    claims = extract_claims(articles, load_reference(settings.reference_dir))
    made = [c for _, each in sorted(predictions_by_article(claims).items()) for c in each]
    return Found(len(made), drawn(made, source.claims))


def told(source: Source, texts: int, found: Found, stands: Standing) -> Iterator[str]:
    """How a source stands, in words."""
    yield f"{source.name}: {texts} texts, {found.made} claims, {len(found.counted)} of them counted"
    counts = f"{stands.right} right, {stands.wrong} wrong, {stands.unsure} unsure"
    limit = f"at most {source.wrong_at_most} may be {WRONG}"
    yield f"  {counts}, {len(stands.unread)} unread ({limit})"
    for claim in stands.unread:
        yield "  unread: {} {}".format(*key(claim))


if __name__ == "__main__":
    sys.exit(main())
