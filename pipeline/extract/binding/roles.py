"""Roles filled by the first of their functions that leads to somebody.

In: a frame and the table of roles (`data/lexicon/roles.csv`). Out: entities per role on the frame,
with the function where each was found.
"""

from collections.abc import Iterator, Sequence, Set
from functools import cache
from itertools import pairwise

from pipeline.extract.binding.carriers import CARRIER_PATHS
from pipeline.extract.binding.governments import (
    GOVERNMENT_PATHS,
    are_imposed_by_some,
    vendors_homes,
)
from pipeline.extract.binding.makers import MAKER_PATHS
from pipeline.extract.binding.wanted import roles_wanted
from pipeline.extract.bodies import with_bodies
from pipeline.extract.bound import Bound, start_of
from pipeline.extract.context import Context
from pipeline.extract.entities import OWNER, WHOLE, Entity
from pipeline.extract.frames import CORE, Frame, functions
from pipeline.extract.head_nouns import is_plural, picks_one
from pipeline.extract.modality.effects import verb_effects
from pipeline.extract.nouns import denote
from pipeline.extract.referents.acting import is_some_states
from pipeline.extract.referents.company_words import COUNTS, roles_of
from pipeline.extract.referents.denoted import ITS_NETWORKS, denoted_entities
from pipeline.extract.referents.groups import examples_told
from pipeline.extract.referents.many import holds_in_many
from pipeline.extract.slots import PLACES, chunks_of, clauses_below
from pipeline.extract.tables import tables
from pipeline.language.chunks import NounChunk
from pipeline.language.clauses.model import Clause
from pipeline.language.determiners import THEIRS
from pipeline.language.lexicon import lexicon
from pipeline.language.mentions import COMPANIES
from pipeline.language.places import PLACED


def bind_roles(bound: Bound, context: Context, *, to_the_end: bool) -> None:
    """Bind role by role, unless `to_the_end` only until one is missing that every row wants."""
    roles = tables().roles.get(bound.frame.frame_class)
    wanted = roles_wanted(bound.frame.frame_class)
    is_settled = roles is not None and "operator" not in roles.functions
    leading = _leading(bound.frame)
    for role, names in roles.functions.items() if roles is not None else ():
        _bind_role(bound, role, _open_to(names, leading), context)
        is_settled = is_settled or role == "operator"
        is_missing = role not in bound.roles and (wanted is None or f"role:{role}" in wanted)
        if is_missing and is_settled and not to_the_end and "operator" not in bound.roles:
            return
    _untangle(bound)


def _untangle(bound: Bound) -> None:
    """`It will be replaced`: what happens to a thing is told of the maker, not of both.

    So it is with what the subject makes: `Nokia won customers for its systems`.
    """
    if not bound.roles.keys() >= COMPANIES:
        return
    places = {bound.functions[role].rstrip("*!") for role in COMPANIES}
    whose, makers = ({e.path for e in bound.roles[role]} for role in ("operator", "vendor"))
    is_thing = places == {"object"} and _all_start(whose | makers, STANDING_FOR)
    is_thing = is_thing or (places == {"with"} and _all_start(whose | makers, BOTH))
    is_made = _all_start(whose, OWNED) and all(p.endswith(TO_SUBJECT) for p in makers)
    is_made = is_made and len(places) == 1
    is_one = bound.functions["vendor"] == "agent" and places == {"agent", "matrix"}
    is_one = is_one and _all_start(whose | makers, STANDING_FOR[:1])  # "It has begun to sell 5G"
    is_one = is_one or _are_one(whose | makers) or _act_together(bound) or _are_open(bound)
    if is_thing or is_made or is_one:
        place = bound.functions.pop("operator").rstrip("*!")
        bound.features -= {"role:operator", f"operator@{place}"}
        del bound.roles["operator"]


def _act_together(bound: Bound) -> bool:
    """`Rakuten and Mavenir aim to provide`, `operators said they would install`: one party alone.

    Who acts is no customer of itself, nor is a pronoun both who supplies and who is supplied.
    """
    paths = [e.path for role in COMPANIES for e in bound.roles[role]]
    words = {path.partition(" -> ")[0] for path in paths}
    functions_of = (bound.functions["operator"], bound.functions["vendor"])
    if len(words) == 1 and words & {*STANDING_FOR} and "agent" not in functions_of:
        return True
    clause, above = bound.frame.clause, bound.frame.clause.parent
    is_led = functions_of == ("matrix", "agent") and above is not None and not above.is_passive
    return is_led and above is not None and any(n in above.subjects for n in clause.subjects)


def _are_open(bound: Bound) -> bool:
    """`They announced contracts`: of three who were spoken of here and there, whoever it was.

    Two are those who act together, and all who are the subject above.
    """
    told = [e.path for role in COMPANIES for e in bound.roles[role]]
    is_deal = bound.frame.noun is not None and len(told) > len(COMPANIES)
    return is_deal and all(
        path.startswith(STANDING_FOR[1]) and not path.endswith(TO_SUBJECT) for path in told
    )


