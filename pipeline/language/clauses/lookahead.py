"""What stands behind the chunk that is read: a verb, a list, a phrase, the end.

In: the state of the reading. Out: a truth; the state stays as it is.
"""

import itertools
from collections.abc import Iterator, Sequence

from pipeline.language.chunks import Chunk, Mark, NounChunk, VerbGroup
from pipeline.language.clauses.noun_kinds import name_kind
from pipeline.language.clauses.state import CLOSERS, SPOKEN, ParseState

LONGEST_ASIDE = 8  # chunks
DESCRIBING = frozenset({"IN", "J", "RB", "T", "TO"})
BESIDE = frozenset({"alongside"})


def mark_follows(state: ParseState, tag: str) -> bool:
    """Whether a mark of a tag comes next."""
    following = state.chunks[state.position + 1 : state.position + 2]
    return bool(following) and isinstance(following[0], Mark) and following[0].tag == tag


def finite_is_next(state: ParseState) -> bool:
    """Whether a finite verb stands right behind, with at most an adverb before it."""
    return _is_finite(next(_told_behind(state), None))


def joins_finite(state: ParseState) -> bool:
    """Whether a conjunction and a finite verb follow, so that the subject is that before."""
    behind = _told_behind(state)
    joint = next(behind, None)
    return isinstance(joint, Mark) and joint.tag == "CC" and _is_finite(next(behind, None))


def _told_behind(state: ParseState) -> Iterator[Chunk]:
    """What stands behind, adverbs left out."""
    return (c for c in state.chunks[state.position + 1 :] if not _is_adverb(c))


def _is_finite(item: Chunk | None) -> bool:
    return isinstance(item, VerbGroup) and item.form == "fin"


def _is_adverb(item: Chunk) -> bool:
    return isinstance(item, Mark) and item.tag == "RB"


def speech_follows(state: ParseState) -> bool:
    """`..., a person briefed on the talks said`: descriptions, then a verb of saying."""
    for item in state.chunks[state.position + 1 : state.position + 2 + LONGEST_ASIDE]:
        if isinstance(item, VerbGroup) and item.form == "pp":
            continue
        if isinstance(item, VerbGroup):
            closes_relative = state.current.kind == "relative"
            return item.form == "fin" and (closes_relative or item.lemma in SPOKEN)
        if isinstance(item, Mark) and item.tag not in DESCRIBING:
            return False
    return False


def verb_follows(state: ParseState) -> bool:
    """Whether a finite verb comes next, asides left out: `BT, in London, said`."""
    if state.comma and speech_follows(state):
        return True
    chunks = state.chunks[state.position + 1 : state.position + 2 + LONGEST_ASIDE]
    chunks = [c for c in chunks if not (isinstance(c, Mark) and c.tag == "RB")]
    chunks = _behind_time_alone(_behind_place(chunks))
    closed = True  # an aside must be closed by a comma before the verb
    for position, item in enumerate(chunks):
        if isinstance(item, VerbGroup):
            return item.form == "fin" and closed
        is_comma = isinstance(item, Mark) and item.tag == ","
        if position == 0 and not is_comma:
            return False
        if isinstance(item, Mark) and item.tag not in (",", "IN", "T", "RB", "CC"):
            return False
        closed = is_comma and position > 0
    return False


def finite_behind_relative(state: ParseState) -> bool:
    """`in Kenya, and Airtel, which is for sale, uses`: a verb behind what only tells who it is."""
    following = state.chunks[state.position + 1 : state.position + 2 + 2 * LONGEST_ASIDE]
    if len(following) < 2 or not _is_comma(following[0]) or not _opens_aside(following[1]):
        return False
    commas = (i for i, c in enumerate(following) if i > 1 and _is_comma(c))
    closing = next(commas, len(following))
    behind = (c for c in following[closing + 1 :] if not _is_adverb(c))
    return _is_finite(next(behind, None))


def finite_behind_defining(state: ParseState) -> bool:
    """`, and the boxes that it runs were`: a second verb, where nothing else opens a clause."""
    following = state.chunks[state.position + 1 :]
    if not any(isinstance(c, Mark) and c.unit.lower in DEFINING for c in following[:1]):
        return False
    finite = 0
    for item in following[1:]:
        if isinstance(item, Mark) and item.tag in OPENING_CLAUSES:
            return False
        finite += _is_finite(item)
    return finite > 1


DEFINING = frozenset({"that", "which"})
OPENING_CLAUSES = frozenset({"REL", "SUB", "CC", ":", "—"})


def _opens_aside(item: Chunk) -> bool:
    """`which`, `whose owner`, `sold in May`: what tells more of the noun before."""
    if isinstance(item, Mark):
        return item.tag == "REL"
    return item.form == "pp" if isinstance(item, VerbGroup) else item.units[0].tag == "RELS"


def _is_comma(item: Chunk) -> bool:
    return isinstance(item, Mark) and item.tag == ","


def clause_comes(state: ParseState) -> bool:
    """Whether a finite verb comes, with only nouns, what joins and what describes them before it.

    `the decision barring it surprised`, `Singtel, which owns Optus, chose`.
    """
    in_relative = False
    for item in state.chunks[state.position + 1 :]:
        if isinstance(item, VerbGroup) and not in_relative and item.form != "pp":
            if item.form != "ing":
                return item.form == "fin"
        elif isinstance(item, Mark):
            in_relative = (in_relative and item.tag != ",") or item.tag == "REL"
            if not in_relative and item.tag not in JOINING:
                return False
    return False


JOINING = frozenset({"IN", "CC", ",", "RB", "T"})


