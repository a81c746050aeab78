"""What the report says of a fact."""

from datetime import date

import pytest

from pipeline.report.site.facts import whens

DATES = {
    name: None
    for each in ("begun", "effective", "ended", "deadline")
    for name in (each, f"{each}_precision", f"{each}_latest")
}


@pytest.mark.parametrize(
    ("kind", "basis", "said"),
    [
        ("deployment", "stated", "since"),
        ("deployment", "relative", "since"),
        ("deployment", "publication", "as of"),
        ("rollout", "publication", "as of"),
        ("rollout", "stated", ""),
        ("policy", "publication", "announced"),
    ],
)
def test_a_day_that_only_the_publication_gives_is_no_beginning(
    kind: str, basis: str, said: str
) -> None:
    row = DATES | {"kind": kind, "begun": date(2026, 4, 1), "begun_precision": "day"}
    (when,) = whens(row | {"begun_basis": basis})
    assert (when.word, when.said) == (said, "1 Apr 2026")
