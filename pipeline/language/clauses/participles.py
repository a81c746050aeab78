"""Participles: reduced relatives, gerunds, adverbial clauses and verbs of headlines.

In: a participle and the state before it. Out: its clause, with the subject that it inherits.
"""

from pipeline.language.chunks import Chunk, Mark, NounChunk, VerbGroup
from pipeline.language.clauses.lookahead import is_last_verb
from pipeline.language.clauses.lookbehind import before_adverbs, previous_noun_touches
from pipeline.language.clauses.model import ABSOLUTE, DESCRIBING, VERBLIKE, Clause
from pipeline.language.clauses.noun_kinds import (
    is_event,
    is_instrument,
    is_place,
    name_kind,
    possessor,
)
from pipeline.language.clauses.state import RELATIVES, ParseState
from pipeline.language.clauses.verb_coordination import coordinate_participle
from pipeline.language.lexicon import lexicon

BARRING = frozenset(
    {
        "ban",
        "bar",
        "block",
        "discourage",
        "forbid",
        "keep",
        "limit",
        "prevent",
        "prohibit",
        "restrict",
        "stop",
    }
)
JUDGING = frozenset({"classify", "designate", "label", "describe", "identify", "name"})
COMITATIVE = frozenset({"work", "partner", "team", "collaborate", "cooperate"})


def read_participle(state: ParseState, verb: VerbGroup) -> None:
    """A participle to a clause of its own, or as the verb of a headline."""
    previous = before_adverbs(state)
    if state.pending == "that" and verb.form == "ing":
        _gerund_subject(state, verb)
    elif _is_headline_verb(state, previous):
        _headline_participle(state, verb)
    elif _stands_beside_verb(state, verb, previous):
        coordinate_participle(state, verb)
    else:
        is_beside = isinstance(previous, NounChunk) and _set_apart(state, previous)
        new = _participial(state, verb, previous)
        new.marker = ABSOLUTE if is_beside and new.kind == "participial" else new.marker
        new.subjects = [] if _tells_of_deed(new, verb) else _participle_subject(state, new)
        new.inherits_subject = True
        new.is_apart = new.kind == "participial" and _is_comma(previous)
        state.open(new)
        new.verb = verb


def _tells_of_deed(clause: Clause, verb: VerbGroup) -> bool:
    """`does not bar it, as requested by Washington`: what was is the deed, none of its parties."""
    is_as = clause.kind == "adverbial" and clause.marker == "as"
    return is_as and verb.form == "pp" and verb.lemma in lexicon().cues["tells_of_deed"]


def _is_comma(item: Chunk | None) -> bool:
    return isinstance(item, Mark) and item.tag == ","


def _participial(state: ParseState, verb: VerbGroup, previous: Chunk | None) -> Clause:
    """The clause that a participle opens."""
    if state.pending and state.pending not in RELATIVES:
        marker, state.pending = state.pending, ""
        kind = "gerund" if marker == "as" and _deems(state.current) else "adverbial"
        return Clause(kind, _beside(state, marker), marker)
    if state.preposition:
        new = Clause("gerund", _barring(state), state.preposition)
        new.governor = state.last_noun if previous_noun_touches(state) else None
        return new
    if isinstance(previous, NounChunk) and _is_done_there(previous, verb):
        return Clause("participial", state.current, "", antecedent=state.last_object())
    taken = _taken(state, previous, verb)
    if taken is not None:
        return taken
    if isinstance(previous, NounChunk) and not _works_beside(previous, verb):
        told = _what_is_issued(state, previous, verb)
        return Clause("participial", state.current, "", antecedent=told)
    if verb.form == "ing" and (isinstance(previous, VerbGroup) or _goes_on(state, previous)):
        return Clause("gerund", state.current, "")  # "stop using"
    if isinstance(previous, NounChunk):
        return Clause("participial", _outside_things(state), ",")
    thing = _thing_before(state, verb) or _named_aside(state, verb)
    outer = state.current if thing is not None else _outside_reduced(state, verb)
    return Clause("participial", outer, ",", antecedent=thing)


