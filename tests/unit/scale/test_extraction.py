from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from pipeline import extract, schemas
from pipeline.extract import mention_fingerprint
from pipeline.extract.reading.read import read_article
from pipeline.extract.reading.sentence import Article
from pipeline.lake import Lake
from pipeline.reference import Reference, load_reference
from pipeline.scale import ExtractionRun, extract_incrementally, failures, parts
from pipeline.scale import extraction as extraction_module
from pipeline.settings import Settings

SENTENCE = "Vodafone said on Monday it would use Ericsson equipment in its 5G network in Britain."


@pytest.fixture(scope="module")
def reference() -> Reference:
    return load_reference(Settings().reference_dir)


@pytest.fixture
def lake(tmp_path: Path) -> Lake:
    return Lake(tmp_path)


def articles(*texts: str) -> pl.DataFrame:
    rows = [article(f"a{number}", text) for number, text in enumerate(texts)]
    return pl.DataFrame(rows, schema=schemas.polars_schema("articles"))


def article(article_id: str, body: str) -> dict[str, object]:
    text = f"A title\n\n{body}"
    digest = sha256(text.encode()).hexdigest()
    known = {
        "article_id": article_id,
        "article_version_id": digest[:16],
        "title": "A title",
        "published_on": date(2020, 7, 14),
        "published_basis": "metadata",
        "language": "en",
        "text": text,
        "text_sha256": digest,
        "syndication_group": digest[:16],
    }
    return {name: known.get(name) for name in schemas.polars_schema("articles")}


def same(one: ExtractionRun, other: ExtractionRun) -> bool:
    return (
        one.claims.deployments.equals(other.claims.deployments)
        and one.claims.rollouts.equals(other.claims.rollouts)
        and one.claims.policies.equals(other.claims.policies)
        and one.unresolved.equals(other.unresolved)
    )


def test_the_second_run_extracts_nothing_and_gives_the_same(
    lake: Lake, reference: Reference
) -> None:
    read = articles(SENTENCE, "Nothing happened.")
    first = extract_incrementally(read, reference, lake)
    second = extract_incrementally(read, reference, lake)
    assert (first.extracted, first.reused) == (2, 0)
    assert (second.extracted, second.reused) == (0, 2)
    assert same(first, second)


def test_only_a_changed_article_is_extracted_again(lake: Lake, reference: Reference) -> None:
    extract_incrementally(articles(SENTENCE, "Nothing happened."), reference, lake)
    run = extract_incrementally(articles(SENTENCE, "Something happened."), reference, lake)
    assert (run.extracted, run.reused) == (1, 1)


def test_the_claims_are_those_of_one_extraction_of_all(lake: Lake, reference: Reference) -> None:
    read = articles(SENTENCE, "Nothing happened.", SENTENCE.replace("Ericsson", "Nokia"))
    run = extract_incrementally(read, reference, lake)
    at_once = extract.extract_claims(read, reference)
    order = ["article_id", "evidence_start", "claim_id"]
    assert run.claims.deployments.equals(at_once.deployments.sort(order))
    assert run.claims.deployments.schema == schemas.polars_schema("deployment_claims")


def test_claims_of_an_article_that_went_are_gone(lake: Lake, reference: Reference) -> None:
    extract_incrementally(articles(SENTENCE, SENTENCE), reference, lake)
    run = extract_incrementally(articles(SENTENCE), reference, lake)
    assert run.claims.deployments["article_id"].unique().to_list() in ([], ["a0"])
    assert (run.extracted, run.reused) == (0, 1)


def test_force_extracts_all_again_and_leaves_no_part_twice(
    lake: Lake, reference: Reference
) -> None:
    first = extract_incrementally(articles(SENTENCE), reference, lake)
    extract_incrementally(articles(SENTENCE, "Nothing happened."), reference, lake)
    forced = extract_incrementally(
        articles(SENTENCE, "Nothing happened."), reference, lake, force=True
    )
    held = lake.read(parts.STAGE, lake.keys(parts.STAGE))["article_key"]
    assert forced.extracted == 2
    assert first.claims.deployments.equals(forced.claims.deployments)
    assert held.n_unique() == len(held)


def test_a_name_that_the_reference_learns_re_extracts_the_articles_that_hold_it(
    lake: Lake, reference: Reference
) -> None:
    read = articles("Qwertyphone has launched 5G.", "Nothing happened.")
    extract_incrementally(read, reference, lake)
    run = extract_incrementally(read, with_alias(reference, "Qwertyphone", "vodafone"), lake)
    assert (run.extracted, run.reused) == (1, 1)


def test_another_engine_extracts_all_again(
    lake: Lake, reference: Reference, monkeypatch: pytest.MonkeyPatch
) -> None:
    extract_incrementally(articles(SENTENCE), reference, lake)
    monkeypatch.setattr(extract, "engine_version", lambda reference: "another")
    assert extract_incrementally(articles(SENTENCE), reference, lake).extracted == 1


