"""Verb groups: where one ends, and what its words say of tense, voice, polarity and modality."""

from collections.abc import Sequence

from pipeline.language.chunks import VerbGroup
from pipeline.language.tagging.tagset import VERB_GROUP
from pipeline.language.tagging.unit import Unit

LEXICAL = frozenset({"VF", "VB", "VBG", "VBN", "JJ"})
GROUPED = VERB_GROUP | {"RB", "NEG"}
LEMMAS = {"BE": "be", "HAVE": "have", "DO": "do"}
PERFECT = frozenset({"VBN", "BE", "HAVE", "JJ"})
PAST_AUXILIARIES = frozenset({"was", "were", "had", "did", "got", "remained", "stayed"})


def starts_infinitive(units: Sequence[Unit], position: int) -> bool:
    """`to`, with its verb behind it: `not to use`, `to quickly build`."""
    if units[position].tag == "NEG" and position + 1 < len(units):
        position += 1  # "asked them not to use it"
    """`to`, with its verb behind it: `not to use`, `to quickly build`."""
    if units[position].tag != "TO":
        return False
    ahead = position + 1
    while ahead < len(units) and units[ahead].tag in ("RB", "NEG"):
        ahead += 1
    return ahead < len(units) and units[ahead].tag in ("VB", "BE", "HAVE", "DO")


def verb_end(units: Sequence[Unit], position: int) -> int:
    """Auxiliaries and adverbs up to and with the first lexical verb."""
    stop = position
    lexical = False
    while stop < len(units):
        tag = units[stop].tag
        negated = stop == position + 1 and units[position].tag == "NEG"
        opens = tag == "TO" and (stop == position or negated)
        begins_anew = tag == "MD" and any(u.tag in VERB_GROUP for u in units[position:stop])
        if not opens and (tag not in GROUPED or (lexical and tag in VERB_GROUP) or begins_anew):
            break  # "what they have must go"
        lexical = lexical or tag in LEXICAL
        stop += 1
    if _denies_what_follows(units, position, stop):
        stop -= 1
    while stop > position + 1 and units[stop - 1].tag == "RB":
        stop -= 1
    return stop


def _denies_what_follows(units: Sequence[Unit], position: int, stop: int) -> bool:
    """`were ordered not to use it`: they were ordered, and are not to use it.

    So does `says not one is left`.
    """
    tags = [u.tag for u in units[position : stop + 1]]
    is_none = tags[-3:-1] == ["VF", "NEG"] and is_single(units, stop)
    return is_none or (tags[-3:] == ["VBN", "NEG", "TO"] and "BE" in tags)


def is_single(units: Sequence[Unit], position: int) -> bool:
    """`one`, `a single`: behind `not`, none at all."""
    told = [u.lower for u in units[position : position + 2]]
    return told[:1] == ["one"] or told == ["a", "single"]


def verb_group(units: Sequence[Unit], before: list[str]) -> VerbGroup | None:
    """The group of some units; none where no verb is among them."""
    verbs = [u for u in units if u.tag in VERB_GROUP]
    if not verbs:
        return None
    last = verbs[-1]
    tags, auxiliaries = {u.tag for u in units}, {u.tag for u in verbs[:-1]}
    group = VerbGroup(list(units), _lemma(last), _form(units, verbs))
    group.is_negative = "NEG" in tags or any(u.lower == "cannot" for u in units)
    group.adverbs = [*before, *(u.lower for u in units if u.tag == "RB")]
    if "MD" in tags:
        group.modal = next(u.lower for u in verbs if u.tag == "MD")
    group.is_perfect = "HAVE" in auxiliaries and last.tag in PERFECT
    group.is_passive = last.tag == "VBN" and ("BE" in auxiliaries or group.form == "pp")
    is_going_on = any(u.lower == "being" for u in units[:-1])  # "is being phased out"
    group.is_progressive = "BE" in auxiliaries and (last.tag == "VBG" or is_going_on)
    group.is_copula = last.tag in ("BE", "JJ")
    group.tense = _tense(verbs, group)
    return group


def _lemma(unit: Unit) -> str:
    return LEMMAS.get(unit.tag) or unit.lemma or unit.lower


def _form(units: Sequence[Unit], verbs: Sequence[Unit]) -> str:
    first = verbs[0]
    if units[0].tag == "TO" or (len(units) > 1 and units[1].tag == "TO"):
        return "inf"
    if first.tag == "VBG" or first.lower in ("having", "being"):
        return "ing"
    if first.tag == "VBN":
        return "pp"
    if first.tag == "VB" or first.lower == "be":
        return "base"
    return "fin"


def _tense(verbs: Sequence[Unit], group: VerbGroup) -> str:
    first = verbs[0]
    if group.modal in ("will", "shall", "'ll", "wo"):
        return "future"
    if first.lower in PAST_AUXILIARIES or group.is_perfect:
        return "past"
    if first.tag == "VF":
        is_past = any(t == "VBD" and lemma == first.lemma for lemma, t in first.readings)
        return "past" if is_past else "present"
    return "past" if group.form == "pp" else "present"
