"""Nouns that a preposition leads: phrases of the clause, companions and examples.

In: a noun chunk and its preposition. Out: the state with the noun in a phrase, beside the name
that it goes along with, or as an example of the plural before it.
"""

from pipeline.language.chunks import NounChunk
from pipeline.language.clauses.gapping import (
    are_makers_things,
    phrase_resumed,
    resumes_object,
)
from pipeline.language.clauses.lookahead import BESIDE
from pipeline.language.clauses.lookbehind import (
    is_carried,
    previous_noun_touches,
    touches_comma_before,
)
from pipeline.language.clauses.model import Clause
from pipeline.language.clauses.noun_kinds import (
    COMPANY_SENSES,
    is_bare_plural,
    is_instrument,
    is_place,
    name_kind,
)
from pipeline.language.clauses.state import RELATIVES, ParseState
from pipeline.language.lexicon import lexicon
from pipeline.language.mentions import COMPANIES

EXAMPLES = frozenset({"like", "including", "such as", "namely"})
SPELT_OUT = frozenset({"namely", "including"})
STRUCK = frozenset({"to", "for", "against"})
CITING = frozenset({"according to"})
AROUND = frozenset(
    ["after", "before", "ahead of", "following", "amid", "despite", "during", "since", "ahead"]
)
"""They lead to what went on beside what is told."""
PARTIES = frozenset({"by", "with", "between"})
MEETING = frozenset({"at", "during", "after", "before", "ahead of", "since"})
AT_PLACE = frozenset({"in", "at", "near", "of"})
GENERIC = frozenset({"such as"})  # what "vendors such as" do is true of any vendor


def add_phrase(state: ParseState, noun: NounChunk) -> None:
    """A noun behind a preposition: a phrase of the clause, a companion or an example."""
    is_chosen = state.preposition == FAVOURING
    state.preposition = noun.preposition = "for" if is_chosen else state.preposition
    if _goes_along(state, noun) or _acts_along(state, noun):
        return
    if _gives_examples(state, noun) or _is_called(state, noun):
        return
    if _repeats_preposition(state):
        state.current.phrases[-1][1][0].conjuncts.append(noun)  # "from X and from Y"
    befalls = _befalls(state)
    is_own = is_chosen or befalls  # "closed its 3G in favour of 4G": of what it does, not of 3G
    if state.last_noun is not None and previous_noun_touches(state) and not is_own:
        state.last_noun.posts.append((state.preposition, noun))
    state.group = [noun]
    is_apart = befalls or _places_gathering(state) or _tells_of_source(state)
    if not is_apart and not _tells_of_apposed(state) and not _does_what_came_before(state):
        _add_to_clause(state, noun, state.group)


FAVOURING = "favouring"  # `in favour of`


def _goes_along(state: ParseState, noun: NounChunk) -> bool:
    """Put a name beside the one that it goes along with, where there is one.

    Beside a thing or a place there is none: `launched 5G together with Huawei` is done with it.
    """
    if state.preposition not in BESIDE or state.pending in RELATIVES:
        return False  # "Elisa, which along with Telia holds one, plans": Telia does not plan
    is_thing = _is_next_makers_thing(state, noun)
    if not is_thing and not name_kind(noun):
        return _is_next_place(state, noun)
    if is_thing or resumes_object(state, noun):
        state.group = state.current.objects[-1]
    elif _goes_with_subject(state, noun):
        state.group = state.current.subjects
    elif (resumed := phrase_resumed(state, noun)) is not None:
        state.group = resumed  # "sold to A in Peru as well as B in Chile"
    elif state.group and (is_instrument(state.group[-1]) or is_place(state.group[-1])):
        state.preposition = noun.preposition = "with"
        return False
    if state.group:
        _stands_alongside(noun, state.group)
    return bool(state.group)


def _is_next_makers_thing(state: ParseState, noun: NounChunk) -> bool:
    """`Nokia's routers as well as Juniper's switches`: one more thing that is used."""
    objects = state.current.objects
    is_next = bool(objects and objects[-1]) and previous_noun_touches(state)
    is_next = is_next and state.last_noun is objects[-1][-1]
    return is_next and are_makers_things(state.current, noun)


