"""Roles of a frame bound to entities by grammatical function, and the features that result."""

from collections.abc import Callable, Iterator, Sequence, Set
from dataclasses import dataclass, field, replace
from functools import cache

from pipeline.extract.context import (
    GOVERNMENT,
    ITS_NETWORKS,
    Context,
    denoted_entities,
    governments_of,
)
from pipeline.extract.frames import CORE, Frame, arguments, functions, taken, verb_classes
from pipeline.extract.modality import Modality, is_told_beside, modality, verb_effects
from pipeline.extract.nouns import OWNER, Denoted, Entity, denote, is_of_generation, modifier_senses
from pipeline.extract.scopes import Scope, scopes
from pipeline.extract.tables import NOTHING, tables
from pipeline.language.chunks import NounChunk
from pipeline.language.clauses import Clause
from pipeline.language.discourse import PRONOUN_WINDOW
from pipeline.language.lexicon import lexicon
from pipeline.language.tagging import Unit

SUPPRESSED = frozenset({"question", "conditional", "superseded"})  # what has these claims nothing


@dataclass(slots=True)
class Described:
    """What a clause says: features, generations and parts, whichever of its frames is meant."""

    frame: Frame
    features: set[str] = field(default_factory=set)
    generations: list[str] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)
    below_generations: list[str] = field(default_factory=list)
    purpose_generations: list[str] = field(default_factory=list)
    purpose_parts: list[str] = field(default_factory=list)
    positions: dict[str, int] = field(default_factory=dict)  # of generations and countries


@dataclass(slots=True)
class Bound(Described):
    """A frame with its roles bound: entities per role, and where each was found."""

    modality: Modality = field(default_factory=Modality)
    roles: dict[str, list[Entity]] = field(default_factory=dict)
    functions: dict[str, str] = field(default_factory=dict)
    clauses: list[Clause] = field(default_factory=list)
    scopes: dict[str, Scope] = field(default_factory=dict)  # by vendor, where each has its own
    countries: tuple[str, ...] = ()
    default_country: str | None = None
    recent_countries: tuple[frozenset[str], ...] = ()  # by sentence, this one first
    nations: tuple[str, ...] = ()  # countries in which the clause says that it happens


def bind(frame: Frame, clauses: list[Clause], context: Context) -> Bound | None:
    """Bind the roles of a frame; a role that no function fills stays unbound.

    None for what binds nobody and goes on with nothing: it can claim nothing, and most frames of
    the news do not. Where the reading is to be explained, every frame is bound.
    """
    context.clause = frame.clause
    is_wanted = context.reach.explains or _may_be_lent(frame, context)
    if not is_wanted and frame.frame_class not in tables().roles:
        return None
    bound = _opened(frame, clauses, context)
    may_point = frame.noun is None and frame.frame_class in tables().resumes
    _bind_roles(bound, clauses, context, to_the_end=is_wanted or may_point)
    points = may_point and "government" in bound.roles  # "must tear out that gear"
    if not (is_wanted or points or _may_claim(bound) or _may_be_told_again(bound, context)):
        return None
    _describe_frame(bound, clauses, context)
    return bound


def bind_fully(frame: Frame, clauses: list[Clause], context: Context) -> Bound:
    """Bind and describe a frame whatever it binds."""
    context.clause = frame.clause
    bound = _opened(frame, clauses, context)
    _bind_roles(bound, clauses, context, to_the_end=True)
    _describe_frame(bound, clauses, context)
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
        f"anchor:{frame.anchor}",
        f"marker:{frame.clause.marker}",
    }
    return bound


def _may_be_lent(frame: Frame, context: Context) -> bool:
    """Whether what was told before may give the frame the roles that it lacks."""
    is_verb_told_again = context.retells and frame.noun is None
    return frame.frame_class in context.lent or (
        is_verb_told_again and frame.frame_class in retold()
    )


def _bind_roles(bound: Bound, clauses: list[Clause], context: Context, *, to_the_end: bool) -> None:
    """Bind role by role, unless `to_the_end` only until one is missing that every row wants."""
    roles = tables().roles.get(bound.frame.frame_class)
    wanted = _roles_wanted(bound.frame.frame_class)
    is_settled = roles is not None and "operator" not in roles.functions
    leading = _leading(bound.frame)
    for role, names in roles.functions.items() if roles is not None else ():
        _bind_role(bound, role, _open_to(names, leading), clauses, context)
        is_settled = is_settled or role == "operator"
        is_missing = role not in bound.roles and (wanted is None or f"role:{role}" in wanted)
        if is_missing and is_settled and not to_the_end and "operator" not in bound.roles:
            return


def _open_to(names: tuple[str, ...], leading: Set[str]) -> list[str]:
    """The functions of a role that may lead to somebody: no preposition that leads nothing."""
    return [n for n, word in _with_prepositions(names) if word is None or word in leading]


@cache
def _with_prepositions(names: tuple[str, ...]) -> tuple[tuple[str, str | None], ...]:
    return tuple((name, _preposition(name)) for name in names)


def _may_claim(bound: Bound) -> bool:
    """Whether a row of the decision table may fit: it wants no role that the frame lacks.

    Describing a frame only adds to its features, so that what bars a row now always will.
    """
    features = bound.features
    if features & SUPPRESSED:
        return False
    bound_to = {f"role:{role}" for role in bound.roles}
    rows = _claiming(bound.frame.frame_class)
    return any(roles <= bound_to and bars.isdisjoint(features) for roles, bars in rows)


def _may_be_told_again(bound: Bound, context: Context) -> bool:
    """Whether a frame says who does it, and to what: one behind it may go on with that."""
    if "operator" in bound.roles:
        return "vendor" in bound.roles or context.names_technology
    wanted = _roles_wanted(bound.frame.frame_class)
    has_roles = wanted is not None and wanted <= bound.features
    return has_roles and {"government@agent", "role:vendor"} <= bound.features


