"""Unnamed vendors that words beside a noun tell of: `Chinese makers`, `suppliers deemed a risk`.

In: a noun chunk and the clauses of its sentence. Out: the group of vendors, as an entity.
"""

from collections.abc import Iterator
from itertools import pairwise

from pipeline.extract.context import Context
from pipeline.extract.entities import Denoted, Entity
from pipeline.extract.frames import functions
from pipeline.extract.head_nouns import is_plural
from pipeline.extract.nouns import denote
from pipeline.extract.referents.nationwide import INDEFINITE_QUANTITY, SAMPLING
from pipeline.extract.world import group_cues
from pipeline.language.chunks import NounChunk
from pipeline.language.clauses.model import Clause
from pipeline.language.determiners import INDEFINITE
from pipeline.language.lexicon import lexicon

OWNING = "whose"
BINDING = ("to", "with")
SOURCES = frozenset({"from", "of", "outside"})
PLACES = frozenset({"in", "at", "from", "outside"})
NOT_TRUSTED = "untrusted"
EXCEPTING = "non"


def vendor_group(found: Denoted, words: set[str], context: Context) -> list[Entity]:
    """`Chinese vendors`: the group that a word or an adjective of a country makes."""
    if "european" in words or words & INDEFINITE_QUANTITY - {"other", "any", "no"}:
        return []
    if _is_predicate(found.chunk, context):
        return []
    pairs = (f"{a.lower}-{b.lower}" for a, b in pairwise(found.chunk.units))  # "high risk vendors"
    said = {*words, *pairs}  # "foreign high-risk suppliers": the cue that stands first in its table
    known = [c for c in group_cues() if c in said]
    if EXCEPTING in (u.lower for u in found.chunk.units):
        known = [c for c in known if c.startswith(EXCEPTING)]  # "non-Chinese makers": all others
    elif found.demonyms:
        known = [*found.demonyms, *known]
    for cue in known:
        group = group_cues().get(cue)
        if group:
            return [Entity("vendor", group, None, f"group: {found.chunk.text}")]
    return group_behind(found.chunk, context)


def _is_predicate(chunk: NounChunk, context: Context) -> bool:
    """`was branded a high risk vendor`, `were declared risky makers`: they are no one else."""
    clause = context.clause
    verb = clause.verb if clause is not None else None
    if clause is None or verb is None:
        return False
    is_beside = sum(map(len, clause.objects)) > 1 and all(u.lower != "other" for u in chunk.units)
    is_said = not chunk.determiner and (clause.is_passive or is_beside)
    if chunk.determiner not in INDEFINITE and not is_said:
        return False
    return verb.lemma in lexicon().cues["deems"] and any(chunk in o for o in clause.objects)


def group_behind(chunk: NounChunk, context: Context) -> list[Entity]:
    """The group that phrases and clauses behind a noun make; nobody where they make none.

    The clause that tells of its own noun says who they are, and nothing that is done to them.
    """
    beside = [c for c in context.clauses if c is not context.clause]
    told = [*_by_phrases(chunk), *(g for c in beside for g in _by_clause(chunk, c))]
    told += [g for c in beside if c.antecedent is chunk for g in _by_bond(c)]
    told += [g for c in beside if _tells_what_it_does(chunk, c) for g in _by_deed(c)]
    group = [Entity("vendor", g, None, f"group: {chunk.text}") for g in told[:1]]
    return group or [e for c in beside if _is_judged(chunk, c) for e in examples_told(c)]


def _tells_what_it_does(chunk: NounChunk, clause: Clause) -> bool:
    """`suppliers deemed to pose a risk`: what those of a noun are held to do."""
    above = clause.parent if clause.kind == "infinitive" else None
    return above is not None and _is_judged(chunk, above)


def _by_deed(clause: Clause) -> Iterator[str]:
    verb = clause.verb
    if verb is not None and verb.lemma in lexicon().cues["deems"]:  # "pose", "represent"
        told = clause.direct_objects()
        yield from (g for n in told for g in _of_judgement(n, is_denied=verb.is_negative))


def examples_told(clause: Clause) -> list[Entity]:
    """`makers deemed threats, like ZTE`: the vendors named as examples in what describes them."""
    set_beside = [a for _, n in functions(clause) for a in n.appositions]
    named = [*clause.phrase(*SAMPLING), *(a for a in set_beside if a.preposition in SAMPLING)]
    listed = [n for each in named for n in (each, *each.conjuncts)]
    return [e for n in listed for e in denote(n, deep=False).entities if e.kind == "vendor"]


