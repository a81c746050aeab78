from pathlib import Path

import pytest

from pipeline.corrections import HEADER, BadCorrections, read_corrections

GOOD = {
    "correction_id": "c1",
    "verb": "edit",
    "claim_kind": "deployment",
    "article": "https://example.org/a",
    "quote": "uses Huawei",
    "where_fields": "status=in_use",
    "set_fields": "status=not_used; part=",
    "reviewer": "Kim",
    "decided_on": "2026-01-31",
    "reason": "misread",
}


def written(folder: Path, *rows: dict[str, str]) -> Path:
    """A folder with one file of corrections."""
    lines = [",".join(HEADER), *(",".join(row.get(name, "") for name in HEADER) for row in rows)]
    (folder / "ours.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder


def test_a_missing_folder_holds_no_corrections(tmp_path: Path) -> None:
    assert read_corrections(tmp_path / "none") == []


def test_fields_are_read_and_an_empty_value_blanks(tmp_path: Path) -> None:
    (correction,) = read_corrections(written(tmp_path, GOOD))
    assert correction.changes == {"status": "not_used", "part": None}
    assert correction.where == {"status": "in_use"}


def test_corrections_stand_in_the_order_of_their_ids(tmp_path: Path) -> None:
    folder = written(tmp_path, GOOD | {"correction_id": "c2"}, GOOD)
    assert [one.cells["correction_id"] for one in read_corrections(folder)] == ["c1", "c2"]


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"verb": "scold"}, "verb 'scold'; there are reject, edit, add, merge, split"),
        ({"reviewer": ""}, "reviewer is empty"),
        ({"reason": ""}, "reason is empty"),
        ({"quote": ""}, "quote is empty"),
        ({"decided_on": "yesterday"}, "write a day as 2026-01-31"),
        ({"claim_kind": "gossip"}, "claim_kind 'gossip'"),
        ({"set_fields": "status=adored"}, "status 'adored'; one of testing, selected"),
        ({"set_fields": "mood=good"}, "'mood'; there are operator_id"),
        ({"set_fields": "status="}, "status cannot be empty"),
        ({"set_fields": "date=May"}, "write 2020, 2020-07 or 2020-07-14"),
        ({"verb": "add", "set_fields": "operator_id=bt"}, "a new claim needs vendor_id"),
        ({"verb": "merge"}, "fact_id is empty"),
    ],
)
def test_what_breaks_a_rule_is_refused_with_file_and_line(
    tmp_path: Path, wrong: dict[str, str], said: str
) -> None:
    with pytest.raises(BadCorrections, match=r"ours\.csv, line 2") as refused:
        read_corrections(written(tmp_path, GOOD | wrong))
    assert said in str(refused.value)


def test_two_corrections_of_one_id_are_refused(tmp_path: Path) -> None:
    with pytest.raises(BadCorrections, match="c1: there are two"):
        read_corrections(written(tmp_path, GOOD, GOOD))


def test_another_header_is_refused(tmp_path: Path) -> None:
    (tmp_path / "ours.csv").write_text("who,what\n", encoding="utf-8")
    with pytest.raises(BadCorrections, match="the first line must be correction_id,verb"):
        read_corrections(tmp_path)