def _is_next_place(state: ParseState, noun: NounChunk) -> bool:
    """`barred in Norway as well as Kenya`: put a place beside the one right before it."""
    group, last = state.group or [], state.last_noun
    is_next = last is not None and last in group and bool(last.preposition) and is_place(last)
    if not (is_next and is_place(noun) and previous_noun_touches(state)):
        return False
    _stands_alongside(noun, group)
    return True


def _acts_along(state: ParseState, noun: NounChunk) -> bool:
    """`Britain, along with Australia, has banned it`: another that does it, of the same kind."""
    clause = state.current
    is_beside = state.preposition in BESIDE or state.preposition == "like"
    is_open = clause.verb is None and bool(clause.subjects) and state.pending not in RELATIVES
    if not (is_beside and is_open):
        return False
    kinds = {n.head.mention.kind for n in clause.subjects if n.head.mention is not None}
    if noun.head.mention is None or kinds != {noun.head.mention.kind}:
        return False  # "Britain and some allies, along with Australia"
    state.group = clause.subjects
    state.group.append(noun)
    return True


def _add_to_clause(state: ParseState, noun: NounChunk, group: list[NounChunk]) -> None:
    giving = _giving(state) if state.preposition == "to" and name_kind(noun) else None
    if giving is not None:
        giving.phrases.append((state.preposition, group))
        return
    state.current.phrases.append((state.preposition, group))
    if state.current.antecedent is not None:
        _belongs_outside(state, noun, group, state.current.antecedent)


def _giving(state: ParseState) -> Clause | None:
    """`gave the job of replacing Huawei to Nokia`: the clause that tells who gets the job."""
    clause, outer = state.current, state.current.parent
    if clause.kind != "gerund" or clause.governor is None or outer is None or outer.verb is None:
        return None
    is_given = clause.governor in outer.direct_objects()
    is_given = is_given and outer.verb.lemma in lexicon().cues["changes_hands"]
    return outer if is_given and not outer.phrase("to") else None


def _befalls(state: ParseState) -> bool:
    """`in a blow to Nokia, it chose Samsung`: whom it strikes has no part in what was done."""
    last, cues = state.last_noun, lexicon().cues
    if last is None or not previous_noun_touches(state):
        return False
    is_felt = last.preposition == "to" and last.lemma in cues["is_felt"]
    is_felt = is_felt and state.preposition == "of"  # "to the surprise of its rival"
    return is_felt or (last.lemma in cues["befalls"] and state.preposition in STRUCK)


def _tells_of_apposed(state: ParseState) -> bool:
    """`Huawei, a competitor of Ericsson, was`: what somebody is told to be has its own phrase."""
    last = state.last_noun
    is_apposed = last is not None and last is state.apposed and state.preposition == "of"
    return is_apposed and previous_noun_touches(state)


def _does_what_came_before(state: ParseState) -> bool:
    """`was banned, ahead of a visit by Japan's minister`: who does that has not banned it.

    But whose review or vote it was has: `was banned after a review by the ministry`.
    """
    last = state.last_noun
    is_led = last is not None and last.preposition in AROUND and last.head.mention is None
    is_deciding = last is not None and last.lemma in lexicon().cues["deciding_act"]
    return (
        is_led and not is_deciding and state.preposition in PARTIES and previous_noun_touches(state)
    )


def _tells_of_source(state: ParseState) -> bool:
    """`..., according to a spokesman for Telia`: whose word it is has no part in what is told."""
    last = state.last_noun
    is_source = last is not None and last.preposition in CITING
    return is_source and previous_noun_touches(state)


def _places_gathering(state: ParseState) -> bool:
    """`At a trade show in Barcelona it launched 5G`: where people met, not where it is done."""
    last = state.last_noun
    is_met = last is not None and last.preposition in MEETING and state.preposition in AT_PLACE
    is_met = is_met and previous_noun_touches(state)
    return is_met and last is not None and last.lemma in lexicon().cues["gathering"]


