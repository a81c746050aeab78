"""Past forms that may be a verb or a participle: what other verbs the sentence has decides.

In: a form of both readings, with the tags beside it. Out: `VF` or `VBN`.
"""

from collections.abc import Sequence

from pipeline.language.lexicon import lexicon, singular
from pipeline.language.tagging.clause_verbs import (
    BREAKS,
    finite_ahead,
    finite_behind,
    is_listed_before_by,
    verb_behind,
    verb_is_missing,
)
from pipeline.language.tagging.tagset import FINITE, ONLY_SAYING
from pipeline.language.tagging.unit import (
    END,
    Unit,
    left_index,
    lower_at,
    tag_at,
    words_from,
)

OPEN_ENDED = frozenset({"IN", "T", "TO", "RP", "RB"})
OF_SUBJECT = frozenset({"N", "J", "DT", "PRPS", "CD", "POS", "RB", "CC"})
LISTING = frozenset({"such as", "including", "alongside", "like"})
"""They lead to more of a subject: `that countries such as Sweden imposed`."""


def _is_passive_of_name(made: Sequence[Unit], position: int) -> bool:
    """`builds it with Nokia, with Huawei left out`: a name led by a `with` of its own.

    So it is behind a bare `not`, which no past verb takes: `with Samsung not included`.
    """
    if lower_at(made, position - 1) == "not":
        return True
    is_led = words_from(made, position - 2, 1) == ("with",) and made[position - 1].mention
    is_beside = bool(is_led) and tag_at(made, position - 3) == ","
    return is_beside and any(u.tag in FINITE for u in made[:position])


def past_or_participle(
    made: list[Unit], position: int, before: str, after: str, *, headline: bool
) -> str:
    """A form that may be either, by what verbs the sentence has besides."""
    is_by = lower_at(made, position + 1 + (after == "RP")) == "by"
    is_by = is_by or is_listed_before_by(made, position)
    after = "IN" if is_by else after  # "an auction carried out by the regulator"
    is_speech = made[position].lower == "said" and after != "TO"  # "it said in a note it would"
    if is_speech or "VBN" not in {t for _, t in made[position].readings}:
        return "VF"
    if before == "N" and (_is_passive_of_name(made, position) or _opens_by(made, position, is_by)):
        return "VBN"
    if after == "IN" and (is_by or headline) and (headline or _has_verb_besides(made, position)):
        return "VBN"
    if before == "," and _is_set_off(made, position, after):
        return "VBN"
    if before == "," and not is_by and verb_is_missing(made, position):
        return "VF"
    if before == "N" and not is_by and _is_behind_subject(made, position):
        return "VF"
    if before in (",", "^", "SUB"):
        is_fronted = before == "^" and after == "T" and not headline  # "Founded in 1985, it"
        return "VBN" if is_fronted or after in ("IN", "TO", "RP") else "VF"
    return _between_verbs(made, position, before, after)


def _opens_by(made: Sequence[Unit], position: int, is_by: bool) -> bool:
    """`Under rules adopted by the council, operators need`: a phrase that opens has no subject."""
    start = position - 1
    while start > 0 and made[start].tag in ("N", "J", "DT", "CD"):
        start -= 1
    is_led = start == 0 and made[0].tag == "IN"
    common = all(map(_is_no_name, made[1:position]))
    is_apart = made[0].lower in LEADING and common and tag_at(made, position + 1) in ("IN", "T")
    return is_led and (is_by or is_apart)  # "Under the plan reported on Monday, operators would"


LEADING = frozenset({"under", "despite", "amid"})


def _has_verb_besides(made: Sequence[Unit], position: int) -> bool:
    """Whether a form before `by` is not the only verb: `gear made by A and B must go`."""
    is_besides = finite_ahead(made, position, by=True) or verb_behind(made, position, by=True)
    return is_besides or _ends_aside(made, position)


def _ends_aside(made: Sequence[Unit], position: int) -> bool:
    """`Acme, a firm barred by Oslo, has`: an aside about a company, whose verb comes behind."""
    if not lexicon().has_sense(lower_at(made, position - 1), "company", "vendor", "operator"):
        return False
    commas = [i for i, u in enumerate(made) if u.tag == ","]
    behind = next((i for i in commas if i > position), 0)
    is_inside = any(i < position for i in commas)
    passed = all(u.tag in OF_SUBJECT | {"IN"} for u in made[position + 1 : behind])
    return is_inside and passed and tag_at(made, behind + 1) in FINITE


def _is_behind_subject(made: Sequence[Unit], position: int) -> bool:
    """`the ban that Sweden imposed on Tuesday took`, `said Nokia partnered with Elisa`."""
    return _follows_relative_subject(made, position) or _is_said_of_name(made, position)


def _is_said_of_name(made: Sequence[Unit], position: int) -> bool:
    """Whether only names stand between a verb of speech and this form, and no verb behind it."""
    start = position - 1
    while start >= 0 and made[start].tag in ("N", "CC", "DT") and not _is_common(made[start]):
        start -= 1
    is_said = 0 <= start < position - 1 and made[start].lemma in ONLY_SAYING
    return is_said and made[start].tag in FINITE and not finite_ahead(made, position)


def _is_common(unit: Unit) -> bool:
    """Whether a word is a noun that names nobody."""
    return unit.tag == "N" and not unit.names_company


