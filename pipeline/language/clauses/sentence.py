"""The clauses of one sentence, read chunk by chunk from left to right.

In: the chunks of a sentence. Out: its clauses, in order of their opening.
"""

import itertools
from collections.abc import Callable, Sequence

from pipeline.language.chunks import Chunk, NounChunk, VerbGroup
from pipeline.language.clauses.absolutes import set_absolutes_apart
from pipeline.language.clauses.apposed import tell_of_named
from pipeline.language.clauses.auxiliaries import deny_behind, doubt_ahead, tell_by_auxiliaries
from pipeline.language.clauses.causatives import tell_of_causers
from pipeline.language.clauses.clefts import put_together
from pipeline.language.clauses.coordination import read_noun
from pipeline.language.clauses.echoes import (
    denied_verbs,
    tell_of_likewise,
    turn_denial,
    turn_echo,
)
from pipeline.language.clauses.finite import read_finite
from pipeline.language.clauses.gap_filling import date_alike, fill_gap, share_rest, take_same
from pipeline.language.clauses.handed_down import hand_down
from pipeline.language.clauses.infinitives import read_infinitive
from pipeline.language.clauses.labels import tell_whose_entry
from pipeline.language.clauses.led_objects import take_led_object
from pipeline.language.clauses.lookbehind import touches_comma
from pipeline.language.clauses.marks import read_mark
from pipeline.language.clauses.members import name_members
from pipeline.language.clauses.model import Clause
from pipeline.language.clauses.participles import read_participle
from pipeline.language.clauses.state import ParseState
from pipeline.language.clauses.turns import take_turns
from pipeline.language.clauses.verb_coordination import share_objects

READERS: dict[str, Callable[[ParseState, VerbGroup], None]] = {
    "fin": read_finite,
    "base": read_finite,
    "inf": read_infinitive,
    "ing": read_participle,
    "pp": read_participle,
}
"""Who reads a verb group, by its form."""


def read_clauses(chunks: Sequence[Chunk], *, headline: bool = False) -> list[Clause]:
    """The clauses of one sentence, in order of their opening."""
    deny_behind(chunks)
    doubt_ahead(chunks)
    clauses = put_together(_turned_round(_read_all(ParseState(chunks, headline))))
    clauses = tell_of_causers(clauses)
    take_turns(clauses)
    tell_by_auxiliaries(clauses, chunks)
    tell_of_likewise(clauses, chunks)
    denied = denied_verbs(chunks)
    for position, clause in enumerate(clauses):
        turn_echo(clause)
        if id(clause.verb) in denied:
            turn_denial(clause)
        fill_gap(clause, clauses[:position])
        take_led_object(clause, clauses[:position])
        date_alike(clause, clauses[:position])
        share_rest(clause, clauses[:position])
        take_same(clause, clauses[:position])
    if not headline:
        tell_whose_entry(clauses, chunks)
    hand_down(clauses)
    name_members(clauses)
    set_absolutes_apart(clauses)
    tell_of_named(clauses)
    return clauses


def _read_all(state: ParseState) -> list[Clause]:
    """Read the chunks one by one; the clauses that hold something."""
    state.clauses.append(state.current)
    for position, item in enumerate(state.chunks):
        state.position = position
        if isinstance(item, NounChunk):
            read_noun(state, item)
        elif isinstance(item, VerbGroup):
            _read_verb(state, item)
        else:
            read_mark(state, item)
    share_objects(state)
    return [c for c in state.clauses if c.verb or c.subjects or c.phrases or c.objects]


def _read_verb(state: ParseState, verb: VerbGroup) -> None:
    """A verb group, behind which no preposition, list or conjunction goes on."""
    if verb.units[0].tag == "JJ" and not state.is_headline and touches_comma(state):
        verb.form = "pp"  # "Telia, live since May, has": tells of whom it stands beside
    READERS[verb.form](state, verb)
    state.preposition, state.comma, state.conjunction = "", False, ""
    if verb.form != "pp":  # "a person briefed on the talks said"
        state.waiting = None
    state.joined = state.group = None


def _turned_round(clauses: list[Clause]) -> list[Clause]:
    """`Also selected by Vodafone were NEC and Dell`: the passive with its subject behind it."""
    for first, second in itertools.pairwise(clauses):
        if _lacks_subject(first) and _is_rest(second):
            _complete(first, second, clauses)
            return [clause for clause in clauses if clause is not second]
    return clauses


def _lacks_subject(clause: Clause) -> bool:
    is_bare = not clause.subjects and not clause.objects and clause.governor is None
    return clause.kind == "participial" and clause.is_passive and is_bare


def _is_rest(clause: Clause) -> bool:
    """`were NEC and Dell`, with nobody before it who is."""
    is_finite = clause.verb is not None and clause.verb.lemma == "be" and clause.verb.form == "fin"
    return is_finite and not clause.subjects and bool(clause.objects)


def _complete(passive: Clause, rest: Clause, clauses: list[Clause]) -> None:
    assert passive.verb is not None
    assert rest.verb is not None
    passive.kind, passive.parent = "main", None
    passive.subjects = rest.direct_objects()
    passive.verb.form, passive.verb.tense = "fin", rest.verb.tense
    passive.phrases += rest.phrases
    passive.times += rest.times
    for clause in clauses:
        if clause.parent is rest:
            clause.parent = passive
