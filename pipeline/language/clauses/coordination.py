"""Each noun to its place: argument, phrase, apposition, or beside those of its list.

In: a noun chunk and the state before it. Out: the state with the noun in a clause.
"""

from pipeline.language.chunks import Mark, NounChunk, VerbGroup
from pipeline.language.clauses.arguments import add_apposition, add_argument, is_listed_inside
from pipeline.language.clauses.denied import add_denied, denies_elsewhere, is_denied_phrase
from pipeline.language.clauses.gapping import (
    is_gapped,
    is_gapped_in_time,
    is_gapped_pair,
    is_gapped_thing,
    like_of_before,
    list_resumed,
    open_gapped,
    open_like,
    opens_like_of,
    resumes_object,
    whose_like,
)
from pipeline.language.clauses.lookahead import (
    finite_behind_defining,
    finite_behind_relative,
    in_list,
    is_last_verb,
    mark_follows,
    names_then_verb,
    speech_follows,
    verb_follows,
)
from pipeline.language.clauses.lookbehind import touches_comma
from pipeline.language.clauses.model import ABSOLUTE, DESCRIBING, EQUAL_RANK, Clause
from pipeline.language.clauses.noun_kinds import (
    are_names,
    is_instrument,
    is_place,
    lists_makers,
    name_kind,
)
from pipeline.language.clauses.prepositions import CITING, EXAMPLES, add_phrase
from pipeline.language.clauses.state import ParseState
from pipeline.language.places import PLACES
from pipeline.language.tagging.tagset import ONLY_SAYING


def read_noun(state: ParseState, noun: NounChunk) -> None:
    """A noun chunk to its place in a clause."""
    if _is_denied(state, noun) or _is_contrasted(state, noun):
        return  # "Samsung, not Ericsson, won"
    if noun.units[0].tag == "RELS" and state.last_noun is not None:
        noun.owner = state.group_of(state.last_noun)[0]
        state.open(Clause("relative", state.current, "whose", is_apart=state.comma))
    noun = like_of_before(state, noun) or noun
    if state.preposition:
        add_phrase(state, noun)
    else:
        noun = _to_its_clause(state, noun)
    state.preposition, state.comma, state.conjunction = "", False, ""
    state.last_noun = noun


def _to_its_clause(state: ParseState, noun: NounChunk) -> NounChunk:
    """A noun that no preposition leads: argument, conjunct, or subject of a clause of its own."""
    if _does_to_what_is_owned(state, noun) or _is_fronted_before(state, noun):
        state.current.objects, state.current.subjects = [state.current.subjects], [noun]
        state.group = state.current.subjects
    elif _continues_waiting(state) and _describes_name(state, noun):
        add_apposition(state, noun)  # "..., and Wind, a customer of Huawei, is"
    elif _continues_waiting(state):
        assert state.group is not None
        state.group.append(noun)
    elif _opens_subjects(state, noun):
        add_argument(state, noun)  # "..., and Orange and SFR are due to follow"
        state.waiting = noun
    elif (gapped := _gapped(state, noun)) is not None:
        noun = gapped
    elif (state.conjunction or state.comma) and state.group is not None:
        _add_beside(state, noun)
    else:
        add_argument(state, noun)
    return noun


def _does_to_what_is_owned(state: ParseState, noun: NounChunk) -> bool:
    """`Huawei, whose 4G it still runs`: right behind what is owned, who does something to it."""
    clause, before = state.current, state.last_noun
    is_owned = clause.marker == "whose" and clause.verb is None and clause.subjects == [before]
    is_next = state.position > 0 and state.chunks[state.position - 1] is before
    return is_owned and is_next and not (state.comma or state.conjunction) and verb_follows(state)


