"""The entities of a role that a chunk denotes: by name, else by what it stands for.

In: a chunk and the role wanted. Out: entities with the path that led to each. Names come first,
then descriptions and pronouns, then owners.
"""

from itertools import pairwise

from pipeline.extract.context import NETWORK_WINDOW, Context
from pipeline.extract.entities import GOVERNMENT, OWNER, Denoted, Entity
from pipeline.extract.head_nouns import is_holder, is_plural, is_spelled_out, picks_one, transparent
from pipeline.extract.nouns import denote, has_sense
from pipeline.extract.referents.bought import makers_of_the_gear
from pipeline.extract.referents.company_words import COUNTS, is_of_several, roles_of
from pipeline.extract.referents.descriptions import described_company
from pipeline.extract.referents.groups import group_behind
from pipeline.extract.referents.in_focus import from_focus
from pipeline.extract.referents.nationwide import SAMPLING
from pipeline.extract.referents.owners import (
    DEAL,
    OWNED_BY,
    group_by_word,
    owned_senses,
    owner_by_pronoun,
    owners_of_both,
    vendors_by_home,
)
from pipeline.extract.referents.pronouns import pronoun_company
from pipeline.extract.referents.states import state_meant
from pipeline.extract.staff import employer_by_pronoun, employers_of
from pipeline.language.chunks import NounChunk
from pipeline.language.determiners import DEFINITE_ONE, OWN, POINTING, QUANTIFIERS, THEIRS
from pipeline.language.discourse import WINDOW, Focus
from pipeline.language.lexicon import lexicon
from pipeline.language.mentions import COMPANIES


def denoted_entities(
    chunk: NounChunk, role: str, context: Context, *, loosely: bool
) -> list[Entity]:
    """The entities of a role that a chunk denotes, by name or by description."""
    if context.denoted is None:
        return _denoted_entities(chunk, role, context, loosely=loosely)
    key = (chunk, role, loosely)
    known = context.denoted.get(key)
    if known is None:
        known = context.denoted[key] = _denoted_entities(chunk, role, context, loosely=loosely)
    return known


def _denoted_entities(
    chunk: NounChunk, role: str, context: Context, *, loosely: bool
) -> list[Entity]:
    found = denote(chunk)
    counted = _counted(found, role, context, loosely=loosely) if found.is_quantity else None
    if counted or (counted is not None and _counts_nobody(chunk, role)):
        return counted  # "most of its radios"; of "each of its parts" nobody is told
    if role != "government" and (picks_one(chunk) or "owner" in found.senses):
        return [] if picks_one(chunk) else _owner_meant(found, role, context)
    if chunk.head.lower in THAT_OF:
        return _of_whom(chunk, role, context)
    kinds = GOVERNMENT if role == "government" else (role,)
    named = _unit_in_focus(found, role, context) or _named(found, kinds, context)
    if role == "government":
        named = (named and _governments(found, named)) or _networks_country(found)
    if loosely:
        named.extend(e for e in found.modifiers if e.kind in kinds)
        named.extend(e for e in employers_of(chunk, context.staff) if e.kind in kinds)
        named.extend(e for e in employer_by_pronoun(chunk, context) if e.kind in kinds)
    if named:
        return [*_group_meant(found, role, context), *named]
    if role != "government" and (_names_company(found) or _is_titled_company(found)):
        return []
    described = resolve(found, role, context)
    return described or _owners_described(found, role, context)


def _names_company(found: Denoted) -> bool:
    return bool(found.entities) and found.entities[0].kind in COMPANIES


def _is_titled_company(found: Denoted) -> bool:
    """`the Vodafone group`: of that company alone, of whichever kind one is wanted."""
    units = enumerate(found.chunk.units)
    names = [u.mention for i, u in units if u.mention and not is_holder(found.chunk, i)]
    is_named = any(name.kind in COMPANIES for name in names) and not found.chunk.possessors()
    return is_named and found.senses == {"company"}


THAT_OF = frozenset({"that", "those"})


def _of_whom(chunk: NounChunk, role: str, context: Context) -> list[Entity]:
    """`Poland signed it; so did those of Estonia and Romania`: of whom the like is."""
    behind = [post for preposition, post in chunk.posts if preposition == "of"]
    behind = [n for post in behind for n in (post, *post.conjuncts)]
    return [e for n in behind for e in denoted_entities(n, role, context, loosely=False)]


