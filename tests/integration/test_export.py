"""Exported files hold what the published tables hold, and say what they are."""

import json
from pathlib import Path

import polars as pl
import pytest

from pipeline.report import export
from pipeline.report.export import NotExportable, export_tables
from pipeline.schemas import TABLES
from tests.integration.homes import backhaul, published

pytestmark = pytest.mark.integration

TABLE = "deployment_claims"


def test_parquet_holds_the_rows_and_types_of_the_table(sample_home: Path, tmp_path: Path) -> None:
    ran = backhaul("export", TABLE, "--home", sample_home, "--to", tmp_path, "--json")
    assert ran.json["rows"] == {TABLE: published(sample_home)[TABLE].height}
    written = pl.read_parquet(tmp_path / f"{TABLE}.parquet")
    assert written.sort(pl.all()).equals(published(sample_home)[TABLE])


def test_csv_tells_an_empty_cell_from_an_empty_text(sample_home: Path, tmp_path: Path) -> None:
    export_tables(sample_home / "published/backhaul.duckdb", ["articles"], "csv", tmp_path)
    written = pl.read_csv(tmp_path / "articles.csv", try_parse_dates=True)
    there = published(sample_home)["articles"]
    assert sorted(written["article_id"]) == sorted(there["article_id"])
    assert written["publisher"].null_count() == there["publisher"].null_count()


def test_excel_keeps_text_as_text(tmp_path: Path) -> None:
    frame = pl.DataFrame({"evidence": ["=1+1", "https://example.com", "x" * 40_000]})
    with (tmp_path / "x.xlsx").open("wb") as file:
        export._write_excel(frame, TABLES[TABLE], file)
    read = pl.read_excel(tmp_path / "x.xlsx", engine="openpyxl")
    assert read["evidence"].to_list() == ["=1+1", "https://example.com", "x" * 32_767]


def test_more_rows_than_a_sheet_holds_are_refused(
    sample_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(export, "EXCEL_ROWS", 1)
    with pytest.raises(NotExportable, match="parquet or csv"):
        export_tables(sample_home / "published/backhaul.duckdb", [TABLE], "xlsx", tmp_path)
    assert not (tmp_path / f"{TABLE}.xlsx").exists()


def test_the_package_describes_every_file_beside_it(sample_home: Path, tmp_path: Path) -> None:
    assert backhaul("export", "--home", sample_home, "--to", tmp_path, "--format", "csv").code == 0
    package = json.loads((tmp_path / "datapackage.json").read_text())
    resources = {each["path"]: each for each in package["resources"]}
    assert {path.name for path in tmp_path.glob("*.csv")} == set(resources)
    for path, resource in resources.items():
        heading = (tmp_path / path).read_text().partition("\n")[0].split(",")
        assert [field["name"] for field in resource["schema"]["fields"]] == heading
    assert package["backhaul:is_sample"] is True


def test_an_unknown_table_or_form_tells_which_there_are(sample_home: Path) -> None:
    unknown = backhaul("export", "nonsense", "--home", sample_home)
    assert (unknown.code, "deployments" in unknown.err) == (2, True)
    ran = backhaul("export", "--format", "ods", "--home", sample_home)
    assert (ran.code, "xlsx" in ran.err) == (2, True)
