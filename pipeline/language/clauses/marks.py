"""Marks between nouns and verbs: function words, times, punctuation.

In: a mark and the state before it. Out: the state that expects what the mark announces.
"""

from pipeline.language.chunks import Chunk, Mark, NounChunk
from pipeline.language.clauses.asides import leave_aside
from pipeline.language.clauses.lookahead import joins_finite, speech_follows, subject_comes
from pipeline.language.clauses.lookbehind import is_carried, is_time_before
from pipeline.language.clauses.noun_kinds import name_kind
from pipeline.language.clauses.state import CLOSERS, RELATIVES, ParseState
from pipeline.language.clauses.subordination import subordinate
from pipeline.language.lexicon import lexicon
from pipeline.language.tagging.unit import Unit
from pipeline.language.timex.expression import TimeExpression

LIMITS = frozenset({"by", "until", "before", "from", "after"})


def read_mark(state: ParseState, mark: Mark) -> None:
    """A mark: what it announces, or the clause that it ends."""
    if _leads_again(state, mark):
        return
    if mark.tag in ("IN", "TO"):
        if mark.unit.lower not in GOING_ON:
            leave_aside(state)
        state.preposition = mark.unit.lower
    elif mark.tag == "CC":
        state.conjunction = mark.unit.lower
    elif mark.tag in ("SUB", "REL", "THAT"):
        subordinate(state, mark)
    elif mark.tag == "RP":
        _read_particle(state, mark)
    elif mark.tag in ("T", "RB"):
        _read_when(state, mark.unit)
    else:
        _read_punctuation(state, mark.tag)


def _leads_again(state: ParseState, mark: Mark) -> bool:
    """`from Nokia as well as from NEC`: the preposition of the name that another is set beside."""
    last = state.last_noun
    is_beside = state.preposition == BESIDE and state.is_mark(state.position - 1, "IN")
    is_name = last is not None and bool(name_kind(last))
    return is_beside and is_name and last is not None and last.preposition == mark.unit.lower


BESIDE = "alongside"
GOING_ON = frozenset({"including", "such as", "like", "namely", "alongside", "along with", "of"})
"""Behind a comma they go on with the noun before it."""


REASONS = frozenset({"although", "because", "though", "whereas", "while"})


def _read_time(state: ParseState, time: TimeExpression) -> None:
    leave_aside(state)
    if state.pending in RELATIVES or state.pending in REASONS:
        state.held.append(time)  # "the United States, which in May put", "because in May it had"
        return
    state.current.times.append(time)
    is_out = _is_told_out(state) and time.role in LIMITS
    is_out = is_out or is_carried(state) or _tells_what_is_had(state)
    if is_out and state.current.parent is not None:
        state.current.parent.times.append(time)  # "strip gear made by Huawei out by 2027"
    if subject_comes(state):
        state.preposition = ""  # "With the end of March Docomo has"


def _tells_what_is_had(state: ParseState) -> bool:
    """`plans to have 5G running in ten cities in 2020`: it has it so by then."""
    clause, above = state.current, state.current.parent
    is_had = above is not None and above.verb is not None and above.verb.lemma == "have"
    told = clause.antecedent if clause.kind == "participial" else None
    return is_had and above is not None and any(told in group for group in above.objects)


def _is_told_out(state: ParseState) -> bool:
    """Whether a reduced relative has said who did it, so that what follows may lie outside."""
    clause = state.current
    return clause.kind == "participial" and clause.is_passive and bool(clause.phrase("by"))


def _read_when(state: ParseState, unit: Unit) -> None:
    """A time, or `soon`: in `opens its network soon` too it tells that this is to come."""
    verb = state.current.verb
    if unit.time is not None:
        _read_time(state, unit.time)
    elif unit.lower in lexicon().cues["soon"] and verb is not None and _ends_clause(state):
        verb.adverbs.append(unit.lower)


def _ends_clause(state: ParseState) -> bool:
    """Not `opens today, and soon everywhere`, `soon to be followed`, `soon after the rival`."""
    following = state.chunks[state.position + 1 : state.position + 2]
    is_last = all(isinstance(c, Mark) and c.tag not in LEADING for c in following)
    return is_last and not (state.comma or state.conjunction)


