"""Words whose tag the decided verbs beside them turn: particles, predicates, `that`, adverbs.

In: the units of a sentence, its verbs decided. Out: the same, with these words turned. A new case
of `decide_rest` must have its tag in `TURNED_TAGS` or its word among `turned_words`.
"""

from collections.abc import Sequence
from functools import cache

from pipeline.language.lexicon import Lexicon, lexicon
from pipeline.language.tagging.tagset import FINITE, NOUN_STARTS
from pipeline.language.tagging.unit import Unit, left_of, lower_at, tag_at, unit_at

EXISTING = frozenset({"BE", "HAVE", "MD", "VF", "RB", "NEG"})  # what follows "there" of existence
UNITS_OF_TIME = frozenset({"hours", "days", "weeks", "months", "years", "decades"})
MEASURED = frozenset({"after", "ago", "ahead", "ahead of", "before", "behind", "early", "late"})
NOUN_PARTS = frozenset({"N", "J", "CD", "V?"})
STRANDING = frozenset({"IN", "T", "$"})
OF_OBJECT = frozenset({"N", "J", "CD", "DT", "PRPS", "POS"})
STAYED = frozenset({"free", "welcome"})
COPULAS = {"get": frozenset({"ready"}), "remain": STAYED, "stay": STAYED}
"""Verbs that are as good as `is` before some adjectives: `is getting ready`, `remains free to`."""
TURNED_TAGS = frozenset({"IN", "NEG", "EX", "THAT", "RP"})
"""The tags that what is beside them may turn into others."""


@cache
def turned_words() -> frozenset[str]:
    """The words, beside the tags, that what is beside them may turn into others."""
    particles = {particle for _, particle in lexicon().phrasal}
    adverbs = lexicon().cues["also_adverb"]
    return lexicon().adjectives | particles | adverbs | UNITS_OF_TIME | {"first", "last", "ready"}


def decide_rest(made: list[Unit], position: int, unit: Unit, words: Lexicon) -> None:
    """Turn the tag of a word by what stands beside it."""
    left = left_of(made, position)
    if left is not None:
        _decide_beside(made, position, unit, left, words)
    if unit.lower in words.cues["also_adverb"] and tag_at(made, position + 1) not in NOUN_PARTS:
        unit.tag = "RB"  # "rolls out 4G nationwide", "banned Huawei outright"
    if unit.lower in UNITS_OF_TIME and lower_at(made, position + 1) in MEASURED:
        _decide_measure(made, position, unit)
    if unit.tag == "NEG" and lower_at(made, position + 1) == "only":
        unit.tag = "RB"  # "not only uses"
    is_place = left is not None and left.tag == "N" and left.mention is not None
    if unit.tag == "EX" and (is_place or tag_at(made, position + 1) not in EXISTING):
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
    is_nominal = is_nominal and not _is_beside_participle(made, position)
    if is_nominal and unit.lower in words.adjectives and left.tag == "BE":
        unit.tag, unit.lemma = "JJ", unit.lower
    lemma = "do" if left.tag == "DO" else left.lemma
    if (lemma, unit.lower) in words.phrasal and not _is_more_than(made, position):
        unit.tag = "RP"
    elif left.tag == "PRP" and unit.tag == "IN":
        _decide_split_particle(made, position, unit, words)
    elif unit.tag == "IN" and tag_at(made, position + 1) in STRANDING:
        _decide_stranded(made, position, unit, words)
    if unit.lower in ("first", "last") and left.tag in ("DT", "PRPS", "POS"):
        unit.tag = "N"
    if unit.tag != "JJ" and unit.lower in COPULAS.get(left.lemma, ()):
        left.tag, unit.tag, unit.lemma = "BE", "JJ", unit.lower


def _is_more_than(made: Sequence[Unit], position: int) -> bool:
    """`will take over a year`, `took over 200 sites`: no particle of the verb before."""
    if made[position].lower != "over":
        return False
    is_counted = tag_at(made, position + 1) in ("CD", "T")
    return is_counted or bool({lower_at(made, position + n) for n in (1, 2)} & SPANS)


SPANS = UNITS_OF_TIME | {"year", "month", "week", "decade", "half"}


def _is_beside_participle(made: Sequence[Unit], position: int) -> bool:
    """`was first introduced in 2002`: an adverb of the verb behind it."""
    is_verb = tag_at(made, position + 1) in ("V?", "VBN")
    return made[position].tag == "RB" and is_verb


def _decide_measure(made: Sequence[Unit], position: int, unit: Unit) -> None:
    """`launched 5G two years before its rivals`: no part of the noun to the left."""
    count = left_of(made, position)
    is_counted = count is not None and count.tag == "CD"
    before = left_of(made, position - is_counted)
    if before is None or before.tag not in ("N", "RP", "RB"):
        return
    unit.tag = "RB"
    if count is not None and is_counted:
        count.tag = "RB"


def _decide_split_particle(made: Sequence[Unit], position: int, unit: Unit, words: Lexicon) -> None:
    """`turned it on today`: the particle behind a pronoun that is the object."""
    verb, after = unit_at(made, position - 2), tag_at(made, position + 1)
    if verb is not None and (verb.lemma, unit.lower) in words.phrasal and after not in NOUN_STARTS:
        unit.tag = "RP"


def _decide_stranded(made: Sequence[Unit], position: int, unit: Unit, words: Lexicon) -> None:
    """`switched its 5G network on in Malta`: nothing stands behind that it could lead."""
    start = position
    while start > 0 and made[start - 1].tag in OF_OBJECT:
        start -= 1
    verb = unit_at(made, start - 1)
    if start < position and verb is not None and (verb.lemma, unit.lower) in words.phrasal:
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
    noun, behind = unit_at(made, position + 1), made[position + 2 :]
    if noun is None or noun.tag != "N" or position == 0:
        return False
    is_verbless = not any(u.tag in FINITE for u in behind)
    return is_verbless or (noun.mention is None and _is_turned_off(made, position))


def _is_turned_off(made: Sequence[Unit], position: int) -> bool:
    """`will switch that network off, and he will`: a verb before, its particle behind."""
    verb, particle = left_of(made, position), unit_at(made, position + 2)
    if verb is None or particle is None:
        return False
    return (verb.lemma, particle.lower) in lexicon().phrasal
