"""The entities of a role that a chunk denotes: by name, else by what it stands for.

In: a chunk and the role wanted. Out: entities with the path that led to each. Names come first,
then descriptions and pronouns, then owners.
"""

from pipeline.extract.context import Context
from pipeline.extract.entities import GOVERNMENT, OWNER, WHOLE, Denoted, Entity
from pipeline.extract.head_nouns import is_spelled_out, picks_one
from pipeline.extract.nouns import denote, has_sense
from pipeline.extract.referents.bought import makers_of_the_gear
from pipeline.extract.referents.company_words import COUNTS, roles_of
from pipeline.extract.referents.descriptions import described_company
from pipeline.extract.referents.in_focus import from_focus
from pipeline.extract.referents.named import (
    chunk_names,
    governments_named,
    is_titled_company,
    named_as,
    names_company,
    names_maker,
    networks_country,
    owner_meant,
    unit_told,
)
from pipeline.extract.referents.nationwide import SAMPLING
from pipeline.extract.referents.owners import (
    DEAL,
    MILESTONE,
    OWNED_BY,
    STAFF,
    owned_senses,
    owner_by_pronoun,
    owners_of_both,
)
from pipeline.extract.referents.parts import (
    PLACES,
    counts_nobody,
    divided,
    in_their_places,
    of_a_part,
)
from pipeline.extract.referents.pointed_back import (
    group_of_gear,
    is_anothers,
    is_makers,
    is_of_many,
    makers_told,
    whose_network,
)
from pipeline.extract.referents.pronouns import pronoun_company
from pipeline.extract.referents.states import state_meant
from pipeline.extract.staff import employer_by_pronoun, employers_of
from pipeline.language.chunks import NounChunk
from pipeline.language.determiners import DEFINITE_ONE, OWN, POINTING, THEIRS
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
    if counted or (counted is not None and counts_nobody(chunk, role)):
        return counted  # "most of its radios"; of "each of its parts" nobody is told
    if role != "government" and (picks_one(chunk) or "owner" in found.senses):
        return [] if picks_one(chunk) else owner_meant(found, role, context)
    if chunk.head.lower in THAT_OF:
        return _of_whom(chunk, role, context)
    kinds = GOVERNMENT if role == "government" else (role,)
    named = unit_told(found, role, context) or named_as(found, kinds, context)
    if role == "government":
        named = (named and governments_named(found, named)) or networks_country(found)
    if loosely:
        named.extend(e for e in _named_inside(found, named) if e.kind in kinds)
        named.extend(e for e in employers_of(chunk, context.staff) if e.kind in kinds)
        named.extend(e for e in employer_by_pronoun(chunk, context) if e.kind in kinds)
        named.extend(e for e in _who_serves(found, role, context) if e.kind in kinds)
    if named:
        beside = _described_beside(chunk, role, context) if role in COMPANIES else []
        return [*_group_meant(found, role, context), *named, *beside]
    if role != "government" and (names_company(found) or is_titled_company(found)):
        return []
    described = resolve(found, role, context)
    return described or _owners_described(found, role, context)


def _named_inside(found: Denoted, named: list[Entity]) -> list[Entity]:
    """Who is named inside what a chunk is: not whose kin it is, in `Huawei's rival ZTE`."""
    is_somebody = any(e.path == WHOLE for e in named)
    return [e for e in found.modifiers if e.path != OWNER or not is_somebody]


def _described_beside(chunk: NounChunk, role: str, context: Context) -> list[Entity]:
    """`gear from ZTE or the Shenzhen company`: who is described beside those who are named."""
    groups = [(post, *post.conjuncts) for p, post in chunk.posts if p in ("from", "by", "of")]
    rows = [[denote(n, deep=False) for n in group] for group in groups if len(group) > 1]
    mixed = [row for row in rows if any(_names(d, role) for d in row)]
    told = [d for row in mixed for d in row if not _names(d, role) and role in roles_of(d)]
    found = [e for d in told for e in described_company(d, role, context)]
    return [e for e in found if ":" not in e.id]


def _names(found: Denoted, role: str) -> bool:
    return any(e.kind == role for e in found.entities)


def _who_serves(found: Denoted, role: str, context: Context) -> list[Entity]:
    """`Telia's customers`, `its subscribers`: whose they are."""
    if role != "operator" or CUSTOMERS not in found.senses:
        return []
    if found.chunk.determiner in THEIRS:
        return owner_by_pronoun(found.chunk, role, context)
    if found.chunk.determiner in FIRST_PERSON:
        return context.quoted_as(role)
    return [e for e in found.whose if e.path == OWNER]


CUSTOMERS = "customer"
THAT_OF = frozenset({"that", "those"})


def _of_whom(chunk: NounChunk, role: str, context: Context) -> list[Entity]:
    """`Poland signed it; so did those of Estonia and Romania`: of whom the like is."""
    behind = [post for preposition, post in chunk.posts if preposition == "of"]
    behind = [n for post in behind for n in (post, *post.conjuncts)]
    return [e for n in behind for e in denoted_entities(n, role, context, loosely=False)]


