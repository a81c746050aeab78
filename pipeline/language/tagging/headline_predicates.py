"""Predicates of headlines that lack their copula: `LTE available`, `Canada unlikely to block`.

In: the units of a headline, verbs decided. Out: the same, such a predicate tagged `JJ` or `VBG`.
"""

from collections.abc import Sequence

from pipeline.language.lexicon import Lexicon
from pipeline.language.tagging.tagset import FINITE
from pipeline.language.tagging.unit import Unit, right_of, unit_at
from pipeline.language.tagging.verb_forms import assign


def find_verbless_predicate(made: Sequence[Unit], words: Lexicon) -> None:
    """In a headline `LTE available in Batavia`, `LTE coming to Waco` lack their copula."""
    for position, unit in enumerate(made):
        if position and _is_gerund_predicate(made, position, words):
            unit.readings = words.verbs[unit.lower].readings
            assign(unit, "VBG")
            return
        if unit.lower in words.adjectives and unit.tag in ("N", "RB") and position > 0:
            following = unit_at(made, position + 1)
            if following is None or following.tag in ("IN", "T", "SUB", "."):
                unit.tag, unit.lemma = "JJ", unit.lower
                return


def _is_gerund_predicate(made: Sequence[Unit], position: int, words: Lexicon) -> bool:
    verb = words.verbs.get(made[position].lower)
    if verb is None or made[position].mention is not None:
        return False
    is_gerund = all(tag == "VBG" for _, tag in verb.readings)
    following = right_of(made, position)
    return is_gerund and following is not None and following.tag in ("IN", "TO")


def find_predicate_with_infinitive(made: Sequence[Unit], words: Lexicon) -> None:
    """`Canada unlikely to block deal`: in a headline the copula is left out."""
    for position, unit in enumerate(made[:-1]):
        if unit.tag in FINITE:
            return
        leads = made[position + 1].tag == "TO" and position > 0
        if leads and unit.tag in ("N", "RB") and unit.lower in words.adjectives:
            unit.tag, unit.lemma = "JJ", unit.lower
            return
