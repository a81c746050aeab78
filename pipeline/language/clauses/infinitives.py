"""Infinitives and who does them: control by subject, by object, by the noun they complete.

In: an infinitive and the state before it. Out: its clause, with the subject that it inherits.
"""

from pipeline.language.chunks import NounChunk, VerbGroup
from pipeline.language.clauses.asides import leave_aside
from pipeline.language.clauses.lookahead import is_last_verb
from pipeline.language.clauses.lookbehind import noun_before
from pipeline.language.clauses.model import DESCRIBING, Clause
from pipeline.language.clauses.noun_kinds import (
    COMPANY_SENSES,
    is_event,
    is_instrument,
    is_span,
    name_kind,
    possessor,
)
from pipeline.language.clauses.state import SPOKEN, ParseState
from pipeline.language.joint_owners import joint_owners
from pipeline.language.lexicon import lexicon

WIELDING = frozenset({"use", "exercise", "invoke"})
LINKING = frozenset({"be", "become"})
STATES = ("country", "capital", "official")
EXAMPLES = frozenset({"including", "like", "such as"})


def read_infinitive(state: ParseState, verb: VerbGroup) -> None:
    """An infinitive: the future of a headline, or a clause with its inherited subject."""
    leave_aside(state)
    _leave_described(state, verb)
    clause = state.current
    marker = "whether to" if state.pending == "whether" else "to"
    state.pending = ""  # "whether to ban", "how to replace"
    lacks_verb = clause.verb is None and clause.subjects and clause.kind == "main"
    if lacks_verb and (not _noun_takes_infinitive(state) or is_last_verb(state)):
        if not verb.is_perfect:  # "to have launched": done, if by whoever says so
            verb.is_headline_future, verb.tense = True, "future"
        clause.verb = verb
        return
    model = _infinitive_before(state, verb)
    if model is not None:
        _open_beside(state, model, verb, marker)
        return
    nearest, clause = clause, _controlling(state, clause)
    new = Clause("infinitive", clause, marker)
    new.governor = _completed(state) if clause is nearest else clause.objects[-1][-1]
    new.governor = _intent_told(clause, new.governor) or new.governor
    new.subjects = _controlled_subject(state, clause, new.governor, verb)
    new.inherits_subject = True
    state.open(new)
    new.verb = verb


def _intent_told(clause: Clause, governor: NounChunk | None) -> NounChunk | None:
    """`Telia's target is to launch it`: somebody's intent, which the infinitive completes."""
    verb, told = clause.verb, clause.subjects
    is_link = verb is not None and verb.lemma == "be" and governor is None and not clause.objects
    if not is_link or len(told) != 1 or told[0].lemma not in lexicon().cues["intent"]:
        return None
    return told[0] if possessor(told[0]) is not None else None


def _leave_described(state: ParseState, verb: VerbGroup) -> None:
    """`wrote a tender floated by Acme in order to keep it out`: why it wrote it."""
    is_purpose = verb.units[0].lower in PURPOSE
    while is_purpose and state.current.kind in DESCRIBING and state.current.parent is not None:
        state.current = state.current.parent


PURPOSE = frozenset({"in order to", "so as to"})


def _completed(state: ParseState) -> NounChunk | None:
    """The noun right before; of `a fund of $1bn to replace it` the fund, not what it holds."""
    noun = noun_before(state)
    is_amount = noun is not None and any(u.tag == "CD" for u in noun.units)
    if noun is None or noun.preposition not in MEASURING or not is_amount:
        return noun
    return next((n for n in state.current.nouns() if any(p is noun for _, p in n.posts)), noun)


MEASURING = frozenset({"of", "worth"})


def _infinitive_before(state: ParseState, verb: VerbGroup) -> Clause | None:
    """`not to buy from X and to remove`: the infinitive that one behind a conjunction goes with.

    So does one in a list that has no `to` of its own: `to pay a fine, replace its board and`.
    """
    is_listed = state.is_mark(state.position - 1, ",") and verb.units[0].tag == "VB"
    if not (state.conjunction or is_listed):
        return None
    places = (state.current, *state.current.ancestors())
    return next((c for c in places if c.kind == "infinitive" and c.verb is not None), None)


def _open_beside(state: ParseState, model: Clause, verb: VerbGroup, marker: str) -> None:
    """Open an infinitive that has its subject, and what it completes, from the one before."""
    new = Clause("infinitive", model.parent, marker, subjects=list(model.subjects))
    new.governor, new.inherits_subject = model.governor, True
    state.open(new)
    new.verb = verb


