"""The paths that lead to the operator, where no argument of the clause names it.

In: a frame and the kind wanted. Out: who speaks, who acted before, or all operators of a country.
"""

from collections.abc import Callable, Iterator

from pipeline.extract.bound import Bound, end_of, start_of
from pipeline.extract.context import Context
from pipeline.extract.entities import Denoted, Entity
from pipeline.extract.features.generations import resumes_generation
from pipeline.extract.frames import functions
from pipeline.extract.head_nouns import is_plural, is_spelled_out
from pipeline.extract.modality.effects import verb_effects
from pipeline.extract.nouns import denote, is_of_generation
from pipeline.extract.referents.company_words import TOPMOST
from pipeline.extract.referents.denoted import denoted_entities, resolve
from pipeline.extract.referents.pointed_back import is_anothers
from pipeline.extract.referents.subjects import subject_entities
from pipeline.extract.slots import carries_service
from pipeline.extract.staff import employers_of
from pipeline.language.chunks import NounChunk
from pipeline.language.clauses.model import Clause
from pipeline.language.determiners import DEFINITE_ONE, INDEFINITE, THEIRS
from pipeline.language.discourse import PRONOUN_WINDOW, Focus
from pipeline.language.lexicon import lexicon
from pipeline.language.places import PLACED


def _speakers(bound: Bound, kind: str, context: Context) -> Iterator[Entity]:
    """`Vodafone said 5G would be available in June`: who tells of what nobody is said to do."""
    if not _lacks_agent(bound):
        return
    for clause in (*bound.modality.speakers, *_expecting(bound)):
        for subject in clause.deep_subjects():
            told = list(denoted_entities(subject, kind, context, loosely=False))
            yield from told or _spoken_for(subject, kind, context)


def _spoken_for(person: NounChunk, kind: str, context: Context) -> Iterator[Entity]:
    """`Telia's chief said`, `CEO Doe announced`: for the company that is theirs, or that acted."""
    employers = employers_of(person, context.staff)
    yield from (e for e in employers if e.kind == kind)
    if employers or not any(map(_is_of_firm_told, (person, *person.appositions))):
        return
    focus = context.acting(kind, before=person.start)
    if focus is not None and context.sentence - focus.sentence < PRONOUN_WINDOW:
        yield Entity(focus.kind, focus.id, focus.country, f"acts before: {focus.text}", focus.text)


def _is_of_firm_told(person: NounChunk) -> bool:
    """`the CEO`, `its chief`, `CEO Jane Doe`: not `the CEO of Acme`, `Acme chief`, `former CEO`."""
    words, offices = lexicon().cues, lexicon().cues["speaks_for_firm"]
    told = [u for u in person.units if u.tag not in ("DT", "PRPS")]
    office = next((i for i, u in enumerate(told) if u.lower in offices), None)
    named = [u for u in told if u.text.islower()][-1:]
    is_other = any(u.lower not in offices for u in named)  # "Chief analyst Jane Doe"
    if office is None or is_other or person.posts or person.possessors():
        return False
    return all(u.text.islower() and u.lower not in words["former"] for u in told[:office])


def _expecting(bound: Bound) -> list[Clause]:
    """`Telia expects its first 5G services to be available in May`: whose plan it is."""
    clause = bound.frame.clause
    is_told = clause.kind == "infinitive" and clause.parent is not None
    return [clause.parent] if clause.parent is not None and is_told and _lays_out(clause) else []


def _lays_out(clause: Clause) -> bool:
    """Whether what the clause above acts on is what the clause tells of."""
    above = clause.parent
    known = [n for n in clause.subjects if n.determiner]  # "launches of 6G": of anybody
    return above is not None and any(n in above.direct_objects() for n in known)


def _providers(bound: Bound, kind: str, context: Context) -> Iterator[Entity]:
    """`Commercial service will begin in June`: of the one who acted in the sentence before."""
    if not _lacks_agent(bound) or bound.modality.speakers or _is_general(bound.frame.clause):
        return
    focus = context.acting(kind, before=start_of(bound))
    if focus is not None:
        yield Entity(focus.kind, focus.id, focus.country, f"acts before: {focus.text}", focus.text)


def _is_general(clause: Clause) -> bool:
    """`3G networks first launched in 2002`, `the first systems`: those of no one alone."""
    many = (n for n in clause.subjects if is_plural(n))
    networks = (n for n in many if "network" in denote(n).senses)
    return any(not n.determiner or any(u.lower == "first" for u in n.units) for n in networks)


