"""How a document was read, sentence by sentence: on the terminal, and as a page to keep."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final

import polars as pl
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from rich.console import Console
from rich.markup import escape
from rich.text import Text

from pipeline.articles import read_documents
from pipeline.extract.deciding.claim import Claim
from pipeline.extract.explain import ExplainedFrame, ExplainedSentence, explain_article
from pipeline.extract.merging import merge
from pipeline.extract.reading.sentence import Article
from pipeline.reference import Reference
from pipeline.sources import scan_file
from pipeline.sources.forms import Limits, opened

HERE: Final = Path(__file__).parent
COLUMNS: Final = ("article_id", "text", "title", "published_on", "publisher")


class NothingToExplain(ValueError):
    """A document that gives no article; the message says why."""


@dataclass(frozen=True)
class ExplainedArticle:
    """An article with every sentence as it was read, and the claims that are left at the end."""

    article: Article
    sentences: tuple[ExplainedSentence, ...]
    claims: tuple[Claim, ...]

    def as_dict(self) -> dict[str, Any]:
        """For machines: plain JSON values."""
        plain: dict[str, Any] = json.loads(json.dumps(asdict(self), default=str))
        return plain

    def show(self, console: Console) -> None:
        """For people: the sentences in order, then the claims that the article makes."""
        console.print(Text(self.article.title or self.article.article_id, style="bold"))
        console.print(f"[dim]published {self.article.published_on or 'on a day not known'}[/]")
        for sentence in self.sentences:
            for line in _lines(sentence, self.article.text):
                console.print(line, highlight=False)
        console.print(f"\n[bold]{len(self.claims)} claims after merging[/]")
        for claim in self.claims:
            console.print(f"  {escape(claim_line(claim))}", highlight=False)

    def html(self) -> str:
        """The article as a page, its claims marked where they are stated."""
        environment = Environment(
            loader=FileSystemLoader(HERE), autoescape=True, undefined=StrictUndefined
        )
        environment.globals["told"] = claim_line
        return environment.get_template("explain.html").render(
            article=self.article,
            pieces=list(_pieces(self)),
            claims=self.claims,
        )


def explain_file(
    path: Path, reference: Reference, *, now: datetime, max_bytes: int
) -> list[ExplainedArticle]:
    """Every article of a document, explained; raises NothingToExplain."""
    record = scan_file(path, now=now, max_bytes=max_bytes)
    ingested = read_documents(opened(record, Limits(max_bytes)))
    if ingested.articles.is_empty():
        reasons = ingested.documents["reason"].drop_nulls().unique().sort()
        raise NothingToExplain(f"{path}: no article in it: {'; '.join(reasons)}")
    return [_explained(article, reference) for article in _articles(ingested.articles)]


def claim_line(claim: Claim) -> str:
    """A claim on one line: its kind, its fields and dates, its certainty, its rule."""
    fields = {name: value for name, value in claim.fields.items() if value is not None}
    dates = {name: each.first for name, each in claim.dates.items() if each.first is not None}
    said = " ".join(f"{name}={value}" for name, value in (fields | dates).items())
    return f"{claim.kind}: {said} {claim.certainty} [{claim.rule_id}]"


def _articles(articles: pl.DataFrame) -> Iterator[Article]:
    for row in articles.select(COLUMNS).sort("article_id").iter_rows():
        yield Article(*row)


def _explained(article: Article, reference: Reference) -> ExplainedArticle:
    sentences = tuple(explain_article(article, reference))
    made = [claim for each in sentences for claim in _claims(each)]
    return ExplainedArticle(article, sentences, tuple(merge(made)))


def _claims(sentence: ExplainedSentence) -> Iterator[Claim]:
    for frame in sentence.frames:
        yield from frame.claims
    yield from sentence.chained


def _lines(sentence: ExplainedSentence, text: str) -> Iterator[str]:
    said = escape(" ".join(text[sentence.start : sentence.end].split()))
    title = "[dim](title)[/] " if sentence.is_title else ""
    yield f"\n[bold cyan]{sentence.start}[/] {title}{said}"
    yield from _list("names", [f"{name} = {sense}" for name, sense in sentence.names])
    yield from _list("chunks", [f"[{chunk}]" for chunk in sentence.chunks])
    for clause in sentence.clauses:
        places = " ".join(f"{name}: {noun};" for name, noun in clause.places)
        indent = "  " * clause.depth
        yield f"  [dim]clause [/]{indent}{escape(f'{clause.kind}: {clause.verb} | {places}')}"
    for frame in sentence.frames:
        yield from _frame_lines(frame)
    for claim in sentence.chained:
        yield f"  [green]dates  [/]{escape(claim_line(claim))}"


def _list(name: str, items: Sequence[str]) -> Iterator[str]:
    if items:
        yield f"  [dim]{name:<7}[/]{escape(', '.join(items))}"


def _frame_lines(frame: ExplainedFrame) -> Iterator[str]:
    roles = ", ".join(f"{role} = {entity}" for role, entity in frame.roles) or "no role bound"
    chain = f" under {' < '.join(frame.operators)}" if frame.operators else ""
    yield f"  [dim]frame  [/]{escape(f'{frame.name} ({frame.anchor}){chain}: {roles}')}"
    for claim in frame.claims:
        yield f"    [green]claims[/] {escape(claim_line(claim))}"
    if frame.silence:
        yield f"    [yellow]silent[/] {escape(frame.silence)}"
    if frame.near is not None:
        wants = ", ".join([*frame.near.lacks, *(f"no {name}" for name in frame.near.barred_by)])
        yield f"    [yellow]near[/]   {escape(frame.near.rule_id)} wants {escape(wants)}"


@dataclass(frozen=True)
class _Piece:
    """A stretch of the article: a sentence with what it claims, or what lies between two."""

    text: str
    claims: tuple[Claim, ...]


def _pieces(explained: ExplainedArticle) -> Iterator[_Piece]:
    text, place = explained.article.text, 0
    for sentence in (s for s in explained.sentences if s.end <= len(text)):
        if sentence.start < place:
            continue
        yield _Piece(text[place : sentence.start], ())
        stated = (c for c in explained.claims if c.evidence == (sentence.start, sentence.end))
        yield _Piece(text[sentence.start : sentence.end], tuple(stated))
        place = sentence.end
    yield _Piece(text[place:], ())
