"""Words that the choice between noun and verb leans on: demonyms, quantifiers, ordinals.

In: the units of a sentence, no verb decided. Out: the same, with the tags of these words decided.
"""

import re
from collections.abc import Sequence

from pipeline.language.lexicon import lexicon, singular
from pipeline.language.mentions import Mention
from pipeline.language.tagging.clause_verbs import is_plain_verb
from pipeline.language.tagging.joins import LASTING
from pipeline.language.tagging.tagset import AUXILIARIES, FINITE, NOUN_STARTS
from pipeline.language.tagging.unit import Unit, left_of, lower_at, right_of, tag_at, unit_at

ALSO_MODIFIERS = frozenset({"further"})
APPROXIMATE = frozenset({"about", "around", "roughly", "nearly", "almost"})
FLOATING = frozenset({"both", "all", "each"})
COMPARED = frozenset({"more", "less", "fewer"})
UNTIL = "until"
ONCE = "once"
ONESELF = frozenset({"itself", "themselves"})
LEANING = (
    FLOATING
    | ALSO_MODIFIERS
    | APPROXIMATE
    | ONESELF
    | {"first", "since", "longer", "than", "over", UNTIL, ONCE}
)
"""Words whose class their neighbours tell before any verb is known."""


def tag_before_verbs(made: list[Unit]) -> None:
    """What the choice between noun and verb leans on: demonyms, quantifiers, ordinals."""
    for position, unit in enumerate(made):
        if unit.mention is not None:
            _tag_origin(made, position, unit, unit.mention)
    for position, unit in enumerate(made):
        if unit.tag == "N" and unit.lower.endswith("ed"):
            _tag_unknown_participle(made, position, unit)
        if unit.lower in LEANING or unit.tag == "THAT":
            _tag_leaning(made, position, unit)
        elif unit.lower in TURNED:
            _tag_turned(made, position, unit)


def _tag_unknown_participle(made: Sequence[Unit], position: int, unit: Unit) -> None:
    """`has repurposed its spectrum`: a verb that no table knows, by its auxiliary.

    Not `has untapped spectrum`, a quality, nor a name.
    """
    left = left_of(made, position)
    is_word = unit.mention is None and unit.text.islower() and unit.text.isalpha()
    if left is None or left.tag not in ("HAVE", "BE") or not is_word:
        return
    is_known = bool(lexicon().noun(unit.lower)) or unit.lower in lexicon().adjectives
    if not is_known and not unit.lower.startswith("un"):
        unit.tag, unit.lemma = "VBN", unit.lower.removesuffix("d")
        unit.readings = ((unit.lemma, "VBN"),)


def _tag_turned(made: list[Unit], position: int, unit: Unit) -> None:
    """The tag of a verb that may stand beside another, or of a word that may be a verb."""
    if unit.lower == USED and _tells_of_habit(made, position):
        _tag_habit(made, position)
    elif unit.lower in ALL_DONE:
        _tell_plainly(made, position)
    elif unit.lower == BACK and _is_support(made, position):
        unit.tag, unit.readings = "V?", lexicon().verbs[BACK].readings
    elif unit.lower == LIKE and tag_at(made, position - 1) == "MD":
        unit.tag, unit.readings = "V?", lexicon().verbs[LIKE].readings  # "would like to"
    elif unit.lower == FOLLOWING and _comes_next(made, position):
        unit.tag, unit.lemma, unit.readings = "VBG", "follow", (("follow", "VBG"),)
    else:
        unit.tag = _tag_beside_neighbours(made, position, unit)


def _tag_beside_neighbours(made: Sequence[Unit], position: int, unit: Unit) -> str:
    """The tag of a word that its neighbours make another part of speech."""
    if unit.lower in STAYING | GETTING and _stays_done(made, position):
        return "BE"
    if unit.lower == HALF and _is_one_of_two(made, position):
        return "N"
    if unit.lower == NEITHER and _denies_verbs(made, position):
        return "NEG"
    if unit.lower == THOUGH and tag_at(made, position + 1) in CLOSING:
        return "RB"  # "Airtel, though, uses it": opens no clause
    return unit.tag


THOUGH = "though"
LIKE = "like"
CLOSING = frozenset({"", ",", ".", ";"})
HALF = "half"
BEFORE_HALF = frozenset({"one", "other", "remaining", "the"})
USED = "used"
ALL_DONE = frozenset({"what", "all"})
LONGEST_DOER = 6  # units