def test_what_a_killed_run_has_committed_is_not_extracted_again(
    lake: Lake, reference: Reference, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(extraction_module, "CHUNK", 1)
    read = articles(SENTENCE, "Nothing happened.", "Nor did anything else.")
    with pytest.raises(KeyboardInterrupt):
        extract_incrementally(read, reference, lake, progress=interrupt_at(2))
    run = extract_incrementally(read, reference, lake)
    assert (run.extracted, run.reused) == (1, 2)


def test_many_small_parts_are_gathered_into_one(
    lake: Lake, reference: Reference, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(extraction_module, "CHUNK", 1)
    monkeypatch.setattr(parts, "MAX_PARTS", 2)
    read = articles(SENTENCE, "Nothing happened.", "Nor did anything else.")
    first = extract_incrementally(read, reference, lake)
    assert len(lake.keys(parts.STAGE)) == 1
    assert same(first, extract_incrementally(read, reference, lake))


def breaking_on(word: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """From here on the engine raises where a text holds the word."""

    def read(article: Article, *known: Any, **more: Any) -> Any:
        if word in article.text:
            raise ZeroDivisionError("nothing to divide")
        return read_article(article, *known, **more)

    monkeypatch.setattr("pipeline.extract.claims.read_article", read)


def test_an_article_that_the_engine_breaks_on_is_set_aside_and_the_others_are_read(
    lake: Lake, reference: Reference, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = SENTENCE.replace("Ericsson", "Nokia")
    alone = extract_incrementally(articles(SENTENCE), reference, Lake(lake.root / "other"))
    breaking_on("Nokia", monkeypatch)
    run = extract_incrementally(articles(SENTENCE, broken), reference, lake)
    ((_, article_id, reason),) = run.failed.iter_rows()
    assert (article_id, run.extracted) == ("a1", 2)
    assert reason.startswith("the engine broke on this article: ZeroDivisionError: nothing to")
    assert "pipeline/extract/claims.py, line " in reason
    assert "next version of the engine tries again" in reason
    assert run.claims.deployments.equals(alone.claims.deployments)
    assert not run.claims.deployments.is_empty()


def test_an_article_set_aside_is_tried_again_by_another_engine_and_when_forced(
    lake: Lake, reference: Reference, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as broken:
        breaking_on("Ericsson", broken)
        extract_incrementally(articles(SENTENCE), reference, lake)
        again = extract_incrementally(articles(SENTENCE), reference, lake)
        assert (again.extracted, again.failed.height) == (0, 1)
    assert extract_incrementally(articles(SENTENCE), reference, lake).failed.height == 1
    with monkeypatch.context() as newer:
        newer.setattr(extract, "engine_version", lambda reference: "newer")
        mended = extract_incrementally(articles(SENTENCE), reference, lake)
    assert (mended.extracted, mended.failed.height) == (1, 0)
    assert mended.claims.deployments.height == 1
    with monkeypatch.context() as broken:
        breaking_on("Ericsson", broken)
        assert extract_incrementally(articles(SENTENCE), reference, lake).failed.height == 1
    forced = extract_incrementally(articles(SENTENCE), reference, lake, force=True)
    assert (forced.failed.height, forced.claims.deployments.height) == (0, 1)
    assert lake.keys(failures.STAGE) == []


def test_an_article_whose_names_cannot_be_looked_for_stops_no_run(
    lake: Lake, reference: Reference, monkeypatch: pytest.MonkeyPatch
) -> None:
    def raising(articles: pl.DataFrame, reference: Reference) -> pl.Series:
        if articles["text"].str.contains("Nokia").any():
            raise RecursionError("too deep")
        return mention_fingerprint(articles, reference)

    monkeypatch.setattr(extract, "mention_fingerprint", raising)
    broken = SENTENCE.replace("Ericsson", "Nokia")
    run = extract_incrementally(articles(SENTENCE, broken), reference, lake)
    assert run.claims.deployments["article_id"].to_list() == ["a0", "a1"]


def test_progress_counts_articles(lake: Lake, reference: Reference) -> None:
    seen: list[tuple[int, int]] = []
    extract_incrementally(
        articles(SENTENCE, "Nothing."), reference, lake, progress=lambda *at: seen.append(at)
    )
    assert seen == [(0, 2), (2, 2)]


def test_no_articles_give_no_claims(lake: Lake, reference: Reference) -> None:
    run = extract_incrementally(articles(), reference, lake)
    assert run.claims.deployments.schema == schemas.polars_schema("deployment_claims")
    assert run.claims.deployments.is_empty()


def test_mentions_of_an_unknown_name_are_summed_over_articles() -> None:
    row = {"name": "Q", "kind": "operator", "provisional_id": "provisional:q", "articles": 1}
    rows = pl.DataFrame(
        [
            row | {"mentions": 2, "example": "two", "example_article_id": "b"},
            row | {"mentions": 1, "example": "one", "example_article_id": "a"},
        ]
    ).select(schemas.polars_schema("unresolved_mentions").names())
    summed = extraction_module.sum_mentions(rows).row(0, named=True)
    assert (summed["mentions"], summed["articles"], summed["example"]) == (3, 2, "one")


def with_alias(reference: Reference, alias: str, operator_id: str) -> Reference:
    aliases = reference["operator_aliases"]
    row = dict.fromkeys(aliases.columns) | {
        "alias": alias,
        "operator_id": operator_id,
        "kind": "variant",
    }
    more = pl.concat([aliases, pl.DataFrame([row], schema=aliases.schema)])
    return Reference(dict(reference.tables) | {"operator_aliases": more})


def interrupt_at(number: int) -> extraction_module.Progress:
    def progress(done: int, total: int) -> None:
        if done == number:
            raise KeyboardInterrupt

    return progress
