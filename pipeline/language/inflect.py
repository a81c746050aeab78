"""Makes `data/lexicon/verb_forms.csv`, the inflected forms of the verbs of news English.

They are all verbs of lemminflect's table (MIT; a development dependency, not needed at run time),
as `data/lexicon/verb_changes.csv` mends it. Run `make lexicon` after a change of either.
"""

import argparse
import csv
import gzip
import io
import sys
from collections.abc import Iterator
from importlib import resources
from pathlib import Path

from pipeline.language.lexicon import read_table
from pipeline.settings import Settings

SLOTS = ("VBD", "VBN", "VBG", "VBZ")

Key = tuple[str, str]  # form, lemma
Cells = tuple[str, str]  # tags joined by |; other classes: N when the form may be a noun


def forms(changes: list[dict[str, str]]) -> dict[Key, Cells]:
    """Every form of every verb, in order: what the table says, changed row by row."""
    found = _told()
    for row in changes:
        _change(found, row)
    return dict(sorted(found.items()))


def _told() -> dict[Key, Cells]:
    tags: dict[Key, set[str]] = {}
    others: set[str] = set()
    for lemma, pos, *inflected in _table():
        if pos == "verb" and lemma.isalpha():
            _add_verb(tags, lemma, inflected)
        elif pos in ("noun", "adj"):
            others.update(f for form in (lemma, *inflected[:1]) for f in form.split("/"))
    return {key: ("|".join(sorted(tags[key])), "N" if key[0] in others else "") for key in tags}


def _add_verb(tags: dict[Key, set[str]], lemma: str, inflected: list[str]) -> None:
    past, participle, *rest = inflected
    tags.setdefault((lemma, lemma), set()).add("VB")
    for slot, cell in zip(SLOTS, (past, participle or past, *rest), strict=True):
        for form in filter(None, cell.split("/")):
            tags.setdefault((form, lemma), set()).add(slot)


def _change(found: dict[Key, Cells], row: dict[str, str]) -> None:
    """Set a form; or, where a row has no tags, take the form out, or the verb if none is named."""
    if row["tags"]:
        new = {(row["form"], row["lemma"]): (row["tags"], row["also"])}
        changes_something = not new.items() <= found.items()
        found.update(new)
    else:
        out = [key for key in found if key[1] == row["lemma"] and row["form"] in ("", key[0])]
        changes_something = bool(out)
        for key in out:
            del found[key]
    if not changes_something:
        raise ValueError(f"verb_changes.csv: {row} changes nothing. Take the row out.")


def _table() -> Iterator[list[str]]:
    source = resources.files("lemminflect") / "resources" / "infl_lu.csv.gz"
    with source.open("rb") as packed, gzip.open(packed, "rt", encoding="utf-8") as text:
        yield from csv.reader(text)


def text(lexicon_dir: Path) -> str:
    """What `verb_forms.csv` has to be, by the changes of a folder."""
    changes = list(read_table("verb_changes.csv", lexicon_dir))
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(("form", "lemma", "tags", "also"))
    writer.writerows((*key, *cells) for key, cells in forms(changes).items())
    return file.getvalue()


def main(arguments: list[str] | None = None) -> int:
    """Write the forms, or with `--check` tell whether they are stale; the exit code."""
    parser = argparse.ArgumentParser(prog="python -m pipeline.language.inflect")
    parser.add_argument("--check", action="store_true", help="fail where the forms are stale")
    parser.add_argument("--lexicon", type=Path, default=Settings().lexicon_dir, help="the folder")
    options = parser.parse_args(arguments)
    target, made = options.lexicon / "verb_forms.csv", text(options.lexicon)
    if not options.check:
        target.write_text(made, encoding="utf-8", newline="\n")
    elif target.read_text(encoding="utf-8") != made:
        sys.stderr.write(
            f"Stale: {target}. Changes by hand go into verb_changes.csv; then `make lexicon`.\n"
        )
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