@cache
def _claiming(frame_class: str) -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    """Of each row that claims something: the roles that it wants, as features, and what bars it."""
    rows = [r for r in tables().decisions.get(frame_class, ()) if r.kind != NOTHING]
    return tuple((frozenset(n for n in r.needs if n.startswith("role:")), r.bars) for r in rows)


@cache
def _roles_wanted(frame_class: str) -> frozenset[str] | None:
    """The roles, as features, without which no row of a class claims anything; None for no row."""
    rows = [roles for roles, _ in _claiming(frame_class)]
    return frozenset.intersection(*rows) if rows else None


@cache
def retold() -> frozenset[str]:
    """The classes of verbs that may stand for an earlier one, or leave their object to it."""
    return tables().echoes | tables().elliptic


def _describe_frame(bound: Bound, clauses: list[Clause], context: Context) -> None:
    """Everything that the decision table may ask of a frame beside its roles."""
    bound.countries, bound.default_country = context.local_countries, context.default_country()
    bound.recent_countries = context.recent_countries(before=_reach(bound))
    bound.nations = _nations_in(bound.frame.clause)
    _describe_beside(bound, clauses, context)
    _describe_arguments(bound, context)
    _describe_holders(bound, context)
    if len(bound.roles.get("vendor", [])) > 1:
        named = _chunks(bound, bound.functions["vendor"].rstrip("*!"), clauses)
        bound.scopes = scopes(named, bound.frame.clause)
    if _crosses_border(bound):
        bound.features.add("abroad")


def _bind_role(
    bound: Bound, role: str, names: Sequence[str], clauses: list[Clause], context: Context
) -> None:
    """Fill a role by the first of its functions that leads to somebody."""
    described: tuple[str, list[Entity]] | None = None
    for function in names:
        if described is not None and function not in BESIDE_OBJECT[role]:
            continue
        entities = list(_fill(bound, role, function, clauses, context))
        if role == "government" and function in (*ABOUT_PLACE, "holder"):
            entities = _not_at_home(entities, bound, context)
        if function == "agent":  # "Japan's networks shun Huawei": no act of Japan
            entities = [e for e in entities if e.path != ITS_NETWORKS]
        if entities and _may_be_named(bound, role, function, entities):
            described = described or (function, entities)
        elif entities:
            _fill_role(bound, role, function, entities)
            return
    if described is not None:
        _fill_role(bound, role, *described)


BESIDE_OBJECT = {"operator": frozenset({"for", "with"}), "vendor": frozenset({"to"})}


def _may_be_named(bound: Bound, role: str, function: str, entities: list[Entity]) -> bool:
    """Whether what an object stands for gives way to who is named beside it."""
    if role == "vendor" and function == "object":  # "awarded it to Ericsson"
        return all(n.head.lower == "it" for n in bound.frame.clause.deep_objects())
    return _is_owner_in_focus(bound, role, function, entities)


def _is_owner_in_focus(bound: Bound, role: str, function: str, entities: list[Entity]) -> bool:
    """`will build the network for Proximus`: whose network it is the clause itself may tell."""
    if role != "operator" or function not in ("object", "owner"):
        return False
    owned = _chunks(bound, function, bound.clauses)
    words = tuple(f'"{c.text}"' for c in owned if c.determiner == "the" and not c.possessors())
    return all(e.path.startswith(words) for e in entities)


def _fill_role(bound: Bound, role: str, function: str, entities: list[Entity]) -> None:
    if role == "vendor" and any(":" in e.id for e in entities):
        entities = [*entities, *_examples(bound)]  # "Chinese vendors, such as Huawei"
    bound.roles[role] = _unique(entities)
    bound.functions[role] = function
    bound.features |= {f"role:{role}", f"{role}@{function.rstrip('*!')}"}


def _examples(bound: Bound) -> list[Entity]:
    """The makers named as examples of a group that the clause speaks of."""
    clause = bound.frame.clause
    beside = [a for _, n in functions(clause) for a in n.appositions if a.preposition in EXAMPLES]
    named = [*clause.phrase(*EXAMPLES), *beside]
    return [e for n in named for e in denote(n, deep=False).entities if e.kind == "vendor"]


EXAMPLES = ("including", "such as", "like", "namely")


def _negate_by_arguments(bound: Bound) -> None:
    """`has no Huawei gear`; with `may` it is an order: `may buy no more of it`."""
    clause = bound.frame.clause
    core = [n for function in CORE for n in taken(bound.frame, function)]
    if any(n.is_negative for n in core if n is not bound.frame.noun):
        is_order = clause.verb is not None and clause.verb.modal == "may"
        turned = {"neg", "possible", "order"} if is_order else {"neg"}
        features = bound.modality.features ^ turned
        bound.modality = replace(bound.modality, features=features)


ABOUT_PLACE = frozenset({"in", "of", "from", "for", "at"})


def _not_at_home(entities: list[Entity], bound: Bound, context: Context) -> list[Entity]:
    """`Huawei of China`: a vendor's home is no government that acts on it."""
    homes = {context.home_of(v.id) for v in bound.roles.get("vendor", [])}
    return [e for e in entities if e.country not in homes]


def _crosses_border(bound: Bound) -> bool:
    """Whether who presses and who is pressed are of different countries."""
    theirs = {e.country for e in bound.roles.get("pressed", [])}
    return bool(theirs) and not theirs & {e.country for e in bound.roles.get("government", [])}


def _fill(
    bound: Bound, role: str, function: str, clauses: list[Clause], context: Context
) -> Iterator[Entity]:
    kind = KINDS.get(role, role)
    if kind == "government" and function in GOVERNMENT_PATHS:
        yield from GOVERNMENT_PATHS[function](bound, context)
        return
    if function == "anywhere":
        yield from _anywhere(clauses, kind)
        return
    if role == "substitute" and function == "by" and not bound.frame.clause.is_passive:
        return  # "phase out gear by Chinese vendors"
    if function in CARRIER_PATHS:
        yield from CARRIER_PATHS[function](bound, kind, context)
        return
    name, loosely, by_name = _read_function(function)
    for chunk in _chunks(bound, name, clauses):
        if by_name and not any(u.mention for u in chunk.units):
            continue
        yield from denoted_entities(chunk, kind, context, loosely=loosely)