def _is_fronted_before(state: ParseState, noun: NounChunk) -> bool:
    """`2G it shut down in May`: a technology, and right behind it who does something to it."""
    clause, before = state.current, state.last_noun
    if noun.head.lower not in ACTING_WORDS or before is None or before.head.mention is None:
        return False
    is_bare = clause.kind in EQUAL_RANK and clause.verb is None and not clause.objects
    is_next = clause.subjects == [before] and state.chunks[state.position - 1] is before
    is_technology = before.head.mention.kind == "technology"
    return is_bare and is_next and is_technology and verb_follows(state)


ACTING_WORDS = frozenset({"it", "we", "they"})


def _gapped(state: ParseState, noun: NounChunk) -> NounChunk | None:
    """The subject of a clause whose verb is that of the one before, if a noun is one."""
    if opens_like_of(state, noun):
        noun.like = state.current.subjects[0]
        open_like(state, noun)  # "A's radios come from C, those of B from D"
        return noun
    like = whose_like(state, noun)
    if like is not None:
        open_like(state, like)  # "A's 3G went in May, B's in June"
        return like
    if is_gapped_pair(state, noun) or is_gapped_in_time(state, noun):
        open_gapped(state, noun)  # "..., KDDI a day later and SoftBank on the 27th"
        return noun
    return None


def _is_denied(state: ParseState, noun: NounChunk) -> bool:
    """Put a noun into a clause of its own where it denies the one before: `but not in its core`."""
    if not denies_elsewhere(state, noun):
        return False
    add_denied(state, noun)
    return True


def _is_contrasted(state: ParseState, noun: NounChunk) -> bool:
    """A name that `not` sets apart from the one before the comma."""
    is_not = state.is_mark(state.position - 1, "RB") if state.position > 1 else False
    mark = state.chunks[state.position - 1]
    if state.preposition and state.conjunction == "but" and is_denied_phrase(state):
        return True  # "with Nokia, but not with Huawei"
    if not is_not or not isinstance(mark, Mark) or mark.unit.lower != "not":
        return False
    names = state.last_noun is not None and are_names(state.last_noun, noun)
    return names and state.is_mark(state.position - 2, ",")


def _continues_waiting(state: ParseState) -> bool:
    """Whether a noun goes on with the subjects whose verb is known to follow."""
    waiting = state.waiting is not None and state.last_noun in (state.group or ())
    return waiting and bool(state.conjunction or state.comma)


def _describes_name(state: ParseState, noun: NounChunk) -> bool:
    """Whether a noun behind a comma only tells more of the name before it."""
    is_name = state.last_noun is not None and bool(name_kind(state.last_noun))
    is_told = noun.determiner in ("a", "an") and not name_kind(noun)
    return is_name and is_told and not state.conjunction


def _opens_subjects(state: ParseState, noun: NounChunk) -> bool:
    """Whether a name after a conjunction or comma is the first subject of a clause to come."""
    kind = name_kind(noun)
    if not kind or state.current.verb is None or not (state.conjunction or state.comma):
        return False
    if state.group and kind == name_kind(state.group[-1]) and state.conjunction != "but":
        return False
    return state.open_ancestor() is None and names_then_verb(state, kind)


def _add_beside(state: ParseState, noun: NounChunk) -> None:
    """A noun after a comma or conjunction: a conjunct, an apposition or a new subject."""
    assert state.group is not None
    assert state.last_noun is not None
    names = state.is_headline and are_names(state.last_noun, noun)
    names = names or (state.is_headline and lists_makers(state.last_noun, noun))
    if state.comma and _follows_fronted_phrase(state, noun):
        add_argument(state, noun)  # "In Belgium, Proximus and Orange have"
    elif state.comma and not state.conjunction and not names and not in_list(state):
        _add_after_comma(state, noun)
    elif state.comma and names:
        state.group.append(noun)  # "Nokia, China Mobile sign"
    elif _lists_who(state, noun):
        state.last_noun.appositions.append(noun)  # "the two suppliers, Huawei and ZTE"
        state.group = state.last_noun.appositions
    else:
        _add_conjunct(state, noun, state.group)


