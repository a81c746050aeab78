"""A frame bound and described: its roles first, then all that the decision table may ask of it.

In: a frame, the clauses of its sentence, the context. Out: `Bound`, or None for a frame that can
claim nothing.
"""

from dataclasses import replace

from pipeline.extract.binding.roles import bind_roles
from pipeline.extract.binding.wanted import may_be_lent, may_be_told_again, may_claim
from pipeline.extract.bound import Bound, collect, end_of
from pipeline.extract.context import Context
from pipeline.extract.entities import Denoted
from pipeline.extract.features.arguments import describe_arguments
from pipeline.extract.features.beside import describe_beside, describe_holders
from pipeline.extract.features.nouns import countries_of, nations_in, provinces_in
from pipeline.extract.frames import CORE, Frame, functions, taken
from pipeline.extract.modality.effects import is_undone_above, is_undone_beside, makes_deal
from pipeline.extract.modality.over import modality
from pipeline.extract.nouns import denote, has_sense
from pipeline.extract.referents.acting import acting_states
from pipeline.extract.scopes import scopes
from pipeline.extract.slots import chunks_of
from pipeline.extract.staff import acted_for
from pipeline.extract.stations import stations
from pipeline.extract.tables import tables
from pipeline.language.chunks import NounChunk
from pipeline.language.clauses.model import Clause
from pipeline.language.determiners import THEIRS
from pipeline.language.lexicon import lexicon


def bind(frame: Frame, clauses: list[Clause], context: Context) -> Bound | None:
    """Bind the roles of a frame; a role that no function fills stays unbound.

    None for what binds nobody and goes on with nothing: it can claim nothing, and most frames of
    the news do not. Where the reading is to be explained, every frame is bound.
    """
    context.clause = frame.clause
    is_wanted = context.reach.explains or may_be_lent(frame, context)
    if not is_wanted and frame.frame_class not in tables().roles:
        return None
    bound = _opened(frame, clauses, context)
    may_point = frame.noun is None and frame.frame_class in tables().resumes
    bind_roles(bound, context, to_the_end=is_wanted or may_point)
    points = may_point and "government" in bound.roles  # "must tear out that gear"
    if not (is_wanted or points or may_claim(bound) or may_be_told_again(bound, context)):
        return None
    _describe_frame(bound, context)
    return bound


def bind_fully(frame: Frame, clauses: list[Clause], context: Context) -> Bound:
    """Bind and describe a frame whatever it binds."""
    context.clause = frame.clause
    bound = _opened(frame, clauses, context)
    bind_roles(bound, context, to_the_end=True)
    _describe_frame(bound, context)
    return bound


def _opened(frame: Frame, clauses: list[Clause], context: Context) -> Bound:
    """A frame with what stands over it, its roles still open."""
    noun = frame.noun
    standing = context.for_clause(("modality", noun), lambda: modality(frame.clause, noun))
    bound = Bound(frame, modality=standing, clauses=clauses)
    _negate_by_arguments(bound)
    bound.features = {
        *bound.modality.features,
        f"frame:{frame.frame_class}",
        f"anchor:{frame.anchor.replace(' ', '_')}",
        frame.clause.opening,
    }
    is_undone = noun is not None and is_undone_beside(noun, frame.clause, clauses)
    if is_undone or (makes_deal(frame.frame_class) and is_undone_above(frame.clause)):
        bound.features.add("conditional")  # the clause that tells so tells of it
    return bound


def _negate_by_arguments(bound: Bound) -> None:
    """`has no Huawei gear`; with `may` it is an order: `may buy no more of it`."""
    clause = bound.frame.clause
    core = [n for function in CORE for n in taken(bound.frame, function)]
    beside = [(p, n) for p, group in clause.phrases for n in group]
    core += [n for _, n in beside if n.head.lower in NOBODY]
    if bound.frame.frame_class in WITH_GEAR:
        core += [n for p, n in beside if _has_no_gear(p, n)]
    if any(n.is_negative for n in core if n is not bound.frame.noun and not _tells_refusal(n)):
        is_order = clause.verb is not None and clause.verb.modal == "may"
        turned = {"neg", "possible", "order"} if is_order else {"neg"}
        features = bound.modality.features ^ turned
        is_partial = any(n.is_partial for n in core)
        features = features | {"conditional"} if is_partial else features
        bound.modality = replace(bound.modality, features=features)