KINDS = {
    "substitute": "vendor",
    "maker": "vendor",
    "pressed": "government",
    "requester": "government",
}


def _leading(frame: Frame) -> set[str]:
    """The prepositions that lead anything to the clause or to its event noun."""
    posts = frame.noun.posts if frame.noun is not None else ()
    return {preposition for preposition, _ in (*frame.clause.phrases, *posts)}


def _preposition(function: str) -> str | None:
    """The preposition that a function of the table of roles is; None for any other."""
    name = function.rstrip("*!")
    paths = (GOVERNMENT_PATHS, CARRIER_PATHS, PLACES, OTHER_PATHS)
    return None if name.startswith("e:") or any(name in known for known in paths) else name


OTHER_PATHS = frozenset(
    {*CORE, "subject", "below", "allowed", "anywhere", "order", "over", "above"}
)
"""Functions that lead elsewhere than to what a preposition leads to."""


@cache
def _read_function(function: str) -> tuple[str, bool, bool]:
    """A function of the table of roles without its mark: `*` binds loosely, `!` by name alone."""
    return function.rstrip("*!"), function.endswith("*"), function.endswith("!")


def _chunks(bound: Bound, function: str, clauses: list[Clause]) -> list[NounChunk]:
    frame = bound.frame
    if function in PLACES:
        return PLACES[function](frame)
    if function == "below":
        return [n for c in _below(frame.clause, clauses) for _, n in functions(c)]
    if function == "allowed":
        return _allowed(frame, clauses)
    actors = _actors(bound, function)
    if actors is not None:
        return [n for clause in actors for n in clause.deep_subjects()]
    chunks = []
    if frame.noun is not None:
        chunks = [n for p, n in frame.noun.posts if p == function]
        chunks += [c for n in chunks for c in n.conjuncts]
        if chunks and function in PARTIES:
            return chunks  # "after a contract with Telia, one with DNA"
    inner = _inside_goal(frame.clause) if function == "from" else []
    found = [n for n in taken(frame, function) if n is not frame.noun]
    return chunks + [n for n in found if n not in chunks and n not in inner]


def _allowed(frame: Frame, clauses: list[Clause]) -> list[NounChunk]:
    """`licences that had allowed companies to ship goods to Huawei`: what they were for."""
    told = (c for c in clauses if c.antecedent is frame.noun and c.verb is not None)
    allowing = [c for c in told if c.verb and "allow" in verb_effects(c.verb)]
    inside = [d for c in allowing for d in (c, *_below(c, clauses))]
    return [n for c in inside for _, n in functions(c) if n is not frame.noun]


def _inside_goal(clause: Clause) -> list[NounChunk]:
    """`from Nokia's core to one from Huawei`: what belongs to where it goes."""
    return [post for goal in clause.phrase("to") for _, post in goal.posts]


def _matrix(frame: Frame) -> list[NounChunk]:
    """The arguments of the clause that an infinitive completes."""
    parent = frame.clause.parent if frame.clause.kind == "infinitive" else None
    return [n for f, n in functions(parent) if f != "of"] if parent else []


def _predicate(frame: Frame) -> list[NounChunk]:
    """What the event is said to be: `the order is Nokia's third`."""
    verb = frame.clause.verb
    return frame.clause.deep_objects() if verb is not None and verb.lemma == "be" else []


def _host(frame: Frame) -> list[NounChunk]:
    """The noun that an apposition stands beside."""
    return [frame.host] if frame.host else []


def _owner(frame: Frame) -> list[NounChunk]:
    """The event itself, whose owner is meant; for a verb what it has."""
    return [frame.noun] if frame.noun else _owned(frame.clause)


PLACES: dict[str, Callable[[Frame], list[NounChunk]]] = {
    "owner": _owner,
    "matrix": _matrix,
    "host": _host,
    "predicate": _predicate,
}
PARTIES = frozenset({"with", "from"})


def _actors(bound: Bound, function: str) -> list[Clause] | None:
    """The clauses whose subjects a function of the clauses above means; None for any other."""
    standing = bound.modality
    if function == "order":
        return [standing.orderer] if standing.orderer else []
    if function.startswith("e:"):
        return [c for e, c in standing.by_effect.items() if e == function[2:]]
    if function == "over":
        return list(standing.holders)
    if function == "above":
        return bound.frame.clause.ancestors()
    return None


def _below(clause: Clause, clauses: list[Clause]) -> list[Clause]:
    """The clauses that complete a clause, those that complete them, and so on."""
    found = [clause]
    for other in clauses:
        completes = other.kind in COMPLETING and other.parent in found and other is not clause
        completes = completes and not is_told_beside(other)
        is_speech = other.verb is not None and "say" in verb_effects(other.verb)
        is_asked = other.kind == "infinitive" and not other.is_passive  # "invited to show"
        is_speech = is_speech and not is_asked
        if completes and not is_speech:
            found.append(other)  # no `..., the company said`
    return found[1:]


COMPLETING = frozenset({"infinitive", "complement", "gerund"})


def _means(inner: list[Clause], clauses: list[Clause]) -> list[Clause]:
    """`barred from buying it using state aid`: by what means that would be done."""
    return [
        c
        for c in clauses
        if c.kind == "participial" and c.parent in inner and c.verb and c.verb.lemma in MEANS
    ]


MEANS = frozenset({"use"})


