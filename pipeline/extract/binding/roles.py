"""Roles filled by the first of their functions that leads to somebody.

In: a frame and the table of roles (`data/lexicon/roles.csv`). Out: entities per role on the frame,
with the function where each was found.
"""

from collections.abc import Sequence

from pipeline.extract.binding.holders import are_imposed_by_some
from pipeline.extract.binding.reaching import leading_words, open_to, reached
from pipeline.extract.binding.strangers import is_strangers, is_strangers_act
from pipeline.extract.binding.surroundings import vendors_homes
from pipeline.extract.binding.told_beside import is_told_beside
from pipeline.extract.binding.untangling import TO_SUBJECT, untangle
from pipeline.extract.binding.wanted import roles_wanted
from pipeline.extract.bodies import with_bodies
from pipeline.extract.bound import Bound
from pipeline.extract.context import Context
from pipeline.extract.entities import OWNER, WHOLE, Entity
from pipeline.extract.frames import functions
from pipeline.extract.modality.effects import verb_effects
from pipeline.extract.nouns import denote
from pipeline.extract.referents.acting import pressing_states
from pipeline.extract.referents.groups import examples_told
from pipeline.extract.referents.named import ITS_NETWORKS
from pipeline.extract.slots import chunks_of
from pipeline.extract.tables import tables
from pipeline.language.determiners import THEIRS
from pipeline.language.places import PLACED

OF_A_THING = '"the '  # "in Fiji the radios come from Nokia": whose they are, the focus tells
OF_FOCUS = frozenset({"owner", "object", "provider"})
"""Functions that lead to an operator who was spoken of before."""
TOLD_PLACES = frozenset({"country", "capital", *PLACED})
OF_NOBODY_ELSE = frozenset({"in", "of", "from", "for", "at", "context", "imposed", "place"})
"""Functions that lead to a government where nobody is named who acts."""
BESIDE_OBJECT = {"operator": frozenset({"for", "with", "at"}), "vendor": frozenset({"to", "from"})}
EXAMPLES = ("including", "such as", "like", "namely")
GIVEN_BY_WORDS = frozenset({"in", "of", "from", "for", "at", "by", "holder", "decider"})
"""Functions that may lead to a government which is named for another reason."""


def bind_roles(bound: Bound, context: Context, *, to_the_end: bool) -> None:
    """Bind role by role, unless `to_the_end` only until one is missing that every row wants."""
    roles = tables().roles.get(bound.frame.frame_class)
    wanted = roles_wanted(bound.frame.frame_class)
    is_settled = roles is not None and "operator" not in roles.functions
    leading = leading_words(bound.frame)
    for role, names in roles.functions.items() if roles is not None else ():
        _bind_role(bound, role, open_to(names, leading), context)
        is_settled = is_settled or role == "operator"
        is_missing = role not in bound.roles and (wanted is None or f"role:{role}" in wanted)
        if is_missing and is_settled and not to_the_end and "operator" not in bound.roles:
            return
    untangle(bound)


def _bind_role(bound: Bound, role: str, names: Sequence[str], context: Context) -> None:
    """Fill a role by the first of its functions that leads to somebody."""
    described: tuple[str, list[Entity]] | None = None
    for function in names:
        if described is not None and function not in BESIDE_OBJECT[role]:
            continue
        entities = _led_to(bound, role, function, context)
        if described is not None and function == "agent" and not _acts_by_name(bound, entities):
            continue
        if _is_owner_in_focus(bound, role, function, entities) and is_strangers(bound):
            return  # "Acme launched the service": not whose it was that was spoken of before
        if entities and _may_be_named(bound, role, function, entities):
            described = described or (function, entities)
        elif entities:
            _fill_role(bound, role, function, entities)
            return
    if described is not None:
        _fill_role(bound, role, *described)


def _led_to(bound: Bound, role: str, function: str, context: Context) -> list[Entity]:
    """Whom a function leads to, less whom it cannot mean."""
    is_anyones = role == "government" and function in OF_NOBODY_ELSE
    if is_anyones and (is_strangers_act(bound) or are_imposed_by_some(bound)):
        return []  # "Acme Mobile has banned Huawei from its network in Norway"
    entities = list(reached(bound, role, function, context))
    if (role, function) == ("government", "from"):
        entities = _not_pressing(entities, bound)
    if role == "pressed" or (role == "government" and function in GIVEN_BY_WORDS):
        entities = _not_at_home(entities, bound, context)
    elif role == "government":  # "the US and China agreed to lift the ban on Huawei"
        entities = _not_at_home(entities, bound, context) or entities
    if role == "operator":
        told = [e for e in entities if function in OF_FOCUS or e.path.startswith(OF_A_THING)]
        entities = [e for e in entities if e not in told or not _is_far_from(e, bound, context)]
    if function == "agent":  # "Japan's networks shun Huawei": no act of Japan
        entities = [e for e in entities if e.path != ITS_NETWORKS]
        if entities and is_told_beside(bound, role, entities, context):
            return []
    return entities


