"""The units of a sentence grouped, in order, into noun chunks, verb groups and marks."""

from collections.abc import Sequence

from pipeline.language.chunking.beside import AFTER_MEASURE, TIME_UNITS
from pipeline.language.chunking.noun_ends import PRONOUNS, noun_end
from pipeline.language.chunking.rows import row_end, without_signs
from pipeline.language.chunking.verb_groups import (
    is_single,
    starts_infinitive,
    verb_end,
    verb_group,
)
from pipeline.language.chunks import Chunk, Mark, NounChunk
from pipeline.language.lexicon import singular
from pipeline.language.tagging.tagset import NOUN_PHRASE, VERB_GROUP
from pipeline.language.tagging.unit import Unit


def chunk(units: Sequence[Unit]) -> list[Chunk]:
    """Group the units of a sentence, in order."""
    chunks: list[Chunk] = []
    position = 0
    while position < len(units):
        piece, position = _piece_at(units, position)
        chunks.append(piece)
    return chunks


def _piece_at(units: Sequence[Unit], position: int) -> tuple[Chunk, int]:
    """The piece that begins at a unit, and where it ends."""
    unit = units[position]
    if unit.tag == "NEG" and _opens_noun(units, position):
        unit.tag = "DT"  # "not a single antenna"
    if unit.tag in NOUN_PHRASE or unit.tag in PRONOUNS:
        return _noun_at(units, position)
    if unit.tag in VERB_GROUP or unit.tag == "NEG" or starts_infinitive(units, position):
        return _verb_at(units, position)
    return Mark(unit.tag, unit), position + 1


def _opens_noun(units: Sequence[Unit], position: int) -> bool:
    following = units[position + 1].tag if position + 1 < len(units) else ""
    before = units[position - 1].tag if position else ""
    if before == "CC" and following == "N":
        return True  # "but not Huawei"
    is_denied_by_verb = before in VERB_GROUP and not (
        before == "VF" and is_single(units, position + 1)
    )
    return following in ("DT", "CD") and not is_denied_by_verb


def _noun_at(units: Sequence[Unit], position: int) -> tuple[Chunk, int]:
    stop = noun_end(units, position)
    end = row_end(units, position, stop)
    if end > stop:
        return NounChunk(without_signs(units[position:end])), end
    return _noun_chunk(units, position, stop), stop


def _noun_chunk(units: Sequence[Unit], position: int, stop: int) -> Chunk:
    """The noun chunk, or a mark where it only measures time: `a day later`, `two days after`."""
    following = units[stop].lower if stop < len(units) else ""
    if following in AFTER_MEASURE and singular(units[stop - 1].lower) in TIME_UNITS:
        return Mark("RB", units[position])
    return NounChunk(without_signs(units[position:stop]))


def _verb_at(units: Sequence[Unit], position: int) -> tuple[Chunk, int]:
    """The verb group, or a mark where a negation has no verb behind it."""
    stop = verb_end(units, position)
    group = verb_group(units[position:stop], _adverbs_before(units, position))
    return (group, stop) if group is not None else (Mark("RB", units[position]), position + 1)


def _adverbs_before(units: Sequence[Unit], position: int) -> list[str]:
    """`already hit by sanctions`: the adverbs right before a group are its own.

    So is the `too` of `too great a risk to be allowed`.
    """
    start = position
    while start > 0 and units[start - 1].tag == "RB":
        start -= 1
    own = [u.lower for u in units[start:position]]
    return [*own, TOO] if units[position].tag == "TO" and _is_beyond(units, start) else own


TOO = "too"
BETWEEN = frozenset({"of", "for"})


def _is_beyond(units: Sequence[Unit], position: int) -> bool:
    """Whether a noun phrase that `too` opens stands before an infinitive."""
    start = position - 1
    while start > 0 and units[start].lower != TOO and _may_stand_between(units[start]):
        start -= 1
    return 0 <= start < position - 1 and units[start].lower == TOO


def _may_stand_between(unit: Unit) -> bool:
    return unit.tag in NOUN_PHRASE | {"RB", "JJ"} or unit.lower in BETWEEN
