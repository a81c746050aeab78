"""Whose people are spoken of: `Huawei's finance chief, Jane Doe`, and later `Ms Doe`."""

from collections.abc import Iterable, Iterator, Sequence

from pipeline.extract.context import Context
from pipeline.extract.entities import Entity
from pipeline.extract.nouns import denote
from pipeline.language.chunks import NounChunk
from pipeline.language.clauses.model import VERBLIKE, Clause
from pipeline.language.lexicon import lexicon
from pipeline.language.mentions import COMPANIES
from pipeline.language.tagging.unit import Unit


def staff_named(clauses: Iterable[Clause]) -> Iterator[tuple[str, Entity]]:
    """Names of people in a sentence, each with the company that they work for."""
    for clause in clauses:
        for noun in clause.nouns():
            for employer in _employers(noun)[:1]:
                yield from ((name, employer) for name in _names(noun))


def employers_of(chunk: NounChunk, staff: dict[str, Entity]) -> list[Entity]:
    """The companies whose people a chunk names, here or earlier in the article."""
    known = [staff[u.text] for u in chunk.units if u.mention is None and u.text in staff]
    return _employers(chunk) or known[:1]


def acted_for(chunk: NounChunk, clause: Clause, staff: dict[str, Entity]) -> list[Entity]:
    """`Executives at Telia ruled out using it`: for whom people tell what would be done."""
    return employers_of(chunk, staff) if clause.kind in VERBLIKE else []


def people_named(clauses: Iterable[Clause]) -> Iterator[str]:
    """The words that name the people of a sentence who are told by an office or a title."""
    for clause in clauses:
        for noun in clause.nouns():
            if _is_told_as_person(noun):
                yield from _names(noun)


def is_person(chunk: NounChunk, context: Context) -> bool:
    """`the chief executive`, `Jane Doe, its chairman`, `Mr Doe`; `Doe`, who was told of before."""
    return _is_told_as_person(chunk) or _is_known_person(chunk, context)


def _is_known_person(chunk: NounChunk, context: Context) -> bool:
    known = [u for u in chunk.units if u.text in context.people and u.mention is None]
    return bool(known) and known[-1] is chunk.head


def _is_told_as_person(noun: NounChunk) -> bool:
    """Whether an office or a title says that a noun speaks of one person."""
    if noun.head.mention is not None or noun.is_pronoun or noun.possessors()[-1:] == [noun.head]:
        return False
    if lexicon().has_sense(noun.lemma, "person") or _is_titled(noun):
        return True
    return any(lexicon().has_sense(n.lemma, "person") for n in noun.appositions)


def _is_titled(noun: NounChunk) -> bool:
    """`Mr Doe`, `CEO Jane Doe`: an office or a title right before a name."""
    before = [u.lower for u in noun.units[:-1]]
    offices = lexicon().cues["person_title"]
    is_name = noun.head.text[:1].isupper() and not lexicon().noun(noun.lemma)
    return is_name and any(w in offices or lexicon().has_sense(w, "person") for w in before)


def note_people(clauses: Sequence[Clause], context: Context, *, by_firms: bool) -> None:
    """Remember who is named in a sentence; `by_firms` where it may tell for which they work."""
    context.people.update(people_named(clauses))
    if by_firms:
        context.staff |= dict(staff_named(clauses))


def note_employee(clauses: Iterable[Clause], context: Context) -> None:
    """Whose people a sentence names: `Ms Doe was arrested` of one who was told of before."""
    if not context.staff:
        return
    named = (u.text for c in clauses for n in c.nouns() for u in n.units)
    told = [context.staff[name] for name in named if name in context.staff]
    if told:
        context.employee = context.sentence, told[-1]


def employer_by_pronoun(chunk: NounChunk, context: Context) -> list[Entity]:
    """`Ms Doe was arrested. They charged her`: whose people the pronoun means."""
    if not chunk.is_pronoun or chunk.head.lower not in OF_A_PERSON or context.employee is None:
        return []
    sentence, employer = context.employee
    return [employer] if context.sentence - sentence <= PERSON_WINDOW else []


OF_A_PERSON = frozenset({"he", "him", "she", "her"})
PERSON_WINDOW = 1


def _employers(noun: NounChunk) -> list[Entity]:
    found = []
    for chunk in (noun, *noun.appositions):
        told = denote(chunk)
        if not PEOPLE.isdisjoint(told.senses | told.about):
            found += [e for e in told.whose if e.kind in COMPANIES]
    return found


PEOPLE = frozenset({"person", "leaders"})


def _names(noun: NounChunk) -> list[str]:
    """The words that name somebody: behind the office, or beside it."""
    return [u.text for chunk in (noun, *noun.appositions) for u in _name_units(chunk)]


def _name_units(chunk: NounChunk) -> list[Unit]:
    offices = [i for i, u in enumerate(chunk.units) if lexicon().has_sense(u.lower, "person")]
    behind = chunk.units[offices[-1] + 1 :] if offices else chunk.units
    unknown = [u for u in behind if u.tag == "N" and u.mention is None and u.text[:1].isupper()]
    return unknown if len(unknown) == len(behind) else []