def _told_already(state: ParseState, verb: VerbGroup, previous: Chunk | None) -> Clause | None:
    """`an order signed by the president in May barring it`: the order bars it, as it is signed."""
    told = state.current
    is_told = told.kind == "participial" and told.antecedent is not None and told.is_passive
    if not is_told or _is_comma(previous) or verb.form != "ing" or told.antecedent is None:
        return None
    return told if lexicon().has_sense(told.antecedent.lemma, "law") else None


def _what_is_issued(state: ParseState, noun: NounChunk, verb: VerbGroup) -> NounChunk:
    """`restrictions on Huawei imposed by the UK`, `a pact with the UK that bars`: no one named."""
    heads = [h for h in state.current.nouns() for p, n in h.posts if n is noun and p in AIMED]
    is_named = bool(heads) and bool(name_kind(noun) or is_place(noun))
    is_issued = verb.form == "pp" and verb.lemma in lexicon().cues["issues"]
    is_pact = is_place(noun) and any(lexicon().has_sense(h.lemma, "contract") for h in heads)
    return heads[0] if is_named and (is_issued or is_pact) else noun


AIMED = frozenset({"on", "against", "with", "for"})


def _goes_on(state: ParseState, previous: Chunk | None) -> bool:
    """`will go on buying from it`: the particle of the verb stands between."""
    is_particle = isinstance(previous, Mark) and previous.tag == "RP"
    verb = state.current.verb
    return is_particle and verb is not None and state.chunks[state.position - 2] is verb


def _thing_before(state: ParseState, verb: VerbGroup) -> NounChunk | None:
    """`tested the technology, powered by radios of Nokia`: no company is powered by anything."""
    noun, following = state.last_noun, state.chunks[state.position + 1 : state.position + 2]
    if verb.is_copula:
        return noun  # "lost it to Telenor, live since May"
    if noun is None or not following or verb.form != "pp" or noun.head.mention is not None:
        return None
    by = following[0]
    is_by = isinstance(by, Mark) and by.unit.lower == "by"
    is_next = state.chunks[state.position - 2] is noun
    return noun if is_by and is_next and is_instrument(noun) else None


def _named_aside(state: ParseState, verb: VerbGroup) -> NounChunk | None:
    """`with both of its rivals, A and B, using it`: they do, whom names between commas tell."""
    phrases = state.current.phrases
    if verb.form != "ing" or not state.comma or not phrases or not phrases[-1][1]:
        return None
    noun, led = phrases[-1][1][-1], [preposition for preposition, _ in phrases[-2:]]
    is_led = led[-1] == "with" or led == ["with", "of"]
    are_told = len(noun.appositions) > 1 and noun.appositions[-1] is state.last_noun
    return noun if is_led and are_told else None


MEANWHILE = frozenset({"while", "whilst"})


def _beside(state: ParseState, marker: str) -> Clause:
    """`picked A to help B build it, while excluding C`: beside all that, one does the other."""
    clause = state.current
    while marker in MEANWHILE and clause.kind in INNER and clause.parent is not None:
        clause = clause.parent
    return clause


INNER = VERBLIKE | DESCRIBING


def _deems(clause: Clause) -> bool:
    """`designated it as posing a threat`: what somebody is held to do."""
    return clause.verb is not None and clause.verb.lemma in JUDGING


def _set_apart(state: ParseState, noun: NounChunk) -> bool:
    """`picked Nokia, with Huawei left out`: no companion, but one of whom more is told."""
    phrases, start = state.current.phrases, state.position - 3
    is_last = bool(phrases) and phrases[-1][0] == "with" and phrases[-1][1][-1] is noun
    first = phrases[-1][1][0] if is_last else noun
    while start > 0 and state.chunks[start + 2] is not first:
        start -= 1  # others named with it, adverbs before the participle
    is_one_more = is_last and phrases[-1][1] == [noun] and state.is_mark(state.position - 2, "CC")
    is_led = state.is_mark(max(start, 0), ",") or is_one_more
    is_apart = is_last and bool(name_kind(noun)) and is_led
    if is_apart:
        phrases.pop()
    return is_apart


