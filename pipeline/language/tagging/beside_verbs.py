"""Words whose tag the decided verbs beside them turn: particles, predicates, `that`, adverbs.

In: the units of a sentence, its verbs decided. Out: the same, with these words turned. A new case
of `decide_rest` must have its tag in `TURNED_TAGS` or its word among `turned_words`.
"""

from collections.abc import Sequence
from functools import cache

from pipeline.language.lexicon import Lexicon, lexicon
from pipeline.language.tagging.tagset import FINITE, NOUN_STARTS
from pipeline.language.tagging.unit import Unit, left_of, lower_at, tag_at, unit_at

ALSO_ADVERBS = frozenset({"nationwide", "countrywide", "worldwide", "nationally"})
EXISTING = frozenset({"BE", "HAVE", "MD", "VF", "RB", "NEG"})  # what follows "there" of existence
TURNED_TAGS = frozenset({"IN", "NEG", "EX", "THAT", "RP"})
"""The tags that what is beside them may turn into others."""


@cache
def turned_words() -> frozenset[str]:
    """The words, beside the tags, that what is beside them may turn into others."""
    particles = {particle for _, particle in lexicon().phrasal}
    return lexicon().adjectives | particles | ALSO_ADVERBS | {"first", "last", "rid"}


def decide_rest(made: list[Unit], position: int, unit: Unit, words: Lexicon) -> None:
    """Turn the tag of a word by what stands beside it."""
    left = left_of(made, position)
    if left is not None:
        _decide_beside(made, position, unit, left, words)
    following = unit_at(made, position + 1)
    if unit.lower in ALSO_ADVERBS and (following is None or following.tag not in ("N", "J", "V?")):
        unit.tag = "RB"  # "rolls out 4G nationwide"
    if unit.tag == "NEG" and lower_at(made, position + 1) == "only":
        unit.tag = "RB"  # "not only uses"
    if unit.tag == "EX" and tag_at(made, position + 1) not in EXISTING:
        unit.tag = "RB"  # "launched 4G there in 2014"
    if unit.tag == "THAT":
        _decide_that(made, position, unit)
    if unit.tag == "RP":
        _decide_particle(made, position, unit)


def _decide_beside(
    made: Sequence[Unit], position: int, unit: Unit, left: Unit, words: Lexicon
) -> None:
    """What the word to the left makes of a word: predicate, particle, ordinal."""
    is_nominal = unit.tag in ("N", "VBN", "RB") and unit.mention is None
    if is_nominal and unit.lower in words.adjectives and left.tag == "BE":
        unit.tag, unit.lemma = "JJ", unit.lower
    lemma = "do" if left.tag == "DO" else left.lemma
    if (lemma, unit.lower) in words.phrasal:
        unit.tag = "RP"
    elif left.tag == "PRP" and unit.tag == "IN":
        _decide_split_particle(made, position, unit, words)
    if unit.lower in ("first", "last") and left.tag in ("DT", "PRPS", "POS"):
        unit.tag = "N"
    if unit.lower == "rid" and unit.tag != "JJ" and left.lemma == "get":
        left.tag, unit.tag, unit.lemma = "BE", "JJ", "rid"


def _decide_split_particle(made: Sequence[Unit], position: int, unit: Unit, words: Lexicon) -> None:
    """`turned it on today`: the particle behind a pronoun that is the object."""
    verb, after = unit_at(made, position - 2), tag_at(made, position + 1)
    if verb is not None and (verb.lemma, unit.lower) in words.phrasal and after not in NOUN_STARTS:
        unit.tag = "RP"


def _decide_particle(made: list[Unit], position: int, unit: Unit) -> None:
    following = unit_at(made, position + 1)
    if unit.lower in ("up", "down", "off", "out") and following and following.lower == "of":
        return
    left = left_of(made, position)
    if left is not None and left.tag in ("CC", ",", "^"):
        unit.tag = "RB"


def _decide_that(made: Sequence[Unit], position: int, unit: Unit) -> None:
    """`for that of Nokia`, `prior to that, it`, `to replace that equipment`: it leads no clause."""
    if lower_at(made, position + 1) in ("of", ",", "."):
        unit.tag = "N"
    elif _points_out(made, position):
        unit.tag = "DT"


def _points_out(made: Sequence[Unit], position: int) -> bool:
    """Whether `that` points to the noun behind it: no verb follows that it could lead."""
    verbless = not any(u.tag in FINITE for u in made[position + 1 :])
    return verbless and tag_at(made, position + 1) == "N" and position > 0
