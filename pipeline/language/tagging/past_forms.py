"""Past forms: finite, participle, or the modifier of a noun.

In: a form that may be a past, with the tags beside it. Out: `VF`, `VBN` or `N`.
"""

from collections.abc import Sequence

from pipeline.language.lexicon import lexicon, singular
from pipeline.language.tagging.base_forms import base_form
from pipeline.language.tagging.clause_verbs import (
    BREAKS,
    finite_ahead,
    finite_behind,
)
from pipeline.language.tagging.past_or_participle import past_or_participle
from pipeline.language.tagging.tagset import (
    DETERMINING,
    FINITE,
    NOMINAL_LEFT,
    NOUN_STARTS,
    ONLY_SAYING,
    SPEECH,
)
from pipeline.language.tagging.unit import (
    Unit,
    is_technology,
    left_index,
    left_of,
    lower_at,
    tag_at,
    unit_at,
)

COMPOUND_PARTICIPLES = frozenset({"based", "owned", "backed"})


COMPOUNDING = "based"  # a thing that has it before it is called so, whatever verbs there are


QUANTIFIERS = frozenset({"both", "all", "neither"})


def past_form(
    made: list[Unit], position: int, tags: set[str], before: str, after: str, *, headline: bool
) -> str:
    """A past form: a modifier before its noun, else by what the clause has."""
    is_called = before == "N" and _is_compound(made, position, headline=headline)
    if after in ("N", "J") and (is_called or _is_share(made, position)):
        return "N"  # "an IP based network"
    nominal = _past_beside_noun(made, position, tags, before, after)
    if nominal:
        return nominal
    if "VBD" not in tags:
        is_base = "VB" in tags and before in ("N", "PRP", "POS")  # "antennas come from"
        return base_form(made, position, before, after, headline=headline) if is_base else "VBN"
    if headline and _is_modifier(made, position, before, after):
        return "N"
    leads_on = after == "TO" or lower_at(made, position + 1) == "as"
    if headline and leads_on and "VBN" in tags and before == "N":
        return "VBN"  # "Ericsson selected to maintain", "selected as supplier"
    is_judged = _is_judged(made, position, before)
    if is_judged or _has_subject_or_object(made, position, before, after):
        return "VBN" if is_judged else "VF"
    if before == "CC":
        return _like_conjunct(made, position)
    return past_or_participle(made, position, before, after, headline=headline)


def _is_compound(made: Sequence[Unit], position: int, *, headline: bool) -> bool:
    """`a US-backed bill`, `an IP based network`; `the court backed its appeal` has no verb else."""
    unit = made[position]
    is_joined = unit.tight or headline or unit.lower == COMPOUNDING
    is_joined = is_joined or finite_behind(made, position) or finite_ahead(made, position)
    return unit.lower in COMPOUND_PARTICIPLES and is_joined


def _is_share(made: Sequence[Unit], position: int) -> bool:
    """`a 98% owned subsidiary`: how much of what the noun behind it names is held."""
    is_counted = tag_at(made, position - 2) == "CD" and lower_at(made, position - 1) in PERCENT
    return is_counted and made[position].lower in COMPOUND_PARTICIPLES


PERCENT = frozenset({"%", "percent", "per cent"})


def _past_beside_noun(
    made: list[Unit], position: int, tags: set[str], before: str, after: str
) -> str:
    """`the banned equipment`, `provide managed services`; empty where nothing tells."""
    left = left_of(made, position)
    is_own = _chose_by_own_word(made, position, tags) or _is_done_by_this(made, position, tags)
    is_own = is_own or (before == "POS" and tags == {"VBD"})  # "Elisa's went live"
    if is_own or _follows_count(made, position, tags, before, after):
        return "VF"
    is_led = before in NOMINAL_LEFT | {"IN"} or (before == "TO" and "VB" not in tags)
    if is_led and after in ("N", "J", "V?", "CC"):
        return "N"  # "in managed services", "limits its purchases to trusted suppliers"
    if lower_at(made, position - 1) in BEFORE_PARTICIPLE and after in ("N", "J"):
        return "N"
    if before == "POS" and after in ("IN", "TO") and made[position].may_be_noun:
        return "N"  # "Huawei's bid for a role"
    if before in ("DT", "PRPS") or ("VB" in tags and before == "J"):
        return "N"
    follows = before == "CC" or (left is not None and is_technology(left))
    is_quality = made[position].lower in lexicon().cues["quality"]
    if follows and is_quality and after in ("N", "V?"):
        return "N"  # "radios and managed services", "5G fixed broadband"
    if after in ("N", "J") and _follows_quality(made, position):
        return "N"  # "specific, limited engagements", "a modern, fully integrated network"
    follows_verb = before in ("VB", "VBG", "VF", "VBN") and after in ("N", "J", "V?")
    return "N" if follows_verb else ""


