"""Words that stand alone for so many of those named: `both`, `the two`, `the pair`."""

from collections.abc import Sequence

from pipeline.language.tagging.before_verbs import FLOATING
from pipeline.language.tagging.unit import (
    Unit,
    lower_at,
)

COUNTING = frozenset({"both"})
SO_MANY = frozenset({"pair", "duo", "trio"})
LARGE = frozenset({"hundred", "thousand", "million", "billion", "dozen"})


def counts(made: Sequence[Unit], position: int) -> bool:
    """`both`, `the two`, `the pair`, `all three`, `A, B and C all`: so many of those named."""
    floats = made[position].tag == "RB" and made[position].lower in FLOATING
    if floats or made[position].lower in COUNTING:
        return True
    opens = lower_at(made, position - 1) in ("the", "all", "these", "other")
    is_count = made[position].tag == "CD" and made[position].lower.isalpha()
    is_count = is_count and made[position].lower not in LARGE
    return opens and (is_count or made[position].lower in SO_MANY)
