"""Corrections by people: files below `<home>/corrections/` that have the last word on claims.

A correction names an article, words that it quotes and key fields, never a row: so it outlives
every new reading. One that finds nothing to correct any more is reported, not dropped.
"""

import csv
import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl

from pipeline import schemas

HEADER = (
    *("correction_id", "verb", "claim_kind", "article", "quote", "where_fields", "set_fields"),
    *("fact_id", "into_fact_id", "reviewer", "decided_on", "reason"),
)
NEEDED: Mapping[str, tuple[str, ...]] = {
    "reject": ("claim_kind", "article", "quote"),
    "edit": ("claim_kind", "article", "quote", "set_fields"),
    "add": ("claim_kind", "article", "quote", "set_fields"),
    "merge": ("fact_id", "into_fact_id"),
    "split": ("claim_kind", "article", "quote", "fact_id"),
}
DATES: Mapping[str, tuple[str, ...]] = {
    "deployment": ("date",),
    "rollout": ("date",),
    "policy": ("announced", "effective", "deadline"),
}
KEYS: Mapping[str, tuple[str, ...]] = {
    "deployment": ("operator_id", "country", "vendor_id", "generation", "part", "status"),
    "rollout": ("operator_id", "country", "generation", "milestone"),
    "policy": (*("jurisdiction", "authority", "action", "target", "generation", "part", "stage"),),
}
SPEECH = ("certainty", "attributed_to", "attribution_kind")
PREFIXES = {"deployment": "dep", "rollout": "rol", "policy": "act"}
VERSION = "correction"


class BadCorrections(ValueError):
    """Correction files that cannot be followed; the message names every line and what is wrong."""


@dataclass(frozen=True, slots=True)
class Correction:
    """One line of a correction file; empty cells are empty strings, fields are parsed."""

    cells: Mapping[str, str]
    where: Mapping[str, str | None]
    changes: Mapping[str, str | None]

    def __getattr__(self, name: str) -> str:
        try:
            return self.cells[name]
        except KeyError:
            raise AttributeError(name) from None

    @property
    def table(self) -> str:
        """The claims that it is about."""
        return f"{self.cells['claim_kind']}_claims"


@dataclass
class Corrected:
    """The claims as people want them, what they rejected, and what became of each correction."""

    claims: dict[str, pl.DataFrame]
    rejected: dict[str, pl.DataFrame]
    outcomes: list[dict[str, Any]] = field(default_factory=list)
    moves: list[dict[str, Any]] = field(default_factory=list)

    @property
    def correction_rows(self) -> pl.DataFrame:
        """The rows of the table `correction_rows`."""
        return _frame("correction_rows", self.outcomes)

    @property
    def fact_moves(self) -> pl.DataFrame:
        """The rows of the table `fact_moves`."""
        return _frame("fact_moves", self.moves)


def read_corrections(folder: Path) -> list[Correction]:
    """All corrections below a folder, in the order of their ids; none where it is missing.

    Raises BadCorrections with every line that breaks a rule.
    """
    found: list[Correction] = []
    problems: list[str] = []
    for path in sorted(folder.glob("*.csv")):
        for number, cells in _lines(path, problems):
            wrong = list(_problems(cells))
            problems += [f"{path.name}, line {number}: {problem}" for problem in wrong]
            if not wrong:
                found.append(parse_correction(cells))
    ids = [correction.cells["correction_id"] for correction in found]
    problems += [f"{name}: there are two corrections of this id" for name in _repeated(ids)]
    if problems:
        raise BadCorrections("Corrections that cannot be followed:\n" + "\n".join(problems))
    return sorted(found, key=lambda correction: correction.cells["correction_id"])


def apply_corrections(
    claims: Mapping[str, pl.DataFrame], articles: pl.DataFrame, corrections: Iterable[Correction]
) -> Corrected:
    """Follow the corrections, rejections first, one after another by their ids."""
    done = Corrected(dict(claims), {name: frame.clear() for name, frame in claims.items()})
    for correction in corrections:
        _VERBS[correction.cells["verb"]](done, articles, correction)
    return done


def _lines(path: Path, problems: list[str]) -> Iterator[tuple[int, dict[str, str]]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file)
        if tuple(reader.fieldnames or ()) != HEADER:
            problems.append(f"{path.name}: the first line must be {','.join(HEADER)}")
            return
        for row in reader:
            yield reader.line_num, {name: (row.get(name) or "").strip() for name in HEADER}


def _problems(cells: Mapping[str, str]) -> Iterator[str]:
    verb, kind = cells["verb"], cells["claim_kind"]
    if verb not in NEEDED:
        yield f"verb {verb!r}; there are {', '.join(NEEDED)}"
        return
    needed = ("correction_id", "reviewer", "decided_on", "reason", *NEEDED[verb])
    yield from (f"{name} is empty" for name in needed if not cells[name])
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", cells["decided_on"]):
        yield f"decided_on {cells['decided_on']!r}; write a day as 2026-01-31"
    if kind and kind not in KEYS:
        yield f"claim_kind {kind!r}; there are {', '.join(KEYS)}"
    elif kind:
        yield from _field_problems(kind, cells)
    elif verb != "merge":
        yield "claim_kind is needed"