def _is_judged(chunk: NounChunk, clause: Clause) -> bool:
    """`companies deemed a threat`: whether a clause says what those of a noun are held to be."""
    deems = clause.verb is not None and clause.verb.lemma in lexicon().cues["deems"]
    return deems and clause.antecedent is chunk and is_plural(chunk)


def _by_phrases(chunk: NounChunk) -> Iterator[str]:
    """`vendors from China`, `of Chinese origin`, `with ties to China`, `from non-EU countries`."""
    for preposition, post in chunk.posts:
        if preposition in SOURCES:
            yield from _of_place(preposition, post)
        if post.lemma in lexicon().cues["bond"]:
            yield from (g for n in post.behind(*BINDING) for g in _of_state(n))


def _by_clause(chunk: NounChunk, clause: Clause) -> Iterator[str]:
    """`based in China`, `that pose a risk`, `deemed untrustworthy`, `not seen as trusted`."""
    verb = clause.verb
    tells_of_it = clause.antecedent is chunk or _touches(chunk, clause)
    if not tells_of_it or verb is None or _names_vendor(clause):
        return
    if verb.lemma in lexicon().cues["situates"]:
        for preposition, group in clause.phrases:
            if preposition in PLACES:
                yield from (g for n in group for g in _of_place(preposition, n))
    if verb.lemma in lexicon().cues["provenance"] and verb.is_passive:
        yield from (g for n in clause.phrase("by") for g in _of_place("by", n))
    if clause.marker == OWNING and verb.lemma in lexicon().cues["bears"]:
        yield from (g for n in clause.direct_objects() for g in _of_judgement(n, is_denied=False))
    if verb.lemma in lexicon().cues["deems"]:
        judged = [*(n for o in clause.objects for n in o), *clause.phrase("as", "to")]
        yield from (g for n in judged for g in _of_judgement(n, is_denied=verb.is_negative))


def _by_bond(clause: Clause) -> Iterator[str]:
    """`owned by China`, `that have ties to its army`: those whom a state holds."""
    cues, verb = lexicon().cues, clause.verb
    is_bound = verb is not None and verb.is_passive and verb.lemma in cues["binds"]
    bonds = [n for n in clause.direct_objects() if n.lemma in cues["bond"]]
    holding = [*clause.phrase("by", *BINDING)] if is_bound else []
    holding += [n for bond in bonds for n in bond.behind(*BINDING)]
    yield from (g for n in holding for g in _of_state(n))


def _touches(chunk: NounChunk, clause: Clause) -> bool:
    """`vendors it deemed a risk`: a clause right behind the noun, without a word that opens it."""
    subject = clause.subjects[0] if clause.kind == "complement" and clause.subjects else None
    is_next = subject is not None and 0 < subject.start - chunk.end <= 1
    return is_next and subject is not None and subject.is_pronoun and not clause.marker


def _names_vendor(clause: Clause) -> bool:
    """`companies that pose a threat, such as Huawei`: those who are named are meant."""
    return any(e.kind == "vendor" for n in clause.nouns() for e in denote(n).entities)


def _of_place(preposition: str, place: NounChunk) -> Iterator[str]:
    """The group of those who come from a place, or from outside it."""
    cues, found = group_cues(behind=True), denote(place, deep=False)
    if preposition in cues:
        yield cues[preposition]
    elif not place.possessors():
        named = [*found.demonyms, *(e.id for e in found.entities if e.kind == "country")]
        if EXCEPTING in (u.lower for u in place.units):
            named = []  # "from non-Chinese makers"
        words = [u.lower for u in place.units] if "nation" in found.senses else []
        yield from (cues[w] for w in (*words, *named) if w in cues)


def _of_state(noun: NounChunk) -> Iterator[str]:
    """The group of those whom a state holds: `Beijing`, `the Chinese army`, `China's military`."""
    cues = group_cues()
    named = [u.mention for u in noun.units if u.mention is not None]
    states = [m.sense.country for m in named if m.kind in ("country", "capital", "demonym")]
    yield from (cues[state] for state in states if state in cues)


def _of_judgement(noun: NounChunk, *, is_denied: bool) -> Iterator[str]:
    """The group of those who are held to be so: a risk, or no trusted ones."""
    cues, senses = group_cues(behind=True), denote(noun, deep=False).senses
    words = {*senses, *(u.lower for u in noun.units)} - {"security"}
    if is_denied and "security" in senses:
        yield cues[NOT_TRUSTED]
    elif not (is_denied or noun.is_negative):
        yield from (cues[w] for w in sorted(words) if w in cues)
