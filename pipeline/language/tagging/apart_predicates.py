"""Predicates that lack their copula beside a name: `Telia, live since May,`, `Zain: all live`.

In: the units of a sentence that is no headline, verbs decided. Out: the same, such a predicate
tagged `JJ`, and a colon that stands for the copula tagged `BE`.
"""

from collections.abc import Sequence

from pipeline.language.lexicon import Lexicon
from pipeline.language.tagging.unit import Unit, is_technology, left_index, lower_at, tag_at

LED = frozenset({"T", "IN"})
OF_ALL = frozenset({"all", "both"})
NAMING = frozenset({"N", ",", "CC", "POS", "DT", "PRPS"})


def find_apart_predicates(made: Sequence[Unit], words: Lexicon) -> None:
    """Tag what tells of the name before a comma or a colon how its service stands."""
    for position, unit in enumerate(made):
        if position > 1 and unit.lower in words.cues["apart_predicate"] and unit.tag in ("N", "RB"):
            if tag_at(made, position + 1) in LED:
                _set_beside(made, position)
        elif unit.tag == ":" and lower_at(made, position + 1) == "on" and _is_entry(made, position):
            _stand_for_copula(unit)  # "Telia: on air since May"


def _set_beside(made: Sequence[Unit], position: int) -> None:
    before = left_index(made, position)
    is_of_all = lower_at(made, before) in OF_ALL
    mark = left_index(made, before) if is_of_all else before
    if tag_at(made, mark) == ":" and _is_entry(made, mark):
        _stand_for_copula(made[mark])
    elif is_of_all or not (_follows_comma(made, mark) or _is_of_entry(made, mark)):
        return
    if is_of_all:
        made[before].tag = "RB"
    made[position].tag, made[position].lemma = "JJ", made[position].lower


def _follows_comma(made: Sequence[Unit], mark: int) -> bool:
    return tag_at(made, mark) == "," and tag_at(made, mark - 1) == "N"


def _is_of_entry(made: Sequence[Unit], noun: int) -> bool:
    """`Telia: 5G live since May`."""
    is_entry = tag_at(made, noun - 1) == ":" and _is_entry(made, noun - 1)
    return is_entry and is_technology(made[noun])


def _stand_for_copula(colon: Unit) -> None:
    colon.tag, colon.lemma = "BE", "be"


def _is_entry(made: Sequence[Unit], colon: int) -> bool:
    """Whether nothing but names stands before a colon, as at the head of an entry."""
    head = made[:colon]
    return all(u.tag in NAMING for u in head) and any(u.names_company for u in head)