def _controlling(state: ParseState, clause: Clause) -> Clause:
    """`ordered carriers that receive aid to remove it`: the order takes the infinitive."""
    above = clause.parent
    if clause.kind not in DESCRIBING or above is None or above.verb is None:
        return clause
    is_bound = any(clause.antecedent in group for group in above.objects)
    is_open = not any(c.kind == "infinitive" and c.parent is above for c in state.clauses)
    completes = clause.verb is not None and clause.verb.lemma in lexicon().cues["takes_infinitive"]
    controls = above.verb.lemma in lexicon().cues["object_control"]
    return above if is_bound and is_open and controls and not completes else clause


def _noun_takes_infinitive(state: ParseState) -> bool:
    """Whether a noun may take the infinitive: the one before, or what its place or owner is of.

    `a move in Spain to bar it was voted down`.
    """
    noun = noun_before(state)
    if noun is None or noun.head.mention is None:
        return noun is not None
    told = state.current.subjects[-1]  # "the pressure from Washington to exclude it may grow"
    is_act = is_event(told) or told.lemma in lexicon().cues["asks_others"]
    return noun.preposition != "" and is_act


def _named_beside(state: ParseState, noun: NounChunk, verb: VerbGroup) -> list[NounChunk]:
    """Who does it, where the noun before tells: `its plan to build`, `with SFR to follow`.

    So it is with what something is done to: `with 2G to be closed`.
    """
    if _is_judged_for(state.current, noun) or _is_let(state, noun):
        return state.group_of(noun)
    is_told_of = bool(name_kind(noun)) or verb.is_passive
    if noun.preposition == "with" and is_told_of and _follows_comma(state, noun):
        return state.group_of(noun)
    if noun.preposition == "by" and _follows_own_act(state, noun):
        return state.group_of(noun)  # "a proposal by Spark to use"
    if noun.lemma in lexicon().cues["asks_others"]:
        return []  # "rejected U.S. calls to ban it": it is asked of somebody else
    owner = (possessor(noun) or _state_before(noun)) if is_event(noun) else None
    if noun.lemma == REQUEST and owner is not None and _is_state(owner):
        return []  # "Washington's request to ban it"; "Spark's request to use it" is for itself
    told = (c for c in state.chunks if isinstance(c, NounChunk))
    return [*joint_owners(noun, told), owner] if owner is not None else []


REQUEST = "request"


def _is_state(owner: NounChunk) -> bool:
    return any(u.mention is not None and u.mention.kind in STATES for u in owner.units)


def _state_before(noun: NounChunk) -> NounChunk | None:
    """`part of a US effort to exclude it`: the state that is named before what it does.

    What is `US-led` or `US-style` is what others do.
    """
    tight = [after.tight for after in noun.units[1:]] + [False]
    told = (u for u, is_joined in zip(noun.units, tight, strict=True) if not is_joined)
    named = [u for u in told if u.mention is not None and u.mention.kind in STATES]
    return NounChunk(named[:1]) if named and named[0] is not noun.head else None


def _follows_own_act(state: ParseState, noun: NounChunk) -> bool:
    """Whether a noun before `by` names what who is named will do: a plan, no state's request."""
    index = next(i for i, c in enumerate(state.chunks) if c is noun)
    before = state.chunks[index - 2] if index >= 2 else None
    if not isinstance(before, NounChunk):
        return False
    is_for_itself = before.lemma == REQUEST and name_kind(noun) == "operator"
    return is_for_itself or before.lemma in lexicon().cues["own_act"]


def _follows_comma(state: ParseState, noun: NounChunk) -> bool:
    """Whether a comma stands before the preposition of a noun."""
    index = next(i for i, c in enumerate(state.chunks) if c is noun)
    return index >= 2 and state.is_mark(index - 2, ",")


def _controlled_subject(
    state: ParseState, clause: Clause, noun: NounChunk | None, verb: VerbGroup
) -> list[NounChunk]:
    named = _named_beside(state, noun, verb) if noun is not None else []
    named = named or _given_time(clause) or _called_on(state, clause, noun)
    if named or _is_ranked_by(clause, noun):
        return named or list(clause.subjects)
    is_own = noun is None or noun in clause.subjects or not is_event(noun)
    is_own = is_own or (clause.is_passive and _is_handed(clause, noun))
    if not is_own and (clause.is_passive or _is_spoken_of(clause, noun)):
        return []  # "was barred, alongside plans to remove", "said the decision to ban"
    if clause.verb is None or clause.is_passive:
        return list(clause.subjects)
    last = clause.objects[-1] if clause.objects else None
    if last and _ends_in(last, noun) and _is_done_to(clause, verb):
        return list(last)  # "ordered equipment be stripped out", "expects launches to begin"
    if _acts_itself(clause.verb) or (last and _is_means(clause.verb, last[-1])):
        return list(clause.subjects)  # "beat Ericsson to win", "supply kit to expand"
    if last and _is_beside_object(clause, noun, verb):
        return list(last)
    if last and (name_kind(last[-1]) or _is_example(noun) or _is_aside(clause, noun)):
        return list(last)  # "picked Ericsson, a rival of Huawei, to build"
    return list(clause.subjects)


