"""What only interrupts a sentence: brackets, scare quotes, `in effect`, `what it calls`.

In: the units of a sentence. Out: the units without it, names listed in brackets set off by commas.
"""

from collections.abc import Sequence

from pipeline.language.lexicon import lexicon
from pipeline.language.mentions import COMPANIES
from pipeline.language.tagging.tagset import FINITE
from pipeline.language.tagging.unit import (
    Unit,
    lower_at,
    phrase_size,
    tag_at,
    words_from,
)

OPENING, CLOSING = ("(", "[", "<"), (")", "]", ">")  # the last of `Ericsson <ERICb.ST>`
BRACKETS = frozenset({*OPENING, *CLOSING})
LONGEST_ASIDE = 12  # units
REFERRING = "see"
LONGEST_PHRASE = 4  # words
ASIDE_LED_BY = frozenset({"at", "by", "in", "to"})
SET_OFF = frozenset(
    {("among", "others"), ("amongst", "others"), ("among", "other", "things"), ("in", "turn")}
    | {("you", "may", "recall"), ("you", "may", "remember"), ("you", "will", "recall")}
)
SET_OFF_FIRST = frozenset(words[0] for words in SET_OFF)


def drop_parentheses(made: list[Unit]) -> list[Unit]:
    """Leave out a short aside in brackets: `fifth-generation (5G) networks`."""
    kept: list[Unit] = []
    position = 0
    while position < len(made):
        if made[position].text in OPENING:
            close = next((i for i in range(position, len(made)) if made[i].text in CLOSING), None)
            if close is not None and lower_at(made, position + 1) == REFERRING:
                position = close + 1  # "(see Nokia Wins O2 3G Deal)": what other stories tell
                continue
            if close is not None and close - position <= LONGEST_ASIDE:
                inside = made[position + 1 : close]
                is_named = len(inside) == 1 and _is_within_name(made, position)
                is_named = is_named or _names_one_more(inside, kept)
                aside = made[position : close + 1]
                kept.extend(inside if is_named else _named_aside(aside, kept))
                position = close + 1
                continue
        elif made[position].tag == DASH and (names := _names_between_dashes(made, position)):
            kept.extend(names)
            position += len(names)
            continue
        kept.append(made[position])
        position += 1
    return kept


def _names_one_more(inside: Sequence[Unit], before: Sequence[Unit]) -> bool:
    """`Huawei (and ZTE)`: brackets around the last of a list, which are no more than commas."""
    if len(inside) != 2 or inside[0].lower not in ("and", "or") or not before:
        return False
    names = [u.mention for u in (before[-1], inside[1])]
    kinds = {name.kind if name is not None else "" for name in names}
    return len(kinds) == 1 and kinds <= COMPANIES


def _is_within_name(made: Sequence[Unit], position: int) -> bool:
    """`the Telecommunications (Security) Act`: one word of the name, not what it is called."""
    around = made[position - 1 : position + 4 : 2] if position else []
    words = [u.text for u in around]
    return len(words) == 3 and all(w.istitle() and w.isalpha() for w in words)


def _named_aside(aside: list[Unit], before: Sequence[Unit] = ()) -> list[Unit]:
    """`three operators (EE, Vodafone and Three) use`: names listed in brackets, between commas.

    Not `Telia (Nokia and Ericsson), Elisa (Nokia)`: those that go with each of another kind; nor
    `Telia (Sonera/TeliaSonera)`: other names of the one before them, or whose it is.
    """
    inner = aside[1:-1]
    if inner and inner[0].lower in DESCRIBING:
        return [_comma(aside[0]), *inner, _comma(aside[-1])]
    names = [u for u in inner if u.names_company]
    if len(names) < 2 or any(u.tag not in (",", "CC") for u in inner if u not in names):
        return []
    host = before[-1].mention if before else None
    if host is not None and host.kind in COMPANIES:
        return []
    return [_comma(aside[0]), *inner, _comma(aside[-1])]


DESCRIBING = frozenset({"which", "whose"})


def _comma(bracket: Unit) -> Unit:
    return Unit(",", ",", bracket.start, bracket.end, ",")


DASH = "—"


def _names_between_dashes(made: list[Unit], position: int) -> list[Unit]:
    """`the operators — EE, Vodafone and Three — use`: names listed between dashes, as commas."""
    last = min(len(made), position + LONGEST_ASIDE)
    close = next((i for i in range(position + 1, last) if made[i].tag == DASH), None)
    if close is None:
        return []
    if close == position + 2 and made[position + 1].names_company and _leads_verb(made, close):
        return [_comma(made[position]), made[position + 1], _comma(made[close])]
    return _named_aside(made[position : close + 1])


def _leads_verb(made: Sequence[Unit], position: int) -> bool:
    """`the largest carrier — Vodacom — uses`: the clause goes on with what its subject does."""
    return tag_at(made, position + 1) in ("V?", *FINITE)


def drop_listed_asides(made: list[Unit]) -> list[Unit]:
    """Leave out a phrase between a list and its last: `Nokia and, to some surprise, Samsung`."""
    for position in range(len(made) - 3):
        opens = made[position].tag == "CC" and made[position + 1].tag == ","
        if opens and (size := aside_behind(made, position + 2)):
            rest = made[position + 2 + size :]
            return [*made[: position + 1], *drop_listed_asides(rest)]
    return made