def _counts_nobody(chunk: NounChunk, role: str) -> bool:
    """Whether a word for some or all goes on with what it counts: `each of the components`.

    Or is one of several: `buys from one of them`, who knows from which.
    """
    told = [post for preposition, post in chunk.posts if preposition == "of"]
    counted = [roles_of(denote(post)) for post in told]
    if role in COMPANIES and any(roles and role not in roles for roles in counted):
        return True  # "all four of the country's operators": no makers
    if chunk.head.lower == "one":
        return any(post.is_pronoun for post in told)
    return chunk.is_pronoun and any(not post.is_pronoun for post in told)


def _counted(found: Denoted, role: str, context: Context, *, loosely: bool) -> list[Entity]:
    """Of whom a quantity is: `two of them`; nobody for `a part of it`, which is of a thing."""
    chunk = found.chunk
    parts = [post for preposition, post in chunk.posts if preposition == "of"]
    parts = [n for post in parts for n in (post, *post.conjuncts)] or _divided(chunk, context)
    if role == "government" or any(post.head.lower == "it" for post in parts):
        return []
    counted = [e for p in parts for e in denoted_entities(p, role, context, loosely=loosely)]
    is_number = chunk.head.tag == "CD"
    some = COUNTS.get(chunk.head.lower, len(counted)) if is_number else len(counted)
    if some < len(counted) or (chunk.head.lower == "one" and len(counted) > 1):
        counted = []  # "buys from one of them", "two of the three": who knows which
    if chunk.lemma in PLACES and len(counted) > 1:
        counted = _in_their_places(chunk, counted, context)
    named = [e for e in chunk_names(chunk) if e.kind == role] if is_number else []
    return named or _of_a_part(chunk, counted)


PLACES = {"first": 0, "second": 1, "third": 2, "fourth": 3, "last": -1}


def _in_their_places(chunk: NounChunk, told: list[Entity], context: Context) -> list[Entity]:
    """`from the first and the third of them`: those of the ones told; nobody beyond the last."""
    groups = [
        g for c in context.clauses for g in (*c.objects, c.subjects, *(p for _, p in c.phrases))
    ]
    beside = next((g for g in groups if chunk in g), [chunk])
    places = [PLACES[n.lemma] for n in beside if n.lemma in PLACES and n.start <= chunk.start]
    return [told[p] for p in places if p < len(told)]


def _divided(chunk: NounChunk, context: Context) -> list[NounChunk]:
    """`supplies 60% of its radios and B the rest`: what was divided before in the sentence."""
    is_left = chunk.lemma in REMAINING or any(u.lower in LEFT for u in chunk.units)
    if not is_left or chunk.determiner != "the":
        return []
    told = (n for c in context.clauses for n in c.nouns() if n.end <= chunk.start)
    posts = ([p for prep, p in n.posts if prep == "of"] for n in told if denote(n).is_quantity)
    whole = [parts for parts in posts if parts and parts[-1].end <= chunk.start]
    return whole[-1] if whole else []


LEFT = frozenset({"remaining", "other"})
REMAINING = frozenset({"rest", "remainder", "balance"})


def chunk_names(chunk: NounChunk) -> list[Entity]:
    """Who the list set beside a chunk tells that it means: `three of them: BT, EE and O2`."""
    beside = (b for a in chunk.appositions for b in (a, *a.conjuncts))
    return [e for b in beside for e in denote(b, deep=False).entities]


def _named(found: Denoted, kinds: tuple[str, ...], context: Context) -> list[Entity]:
    """The entities of some kinds that the words of a chunk name."""
    if _is_named_next(found, context):
        return []
    named = [e for e in (*found.entities, *found.owners) if e.kind in kinds]
    head = found.chunk.head.mention
    if head is not None and head.kind == "vendor" and found.chunk.units[-2:-1]:
        owner = found.chunk.units[-2]
        if owner.tag == "POS":  # "Rakuten's Altiostar": its maker, no customer
            named = [e for e in named if e.kind == "vendor"]
    if _is_unit(found):  # "PLDT's mobile unit, Smart": the unit alone
        return [e for e in named if e.path == "apposition"] or named
    return named


