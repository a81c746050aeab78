"""Forms in -s, which are plural nouns as well: `plans`, `sources`, `uses`.

In: a form in -s, with the tags beside it. Out: `VF` or `N`.
"""

from collections.abc import Sequence

from pipeline.language.lexicon import lexicon, singular
from pipeline.language.tagging.clause_verbs import (
    bids,
    clause_has_verb,
    finite_ahead,
    finite_behind,
    is_plain_verb,
    leads_on,
    verb_is_missing,
)
from pipeline.language.tagging.counted import counts
from pipeline.language.tagging.tagset import (
    DESCRIBING,
    DETERMINING,
    FINITE,
    NOMINAL_LEFT,
    NOUN_STARTS,
    SPEECH,
)
from pipeline.language.tagging.unit import (
    END,
    Unit,
    left_index,
    left_of,
    lower_at,
    tag_at,
    unit_at,
)

AFTER_VERB = frozenset({"N", "J", "DT", "PRPS", "TO", "CD", "V?", "RB", "THAT", "RP", "T"})
OBJECTS = frozenset({"her", "him", "me", "them", "us"})
ONE_OF_THEM = frozenset({"neither", "each", "either", "none"})
OF_SEVERAL = frozenset({"these", "those", "some", "several", "many", "few", "various"})
NTH = frozenset({"first", "second", "third", "fourth"})
PRONOUNS = frozenset({"it", "them"})
PREPOSITIONS = frozenset({"under", "in", "within", "despite", "according to", "by", "through"})
"""They lead nouns alone, never a clause."""
PLAIN_PHRASE = frozenset({"DT", "PRPS", "CD", "J", "N"})
TURNS = frozenset({("light", "up"), ("come", "to"), ("arrive", "in"), ("debut", "in")})


def third_person_form(
    made: list[Unit], position: int, before: str, after: str, *, headline: bool
) -> str:
    """A form in -s: a verb, or the plural of a noun."""
    unit = made[position]
    is_one = _is_of_one_doer(made, position, before, after)
    led = before in NOMINAL_LEFT | {"IN", "TO", "VF", "VB", "VBG", "VBN"} and unit.may_be_noun
    if led and not is_one:
        return "N"
    if position > 0 and bids(made, position) and not finite_behind(made, position):
        return "VF"
    opens = position == 0 and (tag_at(made, 1) == "THAT" or (not headline and _is_placed(made)))
    is_noun = unit.may_be_noun and (opens or _lacks_doer(made, position))
    if is_noun or _names_what_follows(made, position, headline=headline):
        return "N"
    is_told = is_one or _is_told_of(made, position) or _is_of_whose(made, position, after)
    is_told = is_told or _names_the_outlet(made, position, after)
    if before in ("PRP", "REL") or not unit.may_be_noun or is_told:
        return "VF"
    is_described = before == "CC" and after in ("THAT", "REL")  # "countries and allies that"
    is_before_verb = is_plain_verb(made, position + 1) and not (
        headline and _takes_gerund(made, position)
    )
    if is_described or after in FINITE or is_before_verb:
        return "N"
    if finite_behind(made, position) and not _is_main_verb(made, position):
        told = after in NOUN_STARTS or _is_behind_company(made, position, after)
        told = told and _follows_speech(made, position)
        return "VF" if told else "N"  # "say the deal exposes flaws", "said Telia plans to"
    is_open = lower_at(made, position + 1) == "into" or _is_resumed(made, position, before, after)
    if is_open or _is_main_verb(made, position):
        return "VF"
    return _plural_or_verb(made, position, after, headline=headline)


def _waits_for_noun(made: Sequence[Unit], position: int) -> bool:
    """`its newly signed deals`: behind an article a participle alone is no noun phrase."""
    before = made[position - 1] if position > 1 else None
    if before is None or before.tag != "N" or before.may_be_noun or before.mention is not None:
        return False
    is_participle = any(tag == "VBN" for _, tag in before.readings)
    return is_participle and tag_at(made, left_index(made, position - 1)) in ("DT", "PRPS")


