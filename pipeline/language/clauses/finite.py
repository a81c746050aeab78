"""Finite verbs: of the clause that waits for one, of a clause around it, of its object, beside it.

In: a finite or bare verb group and the state before it. Out: the state with the verb in a clause.
"""

from pipeline.language.chunks import Chunk, Mark, NounChunk, VerbGroup
from pipeline.language.clauses.infinitives import read_infinitive
from pipeline.language.clauses.lookbehind import (
    follows_conjunction,
    is_sign,
    previous_chunk,
    touches_comma,
)
from pipeline.language.clauses.model import Clause
from pipeline.language.clauses.noun_kinds import is_instrument, name_kind
from pipeline.language.clauses.state import CLOSED_BY_VERB, ParseState
from pipeline.language.clauses.subordination import open_pending
from pipeline.language.clauses.verb_coordination import coordinate_verb
from pipeline.language.tagging.tagset import ONLY_SAYING, SPEECH


def read_finite(state: ParseState, verb: VerbGroup) -> None:
    """A finite or bare verb to the clause that it is the verb of."""
    if state.pending in CONCEDING and follows_conjunction(state):
        state.pending = ""  # "uses it, though only for 4G, and has tested": no clause was opened
    if state.pending:
        open_pending(state, None)
    clause = state.current
    before = previous_chunk(state)
    is_next = before is state.last_object() is not None or before is clause.verb is not None
    if verb.form == "base" and is_next and not follows_conjunction(state):
        verb.form = "inf"  # "help it roll out", "help roll it out"
        read_infinitive(state, verb)
        return
    if clause.verb is None:
        _take_listed_subject(state, clause)
        clause.verb = verb
    elif state.waiting is not None:
        _open_with_subject(state, verb, "coordinate")
    elif (state.conjunction and follows_conjunction(state)) or _goes_on(state, verb):
        coordinate_verb(state, verb)  # "cut prices, dropped Huawei and picked Ericsson"
    elif _described_subject(state):
        _open_over_relative(state, verb)  # "said firms that use its gear would be barred"
    else:
        _second_finite(state, verb)


CONCEDING = frozenset({"though", "although", "albeit"})
LISTED = 3  # names: fewer are no list that a comma parts


def _take_listed_subject(state: ParseState, clause: Clause) -> None:
    """`Alongside Japan, Kenya and Togo have`: who stands behind the comma is the subject."""
    led = clause.phrases[-1][1] if clause.phrases and clause.kind == "main" else []
    if clause.subjects or len(led) < LISTED or not all(name_kind(n) or _is_state(n) for n in led):
        return
    closed = _list_closed(state, led)
    clause.subjects, led[closed:] = led[closed:], []


def _list_closed(state: ParseState, led: list[NounChunk]) -> int:
    """How many names a fronted list has: `Besides A and B, C and D have`."""
    for count, noun in enumerate(led[1:-1], start=2):
        position = next((i for i, c in enumerate(state.chunks) if c is noun), 0)
        if _is_joined(state, noun) and state.is_mark(position + 1, ","):
            return count
    return 1  # "Besides A, B and C have"


def _is_state(noun: NounChunk) -> bool:
    return noun.head.mention is not None and noun.head.mention.kind == "country"


def _second_finite(state: ParseState, verb: VerbGroup) -> None:
    """A finite verb where the clause has one: of a clause around it, of its object, beside."""
    outer = state.open_ancestor()
    if state.current.kind == "gerund" and state.current.parent is None:
        state.open(Clause("main"))  # "banning it would cost": the act itself is the subject
        state.current.verb = verb
    elif outer is not None and (state.comma or state.current.kind in CLOSED_BY_VERB):
        state.current, outer.verb = outer, verb
    elif not _read_beside_speech(state, verb):
        _finite_of_noun(state, verb, outer)


def _read_beside_speech(state: ParseState, verb: VerbGroup) -> bool:
    """Whether a verb is that of who said it, or of what is said: it is read then."""
    if _names_speaker(state, verb):
        state.open(Clause("coordinate"))  # "must not use it, reported Bloomberg"
        state.current.verb = verb
        return True
    said = _said_over(state, verb)
    if said is not None:
        state.current = said  # "said Optus, like Vodafone, has used it"
        _open_with_subject(state, verb, "complement")
    return said is not None


def _finite_of_noun(state: ParseState, verb: VerbGroup, outer: Clause | None) -> None:
    """A finite verb whose subject is the object before, or a noun that was joined to it."""
    if _has_object_before(state, verb):
        is_new = _begins_anew(state)  # "has not started, but it has chosen Nokia"
        state.waiting = state.last_object() if is_new else state.waiting
        _open_with_subject(state, verb, "coordinate" if is_new else "complement")
    elif outer is not None:
        state.current, outer.verb = outer, verb
    elif state.joined is not None and _leaves_group(state, state.joined):
        state.waiting = state.joined  # "... and a phase-out of X must be completed"
        _open_with_subject(state, verb, "coordinate")
    elif _object_has_verb(state, verb):
        _open_with_subject(state, verb, "complement")  # "announced all equipment of X will go"
    else:
        coordinate_verb(state, verb)