def _is_unit(found: Denoted) -> bool:
    return "unit" in found.senses or found.chunk.lemma in lexicon().cues["owned_part"]


def _unit_in_focus(found: Denoted, role: str, context: Context) -> list[Entity]:
    """`the Deutsche Telekom affiliate`: of those told of the one that is known to be theirs."""
    owners = {e.id for e in found.owners if e.kind == "operator" and e.path == OWNER}
    is_unit = _is_unit(found) and role == "operator" and found.chunk.determiner == "the"
    if not owners or not is_unit or found.entities:
        return []
    focus = context.discourse.single(
        role,
        context.sentence,
        before=found.chunk.start,
        fits=lambda f: context.world.is_under(f.id, owners),
    )
    return [from_focus(focus, found.chunk.text)] if focus is not None else []


def _owner_meant(found: Denoted, role: str, context: Context) -> list[Entity]:
    """`the O2 owner`, `EE's parent, BT`: who is named beside it, or in focus; not what is owned."""
    known = [*found.entities, *found.owners]
    told = [e for e in known if e.kind == role and e.path != OWNER]
    owned = {e.id for e in found.whose}
    chunk = found.chunk
    if (
        told
        or not owned
        or role != "operator"
        or chunk.determiner == "whose"
        or _is_named_beside(chunk, context)
    ):
        return told
    focus = context.discourse.single(
        role, context.sentence - 1, before=chunk.start, fits=lambda f: f.id not in owned
    )
    return [from_focus(focus, chunk.text)] if focus is not None else []


def _of_a_part(quantity: NounChunk, counted: list[Entity]) -> list[Entity]:
    """`two of Colombia's operators`: some of a country's are not all that it has."""
    if quantity.lemma in QUANTIFIERS or quantity.units[0].lower in QUANTIFIERS:
        return counted  # "all three of them"
    return [e for e in counted if not e.id.startswith("all:")]


def _group_meant(found: Denoted, role: str, context: Context) -> list[Entity]:
    """`Chinese makers such as Huawei`: those named are but examples of a group that is meant."""
    sampled = [n for n in (found.chunk, *(p for _, p in found.chunk.posts)) if _is_sampled(n)]
    meant = [e for n in sampled for e in resolve(denote(n, deep=False), role, context)]
    return [e for e in meant if ":" in e.id and e.kind == "vendor"]


def _is_sampled(chunk: NounChunk) -> bool:
    """Whether a common noun has examples set beside it: `vendors, including Huawei`."""
    is_common = chunk.head.mention is None
    return is_common and any(a.preposition in SAMPLING for a in chunk.appositions)


def _is_named_beside(chunk: NounChunk, context: Context) -> bool:
    """`Vodafone's owner, TPG, plans`: who it is stands behind it, as if in a list."""
    groups = (g for c in context.clauses for g in (c.subjects, *c.objects) if chunk in g)
    return any(denote(n, deep=False).entities for g in groups for n in g if n is not chunk)


def _is_named_next(found: Denoted, context: Context) -> bool:
    """`PLDT's mobile unit, Smart, and Globe`: in a list too the name behind a comma tells who."""
    chunk = found.chunk
    if not _is_unit(found):
        return False
    groups = (g for c in context.clauses for g in (c.subjects, *c.objects) if chunk in g)
    following = (b for g in groups for a, b in pairwise(g) if a is chunk)
    return any(b.start - chunk.end <= len(", ") and b.head.mention for b in following)


ITS_NETWORKS = "its networks"


def _networks_country(found: Denoted) -> list[Entity]:
    """`from Swedish networks`: whose networks they are says whose act it is."""
    if found.entities or not found.senses & transparent() or found.senses & {"gear"}:
        return []
    states = [e for e in found.owners if e.kind in ("country", "capital")]
    named = [e.country for e in states if e.path == OWNER]
    return [Entity("country", c, c, ITS_NETWORKS) for c in [*found.demonyms, *named][:1] if c]


def _governments(found: Denoted, named: list[Entity]) -> list[Entity]:
    """A country counts as a government only as the chunk itself or as owner of a public body."""
    if found.is_quantity and "nation" in found.senses:
        return []  # "10 of the EU's 27 countries"
    if found.entities:
        return [e for e in named if e.path != "owner" or "government" in found.senses]
    if "government" in found.senses:
        return [e for e in named if e.country]
    if found.senses & {"network", "operator", "company", "gear", "vendor"}:
        return []
    return [e for e in named if e.path == "owner" and e.kind in ("authority", "country", "capital")]