def _is_placed(made: Sequence[Unit]) -> bool:
    """Whether what opens a sentence has a preposition behind it: `Firms currently on the list`.

    So has no verb `Claims that it banned it are false`.
    """
    return next((u.tag for u in made[1:] if u.tag != "RB"), "") == "IN"


def _is_of_one_doer(made: Sequence[Unit], position: int, before: str, after: str) -> bool:
    """`neither uses its gear`, `and uses it`, `says issues licences`: a verb, whatever leads it."""
    if _is_one_of_them(made, position) and leads_on(made, position, after):
        return True
    takes_pronoun = before == "CC" and lower_at(made, position + 1) in PRONOUNS
    return takes_pronoun or _is_own_deed(made, position, after)


def _lacks_doer(made: Sequence[Unit], position: int) -> bool:
    """`named as partners`, `those EU states`, `With Nokia shares at a low`: no verb is there."""
    is_role = lower_at(made, position - 1) == "as"
    is_bare = is_role or _waits_for_noun(made, position)
    opens = _opens_with(made, position) or _is_led_off(made, position)
    return is_bare or _is_of_several(made, position) or opens


def _takes_gerund(made: Sequence[Unit], position: int) -> bool:
    """`UK delays banning Huawei`: what is delayed, where the headline has no other verb."""
    is_gerund = all(tag == "VBG" for _, tag in made[position + 1].readings)
    takes = any(verb in lexicon().cues["takes_gerund"] for verb, _ in made[position].readings)
    is_verb = is_gerund and takes and position > 0 and not clause_has_verb(made, position)
    return is_verb and not finite_ahead(made, position)


def _opens_with(made: Sequence[Unit], position: int) -> bool:
    """`With Nokia shares at a low, ...`: what a `with` that opens leads has no finite verb."""
    start = position
    while start > 0 and made[start - 1].tag in ("N", "J", "DT", "PRPS", "CD", "POS"):
        start -= 1
    return start == 1 and made[0].lower == "with" and start < position


def _is_led_off(made: Sequence[Unit], position: int) -> bool:
    """`Under the draft rules, they must`: a phrase that opens and ends with a comma has no verb."""
    if not made or made[0].lower not in PREPOSITIONS or lower_at(made, position + 1) != ",":
        return False
    inside = made[1:position]
    owners = {n for n, u in enumerate(made) if u.tag == "POS" and n < position}
    inside = [u for n, u in enumerate(inside, 1) if not {n, n + 1} & owners]
    return position > 1 and all(u.tag in PLAIN_PHRASE and _is_common(u) for u in inside)


def _is_own_deed(made: Sequence[Unit], position: int, after: str) -> bool:
    """`China says issues 3G licences`: what a headline's teller does, and no verb behind."""
    said = made[position - 1] if position else None
    is_said = said is not None and said.tag == "VF" and said.lemma == "say"
    return is_said and after in ("N", "CD", "DT", "PRPS") and not finite_ahead(made, position)


def _is_of_several(made: Sequence[Unit], position: int) -> bool:
    """`those EU states`, `several member states`: a word for several waits for its plural."""
    start = position
    while start > 0 and made[start - 1].tag in ("N", "J"):
        start -= 1
    words = made[start:position]
    is_open = not any(u.mention is None and u.lower.endswith("s") for u in words)
    return is_open and lower_at(made, start - 1) in OF_SEVERAL


def _names_the_outlet(made: Sequence[Unit], position: int, after: str) -> bool:
    """`it has picked Nokia, Bloomberg reports.`: who prints it closes the sentence."""
    is_print = singular(made[position].lower) in lexicon().cues["prints"]
    if not is_print or after not in ("", "."):
        return False
    start = position
    while start > 0 and made[start - 1].tag in ("N", "DT"):
        start -= 1
    words = made[start:position]
    named = [u.mention for u in words if u.mention is not None]
    is_name = all(m.kind == "publisher" for m in named) and all(_is_capital(u) for u in words)
    return tag_at(made, start - 1) == "," and is_name and bool(words)


def _is_capital(unit: Unit) -> bool:
    return unit.tag == "DT" or unit.text[:1].isupper()


