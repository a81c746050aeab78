"""Which companies a description means: `the carrier`, `its Swedish rival`, `both vendors`.

In: a chunk and what it denotes by itself, the role wanted. Out: companies in focus that fit the
words, or a group of unnamed ones: all operators of a country, the makers of one.
"""

from collections.abc import Callable

from pipeline.extract.context import Context
from pipeline.extract.entities import Denoted, Entity
from pipeline.extract.head_nouns import is_plural
from pipeline.extract.nouns import denote
from pipeline.extract.referents.company_words import (
    ORDINALS,
    TOPMOST,
    is_number,
    is_topmost,
    roles_of,
)
from pipeline.extract.referents.groups import vendor_group
from pipeline.extract.referents.in_focus import from_focus, is_eclipsed, told_until
from pipeline.extract.referents.nationwide import all_operators, is_none_of_all
from pipeline.extract.referents.one_of_two import one_of_pair, other_of_two
from pipeline.extract.referents.several import plural_company
from pipeline.extract.referents.whence import fits_whence, says_whence
from pipeline.language.chunks import NounChunk
from pipeline.language.clauses.model import Clause
from pipeline.language.determiners import ANY_ONE, DEFINITE_ONE
from pipeline.language.discourse import PRONOUN_WINDOW, Focus
from pipeline.language.lexicon import lexicon
from pipeline.language.mentions import COMPANIES

DISTRIBUTING = frozenset({"every", "each", "either", "neither"})


def described_company(found: Denoted, role: str, context: Context) -> list[Entity]:
    """The companies of a role that a description stands for."""
    chunk = found.chunk
    if chunk.determiner == "its" and chunk.lemma in lexicon().cues["other_of_two"]:
        return other_of_two(found, role, context)
    if role == "operator" and _is_client(chunk):
        return _client_in_focus(found, context)
    pair = one_of_pair(found, role, context)
    if pair is not None or role not in roles_of(found):
        return pair or []
    if (named := _predicated(chunk, role, context)) is not None:
        return named
    if role == "operator" and is_none_of_all(found, context):
        return all_operators(found, set(), context)
    if is_number(chunk) or is_plural(chunk) or chunk.determiner in DISTRIBUTING:
        return plural_company(found, role, context)
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
    fits = _and_other(chunk, fits_whence(found, role, context), context)
    if role == "operator" and (ahead := _named_below(found, fits, context)) is not None:
        return [from_focus(ahead, chunk.text)]
    if chunk.determiner not in DEFINITE_ONE and not is_topmost(found):
        return _of_a_kind(found, context) if role == "vendor" else []
    nth = 0 if _is_object(chunk, context) else _nth(chunk)
    if nth or any(u.lower in lexicon().cues["contrast"] for u in chunk.units):
        return _told_apart(chunk, [e for e in _recent(chunk, role, context) if fits(e)], nth or 1)
    if chunk.lemma in lexicon().cues["ranked"]:
        return _told_apart(chunk, [e for e in _recent(chunk, role, context) if fits(e)], 1)
    focus = _one_in_focus(found, role, fits, context)
    return [from_focus(focus, chunk.text)] if focus else []


def _and_other(
    chunk: NounChunk, fits: Callable[[Focus], bool], context: Context
) -> Callable[[Focus], bool]:
    """`by ZTE or the Shenzhen company`: nobody who is named in the same list."""
    groups = [group for c in context.clauses for group in c.groups()]
    posts = [p for group in groups for n in group for _, p in n.posts if p.conjuncts]
    rows = [*groups, *([p, *p.conjuncts] for p in posts)]
    beside = {n for row in rows if chunk in row for n in row} - {chunk}
    named = {e.id for n in beside for e in denote(n, deep=False).entities}
    return (lambda focus: fits(focus) and focus.id not in named) if named else fits


def _named_below(found: Denoted, fits: Callable[[Focus], bool], context: Context) -> Focus | None:
    """`Kenya's largest carrier will launch 5G. Safaricom ...`: whom the article is about.

    Words that tell neither which one it is nor whence leave that open, however few are named.
    """
    is_known = is_topmost(found) or (says_whence(found) and "operator" in found.senses)
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
    if _is_one_beside(focus, fits, context):
        return []
    return [from_focus(focus, found.chunk.text)]


