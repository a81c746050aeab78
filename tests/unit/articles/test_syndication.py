"""Copies of one story are one source; stories that merely resemble each other are not."""

import random
from dataclasses import replace
from datetime import date

import polars as pl
import pytest

from pipeline.articles import read_documents
from pipeline.articles.model import Article
from pipeline.articles.syndication import signature_of, syndication_groups

WORDS = """
    operator network radio core supplier contract minister regulator coast city spectrum fibre
    auction tender vendor antenna mast cloud software upgrade capital border island valley
    analyst investor chief quarter budget safety review committee parliament court ruling
"""


def story(seed: int, sentences: int = 20) -> list[str]:
    """Sentences that no other seed gives."""
    rng = random.Random(seed)
    return [" ".join(rng.choices(WORDS.split(), k=14)).capitalize() + "." for _ in range(sentences)]


def article(name: str, lines: list[str], day: date | None = None, title: str = "News") -> Article:
    text = f"{title}\n\n" + "\n\n".join(lines)
    return Article(
        article_id=name,
        article_version_id=name,
        path=name,
        url=None,
        publisher=None,
        title=title,
        author=None,
        published_on=day,
        published_basis="not_stated",
        language="en",
        text=text,
        text_sha256=name,
        syndication_group=name,
        signature=signature_of(text),
    )


def test_an_edited_copy_under_another_title_is_of_the_same_story() -> None:
    wire = story(1)
    edited = [*wire[:9], "The outlet adds a sentence of its own here.", *wire[11:]]
    copies = [article("wire", wire), article("copy", edited, title="Another headline entirely")]
    assert len(set(syndication_groups(copies).values())) == 1


def test_the_first_half_of_a_story_is_of_the_same_story() -> None:
    wire = story(2)
    assert len(set(syndication_groups([article("a", wire), article("b", wire[:9])]).values())) == 1


def test_two_stories_on_the_same_matter_are_two() -> None:
    shared = story(3)[:4]
    one = article("one", [*shared, *story(4)])
    other = article("other", [*shared, *story(5)])
    assert syndication_groups([one, other]) == {"one": "one", "other": "other"}


def test_the_earliest_stands_and_of_one_day_the_fullest() -> None:
    wire = story(6)
    late = article("late", wire, date(2021, 3, 3))
    short = article("short", wire[:12], date(2021, 3, 2))
    full = article("full", wire, date(2021, 3, 2))
    undated = article("undated", wire)
    groups = syndication_groups([late, short, full, undated])
    assert set(groups.values()) == {"full"}


def test_the_order_of_the_articles_does_not_count() -> None:
    articles = [
        article(f"{s}{n}", story(s)[n:], date(2021, 1, 9 - n)) for s in range(8) for n in range(4)
    ]
    expected = syndication_groups(articles)
    for seed in range(5):
        assert syndication_groups(random.Random(seed).sample(articles, len(articles))) == expected
    assert len(set(expected.values())) == 8


def test_notices_too_short_to_compare_are_stories_of_their_own() -> None:
    brief = ["Nokia wins a contract in the city."]
    groups = syndication_groups([article("a", brief), article("b", brief)])
    assert groups == {"a": "a", "b": "b"}


def test_a_template_filled_many_times_does_not_cost_every_pair() -> None:
    wire = story(7)
    many = [article(f"{n:04}", [*wire, f"Town number {n}."]) for n in range(500)]
    assert set(syndication_groups(many).values()) == {"0100"}


@pytest.mark.parametrize("share", [0.9, 0.95])
def test_copies_with_scattered_changes_are_found(share: float) -> None:
    rng = random.Random(8)
    words = [word for line in story(8, sentences=30) for word in line.split()]
    changed = [word if rng.random() < share**0.2 else "edited" for word in words]
    both = [article("a", [" ".join(words)]), article("b", [" ".join(changed)])]
    assert len(set(syndication_groups(both).values())) == 1


def test_the_table_of_articles_names_the_group() -> None:
    from tests.unit.articles.test_build import record

    wire = story(9)
    texts = {"a.txt": wire, "b.txt": wire[:-1], "c.txt": story(10)}
    read = read_documents(
        replace(record(path, "Headline of it\n\n" + "\n\n".join(lines)))
        for path, lines in texts.items()
    )
    groups = dict(read.articles.select("path", "syndication_group").iter_rows())
    assert groups["a.txt"] == groups["b.txt"] != groups["c.txt"]
    assert read.articles.filter(pl.col("syndication_group") == pl.col("article_id")).height == 2
