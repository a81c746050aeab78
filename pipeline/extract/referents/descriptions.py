"""Which companies a description means: `the carrier`, `its Swedish rival`, `both vendors`.

In: a chunk and what it denotes by itself, the role wanted. Out: companies in focus that fit the
words, or a group of unnamed ones: all operators of a country, the makers of one.
"""

from collections.abc import Callable

from pipeline.extract.context import Context
from pipeline.extract.entities import GOVERNMENT, OWNER, Denoted, Entity
from pipeline.extract.head_nouns import is_plural
from pipeline.extract.modality.effects import verb_effects
from pipeline.extract.nouns import denote
from pipeline.extract.referents.groups import vendor_group
from pipeline.extract.referents.nationwide import (
    RESTRICTING,
    all_operators,
)
from pipeline.extract.referents.whence import fits_whence, people_of, says_whence
from pipeline.language.chunks import NounChunk
from pipeline.language.clauses.gapping import LAST_TWO
from pipeline.language.clauses.model import EQUAL_RANK, Clause
from pipeline.language.determiners import ANY_ONE, DEFINITE_ONE
from pipeline.language.discourse import PRONOUN_WINDOW, WINDOW, Focus
from pipeline.language.lexicon import lexicon
from pipeline.language.mentions import COMPANIES

ORDER_OF_TWO = {"former": 0, "latter": 1, "first": 0, "second": 1}
COUNTS = {
    "both": 2,
    "either": 2,
    "neither": 2,
    "two": 2,
    "three": 3,
    "four": 4,
    "pair": 2,
    "trio": 3,
    "duo": 2,
}
BOTH = 2
RANKS = frozenset({"first", "one"})  # tagged as numbers, count nobody
TOPMOST = frozenset({"largest", "biggest", "leading", "incumbent", "smallest", "top", "leader"})
DISTRIBUTING = frozenset({"every", "each", "either", "neither"})
DESCRIBED = {
    "vendor": frozenset({"vendor", "company", "people"}),
    "operator": frozenset({"operator", "company"}),
}


def described_company(found: Denoted, role: str, context: Context) -> list[Entity]:
    """The companies of a role that a description stands for."""
    chunk = found.chunk
    if chunk.determiner == "its" and chunk.lemma in lexicon().cues["other_of_two"]:
        return _other_of_two(found, role, context)
    if role == "operator" and _is_client(chunk):
        return _client_in_focus(found, context)
    pair = _one_of_pair(found, role, context)
    if pair is not None or role not in roles_of(found):
        return pair or []
    if (named := _predicated(chunk, role, context)) is not None:
        return named
    if _is_number(chunk) or is_plural(chunk) or chunk.determiner in DISTRIBUTING:
        return _plural(found, role, context)
    return _one_company(found, role, context)


def _is_client(chunk: NounChunk) -> bool:
    """`its Swiss customer`, `the vendor's client`: one, and not the largest of many."""
    words = {u.lower for u in chunk.units}
    is_owned = chunk.determiner == "its" or bool(chunk.possessors())
    is_one = not is_plural(chunk) and not words & (TOPMOST | lexicon().cues["contrast"])
    return is_owned and is_one and chunk.lemma in lexicon().cues["client"]


def _client_in_focus(found: Denoted, context: Context) -> list[Entity]:
    """The operator told of, where a maker was told of beside it: `Its customer will launch 5G`."""
    chunk, told = found.chunk, context.discourse
    focus = told.single(
        "operator",
        context.sentence,
        before=chunk.start,
        fits=fits_whence(found, "operator", context),
        window=PRONOUN_WINDOW,
    )
    is_beside = focus is not None and "vendor" in told.kinds(focus.sentence)
    return [from_focus(focus, chunk.text)] if focus is not None and is_beside else []


