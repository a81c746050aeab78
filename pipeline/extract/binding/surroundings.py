"""The government that is meant by what stands around a clause: its sentence, or what is in focus.

In: a frame in which nobody is named who acts. Out: the states of its sentence, nearest first, or
the one that was told of before.
"""

from collections.abc import Iterator
from dataclasses import replace

from pipeline.extract.binding.holders import holders
from pipeline.extract.bound import Bound
from pipeline.extract.context import ABOUT, Context
from pipeline.extract.entities import OWNER, Entity
from pipeline.extract.frames import functions
from pipeline.extract.nouns import denote
from pipeline.extract.referents.acting import acting_states, pressing_states, state_acting
from pipeline.extract.referents.denoted import denoted_entities, governments_of
from pipeline.extract.slots import clauses_below
from pipeline.extract.tables import noun_classes
from pipeline.language.chunks import NounChunk
from pipeline.language.clauses.model import EQUAL_RANK, Clause
from pipeline.language.discourse import PRONOUN_WINDOW
from pipeline.language.lexicon import lexicon


def vendors_homes(bound: Bound, context: Context) -> set[str | None]:
    """Where the vendors of a frame are at home: no government that acts on them, if named so."""
    return {context.home_of(v.id) for v in bound.roles.get("vendor", [])}


def signers(context: Context) -> list[Entity]:
    """`The Polish president has signed a bill that`: who acts over the law, where one does."""
    acting = state_acting(context)
    return [acting] if acting is not None else []


def nouns_of(clauses: list[Clause]) -> Iterator[tuple[str, NounChunk]]:
    """The nouns of some clauses, each with its function there."""
    for clause in clauses:
        yield from functions(clause)


def surrounding(bound: Bound, context: Context) -> list[Entity]:
    """The states that the sentence tells of, else the one told before; none that is pressed."""
    homes = vendors_homes(bound, context) | pressing_states(bound.clauses)
    is_one = len(context.local_countries) == 1  # not "in Norway and Kenya", which are both meant
    told = [] if is_one else list(placing(bound, context))
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
    if found is not None and found.path == ABOUT and is_named and is_own_choice(bound):
        found = None  # "it was excluded at the final stage": by whom, nobody has said
    return told or ([found] if found else [])


def is_own_choice(bound: Bound) -> bool:
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
    yield list(holders(bound, context))
    yield _by_whose_rule(context)
    yield _told_to(bound)
    yield signers(context)
    yield _at_home(bound, context)


def _by_whose_rule(context: Context) -> list[Entity]:
    """`Under the Canadian ban, operators may not buy`: whose rule is applied."""
    led = [n for c in context.clauses_around() for n in c.phrase("under", "pursuant to")]
    ruling = (n for n in led if _is_rule(n))  # not "under pressure from the US"
    return [e for n in ruling for e in governments_of(n, context)]


def _is_rule(noun: NounChunk) -> bool:
    classes = {*noun_classes(noun.lemma)}
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
    """`BT must remove its radios`: the one country of the operators that are told to.

    Of several it is each where all of its operators are: `Danish and Finnish operators must`.
    """
    subjects = bound.frame.clause.deep_subjects()
    named = [e for n in subjects for e in denoted_entities(n, "operator", context, loosely=False)]
    told = [context.world.networks.get(e.id, frozenset()) for e in named]
    countries = {e.country for e in named if e.country}
    countries = countries or {c for networks in told for c in networks}
    are_all = bool(named) and all(e.id.startswith("all:") for e in named)
    states = sorted(countries) if are_all or len(countries) == 1 else []
    return [Entity("country", c, c, "operator's country") for c in states]


def placing(bound: Bound, context: Context) -> Iterator[Entity]:
    """The one country in which what is spoken of would be done."""
    homes = vendors_homes(bound, context)
    placed = placed_below(bound)
    told = {*placed} if placed else _told_here(bound)
    told -= homes
    if len(told) == 1 or placed:
        yield from (Entity("country", c, c, TOLD_HERE) for c in sorted(told))


TOLD_HERE = "where it holds"


def placed_below(bound: Bound) -> list[str]:
    """`barred from networks in the US and Kenya`: a list of countries in what is barred."""
    clause = bound.frame.clause
    return in_one_list([clause, *clauses_below(clause, bound.clauses)])


def in_one_list(clauses: list[Clause]) -> list[str]:
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
    for _, noun in nouns_of(bound.clauses):
        owned = denote(noun, deep=False)
        if owned.senses & HELD and not owned.entities:
            found.update(owned.demonyms)
            whose = owned.whose
            found.update(e.country for e in whose if e.kind == "country" and e.path in IN_OR_OF)
    return {country for country in found if country}


IN_OR_OF = frozenset({OWNER, "in ..."})
HELD = frozenset({"operator", "network", "trial", "procurement", "contract", "list"})
