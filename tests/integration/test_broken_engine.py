"""What a run says and does when the engine, or what comes after publishing, breaks."""

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from pipeline.cli import app
from pipeline.defs import report
from pipeline.extract.reading.read import read_article
from pipeline.extract.reading.sentence import Article
from pipeline.settings import Settings
from pipeline.warehouse import connect

pytestmark = pytest.mark.integration

BREAKS = "Northwind Telecom said on Monday that Ericsson equipment runs its 5G network."
HOLDS = "Vodafone said on Monday it would use Nokia equipment in its 5G network in Britain."


def inbox_of(folder: Path, **texts: str) -> Path:
    folder.mkdir(parents=True)
    for name, body in texts.items():
        (folder / f"{name}.txt").write_text(f"A story called {name}\n\n{body}\n", encoding="utf-8")
    return folder


def test_one_article_that_the_engine_breaks_on_is_told_and_the_rest_is_published(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read(article: Article, *known: Any, **more: Any) -> Any:
        if "Northwind" in article.text:
            raise KeyError("a frame without a head")
        return read_article(article, *known, **more)

    monkeypatch.setattr("pipeline.extract.claims.read_article", read)
    # In one process: another, which reads ahead, has an engine that is whole.
    monkeypatch.setenv("BACKHAUL_WORKERS", "1")
    inbox, home = inbox_of(tmp_path / "inbox", breaks=BREAKS, holds=HOLDS), tmp_path / "home"
    ran = CliRunner().invoke(app, ["run", "--inbox", str(inbox), "--home", str(home), "--json"])
    assert ran.exit_code == 0, ran.output
    told = json.loads(ran.stdout)
    assert (told["articles_set_aside"], told["quarantined"]) == (1, 0)
    with connect(Settings(home=home).published_path, read_only=True) as con:
        (row,) = con.sql("from claim_quarantine").pl().iter_rows(named=True)
        claims = con.sql("from deployment_claims").pl()
    assert (row["claim_kind"], row["evidence"]) == (None, None)
    assert "KeyError: 'a frame without a head' (pipeline/extract/claims.py" in row["reason"]
    assert json.loads(row["payload"])["path"] == "breaks.txt"
    assert claims["vendor_id"].to_list() == ["nokia"]


def test_a_report_that_fails_leaves_the_new_version_and_the_run_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def raising(*given: object) -> None:
        raise OSError("no space left on the device")

    monkeypatch.setattr(report, "publish_report", raising)
    inbox, home = inbox_of(tmp_path / "inbox", holds=HOLDS), tmp_path / "home"

    def run() -> str:
        ran = CliRunner().invoke(app, ["run", "--inbox", str(inbox), "--home", str(home)])
        assert ran.exit_code == 1
        assert "report: no space left on the device" in ran.output
        return " ".join(ran.output.split())

    published = Settings(home=home).published_path
    said = run()
    assert f"The published file is the new version {version_of(published)}, whole" in said
    assert "It has no report yet: run again to write it." in said
    assert "as it was" not in said

    first, said = published.resolve(), run()
    assert "The published file is as it was." in said
    assert "new version" not in said
    assert published.resolve() == first


def version_of(published: Path) -> str:
    with connect(published, read_only=True) as con:
        rows = con.sql("select value from warehouse_info where key = 'version'").fetchall()
    return str(rows[0][0])
