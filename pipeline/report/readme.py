"""The measured quality in the README, on all written gold: `make figures`.

A test holds the README against what is measured today.
"""

import re
import sys
from collections.abc import Mapping, Sequence
from typing import Any, Final

import polars as pl

from pipeline.extract import extract_claims
from pipeline.quality.evaluate import GoldPlaces, evaluate
from pipeline.reference import load_reference
from pipeline.report.site import words
from pipeline.settings import PROJECT_ROOT, Settings

README: Final = PROJECT_ROOT / "README.md"
BEGIN: Final = "<!-- measured: written by `make figures` on all written gold -->"
END: Final = "<!-- measured: end -->"
_SECTION: Final = re.compile(re.escape(BEGIN) + r".*?" + re.escape(END), re.DOTALL)


class NoPlace(LookupError):
    """A text has no place for the figures; the message names the marks that it lacks."""


def measured(settings: Settings) -> str:
    """The section with its marks, as the engine reads the written gold today."""
    places = GoldPlaces(settings.sample_dir, settings.gold_dir, settings.shared_dir)
    reference = load_reference(settings.reference_dir)
    done = evaluate(places, reference, lambda read: extract_claims(read, reference), ("written",))
    core = done.frame.filter(pl.col("source") == "written", pl.col("match") == "core")
    rows = core.sort(pl.col("kind") == "all", "kind").to_dicts()
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
    """Write the figures of today into the README."""
    section = measured(Settings())
    README.write_text(with_section(README.read_text("utf-8"), section), encoding="utf-8")
    sys.stdout.write(f"{section}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
