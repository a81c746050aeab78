"""What a run says and does when the engine, or what comes after publishing, breaks."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from pipeline.cli import app
from pipeline.defs import report
from pipeline.extract.reading import Article, read_article
from pipeline.settings import Settings
from pipeline.warehouse import connect
from tests.integration.homes import copy_of

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
    sample_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def raising(*given: object) -> None:
        raise OSError("no space left on the device")

    monkeypatch.setattr(report, "publish_report", raising)
    home = copy_of(sample_home, tmp_path / "home")
    shutil.rmtree(home / "published" / "report")
    ran = CliRunner().invoke(app, ["run", "--home", str(home)])
    assert ran.exit_code == 1
    assert "report: no space left on the device" in ran.stderr
    assert "The published file is as it was." in ran.stderr

    before = Settings(home=home).published_path.resolve()
    inbox = inbox_of(tmp_path / "inbox", holds=HOLDS)
    ran = CliRunner().invoke(app, ["run", "--home", str(home), "--inbox", str(inbox)])
    assert ran.exit_code == 1
    said = " ".join(ran.stderr.split())
    assert "as it was" not in said
    assert "The published file is the new version" in said
    assert "the report beside it is of an earlier version. Run again" in said
    assert Settings(home=home).published_path.resolve() != before
