"""Whether a phrase of its own begins inside nouns: `At the moment Bell does`, `In Oman Bell`."""

from collections.abc import Sequence
from itertools import dropwhile

from pipeline.language.chunking.qualities import LONGEST_QUALITY
from pipeline.language.chunking.rows import names_end
from pipeline.language.lexicon import lexicon, singular
from pipeline.language.mentions import COMPANIES
from pipeline.language.tagging.tagset import FINITE, NOUN_PHRASE, VERB_GROUP
from pipeline.language.tagging.unit import Unit
from pipeline.language.words import CURRENCIES

OPENING = frozenset({"DT", "PRPS", "RELS"})
"""What only begins a phrase: behind a noun it begins the next."""
NAMED_BY = frozenset({"vendor", "operator", "company", "contender", "unit", "owner"})
"""What a name behind it may tell the name of."""
TIME_UNITS = frozenset({"hour", "day", "week", "month", "year", "decade", "couple"})
AFTER_MEASURE = frozenset({"later", "ago", "earlier", "after", "before", "afterwards", "since"})
MOMENTS = frozenset(
    [
        *("moment", "present", "time", "point", "stage", "outset", "end"),
        *("quarter", "half", "period", "year", "month", "week"),
        *("morning", "afternoon", "evening", "spring", "summer", "autumn", "winter"),
    ]
)
LED_BY = {"country": ("in",), "capital": ("in",), "technology": ("in", "for")}
WHO = {"technology": frozenset({"operator"})}  # "in 5G Nokia gear" is of Nokia


def is_beside(units: Sequence[Unit], position: int, stop: int) -> bool:
    """Whether a phrase of its own begins: a company behind a place or time, or a time behind it."""
    if _is_behind_moment(units, position, stop) or _is_beside_place(units, position, stop):
        return True
    if _is_behind_thing(units, stop) or _is_what_both_are(units, position, stop):
        return True
    if position == 1 and _opens_behind_phrase(units, stop):
        return True
    if _is_behind_opening(units, position, stop) or _is_many_behind_country(units, position, stop):
        return True
    if _is_measure_behind_name(units, stop) or _is_sum_behind_several(units, stop):
        return True
    return stop == position + 1 and _is_office_behind_name(units, stop)


def _is_what_both_are(units: Sequence[Unit], position: int, stop: int) -> bool:
    """`labelled both a threat`: they, and what they are called; not `both a ban and a fine`."""
    is_both = stop == position + 1 and units[position].lower == "both"
    lists = any(u.lower == "and" for u in units[stop + 1 : stop + 1 + LONGEST_QUALITY])
    return is_both and units[stop].lower in ("a", "an") and not lists


def _is_behind_moment(units: Sequence[Unit], position: int, stop: int) -> bool:
    """`At the moment Orange does`: when, and who."""
    if position == 0 or units[position - 1].lower not in ("at", "by", "during", "for", "in"):
        return False
    before, name = units[stop - 1], units[stop].mention
    is_actor = name is not None and (units[stop].names_company or name.kind in STATES)
    return is_actor and before.mention is None and before.lower in MOMENTS


STATES = frozenset({"authority", "country", "capital", "official"})


def _is_behind_thing(units: Sequence[Unit], stop: int) -> bool:
    """`Under the contract Nokia will build it`, `the radios Nokia supplied`: what, and who."""
    if not units[stop].names_company or units[stop - 1].tag != "N":
        return False
    word, behind = singular(units[stop - 1].lower), units[names_end(units, stop) :]
    told = lexicon().noun(f"{units[stop - 2].lower} {word}") or lexicon().noun(word)
    is_thing = bool(told) and {s.sense for s in told} <= lexicon().cues["thing_sense"]
    return is_thing and units[stop - 1].mention is None and _acts(behind)


def _acts(behind: Sequence[Unit]) -> bool:
    """Whether a finite verb follows, past adverbs and times."""
    return next((u.tag for u in behind if u.tag not in ("RB", "T")), "") in FINITE


def _owns(behind: Sequence[Unit]) -> bool:
    """`For the core Telia's supplier is`: so it does behind what the company owns."""
    owned = list(dropwhile(lambda u: u.tag in ("J", "N"), behind[1:]))
    return bool(behind) and behind[0].tag == "POS" and len(owned) < len(behind) - 1 and _acts(owned)


