"""Signs that a noun phrase goes on behind: `a high-speed, low-latency network`, `a 60 % share`."""

from collections.abc import Sequence

from pipeline.language.lexicon import lexicon
from pipeline.language.tagging.tagset import DETERMINING
from pipeline.language.tagging.unit import Unit

LONGEST_QUALITY = 4  # units
QUOTES = frozenset({'"', "“"})


def is_inside(units: Sequence[Unit], position: int) -> bool:
    """A sign that a phrase goes on behind: between qualities, or that of `a 60 % share`.

    So does the mark of `America's "entity list"`.
    """
    unit = units[position]
    if unit.tag in QUOTES and 0 < position < len(units) - 1:
        return units[position - 1].tag == "POS" and units[position + 1].tag == "N"
    if unit.tag == "%" and 0 < position < len(units) - 1:
        return units[position - 1].tag == "CD" and units[position + 1].tag == "N"
    return _lists_qualities(units, position)


def _lists_qualities(units: Sequence[Unit], position: int) -> bool:
    """The comma of `a high-speed, low-latency network`, `a five-year, $2 billion contract`."""
    if units[position].tag != "," or not 1 < position < len(units) - 1:
        return False
    start = position - 1
    while start > position - LONGEST_QUALITY and _is_plain_nominal(units[start]):
        start -= 1
    is_led = start < position - 1 and units[start].tag == "DT"
    is_told = any("-" in u.lower for u in units[start + 1 : position])
    return is_led and is_told and _begins_quality(units, position + 1)


def _is_plain_nominal(unit: Unit) -> bool:
    return unit.tag in ("N", "J", "CD") and unit.mention is None


def _begins_quality(units: Sequence[Unit], position: int) -> bool:
    """Whether a compound or a measure begins here: `low-latency`, `$2 billion`, `EUR 50m`."""
    unit, behind = units[position], units[position + 1 : position + 2]
    is_currency = unit.text.isupper() and any(u.tag == "CD" for u in behind)
    is_compound = "-" in unit.lower and unit.tag == "N"
    return _is_plain_nominal(unit) and (is_compound or is_currency or unit.tag == "CD")


def last_quality(units: Sequence[Unit], position: int) -> int:
    """Where the last of several qualities begins: `a new, fully integrated and open network`.

    `position`, where the phrase lists none: what only describes cannot end a phrase, so that a
    comma or `and` behind it stands inside. Not so behind a verb: `It is costly, local firms say`.
    """
    start = _behind_owner(units, position)
    if start == position and (position == 0 or units[position - 1].tag not in ("IN", "TO")):
        return position
    last, end = position, _qualities_end(units, start)
    while end > start:
        start = _behind_sign(units, end)
        end = _qualities_end(units, start) if start else 0
        last = start if _goes_on(units, start, end, position) else last
    return last


def _goes_on(units: Sequence[Unit], start: int, end: int, position: int) -> bool:
    """Whether another quality stands there with a noun behind it, or the technology described."""
    if end > start:
        return end < len(units) and units[end].tag in ("N", "J", "CD", ",", "CC")
    name = units[start].mention if start else None
    return name is not None and name.kind == "technology" and units[position].tag in DETERMINING


def _behind_owner(units: Sequence[Unit], position: int) -> int:
    """Where a phrase goes on behind its determiner, or behind whose it is: `Nokia's new, open`."""
    if units[position].tag in DETERMINING:
        return position + 1
    marked = position + 1 < len(units) and units[position + 1].tag == "POS"
    return position + 2 if marked else position


def _qualities_end(units: Sequence[Unit], position: int) -> int:
    """Where words end that only describe: `fully integrated`, `brand new`, `cloud-native`."""
    end = position
    while end < len(units) and _only_describes(units[end]):
        end += 1
    return end if end > position and _is_quality(units[end - 1]) else position


def _only_describes(unit: Unit) -> bool:
    return unit.tag == "RB" or unit.lower in DEGREES or _is_quality(unit)


DEGREES = frozenset({"more", "most", "less", "least", "very", "so"})


def _is_quality(unit: Unit) -> bool:
    """`open`, `low-latency`, `integrated`: a word that heads no phrase where others stand by it."""
    word, words = unit.lower, lexicon()
    if unit.mention is not None or unit.tag not in ("N", "J", "RB", "VBN"):
        return False
    is_compound = "-" in word and not words.noun(word)
    is_participle = unit.tag == "VBN" or (word.endswith("ed") and word in words.verbs)
    return is_compound or is_participle or word in words.cues["describing"]


def _behind_sign(units: Sequence[Unit], position: int) -> int:
    """Where it goes on behind a comma, `and`, or both; 0 where none of them stands there."""
    signs = [unit.tag if unit.tag == "," else unit.lower for unit in units[position : position + 2]]
    length = 2 if signs == [",", "and"] else int(signs[:1] in ([","], ["and"]))
    return position + length if 0 < length < len(units) - position else 0