def _goes_on(state: ParseState, verb: VerbGroup) -> bool:
    """Whether a comma lists what a subject did: the verb before is of one tense with this."""
    before = state.current.verb
    if before is None or {before.lemma, verb.lemma} & SPEECH or not touches_comma(state):
        return False
    if state.open_ancestor() is not None or state.is_headline or _commas_since(state, before) > 1:
        return False  # "banned it, the government, under its new chief, said"
    if state.last_noun is not None and _is_joined(state, state.last_noun):
        return False  # "launched 4G, and its 5G test, planned for May, will follow"
    is_alike = before.form == verb.form == "fin" and before.tense == verb.tense
    return is_alike and not before.modal and not verb.modal and bool(state.current.subjects)


def _commas_since(state: ParseState, verb: VerbGroup) -> int:
    """How many commas stand between a verb and the place that is read."""
    start = next((i for i, c in enumerate(state.chunks) if c is verb), 0)
    return sum(state.is_mark(i, ",") for i in range(start, state.position))


def _is_joined(state: ParseState, noun: NounChunk) -> bool:
    """Whether a conjunction stands right before a noun."""
    start = next((i for i, c in enumerate(state.chunks) if c is noun), 0)
    return start > 0 and state.is_mark(start - 1, "CC")


def _said_over(state: ParseState, verb: VerbGroup) -> Clause | None:
    """The clause that says something, where all that it has as its object waits for a verb."""
    for clause in (state.current, *state.current.ancestors()):
        saying = clause.verb
        if saying is not None and saying.lemma in ONLY_SAYING and not saying.is_passive:
            is_told = bool(clause.objects) and verb.lemma not in SPEECH and verb.form == "fin"
            return clause if is_told and _touches(state, saying, clause.objects[-1][0]) else None
    return None


def _touches(state: ParseState, verb: VerbGroup, noun: NounChunk) -> bool:
    """Whether a noun stands right behind a verb."""
    start = next((i for i, c in enumerate(state.chunks) if c is noun), 0)
    before = (c for c in reversed(state.chunks[:start]) if not is_sign(c))
    return next((c for c in before if not (isinstance(c, Mark) and c.tag in PASSED)), None) is verb


PASSED = frozenset({"RB", "T"})


def _has_object_before(state: ParseState, verb: VerbGroup) -> bool:
    """Whether the object before is the subject of the verb."""
    if state.comma and (state.is_headline or _ends_means(state)):
        return False  # "came by buying A, threw out its gear and built"
    return _follows_object(state, verb)


def _ends_means(state: ParseState) -> bool:
    """Whether a comma ends a gerund that a preposition leads, and its clause goes on."""
    clause = state.current
    above = clause.parent if clause.kind == "gerund" and clause.marker else None
    is_whole = above is not None and above.verb is not None and above.verb.form == "fin"
    return is_whole and state.comma and bool(clause.objects)


def _described_subject(state: ParseState) -> bool:
    """Whether a relative clause describes what somebody spoke of, which has no verb yet."""
    clause = state.current
    above = clause.parent if clause.kind == "relative" else None
    if above is None or above.verb is None or above.verb.lemma not in SPEECH:
        return False
    is_told = bool(above.objects) and clause.antecedent in above.objects[-1]
    return is_told and clause.verb is not None and clause.verb.lemma not in SPEECH


def _open_over_relative(state: ParseState, verb: VerbGroup) -> None:
    """Open the clause of which the antecedent of a relative clause is the subject."""
    above = state.current.parent
    assert above is not None
    state.open(Clause("complement", above, "", subjects=above.objects.pop()))
    state.current.verb = verb


def _begins_anew(state: ParseState) -> bool:
    """Whether a noun behind a conjunction is all that stands before the verb: a new subject."""
    told = state.last_object()
    is_next = told is not None and previous_chunk(state) is told
    if not is_next or len(state.current.objects[-1]) > 1:
        return False  # "said A and B picked"
    return told is not None and _is_joined(state, told)


def _follows_object(state: ParseState, verb: VerbGroup) -> bool:
    is_next = previous_chunk(state) is state.last_object() is not None
    return is_next or _tells_of_one(state, verb)


def _tells_of_one(state: ParseState, verb: VerbGroup) -> bool:
    """`Reuters said Play, an operator, relies on`: what is said of the name is a clause."""
    told, spoken = state.last_object(), state.current.verb
    if told is None or spoken is None or spoken.lemma not in SPEECH or verb.form != "fin":
        return False
    return state.comma and bool(name_kind(told)) and previous_chunk(state) in told.appositions


