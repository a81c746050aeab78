"""Names whose verb is left out because it is that of the clause before, and lists taken up again.

In: a noun chunk behind a comma or conjunction. Out: a clause with the verb of the one before, or
the earlier list that the noun goes on with.
"""

from dataclasses import replace

from pipeline.language.chunks import Mark, NounChunk, VerbGroup
from pipeline.language.clauses.lookahead import mark_follows
from pipeline.language.clauses.model import Clause
from pipeline.language.clauses.noun_kinds import is_instrument, is_place, name_kind
from pipeline.language.clauses.state import ParseState
from pipeline.language.lexicon import lexicon, singular
from pipeline.language.mentions import COMPANIES
from pipeline.language.tagging.unit import Unit


def is_gapped(state: ParseState, noun: NounChunk) -> bool:
    """Whether a name is the subject of a verb left out because it is the one before."""
    clause, kind = state.current, name_kind(noun)
    if _is_pair(state, noun):
        return True
    if clause.verb is None or not clause.subjects:
        return False
    if clause.verb.form != "fin" and not _is_planned(state):
        return False
    if not is_ordered(noun) and (not kind or _is_of_list(state, kind)):
        return False
    following = state.chunks[state.position + 1 : state.position + 2]
    return bool(following) and (
        isinstance(following[0], NounChunk)
        or (isinstance(following[0], Mark) and following[0].tag in ("IN", "T", "RB"))
    )


def _is_planned(state: ParseState) -> bool:
    """`A plans to close 3G in May, B a year later`: what the one will do, and then the other."""
    clause, above = state.current, state.current.parent
    is_inner = clause.kind == "infinitive" and above is not None and bool(clause.objects)
    is_own = is_inner and bool(name_kind(clause.subjects[0]))
    return is_own and bool(clause.times) and mark_follows(state, "T")


def _is_pair(state: ParseState, noun: NounChunk) -> bool:
    """`A is to work with X, Y with B and C with Z`: two of two kinds, joined as the two before."""
    clause, group = state.current, state.group or []
    behind = state.chunks[state.position + 1 : state.position + 3]
    if clause.verb is None or not clause.subjects or not group or len(behind) < 2:
        return False
    joint, other = behind
    if not isinstance(joint, Mark) or not isinstance(other, NounChunk):
        return False
    kinds = {name_kind(noun), name_kind(other)}
    is_like = joint.unit.lower == group[0].preposition and "" not in kinds and len(kinds) == 2
    return is_like and kinds == {name_kind(clause.subjects[0]), name_kind(group[0])}


LAST_TWO = frozenset({"former", "latter"})


def is_ordered(noun: NounChunk) -> bool:
    """`the former with Ericsson, the latter with Nokia`: each shares the verb before."""
    return noun.units[-1].lower in LAST_TWO and noun.determiner == "the"


def _is_ordered_with_name(noun: NounChunk) -> bool:
    """`the latter Nokia`: a subject and its object side by side."""
    is_named = len(noun.units) == 3 and noun.units[2].mention is not None
    return is_named and is_ordered(NounChunk(noun.units[:2]))


def _is_of_list(state: ParseState, kind: str) -> bool:
    """Whether a name goes on with a list, or is of another kind than the subject."""
    group = state.group or []
    is_listed = bool(group) and group != state.current.subjects and kind == name_kind(group[0])
    return is_listed or kind != name_kind(state.current.subjects[0])


def is_gapped_in_time(state: ParseState, noun: NounChunk) -> bool:
    """Whether a name after a conjunction and before another time shares the verb."""
    if is_ordered(noun):
        return bool(state.comma or state.conjunction) and is_gapped(state, noun)
    is_open = _is_of_gapped(state) or _is_told_when(state.current)
    is_next = bool(state.conjunction) or (state.comma and is_open)
    if not is_next or state.group:
        return False
    return mark_follows(state, "T") and is_gapped(state, noun)


def _is_told_when(clause: Clause) -> bool:
    """`A followed in May, B in June`: a verb that has its time, and nothing that it is done to."""
    return bool(clause.times) and not any(clause.objects) and not clause.phrases


def _is_of_gapped(state: ParseState) -> bool:
    """`A in May, B in June, C in July`: whether the verb of the clause is that of one before."""
    verb = state.current.verb
    return verb is not None and any(c.verb is verb for c in state.clauses if c is not state.current)


