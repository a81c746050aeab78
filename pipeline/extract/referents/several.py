"""Which companies a plural means: `both vendors`, `the operators`, `the other two`.

In: a chunk and what it denotes by itself, the role wanted. Out: as many as are told of, spoken of
last or named together; else all operators of a country, or the makers of one.
"""

from collections.abc import Callable

from pipeline.extract.context import Context
from pipeline.extract.entities import Denoted, Entity
from pipeline.extract.frames import functions
from pipeline.extract.nouns import denote, has_sense
from pipeline.extract.referents.company_words import (
    BOTH,
    DESCRIBED,
    ENDS,
    count_of,
    is_part,
    roles_of,
)
from pipeline.extract.referents.groups import vendor_group
from pipeline.extract.referents.in_focus import from_focus
from pipeline.extract.referents.nationwide import all_operators, subject_country
from pipeline.extract.referents.whence import fits_whence, is_there, people_of
from pipeline.language.chunks import NounChunk
from pipeline.language.discourse import WINDOW, Focus


def plural_company(found: Denoted, role: str, context: Context) -> list[Entity]:
    """`both vendors`, `the operators`: those in focus, else all of a country."""
    words = {u.lower for u in found.chunk.units}
    if {"every", "each"} & words and role == "operator":
        return all_operators(found, set(), context)
    many = _several_in_focus(found, role, context)
    if many or is_part(found, words) or bool(people_of(found.chunk)):
        return many
    if role == "vendor":
        return vendor_group(found, words, context)
    return all_operators(found, words, context)


def _several_in_focus(found: Denoted, role: str, context: Context) -> list[Entity]:
    """`the two vendors`: as many as are counted, or those spoken of last."""
    chunk, count = found.chunk, count_of(found.chunk)
    words = {u.lower for u in chunk.units}
    if count is not None and words & {"other", "others"}:
        return _others(chunk, role, count, context)
    if count is not None and words & ENDS:
        return _at_an_end(chunk, role, -count if "last" in words else count, context)
    if count is None and chunk.determiner not in ("the", "these", "those"):
        return []
    is_open = count is None or chunk.head.tag == "CD"  # "the two that India's operators use"
    if is_open and _is_told_which(chunk, context):
        return []
    fits = _fits(found, role, context)
    partners = _partners(found, count, context)
    meant = [f for f in partners if f.kind == role]
    if not partners or not all(fits(f) for f in meant):
        meant = _spoken_of_last(found, role, count, fits, context)
    return [from_focus(f, chunk.text) for f in meant]


def _fits(found: Denoted, role: str, context: Context) -> Callable[[Focus], bool]:
    """Whether who is in focus can be meant: in `Egypt licensed all four`, none of Kenya."""
    fits, told = fits_whence(found, role, context), None
    if role == "operator" and count_of(found.chunk) is not None:
        told = _where_told(context) or subject_country(found.chunk, context)
    if told is None or told in context.world.blocs:
        return fits
    there = {told}
    return lambda focus: fits(focus) and is_there(focus, role, there, context)


def _where_told(context: Context) -> str | None:
    """`in Kenya, where all three use it`: the country that the clause tells of."""
    clause = context.clause
    told = clause.antecedent if clause is not None and clause.marker == "where" else None
    named = denote(told, deep=False).entities if told is not None else []
    return next((e.country for e in named if e.kind == "country"), None)


def _partners(found: Denoted, count: int | None, context: Context) -> list[Focus]:
    """`the two companies`: so many of both kinds, where the words fit either."""
    if count is None or len(roles_of(found)) < 2 or found.chunk.preposition == "from":
        return []  # "buys from the two": they are of one kind
    return context.discourse.partners(context.sentence, before=found.chunk.start, count=count)