def _names_speaker(state: ParseState, verb: VerbGroup) -> bool:
    """Whether the sentence ends with a verb of speech and its subject, after a comma.

    `It closed in May, said John Smith, an analyst at Acme.`, `It closed in May, writes Bloomberg.`
    """
    behind = [c for c in state.chunks[state.position + 1 :] if not _is_unsaid(c)]
    is_told = state.is_mark(state.position - 1, ",") and verb.lemma in SPEECH | WRITING
    is_named = bool(behind) and isinstance(behind[0], NounChunk)
    joins = len(behind) < 2 or (isinstance(behind[1], Mark) and behind[1].tag in (",", "IN"))
    return is_told and is_named and joins and not any(isinstance(c, VerbGroup) for c in behind)


WRITING = frozenset({"report", "write", "note", "reveal", "state", "announce", "comment"})
"""What the press does at the end of a sentence; anywhere else these have things as objects."""


def _is_unsaid(item: Chunk) -> bool:
    return isinstance(item, Mark) and item.tag in ("T", ".", '"')


def _object_has_verb(state: ParseState, verb: VerbGroup) -> bool:
    """Whether nothing but its phrases stands between the object and a verb with its subject."""
    noun = state.last_object()
    if noun is None or verb.units[-1].tag == "MD":
        return False
    start = next(i for i, c in enumerate(state.chunks) if c is noun)
    between = [c for c in state.chunks[start + 1 : state.position] if not is_sign(c)]
    ahead = start - 1
    while ahead > 0 and state.is_mark(ahead, "RB"):
        ahead -= 1
    touches = start > 0 and state.chunks[ahead] is state.current.verb
    phrases = [c for c in between if isinstance(c, NounChunk)]
    marks = all(c.tag == "IN" for c in between if isinstance(c, Mark))
    return touches and marks and len(between) == 2 * len(phrases)


def _leaves_group(state: ParseState, noun: NounChunk) -> bool:
    """Take a noun out of the list that it seemed to belong to; whether it was in one."""
    if state.conjunction or state.comma:
        return False
    groups = [*state.current.objects, *(group for _, group in state.current.phrases)]
    host = next((g for g in groups if noun in g[1:]), None)
    if host is None:
        return False
    host.remove(noun)
    host[0].conjuncts = [n for n in host[0].conjuncts if n is not noun]
    return True


def _take_phrases(clause: Clause, new: Clause, subject: NounChunk) -> None:
    """`said the trial of X in Y lasted`: what stands behind the subject is not of `said`.

    Nor is it of what an analyst in London said: `Telia chose Nokia, analysts in London said`. So
    is a time: `was fined and the ministry in May banned it`.
    """
    behind = [p for p in clause.phrases if p[1] and p[1][0].start > subject.start]
    clause.phrases = [p for p in clause.phrases if p not in behind]
    new.phrases += behind
    new.times = [t for t in clause.times if subject.end <= t.start]
    clause.times = [t for t in clause.times if t not in new.times]


def _described_thing(state: ParseState, subjects: list[NounChunk]) -> NounChunk | None:
    """`one of 50 stations Ericsson will build`: what the name behind it does something to."""
    start = next(i for i, c in enumerate(state.chunks) if c is subjects[0])
    before = state.chunks[start - 1] if start else None
    is_named = all(name_kind(s) for s in subjects)
    is_thing = is_named and isinstance(before, NounChunk) and is_instrument(before)
    return before if is_thing and isinstance(before, NounChunk) else None


def _open_with_subject(state: ParseState, verb: VerbGroup, kind: str) -> None:
    clause = state.current
    if kind == "complement" and clause.verb is not None:
        taken = clause.objects.pop()
        thing = _described_thing(state, taken)
        new = Clause("relative" if thing else kind, clause, "", subjects=taken)
        new.antecedent, new.objects = thing, [[thing]] if thing else []
        if thing is None:
            _take_phrases(clause, new, taken[0])
        state.open(new)
    else:
        noun = state.waiting
        described = clause.kind == "participial" and noun in clause.subjects
        if described and clause.parent is not None:
            clause = clause.parent  # "a person briefed on the talks said"
        taken = next((g for g in clause.objects if noun in g), [])
        clause.objects = [g for g in clause.objects if g is not taken]
        parent = clause.parent if clause.kind in ("complement", "adverbial") else None
        new = Clause(kind, parent, clause.marker if parent else "")
        new.subjects = taken[taken.index(noun) :] if noun in taken else []
        if not taken and noun is not None and noun is state.joined:
            new.subjects = [noun]  # it was taken out of a list that it seemed to belong to
        if noun is not None:
            _take_phrases(clause, new, noun)
        state.open(new)
    state.current.verb = verb