def _buyers(bound: Bound, kind: str, context: Context) -> Iterator[Entity]:
    """`Nokia and Fujitsu have been chosen`: by the one who acted in the sentence before."""
    clause = bound.frame.clause
    if bound.frame.noun is not None or not clause.is_passive or clause.phrase("by"):
        return
    if _is_set_apart(clause) and clause.parent is not None:
        for subject in clause.parent.deep_subjects():
            yield from denoted_entities(subject, kind, context, loosely=False)
        return
    told = {e.kind for n in clause.subjects for e in denote(n, deep=False).entities}
    places = {e.kind for n in clause.phrase("in") for e in denote(n, deep=False).entities}
    is_told = clause.verb is not None and clause.verb.form == "fin" and "vendor" in told
    if not is_told or "country" in places or any(map(_is_of_others, clause.nouns())):
        return
    focus = context.acting(kind, before=start_of(bound))
    if focus is not None:
        yield Entity(focus.kind, focus.id, focus.country, f"acts before: {focus.text}", focus.text)


def _announcers(bound: Bound, kind: str, context: Context) -> Iterator[Entity]:
    """`Telia said that ZTE would not be used for 5G`: who tells what is done about a maker."""
    clause = bound.frame.clause
    if bound.frame.noun is not None or not clause.is_passive or clause.phrase("by"):
        return
    told = {e.kind for n in clause.subjects for e in denote(n, deep=False).entities}
    if told != {"vendor"} or any(map(_is_of_others, clause.nouns())):
        return
    for speaker in bound.modality.speakers:
        for subject in speaker.deep_subjects():
            yield from denoted_entities(subject, kind, context, loosely=False)


def _is_of_others(noun: NounChunk) -> bool:
    """`a rival's network`, `the network of a competitor`: not of who tells about it."""
    return bool(noun.possessors()) or is_anothers(denote(noun))


def _is_set_apart(clause: Clause) -> bool:
    """`BT upgrades it, with Nokia chosen as supplier`: what more is told of a clause."""
    noun, above = clause.antecedent, clause.parent
    if clause.kind != "participial" or noun is None or above is None:
        return False
    return noun.preposition == "with" and all(n is not noun for _, n in functions(above))


def _scheduled(bound: Bound, kind: str, context: Context) -> Iterator[Entity]:
    """`Elisa's 5G is scheduled for launch in May`: whose that is for which it is planned."""
    noun = bound.frame.noun
    if noun is None or noun.preposition != "for" or PLANNED not in bound.modality.features:
        return
    for subject in bound.frame.clause.subjects:
        if is_of_generation(denote(subject)) or resumes_generation(subject):
            yield from denoted_entities(subject, kind, context, loosely=False)


PLANNED = "e:plan"


def _lacks_agent(bound: Bound) -> bool:
    """Whether a clause tells of a network or service without whose it is."""
    clause = bound.frame.clause
    noun = bound.frame.noun
    if clause.kind == "adverbial" and clause.marker in LONG_AGO:
        return False  # "Acme came in 1998, ten years before 4G was launched"
    if noun is not None:
        found = denote(noun)
        is_named = bool(found.named)
        is_open = noun.determiner == "" or _is_own_plan(noun, bound)
        is_open = is_open and noun in clause.subjects
        return not is_named and (noun.determiner == "the" or is_open)
    told = [denote(n) for n in (*clause.subjects, *clause.phrase("by"))]
    if any(n.possessors() or is_spelled_out(n) for n in clause.subjects):
        return False  # "Acme's network": that of a company not known
    named = any(e for d in told for e in d.named if not e.path.startswith("in "))
    return bool(told) and not named and any(d.generations or _is_service(d) for d in told)


def _is_own_plan(noun: NounChunk, bound: Bound) -> bool:
    """`A launch is planned for May`; not `a launch by a rival`, `In Peru a launch is planned`."""
    is_told = any(p == "by" for p, _ in noun.posts) or bound.frame.clause.phrase("by", "in")
    return noun.determiner in INDEFINITE and PLANNED in bound.modality.features and not is_told


LONG_AGO = frozenset({"before", "since"})


def _is_service(found: Denoted) -> bool:
    return bool(found.senses & SERVED) and found.chunk.head.mention is None