def _belongs_outside(
    state: ParseState, noun: NounChunk, group: list[NounChunk], antecedent: NounChunk
) -> None:
    """A phrase of a clause that describes a noun may tell of the noun, or of the verb above."""
    clause, outer = state.current, state.current.parent
    if state.preposition == "by" and clause.is_passive and not _is_judged(clause):
        antecedent.posts.append(("by", noun))  # "products made by": who made them owns them
    mention = noun.head.mention
    if is_carried(state) and mention is not None and mention.kind == "technology":
        antecedent.posts.append((state.preposition, noun))  # "services based on LTE" are LTE's
    is_apart = clause.kind == "relative" or antecedent.preposition == "with"
    is_own = state.preposition == "by" or (state.preposition == "to" and is_apart)
    is_own = is_own or clause.is_apart
    if not is_own and outer is not None and outer.verb is not None:
        outer.phrases.append((state.preposition, group))


def _is_judged(clause: Clause) -> bool:
    """`sites considered sensitive by Kenya`: who judges a thing does not own it."""
    return clause.verb is not None and clause.verb.lemma in lexicon().cues["deems"]


def _stands_alongside(noun: NounChunk, group: list[NounChunk]) -> None:
    """`supplied by Huawei alongside Ericsson`: what holds of the first holds of the other."""
    if group[0].preposition:
        group[0].conjuncts.append(noun)
    group.append(noun)


def _goes_with_subject(state: ParseState, noun: NounChunk) -> bool:
    """`Samsung is one of its suppliers, alongside Nokia`: beside the name that is subject.

    So it is right behind a passive verb: `Samsung was chosen alongside Nokia`.
    """
    subjects, group = state.current.subjects, state.group or []
    if not subjects or group is subjects:
        return False
    if group and name_kind(group[-1]) == name_kind(noun):
        return False
    if not group and not state.current.is_passive:
        return False
    return subjects[-1].is_pronoun or name_kind(subjects[-1]) == name_kind(noun)


def _repeats_preposition(state: ParseState) -> bool:
    phrases = state.current.phrases
    return bool(state.conjunction and phrases and phrases[-1][0] == state.preposition)


def _gives_examples(state: ParseState, noun: NounChunk) -> bool:
    """`carriers like Orange and SFR`: the examples tell who the plural before them are."""
    names = (u.mention.kind for u in noun.units if u.mention is not None)
    is_named = noun.head.mention is not None or any(kind in COMPANIES for kind in names)
    if state.preposition not in EXAMPLES or not is_named:
        return False
    whole = _exemplified(state)
    if whole is None:
        return False
    whole.appositions.append(noun)
    state.group = whole.appositions
    return True


def _is_called(state: ParseState, noun: NounChunk) -> bool:
    """`the carrier known as Vinaphone`: one more name of what is described, and of its subject."""
    verb, told = state.current.verb, state.current.antecedent
    if state.preposition != "as" or verb is None or verb.lemma != "know" or told is None:
        return False
    outer = state.current.parent
    named = [s for s in (outer.subjects if outer is not None else ()) if told in s.appositions]
    for each in (told, *named):
        each.appositions.append(noun)
    return True


def _exemplified(state: ParseState) -> NounChunk | None:
    """The plural that examples stand for: the noun before, for `namely` any of the clause."""
    last = state.last_noun
    touches = previous_noun_touches(state)
    described = _described_companies(state)
    if state.preposition in GENERIC and not touches and described is not None:
        return described
    is_spelt_out = state.preposition in SPELT_OUT
    touches = touches or (is_spelt_out and touches_comma_before(state))
    nearest = last if last is not None and is_bare_plural(last) and touches else None
    if not is_spelt_out or (nearest is not None and not is_instrument(nearest)):
        return nearest
    arguments = [*state.current.subjects, *(n for g in state.current.objects for n in g)]
    plurals = [n for n in reversed(arguments) if is_bare_plural(n)]
    companies = (n for n in plurals if lexicon().has_sense(n.lemma, *COMPANY_SENSES))
    return next(companies, nearest or next(iter(plurals), None))


def _described_companies(state: ParseState) -> NounChunk | None:
    """`companies that pose a threat, such as A`: those that the clause describes."""
    noun = state.current.antecedent if state.current.kind == "relative" else None
    if noun is None or not is_bare_plural(noun) or not touches_comma_before(state):
        return None
    return noun if lexicon().has_sense(noun.lemma, *COMPANY_SENSES) else None