def _describe_beside(bound: Bound, clauses: list[Clause], context: Context) -> None:
    """Features of the clauses that complete the clause or describe what it tells of."""
    told = context.for_clause("beside", lambda: _beside(bound.frame, clauses))
    bound.features |= told.features
    _collect(bound.below_generations, told.below_generations)
    _collect(bound.purpose_generations, told.purpose_generations)
    _collect(bound.purpose_parts, told.purpose_parts)


def _beside(frame: Frame, clauses: list[Clause]) -> Described:
    told = Described(frame)
    _describe_below(told, clauses)
    _describe_purpose(told, clauses)
    _describe_told(told, clauses)
    return told


def _describe_told(bound: Described, clauses: list[Clause]) -> None:
    """Features of the clauses that describe an object: `a bill that would ban ...`."""
    objects = bound.frame.clause.deep_objects()
    for clause in clauses:
        if clause.antecedent not in objects or clause.verb is None:
            continue
        bound.features.update(f"described:{c}" for c in verb_classes(clause))
        for _, chunk in functions(clause):
            found = denote(chunk)
            bound.features.update(f"described:{w}" for w in found.senses | found.about)


def _describe_holders(bound: Bound, context: Context) -> None:
    """Features of who or what the clauses above make act: `the bill would force them to stop`."""
    for clause in bound.modality.holders:
        for chunk in clause.deep_subjects():
            words = _senses(denote(chunk, deep=False), context)
            bound.features.update(f"holder:{w}" for w in words)


def _senses(found: Denoted, context: Context) -> set[str]:
    """The senses of a chunk; `the legislation` is the draft that the article told of before."""
    senses = found.senses | {e.kind for e in (*found.entities, *found.owners)}
    if "law" in senses and found.chunk.determiner in KNOWN and context.tells_of_draft:
        return senses | {"draft"}
    return senses


KNOWN = frozenset({"the", "this", "that", "these", "those"})


def _describe_below(bound: Described, clauses: list[Clause]) -> None:
    inner = _below(bound.frame.clause, clauses)
    for clause in [*inner, *_means(inner, clauses)]:
        completes = clause.parent is bound.frame.clause and clause.governor is None
        if clause.kind == "gerund" and completes:
            bound.features.add("completed")
        if clause.kind == "infinitive" and clause.parent is bound.frame.clause:
            bound.features.add("to_do")
        for function, chunk in functions(clause):
            found = denote(chunk)
            words = found.senses | found.about
            words |= {e.kind for e in (*found.entities, *found.owners)}
            bound.features.update(f"below:{w}" for w in words)
            bound.features.update(f"below:{function}:{w}" for w in words)
            bound.features.update(f"below:scope:{p}" for p in found.parts)
            _collect(bound.below_generations, found.generations)
        if clause.verb is not None:
            bound.features.update(f"below:{c}" for c in verb_classes(clause))


def _describe_purpose(bound: Described, clauses: list[Clause]) -> None:
    """Generations and parts of what a deal is for: `a contract to supply 5G radios`.

    A participle that goes with the subject tells of what the clause above does: `will deploy 5G
    radios, working with Nokia`.
    """
    own = bound.frame.clause
    chunks = [n for c in clauses if c.parent is own and _is_purpose(c) for _, n in functions(c)]
    if own.kind == "participial" and own.antecedent is None and own.parent is not None:
        _collect_scope(bound, own.parent.deep_objects(), deep=False)
    _collect_scope(bound, chunks, deep=True)


def _collect_scope(bound: Described, chunks: list[NounChunk], *, deep: bool) -> None:
    for chunk in chunks:
        found = denote(chunk, deep=deep)
        _collect(bound.purpose_generations, found.generations)
        _collect(bound.purpose_parts, found.parts)


def _is_purpose(clause: Clause) -> bool:
    is_aside = clause.kind == "participial" and clause.antecedent is None
    return clause.kind in PURPOSES and not is_aside


PURPOSES = frozenset({"infinitive", "gerund", "participial"})


def _anywhere(clauses: list[Clause], kind: str) -> Iterator[Entity]:
    for clause in clauses:
        for _, chunk in functions(clause):
            found = denote(chunk)
            for entity in (*found.entities, *found.owners, *found.modifiers):
                if entity.kind == kind:
                    yield entity


def _holders(bound: Bound, context: Context) -> Iterator[Entity]:
    """Whose an event noun is: `the UK ban`, `Britain's ban`, `a government ban`."""
    if bound.frame.noun is not None:
        yield from governments_of(bound.frame.noun, context)


def _imposers_of(bound: Bound, context: Context) -> Iterator[Entity]:
    """`the ban that Sweden imposed`: who does it in the clause that describes the noun."""
    noun = bound.frame.noun
    if noun is None:
        return
    described = [noun, *(post for _, post in noun.posts)]
    for clause in bound.clauses:
        if clause.kind != "relative" or clause.verb is None or not verb_effects(clause.verb):
            continue
        if any(n in described for n in clause.deep_objects()):
            for subject in clause.deep_subjects():
                yield from denoted_entities(subject, "government", context, loosely=False)


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


def _lawgivers(bound: Bound, context: Context) -> Iterator[Entity]:
    """Whose law it is that acts: `the bill would force ...`."""
    over = [n for c in bound.modality.holders for n in c.deep_subjects()]
    for noun in (*bound.frame.clause.deep_subjects(), *over):
        if "law" in denote(noun, deep=False).senses:
            named = governments_of(noun, context) or _having(noun, bound.frame.clause, context)
            named = named or _only_country_told(bound, context)
            known = noun.determiner not in ("a", "an")
            yield from named or (_surrounding(bound, context) if known else ())
            return


def _only_country_told(bound: Bound, context: Context) -> list[Entity]:
    """`a bill that would ban it from Britain's networks`: the one country of the sentence."""
    homes = {context.home_of(v.id) for v in bound.roles.get("vendor", [])}
    named = [e for _, n in _nouns_of(bound.clauses) for e in _entities(n)]
    places = {e.country: e for e in named if e.kind in GOVERNMENT and e.country not in homes}
    return list(places.values()) if len(places) == 1 else []


