"""The paths that lead to the government that acts, where no argument of the clause names it.

In: a frame with the roles bound before. Out: governments, by whose ban, law or decision it is,
or by what is in focus.
"""

from collections.abc import Callable, Iterator
from functools import cache

from pipeline.extract.attribution import telling_beside
from pipeline.extract.binding.holders import holders, imposers_of
from pipeline.extract.binding.surroundings import (
    in_one_list,
    is_own_choice,
    nouns_of,
    placed_below,
    placing,
    signers,
    surrounding,
    vendors_homes,
)
from pipeline.extract.bound import Bound, start_of
from pipeline.extract.context import Context
from pipeline.extract.entities import GOVERNMENT, OWNER, Entity
from pipeline.extract.frames import functions
from pipeline.extract.nouns import denote, has_sense
from pipeline.extract.referents.acting import acting_states
from pipeline.extract.referents.denoted import denoted_entities, governments_of
from pipeline.extract.slots import clauses_below
from pipeline.extract.tables import noun_classes
from pipeline.language.chunks import NounChunk
from pipeline.language.clauses.model import Clause
from pipeline.language.determiners import DEFINITE, INDEFINITE
from pipeline.language.lexicon import lexicon


def _deciders(bound: Bound, context: Context) -> Iterator[Entity]:
    """Whose decision or plan stands over the clause: `Britain's decision to ...`."""
    for noun in bound.modality.deciders:
        yield from governments_of(noun, context) or _tellers(noun, bound, context)
    clause = bound.frame.clause
    for noun in clause.subjects:  # "the Kenyan decision that excludes it"
        if noun is clause.antecedent and not ACTS.isdisjoint(noun_classes(noun.lemma)):
            yield from governments_of(noun, context)


def _tellers(noun: NounChunk, bound: Bound, context: Context) -> list[Entity]:
    """`the government announced ..., alongside plans to`: who tells of plans of nobody else."""
    if noun.possessors() or noun.determiner or noun.posts:
        return []
    over = [n for c in bound.frame.clause.ancestors() for n in c.deep_subjects()]
    return [e for n in over for e in denoted_entities(n, "government", context, loosely=False)]


def _lawgivers(bound: Bound, context: Context) -> Iterator[Entity]:
    """Whose law it is that acts: `the bill would force ...`."""
    over = [n for c in bound.modality.holders for n in c.deep_subjects()]
    for noun in (*bound.frame.clause.deep_subjects(), *over):
        if "law" in denote(noun, deep=False).senses:
            named = governments_of(noun, context) or _having(noun, bound.frame.clause, context)
            named = named or _only_country_told(bound, context) or signers(context)
            known = noun.determiner not in INDEFINITE
            yield from named or (surrounding if known else placing)(bound, context)
            return
        if _is_bill_told_of(noun, bound):
            yield from surrounding(bound, context)
            return
        if _is_pact_of_states(noun, bound.frame.clause):
            yield from _having(noun, bound.frame.clause, context)
            return


def _is_bill_told_of(noun: NounChunk, bound: Bound) -> bool:
    """`It would also bar agencies from buying`: a bill that was told of, which no maker is."""
    verb = bound.frame.clause.verb
    is_bill = verb is not None and verb.modal == "would" and not verb.is_perfect
    return is_bill and noun.head.lower == "it" and not bound.functions.get("operator")


def _is_pact_of_states(noun: NounChunk, clause: Clause) -> bool:
    """`Malta signed a pact with Washington that bars it`: Malta bars it, in keeping with that."""
    above = clause.parent
    is_told = above is not None and clause.antecedent is noun
    partners = above.phrase("with") if is_told and above is not None else []
    return has_sense(noun, "contract") and any(acting_states(denote(n)) for n in partners)