def _add_after_comma(state: ParseState, noun: NounChunk) -> None:
    if is_gapped(state, noun) or is_gapped_thing(state, noun):
        open_gapped(state, noun)
    elif resumes_object(state, noun) and mark_follows(state, "IN"):
        _add_conjunct(state, noun, state.current.objects[-1])  # "NEC for radios, Dell for servers"
    elif state.group and _is_stationed(state, noun):
        _add_to_list(state, noun, state.group)
    elif touches_comma(state):
        add_apposition(state, noun)
    else:
        add_argument(state, noun)
        if state.current.verb is not None and speech_follows(state):
            state.waiting = noun  # "..., in May, people familiar with the matter said"


def _is_stationed(state: ParseState, noun: NounChunk) -> bool:
    """`A in Chile, B in Peru and C in Cuba`: a name with a place of its own, behind a place."""
    following = state.chunks[state.position + 1 : state.position + 3]
    if len(following) < PLACED_BEHIND or not name_kind(noun) or not state.group:
        return False
    mark, place = following
    is_led = isinstance(mark, Mark) and mark.unit.lower == "in"
    is_placed = is_led and isinstance(place, NounChunk) and is_place(place)
    goes_on = list_resumed(state, noun) is not None or _resumes_subject(state, noun, state.group)
    return is_placed and is_place(state.group[0]) and goes_on


PLACED_BEHIND = 2  # chunks: the preposition and the place


def _add_conjunct(state: ParseState, noun: NounChunk, group: list[NounChunk]) -> None:
    """A noun after a conjunction or in a list: of the group, or of a clause of its own."""
    if _begins_with_time(state):
        _open_with_time(state, noun)
    elif (outer := _beside_which(state, noun)) is not None:
        noun.preposition = ABSOLUTE  # "with A eyeing 3G and B eyeing LTE": B does so as well
        state.current, state.group = outer, [noun]
        outer.phrases.append((ABSOLUTE, state.group))
    elif _is_said_of_both(state, group) or _does_with(state, noun, group):
        group.append(noun)  # "said A and B have": both are the subject of what is said
    elif _begins_with_aside(state):
        _begin_anew(state)
        add_argument(state, noun)  # "..., and BT, which waited, has"
    elif _takes_verb_behind(state, noun):
        add_argument(state, noun)  # "..., and BT has": the verb will take it
        state.waiting = noun
    elif is_gapped(state, noun) or is_gapped_thing(state, noun):
        open_gapped(state, noun)  # "..., KDDI a day later and SoftBank on the 27th"
    else:
        _add_to_list(state, noun, group)


def _begins_with_aside(state: ParseState) -> bool:
    """Whether a noun behind a comma and a conjunction has its own verb behind a relative clause."""
    clause = state.current
    is_closed = clause.verb is not None and clause.kind in (*EQUAL_RANK, "complement")
    is_new = is_closed and bool(state.conjunction) and state.is_mark(state.position - 2, ",")
    return is_new and (finite_behind_relative(state) or finite_behind_defining(state))


def _begin_anew(state: ParseState) -> None:
    """Open a clause beside the current one."""
    beside = state.current
    parent = beside.parent if beside.kind == "complement" else None
    state.open(Clause("coordinate", parent, beside.marker if parent else ""))
    state.comma, state.conjunction = False, ""


def _beside_which(state: ParseState, noun: NounChunk) -> Clause | None:
    """The clause beside which a name and its participle are set, as the name before them was."""
    places = (state.current, *state.current.ancestors())
    before = next((c for c in places if c.marker == ABSOLUTE and c.kind == "participial"), None)
    following = state.chunks[state.position + 1 : state.position + 2]
    is_told = any(isinstance(c, VerbGroup) and c.form == "ing" for c in following)
    if before is None or not is_told or not state.is_mark(state.position - 1, "CC"):
        return None
    is_alike = any(name_kind(n) == name_kind(noun) for n in before.subjects)
    return before.parent if is_alike and name_kind(noun) else None