def _behind_place(chunks: Sequence[Chunk]) -> Sequence[Chunk]:
    """`..., and KDDI of Japan will`: what follows a phrase that tells which one is meant."""
    opening = chunks[:2]
    if len(opening) < 2 or not isinstance(opening[0], Mark) or opening[0].unit.lower != "of":
        return chunks
    return chunks[2:] if isinstance(opening[1], NounChunk) else chunks


def _behind_time_alone(chunks: Sequence[Chunk]) -> Sequence[Chunk]:
    """`..., and the ministry last week banned`: a time between a subject and its verb."""
    opening = chunks[0] if chunks else None
    is_time = isinstance(opening, Mark) and opening.tag == "T"
    return chunks[1:] if is_time and _is_finite(next(iter(chunks[1:]), None)) else chunks


def names_then_verb(state: ParseState, kind: str) -> bool:
    """Whether two or more names of a kind are followed by a finite verb."""
    count, expects_name = 1, False
    for item in state.chunks[state.position + 1 :]:
        if isinstance(item, NounChunk):
            if not expects_name or name_kind(item) != kind:
                return False
            count, expects_name = count + 1, False
        elif _is_adverb(item) and not expects_name:
            continue  # "A and B each chose"
        elif isinstance(item, VerbGroup):
            return item.form == "fin" and count > 1 and not expects_name
        elif item.tag in (",", "CC"):
            expects_name = True
        else:
            return False
    return False


def in_list(state: ParseState) -> bool:
    """Whether the comma before is one of a list that a conjunction closes."""
    expect_noun = False
    for item in state.chunks[state.position + 1 :]:
        if isinstance(item, NounChunk):
            if not expect_noun:
                return False
            expect_noun = False
        elif isinstance(item, Mark) and (item.tag in (",", "CC") or _adds(item)):
            if item.tag == "CC" or _adds(item):
                return _conjunct_after(state, item)
            expect_noun = True
        else:
            return False
    return False


def _adds(item: Mark) -> bool:
    """`as well as`: closes a list as a conjunction does."""
    return item.tag == "IN" and item.unit.lower in BESIDE


def _behind_time(state: ParseState, index: int) -> int:
    """Past a time that commas set off: `A, B and, after 2008, C`."""
    tags = [c.tag if isinstance(c, Mark) else "" for c in state.chunks[index + 1 : index + 4]]
    return index + 3 if tags == [",", "T", ","] else index


def _conjunct_after(state: ParseState, mark: Mark) -> bool:
    index = next(i for i, c in enumerate(state.chunks) if c is mark)
    index = _behind_time(state, index)
    if index + 1 >= len(state.chunks) or not isinstance(state.chunks[index + 1], NounChunk):
        return False
    behind = (c for c in state.chunks[index + 2 :] if not (isinstance(c, Mark) and c.tag == "RB"))
    after = next(behind, None)  # "A and B both have", "A and B jointly chose"
    mid_clause = state.current.verb is not None
    return not (mid_clause and isinstance(after, VerbGroup) and after.form == "fin")


def is_last_verb(state: ParseState) -> bool:
    """Whether no finite verb comes any more."""
    return not any(
        isinstance(c, VerbGroup) and c.form == "fin" for c in state.chunks[state.position + 1 :]
    )


def subject_comes(state: ParseState) -> bool:
    """Whether the next noun has a verb of its own, so that no preposition can lead it."""
    following = state.chunks[state.position + 1 : state.position + 3]
    if state.current.verb is not None or len(following) < 2:
        return False
    noun, verb = following
    return isinstance(noun, NounChunk) and isinstance(verb, VerbGroup) and verb.form == "fin"


def verb_before_break(state: ParseState) -> bool:
    """Whether a verb comes before the next comma or the end of the clause."""
    following = state.chunks[state.position + 1 :]
    if _lists_subjects(following):
        return True
    before, names_office = None, _names_office(state)
    for item, after in zip(following, [*following, None][1:], strict=True):
        if isinstance(item, VerbGroup) and not (names_office and _completes_noun(item, before)):
            return True
        before = item
        if isinstance(item, Mark) and item.tag == "CC" and isinstance(after, VerbGroup):
            return False  # "named it as a risk and banned it"
        if isinstance(item, Mark) and item.tag in CLOSERS | {","}:
            return False
    return False


def _names_office(state: ParseState) -> bool:
    """`chosen as the vendor to supply it`: behind its verb `as` may tell what somebody becomes."""
    mark = state.chunks[state.position]
    return isinstance(mark, Mark) and mark.unit.lower == "as" and state.current.verb is not None


def _completes_noun(verb: VerbGroup, before: Chunk | None) -> bool:
    """`as the vendor to supply it`, `as partner for supplying it`: no verb that has a subject."""
    is_led = isinstance(before, Mark) and before.tag in ("IN", "TO")
    return (verb.form == "inf" and before is not None) or (verb.form == "ing" and is_led)


def _lists_subjects(following: Sequence[Chunk]) -> bool:
    """`after the US, Australia and New Zealand banned it`: names in a row, then their verb."""
    row = list(itertools.takewhile(lambda c: not isinstance(c, VerbGroup), following))
    verb = following[len(row)] if len(row) < len(following) else None
    names, marks = row[::2], row[1::2]
    are_named = all(isinstance(c, NounChunk) and c.head.mention is not None for c in names)
    are_marks = all(isinstance(c, Mark) and c.tag in (",", "CC") for c in marks)
    is_row = len(names) > 1 and len(marks) == len(names) - 1 and are_named and are_marks
    return is_row and isinstance(verb, VerbGroup) and verb.form == "fin"
