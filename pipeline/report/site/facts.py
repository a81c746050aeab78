"""Facts as a reader meets them: one sentence of ours, and the sentences that say it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from pipeline.report.site import places, words
from pipeline.report.site.passages import Passage, passage
from pipeline.report.site.published import Published, Row
from pipeline.schemas.vocabulary import UNSPECIFIED

FACTS_A_PAGE: Final = 150
FOLDERS: Final = {"deployment": "operators", "rollout": "operators", "policy": "countries"}


@dataclass(frozen=True, slots=True)
class When:
    """One date of a fact: `since May 2019`; `latest` is its last possible day, for reckoning."""

    word: str
    said: str
    iso: str
    latest: date | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """One sentence that speaks for a fact: who says it, where, when."""

    claim_id: str
    passage: Passage
    speaker: str
    speaker_kind: str
    publisher: str
    title: str
    author: str
    published: str
    url: str | None
    path: str
    article: str | None
    certainty: str
    rule: str


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact of any kind; `href` is where its evidence stands."""

    fact_id: str
    kind: str
    who_id: str
    who: str
    country: str
    country_name: str
    what_id: str
    what: str
    state: str
    label: str
    look: str
    stage: str
    authority: str
    scope: str
    generation: str
    is_current: bool
    whens: tuple[When, ...]
    last_reported: date | None
    claims: int
    sources: int
    is_contested: bool
    confidence: float
    certainty: str
    evidence: tuple[Evidence, ...]
    href: str

    @property
    def more(self) -> int:
        """How many claims are not shown."""
        return self.claims - len(self.evidence)

    @property
    def owner(self) -> tuple[str, str]:
        """The page on which it stands: folder and member."""
        return FOLDERS[self.kind], self.who_id


Owned = Mapping[tuple[str, str], Sequence[Fact]]


def read_facts(data: Published, texts: Mapping[str, str]) -> list[Fact]:
    """All facts with their evidence, each with the page where it stands."""
    evidence = _evidence_by_fact(data, texts)
    placed: dict[tuple[str, str], int] = defaultdict(int)
    facts: list[Fact] = []
    for row in data.facts:
        owner = FOLDERS[row["kind"]], row["who_id"]
        number = placed[owner] // FACTS_A_PAGE + 1
        placed[owner] += 1
        href = f"{places.page(*owner, number)}#{row['fact_id']}"
        facts.append(_fact(row, href, tuple(evidence.get(row["fact_id"], ()))))
    return facts


def by_owner(facts: Iterable[Fact]) -> dict[tuple[str, str], list[Fact]]:
    """The facts of each page, in their order."""
    owned: dict[tuple[str, str], list[Fact]] = defaultdict(list)
    for fact in facts:
        owned[fact.owner].append(fact)
    return owned


def _fact(row: Row, href: str, evidence: tuple[Evidence, ...]) -> Fact:
    return Fact(
        **{name: row[name] for name in ("fact_id", "kind", "who_id", "who", "country")},
        **{name: row[name] for name in ("country_name", "what_id", "what", "state")},
        **{name: row[name] for name in ("is_current", "last_reported", "claims")},
        **{name: row[name] for name in ("is_contested", "confidence", "certainty")},
        sources=row["independent_sources"],
        label=words.state_label(row["kind"], row["state"]),
        look=words.look(row["kind"], row["state"], row["stage"]),
        stage=words.STAGES[row["stage"]] if row["stage"] else "",
        authority=row["authority"] or "",
        generation="" if row["generation"] == UNSPECIFIED else row["generation"],
        scope=words.scope("" if row["kind"] == "rollout" else row["generation"], row["part"]),
        whens=tuple(whens(row)),
        evidence=evidence,
        href=href,
    )


def whens(row: Row) -> Iterator[When]:
    """The dates of a fact in the order in which they are told."""
    begun = _begun(row["kind"], row["begun_basis"])
    for name, word in (("begun", begun), ("effective", "effective"), ("ended", "until")):
        if row[name] is not None:
            yield _when(word, row[name], row[f"{name}_precision"])
    if row["deadline"] is not None:
        due = _when("by", row["deadline"], row["deadline_precision"])
        yield When(due.word, due.said, due.iso, row["deadline_latest"])


def _begun(kind: str, basis: str) -> str:
    """What stands before the first day; one that only the publication gives is no beginning."""
    if basis == "publication" and kind != "policy":
        return "as of"
    return {"deployment": "since", "rollout": "", "policy": "announced"}[kind]


def _when(word: str, value: date, precision: str) -> When:
    return When(word, words.day(value, precision), value.isoformat())


def _evidence_by_fact(data: Published, texts: Mapping[str, str]) -> dict[str, list[Evidence]]:
    articles = {row["article_id"]: row for row in data["articles"]}
    has_text = data.info["has_text"] == "true"
    found: dict[str, list[Evidence]] = defaultdict(list)
    for row in data.evidence:
        article = articles[row["article_id"]]
        text = texts.get(row["article_id"])
        found[row["fact_id"]].append(_evidence(row, article, text, has_text))
    return found


def _evidence(row: Row, article: Row, text: str | None, has_text: bool) -> Evidence:
    shown = passage(text, row["evidence"], row["evidence_start"], row["evidence_end"])
    return Evidence(
        claim_id=row["claim_id"],
        passage=shown,
        speaker=row["attributed_to"] or "",
        speaker_kind=words.SPEAKERS[row["attribution_kind"]],
        **{name: article[name] or "" for name in ("publisher", "title", "author", "path")},
        published=words.day(article["published_on"]),
        url=places.web_address(article["url"]),
        article=places.page("articles", row["article_id"]) if has_text and text else None,
        certainty=words.CERTAINTIES[row["certainty"]],
        rule=row["rule_id"],
    )