def _nouns_of(clauses: list[Clause]) -> Iterator[tuple[str, NounChunk]]:
    for clause in clauses:
        yield from functions(clause)


def _entities(noun: NounChunk) -> list[Entity]:
    found = denote(noun)
    return [*found.entities, *found.owners, *found.modifiers]


def _having_it(bound: Bound, context: Context) -> Iterator[Entity]:
    """`Taiwan has had a ban in place`: whose it is who has the event."""
    clause = bound.frame.clause
    if clause.verb is not None and clause.verb.lemma in KEEPING and bound.frame.noun is not None:
        for subject in clause.deep_subjects():
            yield from denoted_entities(subject, "government", context, loosely=False)


KEEPING = frozenset({"have", "retain", "keep", "maintain"})


def _conditioned(bound: Bound, context: Context) -> Iterator[Entity]:
    """`threatened to retaliate if Berlin banned it`: whose doing would be answered."""
    told = [bound.frame.clause, *_below(bound.frame.clause, bound.clauses)]
    for clause in bound.clauses:
        if clause.marker in CONDITIONS and clause.parent in told:
            for subject in clause.deep_subjects():
                yield from denoted_entities(subject, "government", context, loosely=False)


CONDITIONS = frozenset({"if", "should", "unless"})


def _having(noun: NounChunk, clause: Clause, context: Context) -> list[Entity]:
    """`Poland has a law that ...`: who has it."""
    for place in (clause, *clause.ancestors()):
        if place.antecedent is noun and place.parent is not None:
            owners = place.parent.deep_subjects()
            return [
                e for n in owners for e in denoted_entities(n, "government", context, loosely=False)
            ]
    return []


def _unnamed(bound: Bound, context: Context) -> Iterator[Entity]:
    """The government in focus, where nobody is named who acts."""
    clause, noun = bound.frame.clause, bound.frame.noun
    is_agentless = clause.verb is None or (clause.is_passive and not clause.phrase("by"))
    if noun is not None and not noun.determiner and noun.head.lower.endswith("s"):
        is_agentless = False  # "has been hit with bans": nobody's in particular
    is_agentless = is_agentless or _is_told_act(clause)
    is_known = noun is not None and (noun.determiner in KNOWN or noun.units[0].tag == "T")
    elsewhere = any("continent" in denote(n, deep=False).senses for n in clause.phrase("in"))
    is_open = (is_agentless or is_known) and not elsewhere  # "is not banned in Europe"
    if clause.kind not in ("gerund", "participial") and is_open:
        yield from _surrounding(bound, context)


def _is_told_act(clause: Clause) -> bool:
    """`the decision would allow ...`: an act that was told of acts, its maker does not."""
    subjects = clause.deep_subjects()
    frames_of = tables().frames
    found = (
        n.determiner in KNOWN and ACTS & {*frames_of.get((n.lemma, "", "noun"), ())}
        for n in subjects
    )
    return bool(subjects) and all(found)


ACTS = frozenset({"ACT", "BAN"})


def _surrounding(bound: Bound, context: Context) -> list[Entity]:
    homes = {context.home_of(v.id) for v in bound.roles.get("vendor", [])}
    barred = frozenset(h for h in homes if h)
    told = [] if context.local_countries else list(_placing(bound, context))
    if told:
        return told
    found = context.government(except_for=barred, window=PRONOUN_WINDOW)
    return [found] if found else []


TOLD_HERE = "where it holds"


def _placing(bound: Bound, context: Context) -> Iterator[Entity]:
    """The one country in which what is spoken of would be done."""
    homes = {context.home_of(v.id) for v in bound.roles.get("vendor", [])}
    placed = _placed_below(bound)
    told = {*placed} if placed else _told_here(bound)
    told -= homes
    if len(told) == 1 or placed:
        yield from (Entity("country", c, c, TOLD_HERE) for c in sorted(told))


def _placed_below(bound: Bound) -> list[str]:
    """`barred from networks in the US and Kenya`: a list of countries in what is barred."""
    for clause in _below(bound.frame.clause, bound.clauses):
        for preposition, group in clause.phrases:
            found = [e for n in group for e in denote(n, deep=False).entities]
            countries = [e.country for e in found if e.kind == "country" and e.country]
            if preposition == "in" and len(countries) > 1:
                return countries
    return []


def _told_here(bound: Bound) -> set[str]:
    """`Huawei was banned from supplying a network in Australia`: where what is barred would be.

    Whose operators or networks the sentence speaks of counts as well: `Britain's carriers`.
    """
    inside = [bound.frame.clause, *_below(bound.frame.clause, bound.clauses)]
    placed = [denote(n, deep=False) for c in inside for n in c.phrase("in", "across")]
    found = {e.country for d in placed for e in d.entities if e.kind in ("country", "capital")}
    for _, noun in _nouns_of(bound.clauses):
        owned = denote(noun, deep=False)
        if owned.senses & HELD and not owned.entities:
            found.update(owned.demonyms)
            whose = (*owned.owners, *owned.modifiers)
            found.update(e.country for e in whose if e.kind == "country" and e.path == OWNER)
    return {country for country in found if country}


HELD = frozenset({"operator", "network", "trial"})


def _imposers(bound: Bound, context: Context) -> Iterator[Entity]:
    """The government in focus, where the text says that somebody must."""
    if bound.features & {"order", "e:order"}:
        yield from _surrounding(bound, context)


def _speaking_states(bound: Bound, context: Context) -> Iterator[Entity]:
    """`a committee said that it should be barred`: whose body calls for it."""
    homes = {context.home_of(v.id) for v in bound.roles.get("vendor", [])}
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