def _spoken_of_last(
    found: Denoted, role: str, count: int | None, fits: Callable[[Focus], bool], context: Context
) -> list[Focus]:
    """Those of one kind that were spoken of last.

    `The two companies` are of one kind only where they were named together, and last.
    """
    chunk = found.chunk
    many = context.discourse.several(
        role,
        count,
        context.sentence,
        before=chunk.start,
        fits=fits,
        at_least=1 if people_of(chunk) else 2,
        far=count is not None and count > 2 and chunk.determiner in ("the", "all"),
        through=True,
    )
    if _leaves_open(many, chunk, role, count, context):
        return []
    if count != BOTH or len(roles_of(found)) < 2:
        return many
    is_scattered = len({f.sentence for f in many}) > 1
    return [] if is_scattered or _are_others_nearer(many, chunk, role, context) else many


def _leaves_open(
    many: list[Focus], chunk: NounChunk, role: str, count: int | None, context: Context
) -> bool:
    """Whether others than those spoken of last may be meant as well."""
    if count is None:
        return _is_one_of_lists(many, chunk, role, context)
    return count == BOTH and _are_others_coupled(many, chunk, role, context)


def _are_others_coupled(many: list[Focus], chunk: NounChunk, role: str, context: Context) -> bool:
    """`Huawei and ZTE must go. A's core is Nokia's, B drops Huawei. The two`: either two, then."""
    if chunk.head.tag != "CD":
        return False
    pairs = context.discourse.coupled(role, before=chunk.start)
    return bool(pairs) and frozenset(f.id for f in many) not in pairs


def _is_one_of_lists(many: list[Focus], chunk: NounChunk, role: str, context: Context) -> bool:
    """`A, B and C won it. D and E got less. The operators`: whom of them, or all, is left open."""
    if not many:
        return False
    number, ids = many[0].sentence - 1, {f.id for f in many}
    before = context.discourse.recent(role, number, before=chunk.start, window=0)
    return len(before) > 1 and not {f.id for f in before} <= ids


def _are_others_nearer(many: list[Focus], chunk: NounChunk, role: str, context: Context) -> bool:
    """`A and B hold it. C and D will build it. The pair`: two of the other kind came since."""
    if not many:
        return False
    (other,) = (r for r in DESCRIBED if r != role)
    since = range(many[0].sentence + 1, context.sentence)  # who acts on them is another
    told = (context.discourse.recent(other, n, before=chunk.start, window=0) for n in since)
    return any(len(group) == 2 for group in told)


def _is_told_which(chunk: NounChunk, context: Context) -> bool:
    """`may name the vendors that will be barred`: whoever they are, none that were named.

    Nor does `the large operators around the world` mean any of them.
    """
    told = (c for c in context.clauses if c.antecedent is chunk and c.verb is not None)
    around = (n for c in context.clauses_around() for _, n in functions(c))
    if any(n.preposition in WIDELY and has_sense(n, "continent") for n in around):
        return True
    return chunk.determiner == "the" and any(c.marker in ("that", "who") for c in told)


WIDELY = frozenset({"around", "across", "throughout"})


def _at_an_end(chunk: NounChunk, role: str, count: int, context: Context) -> list[Entity]:
    """`the first two` of three or more that were named last; from behind where negative."""
    told = context.discourse
    for back in range(2):
        number = context.sentence - back
        group = told.recent(role, number, before=chunk.start, window=0)
        if len(group) > abs(count):
            meant = group[:count] if count > 0 else group[count:]
            return [from_focus(e, chunk.text) for e in meant]
    return []


def _others(chunk: NounChunk, role: str, count: int, context: Context) -> list[Entity]:
    """`the other two`: those of a group of three of whom the text has not spoken since."""
    told = context.discourse
    for back in range(1, WINDOW + 1):
        number = context.sentence - back
        group = told.recent(role, number, before=chunk.start, window=0)
        if len(group) > count:
            since = told.recent(role, context.sentence, before=chunk.start, window=back - 1)
            left = [e for e in group if e.id not in {s.id for s in since}]
            return [from_focus(e, chunk.text) for e in left] if len(left) == count else []
    return []
