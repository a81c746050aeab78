"""Nouns that are subject or object of a clause, or tell who the noun before the comma is.

In: a noun chunk that no preposition leads. Out: the state with the noun as an argument of the
clause, of the clause around a fronted one, or as an apposition.
"""

from pipeline.language.chunks import NounChunk
from pipeline.language.clauses.lookahead import (
    clause_comes,
    finite_is_next,
    mark_follows,
    verb_follows,
)
from pipeline.language.clauses.model import Clause
from pipeline.language.clauses.noun_kinds import COMPANY_SENSES, is_instrument, name_kind
from pipeline.language.clauses.state import CLOSED_BY_VERB, ParseState
from pipeline.language.clauses.subordination import open_pending
from pipeline.language.determiners import INDEFINITE
from pipeline.language.lexicon import lexicon


def add_apposition(state: ParseState, noun: NounChunk) -> None:
    """A noun behind a comma: what the noun before is, or a subject of its own."""
    assert state.last_noun is not None
    if _ends_what_is_fronted(state, noun):
        add_argument(state, noun)
        return
    if verb_follows(state) and state.current.verb is not None and not state.current.subjects:
        add_argument(state, noun)
        return
    is_new = state.current.verb is not None and state.comma and not is_listed_inside(state, noun)
    if is_new and verb_follows(state):
        add_argument(state, noun)
        state.waiting = noun
        return
    if state.current.verb is None and state.current.phrases and not state.current.subjects:
        add_argument(state, noun)  # "In Germany, operators ..."
        return
    if _describes_whole(state, noun):
        state.current.subjects[-1].appositions.append(noun)
        return
    state.last_noun.appositions.append(noun)
    state.apposed = noun if not state.pending else None
    if mark_follows(state, "CC"):
        state.group = state.last_noun.appositions  # "two of them, Docomo and SoftBank"


def is_listed_inside(state: ParseState, noun: NounChunk) -> bool:
    """`The pact, reached with A, B, and C, outlines`: one of a list in what is set off.

    The subject before still waits for its verb, which is the one behind the list.
    """
    clause, last = state.current, state.last_noun
    above = clause.parent if clause.kind == "participial" else None
    is_waiting = above is not None and above.verb is None and bool(above.subjects)
    names = [last, *last.appositions] if last is not None else []
    return is_waiting and bool(name_kind(noun)) and name_kind(noun) in map(name_kind, names)


def _ends_what_is_fronted(state: ParseState, noun: NounChunk) -> bool:
    """Whether a noun is the subject behind what stands before it in front of the sentence."""
    clause = state.current
    if _tells_of_fronted(state, noun):
        clause.phrases[-1][1][-1].appositions += clause.subjects
        clause.subjects = []
        return True  # "Under a deal with the incumbent, Telia, Nokia will"
    if _closes_fronted(state) and clause.verb is not None and clause_comes(state):
        return True  # "To cut costs, Telia and Elisa picked Nokia"
    return clause.verb is None and _is_told_before(state, noun)


def _tells_of_fronted(state: ParseState, noun: NounChunk) -> bool:
    """Whether the name that seemed the subject tells who a fronted phrase describes.

    The next name stands right before the verb, with no comma to close an aside.
    """
    clause = state.current
    if clause.verb is not None or len(clause.subjects) != 1 or not clause.phrases:
        return False
    told, name = clause.phrases[-1][1][-1], clause.subjects[0]
    is_told = told.head.mention is None and bool(name_kind(name)) and bool(name_kind(noun))
    start = next((i for i, c in enumerate(state.chunks) if c is name), 0)
    is_behind = start > 1 and state.chunks[start - 2] is told and state.is_mark(start - 1, ",")
    return is_told and is_behind and state.position == start + 2 and finite_is_next(state)


def _describes_whole(state: ParseState, noun: NounChunk) -> bool:
    """`The winner of the tender, Samsung,`: a name tells who the subject is, not its thing."""
    last, clause = state.last_noun, state.current
    if last is None or not last.preposition or clause.verb is not None or not clause.subjects:
        return False
    whole = clause.subjects[-1]
    is_thing = is_instrument(last) or (_is_company(whole) and not _is_company(last))
    return bool(name_kind(noun)) and is_thing and whole is not last


def _is_company(noun: NounChunk) -> bool:
    return noun.head.mention is None and lexicon().has_sense(noun.lemma, *COMPANY_SENSES)


def add_argument(state: ParseState, noun: NounChunk) -> None:
    """A subject where the clause has no verb yet, else an object."""
    clause = state.current
    if state.pending:
        clause = open_pending(state, noun)
    if clause.verb is None:
        if _is_told_before(state, noun):
            noun.appositions = [*clause.subjects]
            clause.subjects = [noun]
            state.group = clause.subjects
            return
        if clause.subjects and not state.conjunction:
            clause.subjects[-1].appositions.append(noun)
            return
        clause.subjects = [noun, *_fronted_beside(clause, noun)]
        state.group = clause.subjects
    elif _closes_fronted(state):
        _pop_to_subjectless(state, noun)
    else:
        state.group = [noun]
        clause.objects.append(state.group)


def _fronted_beside(clause: Clause, noun: NounChunk) -> list[NounChunk]:
    """`Together with Nokia, Ericsson will supply it`: another that does it, told first.

    One of another kind is whom it is done with: `Together with Telia, Ericsson will test it`.
    """
    told = [n for p, group in clause.phrases if p == BESIDE for n in group]
    if told and name_kind(noun) and all(name_kind(n) == name_kind(noun) for n in told):
        clause.phrases = [phrase for phrase in clause.phrases if phrase[0] != BESIDE]
        return told
    clause.phrases = [("with" if p == BESIDE else p, group) for p, group in clause.phrases]
    return []


BESIDE = "alongside"  # "along with" and "together with" as well


def _is_told_before(state: ParseState, noun: NounChunk) -> bool:
    """`A customer of Nokia since 1990, it opened`: what a pronoun is stands before it."""
    told = state.current.subjects
    is_alone = len(told) == 1 and told[0].head.mention is None and told[0].determiner in INDEFINITE
    return is_alone and state.comma and noun.head.lower in ("it", "they") and len(noun.units) == 1


def _closes_fronted(state: ParseState) -> bool:
    """`When the ban took effect, BT ...`: a comma and a noun after a fronted clause."""
    if not state.comma or state.conjunction:
        return False
    return (
        any(c.verb is None and not c.subjects for c in state.current.ancestors())
        and state.current.kind in CLOSED_BY_VERB
    )


def _pop_to_subjectless(state: ParseState, noun: NounChunk) -> None:
    for clause in state.current.ancestors():
        if clause.verb is None and not clause.subjects:
            state.current = clause
            clause.subjects = [noun]
            state.group = clause.subjects
            _lend_subject(state, clause)
            return


def _lend_subject(state: ParseState, clause: Clause) -> None:
    """`After signing a deal, Vodafone ...`: the fronted clause has the subject that follows."""
    for fronted in state.clauses:
        if clause in fronted.ancestors() and fronted.inherits_subject and not fronted.subjects:
            fronted.subjects = clause.subjects
