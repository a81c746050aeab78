"""Which frames a sentence evokes: verbs, predicate adjectives and event nouns of its clauses."""

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.extract.tables import tables
from pipeline.language.chunks import NounChunk
from pipeline.language.clauses import Clause

NOT_ARGUMENTS = frozenset({"like", "unlike", "than", "including", "besides", "except", "after"})


@dataclass(frozen=True, slots=True, eq=False)
class Frame:
    """One frame of one clause; `noun` is the event noun that evokes it, None for a verb."""

    frame_class: str
    clause: Clause
    noun: NounChunk | None
    anchor: str


def frames(clauses: list[Clause]) -> Iterator[Frame]:
    """All frames of a sentence, clause by clause."""
    for clause in clauses:
        yield from _verb_frames(clause)
        for noun in _nouns(clause):
            anchor = _anchor(noun)
            for frame_class in tables().frames.get((anchor, "", "noun"), ()):
                yield Frame(frame_class, clause, noun, anchor)


def _verb_frames(clause: Clause) -> Iterator[Frame]:
    verb = clause.verb
    if verb is None:
        return
    anchor = f"{verb.lemma} {verb.particle}".strip()
    for frame_class in verb_classes(clause):
        yield Frame(frame_class, clause, None, anchor)


def verb_classes(clause: Clause) -> tuple[str, ...]:
    """The frame classes that the verb of a clause evokes, with its particle or without."""
    verb = clause.verb
    if verb is None:
        return ()
    pos = "adj" if verb.units and verb.units[-1].tag == "JJ" else "verb"
    lemma = verb.lemma
    if any(n.head.tag == "EX" for n in clause.subjects):
        lemma = f"there {lemma}"
    table = tables().frames
    particle = verb.particle or next((n.complement for g in clause.objects for n in g), "")
    return table.get((lemma, particle, pos)) or table.get((lemma, "", pos), ())


def _anchor(noun: NounChunk) -> str:
    """The compound where it is an event of its own (`export ban`), else the head."""
    return noun.compound if (noun.compound, "", "noun") in tables().frames else noun.lemma


def _nouns(clause: Clause) -> Iterator[NounChunk]:
    """Nouns that are arguments of the clause; an antecedent belongs to the clause above."""
    if clause.kind != "relative" and not clause.inherits_subject:
        yield from clause.subjects
    for group in clause.objects:
        yield from (n for n in group if n is not clause.antecedent)
    aside = {
        post
        for p, group in clause.phrases
        if p in NOT_ARGUMENTS
        for n in group
        for _, post in n.posts
    }
    for preposition, group in clause.phrases:
        if preposition not in NOT_ARGUMENTS - {"after"}:  # "after the ban"
            yield from (n for n in group if n not in aside)


def arguments(clause: Clause, function: str) -> list[NounChunk]:
    """The chunks that fill a grammatical function of a clause, voice turned round."""
    if function == "agent":
        return clause.deep_subjects()
    if function == "object":
        return clause.deep_objects()
    if function == "subject":
        return clause.subjects
    return clause.phrase(function)


def functions(clause: Clause) -> Iterator[tuple[str, NounChunk]]:
    """Every argument of a clause with its function."""
    for function in ("agent", "object"):
        for noun in arguments(clause, function):
            yield function, noun
    for preposition, group in clause.phrases:
        if preposition in NOT_ARGUMENTS or (preposition == "by" and clause.is_passive):
            continue
        for noun in group:
            yield preposition, noun