def _taken(state: ParseState, previous: Chunk | None, verb: VerbGroup) -> Clause | None:
    """What a verb takes with its object, or an act tells besides, or of those it is laid on."""
    told = _told_already(state, verb, previous)
    if told is not None:
        return Clause("participial", told.parent, "", antecedent=told.antecedent)
    barring = _barred_from(state, previous, verb)
    if barring is not None:
        new = Clause("gerund", state.current, "on", antecedent=state.last_noun)
        new.governor = barring
        return new
    leading = _taken_with(state, previous, verb)
    return Clause("gerund", state.current, leading) if leading is not None else None


def _barred_from(state: ParseState, noun: Chunk | None, verb: VerbGroup) -> NounChunk | None:
    """`a ban on carriers using it`: the act that is laid on some, which tells what they may not."""
    if verb.form != "ing" or not isinstance(noun, NounChunk) or noun is not state.last_noun:
        return None
    acts = (n for n in state.current.nouns() if n.lemma in lexicon().cues["bars_doing"])
    return next((n for n in acts if any(p == "on" and post is noun for p, post in n.posts)), None)


STOPPING = frozenset({"prevent", "stop"})


def _taken_with(state: ParseState, noun: Chunk | None, verb: VerbGroup) -> str | None:
    """The word that leads, or might, what a verb takes with its object; None where it takes none.

    `will spend $8 million replacing it`: what is spent is no thing that replaces. `stop Spark
    using it`: as with `from`, what one is kept from.
    """
    above = state.current.verb
    if verb.form != "ing" or above is None or noun is None or noun is not state.last_object():
        return None
    if above.lemma in STOPPING and not above.is_passive:
        return "from"
    return "" if above.lemma == "spend" else None


def _opens_clause(state: ParseState) -> bool:
    return bool(state.preposition or (state.pending and state.pending not in RELATIVES))


def _is_headline_verb(state: ParseState, previous: Chunk | None) -> bool:
    """`Huawei barred`: the only verb of a headline lacks its auxiliary."""
    if _opens_clause(state) or not isinstance(previous, NounChunk):
        return False
    return state.is_headline and state.current.verb is None and is_last_verb(state)


def _headline_participle(state: ParseState, verb: VerbGroup) -> None:
    verb.form = "fin"
    verb.is_passive = verb.units[-1].tag == "VBN"
    verb.is_progressive = verb.units[-1].tag == "VBG"
    state.current.verb = verb


def _stands_beside_verb(state: ParseState, verb: VerbGroup, previous: Chunk | None) -> bool:
    if _opens_clause(state) or isinstance(previous, NounChunk):
        return False
    is_joined = bool(state.conjunction) and state.current.verb is not None
    return is_joined or _goes_on_list(state, verb)


def _goes_on_list(state: ParseState, verb: VerbGroup) -> bool:
    """`for removing, replacing and disposing of it`: the next of a list of gerunds."""
    clause, before = state.current, state.chunks[state.position - 2 : state.position]
    follows = len(before) == 2 and before[0] is clause.verb and _is_comma(before[1])
    return follows and clause.kind == "gerund" and verb.form == "ing"


def _gerund_subject(state: ParseState, verb: VerbGroup) -> None:
    """`said that banning it would not help`: nobody is said to do it."""
    state.pending = ""
    state.open(Clause("gerund", None, ""))
    state.current.verb = verb


def _works_beside(noun: NounChunk, verb: VerbGroup) -> bool:
    """`will deploy radios working with Nokia`: it is no thing that works with somebody.

    Nor is it the market that `leads the market having won a licence` tells of.
    """
    is_with = verb.lemma in COMITATIVE or verb.is_perfect
    return verb.form == "ing" and is_with and (verb.is_perfect or is_instrument(noun))