def _not_pressing(entities: list[Entity], bound: Bound) -> list[Entity]:
    """`barred under pressure from the US`: not those who only want it done."""
    pressing = pressing_states(bound.clauses) if entities else set()
    return [e for e in entities if e.country not in pressing]


def _is_far_from(entity: Entity, bound: Bound, context: Context) -> bool:
    """`It was first shown in Stockholm`: not the service of one with networks elsewhere alone."""
    if entity.path in (OWNER, WHOLE) or not bound.frame.clause.phrase("in"):
        return False
    places = [denote(n, deep=False) for n in bound.frame.clause.phrase("in")]
    told = {e.country for d in places for e in d.entities if e.kind in TOLD_PLACES}
    served = context.world.ever.get(entity.id, frozenset()) | {entity.country}
    return bool(told) and told.isdisjoint(served)


def _acts_by_name(bound: Bound, entities: list[Entity]) -> bool:
    """`A will work with B for the trial`: that of who acts, not of who was spoken of before."""
    return bound.frame.noun is not None and all(e.path == WHOLE for e in entities)


def _may_be_named(bound: Bound, role: str, function: str, entities: list[Entity]) -> bool:
    """Whether what an object stands for gives way to who is named beside it."""
    if role == "vendor" and function.rstrip("*") == "object":
        # "awarded it to Ericsson", "bought its radios from Ericsson"
        objects = bound.frame.clause.deep_objects()
        is_open = not any(e.path.endswith(TO_SUBJECT) for e in entities)
        return is_open and all(n.head.lower == "it" or n.determiner in THEIRS for n in objects)
    return _is_owner_in_focus(bound, role, function, entities)


def _is_owner_in_focus(bound: Bound, role: str, function: str, entities: list[Entity]) -> bool:
    """`will build the network for Proximus`: whose network it is the clause itself may tell."""
    if role != "operator" or function not in ("object", "owner", "for", "of"):
        return False
    owned = chunks_of(bound, function)
    words = tuple(f'"{c.text}"' for c in owned if c.determiner == "the" and not c.possessors())
    return bool(entities) and all(e.path.startswith(words) for e in entities)


def _fill_role(bound: Bound, role: str, function: str, entities: list[Entity]) -> None:
    if role == "vendor" and any(":" in e.id for e in entities):
        entities = [*entities, *_examples(bound, entities)]  # "Chinese vendors, such as Huawei"
        entities = [e for e in entities if not _says_what_one_is(e)] or entities
    if role == "government" and _tells_what_becomes_of_it(bound):
        entities = with_bodies(entities, bound.frame.clause)
    bound.fill(role, function, _unique(entities))


def _says_what_one_is(entity: Entity) -> bool:
    """`Huawei was branded a high-risk vendor`: what somebody is called, nobody beside it."""
    return entity.path.startswith(("group: a ", "group: an "))


def _tells_what_becomes_of_it(bound: Bound) -> bool:
    """Whether the verb of an event noun says how the event stands: `postponed the auction`."""
    verb = bound.frame.clause.verb
    return bound.frame.noun is None or (verb is not None and bool(verb_effects(verb)))


def _unique(entities: list[Entity]) -> list[Entity]:
    seen: dict[tuple[str, str], Entity] = {}
    for entity in entities:
        seen.setdefault(entity.key, entity)
    return list(seen.values())


def _examples(bound: Bound, groups: list[Entity]) -> list[Entity]:
    """The makers named as examples of a group that the clause speaks of.

    They may be named in what describes it: `Danish makers deemed threats like Acme`.
    """
    clause = bound.frame.clause
    beside = [a for _, n in functions(clause) for a in n.appositions if a.preposition in EXAMPLES]
    named = [*clause.phrase(*EXAMPLES), *beside]
    told = [e for n in named for e in denote(n, deep=False).entities if e.kind == "vendor"]
    heads = {e.path.removeprefix("group: ") for e in groups}
    describing = (c for c in bound.clauses if c.antecedent and c.antecedent.text in heads)
    return [*told, *(e for c in describing if c is not clause for e in examples_told(c))]


def _not_at_home(entities: list[Entity], bound: Bound, context: Context) -> list[Entity]:
    """`Huawei of China`: a vendor's home is no government that acts on it."""
    homes = vendors_homes(bound, context)
    return [e for e in entities if e.country not in homes]
