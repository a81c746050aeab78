"""What parts a verb from what it goes with: `will in effect be barred`, `has, sources say, chosen`.

In: the units of a sentence. Out: the units without a phrase that only interrupts, and with a time
or a speaker moved to where it parts nothing.
"""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.language.lexicon import lexicon
from pipeline.language.tagging.asides import LONGEST_ASIDE, LONGEST_PHRASE, aside_behind
from pipeline.language.tagging.tagset import AUXILIARIES
from pipeline.language.tagging.unit import Unit, tag_at, words_from

INSERTED_FIRST = frozenset({"at", "by", "for", "from", "in", "of", "to", "once"})


def drop_inserted(made: list[Unit]) -> list[Unit]:
    """Leave out a phrase between an auxiliary and its verb: `will in effect be barred`."""
    for position in range(1, len(made) - 2):
        size = _inserted_size(made, position)
        if size:
            return [*made[:position], *drop_inserted(made[position + size :])]
    return made


def _inserted_size(made: Sequence[Unit], position: int) -> int:
    """The units of what is inserted here; 0 for nothing."""
    is_behind = made[position - 1].tag in AUXILIARIES
    if made[position].tag == "," and made[position - 1].tag == "CC":
        return _in_row(made, position)
    if made[position].tag == "," and is_behind:
        return _between_commas(made, position)
    if made[position].lower not in INSERTED_FIRST:
        return 0
    size = _inserted_at(made, position) if is_behind else 0
    return size or _measure_at(made, position) or _to_date_at(made, position)


def _between_commas(made: Sequence[Unit], position: int) -> int:
    """The units of a phrase set off by commas between an auxiliary and its verb.

    `could, in effect, force them`.
    """
    size = aside_behind(made, position + 1)
    return size + 1 if size and _goes_on(made, position + 1 + size) else 0


def _in_row(made: Sequence[Unit], position: int) -> int:
    """The units of a known phrase and its commas: `Nokia and, for the first time, Samsung`."""
    for size in range(LONGEST_PHRASE, 1, -1):
        is_known = " ".join(words_from(made, position + 1, size)) in lexicon().cues["inserted"]
        if is_known and tag_at(made, position + 1 + size) == ",":
            return size + 2
    return 0


def _goes_on(made: Sequence[Unit], position: int) -> bool:
    """Whether a verb, another auxiliary or a word that goes with one follows."""
    return tag_at(made, position) in AUXILIARIES | {"V?", "RB", "NEG"}


def _measure_at(made: Sequence[Unit], position: int) -> int:
    """The units of a plain phrase between `has` and `been`: `has for several years been using`."""
    if made[position - 1].tag != "HAVE":
        return 0
    for size in range(2, LONGEST_PHRASE + 2):
        unit = made[position + size] if position + size < len(made) else None
        if unit is None or unit.tag not in ("DT", "CD", "N", "J", "BE", "RB"):
            return 0
        if unit.lower == "been":
            return size
        if unit.mention is not None:
            return 0
    return 0


def _to_date_at(made: Sequence[Unit], position: int) -> int:
    """`its biggest order to date`: no verb, which would have something to date."""
    is_phrase = words_from(made, position, 2) == ("to", "date")
    after = tag_at(made, position + 2)
    return 2 if is_phrase and after not in ("DT", "PRPS", "PRP", "N", "CD") else 0


def move_inserted_times(made: list[Unit]) -> list[Unit]:
    """Put a time that parts a verb before it: `had until 2019 bought its radios from Nokia`."""
    for position in range(1, len(made) - 1):
        parts = made[position].tag == "T" and made[position - 1].tag in PARTED
        form = PARTED.get(made[position - 1].tag)
        if parts and any(tag == form for _, tag in made[position + 1].readings):
            made[position - 1], made[position] = made[position], made[position - 1]
    return made