def _add_to_list(state: ParseState, noun: NounChunk, group: list[NounChunk]) -> None:
    """A noun to the list before it, or to the one that this had interrupted."""
    noun.is_alternative = state.conjunction == "or"
    if (told := _names_set_beside(state, noun, group)) is not None:
        told.append(noun)  # "Four firms - A in Oslo, B and C - have"
        state.group = told
    elif (clause := _whose_subject(state, noun, group)) is not None:
        clause.subjects.append(noun)  # "Nokia of Finland and Ericsson of Sweden were"
        state.current, state.group = clause, clause.subjects
    elif (resumed := list_resumed(state, noun)) is not None:
        _resume(state, noun, resumed)
    else:
        noun.preposition = group[-1].preposition if group else ""
        if group:
            group[0].conjuncts.append(noun)
        group.append(noun)
        state.joined = noun


def _takes_verb_behind(state: ParseState, noun: NounChunk) -> bool:
    """Whether the finite verb that comes is that of a noun behind a conjunction.

    Not of one amid examples: `most of its gear, including radios, cores, and antennas, was`.
    """
    is_next = verb_follows(state) and state.current.verb is not None
    is_example = any(n.preposition in EXAMPLES for n in (state.group or [])[:1])
    if is_example and not state.conjunction:
        return False
    return is_next and not (_is_taken_above(state) or is_listed_inside(state, noun))


def _is_said_of_both(state: ParseState, group: list[NounChunk]) -> bool:
    """Whether a verb that has only what is said as its object has nouns before a verb behind it."""
    verb = state.current.verb
    is_saying = verb is not None and verb.lemma in ONLY_SAYING and not verb.is_passive
    is_object = any(group is known for known in state.current.objects)
    return is_saying and is_object and not state.comma and verb_follows(state)


def _does_with(state: ParseState, noun: NounChunk, group: list[NounChunk]) -> bool:
    """`the radios A and B supplied`: names right behind a thing, to which both do something."""
    if not group or not all(name_kind(n) for n in (noun, *group)) or not verb_follows(state):
        return False
    start = next((i for i, c in enumerate(state.chunks) if c is group[0]), 0)
    before = state.chunks[start - 1] if start else None
    return isinstance(before, NounChunk) and is_instrument(before)


def _resume(state: ParseState, noun: NounChunk, resumed: list[NounChunk]) -> None:
    """Go on with an earlier list: `Nokia for the core and Fujitsu for radios`."""
    noun.preposition = resumed[0].preposition
    if noun.preposition and resumed is not state.group:
        resumed[0].conjuncts.append(noun)  # "gear from A in the south and B in the north"
    resumed.append(noun)
    state.group = resumed


def _begins_with_time(state: ParseState) -> bool:
    """`has it in Rome, and by May none of it may stay`: no list goes on with a time."""
    position = _time_before(state)
    if position < 2 or state.current.verb is None or is_last_verb(state):
        return False
    tags = ("T", "CC", ",")
    return all(state.is_mark(position - i, tag) for i, tag in enumerate(tags))


def _time_before(state: ParseState) -> int:
    """Where a time stands before a noun: `and by May none`, `, and last month, its chief said`."""
    position = state.position - 1
    return position - 1 if state.is_mark(position, ",") else position


def _open_with_time(state: ParseState, noun: NounChunk) -> None:
    """Open a clause with its subject and the time that stands before it."""
    before, mark = state.current, state.chunks[_time_before(state)]
    time = mark.unit.time if isinstance(mark, Mark) else None
    new = state.open(Clause("coordinate", subjects=[noun]))
    if time is not None and time in before.times:
        before.times.remove(time)
        new.times.append(time)
    state.group = new.subjects


def _is_taken_above(state: ParseState) -> bool:
    """`carriers that use Huawei or ZTE gear must`: the verb to come is of the subject above."""
    return not state.comma and state.open_ancestor() is not None