LEADING = frozenset({"IN", "TO", "SUB", "RP"})


def _read_particle(state: ParseState, mark: Mark) -> None:
    leave_aside(state)
    outer = state.current.parent
    verb = outer.verb if outer is not None and _is_told_out(state) else state.current.verb
    if verb is not None and not verb.particle:
        verb.particle = mark.unit.lower


def _read_punctuation(state: ParseState, mark: str) -> None:
    if mark in (",", ".") or (mark == "—" and _sets_off_aside(state)):
        _end_particle(state)
        state.comma = mark != "."
        if is_time_before(state):
            state.preposition = ""  # "Until now, Telefonica"
    elif mark == '"' and state.comma and speech_follows(state):
        state.close()  # `"We picked Nokia," the chief executive said`
    elif mark in CLOSERS and _list_ends_sentence(state):
        state.comma = True  # "by four operators - Robi, Banglalink and Teletalk"
    elif mark == ";" and joins_finite(state):
        state.comma = True  # "bought a rival; and picked Nokia"
    elif mark in CLOSERS and _is_day_of_entry(state):
        state.preposition = ""
    elif mark in CLOSERS:
        state.close()


def _end_particle(state: ParseState) -> None:
    """`the plan fell through, and X won`: a preposition between verb and break leads nothing."""
    verb = state.current.verb
    if not state.preposition or verb is None or state.position < 2:
        return
    if state.is_mark(state.position - 1, "IN") and state.chunks[state.position - 2] is verb:
        verb.particle = verb.particle or state.preposition
        state.preposition = ""


def _is_day_of_entry(state: ParseState) -> bool:
    """`May 15, 2019: the president signs it`: the day of an entry holds for what it tells."""
    clause = state.current
    is_bare = not (clause.verb or clause.subjects or clause.phrases or clause.objects)
    return is_bare and clause.kind == "main" and bool(clause.times)


def _sets_off_aside(state: ParseState) -> bool:
    """Whether the sentence has two dashes, which hold an aside between them."""
    return not state.is_headline and len([c for c in state.chunks if _is_dash(c)]) == 2


def _is_dash(item: Chunk) -> bool:
    return isinstance(item, Mark) and item.tag == "—"


def _list_ends_sentence(state: ParseState) -> bool:
    """Whether only names follow a mark that stands behind a plural or a number.

    Behind a colon they may tell who an object before is: `named three suppliers for it: ...`.
    """
    rest = state.chunks[state.position + 1 :]
    last = _plural_before_mark(state)
    if last is None:
        return False
    is_far = state.chunks[state.position - 1] is not last
    is_led = is_far and state.group and state.group[0].preposition
    group = None if is_led else state.group  # "in Norway in 2020: Telenor, Telia"
    state.last_noun, state.group = last, group or (last.appositions if is_far else [last])
    nouns = [c for c in rest if isinstance(c, NounChunk)]
    marks = all(c.tag in (",", "CC", ".") for c in rest if isinstance(c, Mark))
    only_marks = all(isinstance(c, NounChunk | Mark) for c in rest)
    return only_marks and marks and bool(nouns) and all(n.head.mention for n in nouns)


def _plural_before_mark(state: ParseState) -> NounChunk | None:
    last = state.last_noun
    touches = state.position and state.chunks[state.position - 1] is last
    if last is not None and touches and last.head.lower.endswith("s"):
        return last
    is_colon = state.is_mark(state.position, ":")
    if not is_colon and not state.is_mark(state.position, "—"):
        return None
    clauses = (state.current, *state.current.ancestors())
    nouns = [n for c in clauses for g in reversed(c.objects) for n in g]
    nouns += [n for c in clauses if c.verb is not None for n in c.subjects]
    return next((n for n in nouns if _may_be_named(n, is_colon=is_colon)), None)


def _may_be_named(noun: NounChunk, *, is_colon: bool) -> bool:
    """`three of them`, and behind a colon `its new supplier`: who that is may follow."""
    is_maker = is_colon and lexicon().has_sense(noun.lemma, "vendor") and noun.head.mention is None
    return noun.units[0].tag == "CD" or is_maker
