"""Frames that bind nobody are left out: the explanation differs, the claims never."""

import datetime as dt
from pathlib import Path

import pytest

from pipeline.extract import shipped_reference
from pipeline.extract.claims import read_claims
from pipeline.extract.deciding.claim import Claim
from pipeline.extract.reach import Reach
from pipeline.extract.reading.sentence import Article
from pipeline.settings import Settings

WRITTEN = sorted(Settings().data_dir.rglob("*.txt"))[::8]
DAY = dt.date(2020, 7, 14)
IDLE = Article("a", "The swimmer sold a boat.", None, DAY, None)


def _claims(article: Article, *, explains: bool) -> list[Claim]:
    told = read_claims(article, shipped_reference(), Reach(explains=explains))
    return [claim for each in told for _, claims in each.claims for claim in claims]


@pytest.mark.parametrize("path", WRITTEN, ids=lambda path: path.stem)
def test_an_article_claims_the_same_whether_all_its_frames_are_described_or_not(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    article = Article(path.stem, text, text.partition("\n")[0], DAY, None)
    claims = _claims(article, explains=False)
    assert claims == _claims(article, explains=True)


@pytest.mark.parametrize("explains", [False, True])
def test_a_frame_that_binds_nobody_is_kept_only_to_be_explained(explains: bool) -> None:
    told = read_claims(IDLE, shipped_reference(), Reach(explains=explains))
    kept = [b for each in told for b, _ in each.claims if b.frame.frame_class == "SELL"]
    assert [("with_object" in b.features, b.roles) for b in kept] == [(True, {})] * explains
