"""The paths that lead to the government that acts, where no argument of the clause names it.

In: a frame with the roles bound before. Out: governments, by whose ban, law or decision it is,
or by what is in focus.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace

from pipeline.extract.bound import Bound, start_of
from pipeline.extract.context import ABOUT, Context
from pipeline.extract.entities import GOVERNMENT, OWNER, Entity
from pipeline.extract.frames import functions
from pipeline.extract.modality.effects import verb_effects
from pipeline.extract.nouns import denote
from pipeline.extract.referents.acting import acting_states, pressing_states, state_acting
from pipeline.extract.referents.denoted import denoted_entities, governments_of
from pipeline.extract.slots import clauses_below
from pipeline.extract.tables import tables
from pipeline.language.chunks import NounChunk
from pipeline.language.clauses.model import EQUAL_RANK, Clause
from pipeline.language.determiners import DEFINITE, INDEFINITE
from pipeline.language.discourse import PRONOUN_WINDOW
from pipeline.language.joint_owners import joint_owners
from pipeline.language.lexicon import lexicon
from pipeline.language.tagging.tagset import SPEECH


def _holders(bound: Bound, context: Context) -> Iterator[Entity]:
    """Whose an event noun is: `the UK ban`, `Britain's ban`, `a government ban`."""
    noun = bound.frame.noun
    if noun is None:
        return
    told = (n for clause in bound.clauses for n in clause.nouns())
    for other in joint_owners(noun, told):
        yield from denoted_entities(other, "government", context, loosely=False)
    yield from governments_of(noun, context)
    by = [n for _, post in noun.posts for p, n in post.posts if p == "by"]
    wishing = [n for c in bound.clauses if _is_wish(c) for n in c.phrase("by")]
    for doer in (n for n in by if n not in wishing):  # "a ban on Huawei by the British government"
        yield from denoted_entities(doer, "government", context, loosely=False)


def _is_wish(clause: Clause) -> bool:
    """`a ban on Huawei sought by the US`: what one only wants done."""
    verb = clause.verb if clause.kind == "participial" else None
    return verb is not None and not WISHES.isdisjoint(verb_effects(verb))


WISHES = frozenset({"seek", "urge", "hope"})


def _imposers_of(bound: Bound, context: Context) -> Iterator[Entity]:
    """`the ban that Sweden imposed`: who does it in the clause that describes the noun."""
    noun = bound.frame.noun
    if noun is None:
        return
    described = [noun, *(post for _, post in noun.posts)]
    for clause in bound.clauses:
        if clause is bound.frame.clause or clause.kind != "relative" or clause.verb is None:
            continue
        if not verb_effects(clause.verb):
            continue
        if any(n in described for n in clause.deep_objects()):
            for subject in clause.deep_subjects():
                yield from denoted_entities(subject, "government", context, loosely=False)


def are_imposed_by_some(bound: Bound) -> bool:
    """`the limits that ten members have imposed`: those of some, whichever they are."""
    noun = bound.frame.noun
    told = (c for c in bound.clauses if c.kind == "relative" and c.verb is not None)
    imposed = [c for c in told if noun is not None and noun in c.deep_objects()]
    subjects = [n for c in imposed if c.verb and verb_effects(c.verb) for n in c.deep_subjects()]
    return any(n.head.mention is None and n.units[0].tag == "CD" for n in subjects)


def _deciders(bound: Bound, context: Context) -> Iterator[Entity]:
    """Whose decision or plan stands over the clause: `Britain's decision to ...`."""
    for noun in bound.modality.deciders:
        yield from governments_of(noun, context) or _tellers(noun, bound, context)


def _tellers(noun: NounChunk, bound: Bound, context: Context) -> list[Entity]:
    """`the government announced ..., alongside plans to`: who tells of plans of nobody else."""
    if noun.possessors() or noun.determiner or noun.posts:
        return []
    over = [n for c in bound.frame.clause.ancestors() for n in c.deep_subjects()]
    return [e for n in over for e in denoted_entities(n, "government", context, loosely=False)]


def vendors_homes(bound: Bound, context: Context) -> set[str | None]:
    """Where the vendors of a frame are at home: no government that acts on them, if named so."""
    return {context.home_of(v.id) for v in bound.roles.get("vendor", [])}


def _lawgivers(bound: Bound, context: Context) -> Iterator[Entity]:
    """Whose law it is that acts: `the bill would force ...`."""
    over = [n for c in bound.modality.holders for n in c.deep_subjects()]
    for noun in (*bound.frame.clause.deep_subjects(), *over):
        if "law" in denote(noun, deep=False).senses:
            named = governments_of(noun, context) or _having(noun, bound.frame.clause, context)
            named = named or _only_country_told(bound, context) or _signers(context)
            known = noun.determiner not in INDEFINITE
            yield from named or (_surrounding(bound, context) if known else ())
            return
        if _is_bill_told_of(noun, bound):
            yield from _surrounding(bound, context)
            return


def _is_bill_told_of(noun: NounChunk, bound: Bound) -> bool:
    """`It would also bar agencies from buying`: a bill that was told of, which no maker is."""
    verb = bound.frame.clause.verb
    is_bill = verb is not None and verb.modal == "would" and not verb.is_perfect
    return is_bill and noun.head.lower == "it" and not bound.functions.get("operator")


def _signers(context: Context) -> list[Entity]:
    """`The Polish president has signed a bill that`: who acts over the law, where one does."""
    acting = state_acting(context)
    return [acting] if acting is not None else []


def _only_country_told(bound: Bound, context: Context) -> list[Entity]:
    """`a bill that would ban it from Britain's networks`: the one country of the sentence."""
    homes = vendors_homes(bound, context)
    inside = [n for function, n in _nouns_of(bound.clauses) if function not in ELSEWHERE]
    named = [e for n in inside for e in denote(n).named]
    places = {e.country: e for e in named if e.kind in GOVERNMENT and e.country not in homes}
    if places:
        is_one = len(places) == 1 or {*places} == {*_in_one_list(bound.clauses)}
        return list(places.values()) if is_one else []
    told = context.recent_countries(before=start_of(bound))[0] - homes
    return [Entity("country", c, c, TOLD_ASIDE) for c in told if len(told) == 1]


ELSEWHERE = ("outside", "against")  # "amid the war against Ukraine": of another state
TOLD_ASIDE = "told aside"  # "Jane Doe (R-Texas) tabled a bill", "Jane Doe, a Texas Republican"


def _nouns_of(clauses: list[Clause]) -> Iterator[tuple[str, NounChunk]]:
    for clause in clauses:
        yield from functions(clause)


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
    is_none = bound.frame.noun is not None and bound.frame.noun.is_negative
    if is_none and any(n.head.tag == EXISTENTIAL for n in clause.subjects):
        yield from _speaking_states(bound, context)
        yield from _telling_at_end(bound, context)
    if clause.verb is not None and clause.verb.lemma in KEEPING and bound.frame.noun is not None:
        for subject in clause.deep_subjects():
            yield from denoted_entities(subject, "government", context, loosely=False)


def _telling_at_end(bound: Bound, context: Context) -> Iterator[Entity]:
    """`There will be no ban, Malta's minister said`: who tells it behind."""
    for clause in bound.clauses:
        tells = clause.verb is not None and clause.verb.lemma in SPEECH
        if tells and clause.kind in EQUAL_RANK and clause is not bound.frame.clause:
            for noun in clause.deep_subjects():
                yield from denoted_entities(noun, "government", context, loosely=False)


EXISTENTIAL = "EX"
KEEPING = frozenset({"have", "retain", "keep", "maintain"})


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
        is_agentless = bool(_placed_below(bound))
    is_agentless = is_agentless or _is_told_act(clause)
    is_known = noun is not None and (noun.determiner in DEFINITE or noun.units[0].tag == "T")
    elsewhere = any(_is_elsewhere(n) for n in clause.phrase("in"))
    is_open = (is_agentless or is_known) and not elsewhere  # "is not banned in Europe"
    if _is_out_of_own(bound, context):
        return  # "excluded from SoftBank's network": by SoftBank
    if clause.kind not in ("gerund", "participial") and is_open:
        yield from _surrounding(bound, context)
    elif is_open and _is_outcome(clause):
        yield from _placing(bound, context)


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
    if not _is_own_choice(bound):
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
    frames_of = tables().frames
    found = (
        n.determiner in DEFINITE and ACTS & {*frames_of.get((n.lemma, "", "noun"), ())}
        for n in subjects
    )
    return bool(subjects) and all(found)


ACTS = frozenset({"ACT", "BAN"})


def _imposers(bound: Bound, context: Context) -> Iterator[Entity]:
    """The government in focus, where the text says that somebody must."""
    if bound.features & {"order", "e:order"}:
        yield from _surrounding(bound, context)


def _ruling(bound: Bound, context: Context) -> Iterator[Entity]:
    """`An operator needs a permit`: by whose rules unnamed ones do."""
    subjects = bound.frame.clause.deep_subjects()
    if subjects and all("operator" in denote(n, deep=False).senses for n in subjects):
        yield from _surrounding(bound, context)


def _surrounding(bound: Bound, context: Context) -> list[Entity]:
    homes = vendors_homes(bound, context) | pressing_states(bound.clauses)
    is_one = len(context.local_countries) == 1  # not "in Norway and Kenya", which are both meant
    told = [] if is_one else list(_placing(bound, context))
    if told:
        return told
    for near in _nearby(bound, context):
        states = [e for e in near if e.country not in homes]
        if states:
            return states
    barred = frozenset(h for h in homes if h)
    told = [] if context.local_countries else _acting_before(bound, context, barred)
    found = context.government(except_for=barred, window=PRONOUN_WINDOW)
    is_named = "vendor" in bound.roles  # not "nobody is excluded"
    if found is not None and found.path == ABOUT and is_named and _is_own_choice(bound):
        found = None  # "it was excluded at the final stage": by whom, nobody has said
    return told or ([found] if found else [])


def _is_own_choice(bound: Bound) -> bool:
    """A verb of leaving out, which needs no law."""
    return bound.frame.anchor in lexicon().cues["own_choice"]


def _acting_before(bound: Bound, context: Context, barred: frozenset[str]) -> list[Entity]:
    """`Latvia went less far: there it is kept out of the core`: who acted in the clause before."""
    start = bound.frame.clause.verb.start if bound.frame.clause.verb is not None else 0
    before = (c for c in bound.clauses if c.kind in EQUAL_RANK and c.verb is not None)
    before = (c for c in before if c.verb is not None and c.verb.start < start)
    subjects = [n for c in before if c is not bound.frame.clause for n in c.deep_subjects()]
    named = [e for n in subjects for e in denote(n, deep=False).entities]
    told = [e for e in named if e.kind in ("country", "capital") and e.country not in barred]
    return [replace(e, path="who acted before") for e in told[-1:]]


def _nearby(bound: Bound, context: Context) -> Iterator[list[Entity]]:
    """The states that the sentence itself tells of, before any that was told of earlier."""
    yield list(_holders(bound, context))
    yield _by_whose_rule(context)
    yield _told_to(bound)
    yield _signers(context)
    yield _at_home(bound, context)


def _by_whose_rule(context: Context) -> list[Entity]:
    """`Under the Canadian ban, operators may not buy`: whose rule is applied."""
    led = [n for c in context.clauses_around() for n in c.phrase("under", "pursuant to")]
    ruling = (n for n in led if _is_rule(n))  # not "under pressure from the US"
    return [e for n in ruling for e in governments_of(n, context)]


def _is_rule(noun: NounChunk) -> bool:
    classes = {*tables().frames.get((noun.lemma, "", "noun"), ())}
    return "law" in denote(noun, deep=False).senses or not RULES.isdisjoint(classes)


RULES = frozenset({"BAN", "CURBS", "LAW", "LIMITS", "ORDER"})


def _told_to(bound: Bound) -> list[Entity]:
    """`has sued Sweden's regulator over the ban`: whose act it is that somebody answers."""
    clause, noun = bound.frame.clause, bound.frame.noun
    if noun is None or noun not in clause.phrase("over", "for", "about"):
        return []
    addressed = [*clause.direct_objects(), *clause.phrase("against")]
    return [e for n in addressed for e in acting_states(denote(n))]


def _at_home(bound: Bound, context: Context) -> list[Entity]:
    """`BT must remove its radios`: the one country of the operators that are told to."""
    subjects = bound.frame.clause.deep_subjects()
    named = [e for n in subjects for e in denoted_entities(n, "operator", context, loosely=False)]
    told = [context.world.networks.get(e.id, frozenset()) for e in named]
    countries = {e.country for e in named if e.country}
    countries = countries or {c for networks in told for c in networks}
    only = next(iter(countries)) if len(countries) == 1 else None
    return [Entity("country", only, only, "operator's country")] if only is not None else []


def _placing(bound: Bound, context: Context) -> Iterator[Entity]:
    """The one country in which what is spoken of would be done."""
    homes = vendors_homes(bound, context)
    placed = _placed_below(bound)
    told = {*placed} if placed else _told_here(bound)
    told -= homes
    if len(told) == 1 or placed:
        yield from (Entity("country", c, c, TOLD_HERE) for c in sorted(told))


TOLD_HERE = "where it holds"


def _placed_below(bound: Bound) -> list[str]:
    """`barred from networks in the US and Kenya`: a list of countries in what is barred."""
    clause = bound.frame.clause
    return _in_one_list([clause, *clauses_below(clause, bound.clauses)])


def _in_one_list(clauses: list[Clause]) -> list[str]:
    """The countries of the first list of them that `in` leads, or that is set beside a plural."""
    for clause in clauses:
        for preposition, group in clause.phrases:
            told = [each for n in group for each in (n, *(p for w, p in n.posts if w == "of"))]
            told = [each for n in told for each in (n, *n.appositions)]
            found = [e for n in told for e in denote(n, deep=False).entities]
            countries = [e.country for e in found if e.kind == "country" and e.country]
            if preposition == "in" and len(countries) > 1:
                return countries
    return []


def _told_here(bound: Bound) -> set[str]:
    """`Huawei was banned from supplying a network in Australia`: where what is barred would be.

    Whose operators or networks the sentence speaks of counts as well: `Britain's carriers`.
    """
    inside = [bound.frame.clause, *clauses_below(bound.frame.clause, bound.clauses)]
    placed = [denote(n, deep=False) for c in inside for n in c.phrase("in", "across")]
    found = {e.country for d in placed for e in d.entities if e.kind in ("country", "capital")}
    for _, noun in _nouns_of(bound.clauses):
        owned = denote(noun, deep=False)
        if owned.senses & HELD and not owned.entities:
            found.update(owned.demonyms)
            whose = owned.whose
            found.update(e.country for e in whose if e.kind == "country" and e.path in IN_OR_OF)
    return {country for country in found if country}


IN_OR_OF = frozenset({OWNER, "in ..."})
HELD = frozenset({"operator", "network", "trial", "procurement", "contract", "list"})


def _speaking_states(bound: Bound, context: Context) -> Iterator[Entity]:
    """`a committee said that it should be barred`: whose body calls for it."""
    homes = vendors_homes(bound, context)
    for clause in bound.modality.speakers:
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


GOVERNMENT_PATHS: dict[str, Callable[[Bound, Context], Iterator[Entity]]] = {
    "holder": _holders,
    "imposer": _imposers_of,
    "decider": _deciders,
    "law": _lawgivers,
    "context": _unnamed,
    "imposed": _imposers,
    "ruling": _ruling,
    "request": _requesters,
    "place": _placing,
    "having": _having_it,
    "where": _where,
    "condition": _conditioned,
    "speaker": _speaking_states,
}