def _field_problems(kind: str, cells: Mapping[str, str]) -> Iterator[str]:
    for cell in ("where_fields", "set_fields"):
        for name, value in _fields(cells[cell]).items():
            problem = _value_problem(kind, name, value)
            if problem:
                yield f"{cell}: {problem}"
    if cells["verb"] == "add":
        given = _fields(cells["set_fields"])
        nullable = schemas.TABLES[f"{kind}_claims"].nullable
        lacking = [name for name in KEYS[kind] if name not in nullable and not given.get(name)]
        yield from (f"set_fields: a new claim needs {name}" for name in lacking)


def _value_problem(kind: str, name: str, value: str | None) -> str | None:
    """What is wrong with one field, if anything."""
    table = schemas.TABLES[f"{kind}_claims"]
    known = (*KEYS[kind], *DATES[kind], *SPEECH)
    if name not in known:
        return f"{name!r}; there are {', '.join(known)}"
    if value is None:
        must = name not in table.nullable and name not in DATES[kind]
        return f"{name} cannot be empty" if must else None
    if name in DATES[kind]:
        is_date = re.fullmatch(r"\d{4}(-\d\d){0,2}", value)
        return None if is_date else f"{name} {value!r}; write 2020, 2020-07 or 2020-07-14"
    allowed = table.allowed(name)
    is_known = value in (allowed or (value,))
    return None if is_known else f"{name} {value!r}; one of {', '.join(allowed)}"


def _fields(cell: str) -> dict[str, str | None]:
    """`status=in_use; part=` as a mapping; an empty value blanks the field."""
    pairs = (part.partition("=") for part in cell.split(";") if part.strip())
    return {name.strip(): value.strip() or None for name, _, value in pairs}


def parse_correction(cells: Mapping[str, str]) -> Correction:
    """A line that breaks no rule."""
    return Correction(cells, _fields(cells["where_fields"]), _fields(cells["set_fields"]))


def _repeated(names: list[str]) -> list[str]:
    return sorted({name for name in names if names.count(name) > 1})


def _reject(done: Corrected, articles: pl.DataFrame, correction: Correction) -> None:
    found = _matching(done, articles, correction)
    claims = done.claims[correction.table]
    done.claims[correction.table] = claims.join(found, on="claim_id", how="anti")
    gone = claims.join(found, on="claim_id", how="semi")
    why = f"rejected by {correction.reviewer} on {correction.decided_on}: {correction.reason}"
    marked = gone.with_columns(reason=pl.lit(why))
    done.rejected[correction.table] = pl.concat(
        [done.rejected[correction.table], marked], how="diagonal"
    )
    _note(done, correction, found.height)


def _edit(done: Corrected, articles: pl.DataFrame, correction: Correction) -> None:
    found = _matching(done, articles, correction)
    claims = done.claims[correction.table]
    changed = _set(claims.join(found, on="claim_id", how="semi"), correction)
    kept = claims.join(found, on="claim_id", how="anti")
    done.claims[correction.table] = _without_repeats(pl.concat([kept, changed]))
    _note(done, correction, found.height)


def _add(done: Corrected, articles: pl.DataFrame, correction: Correction) -> None:
    article = _articles(articles, correction).filter(
        pl.col("text").str.contains(correction.quote, literal=True)
    )
    schema = schemas.polars_schema(correction.table)
    if article.height == 1:
        row = _new_claim(article.row(0, named=True), correction)
        frame = pl.DataFrame([row], schema=schema)
        kept = done.claims[correction.table]
        done.claims[correction.table] = pl.concat([kept, _set(frame, correction)])
    _note(done, correction, article.height)


def _merge(done: Corrected, articles: pl.DataFrame, correction: Correction) -> None:
    del articles
    _move(done, correction, None, correction.into_fact_id)
    _note(done, correction, 0)


def _split(done: Corrected, articles: pl.DataFrame, correction: Correction) -> None:
    found = _matching(done, articles, correction)
    prefix = PREFIXES[correction.claim_kind]
    into = f"{prefix}-{_digest(correction.fact_id, 'split', correction)[:16]}"
    for claim_id in found["claim_id"].sort():
        _move(done, correction, claim_id, into)
    _note(done, correction, found.height)


_VERBS = {"reject": _reject, "edit": _edit, "add": _add, "merge": _merge, "split": _split}


def _articles(articles: pl.DataFrame, correction: Correction) -> pl.DataFrame:
    """The article that a correction names by id, address or path."""
    name = correction.article
    named = [pl.col(column) == name for column in ("article_id", "url", "path")]
    return articles.filter(pl.any_horizontal(*named).fill_null(value=False)).head(1)


