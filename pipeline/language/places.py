"""Whether a name that may mean something else stands for a place: `in Reading`, `Mobile, Alabama`.

In: the tokens that the name covers, and which tokens other names cover. Out: whether it is read as
a place, or as a part of somebody's name.
"""

from collections.abc import Sequence, Set

from pipeline.language.lexicon import lexicon
from pipeline.language.tokens import Token

PLACED = frozenset({"capital", "province", "place"})
"""Kinds of names that lie inside a country."""
PLACES = PLACED | {"country"}
INSIDE = frozenset({"in", "across", "throughout", "near", "around", "outside", "within", "into"})
LEADING = INSIDE | {"from", "at", "to", "of", "between", "including", "covering", "for", "are"}
LISTING = frozenset({",", "and", "&", "or", "/", "as", "well", "the", "."})
LONGEST_LIST = 40  # tokens


def stands_as_place(first: int, last: int, tokens: Sequence[Token], places: Set[int]) -> bool:
    """Whether a name is led by `in` or the like, alone or in a list, or told by what it lies in."""
    if last + 1 < len(tokens) and tokens[last].text == "," and last + 1 in places:
        return True
    if last < len(tokens) and _goes_on(tokens, last, places):
        return False
    return _is_based(tokens, last) or _is_led(first, tokens, places)


def _goes_on(tokens: Sequence[Token], last: int, places: Set[int]) -> bool:
    """`in Mobile Broadband`, `at Reading University`: the name of something else."""
    after = tokens[last]
    is_word = after.lower in lexicon().function_words or last in places
    return after.text[0].isupper() and not is_word


def _is_based(tokens: Sequence[Token], last: int) -> bool:
    """`Reading-based`."""
    behind = [t.lower for t in tokens[last : last + 2]]
    return behind == ["-", "based"]


def _is_led(first: int, tokens: Sequence[Token], places: Set[int]) -> bool:
    """Whether a preposition of place stands before a name, or before the list that it is of."""
    is_also_persons = tokens[first].lower in lexicon().cues["name_of_people"]
    leading = INSIDE if is_also_persons else LEADING  # "to Preston", whoever that is
    for position in range(first - 1, max(-1, first - 1 - LONGEST_LIST), -1):
        word = tokens[position]
        if word.lower in leading:
            return True
        is_name = word.text[0].isupper() or position in places
        if not is_name and word.lower not in LISTING:
            return False
    return False


def names_person(first: int, last: int, tokens: Sequence[Token], named: Set[int]) -> bool:
    """`Jordan Smith`, `Mr Jordan`: one word of somebody's name, which is a place's as well."""
    if last - first > 1 or tokens[first].lower not in lexicon().cues["name_of_people"]:
        return False
    before, after = first - 1, last
    if before >= 0 and tokens[before].lower in lexicon().cues["person_title"]:
        return True
    return any(
        0 <= i < len(tokens) and i not in named and _is_of_name(tokens, i) for i in (before, after)
    )


def _is_of_name(tokens: Sequence[Token], position: int) -> bool:
    """A capitalised word that no text writes so unless it is a name."""
    words, token = lexicon(), tokens[position]
    known = token.lower in words.function_words or bool(words.noun(token.lower))
    if position == 0:
        known = known or token.lower in words.verbs  # "Launching Georgia's network"
    titles = words.cues["part_of_place"] | words.cues["operator_title"] | words.cues["generic"]
    return token.text.istitle() and token.text.isalpha() and not known and token.lower not in titles