def aside_behind(made: Sequence[Unit], position: int) -> int:
    """The units of a plain prepositional phrase up to its comma, with it; 0 for anything else."""
    if made[position].lower not in ASIDE_LED_BY:
        return 0
    for size in range(1, LONGEST_PHRASE * 2):
        unit = made[position + size] if position + size < len(made) else None
        if unit is None or unit.mention is not None or unit.time is not None:
            return 0
        if unit.tag == ",":
            return size + 1
    return 0


def drop_set_off(made: list[Unit]) -> list[Unit]:
    """Leave out what commas set off and that tells nothing: `A and B, among others, offer`."""
    for position in range(1, len(made) - 2):
        if made[position].lower in SET_OFF_FIRST and made[position - 1].tag == ",":
            size = phrase_size(made, position, SET_OFF)
            if size and tag_at(made, position + size) == ",":
                return [*made[: position - 1], *drop_set_off(made[position + size + 1 :])]
    return made


def drop_label_mark(made: list[Unit]) -> list[Unit]:
    """Make a label the subject of what is told behind it: `Australia: banned Huawei in 2018`."""
    name = made[0].mention if len(made) > 3 and made[1].tag in (":", "—") else None
    if name is None or name.kind not in ACTING or made[2].tag != "V?":
        return made
    is_told = any(tag in ("VBD", "VBZ") for _, tag in made[2].readings)
    return [made[0], *made[2:]] if is_told and made[3].tag in TAKEN else made


ACTING = frozenset({"country", "authority", "operator"})
TAKEN = frozenset({"N", "DT", "PRPS", "CD", "J", "RP"})
"""What stands behind a verb that has an object, and behind no participle."""


def drop_naming(made: list[Unit]) -> list[Unit]:
    """Leave out that somebody calls it so: `what it calls 6G`."""
    for position in range(len(made) - 3):
        what, who, calls = made[position : position + 3]
        is_called = what.lower == "what" and calls.lower in ("calls", "called", "call")
        if is_called and who.tag == "PRP":
            return [*made[:position], *drop_naming(made[position + 3 :])]
    return made


def drop_called(made: list[Unit]) -> list[Unit]:
    """Leave out the `named` of `a carrier named Dito`: one phrase, as `the carrier Dito` is."""
    return [u for i, u in enumerate(made) if not (u.lower in CALLED and _gives_name(made, i))]


CALLED = frozenset({"named", "called", "dubbed"})


def _gives_name(made: Sequence[Unit], position: int) -> bool:
    """Whether a company that is new to the text stands behind, and nothing that it is made."""
    before, name = made[position - 1 : position], made[position + 1 : position + 2]
    is_firm = any(lexicon().has_sense(u.lower, *FIRMS) for u in before if u.mention is None)
    is_new = any(u.lower in ("a", "an") for u in made[max(0, position - LONGEST_PHRASE) : position])
    is_named = any(u.names_company for u in name)
    behind = tag_at(made, position + 2)
    ends = behind not in ("N", "DT", "J", "CD") and lower_at(made, position + 2) != "as"
    return is_firm and is_new and is_named and ends


FIRMS = ("operator", "vendor", "company", "unit")


def move_denials(made: list[Unit]) -> list[Unit]:
    """`signed with A, and with B not at all`: what is denied behind a name is denied before it."""
    for end in range(3, len(made)):
        words = [u.lower for u in made[end - 1 : end + 2]]
        size = 3 if words == ["not", "at", "all"] else 2 if words[:2] == ["not", "at all"] else 0
        begin = end - 4 if end > 3 and made[end - 3].tag == "IN" else end - 3
        if size and made[begin].tag == "CC" and made[end - 2].mention is not None:
            made[begin].lower = made[begin].lemma = "but"
            denied = [made[begin], made[end - 1], *made[begin + 1 : end - 1]]
            return [*made[:begin], *denied, *made[end - 1 + size :]]
    return made


def tell_against(made: list[Unit]) -> list[Unit]:
    """`uses it, though not in its core`: as `but not in its core` tells it."""
    for position in range(1, len(made) - 2):
        before, one, no, led = made[position - 1 : position + 3]
        is_denied = no.lower == "not" and led.tag == "IN" and before.tag != "BE"  # "is just not in"
        if is_denied and one.lower in lexicon().cues["concedes"]:
            one.tag, one.lower, one.lemma = "CC", "but", "but"
    return made


def drop_emphasis(made: list[Unit]) -> list[Unit]:
    """Leave out what only stresses: `Elisa itself plans`, `whether or not to plan`."""
    return [u for i, u in enumerate(made) if not _stresses(made, i)]


def _stresses(made: Sequence[Unit], position: int) -> bool:
    if made[position].lower in ("or", "not"):
        before = words_from(made, position - 1, 2), words_from(made, position - 2, 3)
        return before[0] == ("whether", "or") or before[1] == ("whether", "or", "not")
    is_own = made[position].lower in ("itself", "themselves")
    is_subject = tag_at(made, position - 1) in ("N", "REL", "THAT")
    return is_own and is_subject and tag_at(made, position + 1) in ("V?", "MD", *FINITE)