BEFORE_PARTICIPLE = frozenset({"other", "latest"})
"""`Huawei and other listed makers`, `its latest named suppliers`."""


def _follows_quality(made: Sequence[Unit], position: int) -> bool:
    """Whether words that only describe stand before it, and a comma or `and` between."""
    sign = left_index(made, position)
    if sign < 2 or (made[sign].tag != "," and made[sign].lower != "and"):
        return False
    quality = made[sign - 1]
    is_comma = made[sign].tag == ","
    return (is_comma and quality.tag == "J") or quality.lower in lexicon().cues["describing"]


def _chose_by_own_word(made: Sequence[Unit], position: int, tags: set[str]) -> bool:
    """`Telia says chosen Nokia`: in a headline who has done so says it."""
    said, name = made[position - 1] if position else None, unit_at(made, position + 1)
    is_said = said is not None and said.tag == "VF" and said.lemma in ONLY_SAYING
    is_name = name is not None and name.names_company
    return is_said and is_name and "VBD" not in tags


def _is_done_by_this(made: Sequence[Unit], position: int, tags: set[str]) -> bool:
    """`This took place`, `a move this led to`: what was told before is the subject.

    Not `This proposed ban would`, where a verb is still to come.
    """
    start = left_index(made, position)
    if start < 0 or "VBD" not in tags or made[start].lower not in THIS:
        return False
    opens = start == 0 or made[start - 1].tag in OPENING - {"REL"} | BREAKS
    return opens and ("VBN" not in tags or not finite_ahead(made, position))


THIS = frozenset({"this", "that"})


def _follows_count(
    made: list[Unit], position: int, tags: set[str], before: str, after: str
) -> bool:
    """`both picked Ericsson`, `the two picked Ericsson`."""
    left = left_of(made, position)
    if left is not None and left.lower in QUANTIFIERS and after in NOUN_STARTS | {"IN"}:
        return True
    return before == "CD" and "VBD" in tags and _counts_subject(made, position)


def _counts_subject(made: Sequence[Unit], position: int) -> bool:
    """`the two picked`, `all three had bought`: so many of those told of, who open a clause.

    Not `the two selected vendors will`.
    """
    start = position - 1
    if not made[start].lower.isalpha() or finite_ahead(made, position):
        return False
    start -= lower_at(made, start - 1) in PICKING
    if lower_at(made, start - 1) not in ("the", "all"):
        return False
    opener = made[start - 2] if start > 1 else None
    is_said = opener is not None and opener.lemma in ONLY_SAYING
    return opener is None or is_said or opener.tag in BREAKS | {"T"}


PICKING = frozenset({"first", "last", "other"})


def _has_subject_or_object(made: Sequence[Unit], position: int, before: str, after: str) -> bool:
    """Whether a pronoun or relative before, or a noun behind, shows a past form to be finite."""
    if after in NOUN_STARTS and before in ("N", "T", "PRP", "POS", "VBG"):
        return True
    if after == "RP" and before == "N" and tag_at(made, position + 2) in ("DT", "PRPS"):
        return True  # "the carrier rolled out a test using": no participle takes an object
    if before in ("PRP", "REL", "EX") or (before == "N" and _takes_noun(made, position)):
        return True
    if after in NOUN_STARTS and _is_of_what_stands_before(made, position):
        return True
    return after == "T" and before == "N" and _opens_clause(made, position + 2)


