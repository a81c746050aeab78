"""Gold labels load as the contract writes them, and their halves are fixed."""

import json
from pathlib import Path

import pytest

from pipeline.quality.evaluate import GoldPlaces, load_source
from pipeline.quality.gold import (
    KINDS,
    GoldArticle,
    UnreadableGold,
    content_hash,
    half_of,
    load_folder,
    load_lines,
    parse_claims,
)
from pipeline.settings import Settings
from tests.unit.quality.builders import article, label

SETTINGS = Settings()
WRITTEN = load_source(
    "written", GoldPlaces(SETTINGS.sample_dir, SETTINGS.gold_dir, SETTINGS.shared_dir)
)


def test_every_written_article_has_its_label_and_half_of_them_are_the_sample() -> None:
    assert len(WRITTEN) == 97
    assert sum(each.path.parent == SETTINGS.sample_dir for each in WRITTEN if each.path) == 48
    assert sum(not each.claims for each in WRITTEN) == 22


@pytest.mark.parametrize("gold", WRITTEN, ids=lambda gold: gold.document_id)
def test_every_label_points_into_its_text(gold: GoldArticle) -> None:
    for claim in gold.claims:
        assert claim.evidence is not None
        start, end = claim.evidence
        assert 0 <= start < end <= len(gold.text)
        assert gold.text[start:end].strip() == gold.text[start:end]


def test_the_halves_are_those_that_the_hash_gave_at_the_start() -> None:
    tune = [each.document_id for each in WRITTEN if each.half == "tune"]
    assert len(tune) == 45
    some = {name: half_of(name) for name in ("a01", "a02", "a03", "b01", "c01")}
    assert [name for name, half in some.items() if half == "tune"] == ["a02", "b01"]


def test_a_label_without_a_field_of_the_contract_is_refused() -> None:
    lacking = {name: value for name, value in label("rollouts").items() if name != "milestone"}
    with pytest.raises(UnreadableGold, match="milestone"):
        parse_claims({"rollouts": [lacking]})


def test_a_text_without_label_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x1.txt").write_text("A text.", encoding="utf-8")
    with pytest.raises(UnreadableGold, match=r"x1\.json"):
        load_folder(tmp_path, tmp_path, "written")


def test_headlines_are_joined_to_their_labels(tmp_path: Path) -> None:
    articles, labels = tmp_path / "headlines.jsonl", tmp_path / "labels.jsonl"
    line = {"id": "h1", "published": "2016-01-02", "title": "BT picks Nokia", "url": "u"}
    articles.write_text(json.dumps(line) + "\n", encoding="utf-8")
    labels.write_text(
        json.dumps({"id": "h1", "published": "2016-01-02", "deployments": [label("deployments")]})
        + "\n",
        encoding="utf-8",
    )
    (headline,) = load_lines(articles, labels, "headlines")
    assert headline.text == "BT picks Nokia"
    assert [len(headline.claims_of(kind)) for kind in KINDS] == [1, 0, 0]


def test_a_headline_without_label_is_refused(tmp_path: Path) -> None:
    articles, labels = tmp_path / "headlines.jsonl", tmp_path / "labels.jsonl"
    line = {"id": "h1", "published": None, "title": "BT picks Nokia", "url": "u"}
    articles.write_text(json.dumps(line), encoding="utf-8")
    labels.write_text("", encoding="utf-8")
    with pytest.raises(UnreadableGold, match="h1"):
        load_lines(articles, labels, "headlines")


def test_the_content_hash_changes_with_a_label_and_not_with_the_order() -> None:
    one, two = article([label("deployments")], "x1"), article([], "x2")
    assert content_hash([one, two]) == content_hash([two, one])
    assert content_hash([one, two]) != content_hash([article([], "x1"), two])
