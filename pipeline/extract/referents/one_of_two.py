"""Which of two companies is meant: `the former`, `the second`, `its rival`, `the other partner`.

In: a chunk, the role wanted. Out: the one of two, or of so many, that were named together.
"""

from pipeline.extract.context import Context
from pipeline.extract.entities import Denoted, Entity
from pipeline.extract.head_nouns import is_plural
from pipeline.extract.nouns import denote
from pipeline.extract.referents.company_words import DESCRIBED, ORDINALS, roles_of
from pipeline.extract.referents.in_focus import from_focus
from pipeline.extract.referents.whence import fits_whence
from pipeline.language.chunks import NounChunk
from pipeline.language.clauses.gapping import LAST_TWO
from pipeline.language.discourse import WINDOW, Focus
from pipeline.language.mentions import COMPANIES

ORDER_OF_TWO = {"former": 0, "latter": 1, "first": 0, "second": 1}


def one_of_pair(found: Denoted, role: str, context: Context) -> list[Entity] | None:
    """`the latter`; `the former operator` of two named before, not one that was an operator."""
    chunk = found.chunk
    if chunk.lemma in LAST_TWO or _is_first_of_two(chunk, role, context):
        return _of_two(chunk, role, context)
    if chunk.lemma in ORDINALS and len(chunk.units) == 2 and chunk.determiner == "the":
        return _last_named(chunk, ORDINALS[chunk.lemma], role, context)
    words = [u.lower for u in chunk.units if u.tag != "DT"]
    is_ordered = chunk.determiner == "the" and len(words) == 2 and words[0] in LAST_TWO
    if not is_ordered or role not in roles_of(found):
        return None
    pair = context.discourse.several(
        role, 2, context.sentence, before=chunk.start, fits=lambda f: True
    )
    since = context.sentence - min((focus.sentence for focus in pair), default=context.sentence)
    told = context.discourse.recent(role, context.sentence, before=chunk.start, window=since)
    if len({focus.sentence for focus in pair}) != 1 or len(told) != 2:
        return None  # "TIM ... The former monopoly": what it was, not the first of two
    return [from_focus(pair[ORDER_OF_TWO[words[0]]], chunk.text)]


def _is_first_of_two(chunk: NounChunk, role: str, context: Context) -> bool:
    """`A and B are small: the first buys from C`: of two named in the sentence, or just before.

    `The second` may follow sentences that go on with the first.
    """
    if len(chunk.units) != 2 or chunk.lemma not in ORDER_OF_TWO or chunk.determiner != "the":
        return False
    if not any(chunk in c.subjects for c in context.clauses):
        return False
    for back in range(WINDOW + 1):
        known = context.discourse.named(context.sentence - back, before=chunk.start)
        named = {e.id for e in known if e.kind == role and not e.is_pronoun}
        if named or (back and chunk.lemma != "second"):
            return len(named) == 2
    return False


def _of_two(chunk: NounChunk, role: str, context: Context) -> list[Entity]:
    """`the former`, `the latter`: of the last two of a kind."""
    beside = _pair_beside(chunk, context)
    if beside:
        nearest = denote(beside[ORDER_OF_TWO[chunk.lemma]], deep=False)
        return [e for e in nearest.entities if e.kind == role]
    here = context.discourse.companies(context.sentence, before=chunk.start)
    if len(here) == 2 and (_are_subjects(here, context) or _do_likewise(here, role, context)):
        return _of_two_before(chunk, role, context)  # "A and B, both customers of the former"
    if len(here) == 2:  # "Nokia worked with Elisa and built it for the latter"
        meant = here[ORDER_OF_TWO[chunk.lemma]]
        return [from_focus(meant, chunk.text)] if meant.kind == role else []
    kinds = context.discourse.paired(context.sentence, before=chunk.start)
    if kinds and role not in kinds:
        return []  # "supplied 2G and 3G. The former is closed": two things
    told, before = context.discourse, chunk.start
    pair = told.several(role, 2, context.sentence, before=before, fits=lambda f: not f.is_pronoun)
    pair = pair or told.several(role, 2, context.sentence, before=before, fits=lambda f: True)
    return [from_focus(pair[ORDER_OF_TWO[chunk.lemma]], chunk.text)] if pair else []


