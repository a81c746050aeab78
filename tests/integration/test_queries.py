"""The questions of `docs/queries.md`: each runs, finds something, and shows what it finds."""

from pathlib import Path

import pytest

from pipeline.report.queries import DOCUMENT, QUERY, answered
from pipeline.warehouse import connect

pytestmark = pytest.mark.integration

TEXT = DOCUMENT.read_text(encoding="utf-8")
QUERIES = [found[2] for found in QUERY.finditer(TEXT)]


def test_there_are_twenty() -> None:
    assert len(QUERIES) == 20


@pytest.mark.parametrize("query", QUERIES)
def test_a_question_has_an_answer(query: str, sample_home: Path) -> None:
    with connect(sample_home / "published" / "backhaul.duckdb", read_only=True) as con:
        assert con.sql(query).fetchall()


def test_the_answers_are_those_of_the_sample(sample_home: Path) -> None:
    now = answered(TEXT, sample_home / "published" / "backhaul.duckdb")
    assert now == TEXT, "docs/queries.md is stale: run `make figures`"