def _one_company(found: Denoted, role: str, context: Context) -> list[Entity]:
    """Whom a singular means: `the same vendor`, `that operator`, `the Finnish company`."""
    chunk = found.chunk
    if chunk.determiner == "the" and any(u.lower == "same" for u in chunk.units):
        return _same_again(found, role, context)
    inside = _pointed_at(chunk, context)
    if inside is not None:
        return _of_a_kind(denote(inside), context)
    fits = fits_whence(found, role, context)
    if role == "operator" and (ahead := _named_below(found, fits, context)) is not None:
        return [from_focus(ahead, chunk.text)]
    if chunk.determiner not in DEFINITE_ONE and not _is_topmost(found):
        return _of_a_kind(found, context) if role == "vendor" else []
    nth = 0 if _is_object(chunk, context) else _nth(chunk)
    if nth or any(u.lower in lexicon().cues["contrast"] for u in chunk.units):
        return _told_apart(chunk, [e for e in _recent(chunk, role, context) if fits(e)], nth or 1)
    if chunk.lemma in lexicon().cues["ranked"]:
        return _told_apart(chunk, [e for e in _recent(chunk, role, context) if fits(e)], 1)
    focus = _one_in_focus(found, role, fits, context)
    return [from_focus(focus, chunk.text)] if focus else []


def _named_below(found: Denoted, fits: Callable[[Focus], bool], context: Context) -> Focus | None:
    """`Kenya's largest carrier will launch 5G. Safaricom ...`: whom the article is about.

    Words that tell neither which one it is nor whence leave that open, however few are named.
    """
    is_known = _is_topmost(found) or (says_whence(found) and "operator" in found.senses)
    focus = context.ahead("operator", before=found.chunk.start) if is_known else None
    return focus if focus is not None and fits(focus) else None


def _same_again(found: Denoted, role: str, context: Context) -> list[Entity]:
    """`the same company`: whoever was spoken of last; `the same vendor`: the last of that kind."""
    fits = fits_whence(found, role, context)
    told = {r: _latest(found.chunk, r, fits, context) for r in roles_of(found)}
    places = {r: (f.sentence, f.position) for r, f in told.items() if f is not None}
    focus = told.get(role)
    if focus is None or places[role] != max(places.values()):
        return []
    return [from_focus(focus, found.chunk.text)]


def _latest(
    chunk: NounChunk, role: str, fits: Callable[[Focus], bool], context: Context
) -> Focus | None:
    return context.discourse.latest(role, context.sentence, before=chunk.start, fits=fits)


def _other_of_two(found: Denoted, role: str, context: Context) -> list[Entity]:
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


def _one_in_focus(
    found: Denoted, role: str, fits: Callable[[Focus], bool], context: Context
) -> Focus | None:
    """The one company that the words fit: in focus, or ever named where they tell whence it is."""
    chunk, discourse = found.chunk, context.discourse
    told = discourse.latest if chunk.determiner == "that" else discourse.single
    if role == "operator":
        fits = _and_there(fits, context)
    focus = told(role, context.sentence, before=told_until(chunk, context), fits=fits)
    focus = focus or context.topic(role, fits=fits)
    if says_whence(found):
        return focus or discourse.only(role, before=chunk.start, fits=fits)
    is_hidden = role == "operator" and focus is not None and is_eclipsed(focus, chunk, context)
    return None if is_hidden or _is_superseded(focus, found, context) else focus


def _and_there(fits: Callable[[Focus], bool], context: Context) -> Callable[[Focus], bool]:
    """`In Kenya, the company`: nobody whose networks are known to be elsewhere."""
    return lambda focus: fits(focus) and context.is_there(focus)


def told_until(chunk: NounChunk, context: Context) -> int:
    """Before what place somebody was told of: not in what he says, `"We have Elisa," it said`.

    But as the subject of that: `Elisa will close 3G, the company said`.
    """
    told = [n for c in context.clauses for n in c.nouns()]
    if not told or not _speaks_last(chunk, context):
        return chunk.start
    acting = (n for c in context.clauses if c.kind in EQUAL_RANK for n in c.subjects)
    is_named = any(e.kind in DESCRIBED for n in acting for e in denote(n).entities)
    return chunk.start if is_named else min(n.start for n in told)


def _speaks_last(chunk: NounChunk, context: Context) -> bool:
    """Whether a sentence ends with who said it."""
    says = context.clauses[-1]
    is_last = chunk in says.subjects and len(context.clauses) > 1 and not any(says.objects)
    return is_last and says.verb is not None and "say" in verb_effects(says.verb)


