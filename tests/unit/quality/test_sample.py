"""Sampled headlines are drawn by seed and no template crowds the others out."""

import datetime as dt
from collections import Counter
from pathlib import Path
from typing import Any

import polars as pl

from pipeline.quality.gold import KINDS
from pipeline.quality.sample import (
    about_telecoms,
    archive_headlines,
    common_words,
    sample_claims,
    template,
)
from pipeline.reference import Reference
from tests.unit.quality.builders import claims, label

COMMON = frozenset({"available", "in", "picks", "for"})


def archive(tmp_path: Path, titles: list[str]) -> pl.DataFrame:
    rows = {
        "published": [dt.date(2016, 1, 2)] * len(titles),
        "title": titles,
        "url": [f"u{number}" for number, _ in enumerate(titles)],
    }
    pl.DataFrame(rows).write_parquet(tmp_path / "headlines.parquet")
    return archive_headlines(tmp_path / "headlines.parquet")


def all_claimed(articles: pl.DataFrame) -> Any:
    told = [claims([label("deployments")], each) for each in articles["article_id"]]
    return type(
        "Frames", (), {kind: pl.concat([getattr(each, kind) for each in told]) for kind in KINDS}
    )


def test_headlines_that_differ_in_names_and_numbers_share_a_template() -> None:
    one = template("Verizon Wireless 4G LTE available in Boone, North Carolina", COMMON)
    other = template("AT&T 3G available in Reno", COMMON)
    assert one == other == "_ available in _"


def test_words_that_titles_write_in_lower_case_are_common() -> None:
    titles = pl.Series(["BT picks Nokia for 5G"] * 20 + ["BT drops Huawei"])
    assert common_words(titles) == {"picks", "for"}


def test_one_template_fills_at_most_a_fifth_of_a_sample(tmp_path: Path) -> None:
    towns = [f"Verizon 4G available in Town{number}" for number in range(100)]
    verbs = [f"BT {word * 3} Nokia" for word in "abcdefghijklmnopqrst" for _ in range(2)]
    others = [f"{title} {number}" for number, title in enumerate(verbs)]
    articles = archive(tmp_path, towns + others)
    sampled = sample_claims(articles, all_claimed(articles), 20, seed=1)
    counted = Counter(each.title.startswith("Verizon") for each in sampled)
    assert counted[True] <= 4


def test_the_same_seed_draws_the_same_sample(tmp_path: Path) -> None:
    articles = archive(tmp_path, [f"BT {'x' * number} Nokia" for number in range(1, 40)])
    frames = all_claimed(articles)
    first = sample_claims(articles, frames, 5, seed=1)
    assert first == sample_claims(articles, frames, 5, seed=1)
    assert first != sample_claims(articles, frames, 5, seed=2)


def test_headlines_without_a_telecom_word_or_name_are_left_out(tmp_path: Path) -> None:
    alias = {"alias": ["Huawei", "Smart"], "context": [None, "strict"]}
    reference = Reference(
        {"vendor_aliases": pl.DataFrame(alias), "operator_aliases": pl.DataFrame(alias)}
    )
    titles = ["Huawei wins order", "Smart move pays off", "New LTE networks", "Oil falls"]
    kept = about_telecoms(archive(tmp_path, titles), reference)["title"].to_list()
    assert kept == ["Huawei wins order", "New LTE networks"]