def _are_one(paths: set[str]) -> bool:
    """Whether one company is described, which cannot be of both kinds: `the company wants`."""
    words = {path.partition(" -> ")[0].lower() for path in paths}
    described = next(iter(words)) if len(words) == 1 else ""
    told = described.strip('"').split()
    is_many = described.endswith('s"') or not COUNTS.keys().isdisjoint(told)
    return len(paths) == 2 and told[:1] == ["the"] and not is_many


def _all_start(paths: set[str], words: tuple[str, ...]) -> bool:
    return all(path.startswith(words) for path in paths)


STANDING_FOR = ('"it"', '"they"', '"them"')
BOTH = ('"both"',)
OWNED = ('"its"', '"their"')
TO_SUBJECT = "-> subject"


def _open_to(names: tuple[str, ...], leading: Set[str]) -> list[str]:
    """The functions of a role that may lead to somebody: no preposition that leads nothing."""
    return [n for n, word in _with_prepositions(names) if word is None or word in leading]


@cache
def _with_prepositions(names: tuple[str, ...]) -> tuple[tuple[str, str | None], ...]:
    return tuple((name, _preposition(name)) for name in names)


def _leading(frame: Frame) -> set[str]:
    """The prepositions that lead anything to the clause or to its event noun."""
    posts = frame.noun.posts if frame.noun is not None else ()
    return {preposition for preposition, _ in (*frame.clause.phrases, *posts)}


def _preposition(function: str) -> str | None:
    """The preposition that a function of the table of roles is; None for any other."""
    name = function.rstrip("*!")
    paths = (GOVERNMENT_PATHS, CARRIER_PATHS, MAKER_PATHS, PLACES, OTHER_PATHS)
    return None if name.startswith("e:") or any(name in known for known in paths) else name


OTHER_PATHS = frozenset(
    {
        *CORE,
        "subject",
        "below",
        "complement",
        "completing",
        "allowed",
        "anywhere",
        "order",
        "over",
        "above",
    }
)
"""Functions that lead elsewhere than to what a preposition leads to."""


def _bind_role(bound: Bound, role: str, names: Sequence[str], context: Context) -> None:
    """Fill a role by the first of its functions that leads to somebody."""
    described: tuple[str, list[Entity]] | None = None
    for function in names:
        if described is not None and function not in BESIDE_OBJECT[role]:
            continue
        entities = _led_to(bound, role, function, context)
        if described is not None and function == "agent" and not _acts_by_name(bound, entities):
            continue
        if _is_owner_in_focus(bound, role, function, entities) and _is_strangers(bound):
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
    if role == "government" and function in OF_NOBODY_ELSE and _is_strangers_act(bound):
        return []
    if role == "government" and function in OF_NOBODY_ELSE and are_imposed_by_some(bound):
        return []  # "Acme Mobile has banned Huawei from its network in Norway"
    entities = list(_fill(bound, role, function, context))
    if role == "pressed" or (role == "government" and function in GIVEN_BY_WORDS):
        entities = _not_at_home(entities, bound, context)
    elif role == "government":  # "the US and China agreed to lift the ban on Huawei"
        entities = _not_at_home(entities, bound, context) or entities
    if role == "operator":
        told = [e for e in entities if function in OF_FOCUS or e.path.startswith(OF_A_THING)]
        entities = [e for e in entities if e not in told or not _is_far_from(e, bound, context)]
    if function == "agent":  # "Japan's networks shun Huawei": no act of Japan
        entities = [e for e in entities if e.path != ITS_NETWORKS]
        if entities and _is_told_beside(bound, role, entities, context):
            return []
    return entities


OF_A_THING = '"the '  # "in Fiji the radios come from Nokia": whose they are, the focus tells
OF_FOCUS = frozenset({"owner", "object", "provider"})
"""Functions that lead to an operator who was spoken of before."""


def _is_far_from(entity: Entity, bound: Bound, context: Context) -> bool:
    """`It was first shown in Stockholm`: not the service of one with networks elsewhere alone."""
    if entity.path in (OWNER, WHOLE) or not bound.frame.clause.phrase("in"):
        return False
    places = [denote(n, deep=False) for n in bound.frame.clause.phrase("in")]
    told = {e.country for d in places for e in d.entities if e.kind in TOLD_PLACES}
    served = context.world.ever.get(entity.id, frozenset()) | {entity.country}
    return bool(told) and told.isdisjoint(served)


TOLD_PLACES = frozenset({"country", "capital", *PLACED})


OF_NOBODY_ELSE = frozenset({"in", "of", "from", "for", "at", "context", "imposed", "place"})
"""Functions that lead to a government where nobody is named who acts."""


