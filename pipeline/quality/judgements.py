"""What two readers said of sampled claims, and what becomes of these claims today.

A file holds a row per claim, by the hash of its headline's address alone: no text of others is
kept. `first` and `second` are the verdicts of two readers who did not know of each other. Of claims
of one headline that differ in their country or generation alone, each names that.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import polars as pl
from rich.console import Console

from pipeline.extract import extract_claims
from pipeline.quality.predictions import Prediction, core_fields, predictions_by_article
from pipeline.quality.sample import ARCHIVE, archive_headlines
from pipeline.quality.verdicts import RIGHT, WRONG, check_verdicts
from pipeline.reference import Reference, load_reference
from pipeline.settings import Settings

COLUMNS = ("text_id", "claim", "first", "second")


@dataclass(frozen=True)
class Judged:
    """One sampled claim: the text it was read from, its core fields, and both verdicts."""

    text_id: str
    claim: str
    first: str
    second: str


@dataclass(frozen=True)
class Figures:
    """How a sample was judged: of each reader the right and wrong, and how often both agree."""

    claims: int
    right: tuple[int, int]
    wrong: tuple[int, int]
    agreed: int
    wrong_for_both: int

    def precision(self, reader: int) -> float:
        """The share of right claims among those that a reader could decide."""
        return self.right[reader] / max(1, self.right[reader] + self.wrong[reader])


def load_judged(path: Path) -> list[Judged]:
    """Read a file of verdicts; raises ValueError where a verdict is none."""
    rows = pl.read_csv(path, columns=COLUMNS).rows()
    judged = [Judged(*row) for row in rows]
    for each in judged:
        check_verdicts(path, each.text_id, each.first, each.second)
    return judged


def figures(judged: Sequence[Judged]) -> Figures:
    """Count the verdicts of both readers."""
    first, second = (Counter(getattr(j, name) for j in judged) for name in ("first", "second"))
    return Figures(
        claims=len(judged),
        right=(first[RIGHT], second[RIGHT]),
        wrong=(first[WRONG], second[WRONG]),
        agreed=sum(j.first == j.second for j in judged),
        wrong_for_both=sum(j.first == j.second == WRONG for j in judged),
    )


def _as_told(claim: Prediction) -> tuple[str, ...]:
    """A claim as a file may name it: by its core, with its country, its generation or its stage."""
    core = core_fields(claim)
    return core, *(f"{core} {field}={claim.fields.get(field)}" for field in TOLD_APART)


TOLD_APART = ("country", "generation", "stage")


def still_made(judged: Sequence[Judged], archive: Path, reference: Reference) -> set[Judged]:
    """The judged claims that extraction still makes of the same headlines."""
    articles = archive_headlines(archive)
    read = articles.filter(pl.col("article_id").is_in([each.text_id for each in judged]))
    found = predictions_by_article(extract_claims(read, reference))
    made = {(t, told) for t, claims in found.items() for c in claims for told in _as_told(c)}
    return {each for each in judged if (each.text_id, each.claim) in made}


def main() -> int:
    """Print the figures of every judged sample, as judged and of what is left of it today."""
    settings, console = Settings(), Console(highlight=False, soft_wrap=True)
    archive = settings.shared_dir / ARCHIVE
    reference = load_reference(settings.reference_dir)
    for path in sorted((settings.gold_dir / "readings").glob("claims-*.csv")):
        judged = load_judged(path)
        made = still_made(judged, archive, reference) if archive.exists() else None
        for line in _lines(path.stem, judged, made):
            console.print(line)
    return 0


def _lines(name: str, judged: Sequence[Judged], made: set[Judged] | None) -> Iterator[str]:
    said = figures(judged)
    yield f"{name}: {said.claims} claims, both readers say the same of {said.agreed}"
    for reader, which in enumerate(("first", "second")):
        counts = f"{said.right[reader]} right, {said.wrong[reader]} wrong"
        yield f"  {which} reader: precision {said.precision(reader):.3f} ({counts})"
    if made is not None:
        lost = sum(j.first == j.second == RIGHT and j not in made for j in judged)
        left = sum(j.first == j.second == WRONG and j in made for j in judged)
        both = said.wrong_for_both
        yield f"  today: of {both} wrong for both {left} are left; {lost} right ones are lost"


if __name__ == "__main__":
    raise SystemExit(main())
