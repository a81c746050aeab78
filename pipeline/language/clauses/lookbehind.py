"""What stands before the chunk that is read: the last noun, a comma, a conjunction.

In: the state of the reading. Out: a chunk or a truth; the state stays as it is.
"""

from pipeline.language.chunks import Chunk, Mark, NounChunk
from pipeline.language.clauses.state import ParseState
from pipeline.language.lexicon import lexicon


def is_carried(state: ParseState) -> bool:
    """Whether the clause tells what a noun rests on: `services based on LTE`."""
    clause = state.current
    is_told = clause.verb is not None and clause.verb.lemma in lexicon().cues["carried"]
    return is_told and clause.is_passive and clause.kind == "participial"


def previous_chunk(state: ParseState) -> Chunk | None:
    """The nearest chunk before that is no adverb, time, comma or conjunction."""
    position = state.position - 1
    while position >= 0:
        item = state.chunks[position]
        if not (isinstance(item, Mark) and item.tag in ("RB", '"', "T", "CC", ",")):
            return item
        position -= 1
    return None


def before_adverbs(state: ParseState) -> Chunk | None:
    """The nearest chunk before that is no adverb, and no sign of measure."""
    position = state.position - 1
    while position >= 0 and (state.is_mark(position, "RB") or state.is_mark(position, "%")):
        position -= 1
    return state.chunks[position] if position >= 0 else None


def noun_before(state: ParseState) -> NounChunk | None:
    """The noun right before, times and adverbs left out."""
    position = state.position - 1
    while position >= 0 and (state.is_mark(position, "T") or state.is_mark(position, "RB")):
        position -= 1
    previous = state.chunks[position] if position >= 0 else None
    return previous if isinstance(previous, NounChunk) else None


def touches_comma(state: ParseState) -> bool:
    """Whether a noun and a comma, dash or colon stand right before."""
    position = state.position - 1
    while position >= 0 and state.is_mark(position, "RB"):
        position -= 1
    is_break = state.is_mark(position, ",") or state.is_mark(position, "—")
    is_break = is_break or state.is_mark(position, ":")
    return is_break and isinstance(state.chunks[position - 1], NounChunk)


def touches_comma_before(state: ParseState) -> bool:
    """`with several operators, including A`: a comma between noun and preposition."""
    before = state.position - 3
    is_last = before >= 0 and state.chunks[before] is state.last_noun
    return is_last and state.is_mark(before + 1, ",")


def previous_noun_touches(state: ParseState) -> bool:
    """Whether the noun before stands right before the preposition."""
    before = state.position - 2
    if before > 0 and is_sign(state.chunks[before]):
        before -= 1  # "80 % of its network"
    elif before > 0 and state.is_mark(before, "IN"):
        before -= 1  # "vendors from outside the EU"
    return before >= 0 and state.chunks[before] is state.last_noun


def follows_conjunction(state: ParseState) -> bool:
    """Whether a conjunction stands right before, adverbs left out."""
    before = before_adverbs(state)
    return isinstance(before, Mark) and before.tag == "CC"


def is_time_before(state: ParseState) -> bool:
    """Whether a time or an adverb stands right before."""
    before = state.position - 1
    return before > 0 and (state.is_mark(before, "T") or state.is_mark(before, "RB"))


def is_sign(item: Chunk) -> bool:
    """`80 % of its gear`: a mark of measure, no part of the clause."""
    return isinstance(item, Mark) and item.tag == "%"
