"""Where a noun phrase ends that begins at a unit."""

from collections.abc import Sequence

from pipeline.language.chunking.beside import OPENING, is_beside
from pipeline.language.chunking.qualities import is_inside, last_quality
from pipeline.language.tagging.tagset import DETERMINING, NOUN_PHRASE
from pipeline.language.tagging.unit import Unit

PRONOUNS = frozenset({"PRP", "EX"})
GOING_ON = frozenset({"N", "J"})
MODIFYING = frozenset({"RB", "VBN", "VBG"})


def noun_end(units: Sequence[Unit], position: int) -> int:
    """The end of the phrase, which goes on behind a participle that has a noun behind it."""
    if units[position].tag in PRONOUNS:
        return position + 1
    described = last_quality(units, position)
    if described > position:
        return noun_end(units, described)  # "a new, faster network"
    stop, seen_noun = _nominal_end(units, position)
    is_open = not seen_noun or units[stop - 1].lower == "other"  # "other competing carriers"
    inner = _behind_modifiers(units, stop) if is_open else stop
    is_led = inner > stop and units[position].tag != "CD"
    begun_by = GOING_ON | {"CD"} if units[position].tag in DETERMINING else GOING_ON
    if is_led and inner < len(units) and units[inner].tag in begun_by:
        return noun_end(units, inner)  # "newly built network", "the only two of them"
    return stop


def _nominal_end(units: Sequence[Unit], position: int) -> tuple[int, bool]:
    """Where its nominal units end, and whether a noun is among them that owns nothing."""
    stop, seen_noun = position, False
    while stop < len(units) and (units[stop].tag in NOUN_PHRASE or is_inside(units, stop)):
        unit = units[stop]
        if seen_noun and unit.tag in OPENING and units[stop - 1].tag != "POS":
            break
        if stop > position and is_beside(units, position, stop):
            break
        seen_noun = (seen_noun or unit.tag == "N") and unit.tag != "POS"
        stop += 1
    return stop, seen_noun


def _behind_modifiers(units: Sequence[Unit], position: int) -> int:
    while position < len(units) and units[position].tag in MODIFYING:
        position += 1
    return position