def _is_strangers_act(bound: Bound) -> bool:
    """Whether the verb has a subject whose name is not known: no government is."""
    clause = bound.frame.clause
    is_verb = bound.frame.noun is None and clause.verb is not None and not clause.verb.is_passive
    return is_verb and any(_is_unknown_name(n) or _is_outsider(n) for n in clause.subjects)


def _is_outsider(chunk: NounChunk) -> bool:
    """`The bank barred it from its offices`: a noun that has no part in this trade or in law."""
    found = denote(chunk, deep=False)
    is_plain = not (found.senses or found.named or found.demonyms or chunk.is_pronoun)
    is_event = any((chunk.lemma, "", pos) in tables().frames for pos in ("noun", "verb"))
    is_effect = any((chunk.lemma, "", pos) in tables().effects for pos in ("noun", "verb"))
    return is_plain and chunk.determiner in ("the", "a", "an") and not (is_event or is_effect)


def _is_told_beside(bound: Bound, role: str, found: list[Entity], context: Context) -> bool:
    """`The company awarded the Swedish vendor the contract`: it is itself no vendor then.

    A word that may stand for either party stands for the one that nothing else of the clause is.
    """
    agents = bound.frame.clause.deep_subjects()
    if role not in COMPANIES or not all(_is_either(chunk) for chunk in agents):
        return False
    if role == "operator" and all(e.path.endswith(TO_SUBJECT) for e in found):
        return False  # "Telia said it would start its service in a venture with Elisa"
    if role == "vendor" and (_is_taken(bound, agents) or _acts_as_operator(bound, agents, context)):
        return True
    mine = {e.id for e in found}
    inside = [*agents, *(post for chunk in agents for _, post in chunk.posts)]
    for chunk in (n for _, n in functions(bound.frame.clause) if n not in inside):
        told = denoted_entities(chunk, role, context, loosely=False)
        if told and not _is_either(chunk) and _is_another(chunk, told, mine, agents, role):
            return True
    return False


def _is_another(
    chunk: NounChunk, told: list[Entity], mine: set[str], agents: list[NounChunk], role: str
) -> bool:
    """Whether a chunk tells that the subject is somebody else: it tells another, or the same anew.

    Nobody is named behind a word that stands for him: `it was handed the job of building BT's`.
    """
    if not {e.id for e in told} & mine or _is_described(chunk, role):
        return True
    is_behind = all(chunk.start > agent.start for agent in agents)
    return is_behind and any(e.id in mine and e.path in (OWNER, WHOLE) for e in told)


def _is_taken(bound: Bound, agents: list[NounChunk]) -> bool:
    """`It has tested 5G`: one who acts as the operator is not the vendor as well."""
    is_one = len(agents) == 1 and (agents[0].head.lower in ("it", "itself") or _is_one(agents[0]))
    operators = bound.roles.get("operator", [])
    is_agent = bound.functions.get("operator") == "agent"
    return is_one and is_agent and all(e.path.startswith('"') for e in operators)


def _is_one(chunk: NounChunk) -> bool:
    """`the company`, not `the two companies`, `the pair`."""
    return not chunk.is_pronoun and not is_plural(chunk) and not denote(chunk).is_quantity


def _acts_as_operator(bound: Bound, agents: list[NounChunk], context: Context) -> bool:
    """`Telia uses Nokia. The Swedish group signed the contract`: not its compatriot who sells.

    Of a deal either party may be the subject: it is the one whom the text is about.
    """
    roles = tables().roles[bound.frame.frame_class]
    may_be_either = all("agent" in roles.of(role) for role in COMPANIES)
    if not may_be_either or not all(denote(chunk).demonyms for chunk in agents):
        return False
    acted = context.discourse.topmost(COMPANIES, context.sentence, before=start_of(bound))
    if acted is None or acted.kind != "operator":
        return False
    meant = (e for n in agents for e in denoted_entities(n, "operator", context, loosely=False))
    return any(e.id == acted.id for e in meant)


def _is_described(chunk: NounChunk, role: str) -> bool:
    """Whether words for companies of a role stand there, and no name."""
    found = denote(chunk)
    return not found.entities and role in roles_of(found)


def _is_either(chunk: NounChunk) -> bool:
    """Whether a word by itself may stand for an operator and for a vendor: `it`, `the company`."""
    found = denote(chunk)
    return chunk.is_pronoun or (not found.entities and len(roles_of(found)) > 1)


BESIDE_OBJECT = {"operator": frozenset({"for", "with", "at"}), "vendor": frozenset({"to", "from"})}


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


def _is_strangers(bound: Bound) -> bool:
    """Whether somebody acts whose name is not known: no word of the language, and capital.

    So it is of whom somebody won something: `orders from Acme for the rollout`.
    """
    clause = bound.frame.clause
    return any(map(_is_unknown_name, (*clause.subjects, *clause.phrase("from", "by"))))