def _has_no_gear(preposition: str, noun: NounChunk) -> bool:
    """`runs its network with no ZTE gear`."""
    return preposition == "with" and noun.is_negative and has_sense(noun, "gear")


WITH_GEAR = frozenset({"USE", "TEST", "MANAGE"})  # not "launched 5G with no ZTE gear"


def _tells_refusal(noun: NounChunk) -> bool:
    """`found no majority`: what was put to the vote was turned down."""
    return (noun.lemma, "", "none") in tables().effects


NOBODY = frozenset({"neither", "none"})  # "buys from neither"


def _describe_frame(bound: Bound, context: Context) -> None:
    """Everything that the decision table may ask of a frame beside its roles."""
    told = countries_of(bound.frame.noun) or context.local_countries
    bound.countries = (
        told or _countries_of_networks(bound.frame.clause) or _countries_acting(bound.frame.clause)
    )
    if not bound.countries and any(_is_in_many(n) for _, n in functions(bound.frame.clause)):
        bound.features.add("many_countries")
    bound.default_country = context.default_country()
    bound.recent_countries = context.recent_countries(before=end_of(bound))
    bound.nations = nations_in(bound.frame.clause) or _nations_of_purpose(bound)
    bound.provinces = provinces_in(bound.frame.clause)
    describe_beside(bound, context)
    describe_arguments(bound, context)
    describe_holders(bound, context)
    if len(bound.roles.get("vendor", [])) > 1:
        named = chunks_of(bound, bound.functions["vendor"].rstrip("*!"))
        bound.scopes = scopes(named, bound.frame.clause)
    else:
        _describe_owned(bound)
    if len(bound.roles.get("operator", [])) > 1:
        bound.stations = stations(_operators_named(bound), bound.frame.clause)
    _describe_parties(bound, context)


def _describe_parties(bound: Bound, context: Context) -> None:
    """Whose people act, whether it crosses a border, and whether it is the act of others."""
    if bound.functions.get("operator") == "agent" and _acts_by_staff(bound, context):
        bound.features.add("agent:operator")
    if _crosses_border(bound):
        bound.features.add("abroad")
    if bound.frame.noun is not None and _is_act_of_others(bound):
        bound.features.add("others_act")
    if _is_plan_of_others(bound):
        bound.features.add("others_plan")


def _acts_by_staff(bound: Bound, context: Context) -> bool:
    """`executives at Telia decided to use it`: as good as Telia itself."""
    clause = bound.frame.clause
    return any(acted_for(n, clause, context.staff) for n in clause.deep_subjects())


def _nations_of_purpose(bound: Bound) -> tuple[str, ...]:
    """`won a licence to build a network in Chad`: where what it was won for is to be."""
    clause = bound.frame.clause
    below = (c for c in bound.clauses if c.parent is clause and c.kind == "infinitive")
    purpose = next(below, None)
    return nations_in(purpose) if purpose is not None else ()


def _describe_owned(bound: Bound) -> None:
    """`chose NEC, whose 5G antennas go to busy places`: what the one vendor is chosen for."""
    vendors = {e.id for e in bound.roles.get("vendor", [])}
    told = [n for c in bound.clauses if c.marker == OWNING for n in c.subjects]
    for chunk in told:
        maker = denote(chunk.owner) if chunk.owner is not None else None
        if maker is not None and {e.id for e in maker.entities} == vendors:
            found = denote(chunk, deep=False)
            collect(bound.purpose_generations, found.generations)
            collect(bound.purpose_parts, found.parts)