def _is_one_of_two(made: Sequence[Unit], position: int) -> bool:
    """`The other half is`, `the half that is left`; not `the other half dozen`."""
    is_led = lower_at(made, position - 1) in BEFORE_HALF
    return is_led and tag_at(made, position + 1) not in ("N", "J", "DT", "CD", "POS")


def _tell_plainly(made: list[Unit], position: int) -> None:
    """`What Britain did was ban it`, `All it will do is to ban it`: it did ban it."""
    ahead = range(position + 2, min(position + 2 + LONGEST_DOER, len(made) - 2))
    done = next((i for i in ahead if made[i].tag == "DO" and made[i + 1].tag == "BE"), None)
    if done is None:
        return
    is_led = made[done + 2].tag == "TO"
    verb = unit_at(made, done + 2 + is_led)
    if verb is None or not any(tag == "VB" for _, tag in verb.readings):
        return
    is_to_come = made[done - 1].tag == "MD"
    idle = [position, done + 1, *([done] if is_to_come else []), *([done + 2] if is_led else [])]
    for place in idle:
        made[place].tag = "RB"


NEITHER = "neither"


def _denies_verbs(made: Sequence[Unit], position: int) -> bool:
    """`has neither banned nor cleared it`, but not `backs neither bans nor limits`."""
    left, right = left_of(made, position), right_of(made, position)
    if left is None or left.tag in BREAKING:
        return _stands_turned(made, position)
    if right is None or not any(u.lower == "nor" for u in made[position:]):
        return False
    is_verb = right.tag in VERB_OR_OPEN or right.tag in AUXILIARIES
    is_plain = right.tag != "V?" or not right.may_be_noun
    is_behind = left.tag in ("N", "PRP", *AUXILIARIES)
    return is_verb and (is_behind or (is_plain and left.tag in ("V?", ",", "RB")))


def _stands_turned(made: Sequence[Unit], position: int) -> bool:
    """`Neither has Germany banned it`, but not `Neither has Huawei gear`."""
    name = unit_at(made, position + 2)
    is_named = name is not None and name.mention is not None
    is_turned = is_named and tag_at(made, position + 1) in AUXILIARIES
    return is_turned and tag_at(made, position + 3) in VERB_OR_OPEN


BACK = "back"


def _is_support(made: Sequence[Unit], position: int) -> bool:
    """`Lawmakers back the bill`, `will back it`: the verb, not the particle of another."""
    before, after = unit_at(made, position - 1), tag_at(made, position + 1)
    if before is None or after not in NOUN_STARTS:
        return False
    is_noun = before.tag == "N" or (before.tag == "V?" and before.may_be_noun)
    is_many = is_noun and before.mention is None and before.lower.endswith("s")
    is_many = is_many and before.lower not in SPANS_OF_TIME
    is_first = not any(_is_verb(u) for u in made[:position])
    return before.tag in ("MD", "DO", "TO") or (is_many and is_first)


SPANS_OF_TIME = frozenset({"days", "weeks", "months", "years", "decades"})


def _is_verb(unit: Unit) -> bool:
    return unit.tag in FINITE or (unit.tag == "V?" and not unit.may_be_noun)


FOLLOWING = "following"
ALIKE = frozenset({"suit", "in", "on", "later"})
LEADING_VERBS = frozenset({"of", "without", "by", "in", "from"})


def _comes_next(made: Sequence[Unit], position: int) -> bool:
    """`with Elisa following in May`, `following suit`: what is led by `with` does it next.

    Not `with Elisa following the launch`, a preposition, which no other leads: `of following it`.
    """
    if lower_at(made, position - 1) in LEADING_VERBS:
        return True
    is_open = tag_at(made, position + 1) in ("", ",", ".", "T", "RB")
    if not is_open and lower_at(made, position + 1) not in ALIKE:
        return False
    start = position
    while start > 0 and made[start - 1].tag in NAMED_IN_A_ROW:
        start -= 1
    return start < position and lower_at(made, start - 1) == "with"


NAMED_IN_A_ROW = frozenset({"N", "J", "CC", ",", "DT", "PRPS", "POS"})
STAYING = frozenset({"remain", "remains", "remained", "stay", "stays", "stayed"})
GETTING = frozenset({"get", "gets", "got", "getting", "gotten"})
TURNED = STAYING | GETTING | ALL_DONE | {USED, NEITHER, BACK, FOLLOWING, THOUGH, HALF, LIKE}


def _stays_done(made: Sequence[Unit], position: int) -> bool:
    """`remains barred`, `has stayed closed`, `got delayed`: as with `is`, what was done to it."""
    following = right_of(made, position)
    if following is None or following.tag != "V?" or following.may_be_noun:
        return False
    if made[position].lower in GETTING and _is_got(made, position + 1):
        return False
    return "VBN" in {tag for _, tag in following.readings}


