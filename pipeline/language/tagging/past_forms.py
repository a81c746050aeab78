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
    is_listed_before_by,
    verb_behind,
    verb_is_missing,
)
from pipeline.language.tagging.tagset import FINITE, NOMINAL_LEFT, NOUN_STARTS, ONLY_SAYING, SPEECH
from pipeline.language.tagging.unit import (
    END,
    Unit,
    is_technology,
    left_index,
    left_of,
    lower_at,
    tag_at,
    unit_at,
    words_from,
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
    return _past_or_participle(made, position, before, after, headline=headline)


def _is_passive_of_name(made: Sequence[Unit], position: int) -> bool:
    """`builds it with Nokia, with Huawei left out`: a name led by a `with` of its own.

    So it is behind a bare `not`, which no past verb takes: `with Samsung not included`.
    """
    if lower_at(made, position - 1) == "not":
        return True
    is_led = words_from(made, position - 2, 1) == ("with",) and made[position - 1].mention
    is_beside = bool(is_led) and tag_at(made, position - 3) == ","
    return is_beside and any(u.tag in FINITE for u in made[:position])


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
    return after == "T" and before == "N" and _opens_clause(made, position + 2)


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
    """`bans suppliers deemed a risk`, `makers designated as untrusted`: what they are held to be.

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
    return is_common and is_inside


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


def _past_or_participle(
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
    return is_by and start == 0 and made[0].tag == "IN"


def _has_verb_besides(made: Sequence[Unit], position: int) -> bool:
    """Whether a form before `by` is not the only verb: `gear made by A and B must go`."""
    return finite_ahead(made, position, by=True) or verb_behind(made, position, by=True)


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
    if after not in OPEN_ENDED or any(u.tag in BREAKS | FINITE | {"V?"} for u in opening):
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
        behind = made[comma + 1 : comma + 3]
        is_listed = behind[0].names_company or (behind[0].tag == "CC" and behind[-1].names_company)
        if not is_listed:
            return comma
    return 0


OPEN_ENDED = frozenset({"IN", "T", "TO", "RP", "RB"})


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


OF_SUBJECT = frozenset({"N", "J", "DT", "PRPS", "CD", "POS", "RB", "CC"})
LISTING = frozenset({"such as", "including", "alongside", "like"})
"""They lead to more of a subject: `that countries such as Sweden imposed`."""


def _between_verbs(made: list[Unit], position: int, before: str, after: str) -> str:
    behind = finite_behind(made, position)
    if not behind:
        is_led = after in ("T", "IN") and _is_led_by_preposition(made, position)
        is_led = is_led or (after in ("IN", "T") and _is_object_of_infinitive(made, position))
        is_given = _changes_hands(made, position)
        return "VBN" if is_led or finite_ahead(made, position, by=is_given) else "VF"
    if before in ("N", "PRP"):
        return "VBN" if after in ("IN", END, ",", "TO", "T", ".") else "VF"
    return "VF"


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
    return 0 <= start < last and made[start].tag in ("VB", "VBG")


def _is_led_by_preposition(made: Sequence[Unit], position: int) -> bool:
    """`, under a $700-million contract signed in 2012`: what a preposition leads is no subject.

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


def _is_modifier(made: Sequence[Unit], position: int, before: str, after: str) -> bool:
    """`sign nationwide managed services contract`: after the headline's verb, before a noun."""
    if after not in ("N", "J", "V?") or not finite_behind(made, position):
        return before == "CC" and after in ("N", "V?") and made[position].may_be_noun
    left = left_of(made, position)
    return left is not None and left.mention is None


def _like_conjunct(made: list[Unit], position: int) -> str:
    """A past form after a conjunction has the class of the last verb before it.

    Where the clause has no verb yet it belongs to a noun: `a new LTE and improved 3G network`.
    """
    for unit in reversed(made[:position]):
        if unit.tag in ("VBN", "VF"):
            return unit.tag if "VBN" in {t for _, t in made[position].readings} else "VF"
        if unit.tag in ("MD", "SUB", "REL", ";", ":"):
            break
        if unit.tag == "THAT" and tag_at(made, position + 1) in ("N", "J", "CD"):
            return "N"
    return "VF"
