"""Against labelled articles: no evidence is ever cut, and dates are right where they are given."""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest

from pipeline.articles import clean_article
from pipeline.settings import Settings
from pipeline.sources.encoding import normalize

SETTINGS = Settings()
CORPORA = {
    "written": ((SETTINGS.sample_dir, SETTINGS.gold_dir / "articles"), SETTINGS.gold_dir),
    "real": ((SETTINGS.shared_dir / "real-gold",), SETTINGS.shared_dir / "real-gold"),
}


def labelled(corpus: str) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Name, raw text and labels of each article of a corpus."""
    folders, labels = CORPORA[corpus]
    if corpus == "real" and not labels.is_dir():  # texts of others are no part of the project
        pytest.skip(f"{labels} is not there")
    paths = sorted(path for texts in folders for path in texts.glob("*.txt"))
    told = [path for path in paths if (labels / f"{path.stem}.json").exists()]
    assert told, f"{folders[0]} holds no labelled articles"
    for path in told:
        raw = path.read_bytes().decode()
        yield path.stem, raw, json.loads((labels / f"{path.stem}.json").read_bytes())


def has_metadata(corpus: str, name: str) -> bool:
    """Whether the day stands beside the text, because the text does not give it."""
    return any((texts / f"{name}.meta.json").exists() for texts in CORPORA[corpus][0])


def words(text: str) -> str:
    return re.sub(r"\s+", " ", normalize(text)).strip()


@pytest.mark.parametrize("corpus", CORPORA)
def test_no_gold_evidence_is_cut(corpus: str) -> None:
    lost = [
        f"{name}: {raw[slice(*claim['evidence'])]}"
        for name, raw, labels in labelled(corpus)
        for kind in ("deployments", "rollouts", "policies")
        for claim in labels[kind]
        if claim.get("evidence")
        and words(raw[slice(*claim["evidence"])]) not in words(clean_article(raw).text)
    ]
    assert lost == []


@pytest.mark.parametrize("corpus", CORPORA)
def test_a_publication_date_is_right_or_not_stated(corpus: str) -> None:
    wrong, found, stated = [], 0, 0
    for name, raw, labels in labelled(corpus):
        gold, day = labels["published"], clean_article(raw).published_on
        right = day is not None and gold is not None and day.isoformat().startswith(gold)
        stated += gold is not None and not has_metadata(corpus, name)
        found += right
        if day is not None and not right:
            wrong.append(f"{name}: {day}, gold {gold}")
    assert wrong == []
    assert found >= 0.95 * stated