def _is_superseded(focus: Focus | None, found: Denoted, context: Context) -> bool:
    """`Telia leads. Moscow trusts Huawei. The firm ...`: a maker has come between, no operator."""
    if focus is None or focus.kind != "operator" or len(roles_of(found)) < 2:
        return False
    between = range(focus.sentence + 1, context.sentence)
    return any("vendor" in context.discourse.kinds(number) for number in between)


def _predicated(chunk: NounChunk, role: str, context: Context) -> list[Entity] | None:
    """`Nemont is one carrier using it`: of whom it is said; None where it is said of nobody."""
    for clause in context.clauses:
        if not _says_what_it_is(clause):
            continue
        said = clause.direct_objects()
        said += [p for n in said if n.lemma == "one" for prep, p in n.posts if prep == "of"]
        if chunk in said or chunk in clause.phrase("among"):
            named = [e for s in clause.subjects for e in denote(s).entities if e.kind == role]
            return named or None
        if chunk in clause.subjects:
            named = [e for n in said for e in denote(n, deep=False).entities if e.kind == role]
            if named:
                return named  # "the carrier with the boldest plans is Nemont"
    return None


def _says_what_it_is(clause: Clause) -> bool:
    verb = clause.verb
    return verb is not None and verb.lemma == "be" and not (verb.is_negative or verb.modal)


def _of_a_kind(found: Denoted, context: Context) -> list[Entity]:
    """`any high-risk vendor`, `a vendor deemed a threat`: whoever is; not `a Chinese vendor`."""
    words = {u.lower for u in found.chunk.units} - ANY_ONE
    if "vendor" not in found.senses or found.chunk.determiner not in ANY_ONE:
        return []
    told = vendor_group(found, words, context)
    is_any = found.chunk.determiner == "any"
    return [e for e in told if is_any or e.id == UNTRUSTED]


UNTRUSTED = "group:high-risk"


def is_eclipsed(focus: Focus, chunk: NounChunk, context: Context) -> bool:
    """`Elisa leads. Acme follows. It ...`: whether a company that is not known has come between."""
    return context.discourse.is_eclipsed(focus, context.sentence, before=chunk.start)


def _recent(chunk: NounChunk, role: str, context: Context) -> list[Focus]:
    return context.discourse.recent(
        role, context.sentence, before=chunk.start, window=PRONOUN_WINDOW
    )


def _is_object(chunk: NounChunk, context: Context) -> bool:
    """`makes Entel the third operator to open one`: what somebody is said to be."""
    return any(chunk in group for clause in context.clauses for group in clause.objects)


def _nth(chunk: NounChunk) -> int:
    """`the third operator`: which of those that were named; 0 where no place is told."""
    before = [u.lower for u in chunk.units if u is not chunk.head]
    return ORDINALS.get(before[-1], 0) if before else 0


ORDINALS = {"third": 3, "fourth": 4}


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


def _told_apart(chunk: NounChunk, known: list[Focus], count: int) -> list[Entity]:
    """The last of so many that were named; nobody where more or fewer were (`the newcomer`)."""
    return [from_focus(known[-1], chunk.text)] if len(known) == count else []


def roles_of(found: Denoted) -> frozenset[str]:
    """The roles that a company may have which is described so."""
    if found.roles is None:
        is_number = _is_number(found.chunk) and found.chunk.determiner in ("the", "all")
        named = (role for role, senses in DESCRIBED.items() if found.senses & senses)
        is_open = is_number or bool(people_of(found.chunk))
        found.roles = frozenset(DESCRIBED if is_open else named)  # "the two"
    return found.roles


def _is_number(chunk: NounChunk) -> bool:
    """`the two`, `the other two`; `the nation's number two` is one of a kind."""
    ends_in_number = chunk.units[-1].tag == "CD"
    is_ordered = chunk.head.lower == "other" or chunk.head.lower in ENDS
    if chunk.head.lower == "others" and any(u.tag == "CD" for u in chunk.units):
        return True  # "the two others"
    return chunk.head.tag == "CD" or (ends_in_number and is_ordered)


def _is_topmost(found: Denoted) -> bool:
    """`India's second largest carrier`: only one is, so that one must be known."""
    is_placed = any(e.kind == "country" and e.path == OWNER for e in found.whose)
    return is_placed and any(u.lower in TOPMOST for u in found.chunk.units)


