"""Why claims were missed, and why false ones were made: the bars of a worklist.

A miss is put down to the first stage of reading that lost it: the sentence was not read (`gate`), a
party was found nowhere in the article (`mention`), no word of the sentence could have made a claim
of the kind (`frame`), a party was named elsewhere alone (`discourse`), its sentence made the claim,
which was then merged into another (`merge`), or all was there and not bound or decided so (`role`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipeline.extract.claims import Told, articles_of, read_claims
from pipeline.extract.deciding.claim import Claim
from pipeline.extract.gate import may_state_facts
from pipeline.extract.reach import EXPLAINED
from pipeline.extract.tables import tables
from pipeline.quality.evidence import CompactText, compact, is_right
from pipeline.quality.gold import KINDS, GoldClaim
from pipeline.quality.inputs import PreparedArticles
from pipeline.quality.matching import Pairing, agrees, fields_of
from pipeline.quality.names import NameMap
from pipeline.quality.predictions import COLUMNS, Prediction
from pipeline.quality.score import TOLD_KINDS, ArticleScore, Scores
from pipeline.reference import Reference

STAGES = ("gate", "mention", "frame", "discourse", "role", "merge")
ERRORS = (
    *("wrong government", "wrong party", "wrong action", "wrong generation"),
    *("no event", "other topic"),
)
ERROR_OF_FIELD = {
    "jurisdiction": "wrong government",
    "operator": "wrong party",
    "vendor": "wrong party",
    "target": "wrong party",
    "status": "wrong action",
    "milestone": "wrong action",
    "action": "wrong action",
    "generation": "wrong generation",
}
PARTIES = {
    "deployments": ("operator", "vendor"),
    "rollouts": ("operator",),
    "policies": ("jurisdiction", "target"),
}
UNNAMED = ("all:", "group:")
"""Ids that a description makes: no name of the text has to be theirs."""


@dataclass(frozen=True)
class Causes:
    """Of one source: misses by the stage that lost them, false claims by what is wrong."""

    source: str
    lost: Mapping[str, int]
    wrong: Mapping[str, int]


def causes_of(scores: Scores, ready: PreparedArticles, reference: Reference) -> Causes:
    """Count both over the articles of a source, core match."""
    read = _Readings(ready, reference)
    lost: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    for each in scores.articles:
        wrong.update(error_of(claim, each, scores.names) for p in _core(each) for claim in p.false)
        missed = [gold for p in _core(each) for gold in p.missed]
        if missed:
            told, raw = read.of(each.article.document_id), compact(each.article.text)
            lost.update(stage_of(gold, told, raw, scores.names) for gold in missed)
    return Causes(scores.source, lost, wrong)


def stage_of(gold: GoldClaim, told: Sequence[Told], raw: CompactText, names: NameMap) -> str:
    """The stage of reading that lost a labelled claim."""
    here = [each for each in told if _states(each, gold, raw)]
    if not here:
        return "gate"
    if _lacks_party(gold, told, names):
        return "mention"
    if any(_is_made(each, gold, names) for each in here):
        return "merge"
    if not any(_could_tell(each, gold.kind) for each in here):
        return "frame"
    return "discourse" if _lacks_party(gold, here, names) else "role"


def error_of(claim: Prediction, score: ArticleScore, names: NameMap) -> str:
    """What is wrong with a false claim: the one core field in which it differs from a label."""
    for gold in score.article.claims_of(claim.kind):
        fields = fields_of(claim.kind, "core")
        wrong = [n for n in fields if not agrees(names, n, claim.fields[n], gold)]
        if len(wrong) == 1:
            return ERROR_OF_FIELD[wrong[0]]
    return "no event" if score.article.claims else "other topic"


class _Readings:
    """Articles of a source as the engine reads them, each on demand."""

    def __init__(self, ready: PreparedArticles, reference: Reference) -> None:
        kept = ready.articles.filter(may_state_facts(ready.articles["text"], reference))
        self._articles = {each.article_id: each for each in articles_of(kept)}
        self._ids, self._reference = ready.documents, reference

    def of(self, document: str) -> list[Told]:
        """The sentences of a document, none where it was passed over."""
        article = self._articles.get(self._ids.get(document, ""))
        return [] if article is None else list(read_claims(article, self._reference, EXPLAINED))


def _core(score: ArticleScore) -> list[Pairing]:
    return [score.pairings[kind, "core"] for kind in KINDS]


def _states(told: Told, gold: GoldClaim, raw: CompactText) -> bool:
    """Whether a sentence lies in the passage of a label; a headline has no other."""
    if gold.evidence is None:
        return True
    words = "".join(token.text for token in told.read.tokens)
    return is_right(words, gold.evidence, raw)


def _lacks_party(gold: GoldClaim, told: Sequence[Told], names: NameMap) -> bool:
    """Whether no party that the label accepts is named in the sentences, for one of the parties."""
    senses = [s for each in told for m in each.read.mentions for s in m.senses]
    for field in PARTIES[gold.kind]:
        known = {names.of(field, s.id) for s in senses} | {s.country for s in senses}
        wanted = {names.of(field, value) for value in gold.accepted[field]}
        if not (known & wanted or any(str(value).startswith(UNNAMED) for value in wanted)):
            return True
    return False


def _is_made(told: Told, gold: GoldClaim, names: NameMap) -> bool:
    """Whether a frame of the sentence made the claim, before claims were merged."""
    wanted = fields_of(gold.kind, "core")
    return any(
        all(agrees(names, n, _value(claim, gold.kind, n), gold) for n in wanted)
        for _, claims in told.claims
        for claim in claims
        if claim.kind == TOLD_KINDS[gold.kind]
    )


def _value(claim: Claim, kind: str, field: str) -> str | None:
    return claim.fields[COLUMNS[kind][field]]


def _could_tell(told: Told, kind: str) -> bool:
    """Whether a word of the sentence evokes a class that decides upon claims of the kind."""
    return any(
        row.kind == TOLD_KINDS[kind]
        for bound, _ in told.claims
        for row in tables().decisions.get(bound.frame.frame_class, ())
    )
