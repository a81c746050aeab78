"""What readers say of the names that the engine finds in real texts, and how right it is.

A verdict file holds a row per text and entity, by ids alone: no text of others is kept. `named`
tells whether the text speaks of the entity, `found` what the engine found when it was read. From
`found` come the figures of the reading itself, from the engine as it is now those of today; what
it finds now and nobody has read is counted as unread, and makes a verdict file stale.
"""

import hashlib
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
from rich.console import Console

from pipeline.extract.reading.names import prepare
from pipeline.extract.reading.sentence import Article
from pipeline.language.mentions import COMPANIES
from pipeline.language.names import name_index
from pipeline.language.provisional import PREFIX
from pipeline.reference import Reference, load_reference
from pipeline.settings import Settings
from pipeline.sources.encoding import repair

COLUMNS = ("text_id", "entity_id", "named", "found")

Names = Mapping[str, frozenset[str]]
"""Per text the entities that it names, or that the engine finds."""


@dataclass(frozen=True)
class Verdicts:
    """One read sample: what its texts name, what was found when they were read, all judged."""

    named: Names
    found: Names
    judged: Names


@dataclass(frozen=True)
class Figures:
    """Names of a sample: found and right, found and wrong, missed, found and never judged."""

    right: int
    wrong: int
    missed: int
    unread: int

    @property
    def resolved(self) -> float:
        """The share of the names in the texts that resolve to the right entity."""
        return self.right / (self.right + self.missed) if self.right else 0.0

    @property
    def wrong_share(self) -> float:
        """The share of the resolved names that are wrong."""
        return self.wrong / (self.right + self.wrong) if self.right else 0.0


def text_id(address: str) -> str:
    """The id of a text, from its address."""
    return hashlib.sha256(address.encode()).hexdigest()[:16]


def load_verdicts(path: Path) -> Verdicts:
    """Read a verdict file."""
    rows = pl.read_csv(path, schema_overrides=dict.fromkeys(COLUMNS, pl.String)).rows(named=True)
    return Verdicts(
        named=_grouped((r["text_id"], r["entity_id"]) for r in rows if r["named"] == "true"),
        found=_grouped((r["text_id"], r["entity_id"]) for r in rows if r["found"] == "true"),
        judged=_grouped((r["text_id"], r["entity_id"]) for r in rows),
    )


def names_found(texts: pl.DataFrame, reference: Reference) -> dict[str, frozenset[str]]:
    """The operators and vendors of each text; `text_id`, `text`, `title`, `published`."""
    index = name_index(reference)
    found = {}
    for row in texts.rows(named=True):
        article = Article(row["text_id"], *_content(row))
        mentions = [m for *_, names in prepare(article, index) for m in names]
        companies = [m for m in mentions if m.kind in COMPANIES]
        ids = (m.sense.id for m in companies if not m.sense.id.startswith(PREFIX))
        found[row["text_id"]] = frozenset(ids)
    return found


def figures(verdicts: Verdicts, found: Names) -> Figures:
    """Hold what was found against what readers say."""
    right = wrong = missed = unread = 0
    for text, judged in verdicts.judged.items():
        named, now = verdicts.named.get(text, frozenset()), found.get(text, frozenset())
        right += len(now & named)
        missed += len(named - now)
        wrong += len(now & judged - named)
        unread += len(now - judged)
    return Figures(right, wrong, missed, unread)


def _grouped(pairs: Iterable[tuple[str, str]]) -> dict[str, frozenset[str]]:
    grouped: dict[str, set[str]] = {}
    for text, entity in pairs:
        grouped.setdefault(text, set()).add(entity)
    return {text: frozenset(entities) for text, entities in grouped.items()}


def occurrences_found(texts: pl.DataFrame, reference: Reference) -> dict[str, frozenset[str]]:
    """Where names that are words as well were taken for an operator: `entity@character`."""
    index = name_index(reference)
    aliases = reference["operator_aliases"]
    words = set(aliases.filter(pl.col("context").is_not_null())["alias"])
    return {
        row["text_id"]: frozenset(
            f"{mention.sense.id}@{tokens[mention.first].start}"
            for _, tokens, names in prepare(Article(row["text_id"], *_content(row)), index)
            for mention in names
            if mention.kind == "operator" and mention.text in words
        )
        for row in texts.rows(named=True)
    }


def _content(row: Mapping[str, Any]) -> tuple[str, str | None, date | None, None]:
    return row["text"], row["title"], row["published"], None


def headlines(bench: Path) -> pl.DataFrame:
    """The headlines that samples are taken from, by the hash of their address."""
    read = pl.read_parquet(bench / "reuters-headlines-2007-2016.parquet")
    once = read.unique("url", keep="first", maintain_order=True)
    titles = pl.Series("title", [repair(title) for title in once["title"]])
    return once.select(
        pl.Series("text_id", [text_id(url) for url in once["url"]]),
        titles.alias("text"),
        titles,
        "published",
    )


def broadcasts(bench: Path) -> pl.DataFrame:
    """The articles of a broadcaster, most of them about other things, by section and name."""
    read = pl.read_parquet(bench / "bbc-news-2004-2005.parquet")
    addresses = (f"{section}/{name}" for section, name in read.select("section", "name").rows())
    return read.select(
        pl.Series("text_id", [text_id(address) for address in addresses]),
        "text",
        pl.col("text").str.split("\n").list.first().alias("title"),
        pl.lit(None, pl.Date).alias("published"),
    )


out = Console(highlight=False)

SAMPLES = {
    "headlines-names-2": (headlines, names_found),
    "headlines-names-3": (headlines, names_found),
    "headlines-names-4": (headlines, names_found),
    "headlines-names-5": (headlines, names_found),
    "headlines-names-6": (headlines, names_found),
    "ambiguous-bbc": (broadcasts, occurrences_found),
}
"""Verdict files under `data/gold/readings`: where their texts are, and what is looked for."""


def main() -> int:
    """Print the figures of every reading, as read and today; 1 where a verdict file is stale."""
    settings = Settings()
    bench, stale = settings.shared_dir / "bench", False
    if not bench.exists():
        out.print(f"{bench} is not here: nothing to read the verdicts against.")
        return 0
    reference = load_reference(settings.reference_dir)
    for name, (load, find) in SAMPLES.items():
        verdicts = load_verdicts(settings.gold_dir / "readings" / f"{name}.csv")
        texts = load(bench).filter(pl.col("text_id").is_in(list(verdicts.judged)))
        today = figures(verdicts, find(texts, reference))
        stale |= bool(today.unread)
        out.print(f"{name}: {len(verdicts.judged)} texts")
        out.print(f"  as read: {_told(figures(verdicts, verdicts.found))}", soft_wrap=True)
        out.print(f"  today:   {_told(today)}", soft_wrap=True)
    return int(stale)


def _told(of: Figures) -> str:
    counts = f"{of.right} right, {of.wrong} wrong, {of.missed} missed, {of.unread} unread"
    return f"resolved {of.resolved:.3f}, of these wrong {of.wrong_share:.3f} ({counts})"


if __name__ == "__main__":
    sys.exit(main())
