"""Whom the words of a chunk name, and when a name is not whom it means."""

from itertools import pairwise

from pipeline.extract.context import Context
from pipeline.extract.entities import OWNER, Denoted, Entity
from pipeline.extract.head_nouns import is_holder, transparent
from pipeline.extract.nouns import denote
from pipeline.extract.referents.in_focus import from_focus
from pipeline.language.chunks import NounChunk
from pipeline.language.lexicon import lexicon
from pipeline.language.mentions import COMPANIES

ITS_NETWORKS = "its networks"
UNIT_ABROAD = "unit abroad"


def names_company(found: Denoted) -> bool:
    """Whether what a chunk names first is a company."""
    return bool(found.entities) and found.entities[0].kind in COMPANIES


def is_titled_company(found: Denoted) -> bool:
    """`the Vodafone group`: of that company alone, of whichever kind one is wanted."""
    units = enumerate(found.chunk.units)
    names = [u.mention for i, u in units if u.mention and not is_holder(found.chunk, i)]
    is_named = any(name.kind in COMPANIES for name in names) and not found.chunk.possessors()
    return is_named and found.senses == {"company"}


def chunk_names(chunk: NounChunk) -> list[Entity]:
    """Who the list set beside a chunk tells that it means: `three of them: BT, EE and O2`."""
    beside = (b for a in chunk.appositions for b in (a, *a.conjuncts))
    return [e for b in beside for e in denote(b, deep=False).entities]


def named_as(found: Denoted, kinds: tuple[str, ...], context: Context) -> list[Entity]:
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


def unit_told(found: Denoted, role: str, context: Context) -> list[Entity]:
    """A unit that is told by whose it is: `Telekom's Polish unit`, `the Telekom affiliate`."""
    if role != "operator" or found.entities:
        return []
    owners = {e.id for e in found.owners if e.kind == role and e.path == OWNER}
    if not owners:
        return []
    return _unit_abroad(found, owners, context) or _unit_in_focus(found, owners, context)


def _unit_in_focus(found: Denoted, owners: set[str], context: Context) -> list[Entity]:
    """`the Deutsche Telekom affiliate`: of those told of the one that is known to be theirs."""
    if not _is_unit(found) or found.chunk.determiner != "the":
        return []
    focus = context.discourse.single(
        "operator",
        context.sentence,
        before=found.chunk.start,
        fits=lambda f: context.world.is_under(f.id, owners),
    )
    return [from_focus(focus, found.chunk.text)] if focus is not None else []


def _unit_abroad(found: Denoted, owners: set[str], context: Context) -> list[Entity]:
    """`Telekom's Polish unit`, `KPN's German network`: the one unit there, else the owner there.

    Nobody where the owner has a network of its own there: where that is, the clause tells.
    """
    is_theirs = _is_unit(found) or "network" in found.senses
    if not is_theirs or len(owners) != 1 or len(found.demonyms) != 1:
        return []
    (owner,), (country,), known = owners, found.demonyms, context.world
    if country in known.ever.get(owner, ()):
        return []
    there = [operator for operator, served in known.networks.items() if country in served]
    units = [operator for operator in there if known.is_under(operator, owners)]
    meant = units[0] if len(units) == 1 else owner
    return [Entity("operator", meant, country, UNIT_ABROAD, found.chunk.text)]


def owner_meant(found: Denoted, role: str, context: Context) -> list[Entity]:
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


def networks_country(found: Denoted) -> list[Entity]:
    """`from Swedish networks`: whose networks they are says whose act it is."""
    if found.entities or not found.senses & transparent() or found.senses & {"gear"}:
        return []
    states = [e for e in found.owners if e.kind in ("country", "capital")]
    named = [e.country for e in states if e.path == OWNER]
    return [Entity("country", c, c, ITS_NETWORKS) for c in [*found.demonyms, *named][:1] if c]


def governments_named(found: Denoted, named: list[Entity]) -> list[Entity]:
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


def names_maker(chunk: NounChunk, entity: Entity) -> bool:
    """`Chinese vendor ban`: the adjective tells whose the vendor is."""
    for unit, following in zip(chunk.units, chunk.units[1:], strict=False):
        if unit.text == entity.text:
            named = following.mention is not None and following.mention.kind == "vendor"
            return named or lexicon().has_sense(following.lower, "vendor", "company")
    return False
