"""The questions of `docs/queries.md` with their answers: `python -m pipeline.report.queries FILE`.

An answer is the table behind a query, as the published file named on the command line gives it.
"""

import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from pipeline import warehouse
from pipeline.settings import PROJECT_ROOT

DOCUMENT: Final = PROJECT_ROOT / "docs" / "queries.md"
QUERY: Final = re.compile(r"(```sql\n(.*?)\n```\n\n)(?:\|.*?\n\n?)*(?=##|\Z)", re.DOTALL)
LONGEST: Final = 160
"""Characters of a cell that are shown."""


def answered(text: str, published: Path) -> str:
    """The document with the answer behind each of its queries, as a table."""
    with warehouse.connect(published, read_only=True) as con:
        whole = text.rstrip() + "\n\n"  # the last query may have no answer yet
        told = QUERY.sub(lambda found: f"{found[1]}{_answer(con, found[2])}\n\n", whole)
    return told.rstrip() + "\n"


def _answer(con: warehouse.Connection, query: str) -> str:
    found = con.sql(query)
    lines = [found.columns, ["---"] * len(found.columns), *found.fetchall()]
    return "\n".join(f"| {' | '.join(map(_cell, line))} |" for line in lines)


def _cell(value: object) -> str:
    """A value on one line; nothing for null."""
    said = "" if value is None else " ".join(str(value).split()).replace("|", "\\|")
    return said if len(said) <= LONGEST else f"{said[:LONGEST]} …"


def main(arguments: Sequence[str]) -> int:
    """Write the answers into the document."""
    text = answered(DOCUMENT.read_text(encoding="utf-8"), Path(arguments[0]))
    DOCUMENT.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
