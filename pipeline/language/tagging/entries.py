"""Entries of a round-up, which leave their verb out: `Telia: Nokia for the radio, ZTE in the core.`

In: the units of a sentence, no verb decided. Out: the units, the mark behind the name a verb, so
that the entry is read as `Telia uses Nokia for the radio`.
"""

import itertools
from collections.abc import Sequence

from pipeline.language.lexicon import lexicon
from pipeline.language.tagging.unit import Unit

USING = "use"
MARKS = frozenset({":", "—"})
ENDS = frozenset({".", ";"})
VERBAL = frozenset({"V?", "VF", "MD", "BE", "HAVE", "DO", "NEG", "TO"})
LEADING = frozenset({"for", "in", "at", "on", "from", "throughout", "across"})
WHOLE = frozenset({"everywhere", "nationwide", "throughout", "all"})
PLACED = frozenset({"network", "section", "gear"})
SHORTEST = 5  # units: name, mark, maker, what for, full stop


def tell_entry(made: list[Unit]) -> list[Unit]:
    """Put a verb for the mark behind an operator's name, where makers and their parts follow."""
    if len(made) < SHORTEST or made[1].tag not in MARKS or not _is(made[0], "operator"):
        return made
    end = _end(made, 2)
    if end == len(made) or not _is_entry(made[2:end]):
        return made
    while made[end].tag == ";" and _is_entry(made[end + 1 : _end(made, end + 1)]):
        made[end].tag = ","  # "ZTE for the radio; Nokia for the core"
        end = _end(made, end + 1)
    mark = made[1]
    verb = Unit(mark.text, mark.lower, mark.start, mark.end, "VF", USING)
    return [made[0], verb, *made[2:]]


def _end(made: Sequence[Unit], start: int) -> int:
    """Where an entry ends; a clause that tells more of it does not count."""
    places = range(start, len(made))
    return next((i for i in places if made[i].tag in ENDS or _tells_more(made, i)), len(made))


def _tells_more(made: Sequence[Unit], position: int) -> bool:
    """The comma of `in the north, where it has taken over`."""
    following = [u.lower for u in made[position + 1 : position + 2]]
    return made[position].tag == "," and not MORE.isdisjoint(following)


MORE = frozenset({"where", "which", "who", "after", "although", "though", "while", "since"})


def _is_entry(told: Sequence[Unit]) -> bool:
    return bool(told) and not any(_is_verb(u) for u in told) and _lists_makers(told)


def _is(unit: Unit, kind: str) -> bool:
    return unit.mention is not None and unit.mention.kind == kind


def _is_verb(unit: Unit) -> bool:
    """`wins`, `has`; `sites`, `towers` are nouns in a line without another verb."""
    return unit.tag in VERBAL and not unit.may_be_noun


def _lists_makers(told: Sequence[Unit]) -> bool:
    """Whether makers open an entry, and a part, a place or `everywhere` says what they are for."""
    size = next((i for i, u in enumerate(told) if not _is_listed(u)), len(told))
    if not _is(told[0], "vendor") or size == len(told):
        return False
    first = told[size]
    return first.lower in WHOLE or (first.lower in LEADING and _is_placed(told[size:]))


def _is_listed(unit: Unit) -> bool:
    """A maker, or what stands between makers: `Nokia, still, and Ericsson`."""
    return _is(unit, "vendor") or unit.tag in (",", "CC") or unit.lower in ADVERBS


ADVERBS = frozenset({"still", "again", "only", "alone", "mostly", "mainly"})


def _is_placed(told: Sequence[Unit]) -> bool:
    """`for most of the radio`, `in the north`, `in Estonia`; not `in talks for 5G`, `on track`."""
    opened = itertools.dropwhile(_is_share, told[1:])
    place = [*itertools.takewhile(lambda u: u.tag in NAMING or u.may_be_noun, opened)]
    return any(_tells_where(u) for u in place[-1:])  # not "in the 5G race"


NAMING = frozenset({"N", "J", "CD", "DT"})


def _is_share(unit: Unit) -> bool:
    """The words of `most of`, `two thirds of`, before what they are of."""
    return unit.lower == "of" or unit.tag == "DT" or lexicon().has_sense(unit.lower, "quantity")


def _tells_where(unit: Unit) -> bool:
    if unit.mention is not None:
        return unit.mention.kind in ("technology", "country", "place", "capital")
    return lexicon().has_sense(unit.lower, *PLACED)