SERVED = frozenset({"network", "service"})


def _nations(bound: Bound, kind: str, context: Context) -> Iterator[Entity]:
    """`South Korea launched 5G`: what a country does that only its operators can do."""
    clause = bound.frame.clause
    for chunk in clause.deep_subjects():
        if clause.kind == "relative" and chunk.preposition:
            continue  # "companies in South Korea, which have launched it": those alone
        found = denote(chunk)
        if "possessive" in found.senses:
            continue  # "the state's"
        if any(e.kind in PLACED for e in found.named):
            continue  # "Oulu, Finland, launched its network": a town
        countries = [e for e in found.entities if e.kind == "country" and not _is_arm(chunk)]
        if "nation" in found.senses and chunk.determiner == "the":
            countries += resolve(found, "government", context)
        for country in countries:
            if country.country and country.country not in context.world.blocs:
                name = f"all:{country.country}"
                yield Entity(kind, name, country.country, f"all: {chunk.text}", chunk.text)


def _is_arm(chunk: NounChunk) -> bool:
    """`UL Japan`, `Spark Ghana`: a country behind a name that means nobody known is where a
    company is.
    """
    if chunk.head.mention is None:
        return False  # "Countries like Japan"
    before = [u for u in chunk.units[: chunk.units.index(chunk.head)][-1:] if u.mention is None]
    return any(len(u.text) > 1 and u.text[0].isupper() for u in before if u.tag == "N")


def _governed(bound: Bound, kind: str, context: Context) -> Iterator[Entity]:
    """`the ministry plans to shut down 2G`: the networks of all whom a government governs."""
    told = bound.frame.clause.deep_objects() if bound.frame.noun is None else [bound.frame.noun]
    if not any(is_of_generation(denote(n)) or n is bound.frame.noun for n in told):
        return  # "will end the monopoly over 5G"
    for clause in (bound.frame.clause, *bound.modality.holders):
        for chunk in clause.deep_subjects():
            for state in denoted_entities(chunk, "government", context, loosely=False):
                if state.country and state.kind in STATES:
                    yield Entity(kind, f"all:{state.country}", state.country, f"all: {chunk.text}")


STATES = frozenset({"authority", "official", "country", "capital"})


def _titled(bound: Bound, kind: str, context: Context) -> Iterator[Entity]:
    """`announced its first cities that will get 5G`: whose those are that get it."""
    clause = bound.frame.clause
    is_owned = any(c.determiner in THEIRS for c in clause.subjects)
    above = clause.parent
    is_told = above is not None and above.verb is not None and "say" in verb_effects(above.verb)
    if is_owned:
        yield from (e for c in clause.subjects for e in subject_entities(c, kind, context))
    elif above is not None and is_told and not any(denote(c).entities for c in clause.subjects):
        for subject in above.deep_subjects():
            yield from denoted_entities(subject, kind, context, loosely=False)


def _placed(bound: Bound, kind: str, context: Context) -> Iterator[Entity]:
    """`Germany's 3G networks were switched off`, `2G ended in Taiwan`: of a whole country."""
    clause = bound.frame.clause
    told = [denote(n) for n in clause.subjects]
    inside = [denote(n) for n in clause.phrase("in", "across")]
    around = [e for d in told for e in d.named]
    is_open = bound.frame.noun is None and not clause.phrase("by")
    is_open = is_open and (clause.is_passive or not any(clause.objects))
    is_open = is_open and clause.kind != "participial"  # "two operators have networks launched"
    if not is_open or not told or any(e.kind != "country" for e in around):
        return
    if any(d.chunk.determiner in INDEFINITE for d in told):
        return  # "an LTE network was rolled out in Peru": one of many that a country may have
    if any(n.determiner in THEIRS for n in clause.nouns()):
        return  # "3G will start in its home market, Hong Kong": of who is spoken of
    if not all(is_of_generation(d) or resumes_generation(d.chunk) for d in told):
        return
    for country in dict.fromkeys(e.country for e in (*around, *_wholly(inside))):
        if country is not None:
            yield Entity(kind, f"all:{country}", country, f"all: {told[0].chunk.text}")


def _wholly(places: list[Denoted]) -> list[Entity]:
    """The countries that are meant as a whole, not a town or two of them."""
    return [e for d in places for e in d.entities if e.kind == "country"]