def _counted(found: Denoted, role: str, context: Context, *, loosely: bool) -> list[Entity]:
    """Of whom a quantity is: `two of them`; nobody for `a part of it`, which is of a thing."""
    chunk = found.chunk
    parts = [post for preposition, post in chunk.posts if preposition == "of"]
    parts = [n for post in parts for n in (post, *post.conjuncts)] or divided(chunk, context)
    if role == "government" or any(post.head.lower == "it" for post in parts):
        return []
    counted = [e for p in parts for e in denoted_entities(p, role, context, loosely=loosely)]
    is_number = chunk.head.tag == "CD"
    some = COUNTS.get(chunk.head.lower, len(counted)) if is_number else len(counted)
    if some < len(counted) or (chunk.head.lower == "one" and len(counted) > 1):
        counted = []  # "buys from one of them", "two of the three": who knows which
    if chunk.lemma in PLACES and len(counted) > 1:
        counted = in_their_places(chunk, counted, context)
    named = [e for e in chunk_names(chunk) if e.kind == role] if is_number else []
    return named or of_a_part(chunk, counted)


def _group_meant(found: Denoted, role: str, context: Context) -> list[Entity]:
    """`Chinese makers such as Huawei`: those named are but examples of a group that is meant."""
    sampled = [n for n in (found.chunk, *(p for _, p in found.chunk.posts)) if _is_sampled(n)]
    meant = [e for n in sampled for e in resolve(denote(n, deep=False), role, context)]
    return [e for e in meant if ":" in e.id and e.kind == "vendor"]


def _is_sampled(chunk: NounChunk) -> bool:
    """Whether a common noun has examples set beside it: `vendors, including Huawei`."""
    is_common = chunk.head.mention is None
    return is_common and any(a.preposition in SAMPLING for a in chunk.appositions)


def governments_of(chunk: NounChunk, context: Context) -> list[Entity]:
    """The governments whose an event or law is: by adjective, possessor or by-phrase."""
    found = denote(chunk)
    owners = [
        Entity(
            "country" if e.kind == "demonym" else e.kind, e.id, e.country or e.id, e.path, e.text
        )
        for e in found.whose
        if (e.kind in GOVERNMENT and e.path in ("owner", "by ...", "from ...", "of ...", "in ..."))
        or (e.kind == "demonym" and not names_maker(chunk, e))
    ]
    if chunk.determiner in OF_A_PERSON and context.official is not None and not owners:
        return [context.official]  # "his decision to allow it"
    return owners or denoted_entities(chunk, "government", context, loosely=False)


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
        is_had = senses & {DEAL, MILESTONE} or (role == "vendor" and STAFF in senses)
        if is_had and chunk.determiner in THEIRS and not chunk.possessors():
            return owner_by_pronoun(chunk, role, context)  # "Nokia said its contract", "its chief"
        return _possessor_described(chunk, role, context) if is_makers(chunk, role) else []
    if role == "vendor" and "use" in senses:
        return _possessor_described(chunk, role, context)  # "their use of the firm's products"
    group = group_of_gear(found, senses, context) if role == "vendor" else []
    if group:
        return _possessor_described(chunk, role, context) or group
    if chunk.determiner in THEIRS and chunk.possessors():
        return _possessor_described(chunk, role, context)  # "its rival's radios"
    if chunk.determiner in THEIRS:
        return owner_by_pronoun(chunk, role, context)
    if chunk.determiner in FIRST_PERSON:
        return context.quoted_as(role)
    return _owners_pointed_at(found, role, context)


def _owners_pointed_at(found: Denoted, role: str, context: Context) -> list[Entity]:
    """`that equipment`, `the network`, `the firm's radios`: of whom the words point back at."""
    chunk = found.chunk
    if role == "vendor" and chunk.determiner in POINTING and not chunk.posts:
        return makers_told(chunk, context)
    if role == "vendor" and not chunk.posts and (made := makers_of_the_gear(chunk, context)):
        return made
    is_topmost = any(u.lower == "most" for u in chunk.units)  # "has the most contracts"
    if role == "operator" and "gear" in found.senses and (users := _users_told(chunk, context)):
        return users
    if role == "operator" and chunk.determiner in DEFINITE_ONE and not chunk.possessors():
        is_new = is_anothers(found) or is_topmost or is_spelled_out(chunk) or is_of_many(chunk)
        focus = None if is_new else whose_network(chunk, context)
        if focus is not None:
            return [from_focus(focus, chunk.text)]
    both = owners_of_both(chunk, context) if role == "operator" else []
    return both or _possessor_described(chunk, role, context)


def _users_told(chunk: NounChunk, context: Context) -> list[Entity]:
    """`the equipment used for Zain's 5G service`: theirs, whoever was spoken of before."""
    told = [n for c in context.clauses if c.antecedent is chunk for n in c.phrase("for", "in")]
    return [e for n in told for e in denote(n).named if e.kind == "operator"]


def _possessor_described(chunk: NounChunk, role: str, context: Context) -> list[Entity]:
    """`the firm's radios`, `the radios of the firm`: whom the words of the owner mean."""
    is_long = len(chunk.units) > 1
    marks = [i for i, u in enumerate(chunk.units) if u.tag == "POS"] if is_long else []
    if marks and chunk.units[marks[0] - 1].mention is None and marks[0] > 0:
        inner = NounChunk(chunk.units[: marks[0]])
        return resolve(denote(inner, deep=False), role, context)
    if chunk.owner is not None and role != "government":
        return denoted_entities(chunk.owner, role, context, loosely=False)  # "a firm whose radios"
    beside = [n for c in context.clauses if c.antecedent is chunk for n in c.phrase("from", "by")]
    posts = [n for preposition, n in chunk.posts if preposition in ("of", "from", "by")]
    if role == "government":
        posts = [n for n in posts if not has_sense(n, "person")]  # "the arrest of its manager"
    behind = (n for n in (*posts, *beside) if n.start > chunk.start)
    whose = dict.fromkeys(behind)  # "equipment bought from that vendor"
    return [e for n in whose for e in denoted_entities(n, role, context, loosely=False)]
