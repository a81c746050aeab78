"""Marks of quotation inside a noun phrase: `a ban on "untrustworthy" vendors`.

In: the units of a sentence. Out: the units without the marks that quote a word or a noun, and no
speech.
"""

import itertools
from collections.abc import Sequence

from pipeline.language.tagging.asides import LONGEST_PHRASE
from pipeline.language.tagging.unit import Unit, tag_at, unit_at
from pipeline.language.words import QUOTES

LONGEST_SCARE = 3  # units


def drop_scare_quotes(made: list[Unit]) -> list[Unit]:
    """Leave out the marks inside a noun phrase: `a ban on "untrustworthy" vendors`."""
    marks = [i for i, u in enumerate(made) if u.text in QUOTES]
    dropped: set[int] = set()
    for opening, closing in itertools.pairwise(marks):
        within = closing - opening - 1
        after = tag_at(made, closing + 1)
        is_plain = all(u.tag not in (",", ".", ":") for u in made[opening + 1 : closing])
        is_short = within == 1 or (within <= LONGEST_SCARE and made[closing - 2].tag == "CC")
        is_short = is_short and is_plain
        is_short = is_short or _is_quality_quoted(made, opening, closing)
        is_short = is_short or _is_degree_quoted(made, opening, closing)
        is_noun = _is_noun_quoted(made, opening, closing)
        if (is_noun or (is_short and after in ("N", "J"))) and opening not in dropped:
            dropped |= {opening, closing}
    return [u for i, u in enumerate(made) if i not in dropped]


def _is_noun_quoted(made: Sequence[Unit], opening: int, closing: int) -> bool:
    """`had a "very limited amount" of it`, `on the "entity list"`: a phrase begun before them."""
    before = tag_at(made, opening - 1)
    within = made[opening + 1 : closing]
    if not 0 < len(within) <= LONGEST_PHRASE or any(u.tag not in QUOTED for u in within):
        return False
    is_noun = within[-1].tag == "N" or within[-1].may_be_noun
    if before == "IN" and len(within) > 1 and is_noun:
        return True  # "from "trusted sources"": it is all that is led
    ends = is_noun and within[-1].mention is None
    goes_on = tag_at(made, closing + 1) in ("N", "J", "IN")
    return before in ("DT", "PRPS") and (ends or goes_on)


def _is_quality_quoted(made: Sequence[Unit], opening: int, closing: int) -> bool:
    """`expel "high risk" suppliers`: two plain words that stand before a plain plural."""
    within, noun = made[opening + 1 : closing], unit_at(made, closing + 1)
    words = [*within, noun] if noun is not None else []
    is_plain = all(u.text.islower() and u.mention is None for u in words)
    is_plural = bool(words) and words[-1].tag == "N" and words[-1].lower.endswith("s")
    if len(within) != 2 or not (is_plain and is_plural):
        return False
    return within[0].tag in ("J", "N") and (within[1].tag == "N" or within[1].may_be_noun)


def _is_degree_quoted(made: Sequence[Unit], opening: int, closing: int) -> bool:
    """`the "more sensitive" core network`: a quality and its degree, in a phrase begun before."""
    is_begun = tag_at(made, opening - 1) in ("DT", "PRPS")
    return is_begun and closing - opening == 3 and made[opening + 1].lower in DEGREES


DEGREES = frozenset({"more", "most", "less", "least", "very", "highly", "so-called"})


QUOTED = frozenset({"N", "J", "RB", "CD", "V?"})