def _whose_subject(state: ParseState, noun: NounChunk, group: list[NounChunk]) -> Clause | None:
    """The clause whose subjects a noun goes on with, past what is told aside of the one before."""
    if _ends_aside(state, noun, group):
        return state.current.parent  # "Claro, owned by X, and Movistar, owned by Y, won"
    if _matches_subject(state, noun, group):
        return state.current
    return state.current if _resumes_subject(state, noun, group) else None


def _matches_subject(state: ParseState, noun: NounChunk, group: list[NounChunk]) -> bool:
    """`The end of 3G networks and the move to 4G cost`: its `the` goes with that of the subject."""
    clause = state.current
    if clause.verb is not None or len(clause.subjects) != 1:
        return False
    if not group or group is clause.subjects:
        return False
    is_plain = not (name_kind(noun) or name_kind(group[-1]) or group[-1].determiner)
    is_alike = clause.subjects[0].determiner == noun.determiner == "the"
    return is_plain and is_alike and group[-1].preposition == "of"


def _names_set_beside(
    state: ParseState, noun: NounChunk, group: list[NounChunk]
) -> list[NounChunk] | None:
    """The names that tell who the subject is, if a name goes on with them behind a place."""
    clause, kind = state.current, name_kind(noun)
    told = clause.subjects[-1].appositions if clause.subjects and clause.verb is None else []
    place = group[-1].head.mention if group else None
    is_seat = place is not None and place.kind in PLACES and group is not told
    return told if is_seat and told and kind and name_kind(told[-1]) == kind else None


def _ends_aside(state: ParseState, noun: NounChunk, group: list[NounChunk]) -> bool:
    """Whether a comma ends what is told aside of a subject, and the next of its list follows."""
    clause, above, kind = state.current, state.current.parent, name_kind(noun)
    if not (state.comma and state.conjunction and kind) or len(group) != 1 or above is None:
        return False
    is_aside = clause.kind in DESCRIBING and clause.verb is not None
    waits = above.verb is None and bool(above.subjects)
    return is_aside and waits and name_kind(above.subjects[-1]) == kind


def _resumes_subject(state: ParseState, noun: NounChunk, group: list[NounChunk]) -> bool:
    """A company after the seat or the owner of one that is the subject: it has no part in it."""
    clause, kind = state.current, name_kind(noun)
    if clause.verb is not None or not clause.subjects or not kind or not group:
        return False
    mention = group[-1].head.mention
    is_seat = mention is not None and mention.kind in PLACES
    is_owner = state.comma and len(group) == 1 and bool(clause.subjects[-1].appositions)
    is_aside = (is_seat or is_owner) and group is not clause.subjects
    return is_aside and name_kind(clause.subjects[-1]) == kind  # "A, a unit of X, and B, ..."


def _follows_fronted_phrase(state: ParseState, noun: NounChunk) -> bool:
    """Whether the phrase before opens the sentence and names another kind of thing."""
    clause = state.current
    is_waiting = clause.verb is None and not clause.subjects
    if not clause.phrases or not (is_waiting or _opens_pending(state, clause)):
        return False
    if clause.phrases[-1][0] in CITING:
        return True  # "According to Nokia, Elisa and DNA have"
    kinds = [n.head.mention.kind if n.head.mention else "" for n in (state.last_noun or noun, noun)]
    return kinds[0] != kinds[1]


def _opens_pending(state: ParseState, clause: Clause) -> bool:
    """`reported that in Kenya, Safaricom and Airtel have`: whether it follows the waiting word."""
    fronted = clause.phrases[-1][1]
    return bool(state.pending and fronted) and fronted[0].start > state.pending_at


def _lists_who(state: ParseState, noun: NounChunk) -> bool:
    """A list of names after a comma tells who the plural before it are."""
    last = state.last_noun
    if last is None or not state.comma or state.conjunction or not touches_comma(state):
        return False
    named = any(u.names_company for u in last.units)
    if named or last.head.mention is not None or noun.head.mention is None:
        return False
    return last.head.lower.endswith("s") or last.head.tag == "CD"