def is_gapped_pair(state: ParseState, noun: NounChunk) -> bool:
    """Whether a subject and an object stand side by side, the verb between them left out."""
    clause, names = state.current, [u.mention for u in noun.units]
    if _is_ordered_with_name(noun):  # "the former chose Ericsson, the latter Nokia"
        return clause.verb is not None and bool(clause.subjects and clause.objects)
    if _whose_begins(state, noun):
        return bool(state.conjunction or state.comma)
    if len(names) != 2 or clause.verb is None or not clause.subjects or not clause.objects:
        return False
    kinds = [name.kind if name is not None else "" for name in names]
    before = [name_kind(clause.subjects[0]), name_kind(clause.objects[-1][0])]
    is_pair = all(kinds) and kinds[0] != kinds[1]
    return bool(state.conjunction or state.comma) and is_pair and kinds == before


def _whose_begins(state: ParseState, noun: NounChunk) -> int:
    """Where the owner begins in `its radio is A's, the core B's`; 0 where there is none."""
    clause, units = state.current, noun.units
    is_told = clause.verb is not None and clause.verb.lemma == "be" and bool(clause.objects)
    if not is_told or not clause.subjects or len(units) < 4 or units[-1].tag != "POS":
        return 0
    is_like = clause.objects[-1][0].units[-1].tag == "POS"
    owners = [i for i, u in enumerate(units) if u.mention and u.mention.kind in COMPANIES]
    if not is_like or not owners or owners[-1] != len(units) - 2:
        return 0
    before = units[owners[-1] - 1]
    is_title = lexicon().has_sense(singular(before.lower), "vendor", "company", "operator")
    return 0 if before.tag == "IN" or is_title else owners[-1]


def _of_same_owner(noun: NounChunk, before: NounChunk) -> NounChunk:
    """`A's radio comes from C, the core from D`: the core is A's as well."""
    if noun.units[-1].tag == "POS":  # "A's network is C's, B's D's"
        thing = thing_owned(before)
        return with_thing(noun, thing) if thing else noun
    whose = [i for i, u in enumerate(before.units) if u.tag == "POS"]
    if noun.determiner != "the" or len(noun.units) < 2 or not whose:
        return noun
    there = noun.start
    owner = [replace(u, start=there, end=there) for u in before.units[: whose[0] + 1]]
    return NounChunk([*owner, *noun.units[1:]])


def whose_like(state: ParseState, noun: NounChunk) -> NounChunk | None:
    """`A's 3G went in May, B's in June`: the like of somebody else, its noun and verb left out."""
    clause = state.current
    if noun.units[-1].tag != "POS" or clause.verb is None or clause.verb.form != "fin":
        return None
    if not (state.conjunction or state.comma) or not clause.subjects or state.preposition:
        return None
    thing = thing_owned(clause.subjects[0])
    is_predicate = any(n.units[-1].tag == "POS" for n in clause.direct_objects())
    if not thing or is_predicate or not (mark_follows(state, "IN") or mark_follows(state, "T")):
        return None
    return with_thing(noun, thing)


def opens_like_of(state: ParseState, noun: NounChunk) -> bool:
    """`A's radios come from C, those of B from D`: another's like thing, the verb left out."""
    clause = state.current
    if noun.head.lower not in LIKE or clause.verb is None or clause.verb.form != "fin":
        return False
    is_open = (state.comma or state.conjunction) and not state.preposition
    behind = state.chunks[state.position + 1 : state.position + 4]
    if not is_open or any(clause.objects) or len(behind) < 3 or not mark_follows(state, "IN"):
        return False
    if not clause.subjects or not thing_owned(clause.subjects[0]):
        return False
    leads, whose, then = behind
    is_of = isinstance(leads, Mark) and leads.unit.lower == "of" and isinstance(whose, NounChunk)
    return is_of and isinstance(then, Mark) and then.tag in ("IN", "T") and bool(clause.phrases)


LIKE = frozenset({"that", "those"})


def with_thing(noun: NounChunk, thing: list[Unit]) -> NounChunk:
    """The chunk itself, with what is left out of it."""
    there = noun.end
    noun.become([*noun.units, *(replace(u, start=there, end=there) for u in thing)])
    return noun


