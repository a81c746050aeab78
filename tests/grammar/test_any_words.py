"""Whatever words stand in a row, they are read: no text stops the engine."""

import csv
from datetime import date
from zlib import crc32

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.extract.claims import article_claims, shipped_reference
from pipeline.extract.reading.sentence import Article
from pipeline.settings import Settings
from tests.grammar.corpus import examples


def _column(name: str, column: str) -> list[str]:
    with (Settings().lexicon_dir / name).open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(line for line in file if not line.startswith("#"))
        return sorted({row[column] for row in rows if row[column]})


NAMES = ["Huawei", "Ericsson", "Nokia's", "BT", "Vodafone", "5G", "LTE", "Britain", "FCC", "Three"]
MARKS = [",", ".", "-", ":", ";", "(", ")", '"', "'s", "--", "and", "or", "but", "?"]
TIMES = ["in 2020", "by the end of next year", "on Tuesday", "since 2018", "last month", "Q3"]
VERBS = [*_column("frames.csv", "lemma"), "has banned", "picked", "will be stripped of", "using"]
WORDS = st.one_of(
    st.sampled_from(NAMES),
    st.sampled_from(MARKS),
    st.sampled_from(TIMES),
    st.sampled_from(VERBS),
    st.sampled_from(_column("nouns.csv", "noun")),
    st.sampled_from(_column("function_words.csv", "word")),
)


@settings(max_examples=500)
@given(st.lists(WORDS, min_size=1, max_size=25), st.lists(WORDS, max_size=12))
def test_any_words_in_a_row_are_read(body: list[str], title: list[str]) -> None:
    text = " ".join(title) + "\n\n" + " ".join(body)
    article = Article("x", text, " ".join(title) or None, date(2021, 3, 2), None)
    for claim in article_claims(article, shipped_reference()):
        start, end = claim.evidence
        assert text[start:end]


def test_a_sentence_that_breaks_off_anywhere_is_read() -> None:
    for example in (e for e in examples() if crc32(e.id.encode()) % 12 == 0):
        words = example.text.split(" ")
        for size in range(1, len(words)):
            article = Article("x", " ".join(words[:size]), None, example.published, None)
            article_claims(article, shipped_reference())
