"""The style sheet of the report: what no browser would complain of."""

import re

from pipeline.report.site.render import HERE

STYLE = (HERE / "assets" / "report.css").read_text(encoding="utf-8")


def test_the_dark_side_is_the_same_chosen_by_the_system_or_by_hand() -> None:
    by_system = re.search(r':root:not\(\[data-theme="light"\]\) \{(.*?)\}', STYLE, re.DOTALL)
    by_hand = re.search(r':root\[data-theme="dark"\] \{(.*?)\}', STYLE, re.DOTALL)
    assert by_system
    assert by_hand
    assert by_system[1] == by_hand[1]
