"""Names that the reference lacks become rows that a person checks and completes."""

import csv

import polars as pl

from pipeline.reference import TABLES
from pipeline.report.suggest import suggestions

NAMES = pl.DataFrame(
    [
        {
            "name": "Acme, Telecom",
            "kind": "operator",
            "provisional_id": "provisional:acme-telecom",
            "mentions": 3,
            "articles": 2,
            "example": "Acme, Telecom picked\nNokia.",
        },
        {
            "name": "Bolt Networks",
            "kind": "vendor",
            "provisional_id": "provisional:bolt-networks",
            "mentions": 1,
            "articles": 1,
            "example": "Bolt Networks supplies it.",
        },
    ]
)


def rows(table: str) -> list[dict[str, str]]:
    lines = list(suggestions(NAMES))
    start = lines.index(f"# {table}.csv") + 1
    ends = [i for i, line in enumerate(lines) if line.endswith(".csv") and i > start]
    part = [line for line in lines[start : min(ends, default=len(lines))] if line[0] != "#"]
    return list(csv.DictReader(part))


def test_a_row_has_every_column_of_its_file_and_nothing_invented() -> None:
    (row,) = rows("operators")
    assert list(row) == [column for part in TABLES["operators"] for column in part]
    known = {name: value for name, value in row.items() if value}
    assert known == {"operator_id": "acme-telecom", "name": "Acme, Telecom"}


def test_an_alias_comes_with_each_name() -> None:
    assert rows("operator_aliases")[0]["alias"] == "Acme, Telecom"
    assert rows("vendor_aliases")[0]["vendor_id"] == "bolt-networks"


def test_the_evidence_stands_on_one_line_above_its_row() -> None:
    lines = list(suggestions(NAMES))
    told = lines.index("# 3 mentions in 2 articles: Acme, Telecom picked Nokia.")
    assert lines[told + 1].startswith("acme-telecom,")


def test_without_unknown_names_nothing_is_suggested() -> None:
    assert list(suggestions(NAMES.clear())) == []
