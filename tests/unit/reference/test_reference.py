"""The shipped reference keeps its rules and holds what a telecom analyst expects to find."""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import polars as pl
import pytest

from pipeline.reference import TABLES, Reference, ReferenceUnreadable, load_reference
from pipeline.reference_checks import (
    ReferenceInvalid,
    problems,
    require_valid,
    unsorted_files,
)
from pipeline.settings import Settings


@cache
def shipped() -> Reference:
    return load_reference(Settings().reference_dir)


def changed(table: str, **cells: str | None) -> Reference:
    """The shipped reference with cells of the first row of a table set."""
    frame = shipped()[table]
    first = frame.row(0, named=True) | cells
    return Reference(
        dict(shipped().tables)
        | {table: pl.concat([pl.DataFrame([first], frame.schema), frame[1:]])}
    )


def added(table: str, **cells: str | None) -> Reference:
    """The shipped reference with one more row."""
    frame = shipped()[table]
    row = dict.fromkeys(frame.columns) | cells
    return Reference(
        dict(shipped().tables) | {table: pl.concat([frame, pl.DataFrame([row], frame.schema)])}
    )


def test_the_shipped_reference_keeps_every_rule() -> None:
    assert problems(shipped()) == []


def test_the_shipped_files_are_sorted() -> None:
    assert unsorted_files(Settings().reference_dir) == []


@pytest.mark.parametrize(
    ("table", "column", "least"),
    [
        ("operators", "operator_id", 700),
        ("operator_networks", "country_id", 195),
        ("vendors", "vendor_id", 100),
        ("authorities", "authority_id", 500),
        ("officials", "official_id", 400),
        ("publishers", "publisher_id", 150),
    ],
)
def test_the_reference_holds_enough(table: str, column: str, least: int) -> None:
    assert shipped()[table][column].n_unique() >= least


def test_every_country_of_the_un_has_an_operator() -> None:
    """Home or network; 195 countries and territories are the least that was asked for."""
    homes = set(shipped()["operators"]["country_id"])
    networks = set(shipped()["operator_networks"]["country_id"])
    assert len(homes | networks) >= 195


def test_every_operator_has_a_home_country() -> None:
    assert shipped()["operators"]["country_id"].null_count() == 0


def test_every_group_of_vendors_that_facts_speak_of_has_members() -> None:
    groups = shipped()["vendors"]["groups"].drop_nulls().str.split("|").explode()
    assert set(groups) == {"chinese", "high-risk", "open-ran"}


@pytest.mark.parametrize(
    ("broken", "line"),
    [
        (changed("operators", country_id="XX"), "'XX' is not in countries.csv"),
        (changed("operators", country_id=None), "operators.csv: country_id"),
        (changed("operators", operator_id="Not A Slug"), "'Not A Slug' breaks"),
        (changed("operators", kind="telco"), "'telco' breaks isin"),
        (changed("operators", successor_id="nobody"), "'nobody' is not in operators.csv"),
        (changed("operators", parent_id="nobody"), "'nobody' is not in operators.csv"),
        (changed("operators", successor_id="019-mobile"), "comes back to itself"),
        (changed("operators", active_from="2010", active_until="2009-12"), "is after"),
        (changed("operators", active_from="2010-13"), "'2010-13' breaks"),
        (changed("operators", name="Another Name"), "'Another Name' is not in operator_aliases"),
        (changed("vendors", groups="risky"), "names another group"),
        (changed("vendors", name=" 3Com"), "' 3Com' breaks"),
        (
            added("operator_aliases", alias="Vodafone", operator_id="orange", kind="brand"),
            "'Vodafone' means orange, vodafone alike",
        ),
        (
            added("vendor_aliases", alias="Nokia", vendor_id="huawei", kind="brand"),
            "'Nokia' means huawei, nokia alike",
        ),
        (
            added("vendor_aliases", alias="Vodafone", vendor_id="huawei", kind="brand"),
            "'Vodafone' is an operator's name too",
        ),
        (
            added("countries", country_id="SE", name="Sweden", member_kind="country"),
            "breaks multiple_fields_uniqueness",
        ),
    ],
)
def test_a_broken_row_is_named(broken: Reference, line: str) -> None:
    assert any(line in problem for problem in problems(broken)), problems(broken)


def test_a_name_may_be_shared_when_each_but_one_has_its_own_country() -> None:
    shared = added(
        "operator_aliases", alias="Vodafone", operator_id="orange", country_id="PL", kind="brand"
    )
    assert problems(shared) == []


def test_an_invalid_reference_says_which_rows() -> None:
    with pytest.raises(ReferenceInvalid, match="nobody"):
        require_valid(changed("operators", parent_id="nobody"))


def test_an_unsorted_file_is_told(tmp_path: Path) -> None:
    for table, (key, rest) in TABLES.items():
        (tmp_path / f"{table}.csv").write_text(",".join((*key, *rest)) + "\n")
    assert unsorted_files(tmp_path) == []
    with (tmp_path / "vendor_epithets.csv").open("a") as file:
        file.write("the maker of B,b\nthe maker of A,a\n")
    assert unsorted_files(tmp_path) == [
        "vendor_epithets.csv: rows are not sorted by epithet, vendor_id"
    ]


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(ReferenceUnreadable, match="missing"):
        load_reference(tmp_path)


def test_own_rows_are_laid_over_the_shipped_ones(tmp_path: Path) -> None:
    columns = shipped()["operators"].columns
    (tmp_path / "operators.csv").write_text(
        ",".join(columns) + "\nvodafone,Vodafone,IE,,false,mobile,,,\nnewco,Newco,GB,,,,,,\n"
    )
    laid = load_reference(Settings().reference_dir, tmp_path)["operators"]
    assert laid.height == shipped()["operators"].height + 1
    homes = dict(laid.select("operator_id", "country_id").iter_rows())
    assert (homes["vodafone"], homes["newco"]) == ("IE", "GB")


def test_every_name_in_gold_labels_is_in_the_reference() -> None:
    known = {
        "operator": set(shipped()["operators"]["operator_id"]),
        "vendor": set(shipped()["vendors"]["vendor_id"]),
    }
    known["target"] = known["vendor"]
    unknown = {
        (field, name)
        for label in _labels()
        for field, name in _names(label)
        if not name.startswith(("all:", "group:")) and name not in known[field]
    }
    assert unknown == set()


def _labels() -> Iterator[object]:
    shared = Settings().shared_dir
    for folder in (Settings().gold_dir, shared / "real-gold"):
        for path in sorted(folder.glob("*.json")):
            yield json.loads(path.read_text(encoding="utf-8"))
    lines = shared / "headlines-gold" / "labels.jsonl"
    if lines.exists():
        yield from map(json.loads, lines.read_text(encoding="utf-8").splitlines())


def _names(label: object) -> Iterator[tuple[str, str]]:
    """Every (field, id) of a label, also of fields that accept any of several."""
    if isinstance(label, list):
        for each in label:
            yield from _names(each)
    if isinstance(label, dict):
        for field, value in label.items():
            if field in ("operator", "vendor", "target"):
                options = value["any"] if isinstance(value, dict) else [value]
                yield from ((field, option) for option in options if isinstance(option, str))
            else:
                yield from _names(value)
