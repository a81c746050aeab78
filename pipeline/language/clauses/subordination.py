"""Words that open a clause under another: `that`, relatives, `while`; and where it hangs.

In: a subordinator or relative, then the noun or verb that it waited for. Out: the state with the
word waiting, later with the clause that it opens.
"""

from pipeline.language.chunks import Mark, NounChunk, VerbGroup
from pipeline.language.clauses.asides import leave_aside
from pipeline.language.clauses.lookahead import verb_before_break
from pipeline.language.clauses.model import Clause
from pipeline.language.clauses.state import CLOSED_BY_VERB, RELATIVES, SPOKEN, ParseState
from pipeline.language.lexicon import lexicon

ADVERBIAL = frozenset({"where"})
TELLING = frozenset({"assure", "caution", "inform", "notify", "remind", "tell", "warn"})
MADE_KNOWN = frozenset({"admit", "announce", "confirm", "disclose", "explain", "reveal", "say"})
ALSO_PREPOSITIONS = frozenset({"after", "before", "since", "until", "till", "as", "once", "if"})
PARTITIVES = frozenset({"both", "all", "none", "neither", "most", "some", "each", "two"})


def tells_content(noun: NounChunk) -> bool:
    """Whether what follows may say what is in it: `the claim that`, `the decision that`."""
    cues = lexicon().cues
    return noun.lemma in cues["content"] or noun.lemma in cues["content_or_deed"]


def open_pending(state: ParseState, noun: NounChunk | None) -> Clause:
    """Open the clause of the word that waits, now that its noun or verb has come."""
    marker, state.pending = state.pending, ""
    _go_back(state, marker, noun)
    is_told = noun is not None and (_is_told(state) or _is_said_aside(state))
    opens_relative = marker == "that" and not is_told and _is_relative_that(state, noun)
    if marker in RELATIVES or opens_relative:
        if opens_relative:
            state.last_noun = _common_before(state)
        elif marker == "which" and noun is None:
            state.last_noun = _pact_before(state) or state.last_noun
        clause = Clause("relative", state.current, marker, antecedent=state.last_noun)
        clause.is_apart = state.is_apart
        if noun is None and state.last_noun is not None:
            clause.subjects = _antecedents(state, clause)
        elif state.last_noun is not None and not state.preposition and marker not in ADVERBIAL:
            clause.objects.append(_antecedents(state, clause))
    elif marker == "that":
        clause = Clause("complement", state.current, marker)
        clause.governor = None if is_told else _governing_noun(state)
    else:
        clause = Clause("adverbial", state.current, marker)
    if clause.kind != "relative":
        _take_fronted(state, clause)
    clause.times, state.held = [*clause.times, *state.held], []
    return state.open(clause)


def _go_back(state: ParseState, marker: str, noun: NounChunk | None) -> None:
    """Go back to the clause or the noun that the word belongs to, which may not be the last."""
    if marker == "that" and noun is not None and noun.is_pronoun:
        _return_to_telling(state)
    if (marker in RELATIVES and noun is None) or marker == "that":
        _reach_back(state)  # "reported that in Brazil Claro has": not of what follows the word


def _return_to_telling(state: ParseState) -> None:
    """`told carriers planning to buy it that they may not`: what those are told who are described.

    The clause that tells has its content still to come.
    """
    for clause in state.current.ancestors():
        verb = clause.verb
        tells = verb is not None and verb.lemma in TELLING and not verb.is_passive
        told = clause.objects[-1] if clause.objects else []
        has_content = any(c.kind == "complement" and c.parent is clause for c in state.clauses)
        if tells and told and not has_content and state.current.kind != "relative":
            state.current, state.last_noun = clause, told[-1]
            return


def _reach_back(state: ParseState) -> None:
    """`Huawei and ZTE, who between them built it`: whom the relative word follows."""
    last = state.last_noun
    if last is None or last.start < state.pending_at:
        return
    before = [c for c in state.chunks[: state.position] if isinstance(c, NounChunk)]
    before = [c for c in before if c.end <= state.pending_at]
    if not before:
        return
    state.last_noun, clause = before[-1], state.current
    state.group = next((g for g in clause.groups() if before[-1] in g), None)


