"""One claim as people look at it: sentence, fields, speaker, rule."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from pipeline import warehouse
from pipeline.lake import Lake
from pipeline.report.summary import CLAIM_TABLES
from pipeline.scale.handover import find_article
from pipeline.settings import Settings

ASIDE = frozenset({"claim_id", "article_id", "evidence", "evidence_start", "evidence_end"})
READING = ("attributed_to", "attribution_kind", "rule_id", "explanation", "extractor_version")
AROUND = 600
"""Characters of the article shown before and after the sentence."""


class ClaimNotFound(LookupError):
    """No claim, or more than one, has the id that was asked for; the message says which."""


@dataclass(frozen=True)
class ShownClaim:
    """A claim with its article; `text` is null when the lake no longer holds that article."""

    table: str
    claim: Mapping[str, Any]
    article: Mapping[str, Any]
    text: str | None

    def as_dict(self) -> dict[str, Any]:
        """For machines: the claim and its article, without the article's text."""
        return {"table": self.table, "claim": dict(self.claim), "article": dict(self.article)}

    def show(self, console: Console) -> None:
        """For people: the article around the highlighted sentence, then what was read from it."""
        console.print(_source(self.article))
        console.print()
        console.print(_passage(self.claim, self.text))
        console.print()
        console.print(_fields(self.table, self.claim))


def find_claim(settings: Settings, wanted: str) -> ShownClaim:
    """The published claim whose id is or begins with `wanted`; raises ClaimNotFound."""
    with warehouse.connect(settings.published_path, read_only=True) as con:
        table, claim = _one(list(_matches(con, wanted)), wanted)
        articles = con.sql(
            "SELECT * EXCLUDE (text) FROM articles WHERE article_id = $id",
            params={"id": claim["article_id"]},
        )
        article = articles.pl().row(0, named=True)
    kept = find_article(Lake(settings.lake_dir), claim["article_id"])
    return ShownClaim(table, claim, article, kept["text"] if kept else None)


def _matches(con: warehouse.Connection, wanted: str) -> Iterator[tuple[str, dict[str, Any]]]:
    for table in CLAIM_TABLES:
        query = f"SELECT * FROM {table} WHERE starts_with(claim_id, $id) ORDER BY claim_id LIMIT 2"
        for row in con.sql(query, params={"id": wanted}).pl().iter_rows(named=True):
            yield table, row


def _one(found: list[tuple[str, dict[str, Any]]], wanted: str) -> tuple[str, dict[str, Any]]:
    if not found:
        raise ClaimNotFound(
            f"{wanted}: no claim has an id that begins so. Ids are in the column claim_id of "
            f"{', '.join(CLAIM_TABLES)}."
        )
    if len(found) > 1 and found[0][1]["claim_id"] != wanted:
        raise ClaimNotFound(f"{wanted}: several claims begin so; give more of the id.")
    return found[0]


def _source(article: Mapping[str, Any]) -> Text:
    parts = [article["publisher"], article["published_on"], article["author"]]
    line = Text(article["title"] or "(no title)", style="bold")
    line.append("\n" + ", ".join(str(part) for part in parts if part), style="dim")
    line.append(f"\n{article['url'] or article['path'] or article['article_id']}", style="dim")
    return line


def _passage(claim: Mapping[str, Any], text: str | None) -> Text:
    start, end = claim["evidence_start"], claim["evidence_end"]
    if text is None or text[start:end] != claim["evidence"]:
        return Text(_marked(claim), style="reverse")
    before, after = text[max(0, start - AROUND) : start], text[end : end + AROUND]
    passage = Text(("... " if start > AROUND else "") + before)
    passage.append(_marked(claim), style="reverse")
    return passage.append(after + (" ..." if end + AROUND < len(text) else ""))


def _fields(table: str, claim: Mapping[str, Any]) -> Table:
    shown = Table.grid(padding=(0, 2))
    shown.add_row("claim", f"{claim['claim_id']} ({table})")
    for name, value in claim.items():
        if name not in ASIDE and name not in READING and value is not None:
            shown.add_row(name, str(value))
    speaker = claim["attributed_to"] or "the outlet"
    shown.add_row("speaker", f"{speaker} ({claim['attribution_kind']})")
    shown.add_row("rule", f"{claim['rule_id']} (extractor {claim['extractor_version']})")
    for name, value in json.loads(claim["explanation"]).items():
        shown.add_row(f"  {name}", _said(value))
    return shown


def _marked(claim: Mapping[str, Any]) -> str:
    """The sentence with marks that are seen without colour too."""
    return f"»{claim['evidence']}«"


def _said(value: Any) -> str:
    """A part of the explanation, as short as it goes."""
    if isinstance(value, list):
        return ", ".join(map(_said, value)) or "-"
    if isinstance(value, dict) and "id" in value:
        about = "; ".join(str(v) for name, v in value.items() if name != "id" and v)
        return f"{value['id']} ({about})"
    if isinstance(value, dict):
        return "\n".join(f"{name}: {_said(each)}" for name, each in value.items())
    return str(value)