def _only_country_told(bound: Bound, context: Context) -> list[Entity]:
    """`a bill that would ban it from Britain's networks`: the one country of the sentence."""
    homes = vendors_homes(bound, context)
    inside = [n for function, n in nouns_of(bound.clauses) if function not in ELSEWHERE]
    named = [e for n in inside for e in denote(n).named]
    places = {e.country: e for e in named if e.kind in GOVERNMENT and e.country not in homes}
    if places:
        is_one = len(places) == 1 or {*places} == {*in_one_list(bound.clauses)}
        return list(places.values()) if is_one else []
    told = context.recent_countries(before=start_of(bound))[0] - homes
    return [Entity("country", c, c, TOLD_ASIDE) for c in told if len(told) == 1]


ELSEWHERE = ("outside", "against")  # "amid the war against Ukraine": of another state
TOLD_ASIDE = "told aside"  # "Jane Doe (R-Texas) tabled a bill", "Jane Doe, a Texas Republican"


def _having(noun: NounChunk, clause: Clause, context: Context) -> list[Entity]:
    """`Poland has a law that ...`: who has it."""
    for place in (clause, *clause.ancestors()):
        if place.antecedent is noun and place.parent is not None:
            owners = place.parent.deep_subjects()
            return [
                e for n in owners for e in denoted_entities(n, "government", context, loosely=False)
            ]
    return []


def _having_it(bound: Bound, context: Context) -> Iterator[Entity]:
    """`Taiwan has had a ban in place`: whose it is who has the event.

    Who says that there will be none is who would impose it.
    """
    clause = bound.frame.clause
    own = bound.frame.noun
    nouns = [clause.governor] if clause.governor is not None else [*clause.nouns()]
    if _is_there(clause.subjects) and any(n.is_negative for n in nouns):  # "no ban", "no need to"
        yield from _speaking_states(bound, context)
    yield from _belonging(bound, context)
    if clause.verb is not None and own is not None and clause.verb.lemma in _keeping(own):
        for subject in clause.deep_subjects():
            yield from denoted_entities(subject, "government", context, loosely=False)


def _belonging(bound: Bound, context: Context) -> Iterator[Entity]:
    """`Sweden and Chad are among those with bans`: who is one of the states that have the event."""
    clause, noun = bound.frame.clause, bound.frame.noun
    states = (n for n in clause.phrase("among") if n.head.tag == "DT" or _is_of_states(n))
    if any(p == "with" and post is noun for n in states for p, post in n.posts):
        for subject in clause.deep_subjects():
            yield from denoted_entities(subject, "government", context, loosely=False)


def _is_of_states(noun: NounChunk) -> bool:
    """`the countries`: states, whichever they are."""
    return "nation" in denote(noun, deep=False).senses


def _is_there(subjects: list[NounChunk]) -> bool:
    """`There is`: nobody is said to have it."""
    return any(n.head.tag == EXISTENTIAL for n in subjects)


EXISTENTIAL = "EX"


def _keeping(noun: NounChunk) -> frozenset[str]:
    """The verbs whose subject has what a noun tells: `sees no need for a ban`, `is against it`."""
    return lexicon().cues[THOUGHT.get(noun.preposition, "keeping")]


THOUGHT = {"for": "sees_need", "against": "stands_against"}
"""The cue for the verbs that go with what a preposition leads."""


def _conditioned(bound: Bound, context: Context) -> Iterator[Entity]:
    """`threatened to retaliate if Berlin banned it`: whose doing would be answered."""
    told = [bound.frame.clause, *clauses_below(bound.frame.clause, bound.clauses)]
    for clause in bound.clauses:
        if clause.marker in CONDITIONS and clause.parent in told:
            for subject in clause.deep_subjects():
                yield from denoted_entities(subject, "government", context, loosely=False)


CONDITIONS = frozenset({"if", "in case", "should", "unless"})