def _take_fronted(state: ParseState, clause: Clause) -> None:
    """`while in Spain it uses Nokia`: what stands before the subject is of that clause."""
    for outer in (state.current, *state.current.ancestors()):
        fronted = [p for p in outer.phrases if p[1] and p[1][0].start > state.pending_at]
        outer.phrases = [p for p in outer.phrases if p not in fronted]
        clause.phrases += [p for p in fronted if p not in clause.phrases]


def _common_before(state: ParseState) -> NounChunk | None:
    """The noun that `that` describes: `a pact with Washington that will`, never a name."""
    behind = (c for c in reversed(state.chunks[: state.position]) if isinstance(c, NounChunk))
    before = next((c for c in behind if c.head.mention is None), None)
    return before if state.last_noun is not None and _is_named_state(state) else state.last_noun


def _pact_before(state: ParseState) -> NounChunk | None:
    """`a pact with Washington which bars it`, with no comma: what the pact does."""
    if state.is_apart or not _is_named_state(state):
        return None
    made = reversed(state.current.direct_objects())
    return next((n for n in made if lexicon().has_sense(n.lemma, "contract")), None)


def _is_named_state(state: ParseState) -> bool:
    name = state.last_noun.head.mention if state.last_noun is not None else None
    if name is None or name.kind not in ("country", "capital", "official"):
        return False
    last = name.text.rpartition(" ")[2].lower()
    return not lexicon().has_sense(last, "law")  # "the Secure Equipment Act that bars it"


def _antecedents(state: ParseState, clause: Clause) -> list[NounChunk]:
    antecedent = clause.antecedent
    if antecedent is not None and state.group and antecedent in state.group:
        is_one = antecedent.head.names_company and _does_one(state)
        return [antecedent] if is_one else list(state.group)
    return [antecedent] if antecedent is not None else []


def _does_one(state: ParseState) -> bool:
    """`Telia and Elisa, which uses ZTE`: what only one of them can be said to do."""
    verb = state.chunks[state.position] if state.position < len(state.chunks) else None
    if not isinstance(verb, VerbGroup) or verb.modal:
        return False
    first = verb.units[0]
    return first.lower in OF_ONE or "VBZ" in {tag for _, tag in first.readings}


OF_ONE = frozenset({"has", "is", "was", "does"})


def _governing_noun(state: ParseState) -> NounChunk | None:
    verb, noun = state.current.verb, state.last_noun
    if noun is None:
        return None
    if verb is None:  # "In light of its announcement that it will, Telia"
        return noun if tells_content(noun) else None
    return noun if verb.end <= noun.start else None


def _is_relative_that(state: ParseState, noun: NounChunk | None) -> bool:
    """Whether `that` describes the noun before: `the decision that it took`, `that bars it`."""
    verb = state.current.verb
    if state.last_noun is None:
        return False
    touches = verb is None or state.last_noun.start > verb.start
    has_content = noun is not None and tells_content(state.last_noun)
    return touches and not has_content and not _is_judgement(state)


def _is_judgement(state: ParseState) -> bool:
    """`It is not true that`: what an empty subject is said to be describes the clause to come."""
    clause, said = state.current, state.last_noun
    is_empty = [n.head.lower for n in clause.subjects] == ["it"]
    is_state = clause.verb is not None and clause.verb.lemma == "be"
    is_plain = said is not None and not said.determiner and said.head.mention is None
    return is_empty and is_state and is_plain  # not "It was Samsung that won"


def _is_told(state: ParseState) -> bool:
    """Whether the last noun is whom the clause tells something: `told Reuters that BT will`."""
    verb, last = state.current.verb, state.last_noun
    if state.is_apart and _has_told(state):
        return True
    if verb is not None and verb.lemma in MADE_KNOWN and last is not None:
        return last.preposition == "to"  # "announced to the carriers that they must"
    if verb is None or verb.lemma not in TELLING:
        return False
    if verb.is_passive:  # "was told by the agency that it cannot": what it was told
        return state.last_noun in state.current.phrase("by")
    return state.last_noun is state.last_object()