OWNING = "whose"


def _operators_named(bound: Bound) -> list[NounChunk]:
    """The chunks that name the operators: those that led to them, else wherever they stand."""
    led = chunks_of(bound, bound.functions["operator"].rstrip("*!"))
    meant = {e.id for e in bound.roles["operator"]}
    if meant <= {e.id for n in led for e in denote(n, deep=False).entities}:
        return led
    told = dict.fromkeys(a for c in bound.clauses for n in c.nouns() for a in (n, *n.appositions))
    return [n for n in told if meant & {e.id for e in denote(n, deep=False).entities}]


def _countries_of_networks(clause: Clause) -> tuple[str, ...]:
    """`for its Finnish core`, `the Danish 3G network`: where the network is that is told of."""
    told = (denote(n, deep=False) for _, n in functions(clause))
    nets = [d for d in told if d.demonyms and (d.parts or "network" in d.senses)]
    nets = [d for d in nets if not _is_of_foreigner(d)]
    return tuple(dict.fromkeys(c for d in nets for c in d.demonyms))


def _countries_acting(clause: Clause) -> tuple[str, ...]:
    """`the Finnish regulator has licensed Telia`: the one state that does something to a company.

    It does so in its own country.
    """
    found = {e.country for n in clause.deep_subjects() for e in acting_states(denote(n))}
    return tuple(c for c in found if c) if len(found) == 1 else ()


def _is_in_many(noun: NounChunk) -> bool:
    """`its European networks`, `in six markets`: of no one country."""
    words = {u.lower for u in noun.units}
    if noun.head.lower in MARKETS:
        is_several = any(u.tag == "CD" for u in noun.units) or bool(words & SEVERAL)
        return noun.preposition in ("in", "across") and is_several
    is_theirs = noun.determiner in THEIRS or bool(noun.possessors())
    is_of_many = bool(words & lexicon().cues["of_many_countries"])
    return is_theirs and is_of_many and "network" in denote(noun, deep=False).senses


MARKETS = ("countries", "markets", "nations")
SEVERAL = frozenset({"all", "several", "many", "multiple", "numerous", "various"})


def _is_of_foreigner(found: Denoted) -> bool:
    """`the Swedish company's radios`: whence a company comes, not where its radios stand."""
    makers = (u for u in found.chunk.possessors() if u.mention is None)
    return any(lexicon().has_sense(u.lower, "company", "vendor") for u in makers)


def _crosses_border(bound: Bound) -> bool:
    """Whether who presses and who is pressed are of different countries."""
    theirs = {e.country for e in bound.roles.get("pressed", [])}
    return bool(theirs) and not theirs & {e.country for e in bound.roles.get("government", [])}


def _is_act_of_others(bound: Bound) -> bool:
    """`Huawei opposes Sweden's ban`: whoever acts on the event is not of the state whose it is.

    `the government`, `a court` may be.
    """
    subjects = [n for n in bound.frame.clause.deep_subjects() if n is not bound.frame.noun]
    own = {e.country for e in bound.roles.get("government", [])}
    return bool(own and subjects) and not any(_may_be_of(denote(n), own) for n in subjects)


def _is_plan_of_others(bound: Bound) -> bool:
    """`Malta joins a US initiative to block it`: who joins a cause has not done what it asks."""
    governor = bound.frame.clause.governor
    if governor is None or governor.lemma not in lexicon().cues["common_cause"]:
        return False
    own = {e.country for e in bound.roles.get("government", [])}
    owners = {e.country for e in denote(governor).whose if e.kind in STATES}
    return bool(owners and own) and own.isdisjoint(owners)


STATES = ("country", "bloc", "authority")


def _may_be_of(found: Denoted, countries: set[str | None]) -> bool:
    told = {e.country for e in acting_states(found)}
    if told:
        return bool(told & countries)
    return found.chunk.is_pronoun or "government" in found.senses
