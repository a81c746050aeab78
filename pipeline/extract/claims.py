"""`extract_claims`: articles in, three frames of claims out. No clock, no disk, no Dagster."""

import gc
import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, replace
from functools import cache, partial

import polars as pl

from pipeline import schemas
from pipeline.extract.acts.chains import chained
from pipeline.extract.acts.dated import as_told, dated
from pipeline.extract.acts.resumed import resumed
from pipeline.extract.acts.told import Acts
from pipeline.extract.bound import Bound
from pipeline.extract.deciding.claim import Claim
from pipeline.extract.deciding.decide import claims_of
from pipeline.extract.deciding.networks import Setting
from pipeline.extract.gate import is_market_report, may_state_facts
from pipeline.extract.merging import merge
from pipeline.extract.openings import Openings
from pipeline.extract.reach import FULL, Reach
from pipeline.extract.reading.read import read_article
from pipeline.extract.reading.sentence import Article, ReadSentence
from pipeline.extract.tables import tables
from pipeline.extract.turned_down import less_turned_down
from pipeline.extract.version import engine_version
from pipeline.extract.world import World, world
from pipeline.language.garbage import collection_paused
from pipeline.language.mentions import Mention
from pipeline.reference import Reference, load_reference
from pipeline.settings import Settings

TABLES = {
    "deployment": "deployment_claims",
    "rollout": "rollout_claims",
    "policy": "policy_claims",
}


@dataclass(frozen=True)
class Claims:
    """Claims of any number of articles: one frame per kind, columns as in `schemas`."""

    deployments: pl.DataFrame
    rollouts: pl.DataFrame
    policies: pl.DataFrame

    @staticmethod
    def concat(parts: Iterable["Claims"]) -> "Claims":
        """All claims of the parts, in order."""
        every = list(parts)
        return Claims(
            _stack("deployment_claims", [p.deployments for p in every]),
            _stack("rollout_claims", [p.rollouts for p in every]),
            _stack("policy_claims", [p.policies for p in every]),
        )


def _stack(table: str, frames: Sequence[pl.DataFrame]) -> pl.DataFrame:
    return pl.concat([schemas.empty(table), *frames])


@cache
def shipped_reference() -> Reference:
    """The reference that ships with the project."""
    return load_reference(Settings().reference_dir)