GOVERNMENT_PATHS: dict[str, Callable[[Bound, Context], Iterator[Entity]]] = {
    "holder": _holders,
    "imposer": _imposers_of,
    "decider": _deciders,
    "law": _lawgivers,
    "context": _unnamed,
    "imposed": _imposers,
    "request": _requesters,
    "place": _placing,
    "having": _having_it,
    "condition": _conditioned,
    "speaker": _speaking_states,
}


def _speakers(bound: Bound, kind: str, context: Context) -> Iterator[Entity]:
    """`Vodafone said 5G would be available in June`: who tells of what nobody is said to do."""
    if not _lacks_agent(bound):
        return
    for clause in bound.modality.speakers:
        for subject in clause.deep_subjects():
            yield from denoted_entities(subject, kind, context, loosely=False)


def _providers(bound: Bound, kind: str, context: Context) -> Iterator[Entity]:
    """`Commercial service will begin in June`: of the one who acted in the sentence before."""
    if not _lacks_agent(bound) or bound.modality.speakers:
        return
    focus = context.acting(kind, before=_start(bound))
    if focus is not None:
        yield Entity(focus.kind, focus.id, focus.country, f"acts before: {focus.text}", focus.text)


def _start(bound: Bound) -> int:
    verb = bound.frame.clause.verb
    return verb.start if verb is not None else bound.frame.noun.start if bound.frame.noun else 0


def _nations_in(clause: Clause) -> tuple[str, ...]:
    """`received a licence in Cameroon`: named as the country, not by one of its towns."""
    told = (e for n in clause.phrase("in") for e in denote(n, deep=False).entities)
    return tuple(dict.fromkeys(e.country for e in told if e.kind == "country" and e.country))


def _reach(bound: Bound) -> int:
    """Where the clause ends: what stands behind tells of something else."""
    clause = bound.frame.clause
    chunks = [a for _, n in functions(clause) for a in (n, *n.appositions)]
    return max((n.end for n in chunks), default=_start(bound))


def _lacks_agent(bound: Bound) -> bool:
    """Whether a clause tells of a network or service without whose it is."""
    clause = bound.frame.clause
    noun = bound.frame.noun
    if noun is not None:
        found = denote(noun)
        is_named = bool(found.entities or found.owners or found.modifiers)
        is_bare = noun.determiner == "" and noun in clause.subjects
        return not is_named and (noun.determiner == "the" or is_bare)
    told = [denote(n) for n in (*clause.subjects, *clause.phrase("by"))]
    named = any(d.entities or d.owners or d.modifiers for d in told)
    return bool(told) and not named and any(d.generations or _is_service(d) for d in told)


def _is_service(found: Denoted) -> bool:
    return bool(found.senses & SERVED) and found.chunk.head.mention is None


SERVED = frozenset({"network", "service"})


def _nations(bound: Bound, kind: str, context: Context) -> Iterator[Entity]:
    """`South Korea launched 5G`: what a country does that only its operators can do."""
    for chunk in bound.frame.clause.deep_subjects():
        found = denote(chunk)
        countries = [e for e in found.entities if e.kind == "country"]
        if "nation" in found.senses and chunk.determiner == "the":
            countries += context.resolve(found, "government")
        for country in countries:
            if country.country:
                name = f"all:{country.country}"
                yield Entity(kind, name, country.country, f"all: {chunk.text}", chunk.text)


def _titled(bound: Bound, kind: str, context: Context) -> Iterator[Entity]:
    """`announced its first cities that will get 5G`: whose those are that get it."""
    clause = bound.frame.clause
    is_owned = any(c.determiner in ("its", "their") for c in clause.subjects)
    above = clause.parent
    is_told = above is not None and above.verb is not None and "say" in verb_effects(above.verb)
    if is_owned:
        yield from (e for c in clause.subjects for e in context.subject_entities(c, kind))
    elif above is not None and is_told and not any(denote(c).entities for c in clause.subjects):
        for subject in above.deep_subjects():
            yield from denoted_entities(subject, kind, context, loosely=False)


def _placed(bound: Bound, kind: str, context: Context) -> Iterator[Entity]:
    """`Germany's 3G networks were switched off`: those of a whole country."""
    clause = bound.frame.clause
    told = [denote(n) for n in clause.subjects]
    inside = [denote(n) for n in clause.phrase("in")]
    around = [e for d in told for e in (*d.entities, *d.owners, *d.modifiers)]
    is_open = bound.frame.noun is None and not clause.phrase("by") and clause.is_passive
    is_open = is_open and clause.kind != "participial"  # "two operators have networks launched"
    if not is_open or not told or any(e.kind != "country" for e in around):
        return
    if not all(d.generations or resumes_generation(d.chunk) for d in told):
        return
    for country in dict.fromkeys(e.country for e in (*around, *_wholly(inside))):
        if country is not None:
            yield Entity(kind, f"all:{country}", country, f"all: {told[0].chunk.text}")


def _wholly(places: list[Denoted]) -> list[Entity]:
    """The countries that are meant as a whole, not a town or two of them."""
    return [e for d in places for e in d.entities if e.kind == "country"]


CARRIER_PATHS: dict[str, Callable[[Bound, str, Context], Iterator[Entity]]] = {
    "speaker": _speakers,
    "provider": _providers,
    "nation": _nations,
    "titled": _titled,
    "placed": _placed,
}


def _owned(clause: Clause) -> list[NounChunk]:
    return [*clause.subjects, *clause.deep_objects()]


def _unique(entities: list[Entity]) -> list[Entity]:
    seen: dict[tuple[str, str], Entity] = {}
    for entity in entities:
        seen.setdefault(entity.key, entity)
    return list(seen.values())


