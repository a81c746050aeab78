"""`python -m tests.grammar.rows`: the rows of the decision table that nothing shows at work.

A row is shown where an example of the grammar, or a labelled text of the project, is decided by
it: where a claim is made by it, or where it ends the reading. There may be none that is not:

python -m tests.grammar.rows            each with its line and what it says
python -m tests.grammar.rows --by ID    the examples that a row decides
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

import polars as pl

from pipeline import schemas
from pipeline.extract import shipped_reference
from pipeline.extract.claims import articles_of, read_claims
from pipeline.extract.deciding.decide import deciding, is_silenced
from pipeline.extract.tables import NOTHING, rule_id
from pipeline.language.lexicon import read_table
from pipeline.quality.evaluate import GoldPlaces, load_source
from pipeline.quality.inputs import prepared
from pipeline.settings import Settings
from tests.grammar.corpus import article_of, examples

TABLE = "decisions.csv"


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the rows that nothing shows; the status is 1 when there is one."""
    options = _options().parse_args(arguments)
    if options.by is not None:
        _say("\n".join(sorted(shown().get(options.by, ()))))
        return 0
    for line, row in enumerate(read_table(TABLE), start=2):
        if not ids_of(row) & shown().keys():
            _say(f"{line:5} {name_of(row)}  {row['class']} {row['features']}")
    return 1 if unshown() else 0


def unshown() -> frozenset[str]:
    """The names of the rows that nothing shows at work."""
    return frozenset(name_of(row) for row in read_table(TABLE) if not ids_of(row) & shown().keys())


def ids_of(row: Mapping[str, str]) -> set[str]:
    """The ids of the rules that a row is, one for each class."""
    return {rule_id(name, row) for name in row["class"].split("|")}


def name_of(row: Mapping[str, str]) -> str:
    """The id of a row under the first of its classes."""
    return rule_id(row["class"].split("|")[0], row)


@cache
def shown() -> Mapping[str, set[str]]:
    """By rule, the texts of which it decides something."""
    found: dict[str, set[str]] = {}
    for text, rule in _decided():
        found.setdefault(rule, set()).add(text)
    return found


def _decided() -> Iterator[tuple[str, str]]:
    for article in articles_of(pl.concat([_examples(), _labelled()])):
        for told in read_claims(article, shipped_reference()):
            yield from ((article.article_id, claim.rule_id) for claim in told.all_claims())
            frames = (bound for bound, _ in told.claims if not is_silenced(bound))
            ends = (row for bound in frames for row in deciding(bound) if row.kind == NOTHING)
            yield from ((article.article_id, row.rule_id) for row in ends)


def _examples() -> pl.DataFrame:
    rows = [article_of(example) for example in examples()]
    return pl.DataFrame(rows, schema=schemas.polars_schema("articles"))


def _labelled() -> pl.DataFrame:
    settings = Settings()
    places = GoldPlaces(settings.sample_dir, settings.gold_dir, settings.shared_dir)
    return prepared(load_source("written", places)).articles


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.grammar.rows", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("--by", default=None, help="the examples that this rule decides")
    return parser


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")


if __name__ == "__main__":
    sys.exit(main())