def like_of_before(state: ParseState, noun: NounChunk) -> NounChunk | None:
    """`A's 3G is off; B's went before`: the thing of the clause before, as a subject."""
    following = state.chunks[state.position + 1 : state.position + 2]
    if noun.units[-1].tag != "POS" or state.preposition or not following:
        return None
    verb = following[0]
    if not isinstance(verb, VerbGroup) or verb.form != "fin":
        return None
    told = (n for c in reversed(state.clauses) for n in (*c.subjects, *c.direct_objects()))
    thing = next((owned for n in told if n is not noun and (owned := thing_owned(n))), [])
    return with_thing(noun, thing) if thing else None


def thing_owned(noun: NounChunk) -> list[Unit]:
    """What stands behind the one whose it is: the `GSM network` of `its GSM network`."""
    owners = [i for i, u in enumerate(noun.units) if u.tag in ("POS", "PRPS")]
    return noun.units[owners[-1] + 1 :] if owners else []


def open_like(state: ParseState, noun: NounChunk) -> None:
    """Open a clause with the verb of the one before, of another's like thing."""
    model = state.current
    new = Clause(model.kind, model.parent, model.marker, subjects=[noun])
    new.verb = model.verb
    state.open(new)


def is_gapped_thing(state: ParseState, noun: NounChunk) -> bool:
    """`Its 3G was built by Nokia and its 4G by Ericsson`: another thing, and whose work it is."""
    clause, group = state.current, state.group
    if clause.verb is None or not clause.subjects or not group:
        return False
    before, after = group[0].preposition, state.chunks[state.position + 1 : state.position + 2]
    is_led = bool(after) and isinstance(after[0], Mark) and after[0].unit.lower == before
    if isinstance(state.chunks[min(state.position + 2, len(state.chunks) - 1)], VerbGroup):
        return False  # "bans gear by A and B from being bought"
    things = (noun, clause.subjects[0])
    is_work = before in WORK_OF and bool(name_kind(group[0])) and not _is_of_a_part(clause)
    return is_led and is_work and not any(name_kind(n) for n in things)


def _is_of_a_part(clause: Clause) -> bool:
    """`It consists of radios from A and a core from B`: two things, each with its maker."""
    before = clause.phrases[-2] if len(clause.phrases) > 1 else ("", [])
    return before[0] in PARTS and not any(name_kind(n) or is_place(n) for n in before[1])


WORK_OF = frozenset({"by", "from"})
PARTS = frozenset({"of", "on"})


def open_gapped(state: ParseState, noun: NounChunk) -> None:
    """Open a clause whose verb and objects are those of the clause before."""
    model, told = state.current, [list(group) for group in state.current.objects]
    if is_gapped_pair(state, noun):  # "A picked Nokia and B Ericsson"
        first = _whose_begins(state, noun) or (2 if _is_ordered_with_name(noun) else 1)
        told = [[NounChunk(noun.units[first:])]]
        noun = NounChunk(noun.units[:first])
    elif is_ordered(noun) and not mark_follows(state, "IN") and not mark_follows(state, "T"):
        told = []  # "the latter Nokia": what follows is the object
    if _has_object_of_its_own(state):
        told = []
    told = [[_told_anew(state, n) for n in group] for group in told]
    if not name_kind(noun):
        noun = _of_same_owner(noun, model.subjects[0])
    new = Clause(model.kind, model.parent, model.marker, subjects=[noun])
    new.objects = told
    new.verb = model.verb
    state.open(new)


def _told_anew(state: ParseState, noun: NounChunk) -> NounChunk:
    """`A buys radios from C, B from D`: the object of both, without what the second replaces."""
    behind = state.chunks[state.position + 1 : state.position + 2]
    led = [c.unit.lower for c in behind if isinstance(c, Mark)]
    if not any(preposition in led for preposition, _ in noun.posts):
        return noun
    anew = NounChunk(noun.units)
    anew.posts = [post for post in noun.posts if post[0] not in led]
    return anew


