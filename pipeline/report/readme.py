"""The measured quality in the README, as the sample run has it: `make figures`.

The figures are those of `extraction_quality` in the published sample, so that nothing is measured
twice; a test holds the README against them.
"""

import re
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from pipeline import warehouse
from pipeline.report.site import words
from pipeline.settings import PROJECT_ROOT, Settings

README: Final = PROJECT_ROOT / "README.md"
BEGIN: Final = "<!-- measured: written by `make figures` from a run over the sample -->"
END: Final = "<!-- measured: end -->"
_SECTION: Final = re.compile(re.escape(BEGIN) + r".*?" + re.escape(END), re.DOTALL)
_QUERY: Final = """
    select kind, tp, fp, fn, precision, precision_low, precision_high,
        recall, recall_low, recall_high
    from extraction_quality
    where source = 'written' and match = 'core'
    order by kind = 'all', kind
"""


class NoPlace(LookupError):
    """A text has no place for the figures; the message names the marks that it lacks."""


def measured(published: Path) -> str:
    """The section with its marks, from a published sample."""
    with warehouse.connect(published, read_only=True) as con:
        rows = con.sql(_QUERY).pl().to_dicts()
    return "\n".join([BEGIN, *_table(rows), END])


def with_section(text: str, section: str) -> str:
    """The text with its section replaced. Raises NoPlace."""
    if not _SECTION.search(text):
        raise NoPlace(f"the text lacks {BEGIN} and {END}")
    return _SECTION.sub(lambda _: section, text)


def _table(rows: Sequence[Mapping[str, Any]]) -> list[str]:
    return [
        "| claims | precision | recall | right | false | missed |",
        "| --- | --- | --- | ---: | ---: | ---: |",
        *(_line(row) for row in rows),
    ]


def _line(row: Mapping[str, Any]) -> str:
    kind = words.KINDS[row["kind"]].lower()
    shares = (_share(row, measure) for measure in ("precision", "recall"))
    return f"| {kind} | {' | '.join(shares)} | {row['tp']} | {row['fp']} | {row['fn']} |"


def _share(row: Mapping[str, Any], measure: str) -> str:
    if row[measure] is None:
        return "-"
    low, high = (row[f"{measure}_{end}"] for end in ("low", "high"))
    spread = f" ({low:.2f} to {high:.2f})" if low is not None and high is not None else ""
    return f"{row[measure]:.2f}{spread}"


def main() -> int:
    """Write the figures of the published sample into the README."""
    section = measured(Settings().published_path)
    README.write_text(with_section(README.read_text("utf-8"), section), encoding="utf-8")
    sys.stdout.write(f"{section}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
