"""What is read in all exchanges, and whether it is what should be claimed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import polars as pl

from pipeline import schemas
from pipeline.extract import extract_claims, shipped_reference
from pipeline.quality.gold import CORE_FIELDS, OTHER_FIELDS
from pipeline.quality.predictions import Prediction, predictions_by_article
from tests.grammar.corpus import Example, names
from tests.grammar.exchanges import beside, companies, countries, generations, lists, times
from tests.grammar.exchanges.exchange import ANY, Claim, Exchange, Told
from tests.grammar.rewordings.rewording import plain_examples

KINDS: Mapping[str, Callable[[Told], Iterator[Exchange]]] = {
    "operators": companies.operators,
    "operators of the country": companies.operators_of_country,
    "vendors": companies.vendors,
    "generations": generations.generations,
    "countries": countries.countries,
    "governments": countries.governments,
    "bodies": countries.bodies,
    "lists of vendors": lists.vendors,
    "lists of operators": lists.operators,
    "lists of countries": lists.countries,
    "told beside": beside.stories,
    "asides": beside.asides,
    "times": times.exchanged,
    "times added": times.added,
}


@dataclass(frozen=True)
class Read:
    """An exchange, the claims that are missing in what is read, and those that are too much."""

    kind: str
    told: Told
    exchange: Exchange
    missing: tuple[Claim, ...]
    found: tuple[Claim, ...]
    is_core_right: bool

    @property
    def is_right(self) -> bool:
        """Whether exactly what should be is claimed."""
        return not self.missing and not self.found


@cache
def exchanges(every: int = 1) -> Sequence[Read]:
    """All exchanges of every so many-th example, with what is read in them."""
    plain = plain_examples(every)
    bare = _read([(e.id, e, e.text) for e in plain])
    told = [Told(e, bare[e.id]) for e in plain if bare[e.id]]
    made = [
        (kind, each, exchange)
        for each in told
        for kind, exchanged in KINDS.items()
        for exchange in exchanged(each)
        if exchange.text != each.text
    ]
    found = _read([(str(i), each.example, x.text) for i, (_, each, x) in enumerate(made)])
    return [_compared(kind, each, x, found[str(i)]) for i, (kind, each, x) in enumerate(made)]


def _read(texts: Sequence[tuple[str, Example, str]]) -> Mapping[str, tuple[Claim, ...]]:
    columns = schemas.polars_schema("articles")
    rows = [
        dict.fromkeys(columns) | {"article_id": key, "published_on": each.published, "text": text}
        for key, each, text in texts
    ]
    frame = pl.DataFrame(rows, schema=columns)
    found = predictions_by_article(extract_claims(frame, shipped_reference()))
    return {key: tuple(map(_claim, found.get(key, ()))) for key, _, _ in texts}


def _claim(read: Prediction) -> Claim:
    fields = (*CORE_FIELDS[read.kind], *OTHER_FIELDS[read.kind])
    return Claim(read.kind, {f: frozenset({names().of(f, read.fields[f])}) for f in fields})


def _compared(kind: str, told: Told, exchange: Exchange, found: tuple[Claim, ...]) -> Read:
    wanted = tuple(_by_reference(c) for c in exchange.claims)
    missing, extra = _unmatched(wanted, found)
    core = _unmatched([c.core for c in wanted], [c.core for c in found])
    return Read(kind, told, exchange, missing, extra, not any(core))


def _by_reference(claim: Claim) -> Claim:
    """A claim with its names as the scorer compares them."""
    return claim.but(
        **{
            f: frozenset(v if v == "*" else names().of(f, v) for v in vs)
            for f, vs in claim.fields.items()
        }
    )


def _unmatched(
    wanted: Sequence[Claim], found: Sequence[Claim]
) -> tuple[tuple[Claim, ...], tuple[Claim, ...]]:
    """What is wanted and not found, and what is found and not wanted; each may match several."""
    missing = tuple(w for w in wanted if not w.is_optional and not any(_fits(w, f) for f in found))
    extra = tuple(f for f in found if not any(_fits(w, f) for w in wanted))
    return missing, extra


def _fits(wanted: Claim, found: Claim) -> bool:
    if wanted.kind != found.kind:
        return False
    return all(v == ANY or found.of(name) <= v for name, v in wanted.fields.items())
