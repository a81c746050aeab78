"""When a bill or law was made known, told once for all that the article says of it.

`The Bill passed its second reading on Tuesday`, and sentences later `the Bill would force them to`:
the day is that of everything that the bill does.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from pipeline.extract.bound import Bound
from pipeline.extract.dating import DEADLINE, NEVER, PUBLICATION, START, Dated, basis_of, resolve
from pipeline.extract.nouns import denote
from pipeline.language.chunks import NounChunk
from pipeline.language.clauses.model import COMPLETING, EQUAL_RANK, Clause
from pipeline.language.determiners import DEFINITE
from pipeline.language.lexicon import lexicon
from pipeline.language.timex.expression import TimeExpression

GOING_ON = COMPLETING | {"coordinate"}
TIMELESS = DEADLINE | START | NEVER | {"since"}


@dataclass(slots=True)
class Instruments:
    """The days of the bills and laws that an article has dated, by country and noun."""

    days: dict[str | None, dict[str, Dated]] = field(default_factory=dict)

    def note(self, clauses: list[Clause], country: str | None, published: date | None) -> None:
        """Remember what the clauses of one sentence date."""
        for clause in clauses:
            for noun in _made_known(clause):
                after = [c for c in clauses if c.inherits_subject and noun in c.subjects]
                announced = _day_of(clause, after, published)
                if announced is not None:
                    known = self.days.setdefault(_state(noun, clause) or country, {})
                    known[_word(noun)] = announced

    def day_of(self, noun: NounChunk, country: str | None) -> Dated | None:
        """When that for which a definite noun stands was made known.

        It is the instrument named by the same word, else the only one of the country.
        """
        known = self.days.get(country, {})
        if _word(noun) in known:
            return known[_word(noun)]
        days = {*known.values()}
        return days.pop() if len(days) == 1 and is_generic(noun) else None


def is_generic(noun: NounChunk) -> bool:
    """`the legislation`, `the proposals`: any bill or law may be meant."""
    return noun.lemma in lexicon().cues["instrument"]


def carrier(bound: Bound) -> NounChunk | None:
    """The definite bill or law that does what a frame tells, or under which it is done."""
    for clause in bound.frame.clause.completed(GOING_ON):
        for noun in (*clause.subjects, *clause.phrase("under")):
            named = _meant_by(noun, bound.clauses) if noun.is_pronoun else noun
            if named is not None and _is_known_law(named):
                return named
    fronted = bound.clauses[0].phrase("under") if bound.clauses else []
    return next((n for n in fronted if _is_under_it(n) and _is_fronted(n, bound)), None)


def _meant_by(pronoun: NounChunk, clauses: list[Clause]) -> NounChunk | None:
    """`The bill bars them, and it sets out`: the subject of the clause before, of a sentence."""
    if pronoun.head.lower != "it":
        return None
    before = [c.subjects[0] for c in clauses if c.kind in EQUAL_RANK and c.subjects]
    before = [n for n in before if n.end <= pronoun.start]
    return before[-1] if before and not before[-1].is_pronoun else None


def _is_under_it(noun: NounChunk) -> bool:
    """`Under the law`; `Under this ruling` tells of what has been told just before."""
    is_pointed_at = noun.determiner in POINTING and noun.lemma in lexicon().cues["deciding_act"]
    return is_pointed_at or _is_known_law(noun)


POINTING = frozenset({"this", "that", "these", "those"})


def _is_fronted(noun: NounChunk, bound: Bound) -> bool:
    return all(noun.start < s.start for s in bound.clauses[0].subjects)


def _is_known_law(noun: NounChunk) -> bool:
    return noun.determiner in DEFINITE and "law" in denote(noun, deep=False).senses


def _state(noun: NounChunk, clause: Clause) -> str | None:
    """`Germany's bill`, `the German cabinet published a bill`: whose it is said to be."""
    for chunk in (noun, *clause.deep_subjects()):
        told = denote(chunk)
        found = {*told.demonyms, *(e.country for e in (*told.entities, *told.owners))} - {None}
        if len(found) == 1:
            return found.pop()
    return None


def _word(noun: NounChunk) -> str:
    return noun.lemma.lower()


def _made_known(clause: Clause) -> Iterator[NounChunk]:
    """`was laid before Parliament`, `published a bill`, `the Bill passed its second reading`."""
    verb = clause.verb
    if verb is None or verb.is_negative or verb.lemma not in lexicon().cues["makes_known"]:
        return
    passes = verb.lemma in lexicon().cues["passes"]
    for noun in (*clause.deep_objects(), *(clause.subjects if passes else ())):
        if "law" in denote(noun, deep=False).senses and is_generic(noun):
            yield noun


def _is_now(clause: Clause) -> bool:
    """`has now been published`, `and will now go to the upper house`."""
    verb = clause.verb
    return verb is not None and "now" in verb.adverbs and (verb.is_perfect or verb.modal == "will")


def _day_of(clause: Clause, after: list[Clause], published: date | None) -> Dated | None:
    """The day that a clause tells; the day of publication where it is told as of now."""
    for time in clause.times:
        dated = _resolved(time, published)
        if dated is not None:
            return dated
    if published is not None and any(_is_now(c) for c in (clause, *after)):
        return Dated(published, published, "day", PUBLICATION)
    return None


def _resolved(time: TimeExpression, published: date | None) -> Dated | None:
    if time.role in TIMELESS:
        return None
    for is_ahead in (False, True):
        dated = resolve(time, published, future=is_ahead, basis=basis_of(time))
        if dated.first is not None and (published is None or dated.first <= published):
            return dated
    return None