def take_in_hearsay(made: list[Unit]) -> list[Unit]:
    """Leave out the commas around a word that says whose word it is: `has, reportedly, chosen`."""
    hearsay = lexicon().cues["hearsay"]
    around = {
        place
        for i in range(2, len(made) - 2)
        if made[i].lower in hearsay and made[i - 1].tag == made[i + 1].tag == ","
        for place in (i - 1, i + 1)
        if made[i - 2].tag in AUXILIARIES or _has_verb_to_come(made, i + 2)
    }
    return [unit for i, unit in enumerate(made) if i not in around] if around else made


def move_inserted_speech(made: list[Unit]) -> list[Unit]:
    """Put who says it at the end, as in `X has chosen Y, sources said`."""
    commas = [i for i, unit in enumerate(made) if unit.tag == ","]
    for first, second in itertools.pairwise(commas):
        if first and _is_speech(made[first + 1 : second]) and _goes_on_behind(made, first, second):
            end = len(made) - 1 if made[-1].tag == "." else len(made)
            rest = made[second + 1 : end]
            return [*made[:first], *rest, *_moved(made[first:second], rest[-1].end), *made[end:]]
    return made


def _moved(block: Sequence[Unit], end: int) -> Iterator[Unit]:
    """Units behind a place, as far apart as they were: what reads on goes by their places."""
    shift = end - block[0].start
    for unit in block:
        yield replace(unit, start=unit.start + shift, end=unit.end + shift)


def _is_speech(inside: Sequence[Unit]) -> bool:
    """`two people close to the matter said on Tuesday`: somebody, and that they said so."""
    verbs = [i for i, unit in enumerate(inside) if _tells(unit)]
    if len(inside) > LONGEST_ASIDE or len(verbs) != 1 or not verbs[0]:
        return False
    who, behind = inside[: verbs[0]], inside[verbs[0] + 1 :]
    is_who = _is_noun(who[-1]) and (_is_noun(who[0]) or who[0].tag in ("DT", "J", "CD", "PRPS"))
    is_who = is_who and not any(unit.tag in ("REL", "THAT", "SUB", "MD") for unit in who)
    return is_who and all(unit.tag in ("T", "RB", "IN", "DT", "N") for unit in behind)


def _is_noun(unit: Unit) -> bool:
    return unit.tag in ("N", "PRP") or unit.may_be_noun


def _tells(unit: Unit) -> bool:
    """`said`, `believe`; no noun alone, and no `saying`."""
    cues = lexicon().cues
    telling = (lemma for lemma, tag in unit.readings if tag in ("VBD", "VBZ", "VB"))
    return any(lemma in cues["says_beside"] or lemma in cues["prints"] for lemma in telling)


def _goes_on_behind(made: Sequence[Unit], first: int, second: int) -> bool:
    """Whether what two commas part is a verb and its subject, or `will` and its verb."""
    form = PARTED.get(made[first - 1].tag)
    is_parted = any(tag == form for _, tag in made[second + 1].readings) if form else False
    return is_parted or _has_verb_to_come(made, second + 1)


def _has_verb_to_come(made: Sequence[Unit], position: int) -> bool:
    """Whether the verb stands here that an aside parted from its subject."""
    if tag_at(made, position) == "RB":
        position += 1
    if tag_at(made, position) in AUXILIARIES:
        return True
    return position < len(made) and any(tag == "VBD" for _, tag in made[position].readings)


PARTED = {"HAVE": "VBN", "MD": "VB"}
"""What a time may part from its verb: an auxiliary, and the form that follows it.

So in `will this quarter begin`.
"""


def _inserted_at(made: Sequence[Unit], position: int) -> int:
    """The units of a known phrase here that a verb or another auxiliary follows; else 0."""
    for size in range(LONGEST_PHRASE, 1, -1):
        if " ".join(words_from(made, position, size)) in lexicon().cues["inserted"]:
            return size if _goes_on(made, position + size) else 0
    return 0