def _is_got(made: Sequence[Unit], position: int) -> bool:
    """`gets unified licences`, `got rid of it`: what somebody gets, and no act done to him."""
    is_phrasal = ("get", made[position].lower) in lexicon().phrasal
    thing = unit_at(made, position + 1)
    return is_phrasal or (thing is not None and (thing.tag in THINGS or thing.may_be_noun))


THINGS = ("N", "J", "CD")


def _tag_leaning(made: list[Unit], position: int, unit: Unit) -> None:
    """The tag of a word whose class is told by what is beside it."""
    if unit.lower in FLOATING and _floats(made, position):
        unit.tag = "RB"
    elif unit.lower == "first" and _is_ordinal(made, position):
        unit.tag = "CD"
    elif unit.lower == "than" and _is_bound(made, position):
        made[position - 1].tag = unit.tag = "RB"  # "more than half of its radios"
    elif unit.lower == "longer" and lower_at(made, position - 1) == "no":
        made[position - 1].tag, unit.tag = "NEG", "RB"  # "can no longer use it"
    elif unit.tag == "THAT" and _opens(made, position) and _points_to_noun(made, position):
        unit.tag = "DT"  # "That move has been put off"
    elif unit.lower == UNTIL and _lasts_till_now(made, position):
        unit.tag = made[position + 1].tag = "RB"  # "had until now bought it"
    elif _is_adverb_here(made, position):
        unit.tag = "RB"


def _lasts_till_now(made: Sequence[Unit], position: int) -> bool:
    """`had until now bought`, `has until recently used`: a time amid the words of one verb."""
    is_inside = tag_at(made, position - 1) == "HAVE" and tag_at(made, position + 1) in ("T", "RB")
    return is_inside and tag_at(made, position + 2) in VERB_OR_OPEN


def _tells_of_habit(made: Sequence[Unit], position: int) -> bool:
    """`used to buy from Huawei`, but not `is used to buy`, nor `used it to buy`."""
    verb = unit_at(made, position + 2)
    before = tag_at(made, position - 1)
    if tag_at(made, position + 1) != "TO" or verb is None or before in ("BE", "HAVE", ""):
        return False
    return any(tag == "VB" for _, tag in verb.readings)


def _tag_habit(made: Sequence[Unit], position: int) -> None:
    """What was done in the past stands as the verb; `used to` only tells when."""
    verb = made[position + 2]
    made[position].tag = made[position + 1].tag = "RB"
    verb.tag = "VF"
    verb.lemma = next(lemma for lemma, tag in verb.readings if tag == "VB")


def _tag_origin(made: Sequence[Unit], position: int, unit: Unit, mention: Mention) -> None:
    """`Swedish`, and `U.S.` in `its non-U.S. affiliates`: names that may stand as adjectives."""
    if mention.kind == "demonym":
        is_people = re.search(r"[^s]s$", unit.lower) is not None  # "the Swedes supply"
        unit.tag = "J" if not is_people and _is_attributive(made, position) else "N"
    elif lower_at(made, position - 1) == "non":
        unit.tag = "J"


def _is_attributive(made: Sequence[Unit], position: int) -> bool:
    following = unit_at(made, position + 1)
    return (
        following is not None
        and following.tag in ("N", "V?", "J", "CD", "T")
        and (following.tag != "V?" or following.may_be_noun)
    )


def _is_adverb_here(made: Sequence[Unit], position: int) -> bool:
    """`AT&T Further Expands`, `about 35 percent of`, `has since ordered`: by what is beside it."""
    lower, before = made[position].lower, tag_at(made, position - 1)
    if lower in ALSO_MODIFIERS:
        return before == "TO" or is_plain_verb(made, position + 1)
    if lower == "over":
        return _is_part(made, position + 1)
    if lower in APPROXIMATE:
        return _is_amount(made, position + 1) or _is_nearly_all(made, position)
    if lower in ONESELF:
        return before in HELPING and tag_at(made, position + 1) in VERB_OR_OPEN
    if lower == ONCE:  # "Not once did it ban them"
        return lower_at(made, position - 1) in ("not", "never")
    return lower == "since" and before == "HAVE"


HELPING = AUXILIARIES | {"NEG"}
VERB_OR_OPEN = frozenset({"V?", "VBN", "VBG", "VB"})