def _is_of_what_stands_before(made: Sequence[Unit], position: int) -> bool:
    """`The order that barred them was lifted`; not `the claim that banned makers are safe`."""
    thing = made[position - 2] if position > 1 else None
    if thing is None or thing.tag != "N" or made[position - 1].tag != "THAT":
        return False
    opens = unit_at(made, position + 1)
    is_object = opens is not None and (opens.tag in DETERMINERS or opens.names_company)
    return is_object or {thing.lower, singular(thing.lower)}.isdisjoint(lexicon().cues["content"])


DETERMINERS = DETERMINING | {"PRP", "CD"}


def _takes_noun(made: Sequence[Unit], position: int) -> bool:
    """`the ministry announced measures designed to`: what could be a verb is what it announced.

    Not `the method chosen limits the loss`, whose second verb has an object itself.
    """
    thing = made[position + 1] if position + 1 < len(made) else None
    if thing is None or thing.tag != "V?" or not thing.may_be_noun:
        return False
    is_noun = any(t in ("VBZ", "VB") for _, t in thing.readings)
    return is_noun and tag_at(made, position + 2) in AFTER_NOUN


AFTER_NOUN = frozenset({"V?", "IN", "TO", "REL", "THAT"})


def _is_judged(made: Sequence[Unit], position: int, before: str) -> bool:
    """`bans suppliers deemed a risk`, `makers judged unsafe are barred`: what they are held to be.

    Not `said that ministers deemed it a risk`, `a ban that Sweden considered`.
    """
    unit = made[position]
    judges = lexicon().cues["deems"]
    if before != "N" or not any(t == "VBN" and w in judges for w, t in unit.readings):
        return False
    noun = left_of(made, position)
    if _is_seen(made, position):
        return True
    if noun is None or noun.mention is not None:
        return False
    is_common = noun.lower.endswith("s") or lexicon().has_sense(noun.lower, "gear", "vendor")
    opened = next((u for u in reversed(made[:position]) if u.tag in FINITE | OPENING), None)
    is_inside = opened is not None and opened.tag in FINITE and opened.lemma not in SPEECH
    is_party = lexicon().has_sense(noun.lower, "vendor", "gear", "company")
    return (is_common and is_inside) or (is_party and finite_ahead(made, position))


def _is_seen(made: Sequence[Unit], position: int) -> bool:
    """`could see Huawei labelled a risk`: what somebody is to see done to another."""
    start = position - 1
    while start > 0 and made[start].tag in ("N", "CC", "DT", "J"):
        start -= 1
    return start < position - 1 and made[start].tag == "VB" and made[start].lemma == "see"


OPENING = frozenset({"THAT", "REL", "SUB", ";", ":", "CC", ","})


def _opens_clause(made: Sequence[Unit], position: int) -> bool:
    """Whether a subject pronoun and its verb begin here."""
    tags = [u.tag for u in made[position : position + 2]]
    return tags[:1] == ["PRP"] and tags[1:] != [] and (tags[1] in FINITE or tags[1] == "V?")


def _is_modifier(made: Sequence[Unit], position: int, before: str, after: str) -> bool:
    """`sign nationwide managed services contract`: after the headline's verb, before a noun."""
    if after not in ("N", "J", "V?") or not finite_behind(made, position):
        return before == "CC" and after in ("N", "V?") and made[position].may_be_noun
    left = left_of(made, position)
    return left is not None and left.mention is None


def _like_conjunct(made: list[Unit], position: int) -> str:
    """A past form after a conjunction has the class of the last verb before it.

    Where the clause has no verb yet it belongs to a noun: `a new LTE and improved 3G network`.
    So it does in `the scope and cost of it`.
    """
    is_of = made[position].may_be_noun and lower_at(made, position + 1) == "of"
    if is_of and tag_at(made, position - 2) == "N":
        return "N"
    for unit in reversed(made[:position]):
        if unit.tag in ("VBN", "VF"):
            return unit.tag if "VBN" in {t for _, t in made[position].readings} else "VF"
        if unit.tag in ("MD", "SUB", "REL", ";", ":"):
            break
        if unit.tag == "THAT" and tag_at(made, position + 1) in ("N", "J", "CD"):
            return "N"
    return "VF"