def _is_one_beside(focus: Focus, fits: Callable[[Focus], bool], context: Context) -> bool:
    """`runs on Huawei, its core being Ericsson's. B picked the same vendor`: either is meant."""
    told = context.discourse.of_sentence(focus.sentence)
    alike = {f.id for f in told if f.kind == focus.kind and f.position < focus.position and fits(f)}
    return focus.sentence < context.sentence and not focus.is_subject and bool(alike - {focus.id})


def _latest(
    chunk: NounChunk, role: str, fits: Callable[[Focus], bool], context: Context
) -> Focus | None:
    return context.discourse.latest(role, context.sentence, before=chunk.start, fits=fits)


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
    if focus is not None and role == "operator" and not says_whence(found):
        party = context.acting_party(focus, before=chunk.start)
        focus = party if party is not None and fits(party) else focus
    if says_whence(found):
        focus = focus or discourse.only(role, before=chunk.start, fits=fits)
        return None if _is_named_in_passing(focus, fits, context) else focus
    is_hidden = role == "operator" and focus is not None and is_eclipsed(focus, chunk, context)
    is_hidden = is_hidden or _is_beside_maker(focus, found, context)
    return None if is_hidden or _is_superseded(focus, found, context) else focus


def _is_named_in_passing(
    focus: Focus | None, fits: Callable[[Focus], bool], context: Context
) -> bool:
    """`Huawei ... Huawei ... ZTE may bid. Britain is at odds. The Chinese company`: which of them?

    The last that was named is not meant where it is a while ago, and another was spoken of more.
    """
    if focus is None or context.sentence - focus.sentence < PRONOUN_WINDOW or focus.is_pronoun:
        return False
    alike = [f.id for f in context.discourse.of_kind(focus.kind) if fits(f)]
    return any(alike.count(name) > alike.count(focus.id) for name in alike)


def _and_there(fits: Callable[[Focus], bool], context: Context) -> Callable[[Focus], bool]:
    """`In Kenya, the company`: nobody whose networks are known to be elsewhere."""
    return lambda focus: fits(focus) and context.is_there(focus)


def _is_superseded(focus: Focus | None, found: Denoted, context: Context) -> bool:
    """`Telia leads. Moscow trusts Huawei. The firm ...`: a maker has come between, no operator."""
    if focus is None or focus.kind != "operator" or len(roles_of(found)) < 2:
        return False
    between = range(focus.sentence + 1, context.sentence)
    return any("vendor" in context.discourse.kinds(number) for number in between)


def _is_beside_maker(focus: Focus | None, found: Denoted, context: Context) -> bool:
    """`Nokia won a contract with a unit of Warid. The company`: Nokia, which acted."""
    if focus is None or focus.kind != "operator" or len(roles_of(found)) < 2:
        return False
    told = context.discourse.of_sentence(focus.sentence)
    acting = {e.kind for e in told if e.is_subject and e.kind in COMPANIES}
    return focus.sentence < context.sentence and acting == {"vendor"}


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
    is_all = found.chunk.determiner in OF_ALL
    if "vendor" not in found.senses or not (is_all or found.chunk.determiner in ANY_ONE):
        return []
    told = vendor_group(found, words, context)
    return [e for e in told if is_all or e.id == UNTRUSTED]


UNTRUSTED = "group:high-risk"
OF_ALL = frozenset({"any", "no"})


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


def _told_apart(chunk: NounChunk, known: list[Focus], count: int) -> list[Entity]:
    """The last of so many that were named; nobody where more or fewer were (`the newcomer`)."""
    return [from_focus(known[-1], chunk.text)] if len(known) == count else []


def _pointed_at(chunk: NounChunk, context: Context) -> NounChunk | None:
    """`may not buy from a vendor that ..., must replace gear of that vendor`: the one before."""
    if chunk.determiner != "that":
        return None
    nouns = (n for c in context.clauses for _, group in c.phrases for n in group)
    objects = (n for c in context.clauses for n in c.direct_objects())
    before = (n for n in (*nouns, *objects) if n.start < chunk.start)
    alike = (n for n in before if n.lemma == chunk.lemma and n.determiner in ANY_ONE)
    return next(alike, None)