def resumes_object(state: ParseState, noun: NounChunk) -> bool:
    """Whether a name after a phrase goes on with the object before that phrase."""
    clause, kind = state.current, name_kind(noun)
    if not clause.objects or not clause.objects[-1] or not state.group:
        return False
    if state.group is clause.objects[-1] or clause.verb is None:
        return False
    if not kind:  # "its core from Nokia and its radios from Huawei"
        things = is_instrument(noun) and is_instrument(clause.objects[-1][0])
        if noun.head.lower in ("that", "those"):
            return is_place(state.group[0]) and mark_follows(state, "IN")
        if _is_told_alike(state, noun):
            return True
        if noun.units[0].mention is not None:
            # "A's gear in Hanoi and B's in Hue", but "the use of Huawei and ZTE products"
            is_behind = is_place(state.group[0]) and not is_place(noun)
            return is_behind and (are_makers_things(clause, noun) or _is_placed_alike(state, noun))
        return things and bool(name_kind(state.group[0]))
    return kind == name_kind(clause.objects[-1][0]) != name_kind(state.group[0])


def _is_told_alike(state: ParseState, noun: NounChunk) -> bool:
    """`Nokia for the radio network and Huawei gear for the core`: each maker for its purpose."""
    before, owner = state.current.objects[-1][0], noun.units[0].mention
    first = before.units[0].mention if not name_kind(before) else before.head.mention
    if owner is None or first is None or owner.kind != first.kind:
        return False
    following = state.chunks[state.position + 1 : state.position + 2]
    is_led = any(isinstance(c, Mark) and c.unit.lower == PURPOSE for c in following)
    purposes = state.current.phrase(PURPOSE)
    return is_led and any(n.start > before.end for n in purposes)


PURPOSE = "for"


def _is_placed_alike(state: ParseState, noun: NounChunk) -> bool:
    """`A gear in the north and B gear in the south`: each maker's with a place of its own."""
    before, owner = state.current.objects[-1][0].units[0].mention, noun.units[0].mention
    if before is None or owner is None or before.kind != owner.kind:
        return False
    return owner.kind in COMPANIES and is_instrument(noun) and mark_follows(state, "IN")


def are_makers_things(clause: Clause, noun: NounChunk) -> bool:
    """Whether a noun and the object before it are each somebody's: `Ericsson's equipment`."""
    owners = [u.mention for n in (clause.objects[-1][0], noun) for u in n.possessors()[:1]]
    kinds = [mention.kind if mention is not None else "" for mention in owners]
    return len(kinds) == 2 and bool(kinds[0]) and kinds[0] == kinds[1]


def _has_object_of_its_own(state: ParseState) -> bool:
    """`and SoftBank the first two`, `and Ericsson the core`: what stands behind is meant."""
    following = state.chunks[state.position + 1 : state.position + 3]
    told = following[0] if following else None
    if isinstance(told, Mark) and told.tag == "RB":  # "A has only Ericsson, B only Nokia"
        return isinstance(following[-1], NounChunk) and _is_alike(state, following[-1])
    if not isinstance(told, NounChunk):
        return False
    is_thing = told.determiner in ("the", "its") and told.head.mention is None
    return is_thing or told.units[-1].tag == "CD" or told.lemma in LAST_TWO


def _is_alike(state: ParseState, told: NounChunk) -> bool:
    """Whether a name is of the kind of the last object told."""
    objects = state.current.objects
    return bool(objects) and name_kind(told) == name_kind(objects[-1][0])


def list_resumed(state: ParseState, noun: NounChunk) -> list[NounChunk] | None:
    """The earlier list that a noun behind a conjunction goes on with, if any."""
    things = things_resumed(state, noun)
    if things is None and resumes_object(state, noun):
        return state.current.objects[-1]
    return things if things is not None else phrase_resumed(state, noun)


def things_resumed(state: ParseState, noun: NounChunk) -> list[NounChunk] | None:
    """`built it with software from A and radios from B`: the phrase of things that go on."""
    if name_kind(noun) or not is_instrument(noun) or not state.group:
        return None
    if not name_kind(state.group[0]) or not mark_follows(state, "IN"):
        return None
    for _, group in reversed(state.current.phrases):
        is_thing = group is not state.group and not name_kind(group[-1])
        if is_thing and any(post in state.group for _, post in group[-1].posts):
            return group
    return None


def phrase_resumed(state: ParseState, noun: NounChunk) -> list[NounChunk] | None:
    """The names of an earlier phrase that a name with a phrase of its own goes on with."""
    kind = name_kind(noun)
    if not kind or not state.group or name_kind(state.group[0]) or not mark_follows(state, "IN"):
        return None
    named = (g for _, g in reversed(state.current.phrases) if g is not state.group)
    return next((g for g in named if name_kind(g[0]) == kind), None)
