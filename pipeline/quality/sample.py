"""Real headlines sampled for reading: what extraction claims of them, to be judged by people.

`python -m pipeline.quality.sample --headlines 300 --seed 7` extracts from the telecom headlines of
the shared archive and prints sampled claims with their headline. Headlines that differ in names
and numbers only ("X 4G LTE available in <town>") count as one template, which fills at most a fifth
of a sample.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import polars as pl
from rich.console import Console
from rich.markup import escape

from pipeline.quality.gold import KINDS
from pipeline.quality.predictions import ClaimFrames, Prediction, predictions_by_article
from pipeline.reference import Reference, load_reference
from pipeline.schemas import polars_schema
from pipeline.settings import Settings

ARCHIVE = Path("bench") / "reuters-headlines-2007-2016.parquet"
TEMPLATE_SHARE = 0.2
COMMON = 20
TELECOM_WORDS = (
    *("[2-6]g", "lte", "wimax", "umts", "w-?cdma", "hspa", "gsm", "spectrum", "telecoms?"),
    *("wireless", "mobile", "carriers?", "cellular", "broadband", "network gear"),
)


@dataclass(frozen=True)
class SampledClaim:
    """One claim to be judged, with the headline that it was read from."""

    article_id: str
    published: str
    title: str
    claim: Prediction


def archive_headlines(path: Path) -> pl.DataFrame:
    """All headlines of an archive in the form of articles that are a title only."""
    found = pl.read_parquet(path)
    return (
        found.unique(["title", "published"], keep="first", maintain_order=True)
        .select(
            article_id=pl.col("url").map_elements(_short_hash, return_dtype=pl.String),
            article_version_id=pl.lit(""),
            path=pl.lit(None, pl.String),
            url="url",
            publisher=pl.lit(None, pl.String),
            title="title",
            author=pl.lit(None, pl.String),
            published_on="published",
            published_basis=pl.lit("metadata"),
            language=pl.lit("en"),
            text="title",
            text_sha256=pl.lit(""),
            syndication_group=pl.lit(""),
        )
        .cast(polars_schema("articles"))
    )


def about_telecoms(articles: pl.DataFrame, reference: Reference) -> pl.DataFrame:
    """The articles whose title has a telecom word, or a name that is a vendor's or operator's."""
    names = [
        re.escape(alias)
        for table in ("operator_aliases", "vendor_aliases")
        for alias in reference[table].filter(pl.col("context").is_null())["alias"].to_list()
    ]
    words, known = "|".join(TELECOM_WORDS), "|".join(sorted(names, key=len, reverse=True))
    title = pl.col("title").str
    return articles.filter(
        title.contains(rf"(?i)\b(?:{words})\b") | title.contains(rf"\b(?:{known})\b")
    )


def sample_claims(
    articles: pl.DataFrame, claims: ClaimFrames, count: int, seed: int
) -> list[SampledClaim]:
    """Claims drawn at random, at most a fifth of them from one template of headline."""
    drawn = random.Random(seed)
    rows = {row["article_id"]: row for row in articles.iter_rows(named=True)}
    found = predictions_by_article(claims)
    pool = [each for article in sorted(found) for each in found[article]]
    drawn.shuffle(pool)
    common = common_words(articles["title"])
    templates = {article: template(rows[article]["title"], common) for article in found}
    kept = _capped(pool, templates, count)
    return [
        SampledClaim(each.article_id, str(row["published_on"]), row["title"], each)
        for each in kept
        if (row := rows[each.article_id])
    ]


def common_words(titles: pl.Series) -> frozenset[str]:
    """Words that headlines often write in lower case: what is left of them without names."""
    words = titles.str.extract_all(r"\b[a-z]{2,}\b").explode().drop_nulls()
    counted = words.value_counts().filter(pl.col("count") >= COMMON)
    return frozenset(counted.get_column(words.name).to_list())


def template(title: str, common: frozenset[str]) -> str:
    """A headline with names and numbers blanked, runs of them once."""
    words = re.findall(r"[\w'’&.-]+", title)
    plain = (word.casefold() if word.casefold() in common else "_" for word in words)
    return re.sub(r"_(?: _)+", "_", " ".join(plain))


def _capped(
    pool: Iterable[Prediction], templates: dict[str, str], count: int
) -> Sequence[Prediction]:
    most, seen, kept = max(1, int(TEMPLATE_SHARE * count)), Counter[str](), list[Prediction]()
    for each in pool:
        name = templates[each.article_id]
        if len(kept) < count and seen[name] < most:
            seen[name] += 1
            kept.append(each)
    return kept


def _short_hash(url: str) -> str:
    return hashlib.sha256(url.encode()).hexdigest()[:12]


def show_sample(sampled: Iterable[SampledClaim], console: Console) -> None:
    """Print each sampled claim under its headline."""
    for number, each in enumerate(sampled, 1):
        fields = " ".join(
            f"{name}={value}" for name, value in each.claim.fields.items() if value is not None
        )
        head = f"{number:3} {each.article_id} {each.published} {each.title}"
        console.print(escape(head), style="bold", highlight=False, soft_wrap=True)
        told = f"      {each.claim.kind} {fields} [{each.claim.rule_id}]"
        console.print(escape(told), highlight=False, soft_wrap=True)


def main() -> int:
    """Extract from the archive's telecom headlines and print a sample."""
    from pipeline.extract import extract_claims

    parser = argparse.ArgumentParser(prog="python -m pipeline.quality.sample")
    parser.add_argument("--headlines", type=int, default=100, help="claims to print")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--all", action="store_true", help="not only telecom headlines")
    given = parser.parse_args()
    settings, console = Settings(), Console()
    path = settings.shared_dir / ARCHIVE
    if not path.exists():
        console.print(f"{path} is not here: nothing to sample. BACKHAUL_SHARED_DIR names another.")
        return 1
    reference = load_reference(settings.reference_dir)
    articles = archive_headlines(path)
    wanted = articles if given.all else about_telecoms(articles, reference)
    claims = extract_claims(wanted, reference)
    show_sample(sample_claims(wanted, claims, given.headlines, given.seed), console)
    heights = ", ".join(f"{getattr(claims, kind).height} {kind}" for kind in KINDS)
    console.print(f"{wanted.height} headlines read; claims: {heights}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