def _describe_arguments(bound: Bound, context: Context) -> None:
    """Features of every argument: its senses by function; generations and parts of the clause."""
    told = context.for_clause("arguments", lambda: _arguments_told(bound.frame, context))
    bound.features |= told.features
    _collect(bound.generations, told.generations)
    _collect(bound.parts, told.parts)
    bound.positions |= told.positions
    _describe_whole(bound)
    _describe_above(bound)
    if bound.frame.clause.governor is not None:
        found = denote(bound.frame.clause.governor, deep=False)
        bound.features.update(f"governor:{w}" for w in found.senses | found.about)
    if bound.frame.noun is not None:
        _describe_event(bound, bound.frame.noun)
    _describe_generation(bound, context)
    bound.features.update(f"scope:{p}" for p in bound.parts)


def _arguments_told(frame: Frame, context: Context) -> Described:
    told = Described(frame)
    inner = _inside_others(frame.clause)
    for function, chunk in functions(frame.clause):
        _describe(told, function, chunk, context, names_part=chunk not in inner)
    return told


def _describe_above(bound: Bound) -> None:
    """Features of the clause above: what its verb evokes, and what a shared subject does it to."""
    above = bound.frame.clause.parent
    if above is None:
        return
    bound.features.update(f"above:{c}" for c in verb_classes(above))
    if bound.frame.clause.inherits_subject:
        told = (denote(n, deep=False) for n in above.deep_objects())
        bound.features.update(f"up:{sense}" for t in told for sense in t.senses)


UNTIL = frozenset({"until", "till"})
HINGES = frozenset({"if", "unless", "provided"})


def _hinges(clause: Clause, clauses: list[Clause]) -> bool:
    """`If Britain bans it, BT will have to remove it`: of the clause, or of what it completes."""
    whole = clause
    while whole.kind in ("infinitive", "gerund") and whole.parent is not None:
        whole = whole.parent
    return any(c.marker in HINGES and c.parent in (clause, whole) and c.verb for c in clauses)


def _describe_whole(bound: Bound) -> None:
    """Features of the arguments taken together."""
    clause = bound.frame.clause
    if frame_objects(clause):
        bound.features.add("with_object")
    if any(n.lemma in lexicon().cues["partial"] for n in arguments(clause, "object")):
        bound.features.add("partial")
    if clause.times:
        bound.features.add("timed")
    if clause.phrase("until") or any(t.role in UNTIL for t in clause.times):
        bound.features.add("until")
    if _hinges(clause, bound.clauses):
        bound.features.add("hinges")
    if "agent:vendor" in bound.features and "agent:operator" not in bound.features:
        bound.features.add("sole:vendor")
    if _is_beside_handsets(bound.features):
        bound.features -= {"any:handset"}


def _is_beside_handsets(features: set[str]) -> bool:
    """`the network and the handsets`, `a network with SIM cards`: what is meant is the network."""
    is_listed = "object:handset" in features and features & {"object:network", "object:gear"}
    return bool(is_listed) or {"object:network", "with:handset"} <= features


def _describe_generation(bound: Bound, context: Context) -> None:
    """Features of the generation that the clause tells of, or that its object stands for."""
    if not bound.generations:
        bound.generations = _generation_in_focus(bound, context)
        if bound.generations:
            bound.features |= {"object:generation", "any:generation", "resumed"}
    if not bound.generations and _is_named_below(bound):
        bound.generations = list(bound.below_generations)
    if bound.generations:
        bound.features.add("generation")
    if bound.features & {"agent:generation", "object:generation", "with:generation"}:
        bound.features.add("told:generation")


def _inside_others(clause: Clause) -> set[NounChunk]:
    """What stands inside an argument that names a part itself: `the core of its fixed network`."""
    return {
        post
        for _, chunk in functions(clause)
        if chunk.posts and denote(chunk, deep=False).parts
        for preposition, post in chunk.posts
        if preposition in ("of", "in")
    }


def _number_senses(chunk: NounChunk, words: set[str]) -> set[str]:
    """What ordinals and plurals add: `the first network`, `European governments`."""
    found = {"first"} if any(u.lower == "first" for u in chunk.units) else set()
    if not chunk.determiner and chunk.head.lower.endswith("s") and "government" in words:
        found.add("governments")
    return found


def _describe(
    bound: Described, function: str, chunk: NounChunk, context: Context, *, names_part: bool
) -> None:
    found = denote(chunk)
    kinds = {e.kind for e in (*found.entities, *found.owners)}
    words = _senses(found, context) | ({"government"} if kinds & set(GOVERNMENT) else set())
    if is_of_generation(found):
        words |= {"generation"}
    words |= _number_senses(chunk, words) | ({"pronoun"} if chunk.is_pronoun else set())
    bound.features.update(f"{function}:{w}" for w in words)
    bound.features.update(f"any:{w}" for w in words)
    if function in LOCATIVE:
        bound.features.update(f"place:{w}" for w in words)
    bound.features.update(f"about:{w}" for w in found.about | found.senses)
    bound.features.update(f"{function}^{w}" for w in found.about)
    bound.features.update(f"{function}'s:{e.kind}" for e in found.owners if e.path == OWNER)
    bound.features.update(
        f"{function}~{e.kind}" for e in found.modifiers if not e.path.startswith("with")
    )
    if not _names_company(chunk):
        if function not in ASIDE or not bound.generations:
            _collect(bound.generations, found.generations)
        if names_part:
            _collect(bound.parts, found.parts)
    _locate(bound, chunk)
    if function in PLACING and _is_local(chunk, named=function in ("of", "object")):
        bound.features.add("local")
    if function in ("agent", "object") and not kinds:
        bound.features.update(_described_kind(function, found, context))


def _described_kind(function: str, found: Denoted, context: Context) -> Iterator[str]:
    """`the carrier picked`, `it won an order`: of what kind the company described is."""
    if context.resolve(found, "operator"):
        yield f"{function}:operator"
    elif function == "agent" and context.resolve(found, "vendor"):
        yield f"{function}:vendor"


def _names_company(chunk: NounChunk) -> bool:
    """`its LTE vendor Nokia`: what stands before the name says what the company is."""
    mention = chunk.head.mention
    return mention is not None and mention.kind in ("vendor", "operator")


