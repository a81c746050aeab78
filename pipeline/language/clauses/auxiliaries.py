"""What stands apart from its verb: `At no time has it used`, `has not, despite talks, used`.

In: the clauses of a sentence, and its chunks. Out: the same; the verb behind its subject or behind
an aside is denied, or supposed, as its auxiliary is, and doubted where the sentence opens so.
"""

from collections.abc import Sequence
from itertools import pairwise, takewhile

from pipeline.language.chunks import Chunk, Mark, NounChunk, VerbGroup
from pipeline.language.clauses.model import Clause
from pipeline.language.lexicon import lexicon
from pipeline.language.tagging.tagset import AUXILIARIES

BARE = AUXILIARIES | {"NEG", "RB"}
SUPPOSING = frozenset({"had", "should", "were"})


def deny_behind(chunks: Sequence[Chunk]) -> None:
    """`neither banned it nor cleared it`, `Nor did it ban`: the verb right behind is denied."""
    of_two = False
    for before, verb in pairwise(chunks):
        if not isinstance(verb, VerbGroup):
            continue
        if isinstance(before, Mark):
            verb.is_negative |= _denies(before, verb, of_two=of_two)
        of_two = of_two or any(u.lower == NEITHER for u in verb.units)
        if of_two and verb.is_negative:
            verb.adverbs.append(NEITHER)


NEITHER = "neither"


def doubt_ahead(chunks: Sequence[Chunk]) -> None:
    """`Perhaps Germany will ban it`: the word that opens the sentence is its verb's."""
    first = chunks[0] if chunks else None
    if not isinstance(first, Mark) or not _doubts(first.unit.lower):
        return
    before = takewhile(_is_of_subject, chunks[1:])
    verb = chunks[1 + sum(1 for _ in before) :][:1]
    if verb and isinstance(verb[0], VerbGroup) and verb[0].form == "fin":
        verb[0].adverbs.append(first.unit.lower)


def _doubts(word: str) -> bool:
    """`perhaps`, `reportedly`: it may not be so, or others say so."""
    cues = lexicon().cues
    return word in cues["doubts"] or word in cues["hearsay"]


def _is_of_subject(item: Chunk) -> bool:
    """What may stand between the opening word and the verb: nouns, and what leads them."""
    return isinstance(item, NounChunk) or (isinstance(item, Mark) and item.tag in LEADING)


LEADING = frozenset({"IN", "CC", ",", "T", "RB"})


def _denies(before: Mark, verb: VerbGroup, *, of_two: bool) -> bool:
    """Whether a word right before denies a verb: as the second of two, or by its auxiliary."""
    if of_two or verb.form != "fin":
        return of_two and before.unit.lower == "nor"
    is_turned = before.unit.lower == "nor" and verb.units[0].tag in BARE
    return is_turned or before.unit.lower == NEITHER


def tell_by_auxiliaries(clauses: Sequence[Clause], chunks: Sequence[Chunk]) -> None:
    """Tell of each verb what its auxiliary says that stands apart from it."""
    parted = _parted(clauses)
    if not parted:
        return
    marks = {id(verb): before for before, verb in pairwise(chunks) if isinstance(verb, VerbGroup)}
    for clause, rest in parted:
        before = marks.get(id(clause.verb))
        if rest.kind == "complement" and not _is_joined(before):
            _turn_round(clause, rest)
        elif _is_comma(marks.get(id(rest.verb))):
            _go_on(clause, rest)


def _parted(clauses: Sequence[Clause]) -> list[tuple[Clause, Clause]]:
    """The clauses of a bare auxiliary, each with what may hold its verb."""
    bare = [c for c in clauses if _is_bare(c)]
    return [(c, rest) for c in bare for rest in clauses if _may_be_rest(c, rest)]


def _is_bare(clause: Clause) -> bool:
    verb = clause.verb
    is_finite = verb is not None and verb.form == "fin" and not clause.objects
    return is_finite and verb is not None and all(u.tag in BARE for u in verb.units)


def _may_be_rest(clause: Clause, rest: Clause) -> bool:
    """Whether the verb stands behind its subject, or goes on with that of the auxiliary."""
    verb, told = clause.verb, rest.verb
    if verb is None or told is None or told.start < verb.end:
        return False
    is_turned = rest.parent is clause and rest.kind == "complement" and not rest.marker
    is_aside = rest.kind == "coordinate" and rest.inherits_subject
    return (is_turned and _is_open(clause)) or (is_aside and rest.subjects == clause.subjects)


def _is_open(clause: Clause) -> bool:
    """Whether nobody stands before the auxiliary but who acts in another clause."""
    return not clause.subjects or clause.inherits_subject


def _turn_round(clause: Clause, rest: Clause) -> None:
    """`Under no circumstances will it use it`: not so; `prices fall should it use it`: if so."""
    verb = clause.verb
    assert verb is not None
    if any(n.is_negative and n.end <= verb.start for n in clause.nouns()):
        verb.is_negative = True
    elif verb.units[0].lower in SUPPOSING:
        rest.marker = "if"


def _go_on(clause: Clause, rest: Clause) -> None:
    """`has not, despite months of talks, used it`."""
    verb, told = clause.verb, rest.verb
    assert verb is not None
    assert told is not None
    told.is_negative = told.is_negative or verb.is_negative
    told.is_perfect = told.is_perfect or verb.units[0].tag == "HAVE"


def _is_joined(item: Chunk | None) -> bool:
    return isinstance(item, Mark) and item.tag == "CC"


def _is_comma(item: Chunk | None) -> bool:
    return isinstance(item, Mark) and item.tag == ","