def _is_resumed(made: Sequence[Unit], position: int, before: str, after: str) -> bool:
    """Whether a clause goes on, behind an aside or with another verb."""
    if before == "," and after == "IN":  # "Telia, which is first, buys from Nokia"
        return verb_is_missing(made, position)
    # "built it with Huawei but now buys from Nokia"
    return tag_at(made, position - 1) == "RB" and tag_at(made, position - 2) == "CC"


def _is_one_of_them(made: Sequence[Unit], position: int) -> bool:
    """`neither uses it`, `none of the three uses it`, `the first uses it`."""
    before = unit_at(made, position - 1)
    if before is None or before.mention is not None:
        return False
    is_nth = before.lower in NTH and lower_at(made, position - 2) == "the"
    return before.lower in ONE_OF_THEM or is_nth or counts(made, position - 1)


def _names_what_follows(made: Sequence[Unit], position: int, *, headline: bool) -> bool:
    """`an appeals court struck it down`, but `Huawei appeals court ruling`."""
    is_named = lower_at(made, position + 1) in lexicon().cues["named_by_plural"]
    return is_named and (not headline or is_plain_verb(made, position + 2))


def _is_told_of(made: Sequence[Unit], position: int) -> bool:
    """`a bill that essentially bans it`, `drives them`, `a deal that lifts the ban`: no noun."""
    left = left_index(made, position)
    if lower_at(made, position + 1) in OBJECTS:
        return True
    if tag_at(made, position - 1) == "THAT" and _starts_object(made, position + 1):
        return True
    return left < position - 1 and tag_at(made, left) == "THAT" and tag_at(made, left - 1) == "N"


def _starts_object(made: Sequence[Unit], position: int) -> bool:
    """`a law that bans its gear`, `a law that bans Huawei from`: a name behind a noun's `that`."""
    unit = unit_at(made, position)
    is_name = unit is not None and unit.names_company
    is_described = is_name and tag_at(made, position - 3) == "N"
    return is_described or tag_at(made, position) in DETERMINING


def _is_of_whose(made: Sequence[Unit], position: int, after: str) -> bool:
    """`Huawei, whose gear accounts for most of it`: the verb of what is told of a name."""
    start = position
    while start > 0 and made[start - 1].tag in ("N", "J"):
        start -= 1
    return after == "IN" and 0 < start < position and made[start - 1].tag == "RELS"


def _is_main_verb(made: Sequence[Unit], position: int) -> bool:
    """`A law that took effect in 2022 stops agencies`: the verb behind is but the relative's."""
    is_whole = tag_at(made, position - 1) in ("T", "CD", "RB")  # nothing that a noun would end
    following = unit_at(made, position + 1)
    is_object = following is not None and (following.tag in NOUN_STARTS or following.may_be_noun)
    is_open = is_whole and is_object and verb_is_missing(made, position)
    return is_open and not finite_ahead(made, position)


def _follows_speech(made: Sequence[Unit], position: int) -> bool:
    """Whether the last finite verb is one of speech, which a clause without `that` may follow."""
    last = next((u for u in reversed(made[:position]) if u.tag in FINITE), None)
    return last is not None and last.lemma in SPEECH


def _is_behind_company(made: Sequence[Unit], position: int, after: str) -> bool:
    """`Telia plans to`, `Telia still uses gear`: behind a name, with something to do or to use."""
    left = left_of(made, position)
    is_name = left is not None and left.names_company
    goes_on = after in ("TO", "V?") or (after == "IN" and left_index(made, position) < position - 1)
    return is_name and goes_on and not finite_ahead(made, position)


def _plural_or_verb(made: list[Unit], position: int, after: str, *, headline: bool) -> str:
    """`sources`, `plans`: a verb where what is before may be its subject and none else is near."""
    left = left_of(made, position)
    name = left.mention if left is not None else None
    if name is not None and name.kind == "technology":
        is_verb = _counts_or_turns(made, position, after) if headline else False
        is_verb = is_verb or (not headline and _ends_subject(made, position, after))
        return "VF" if is_verb else "N"
    if headline and name is None and (_in_phrase(made, position) or _is_object(made, position)):
        return "N"
    if headline and _is_object(made, position) and lexicon().noun(singular(made[position].lower)):
        return "N"  # "to get Mobily contracts"
    if _in_bare_phrase(made, position) or lower_at(made, position - 2) == "by":
        return "N"  # "taking part in 5G spectrum auctions", "hit by US sanctions"
    if after in AFTER_VERB:
        return "VF" if name is not None or not finite_ahead(made, position) else "N"
    if headline:
        is_verb = _begins_or_ends(made, position, after) or _is_said_how(made, position)
        return "VF" if name is not None or is_verb else "N"
    if _is_object(made, position):
        return "N"  # "citing company sources"
    return "N" if finite_ahead(made, position) or clause_has_verb(made, position) else "VF"