def _locate(bound: Described, chunk: NounChunk) -> None:
    """Where the generations and countries of the clause stand: each may have a date of its own."""
    for unit in (u for u in chunk.units if u.mention is not None):
        assert unit.mention is not None
        sense = unit.mention.sense
        name = sense.id if sense.kind == "technology" else sense.country
        if name:
            bound.positions.setdefault(name, unit.start)


def _is_named_below(bound: Bound) -> bool:
    """`won a licence to build 4G networks`: what the licence is for is said by what follows."""
    objects = arguments(bound.frame.clause, "object")
    return any(n.lemma in lexicon().cues["named_below"] for n in objects)


def _describe_event(bound: Bound, noun: NounChunk) -> None:
    """Features of the event noun itself: what kind of launch, trial or deal it is."""
    found = denote(noun)
    _collect(bound.generations, found.generations)
    _collect(bound.parts, found.parts)
    bound.features.update(f"kind:{s}" for s in modifier_senses(noun))
    if found.generations:
        bound.features.add("kind:generation")
    if noun.preposition:
        bound.features.add(f"led:{noun.preposition}")
    if noun in bound.frame.clause.deep_subjects():
        bound.features.add("is:agent")
    if bound.frame.clause.verb is not None:
        bound.features.add(f"verb:{bound.frame.clause.verb.lemma}")


def _generation_in_focus(bound: Bound, context: Context) -> list[str]:
    """`it was switched on`, `the service`: the one generation that was last spoken of."""
    frame = bound.frame
    if frame.noun is None and _is_elliptic(bound):
        return context.generation_before(_start(bound), window=1)
    if frame.noun is not None and _is_known_event(bound, frame.noun):
        return context.generation_before(frame.noun.start, window=1)
    objects = arguments(frame.clause, "object")
    subjects = [] if objects else [s for s in frame.clause.subjects if not s.is_pronoun]
    for chunk in (*objects, *subjects):
        if resumes_generation(chunk):
            return context.generation_before(chunk.start)
    return []


def _is_elliptic(bound: Bound) -> bool:
    """`Docomo starts in December`, `can begin testing`: what it starts was told just before."""
    clause = bound.frame.clause
    lacks = bound.frame.frame_class in tables().elliptic and not is_completed(bound)
    is_open = not any(clause.objects) and not clause.is_passive
    is_begun = bool(clause.times) or "begin" in bound.modality.chain
    return lacks and is_open and is_begun and "agent:operator" in bound.features


def _is_known_event(bound: Bound, noun: NounChunk) -> bool:
    """`the launch will follow in May`, `...; field trials to start`: of what was spoken of."""
    clause = bound.frame.clause
    if bound.frame.frame_class not in tables().elliptic or any(p == "of" for p, _ in noun.posts):
        return False
    is_done = noun.determiner == "the" and noun in clause.deep_objects()  # "conduct the trials"
    return is_done or (noun in clause.subjects and noun.determiner in ("the", ""))


def is_completed(bound: Bound) -> bool:
    """Whether another verb completes the clause: `has begun to advertise`."""
    clause = bound.frame.clause
    completing = (c for c in bound.clauses if c.kind in COMPLETING and c.governor is None)
    return any(c.parent is clause and c.marker in BARE for c in completing)


BARE = frozenset({"", "to"})


def resumes_generation(chunk: NounChunk) -> bool:
    """Whether a chunk without a generation stands for what was spoken of: `the service`, `it`."""
    if chunk.head.lower == "it":
        return True
    if chunk.lemma in lexicon().cues["stands_for_generation"]:
        return chunk.determiner == "the" and len(chunk.units) <= 2
    is_named = any(u.mention is not None for u in chunk.units)
    if chunk.lemma in lexicon().cues["resumes_generation"] and chunk.determiner in RESUMING:
        return not is_named or bool(chunk.possessors())
    return False


RESUMING = frozenset({"the", "its", "their", "this", "that", ""})


def frame_objects(clause: Clause) -> bool:
    """Whether a clause has an object or complement of its own."""
    return any(clause.objects)


def _collect(target: list[str], items: list[str]) -> None:
    target.extend(i for i in items if i not in target)


ASIDE = frozenset({"including", "than", "unlike", "over", "from"})
"""What stands behind these is beside what the clause tells: `5G, including better LTE`."""
LOCATIVE = frozenset({"in", "at", "on", "across", "within", "inside", "throughout", "into", "of"})
PLACING = ("in", "to", "across", "into", "throughout", "at", "of", "object")
MORE = frozenset({"more", "further", "additional", "new", "other", "another"})


def _is_local(chunk: NounChunk, *, named: bool) -> bool:
    """Whether a chunk is a place below the country: a named one, or further ones of a kind.

    `in eight cities` tells how large a first network is, not where a live one grows. With
    `named` only a place that the reference knows counts ("in parts of Atlanta").
    """
    found = denote(chunk, deep=False)
    if "quantity" in found.senses:
        return any(_is_local(post, named=named) for prep, post in chunk.posts if prep == "of")
    kinds = {e.kind for e in found.entities}
    if any(e.kind in ("place", "capital") and e.country for e in found.entities):
        return True
    if named:
        return False
    before = {u.lower for u in chunk.units if u is not chunk.head}
    if kinds:
        return bool(before & lexicon().cues["part_of_place"])  # "northern Italy"
    if "place" in found.senses:
        return bool(before & MORE) or any(_is_place_name(u) for u in chunk.units[:-1])
    head = chunk.head
    is_amount = any(u.tag == "CD" for u in chunk.units)  # "at $60 a Month"
    is_name = head.mention is None and head.text[:1].isupper() and not is_amount
    return not found.senses - {"place"} and is_name


def _is_place_name(unit: Unit) -> bool:
    if unit.mention is not None:
        return unit.mention.kind in ("place", "capital")
    return unit.tag == "N" and unit.text[:1].isupper()