def _is_unknown_name(chunk: NounChunk) -> bool:
    words = [u for u in chunk.units if u.tag == "N"]
    is_name = not chunk.determiner and all(u.text[:1].isupper() for u in words)
    if not words or not is_name or any(u.mention for u in chunk.units) or is_plural(chunk):
        return False
    return not lexicon().noun(chunk.lemma)


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


EXAMPLES = ("including", "such as", "like", "namely")
GIVEN_BY_WORDS = frozenset({"in", "of", "from", "for", "at", "by", "holder", "decider"})
"""Functions that may lead to a government which is named for another reason."""


def _not_at_home(entities: list[Entity], bound: Bound, context: Context) -> list[Entity]:
    """`Huawei of China`: a vendor's home is no government that acts on it."""
    homes = vendors_homes(bound, context)
    return [e for e in entities if e.country not in homes]


def _fill(bound: Bound, role: str, function: str, context: Context) -> Iterator[Entity]:
    kind = KINDS.get(role, role)
    if kind == "government" and function in GOVERNMENT_PATHS:
        if function in LEFT_OPEN and _is_of_some_states(bound):
            return  # "only 10 member states have banned it": whichever they are
        yield from GOVERNMENT_PATHS[function](bound, context)
        return
    if function == "anywhere":
        yield from _anywhere(bound.clauses, kind)
        return
    if role == "substitute" and function == "by" and not bound.frame.clause.is_passive:
        return  # "phase out gear by Chinese vendors"
    paths = CARRIER_PATHS if function in CARRIER_PATHS else MAKER_PATHS
    if function in paths:
        yield from paths[function](bound, kind, context)
        return
    name, loosely, by_name = _read_function(function)
    picked = _passed_over(bound, kind, name)
    for chunk in (n for n in chunks_of(bound, name) if n not in picked):
        if by_name and not any(u.mention for u in chunk.units):
            continue
        yield from denoted_entities(chunk, kind, context, loosely=loosely)


def _passed_over(bound: Bound, kind: str, preposition: str) -> list[NounChunk]:
    """What stands behind a preposition, but tells of something else."""
    if preposition == "of":
        return _picked_from(bound.frame.clause)
    if kind != "government" or preposition != "from":
        return []
    homes = _homes_told(bound.frame.clause) if bound.frame.noun is not None else []
    return [*homes, *_pressing(bound.frame.clause)]


LEFT_OPEN = frozenset({"context", "imposed", "place"})
"""Functions that lead to a government of which the clause says nothing."""


def _is_of_some_states(bound: Bound) -> bool:
    clause = bound.frame.clause
    if any(is_some_states(denote(n)) for n in clause.deep_subjects()):
        return True
    return holds_in_many((clause, *clauses_below(clause, bound.clauses)), bound.frame.noun)


def _homes_told(clause: Clause) -> list[NounChunk]:
    """`applies to companies from Japan and Kenya`: whence these are, not whose act it is."""
    told = (n for _, n in functions(clause) if n.head.mention is None)
    firms = (n for n in told if denote(n, deep=False).senses & MAKERS)
    homes = [post for n in firms for preposition, post in n.posts if preposition == "from"]
    return [n for post in homes for n in (post, *post.conjuncts)]


MAKERS = frozenset({"company", "vendor", "gear"})


def _picked_from(clause: Clause) -> list[NounChunk]:
    """`the third of the carriers`, `the larger of the two`: one of them, not all."""
    picking = (n for _, n in functions(clause) if picks_one(n))
    return [post for n in picking for preposition, post in n.posts if preposition == "of"]


def _pressing(clause: Clause) -> list[NounChunk]:
    """`barred from it after pressure from the US`: who presses does not act."""
    return [
        noun
        for (_, before), (preposition, group) in pairwise(clause.phrases)
        if preposition == "from" and any(map(_is_pressure, before))
        for noun in group
    ]


def _is_pressure(noun: NounChunk) -> bool:
    return "PRESSURE" in tables().frames.get((noun.lemma, "", "noun"), ())


KINDS = {
    "substitute": "vendor",
    "maker": "vendor",
    "pressed": "government",
    "requester": "government",
    "ahead": "operator",
}


@cache
def _read_function(function: str) -> tuple[str, bool, bool]:
    """A function of the table of roles without its mark: `*` binds loosely, `!` by name alone."""
    return function.rstrip("*!"), function.endswith("*"), function.endswith("!")


def _anywhere(clauses: list[Clause], kind: str) -> Iterator[Entity]:
    for clause in clauses:
        for _, chunk in functions(clause):
            found = denote(chunk)
            for entity in found.named:
                if entity.kind == kind:
                    yield entity