def _matching(done: Corrected, articles: pl.DataFrame, correction: Correction) -> pl.DataFrame:
    """The ids of the claims whose article, evidence and fields are as the correction says."""
    claims = done.claims[correction.table]
    article = _articles(articles, correction).select("article_id")
    said = _plain(pl.col("evidence")).str.contains(" ".join(correction.quote.split()), literal=True)
    fields = [
        _plain_field(claims, name).eq_missing(pl.lit(value))
        for name, value in correction.where.items()
    ]
    return (
        claims.join(article, on="article_id", how="semi").filter(said, *fields).select("claim_id")
    )


def _plain(text: pl.Expr) -> pl.Expr:
    return text.str.replace_all(r"\s+", " ")


def _plain_field(claims: pl.DataFrame, name: str) -> pl.Expr:
    """A field as people write it: a date as precisely as the text gives it."""
    if claims.schema[name] != pl.Date():
        return pl.col(name)
    length = pl.col(f"{name}_precision").replace_strict(
        {"day": 10, "month": 7, "year": 4}, default=10
    )
    return pl.col(name).cast(pl.String).str.slice(0, length)


def _set(claims: pl.DataFrame, correction: Correction) -> pl.DataFrame:
    """The claims with the fields set, marked as corrected, with ids of their own."""
    own = [
        _corrected_id(pl.col("claim_id"), correction).alias("claim_id"),
        pl.lit(f"{VERSION}:{correction.correction_id}").alias("rule_id"),
    ]
    plain = {n: v for n, v in correction.changes.items() if n not in DATES[correction.claim_kind]}
    dates = {n: v for n, v in correction.changes.items() if n in DATES[correction.claim_kind]}
    values = [pl.lit(value, dtype=pl.String).alias(name) for name, value in plain.items()]
    for name, value in dates.items():
        values += _date_columns(name, value)
    schema = schemas.polars_schema(correction.table)
    return claims.with_columns(*own, *values).select(schema.names()).cast(schema)


def _date_columns(name: str, value: str | None) -> list[pl.Expr]:
    first, latest, precision = _span(value)
    basis = "stated" if value else "not_stated"
    return [
        pl.lit(first, dtype=pl.Date).alias(name),
        pl.lit(latest, dtype=pl.Date).alias(f"{name}_latest"),
        pl.lit(precision, dtype=pl.String).alias(f"{name}_precision"),
        pl.lit(basis).alias(f"{name}_basis"),
    ]


def _span(value: str | None) -> tuple[date | None, date | None, str | None]:
    """First and last possible day, and precision, of `2020`, `2020-07` or `2020-07-14`."""
    if not value:
        return None, None, None
    first = date.fromisoformat(f"{value}-01-01"[:10])
    precision = {4: "year", 7: "month", 10: "day"}[len(value)]
    until = {"year": "1y", "month": "1mo", "day": "1d"}[precision]
    after = pl.select(pl.lit(first).dt.offset_by(until).dt.offset_by("-1d")).item()
    return first, after, precision


def _new_claim(article: Mapping[str, Any], correction: Correction) -> dict[str, Any]:
    start = article["text"].index(correction.quote)
    row: dict[str, Any] = {
        "claim_id": _digest(correction.correction_id, article["article_id"], "added"),
        "article_id": article["article_id"],
        "certainty": "asserted",
        "evidence_start": start,
        "evidence_end": start + len(correction.quote),
        "evidence": correction.quote,
        "attribution_kind": "outlet",
        "rule_id": VERSION,
        "explanation": "{}",
        "extractor_version": VERSION,
    }
    return row | {f"{name}_basis": "not_stated" for name in DATES[correction.claim_kind]}


def _corrected_id(claim_id: pl.Expr, correction: Correction) -> pl.Expr:
    return claim_id.map_elements(
        lambda value: _digest(value, correction.correction_id), return_dtype=pl.String
    )


def _without_repeats(claims: pl.DataFrame) -> pl.DataFrame:
    return claims.unique("claim_id", keep="first", maintain_order=True)


def _move(done: Corrected, correction: Correction, claim_id: str | None, into: str) -> None:
    done.moves.append(
        {
            "correction_id": correction.correction_id,
            "fact_id": correction.fact_id,
            "claim_id": claim_id,
            "into_fact_id": into,
        }
    )


def _note(done: Corrected, correction: Correction, matched: int) -> None:
    cells = {name: correction.cells[name] or None for name in HEADER}
    decided_on = date.fromisoformat(correction.decided_on)
    done.outcomes.append(cells | {"decided_on": decided_on, "claims": matched})


def _frame(table: str, rows: list[dict[str, Any]]) -> pl.DataFrame:
    return pl.DataFrame(rows, schema=schemas.polars_schema(table))


def _digest(*parts: object) -> str:
    named = [part.correction_id if isinstance(part, Correction) else str(part) for part in parts]
    return hashlib.sha256("\x1f".join(named).encode()).hexdigest()[:20]