def _pointed_at(chunk: NounChunk, context: Context) -> NounChunk | None:
    """`may not buy from a vendor that ..., must replace gear of that vendor`: the one before."""
    if chunk.determiner != "that":
        return None
    nouns = (n for c in context.clauses for _, group in c.phrases for n in group)
    objects = (n for c in context.clauses for n in c.direct_objects())
    before = (n for n in (*nouns, *objects) if n.start < chunk.start)
    alike = (n for n in before if n.lemma == chunk.lemma and n.determiner in ANY_ONE)
    return next(alike, None)


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
    if len(here) == 2 and _are_subjects(here, context):
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
    groups = (
        group
        for clause in context.clauses
        for group in (clause.subjects, *clause.objects, *(led for _, led in clause.phrases))
    )
    pairs = ([n for n in group if n.end <= chunk.start] for group in groups)
    return next((p for p in pairs if len(p) == 2 and 0 < chunk.start - p[-1].end <= NEXT), [])


NEXT = 2  # characters, of which one is a comma


def _are_subjects(pair: list[Focus], context: Context) -> bool:
    """Whether two companies are the subject of the clause that is read: no object of it then."""
    clause = context.clause
    named = {e.id for n in clause.subjects for e in denote(n).entities} if clause else set()
    return all(e.id in named for e in pair) and len({e.kind for e in pair}) == 1


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


def _one_of_pair(found: Denoted, role: str, context: Context) -> list[Entity] | None:
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


def _plural(found: Denoted, role: str, context: Context) -> list[Entity]:
    """`both vendors`, `the operators`: those in focus, else all of a country."""
    words = {u.lower for u in found.chunk.units}
    if {"every", "each"} & words and role == "operator":
        return all_operators(found, set(), context)
    many = _several_in_focus(found, role, context)
    if many or _is_part(found, words) or bool(people_of(found.chunk)):
        return many
    if role == "vendor":
        return vendor_group(found, words, context)
    return all_operators(found, words, context)


def _several_in_focus(found: Denoted, role: str, context: Context) -> list[Entity]:
    """`the two vendors`: as many as are counted, or those spoken of last."""
    chunk, count = found.chunk, _count(found.chunk)
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
    fits = fits_whence(found, role, context)
    partners = _partners(found, count, context)
    meant = [f for f in partners if f.kind == role]
    if not partners or not all(fits(f) for f in meant):
        meant = _spoken_of_last(found, role, count, fits, context)
    return [from_focus(f, chunk.text) for f in meant]


def _partners(found: Denoted, count: int | None, context: Context) -> list[Focus]:
    """`the two companies`: so many of both kinds, where the words fit either."""
    if count is None or len(roles_of(found)) < 2:
        return []
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
    """`may name the vendors that will be barred`: whoever they are, none that were named."""
    told = (c for c in context.clauses if c.antecedent is chunk and c.verb is not None)
    return chunk.determiner == "the" and any(c.marker in ("that", "who") for c in told)


ENDS = frozenset({"first", "last"})


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


def _count(chunk: NounChunk) -> int | None:
    return next((COUNTS[u.lower] for u in chunk.units if u.lower in COUNTS), None)


def _is_part(found: Denoted, words: set[str]) -> bool:
    """`three operators`, `rural carriers`: some, which are not all that a country has."""
    chunk = found.chunk
    is_counted = _count(chunk) is not None or any(
        u.tag == "CD" and u is not chunk.head and u.lower not in RANKS for u in chunk.units
    )
    whose = found.whose
    is_placed = any(e.kind in (*GOVERNMENT, "demonym") for e in whose)
    is_whole = chunk.determiner in ("the", "all") or bool(chunk.possessors())
    if is_counted and is_placed and chunk.determiner == "all":
        return False  # "all three major Chinese operators"
    return (is_counted and not (is_placed and is_whole)) or bool(words & RESTRICTING)


def from_focus(focus: Focus, text: str) -> Entity:
    """Who is in focus, as whom some words mean."""
    kind = "country" if focus.kind == "state" else focus.kind
    path = f'"{text}" -> {focus.text or focus.id}'
    return Entity(kind, focus.id, focus.country, path, focus.text, focus.body)
