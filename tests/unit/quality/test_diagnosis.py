"""Ablations leave out what they say, and templates of headlines count once."""

import datetime as dt

from pipeline.extract import article_claims, shipped_reference
from pipeline.extract.reach import Reach
from pipeline.extract.reading.sentence import Article
from pipeline.quality.ablation import without_officials
from pipeline.quality.diagnosis import each_template_once, first_articles
from pipeline.quality.gold import GoldArticle
from pipeline.quality.score import score
from pipeline.reference import Reference
from tests.unit.quality.builders import claims

DAY = dt.date(2020, 7, 14)
BACK_REFERENCE = "BT made a choice\n\nBT spoke on Monday. It selected Nokia for its 5G network."
BY_COUNTRY = (
    "Sweden and the 5G vendors\n\nSweden spoke on Monday in Stockholm. "
    "The government has banned Huawei from 5G networks."
)
BY_OFFICIAL = "Oliver Dowden banned Huawei from 5G networks."


def _claims(text: str, reach: Reach, reference: Reference | None = None) -> int:
    read = Article("a", text, text.partition("\n")[0], DAY, None)
    return len(article_claims(read, reference or shipped_reference(), reach))


def test_without_discourse_a_pronoun_stands_for_nobody_said_before() -> None:
    assert _claims(BACK_REFERENCE, Reach()) == 1
    assert _claims(BACK_REFERENCE, Reach(discourse=False)) == 0


def test_without_the_articles_country_and_discourse_the_government_is_nobodys() -> None:
    assert _claims(BY_COUNTRY, Reach()) == 1
    assert _claims(BY_COUNTRY, Reach(discourse=False)) == 1
    assert _claims(BY_COUNTRY, Reach(discourse=False, article_country=False)) == 0


def test_without_officials_their_names_mean_no_state() -> None:
    assert _claims(BY_OFFICIAL, Reach()) == 1
    assert _claims(BY_OFFICIAL, Reach(), without_officials(shipped_reference())) == 0


def test_the_first_articles_are_scored_by_themselves() -> None:
    articles = [GoldArticle(name, "written", "BT", None, ()) for name in ("a01", "b24", "c07")]
    first = first_articles(score(articles, claims([]), source="written"))
    assert [each.article.document_id for each in first.articles] == ["a01", "b24"]


def test_headlines_that_differ_in_names_and_numbers_count_once() -> None:
    titles = [f"Verizon 4G LTE available in Town{n}" for n in range(30)] + ["BT picks Nokia"]
    articles = [
        GoldArticle(str(n), "headlines", title, "2012-01-01", ()) for n, title in enumerate(titles)
    ]
    once = each_template_once(score(articles, claims([]), source="headlines"))
    assert [each.article.document_id for each in once.articles] == ["0", "30"]
    assert once.source == "headlines-once"