def _has_told(state: ParseState) -> bool:
    """`warned firms, big and small, that`: behind a comma it describes none, it goes on to tell."""
    verb = state.current.verb
    if verb is None or verb.is_passive:
        return False
    is_said = verb.lemma in SAID and not any(state.current.objects)
    return is_said or (verb.lemma in TELLING and any(state.current.objects))


def _is_said_aside(state: ParseState) -> bool:
    """Whether the last noun only tells where or in what it was said: `said at a hearing that`."""
    clause = state.current
    if _is_made_clear(state):
        return True
    says = clause.verb is not None and clause.verb.lemma in SAID and not any(clause.objects)
    aside = [n for p, group in clause.phrases if p in WHERE_SAID for n in group]
    return says and any(state.last_noun is n for n in aside)


def _is_made_clear(state: ParseState) -> bool:
    """`made clear last year that it would`: the verb says so, with the word as its particle."""
    verb, told = state.current.verb, state.last_object()
    if told is None or verb is None or verb.lemma != "make":
        return False
    word = told.complement or told.text.lower()
    if word not in lexicon().cues["made_known"]:
        return False
    verb.particle = word
    state.current.objects.pop()
    return True


WHERE_SAID = frozenset({"in", "at", "on", "during"})
SAID = SPOKEN | {"announce", "confirm", "declare", "report", "reveal", "state", "warn"}


def subordinate(state: ParseState, mark: Mark) -> None:
    """A word that opens a clause: a preposition after all, or it waits for its verb."""
    if mark.tag == "REL" and state.preposition == "of" and _is_partitive(state):
        state.open(Clause("relative", state.current, "which", antecedent=_partitive_of(state)))
        state.current.subjects = _partitive_group(state)
        state.current.is_negated = state.last_noun is not None and state.last_noun.is_negative
        state.preposition = ""
        return
    if mark.tag == "REL" and state.preposition:
        antecedents = state.group_of(state.last_noun) if state.last_noun else []
        state.open(Clause("relative", state.current, mark.unit.lower, antecedent=state.last_noun))
        state.current.phrases.append((state.preposition, antecedents))
        state.preposition = ""
        return
    may_be_preposition = mark.unit.lower in ALSO_PREPOSITIONS or _leads_phrase(state)
    leads_noun = not verb_before_break(state) or _leads_before_subject(state)
    leads_noun = leads_noun or _says_what_it_is(state, mark) or _says_in_what_role(state, mark)
    if mark.tag == "SUB" and may_be_preposition and leads_noun:
        leave_aside(state)
        state.preposition = mark.unit.lower
        return
    if mark.unit.lower == "when":
        _take_time_before(state)
    if mark.unit.lower == "that" and state.is_mark(state.position - 1, "CC"):
        _leave_for_next(state)
    _leave_fronted(state, mark)
    state.pending, state.pending_at = _word(state, mark), mark.unit.start
    state.is_apart = state.comma
    state.comma, state.preposition = False, ""


def _says_what_it_is(state: ParseState, mark: Mark) -> bool:
    """`labelled it as a vendor that poses a risk`: the verb behind is not of a clause of `as`."""
    verb = state.current.verb
    is_labelled = bool(state.current.objects) or state.current.is_passive
    if mark.unit.lower != "as" or not is_labelled or verb is None:
        return False
    is_chosen = verb.lemma in CHOOSING and _is_described_next(state)
    return is_chosen or verb.lemma in LABELLING


def _says_in_what_role(state: ParseState, mark: Mark) -> bool:
    """`its designation as a threat took effect`: the verb behind is of what waits for one."""
    is_behind = isinstance(state.chunks[state.position - 1], NounChunk)
    if mark.unit.lower != "as" or state.current.verb is not None or not is_behind:
        return False
    return any(n.lemma in lexicon().cues["held_as"] for n in state.current.subjects)


def _is_described_next(state: ParseState) -> bool:
    """`chosen as the vendors that would build it`: the noun behind has a relative clause."""
    noun, mark = [*state.chunks[state.position + 1 : state.position + 3], None, None][:2]
    return isinstance(noun, NounChunk) and isinstance(mark, Mark) and mark.unit.lower in RELATIVE


