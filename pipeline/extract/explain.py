"""Why a sentence was read as it was: names, chunks, clauses, frames, and the row that fell short.

The tool with which rules are extended: `backhaul explain FILE` prints it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.extract.bound import SUPPRESSED, Bound
from pipeline.extract.claims import Told, read_claims
from pipeline.extract.deciding.claim import Claim
from pipeline.extract.reach import EXPLAINED
from pipeline.extract.reading.sentence import Article
from pipeline.extract.tables import NOTHING, Decision, tables
from pipeline.language.chunks import NounChunk
from pipeline.language.clauses.model import Clause
from pipeline.reference import Reference

SHORT_BY = 2
"""How many features a row may lack, or be barred by, to count as a near match."""


@dataclass(frozen=True)
class ExplainedClause:
    """A clause in words: how deep it lies, its kind, its verb, and who and what is in it."""

    depth: int
    kind: str
    verb: str
    places: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class NearMiss:
    """The decision that a frame came closest to, what it lacks and what bars it."""

    rule_id: str
    lacks: tuple[str, ...]
    barred_by: tuple[str, ...]


@dataclass(frozen=True)
class ExplainedFrame:
    """A frame that a word evoked: its roles with their paths, and what came of it."""

    name: str
    anchor: str
    roles: tuple[tuple[str, str], ...]
    operators: tuple[str, ...]
    features: tuple[str, ...]
    claims: tuple[Claim, ...]
    silence: str
    near: NearMiss | None


@dataclass(frozen=True)
class ExplainedSentence:
    """A sentence with its analysis, in the order of the flow."""

    start: int
    end: int
    is_title: bool
    names: tuple[tuple[str, str], ...]
    chunks: tuple[str, ...]
    clauses: tuple[ExplainedClause, ...]
    frames: tuple[ExplainedFrame, ...]
    chained: tuple[Claim, ...] = ()  # acts told before that the sentence dates


def explain_article(article: Article, reference: Reference) -> Iterator[ExplainedSentence]:
    """Every sentence of an article, as the engine read it."""
    for told in read_claims(article, reference, EXPLAINED):
        yield _sentence(told)


def _sentence(told: Told) -> ExplainedSentence:
    read = told.read
    nouns = sorted({n.start: n for c in read.clauses for _, n in _places(c)}.items())
    return ExplainedSentence(
        start=read.sentence.start,
        end=read.sentence.end,
        is_title=read.sentence.is_title,
        names=tuple((m.text, f"{m.kind} {m.sense.id}") for m in read.mentions),
        chunks=tuple(noun.text for _, noun in nouns),
        clauses=tuple(_clause(clause) for clause in read.clauses),
        frames=tuple(_frame(bound, claims) for bound, claims in told.claims),
        chained=told.chained,
    )


def _clause(clause: Clause) -> ExplainedClause:
    return ExplainedClause(
        depth=len(clause.ancestors()),
        kind=f"{clause.kind} ({clause.marker})" if clause.marker else clause.kind,
        verb=_verb(clause),
        places=tuple((name, noun.text) for name, noun in _places(clause)),
    )


def _verb(clause: Clause) -> str:
    """The verb group and what is known of it: `will be banned [ban: future, passive]`."""
    verb = clause.verb
    if verb is None:
        return ""
    marks = {
        "passive": verb.is_passive,
        "perfect": verb.is_perfect,
        "negated": verb.is_negative or clause.is_negated,
        verb.modal: bool(verb.modal),
    }
    said = [verb.tense, *(name for name, holds in marks.items() if holds)]
    return f"{verb.text} [{verb.lemma}: {', '.join(said)}]"


def _places(clause: Clause) -> Iterator[tuple[str, NounChunk]]:
    """The nouns of a clause with their grammatical place."""
    yield from (("subject", noun) for noun in clause.subjects)
    yield from (("object", noun) for noun in clause.direct_objects())
    yield from ((preposition, noun) for preposition, group in clause.phrases for noun in group)


def _frame(bound: Bound, claims: tuple[Claim, ...]) -> ExplainedFrame:
    return ExplainedFrame(
        name=bound.frame.frame_class,
        anchor=bound.frame.anchor,
        roles=tuple(_roles(bound)),
        operators=tuple(bound.modality.chain),
        features=tuple(sorted(bound.features)),
        claims=claims,
        silence="" if claims else _silence(bound),
        near=None if claims else near_miss(bound),
    )


def _roles(bound: Bound) -> Iterator[tuple[str, str]]:
    for role, entities in sorted(bound.roles.items()):
        for entity in entities:
            yield role, f"{entity.id} ({bound.functions.get(role, '')}, {entity.path})"


def _silence(bound: Bound) -> str:
    """Why a frame claims nothing, where a rule says so."""
    suppressed = sorted(bound.features & SUPPRESSED)
    if suppressed:
        return f"is a {suppressed[0]}"
    row = next((row for row in _rows(bound) if row.fits(bound.features)), None)
    if row is None:
        return "no row of the decision table fits"
    if row.kind == NOTHING:
        return f"{row.rule_id} says that it is nothing"
    return f"{row.rule_id} fits, and a role that its claim needs is not bound"


def near_miss(bound: Bound) -> NearMiss | None:
    """The row that would have made a claim with the fewest features changed."""
    misses = [_miss(row, bound) for row in _rows(bound) if row.kind != NOTHING]
    close = [miss for miss in misses if 0 < _distance(miss) <= SHORT_BY]
    return min(close, key=_distance, default=None)


def _rows(bound: Bound) -> Sequence[Decision]:
    return tables().decisions.get(bound.frame.frame_class, ())


def _miss(row: Decision, bound: Bound) -> NearMiss:
    barred = sorted(row.bars & bound.features)
    return NearMiss(row.rule_id, tuple(row.lacks(bound.features)), tuple(barred))


def _distance(miss: NearMiss) -> int:
    return len(miss.lacks) + len(miss.barred_by)