def _unnamed(bound: Bound, context: Context) -> Iterator[Entity]:
    """The government in focus, where nobody is named who acts."""
    clause, noun = bound.frame.clause, bound.frame.noun
    is_agentless = clause.verb is None or (clause.is_passive and not _does_anybody(clause))
    if noun is not None and not noun.determiner and noun.head.lower.endswith("s"):
        # "has been hit with bans": nobody's in particular, but for where they are said to hold
        is_agentless = bool(placed_below(bound))
    is_agentless = is_agentless or _is_told_act(clause)
    is_known = noun is not None and (noun.determiner in DEFINITE or noun.units[0].tag == "T")
    is_known = is_known or _is_paid(noun, clause)
    elsewhere = any(_is_elsewhere(n) for n in clause.phrase("in"))
    is_open = (is_agentless or is_known) and not elsewhere  # "is not banned in Europe"
    if _is_out_of_own(bound, context):
        return  # "excluded from SoftBank's network": by SoftBank
    if clause.kind not in ("gerund", "participial") and is_open:
        yield from surrounding(bound, context)
    elif is_open and _is_outcome(clause):
        yield from placing(bound, context)


def _is_paid(noun: NounChunk | None, clause: Clause) -> bool:
    """`after ZTE paid a fine`: to a state, which one was told."""
    is_fine = noun is not None and "FINE" in noun_classes(noun.lemma)
    return is_fine and clause.verb is not None and clause.verb.lemma in PAYING


PAYING = frozenset({"pay"})


def _does_anybody(clause: Clause) -> bool:
    """`banned by Kenya`, not `paid for by the universal service fund`: no one who acts."""
    return any("state_fund" not in denote(n, deep=False).senses for n in clause.phrase("by"))


def _is_outcome(clause: Clause) -> bool:
    """`has led to Huawei being barred from networks in Sweden`: it has come to that."""
    above = clause.parent
    is_told = above is not None and above.verb is not None and above.verb.form == "fin"
    if not is_told or above is None or above.verb is None or above.verb.modal:
        return False
    led = (*above.phrase("in"), *above.phrase("to"))
    is_led = all(n in led for n in clause.subjects)
    return is_led and above.verb.lemma in lexicon().cues["results"]


def _is_out_of_own(bound: Bound, context: Context) -> bool:
    """Whether a verb of leaving out, which needs no law, tells of one operator's network.

    Out of an operator's own tender a supplier is left by that operator, whatever the verb.
    """
    led = bound.frame.clause.phrase("from")
    if not is_own_choice(bound):
        led = [n for n in led if "procurement" in denote(n, deep=False).senses]
    return any(denoted_entities(n, "operator", context, loosely=True) for n in led)


def _is_elsewhere(place: NounChunk) -> bool:
    """`in Europe`, `in other European countries`: in no country that could be meant."""
    found = denote(place, deep=False)
    is_any = place.determiner not in DEFINITE and place.head.lower.endswith("s")
    is_some = is_any and "nation" in found.senses and not found.entities
    return "continent" in found.senses or is_some


def _is_told_act(clause: Clause) -> bool:
    """`the decision would allow ...`: an act that was told of acts, its maker does not."""
    subjects = clause.deep_subjects()
    return bool(subjects) and all(_acts_for_its_maker(n) for n in subjects)


def _acts_for_its_maker(noun: NounChunk) -> bool:
    """`the decision`, and `an indictment`, which nobody but a state brings."""
    classes = {*noun_classes(noun.lemma)}
    return bool(noun.determiner in DEFINITE and ACTS & classes) or "FINE" in classes


ACTS = frozenset({"ACT", "BAN"})


def _imposers(bound: Bound, context: Context) -> Iterator[Entity]:
    """The government in focus, where the text says that somebody must."""
    if bound.features & {"order", "e:order"}:
        yield from surrounding(bound, context)