def _is_behind_opening(units: Sequence[Unit], position: int, stop: int) -> bool:
    """`In the north Huawei supplies it`: where or for what, and who; not `the operator Telia`."""
    opens = position == 1 or (position > 1 and units[position - 2].tag in (";", ":"))
    is_led = opens and units[position - 1].tag == "IN" and units[position].tag in OPENING
    before = units[stop - 1]
    if (
        not (is_led and units[stop].names_company)
        or before.tag != "N"
        or before.mention is not None
    ):
        return False
    senses = {s.sense for s in lexicon().noun(singular(before.lower))}
    if senses & NAMED_BY or before.lower in lexicon().cues["owned_part"]:
        return False
    behind = units[names_end(units, stop) :]
    return _acts(behind) or _owns(behind)


def _opens_behind_phrase(units: Sequence[Unit], stop: int) -> bool:
    """`Under the law operators need a permit`: by what, and who; not `at the network operators`."""
    is_led = units[0].tag == "IN" and units[1].tag in OPENING and stop > 2
    before, unit = units[stop - 1], units[stop]
    if not is_led or before.tag != "N" or before.mention is not None or unit.tag != "N":
        return False
    many = singular(unit.lower)
    is_act = lexicon().has_sense(singular(before.lower), "law", "act", "draft")
    is_many = many != unit.lower and lexicon().has_sense(many, "operator", "company")
    verb = units[stop + 1].tag if stop + 1 < len(units) else ""
    return is_act and is_many and (verb in FINITE or verb == "NEG")


def _is_many_behind_country(units: Sequence[Unit], position: int, stop: int) -> bool:
    """`In Estonia state agencies are`: where, and who; a plural has no article to begin with."""
    opens = position == 1 and stop == 2 and units[0].lower == "in"
    name = units[position].mention
    if not opens or name is None or name.kind not in ("country", "capital"):
        return False
    end = stop
    while end < len(units) and units[end].tag in ("N", "J") and units[end].mention is None:
        end += 1
    return end > stop and units[end - 1].lower.endswith("s") and _acts(units[end:])


def _is_office_behind_name(units: Sequence[Unit], stop: int) -> bool:
    """`named Nokia sole supplier`: what somebody is made, without an article."""
    verb = units[stop - 2] if stop > 1 else None
    if not units[stop - 1].names_company or verb is None or verb.tag not in VERB_GROUP:
        return False
    end = stop
    while end < len(units) and units[end].tag in ("J", "N", "CD") and not units[end].names_company:
        end += 1
    ends = end > stop and (end == len(units) or units[end].tag not in NOUN_PHRASE)
    is_award = end + 2 < len(units) and units[end + 2].lower == "year"
    names = verb.lemma in lexicon().cues["names_to_office"]
    return names and ends and not is_award and _is_office(units[end - 1])


def _is_office(unit: Unit) -> bool:
    is_one = unit.tag == "N" and singular(unit.lower) == unit.lower
    return is_one and lexicon().has_sense(unit.lower, "vendor")


def _is_measure_behind_name(units: Sequence[Unit], stop: int) -> bool:
    """`dropped it for Ericsson two years before`: the time is none of the company."""
    if units[stop].tag != "CD" or units[stop - 1].mention is None or stop + 2 >= len(units):
        return False
    is_time = singular(units[stop + 1].lower) in TIME_UNITS
    return is_time and units[stop + 2].lower in AFTER_MEASURE


def _is_sum_behind_several(units: Sequence[Unit], stop: int) -> bool:
    """`would give carriers $3 billion`: whom, and how much."""
    before = units[stop - 1]
    is_many = before.tag == "N" and before.lower.endswith("s") and before.mention is None
    return is_many and units[stop].text[-1] in CURRENCIES


def _is_beside_place(units: Sequence[Unit], position: int, stop: int) -> bool:
    """`In Denmark TDC dropped it`, `for 5G Bell has`: where, or in what, and who."""
    before, unit = units[stop - 1].mention, units[stop].mention
    if position == 0 or before is None or unit is None:
        return False
    is_led = units[position - 1].lower in LED_BY.get(before.kind, ())
    return is_led and unit.kind in WHO.get(before.kind, COMPANIES)