def _pair_beside(chunk: NounChunk, context: Context) -> list[NounChunk]:
    """`the army and the police, the latter of which`: the two that stand right before it."""
    groups = (group for clause in context.clauses for group in clause.groups())
    pairs = ([n for n in group if n.end <= chunk.start] for group in groups)
    return next((p for p in pairs if len(p) == 2 and 0 < chunk.start - p[-1].end <= NEXT), [])


NEXT = 2  # characters, of which one is a comma


def _are_subjects(pair: list[Focus], context: Context) -> bool:
    """Whether two companies are the subject of the clause that is read: no object of it then."""
    clause = context.clause
    named = {e.id for n in clause.subjects for e in denote(n).entities} if clause else set()
    return all(e.id in named for e in pair) and len({e.kind for e in pair}) == 1


def _do_likewise(pair: list[Focus], role: str, context: Context) -> bool:
    """`Ericsson supplies the former, ZTE the latter`: of two told before, to whom two do it."""
    clause = context.clause
    if clause is None or clause.verb is None:
        return False
    is_shared = any(c.verb is clause.verb for c in context.clauses if c is not clause)
    return is_shared and all(e.kind != role for e in pair)


def _of_two_before(chunk: NounChunk, role: str, context: Context) -> list[Entity]:
    """`the former`: of the two of a kind that the last sentence before named."""
    if context.clause is None or chunk in context.clause.subjects:
        return []
    for back in range(1, WINDOW + 1):
        number = context.sentence - back
        pair = context.discourse.recent(role, number, before=chunk.start, window=0)
        if pair:
            meant = pair[ORDER_OF_TWO[chunk.lemma]] if len(pair) == 2 else None
            return [from_focus(meant, chunk.text)] if meant is not None else []
    return []


def _last_named(chunk: NounChunk, count: int, role: str, context: Context) -> list[Entity]:
    """`A, B and C have 4G. The first two buy from D, the third from E`: the last of so many."""
    if not any(chunk in clause.subjects for clause in context.clauses):
        return []
    told = context.discourse
    for back in range(WINDOW + 1):
        group = told.recent(role, context.sentence - back, before=chunk.start, window=0)
        if len(group) >= count:
            return [from_focus(group[-1], chunk.text)] if len(group) == count else []
    return []


def other_of_two(found: Denoted, role: str, context: Context) -> list[Entity]:
    """`A and B share it. A tested 5G. Its partner`: of two named in a sentence the one not told of.

    So is the rival of whoever acts, where the text has named but one other; `its rivals` are the
    other two of three.
    """
    chunk, told = found.chunk, context.discourse
    fits, here = fits_whence(found, role, context), _acting_here(found.chunk, context)
    one = here or told.topmost(COMPANIES, context.sentence, before=chunk.start)
    if one is None or one.kind != role:
        return []
    count = 2 if is_plural(chunk) else 1
    for back in range(1, WINDOW + 1):
        group = told.recent(role, context.sentence - back, before=chunk.start, window=0)
        others = [e for e in group if e.id != one.id and fits(e)]
        if others:
            is_whole = len(others) == count
            is_whole = is_whole and (here is not None or len(group) == count + 1)
            return [from_focus(e, chunk.text) for e in others] if is_whole else []
    return []


def _acting_here(chunk: NounChunk, context: Context) -> Entity | None:
    """`A followed its rival`: the one company that is the subject before, whose rival it is."""
    subjects = context.clause.subjects if context.clause is not None else []
    named = [e for n in subjects if n.start < chunk.start for e in denote(n).entities]
    return named[0] if len(named) == 1 and named[0].kind in DESCRIBED else None
