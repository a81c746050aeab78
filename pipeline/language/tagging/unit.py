"""A unit of a sentence (a word, a name, a time expression) and the units beside one.

In: units and a position. Out: the neighbour, its tag or its word; empty beyond the ends.
"""

from collections.abc import Container, Sequence
from dataclasses import dataclass

from pipeline.language.mentions import COMPANIES, Mention
from pipeline.language.timex.expression import TimeExpression

PASSED = ("RB", "NEG")  # what does not part a word from its neighbour
END = "END"  # what stands behind the last unit


@dataclass(slots=True)
class Unit:
    """A word, a name or a time expression: text, span, tag and lemma."""

    text: str
    lower: str
    start: int
    end: int
    tag: str
    lemma: str = ""
    mention: Mention | None = None
    time: TimeExpression | None = None
    readings: tuple[tuple[str, str], ...] = ()
    may_be_noun: bool = False
    tight: bool = False  # joined to the unit before by a hyphen or a stroke

    @property
    def names_company(self) -> bool:
        """Whether it is the name of an operator or a vendor."""
        return self.mention is not None and self.mention.kind in COMPANIES


def unit_at(made: Sequence[Unit], position: int) -> Unit | None:
    """The unit at a position, none beyond the ends."""
    return made[position] if 0 <= position < len(made) else None


def tag_at(made: Sequence[Unit], position: int) -> str:
    """The tag at a position, empty beyond the ends."""
    return made[position].tag if 0 <= position < len(made) else ""


def lower_at(made: Sequence[Unit], position: int) -> str:
    """The word at a position in small letters, empty beyond the ends."""
    return made[position].lower if 0 <= position < len(made) else ""


def left_of(made: Sequence[Unit], position: int) -> Unit | None:
    """The nearest unit to the left that is no adverb."""
    position -= 1
    while position >= 0 and made[position].tag in PASSED:
        position -= 1
    return made[position] if position >= 0 else None


def left_index(made: Sequence[Unit], position: int) -> int:
    """The position of the nearest unit to the left that is no adverb; -1 for none."""
    position -= 1
    while position >= 0 and made[position].tag in PASSED:
        position -= 1
    return position


def right_of(made: Sequence[Unit], position: int) -> Unit | None:
    """The nearest unit to the right that is no adverb."""
    position += 1
    while position < len(made) and made[position].tag in PASSED:
        position += 1
    return made[position] if position < len(made) else None


def words_from(made: Sequence[Unit], position: int, count: int) -> tuple[str, ...]:
    """Some words from a position on, in small letters."""
    return tuple(u.lower for u in made[position : position + count])


def is_technology(unit: Unit) -> bool:
    """Whether a unit names a technology: `5G`, `Open RAN`."""
    return unit.mention is not None and unit.mention.kind == "technology"


def phrase_size(made: Sequence[Unit], position: int, phrases: Container[tuple[str, ...]]) -> int:
    """How many words the longest of some phrases has that stands here whole; 0 for none."""
    left = min(LONGEST_PHRASE, len(made) - position)
    return next((n for n in range(left, 0, -1) if words_from(made, position, n) in phrases), 0)


LONGEST_PHRASE = 3