def _whose_barred(bound: Bound, context: Context) -> Iterator[Entity]:
    """`US firms are barred from selling to Huawei`: who bars whom nobody is told to bar.

    So it is of firms that need leave to sell, and of what a vendor is `cut off from`.
    """
    clause, homes = bound.frame.clause, vendors_homes(bound, context)
    needs_leave = bound.frame.frame_class in UNDER_LEAVE and "e:prevent" not in bound.features
    told = clause.deep_subjects() if needs_leave else []
    told = clause.deep_objects() if clause.is_passive else told
    sold = clause.phrase("from") if clause.is_passive else []
    found = [denote(n, deep=False) for n in told]
    firms = [f for f in found if f.senses & SELLING]
    states = [e.country for f in firms for e in f.whose if e.path == OWNER and e.country]
    goods = [f for n in sold if "export" in (f := denote(n, deep=False)).senses]
    states += [d for f in (*firms, *goods) for d in f.demonyms]
    yield from (Entity("country", c, c, BARRED) for c in states if c not in homes)


UNDER_LEAVE = frozenset({"EXPORT", "NEED", "PERMISSION"})
SELLING = frozenset({"company", "vendor"})
BARRED = "whose firms are barred"


def _ruling(bound: Bound, context: Context) -> Iterator[Entity]:
    """`An operator needs a permit`, `operators are required to get one`: by whose rules."""
    clause = bound.frame.clause
    subjects = clause.deep_subjects() or clause.subjects
    if subjects and all("operator" in denote(n, deep=False).senses for n in subjects):
        yield from surrounding(bound, context)


def _speaking_states(bound: Bound, context: Context) -> Iterator[Entity]:
    """`a committee said that it should be barred`: whose body calls for it, or tells it behind."""
    homes = vendors_homes(bound, context)
    above = bound.modality.speakers
    for clause in above or telling_beside(bound.clauses, bound.frame.clause):
        for noun in clause.deep_subjects():
            for entity in denoted_entities(noun, "government", context, loosely=False):
                if entity.country not in homes:
                    yield entity


def _requesters(bound: Bound, context: Context) -> Iterator[Entity]:
    """`arrested at the request of`, `on a US warrant`: on whose behalf it is done."""
    for _, noun in functions(bound.frame.clause):
        if "request" in denote(noun, deep=False).senses:
            yield from governments_of(noun, context)


def _where(bound: Bound, context: Context) -> Iterator[Entity]:
    """`Australia, where it was banned`: the country that the clause tells of."""
    clause = bound.frame.clause
    if clause.marker == "where" and clause.antecedent is not None:
        told = denote(clause.antecedent, deep=False).entities
        yield from (e for e in told if e.kind == "country")


def _native(bound: Bound, context: Context) -> Iterator[Entity]:
    """`the Entity List`, `the unreliable entity list`: of the one state that has such a thing."""
    told = [bound.frame.noun, *(n for _, n in functions(bound.frame.clause))]
    named = [" ".join(u.lower for u in n.units) for n in told if n is not None]
    found = dict.fromkeys(c for text in named if (c := _only_home(text)))
    homes = vendors_homes(bound, context)
    yield from (Entity("country", c, c, OF_ONE_STATE) for c in found if c not in homes)


def _only_home(text: str) -> str | None:
    """The country of the longest name that some words end in."""
    fitting = [word for word in _natives() if text.endswith(word)]
    return _natives()[max(fitting, key=len)] if fitting else None


@cache
def _natives() -> dict[str, str]:
    """What only one state has, with the state."""
    cues = lexicon().cues.items()
    theirs = [(c.removeprefix(HAD_BY), words) for c, words in cues if c.startswith(HAD_BY)]
    return {word: country for country, words in theirs for word in words}


HAD_BY = "had_by_"
OF_ONE_STATE = "no other state has one"


GOVERNMENT_PATHS: dict[str, Callable[[Bound, Context], Iterator[Entity]]] = {
    "holder": holders,
    "imposer": imposers_of,
    "decider": _deciders,
    "law": _lawgivers,
    "context": _unnamed,
    "imposed": _imposers,
    "barred": _whose_barred,
    "ruling": _ruling,
    "request": _requesters,
    "place": placing,
    "having": _having_it,
    "where": _where,
    "condition": _conditioned,
    "native": _native,
    "speaker": _speaking_states,
}