def _is_bound(made: Sequence[Unit], position: int) -> bool:
    """The `than` of `more than half`, `fewer than 40`, `less than a week after`."""
    is_compared = lower_at(made, position - 1) in COMPARED
    return is_compared and (_is_amount(made, position + 1) or _is_span(made, position + 1))


def _is_span(made: Sequence[Unit], position: int) -> bool:
    """`a week after`."""
    is_one = lower_at(made, position) in ("a", "an") and lower_at(made, position + 1) in LASTING
    return is_one and lower_at(made, position + 2) in ("after", "before")


def _is_amount(made: Sequence[Unit], position: int) -> bool:
    """`35`, `a third`, `half`."""
    partial = lexicon().cues["partial"]
    is_fraction = "-" in lower_at(made, position) and singular(lower_at(made, position)) in partial
    return tag_at(made, position) == "CD" or is_fraction or _is_part(made, position)


def _is_part(made: Sequence[Unit], position: int) -> bool:
    """`half`, `a third`, `60 percent`: a part of a whole, no count or time."""
    if tag_at(made, position) in ("DT", "CD"):
        parts = lexicon().cues["partial"] | {"%"}
        return lower_at(made, position) == "half" or lower_at(made, position + 1) in parts
    return False


def _is_nearly_all(made: Sequence[Unit], position: int) -> bool:
    """`just about every operator`."""
    is_just = lower_at(made, position - 1) == "just"
    return is_just and lower_at(made, position + 1) in ("all", "every", "everyone")


def _opens(made: Sequence[Unit], position: int) -> bool:
    """Whether nothing stands before a word that could lead on to it: `On Tuesday that permit was`.

    So it is behind a break and behind a word that opens a clause itself: `because that order`.
    """
    before = unit_at(made, position - 1)
    if before is None or before.tag in BREAKING:
        return True
    is_first = not any(u.tag in VERBAL or u.tag == "THAT" for u in made[: position - 1])
    return before.tag == "T" and is_first


BREAKING = frozenset({";", ":", "SUB"})
VERBAL = FINITE | {"V?", "VB", "VBG", "VBN", "TO"}


def _points_to_noun(made: Sequence[Unit], position: int) -> bool:
    """Whether a noun and its verb follow a word, or who the noun is: `That maker, Nokia, has`."""
    noun, verb = unit_at(made, position + 1), unit_at(made, position + 2)
    if noun is None or verb is None or noun.mention is not None or noun.lower.endswith("s"):
        return False
    is_noun = noun.tag == "N" or (noun.tag == "V?" and noun.may_be_noun)
    beside = unit_at(made, position + 3)
    is_told = verb.tag == "," and beside is not None and beside.mention is not None
    return is_noun and (verb.tag in ("BE", "HAVE", "MD", "V?") or is_told)


def _is_ordinal(made: Sequence[Unit], position: int) -> bool:
    """`the first trial`, `makes first calls`: no adverb before a noun."""
    following = unit_at(made, position + 1)
    if following is None or (following.tag in ("V?", "VBN") and not following.may_be_noun):
        return False
    determined = position > 0 and made[position - 1].tag in ("DT", "POS", "PRPS", "CD")
    return following.tag in ("N", "J") or (determined and following.tag in ("V?", "RB"))


def _floats(made: list[Unit], position: int) -> bool:
    """`Airtel and Jio both run`: the quantifier stands between subject and verb."""
    left, right = left_of(made, position), right_of(made, position)
    if left is not None and left.tag == "BE" and right is not None and right.lower == "the":
        return True  # "are both the vendor's"
    is_quality = right is not None and right.lower in lexicon().adjectives
    if left is not None and left.tag == "BE" and is_quality and tag_at(made, position + 2) == "TO":
        return True  # "are both due to be closed"
    if left is None or right is None:
        return False
    if left.tag in (",", "—"):
        return _does_alike(made, position)
    is_behind = left.tag in ("N", "PRP", "MD", "HAVE", "BE", "REL")
    return is_behind and (right.tag in FINITE or right.tag == "V?")


def _does_alike(made: Sequence[Unit], position: int) -> bool:
    """`Airtel, Jio and Vi, all plan to`, `all use Nokia`: behind a list, before what all of it do.

    Not `, all use of its gear must end`.
    """
    verb, after = unit_at(made, position + 1), unit_at(made, position + 2)
    if verb is None or after is None or verb.tag != "V?":
        return False
    is_plural = any(tag == "VB" for _, tag in verb.readings)
    is_led = after.tag == "IN" and after.lower != "of"  # "all rely on it"
    return is_plural and (is_led or after.names_company or after.tag in TAKEN)


TAKEN = frozenset({"TO", "DT", "PRPS", "THAT"})