def _is_done_there(noun: NounChunk, verb: VerbGroup) -> bool:
    """`launched 5G in Norway using its radios`: no place uses anything, what is done there does."""
    mention = noun.head.mention
    is_place = mention is not None and mention.kind in ("country", "capital", "place")
    is_led = noun.preposition in ("in", "across", "throughout")
    return verb.form == "ing" and verb.lemma in lexicon().cues["means"] and is_place and is_led


def _barring(state: ParseState) -> Clause:
    """`banned operators that had signed up to bid from using it`: the ban takes the gerund."""
    told = state.current
    while told.kind in VERBLIKE and told.parent is not None and not _bars(told):
        told = told.parent
    above = told.parent
    is_led = state.preposition == "from" and told.kind in DESCRIBING
    if not is_led or above is None or not _bars(above) or _bars(told):
        return state.current
    return above if told.antecedent in above.deep_objects() else state.current


def _bars(clause: Clause) -> bool:
    return clause.verb is not None and clause.verb.lemma in BARRING


def _outside_things(state: ParseState) -> Clause:
    """The clause around what is told of things: `deploy radios using 128 antennas, working`."""
    clause = state.current
    while clause.parent is not None and clause.kind in DESCRIBING:
        if not all(is_instrument(n) for n in clause.subjects):
            break
        clause = clause.parent
    return clause


def _choosing(clause: Clause) -> Clause | None:
    """`picked A to build it, dropping B`: who picks does so, not who is to build."""
    above = clause.parent if clause.kind == "infinitive" else None
    if above is None or above.verb is None or above.is_passive:
        return None
    is_others = not any(n in above.subjects for n in clause.subjects)
    return above if is_others and above.verb.lemma in lexicon().cues["chooses"] else None


def _outside_reduced(state: ParseState, verb: VerbGroup) -> Clause:
    """The clause around reduced relatives: a comma ends them, and what a verb has in -ing.

    `prohibits using gear from such sources, effectively barring both`: that it prohibits it bars.
    So it is with `blocked them from using it, placing both on its list`.
    """
    clause, above = state.current, state.current.parent
    if state.comma and above is not None and _is_beside_gerund(clause, above, verb):
        return above
    if state.comma and verb.form == "ing" and (chosen := _choosing(clause)) is not None:
        return chosen
    while state.comma and clause.parent is not None and _is_reduced(clause):
        clause = clause.parent
    return clause


def _is_beside_gerund(clause: Clause, above: Clause, verb: VerbGroup) -> bool:
    """Whether a participle goes with what a gerund completes, not with the gerund."""
    is_barred = clause.marker == "from" and verb.form == "ing" and _bars(above)
    return clause.kind == "gerund" and (not clause.marker or is_barred)


def _is_reduced(clause: Clause) -> bool:
    """A clause that tells of a noun, and what completes it: `bidders looking to take part, ...`."""
    *_, whole = clause.completed(VERBLIKE)
    return whole.kind in DESCRIBING


def _participle_subject(state: ParseState, new: Clause) -> list[NounChunk]:
    parent = new.parent
    if parent is None:
        return []
    if new.antecedent is not None:
        group = state.group
        return list(group) if group and new.antecedent in group else [new.antecedent]
    if new.kind == "gerund" and new.marker == "from" and not parent.is_passive:
        direct = [n for g in parent.objects for n in g]
        return direct or list(parent.subjects)
    if new.marker == "against" and _is_told_whom(parent):
        return [n for group in parent.objects for n in group]  # "advised carriers against buying"
    owner = _whose_act(new)
    return [owner] if owner is not None else list(parent.subjects)


def _whose_act(gerund: Clause) -> NounChunk | None:
    """`criticised Telia's plan of using it`: who has the plan would use it."""
    noun = gerund.governor
    return possessor(noun) if noun is not None and is_event(noun) else None


def _is_told_whom(above: Clause) -> bool:
    """Whether a verb tells those that are its object what to do."""
    controls = above.verb is not None and above.verb.lemma in lexicon().cues["advises_against"]
    return controls and not above.is_passive and bool(above.objects)