def extract_claims(
    articles: pl.DataFrame, reference: Reference | None = None, reach: Reach = FULL
) -> Claims:
    """Read every article and return its claims, sorted by article and place in the text.

    `articles` has the columns article_id, text, title, published_on and publisher. The same
    article gives the same claims whatever else is in the frame. `reach` is for measuring what
    discourse and the article's country are worth.
    """
    known = reference or shipped_reference()
    version = engine_version(known)
    rows: dict[str, list[dict[str, object]]] = {table: [] for table in TABLES.values()}
    read = articles.filter(may_state_facts(articles["text"], known))
    with collection_paused():  # chunks and what they denote form cycles: collected by article
        for article in articles_of(read):
            for claim in article_claims(article, known, reach):
                rows[TABLES[claim.kind]].append(_row(article, claim, version))
            gc.collect(0)
    return Claims(*(_frame(table, rows[table]) for table in TABLES.values()))


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence as it was read, and the claims that each of its bound frames makes."""

    read: ReadSentence
    claims: tuple[tuple[Bound, tuple[Claim, ...]], ...]
    chained: tuple[Claim, ...] = ()  # acts told before that the sentence dates

    def all_claims(self) -> Iterator[Claim]:
        """What the frames claim, and what the sentence dates of what was told before."""
        for _, made in self.claims:
            yield from made
        yield from self.chained


def article_claims(article: Article, reference: Reference, reach: Reach = FULL) -> list[Claim]:
    """The merged claims of one article."""
    sentences = read_claims(article, reference, reach)
    return merge([claim for each in sentences for claim in each.all_claims()])


def read_claims(article: Article, reference: Reference, reach: Reach = FULL) -> Iterator[Told]:
    """Each sentence of an article with what its frames claim, before claims are merged.

    A sentence waits for the next one, which may turn down what it says is planned.
    """
    held: Told | None = None
    for told in _told_in(article, reference, reach):
        if held is not None:
            behind = told.read.clauses if reach.discourse else []
            yield replace(held, claims=less_turned_down(held.claims, behind))
        own = less_turned_down(told.claims, told.read.clauses, same=True)
        held = replace(told, claims=own)
    if held is not None:
        yield held


def _told_in(article: Article, reference: Reference, reach: Reach) -> Iterator[Told]:
    """Each sentence with what its frames claim, whatever comes behind."""
    if is_market_report(article.title):
        return
    setting, acts = _setting(article, world(reference)), Acts()
    openings = Openings()
    lends = partial(_lent, acts, openings)
    for number, read in enumerate(read_article(article, reference, reach, lends)):
        acts.instruments.note(read.clauses, read.government, article.published_on)
        made = [(bound, _told(number, read, bound, setting, acts)) for bound in read.bound]
        if reach.discourse:
            made = openings.dated(number, read, made, article.published_on)
            own = [claim for _, claims in made for claim in claims]
            more = chained(acts, number, read, own, setting.published)
            told = Told(read, tuple(made), tuple(more))
            acts.note(number, told.all_claims())
            yield told
        else:
            yield Told(read, tuple(made))


def _lent(acts: Acts, openings: Openings, mentions: Sequence[Mention]) -> Set[str]:
    """The classes whose frames may go on with what was told, in a sentence with some names."""
    return tables().classes if openings.may_be_dated(mentions) else acts.resuming()


def _setting(article: Article, known: World) -> Setting:
    setting = Setting(article.published_on, known.networks, known.operator_home, known.vendor_home)
    setting.ever, setting.held = known.ever, known.held
    setting.first_years = known.first_years
    day = article.published_on  # an article without one may be of any time
    setting.networks_then = known.ever if day is None else known.networks_in(str(day.year))
    return setting


def _told(
    number: int, read: ReadSentence, bound: Bound, setting: Setting, acts: Acts
) -> tuple[Claim, ...]:
    """What a frame claims, or what it adds to an act told before."""
    setting.local_countries = bound.countries
    setting.default_country = bound.default_country
    setting.recent_countries = bound.recent_countries
    told = tuple(as_told(claim, bound, acts) for claim in claims_of(read, bound, setting))
    told = tuple(dated(claim, bound, acts, number) for claim in told)
    told = told or tuple(resumed(acts, number, read, bound, setting))
    acts.tell(told)
    return told


def articles_of(articles: pl.DataFrame) -> Iterator[Article]:
    """The rows of a frame of articles, by id."""
    columns = ("article_id", "text", "title", "published_on", "publisher")
    for row in articles.select(columns).sort("article_id").iter_rows():
        yield Article(*row)


def _row(article: Article, claim: Claim, version: str) -> dict[str, object]:
    row: dict[str, object] = {
        "claim_id": _claim_id(article, claim),
        "article_id": article.article_id,
        **claim.fields,
        "certainty": claim.certainty,
    }
    for name, day in claim.dates.items():
        row |= {
            name: day.first,
            f"{name}_latest": day.last,
            f"{name}_precision": day.precision,
            f"{name}_basis": day.basis,
        }
    start, end = claim.evidence
    return row | {
        "evidence_start": start,
        "evidence_end": end,
        "evidence": article.text[start:end],
        "attributed_to": claim.speaker.speaker,
        "attribution_kind": claim.speaker.kind,
        "rule_id": claim.rule_id,
        "explanation": _explanation(claim, article.text),
        "extractor_version": version,
    }


def _explanation(claim: Claim, text: str) -> str:
    """How the claim was read; dates that another sentence tells are quoted with their place."""
    start, end = claim.evidence
    elsewhere = {
        name: {"start": words[0], "words": text[words[0] : words[1]]}
        for name, dated in sorted(claim.dates.items())
        if (words := dated.words) is not None and not start <= words[0] < end
    }
    if not elsewhere:
        return claim.explanation
    told = json.loads(claim.explanation) | {"dated_elsewhere": elsewhere}
    return json.dumps(told, ensure_ascii=False, sort_keys=True)


def _claim_id(article: Article, claim: Claim) -> str:
    """From article, kind and contract fields: the same claim keeps its id when rules change."""
    dates = [f"{n}={d.first}/{d.precision}" for n, d in sorted(claim.dates.items())]
    fields = [f"{n}={v}" for n, v in sorted(claim.fields.items())]
    content = "\x1f".join([article.article_id, claim.kind, *fields, claim.certainty, *dates])
    return hashlib.sha256(content.encode()).hexdigest()[:20]


def _frame(table: str, rows: list[dict[str, object]]) -> pl.DataFrame:
    return pl.DataFrame(rows, schema=schemas.polars_schema(table), orient="row")