def _given_time(clause: Clause) -> list[NounChunk]:
    """`gave carriers another year to remove it`: whoever has been given time does it."""
    is_given = len(clause.objects) == 2 and not clause.is_passive
    return list(clause.objects[0]) if is_given and is_span(clause.objects[1][-1]) else []


def _acts_itself(verb: VerbGroup) -> bool:
    """`beat Ericsson to win`, `edged out Ericsson to win`: who did the one did the other."""
    told = f"{verb.lemma} {verb.particle}" if verb.particle else verb.lemma
    return told in lexicon().cues["acts_itself"]


def _called_on(state: ParseState, clause: Clause, noun: NounChunk | None) -> list[NounChunk]:
    """`called on Malta and Cyprus to bar it`: who is spoken to through a preposition does it."""
    if noun is None or clause.verb is None or clause.objects:
        return []
    led = next((g for p, g in clause.phrases if noun in g and p in OF_ADDRESS), [])
    is_address = bool(led) and clause.verb.lemma in lexicon().cues["calls_on"]
    return list(led) if is_address and not clause.is_passive else []


OF_ADDRESS = frozenset({"on", "upon", "with", "to"})


def _is_beside_object(clause: Clause, noun: NounChunk | None, verb: VerbGroup) -> bool:
    """Right behind the object, or behind an aside: `forces carriers, including BT, to remove`."""
    if noun is None:
        return _is_done_to(clause, verb)
    return noun in clause.objects[-1] and not is_event(noun)


def _is_handed(clause: Clause, noun: NounChunk | None) -> bool:
    """`was awarded a contract to build`, `was given an order to stop`: whoever got it does it."""
    return noun is not None and any(noun in group for group in clause.objects)


def _ends_in(group: list[NounChunk], noun: NounChunk | None) -> bool:
    """Whether a noun is the last of an object, or what that is of: `launches of 5G`."""
    return noun in group or any(p == "of" and n is noun for p, n in group[-1].posts)


def _is_done_to(clause: Clause, verb: VerbGroup) -> bool:
    """Whether the object of a verb is what the infinitive tells of, be it an event or not."""
    controls = clause.verb is not None and clause.verb.lemma in lexicon().cues["object_control"]
    return verb.is_passive or controls


def _is_judged_for(clause: Clause, noun: NounChunk) -> bool:
    """`it would be costly for carriers to replace it`: whoever would do it stands before."""
    is_state = clause.verb is not None and clause.verb.lemma in LINKING
    return is_state and noun.preposition == "for" and not clause.is_passive


def _is_means(verb: VerbGroup, noun: NounChunk) -> bool:
    """`supply kit to expand it`, `used its powers to block it`: no object that does it."""
    return is_instrument(noun) or (verb.lemma in WIELDING and not name_kind(noun))


def _is_let(state: ParseState, noun: NounChunk) -> bool:
    """`a contract with A for the vendor to build it`: whoever is to do it stands right before."""
    told = state.last_object()
    is_next = state.position > 0 and state.chunks[state.position - 1] is noun
    is_company = bool(name_kind(noun)) or lexicon().has_sense(noun.lemma, *COMPANY_SENSES)
    is_led = is_next and noun.preposition == "for" and is_company and noun.determiner != "a"
    return is_led and told is not None and is_event(told)


def _is_example(noun: NounChunk | None) -> bool:
    """`required carriers such as BT to remove`: the noun before only says who is meant."""
    return noun is not None and noun.preposition in EXAMPLES


def _is_aside(clause: Clause, noun: NounChunk | None) -> bool:
    """`told carriers in a letter to remove it`: what stands between is beside whom it was told."""
    if noun is None or clause.verb is None or not noun.preposition or is_event(noun):
        return False
    posts = [post for last in clause.objects[-1] for _, post in last.posts]
    is_of_object = any(noun in (post, *post.conjuncts) for post in posts)  # "with Nokia radios"
    return clause.verb.lemma in lexicon().cues["object_control"] and not is_of_object


def _is_ranked_by(clause: Clause, noun: NounChunk | None) -> bool:
    """`Germany became the latest country to propose`: the subject is the one of a series."""
    if noun is None or clause.verb is None or clause.verb.lemma not in LINKING:
        return False
    return any(u.lower in lexicon().cues["ranked"] for u in noun.units)


def _is_spoken_of(clause: Clause, noun: NounChunk | None) -> bool:
    """Whether a known decision follows a verb of speech at once: that of whoever took it."""
    is_said = clause.verb is not None and clause.verb.lemma in SPOKEN and not clause.is_passive
    return is_said and noun is not None and noun.determiner == "the" and not noun.preposition