def governments_of(chunk: NounChunk, context: Context) -> list[Entity]:
    """The governments whose an event or law is: by adjective, possessor or by-phrase."""
    found = denote(chunk)
    owners = [
        Entity(
            "country" if e.kind == "demonym" else e.kind, e.id, e.country or e.id, e.path, e.text
        )
        for e in found.whose
        if (e.kind in GOVERNMENT and e.path in ("owner", "by ...", "from ...", "of ...", "in ..."))
        or (e.kind == "demonym" and not _names_maker(chunk, e))
    ]
    if chunk.determiner in OF_A_PERSON and context.official is not None and not owners:
        return [context.official]  # "his decision to allow it"
    return owners or denoted_entities(chunk, "government", context, loosely=False)


def _names_maker(chunk: NounChunk, entity: Entity) -> bool:
    """`Chinese vendor ban`: the adjective tells whose the vendor is."""
    for unit, following in zip(chunk.units, chunk.units[1:], strict=False):
        if unit.text == entity.text:
            named = following.mention is not None and following.mention.kind == "vendor"
            return named or lexicon().has_sense(following.lower, "vendor", "company")
    return False


FIRST_PERSON = frozenset({"we", "us", "our", "ours", "ourselves"})


def resolve(found: Denoted, role: str, context: Context) -> list[Entity]:
    """The entities of a role that a description or pronoun stands for."""
    chunk = found.chunk
    if role == "government":
        return state_meant(found, context)
    if chunk.is_pronoun and chunk.head.lower in FIRST_PERSON:
        return context.quoted_as(role)
    if chunk.is_pronoun:
        return pronoun_company(chunk, role, context)
    if chunk.determiner in OF_A_PERSON:
        return _speakers_company(chunk, role, context) if role in roles_of(found) else []
    return described_company(found, role, context)


OF_A_PERSON = frozenset({"his", "her"})


def _speakers_company(chunk: NounChunk, role: str, context: Context) -> list[Entity]:
    """`The head of BT said that his company`: whose people speak."""
    for clause in context.clauses_around():
        for subject in (s for s in clause.subjects if s.start < chunk.start):
            told = denote(subject)
            named = told.named
            found = [e for e in named if e.kind == role]
            if found:
                return found[:1]
    return []


def _owners_described(found: Denoted, role: str, context: Context) -> list[Entity]:
    """`their products`, `the firm's network`: the owner is a pronoun or a description."""
    chunk = found.chunk
    senses = owned_senses(chunk)
    is_owned = chunk.determiner in OWN
    is_owned = is_owned or any(u.mention is None for u in chunk.possessors())
    has_suppliers = role == "operator" and is_owned  # "the carrier's supplier"
    owned = OWNED_BY.get(role, set()) | ({"vendor"} if has_suppliers else set())
    if role in OWNED_BY and not senses & owned:
        if DEAL in senses and chunk.determiner in THEIRS and not chunk.possessors():
            return owner_by_pronoun(chunk, role, context)  # "Nokia said its contract"
        return _possessor_described(chunk, role, context) if _is_makers(chunk, role) else []
    if role == "vendor" and "use" in senses:
        return _possessor_described(chunk, role, context)  # "their use of the firm's products"
    group = _group_of_gear(found, senses, context) if role == "vendor" else []
    if group:
        return _possessor_described(chunk, role, context) or group
    if chunk.determiner in THEIRS and chunk.possessors():
        return _possessor_described(chunk, role, context)  # "its rival's radios"
    if chunk.determiner in THEIRS:
        return owner_by_pronoun(chunk, role, context)
    if chunk.determiner in FIRST_PERSON:
        return context.quoted_as(role)
    return _owners_pointed_at(found, role, context)


def _is_makers(chunk: NounChunk, role: str) -> bool:
    """`the Chinese vendor's LTE`: what a word for makers owns, whatever it is."""
    makers = (u for u in chunk.possessors() if u.mention is None)
    return role == "vendor" and any(lexicon().has_sense(u.lower, role) for u in makers)


