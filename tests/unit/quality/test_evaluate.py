"""The evaluation scores what is at hand and says what is not."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from pipeline.quality.evaluate import GoldPlaces, evaluate, halves, load_source, score_sample
from pipeline.quality.evidence import compact
from pipeline.quality.gold import half_of
from pipeline.quality.inputs import known_date, prepared
from pipeline.quality.score import score
from pipeline.reference import Reference
from pipeline.settings import Settings
from tests.unit.quality.builders import TEXT, article, claims, label

ALIAS = {"alias": pl.String}
REFERENCE = Reference(
    {
        "operators": pl.DataFrame(schema={"operator_id": pl.String, "successor_id": pl.String}),
        "operator_aliases": pl.DataFrame(schema={**ALIAS, "operator_id": pl.String}),
        "vendors": pl.DataFrame(schema={"vendor_id": pl.String, "successor_id": pl.String}),
        "vendor_aliases": pl.DataFrame(schema={**ALIAS, "vendor_id": pl.String}),
        "authority_aliases": pl.DataFrame(schema={**ALIAS, "authority_id": pl.String}),
    }
)


def say_nothing(articles: pl.DataFrame) -> Any:
    return claims([])


@pytest.fixture
def places(tmp_path: Path) -> GoldPlaces:
    sample, gold, shared = tmp_path / "sample", tmp_path / "gold", tmp_path / "shared"
    for folder in (sample, gold):
        folder.mkdir()
    write(sample, gold, "x1", [label("deployments")])
    write(sample, gold, "x2", [])
    return GoldPlaces(sample, gold, shared)


def write(texts: Path, labels: Path, name: str, told: list[dict[str, Any]]) -> None:
    (texts / f"{name}.txt").write_text(f"Dropped and picked\n\n{TEXT}\n", encoding="utf-8")
    by_kind = {kind: [each for each in told if each["kind"] == kind] for kind in KINDS}
    document = {"id": name, "published": "2020-09-29", **by_kind}
    (labels / f"{name}.json").write_text(json.dumps(document), encoding="utf-8")


KINDS = ("deployments", "rollouts", "policies")


def test_missing_shared_material_is_skipped_and_named(places: GoldPlaces) -> None:
    (places.gold / "seed_expectations.json").write_text(
        json.dumps(
            {
                "document": "seed",
                "expected": [],
                "forbidden": [],
                "only": {},
                "speakers": [],
                "author": "",
                "cut": [],
            }
        ),
        encoding="utf-8",
    )
    outcome = evaluate(places, REFERENCE, say_nothing)
    skipped = [line.partition(":")[0] for line in outcome.skipped]
    assert skipped == ["real", "headlines", "seed", "pages"]
    assert [each.source for each in outcome.scores] == ["written-tune", "written-check", "written"]
    missed = outcome.of("written")
    assert missed is not None
    assert missed.counts().fn == 1


def test_only_the_wanted_sources_are_run(places: GoldPlaces) -> None:
    outcome = evaluate(places, REFERENCE, say_nothing, ["real"])
    assert not outcome.scores
    assert len(outcome.skipped) == 1


def test_a_real_article_brings_its_known_date_and_a_written_one_does_not(
    places: GoldPlaces,
) -> None:
    real = places.shared / "real-gold"
    real.mkdir(parents=True)
    write(real, real, "r1", [])
    assert load_source("real", places)[0].knows_published
    assert not load_source("written", places)[0].knows_published


def test_the_two_halves_make_up_the_whole() -> None:
    gold = [article([label("deployments")], f"x{number}") for number in range(30)]
    parts = halves(score(gold, claims([]), source="written"))
    assert [each.source for each in parts] == ["written-tune", "written-check", "written"]
    assert parts[0].counts() + parts[1].counts() == parts[2].counts()
    assert all(half_of(each.article.document_id) == "tune" for each in parts[0].articles)


def test_written_gold_is_the_sample_and_what_lies_beside_the_labels(places: GoldPlaces) -> None:
    places.articles.mkdir()
    write(places.articles, places.gold, "y1", [])
    written = load_source("written", places)
    assert [each.document_id for each in written] == ["x1", "x2", "y1"]


def test_a_run_over_the_sample_is_not_scored_on_articles_that_it_did_not_read(
    places: GoldPlaces,
) -> None:
    places.articles.mkdir()
    write(places.articles, places.gold, "y1", [label("deployments")])
    documents = pl.DataFrame({"path": ["x1.txt", "x2.txt"], "article_id": ["art-1", "art-2"]})
    told = claims([label("deployments")], "art-1")
    outcome = score_sample(places, documents, told, REFERENCE).of("written")
    assert outcome is not None
    assert (outcome.counts().tp, outcome.counts().fn) == (1, 0)


def test_claims_of_a_run_over_the_sample_are_scored_by_the_ledger(places: GoldPlaces) -> None:
    documents = pl.DataFrame({"path": ["x1.txt", "x2.txt"], "article_id": ["art-1", None]})
    told = claims([label("deployments")], "art-1")
    outcome = score_sample(places, documents, told, REFERENCE).of("written")
    assert outcome is not None
    assert (outcome.counts().tp, outcome.counts().fn) == (1, 0)


def test_headlines_are_titles_without_body(places: GoldPlaces) -> None:
    folder = places.shared / "headlines-gold"
    folder.mkdir(parents=True)
    line = {"id": "h1", "published": "2016-01-02", "title": "BT picks Nokia for 5G", "url": "u"}
    (folder / "headlines.jsonl").write_text(json.dumps(line), encoding="utf-8")
    told = {"id": "h1", "published": "2016-01-02", "deployments": [label("deployments")]}
    (folder / "labels.jsonl").write_text(json.dumps(told), encoding="utf-8")
    seen: list[pl.DataFrame] = []

    def extract(articles: pl.DataFrame) -> Any:
        seen.append(articles)
        return claims([label("deployments")], "h1")

    outcome = evaluate(replace(places), REFERENCE, extract, ["headlines"])
    assert outcome.scores[0].counts().tp == 1
    assert seen[0]["text"].to_list() == seen[0]["title"].to_list() == ["BT picks Nokia for 5G"]


def test_cleaning_keeps_every_labelled_passage_of_the_written_gold() -> None:
    settings = Settings()
    places = GoldPlaces(settings.sample_dir, settings.gold_dir, settings.shared_dir)
    gold = load_source("written", places)
    ready = prepared(gold)
    texts = dict(ready.articles.select("article_id", "text").iter_rows())
    for each in gold:
        kept = compact(texts[ready.documents[each.document_id]]).letters
        for claim in each.claims:
            assert claim.evidence is not None
            assert compact(each.text[slice(*claim.evidence)]).letters in kept


def test_a_date_of_a_label_stands_for_its_first_day() -> None:
    assert known_date("2001-07") == known_date("2001-07-01")
    assert known_date("2001") == known_date("2001-01-01")
    assert known_date(None) is None
