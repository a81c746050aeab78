"""`backhaul explain`: why a document was read as it was."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from pipeline.reference import load_reference
from pipeline.report.explain import ExplainedArticle, NothingToExplain, explain_file
from pipeline.settings import Settings
from tests.integration.homes import backhaul

pytestmark = pytest.mark.integration

TEXT = """Vodafone picks Ericsson for its 5G core

LONDON, 3 March 2021 - Vodafone UK has picked Ericsson to supply its 5G core.
Has BT picked Nokia for its radio network?
The regulator spoke of <b>fees</b> on Tuesday.
"""


@pytest.fixture
def explained(tmp_path: Path) -> ExplainedArticle:
    return explain(tmp_path, TEXT)


def explain(folder: Path, text: str) -> ExplainedArticle:
    file = folder / "article.txt"
    file.write_text(text, encoding="utf-8")
    reference = load_reference(Settings().reference_dir)
    now = datetime(2026, 1, 1, tzinfo=UTC)
    return explain_file(file, reference, now=now, max_bytes=1 << 20)[0]


def test_every_claim_stands_under_the_frame_that_made_it(explained: ExplainedArticle) -> None:
    made = [c for s in explained.sentences for f in s.frames for c in f.claims]
    assert {c.fields["vendor_id"] for c in made} == {"ericsson"}
    assert {c.rule_id for c in explained.claims} <= {c.rule_id for c in made}


def test_a_silent_frame_says_why(explained: ExplainedArticle) -> None:
    asked = [f for s in explained.sentences for f in s.frames if "question" in f.features]
    assert asked
    assert {frame.silence for frame in asked} == {"is a question"}


def test_a_near_miss_names_what_its_row_wants(tmp_path: Path) -> None:
    frames = [
        f for s in explain(tmp_path, TEXT + "Somebody picked Nokia.\n").sentences for f in s.frames
    ]
    near = [frame.near for frame in frames if frame.near and not frame.claims]
    assert near
    assert all(miss.lacks or miss.barred_by for miss in near)


def test_the_page_marks_what_states_a_claim_and_escapes_the_text(
    explained: ExplainedArticle,
) -> None:
    page = explained.html()
    stated = {explained.article.text[slice(*claim.evidence)] for claim in explained.claims}
    assert stated
    assert all(f"<mark>{sentence}</mark>" in page for sentence in stated)
    assert "<b>fees" not in page


def test_a_document_without_an_article_says_why(tmp_path: Path) -> None:
    with pytest.raises(NothingToExplain, match="no article"):
        explain(tmp_path, "")


def test_the_command_prints_explains_and_writes(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(TEXT, encoding="utf-8")
    told = backhaul("explain", file)
    assert (told.code, "frame" in told.out, "ericsson" in told.out) == (0, True, True)
    assert json.loads(backhaul("explain", file, "--json").out)[0]["claims"]
    assert backhaul("explain", file, "--html", tmp_path / "a.html").code == 0
    assert "<mark>" in (tmp_path / "a.html").read_text(encoding="utf-8")
    assert backhaul("explain", tmp_path / "nothing.txt").code == 2