def _ends_subject(made: Sequence[Unit], position: int, after: str) -> bool:
    """`Telia's 5G runs on`, `Telia 5G now runs on`: the subject is whole, no other verb follows.

    Not so `its 5G plans for`, a noun of the trade; but `its 5G uses Nokia`.
    """
    left = left_index(made, position)
    is_owned = tag_at(made, left - 1) in ("POS", "PRPS") or left < position - 1
    goes_on = after in AFTER_VERB or after == "IN"
    following = unit_at(made, position + 1)
    is_name = following is not None and following.mention is not None
    is_of_trade = not is_name and bool(lexicon().noun(singular(made[position].lower)))
    return is_owned and goes_on and not is_of_trade and verb_is_missing(made, position)


def _is_object(made: Sequence[Unit], position: int) -> bool:
    """Whether the noun phrase that ends here follows a verb form directly."""
    position -= 1
    while position >= 0 and made[position].tag in ("N", "J", "DT", "PRPS", "CD", "POS"):
        position -= 1
    return position >= 0 and made[position].tag in ("VBG", "VB")


def _in_bare_phrase(made: Sequence[Unit], position: int) -> bool:
    """Whether common nouns alone stand between a preposition and this word."""
    start = position
    while start > 0 and made[start - 1].tag in DESCRIBING and _is_common(made[start - 1]):
        start -= 1  # "in line with previously announced plans"
    if not 0 < start < position:
        return False
    leads = made[start - 1]
    return leads.tag == "IN" or (leads.lower == "as" and _ends_phrase(made, position))


def _ends_phrase(made: Sequence[Unit], position: int) -> bool:
    """`as national security risks,`: a noun of the trade before a break."""
    is_break = tag_at(made, position + 1) in ("", ".", ",", ":", "CC", "T")
    return is_break and bool(lexicon().noun(singular(made[position].lower)))


def _is_common(unit: Unit) -> bool:
    return unit.mention is None or unit.mention.kind == "technology"


def _in_phrase(made: Sequence[Unit], position: int) -> bool:
    """Whether only nouns stand between a preposition and this word: `to Seneca Falls`."""
    while position > 0 and made[position - 1].tag in ("N", "J", "CD", "DT"):
        position -= 1
    return position > 0 and made[position - 1].tag in ("IN", "TO")


def _is_said_how(made: Sequence[Unit], position: int) -> bool:
    """`Its LTE network officially launches in Reno`: an adverb leads a verb."""
    return tag_at(made, position - 1) == "RB" and verb_is_missing(made, position)


def _begins_or_ends(made: Sequence[Unit], position: int, after: str) -> bool:
    """`3G auction starts, may take weeks`, `spectrum auction ends - TV`."""
    left = left_of(made, position)
    is_event = left is not None and bool(lexicon().noun(left.lower)) and left.lower[-1:] != "s"
    is_phase = singular(made[position].lower) in lexicon().cues["phase"]
    ends = after in ("", ",", ".", ";", "—", "-", END)
    return is_event and is_phase and ends and verb_is_missing(made, position)


def _counts_or_turns(made: Sequence[Unit], position: int, after: str) -> bool:
    """`Its 4G covers 300 cities`, `Sprint 4G Lights Up Nashville`: no plural of a noun."""
    lemma = singular(made[position].lower)
    is_turn = (lemma, lower_at(made, position + 1)) in TURNS
    is_open = verb_is_missing(made, position) and not finite_ahead(made, position)
    is_open = is_open and not _is_object(made, position)
    is_turn = is_turn or (after == "T" and not lexicon().noun(lemma))  # "Its LTE launches today"
    return is_open and (is_turn or after in ("CD", "DT", "PRPS"))