def _is_set_off(made: Sequence[Unit], position: int, after: str) -> bool:
    """`The auction, planned for March, will raise`: between the subject and its own verb."""
    opening = made[: left_index(made, position)]  # "originally planned"
    apart = (BREAKS - {"CC"}) | FINITE | {"V?"}  # "Huawei and ZTE, banned in Chad, have"
    if after not in OPEN_ENDED or any(u.tag in apart for u in opening):
        return False
    closing = _closing_comma(made, position)
    verb = made[closing + 1] if closing else None
    if verb is None:
        return False
    is_verb = verb.tag == "V?" and bool({t for _, t in verb.readings} & {"VBD", "VBZ"})
    return verb.tag in FINITE or (is_verb and not _is_like_first(made[position], verb))


def _closing_comma(made: Sequence[Unit], position: int) -> int:
    """Where what is set off ends: behind a list of names it may hold, at `A, B, and C, took`."""
    commas = [i for i in range(position + 1, len(made) - 1) if made[i].tag == ","]
    for comma in commas:
        behind = [u for u in made[comma + 1 : comma + 4] if u.tag != "DT"][:2]
        named = behind[behind[0].tag == "CC" :] if behind else []
        if not (named and _is_listable(named[0])):
            return comma
    return 0


def _is_listable(unit: Unit) -> bool:
    """Whether a unit names a company or a state: `banned in Chad, the US, and Kenya, it has`."""
    is_state = unit.mention is not None and unit.mention.kind == "country"
    return unit.names_company or is_state


def _is_like_first(first: Unit, verb: Unit) -> bool:
    """`it, bought by A, sold by B, ...`: a list of participles has no verb yet."""
    return all("VBN" in {t for _, t in u.readings} for u in (first, verb))


def _follows_relative_subject(made: Sequence[Unit], position: int) -> bool:
    """Whether only the subject of a relative clause stands between its opening and this word."""
    start = position - 1
    while start >= 0 and (made[start].tag in OF_SUBJECT or made[start].lower in LISTING):
        start -= 1
    opens = start > 0 and made[start].tag in ("REL", "RELS", "THAT")
    return opens and start < position - 1 and made[start - 1].tag == "N"


def _between_verbs(made: list[Unit], position: int, before: str, after: str) -> str:
    behind = finite_behind(made, position)
    if behind and before == "N" and _is_owed_to_subject(made, position):
        return "VF"
    if not behind:
        is_led = after in ("T", "IN", "TO") and _is_led_by_preposition(made, position)
        is_led = is_led or (after in ("IN", "T") and _is_object_of_infinitive(made, position))
        is_given = _changes_hands(made, position)
        return "VBN" if is_led or finite_ahead(made, position, by=is_given) else "VF"
    if before in ("N", "PRP"):
        return "VBN" if after in ("IN", END, ",", "TO", "T", ".") else "VF"
    return "VF"


def _is_owed_to_subject(made: Sequence[Unit], position: int) -> bool:
    """`A bill that would bar Huawei failed in`: a relative has its verb, whom it describes none."""
    opens = next((i for i, u in enumerate(made[:position]) if u.tag in ("REL", "THAT")), 0)
    is_subject = opens > 0 and all(u.tag in OF_SUBJECT for u in made[:opens])
    is_missing = is_subject and verb_is_missing(made, position)
    return is_missing and not finite_ahead(made, position)


def _changes_hands(made: Sequence[Unit], position: int) -> bool:
    """`Equipment bought from A and B will carry it`: no thing buys or awards anything."""
    thing, words = made[position - 1], lexicon()
    is_plain = position > 0 and thing.tag == "N" and thing.mention is None
    if not is_plain or not words.has_sense(singular(thing.lower), *words.cues["thing_sense"]):
        return False
    given = words.cues["provenance"] | words.cues["changes_hands"]
    return any(lemma in given for lemma, tag in made[position].readings if tag == "VBN")


def _is_object_of_infinitive(made: Sequence[Unit], position: int) -> bool:
    """`to help BT set up the equipment needed for it`: what a verb takes has none of its own."""
    start = last = left_index(made, position)
    while start > 0 and made[start].tag in ("N", "CD", "J", "DT", "PRPS", "POS"):
        start -= 1
    start -= made[start].tag == "RP"
    is_taken = 0 <= start < last and made[start].tag in ("VB", "VBG")
    return is_taken and not _describes_subject(made, start)


def _describes_subject(made: Sequence[Unit], position: int) -> bool:
    """`A bill banning Huawei failed in`: whom the sentence opens with is owed a verb still."""
    opening = made[:position]
    is_subject = bool(opening) and all(u.tag in OF_SUBJECT for u in opening)
    return is_subject and made[position].tag == "VBG" and made[position - 1].tag == "N"


def _is_led_by_preposition(made: Sequence[Unit], position: int) -> bool:
    """`under a $7-million contract signed in 2012`, `in a move meant to`: led, and no subject.

    `Under the contract Nokia supplied`, `at a meeting ministers agreed` have a subject behind it.
    """
    start = position - 1
    while start > 0 and made[start].tag in ("N", "CD", "J") and _is_no_name(made[start]):
        start -= 1
    leads = start > 0 and made[start].tag == "DT" and made[start].lower in ("a", "an")
    head = made[position - 1]
    is_noun = position - start > 1 and head.tag == "N" and not head.lower.endswith("s")
    return leads and is_noun and made[start - 1].tag == "IN"


def _is_no_name(unit: Unit) -> bool:
    """`a contract`, `a Norwegian contract`."""
    return unit.mention is None or unit.mention.kind == "demonym"