def _quoted(bound: Bound, kind: str, context: Context) -> Iterator[Entity]:
    """`"Huawei remains an important supplier," a Sunrise spokesman said`: one of whom he speaks."""
    noun = bound.frame.noun
    places = frozenset(p for p, _ in noun.posts) if noun is not None else OF_ALL
    is_one = noun is not None and noun.determiner in INDEFINITE and not places & OF_ALL
    if noun is not None and is_one and not any(u.lower in RANKS for u in noun.units):
        yield from context.quoted_as(kind)


def _doers(bound: Bound, kind: str, context: Context) -> Iterator[Entity]:
    """`BT launched 5G services using Nokia's gear`: who does the thing that is said to use it."""
    clause = bound.frame.clause
    above = clause.parent
    if clause.kind != "participial" or above is None or bound.frame.noun is not None:
        return
    things = [n for n in clause.subjects if n in above.deep_objects()]
    told = [denote(n) for n in things]
    if not told or not all(_is_service(d) or d.generations or TRIED in d.senses for d in told):
        return
    for subject in above.deep_subjects():
        yield from denoted_entities(subject, kind, context, loosely=False)


TRIED = "trial"
OF_ALL = frozenset({"of", "to", "in", "for"})
RANKS = frozenset({"leading", "global", "major", "dominant", "large", "big"})
"""Words for a supplier of the world, whoever speaks of it."""


def _carried(bound: Bound, kind: str, context: Context) -> Iterator[Entity]:
    """`Sunrise offers 5G over a network built by Huawei`: whose service the network carries."""
    above = bound.frame.clause.parent
    if above is None or not carries_service(bound.frame.clause):
        return
    told = [denote(n) for n in above.deep_objects()]
    if any(d.generations or _is_service(d) for d in told):
        for subject in above.deep_subjects():
            yield from denoted_entities(subject, kind, context, loosely=False)


def _topical(bound: Bound, kind: str, context: Context) -> Iterator[Entity]:
    """`Nokia's contract is worth $10 million`: of the operator that the article is about.

    Only what is pointed at is: the one contract, and not one that a maker has somewhere.
    """
    noun = bound.frame.noun
    if noun is None or not _is_the_one(noun, context) or _tells_of_some(bound.frame.clause):
        return
    focus = context.party(kind, before=start_of(bound))
    countries = {*context.recent_countries(before=end_of(bound))[0]}
    if focus is not None and _is_at_home(focus, countries, context):
        yield Entity(focus.kind, focus.id, focus.country, f"topic: {focus.text}", focus.text)


def _is_the_one(noun: NounChunk, context: Context) -> bool:
    """`its contract`, `Nokia's contract`, `the deal with Nokia`; not `the deal with the army`."""
    is_makers = noun.determiner in THEIRS or bool(noun.possessors())
    told = [(p, _is_maker(n, context)) for p, n in noun.posts if p not in WHAT_FOR]
    is_known = is_makers or (noun.determiner in DEFINITE_ONE and bool(told))
    is_ranked = any(u.lower in RANKS or u.lower in TOPMOST for u in noun.units)
    is_one = is_known and not (is_plural(noun) or is_ranked or is_spelled_out(noun))
    return is_one and all(is_maker for _, is_maker in told)


def _is_maker(noun: NounChunk, context: Context) -> bool:
    return bool(denoted_entities(noun, "vendor", context, loosely=False))


WHAT_FOR = frozenset({"for", "over", "after"})


def _tells_of_some(clause: Clause) -> bool:
    """Whether operators are spoken of that are not named: `the contract with an operator`."""
    told = (denote(n, deep=False) for _, n in functions(clause))
    return any("operator" in d.senses and not d.entities for d in told)


def _is_at_home(focus: Focus, countries: set[str], context: Context) -> bool:
    """Whether nothing else is told than where the operator has networks."""
    served = context.world.ever.get(focus.id, frozenset()) | {focus.country}
    return countries <= served


CARRIER_PATHS: dict[str, Callable[[Bound, str, Context], Iterator[Entity]]] = {
    "speaker": _speakers,
    "provider": _providers,
    "buyer": _buyers,
    "announcer": _announcers,
    "nation": _nations,
    "governed": _governed,
    "titled": _titled,
    "placed": _placed,
    "quoted": _quoted,
    "doer": _doers,
    "carried": _carried,
    "topic": _topical,
    "scheduled": _scheduled,
}