RELATIVE = frozenset({"that", "which", "who"})
CHOOSING = frozenset({"appoint", "choose", "pick", "select"})
LABELLING = frozenset({"brand", "class", "classify", "define", "designate", "label", "name"})


def _word(state: ParseState, mark: Mark) -> str:
    """The word that opens a clause, `about when` where a preposition leads to what is asked."""
    word = mark.unit.lower
    return ABOUT + word if word in ASKED and state.preposition in ASKING else word


ABOUT = "about "
ASKED = frozenset({"when"})
ASKING = frozenset({"about", "as to", "of", "on", "over"})
"""`a timetable as to when it goes`: what is asked, of which the clause tells no more."""


def _leave_for_next(state: ParseState) -> None:
    """`said that it would keep Huawei out and that Nokia would benefit`: one more thing said."""
    for clause in (state.current, *state.current.ancestors()):
        if clause.marker == "that" and clause.parent is not None:
            if clause.kind == "complement":
                state.current, state.last_noun, state.conjunction = clause.parent, None, ""
            return


def _leads_phrase(state: ParseState) -> bool:
    """`its envoy, while on a visit, warned`: no clause of its own, but a phrase set in."""
    following = state.chunks[state.position + 1 : state.position + 2]
    return any(isinstance(c, Mark) and c.tag == "IN" for c in following)


def _leads_before_subject(state: ParseState) -> bool:
    """`before the auction it had launched`: a noun, then the subject of the clause."""
    following = state.chunks[state.position + 1 : state.position + 4]
    if len(following) < 3 or not isinstance(following[2], VerbGroup):
        return False
    led, subject = following[:2]
    is_led = isinstance(led, NounChunk) and not led.is_pronoun
    return is_led and isinstance(subject, NounChunk) and following[2].form == "fin"


def _take_time_before(state: ParseState) -> None:
    """`since 2012, when it launched LTE`: the time that the clause tells of."""
    position = state.position - 1
    if position > 0 and state.is_mark(position, ","):
        position -= 1
    before = state.chunks[position] if position >= 0 else None
    if isinstance(before, Mark) and before.tag == "T" and before.unit.time is not None:
        state.held.append(before.unit.time)


def _is_partitive(state: ParseState) -> bool:
    """`both of which`, `all of whom`: the quantifier stands for what is before the comma."""
    return state.last_noun is not None and state.last_noun.lemma in PARTITIVES


def _several_before(state: ParseState) -> list[NounChunk]:
    """`the mood in Malta and Peru, both of which`: the several right before the comma."""
    before = (c for c in state.chunks[: state.position] if isinstance(c, NounChunk))
    nouns = [n for n in before if n is not state.last_noun]
    is_led = bool(nouns) and nouns[-1].preposition != ""
    first = next((n for n in nouns if is_led and nouns[-1] in n.conjuncts), None)
    return [first, *first.conjuncts] if first is not None else []


def _partitive_of(state: ParseState) -> NounChunk | None:
    several = _several_before(state)
    if several:
        return several[-1]
    for clause in (state.current, *state.current.ancestors()):
        for noun in reversed([*clause.subjects, *(n for g in clause.objects for n in g)]):
            if noun is not state.last_noun:
                return noun
    return state.last_noun


def _partitive_group(state: ParseState) -> list[NounChunk]:
    several = _several_before(state)
    if several:
        return list(several)
    antecedent = _partitive_of(state)
    for clause in (state.current, *state.current.ancestors()):
        for group in (clause.subjects, *clause.objects):
            if antecedent in group:
                return [n for n in group if n is not state.last_noun]
    return [antecedent] if antecedent else []


def _leave_fronted(state: ParseState, mark: Mark) -> None:
    """After a comma, `while` and its like begin beside the main clause, not inside."""
    if state.comma and mark.tag == "SUB":
        while state.current.parent is not None and state.current.kind in CLOSED_BY_VERB:
            state.current = state.current.parent