def _owners_pointed_at(found: Denoted, role: str, context: Context) -> list[Entity]:
    """`that equipment`, `the network`, `the firm's radios`: of whom the words point back at."""
    chunk = found.chunk
    if role == "vendor" and chunk.determiner in POINTING and not chunk.posts:
        return _makers_told(chunk, context)
    if role == "vendor" and not chunk.posts and (made := makers_of_the_gear(chunk, context)):
        return made
    is_topmost = any(u.lower == "most" for u in chunk.units)  # "has the most contracts"
    if role == "operator" and chunk.determiner in DEFINITE_ONE and not chunk.possessors():
        is_new = _is_anothers(found) or is_topmost or is_spelled_out(chunk) or _is_of_many(chunk)
        focus = None if is_new else _whose_network(chunk, context)
        if focus is not None:
            return [from_focus(focus, chunk.text)]
    both = owners_of_both(chunk, context) if role == "operator" else []
    return both or _possessor_described(chunk, role, context)


def _is_anothers(found: Denoted) -> bool:
    """Whether the words say whose a network is; `built by Huawei` tells only who made it."""
    by = [post for preposition, post in found.chunk.posts if preposition == "by"]
    named = [denote(post, deep=False) for post in by if post.head.text[:1].isupper()]
    if any(all(e.kind != "vendor" for e in told.entities) for told in named):
        return True
    if is_of_several(found.chunk):
        return True
    return any(e.kind != "vendor" or not e.path.startswith("by") for e in found.owners)


def _is_of_many(chunk: NounChunk) -> bool:
    """`most of the networks`: those of all, wherever one operator has been spoken of."""
    is_network = has_sense(chunk, "network")
    is_first = any(u.lower == "first" for u in chunk.units)  # "the first systems": of anybody
    is_any = is_network and (is_first or not has_sense(chunk, "gear"))
    return chunk.determiner == "the" and is_plural(chunk) and is_any


def _whose_network(chunk: NounChunk, context: Context) -> Focus | None:
    """`the network`, `that contract`: of the operator in focus."""
    near = context.discourse.single(
        "operator", context.sentence, before=chunk.start, window=NETWORK_WINDOW
    )
    return near or context.topic("operator")


def _makers_told(chunk: NounChunk, context: Context) -> list[Entity]:
    """`to remove that equipment`: of those whose equipment was spoken of last."""
    known = context.discourse.together(
        "vendor", context.sentence, before=chunk.start, window=WINDOW
    )
    return [from_focus(focus, chunk.text) for focus in known]


def _group_of_gear(found: Denoted, senses: set[str], context: Context) -> list[Entity]:
    """`Chinese devices`, `untrusted equipment`, `radios made in China`: whose these are."""
    chunk = found.chunk
    by_home = vendors_by_home(found, context) if found.demonyms and not _is_of_one(chunk) else []
    behind = group_behind(chunk, context) if "gear" in senses else []
    return by_home or group_by_word(chunk) or behind


def _is_of_one(chunk: NounChunk) -> bool:
    """`the Chinese vendor's radios`: of one maker, which must be known."""
    owners = [u for u in chunk.possessors() if u.mention is None]
    return chunk.determiner == "the" and any(not is_plural(NounChunk([u])) for u in owners)


def _possessor_described(chunk: NounChunk, role: str, context: Context) -> list[Entity]:
    """`the firm's radios`, `the radios of the firm`: whom the words of the owner mean."""
    is_long = len(chunk.units) > 1
    marks = [i for i, u in enumerate(chunk.units) if u.tag == "POS"] if is_long else []
    if marks and chunk.units[marks[0] - 1].mention is None and marks[0] > 0:
        inner = NounChunk(chunk.units[: marks[0]])
        return resolve(denote(inner, deep=False), role, context)
    beside = [n for c in context.clauses if c.antecedent is chunk for n in c.phrase("from", "by")]
    posts = [n for preposition, n in chunk.posts if preposition in ("of", "from", "by")]
    if role == "government":
        posts = [n for n in posts if not has_sense(n, "person")]  # "the arrest of its manager"
    behind = (n for n in (*posts, *beside) if n.start > chunk.start)
    whose = dict.fromkeys(behind)  # "equipment bought from that vendor"
    return [e for n in whose for e in denoted_entities(n, role, context, loosely=False)]
