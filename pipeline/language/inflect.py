"""Makes `data/lexicon/verb_forms.csv`: the inflected forms of the verbs of news English.

Run `make lexicon` after a change of the source list; lemminflect (MIT) is a development
dependency and is not needed at run time. The inflections are facts of English taken from its
table; the choice of verbs is the table's whole verb list.
"""

import csv
import gzip
import sys
from collections.abc import Iterator
from importlib import resources
from pathlib import Path

from pipeline.settings import Settings

SLOTS = ("VBD", "VBN", "VBG", "VBZ")
AUXILIARIES = frozenset({"be", "have", "do", "can", "may", "will", "shall", "must"})
NOUNS_ALONE = frozenset({"product"})  # verbs of the table that no newspaper writes
DOUBLING_EXTRA = {"trial": ("trialled", "trialled", "trialling", "trials")}


def rows() -> Iterator[tuple[str, str, str, str]]:
    """Yield (form, lemma, tags joined by |, other classes: N when the form may be a noun)."""
    forms: dict[tuple[str, str], set[str]] = {}
    others: set[str] = set()
    for lemma, pos, *inflected in _table():
        if pos == "verb" and lemma.isalpha() and lemma not in AUXILIARIES | NOUNS_ALONE:
            _add_verb(forms, lemma, inflected)
        elif pos in ("noun", "adj"):
            others.update(f for form in (lemma, *inflected[:1]) for f in form.split("/"))
    for lemma, doubled in DOUBLING_EXTRA.items():
        _add_verb(forms, lemma, list(doubled))
    for (form, lemma), tags in sorted(forms.items()):
        yield form, lemma, "|".join(sorted(tags)), "N" if form in others else ""


def _add_verb(forms: dict[tuple[str, str], set[str]], lemma: str, inflected: list[str]) -> None:
    past, participle, *rest = inflected
    forms.setdefault((lemma, lemma), set()).add("VB")
    for slot, cell in zip(SLOTS, (past, participle or past, *rest), strict=True):
        for form in cell.split("/"):
            if form:
                forms.setdefault((form, lemma), set()).add(slot)


def _table() -> Iterator[list[str]]:
    source = resources.files("lemminflect") / "resources" / "infl_lu.csv.gz"
    with source.open("rb") as packed, gzip.open(packed, "rt", encoding="utf-8") as text:
        yield from csv.reader(text)


def main(target: Path) -> int:
    """Write the table and return its number of rows."""
    table = list(rows())
    with target.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("form", "lemma", "tags", "also"))
        writer.writerows(table)
    return len(table)


if __name__ == "__main__":
    sys.stdout.write(f"{main(Settings().lexicon_dir / 'verb_forms.csv')} forms\n")
