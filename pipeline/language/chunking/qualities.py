"""Signs that a noun phrase goes on behind: `a high-speed, low-latency network`, `a 60 % share`."""

from collections.abc import Sequence

from pipeline.language.tagging.unit import Unit

LONGEST_QUALITY = 4  # units


def is_inside(units: Sequence[Unit], position: int) -> bool:
    """A sign that a phrase goes on behind: between qualities, or that of `a 60 % share`."""
    unit = units[position]
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
    return is_led and is_told and _is_quality(units, position + 1)


def _is_plain_nominal(unit: Unit) -> bool:
    return unit.tag in ("N", "J", "CD") and unit.mention is None


def _is_quality(units: Sequence[Unit], position: int) -> bool:
    """Whether a compound or a measure begins here: `low-latency`, `$2 billion`, `EUR 50m`."""
    unit, behind = units[position], units[position + 1 : position + 2]
    is_currency = unit.text.isupper() and any(u.tag == "CD" for u in behind)
    is_compound = "-" in unit.lower and unit.tag == "N"
    return _is_plain_nominal(unit) and (is_compound or is_currency or unit.tag == "CD")
