"""Base forms, which may be infinitives, verbs of a plural subject, or nouns: `use`, `plan`.

In: a base form, with the tags beside it. Out: `VB`, `VF` or `N`.
"""

import re
from collections.abc import Sequence

from pipeline.language.lexicon import lexicon
from pipeline.language.places import PLACES
from pipeline.language.tagging.clause_verbs import (
    clause_has_verb,
    finite_ahead,
    finite_behind,
    is_helped,
    leads_on,
    verb_is_missing,
)
from pipeline.language.tagging.counted import counts
from pipeline.language.tagging.tagset import DESCRIBING, FINITE, NOMINAL_LEFT, NOUN_STARTS, SPEECH
from pipeline.language.tagging.unit import (
    Unit,
    left_index,
    left_of,
    lower_at,
    tag_at,
    unit_at,
)

CAUSATIVES = frozenset({"help", "let", "make", "see"})
NAMING_THINGS = frozenset({"vendor", "technology"})
BEHIND_PLURAL = frozenset({"TO", "IN", "RP", "T", "V?", "THAT"})
OPENING_NOUNS = frozenset({"a", "an", "the", "its", "their", "our", "one"})
COUNTERS = frozenset({"few", "dozen", "couple", "hundred", "thousand", "million", "number"})
DESCRIBED_BY = NOMINAL_LEFT | {"VB", "VF"}
HELPING = "help"
OF_NOUNS = frozenset({"N", "J", "CD", "DT", "PRPS", "POS", "CC", ",", "RB"})
ALSO_PLURAL = frozenset({"people", "those"})


def base_form(made: list[Unit], position: int, before: str, after: str, *, headline: bool) -> str:
    """A base form: an infinitive, a verb of a plural subject, or a noun."""
    unit = made[position]
    if before == "PRP" and position >= 2 and made[position - 2].lemma in CAUSATIVES:
        is_state = after == "THAT" and unit.lower in lexicon().cues["made_known"]
        return "N" if is_state else "VB"  # "made it clear that"; "help it roll out"
    helped = is_helped(made, position) and after in NOUN_STARTS | {"V?", "RP"}
    if helped or _is_help_to(made, position, after):
        return "VB"  # "help BT modernise its network", "help carriers rip out radios"
    names_event = headline and _names_event(made, position, after)
    told = not names_event and _tells_of_many(made, position, before, after, headline=headline)
    told = told or _is_of_those(made, position, after)
    if told or _is_verb_between(made, position, after, headline=headline):
        return "VF"
    led = before in NOMINAL_LEFT | {"IN", "VF", "VB", "VBG", "J", "^"} and unit.may_be_noun
    if names_event or led or _is_in_noun(made, position, before, after):
        return "N"
    if _goes_on(made, position, before, after):
        return "VF"
    if after in FINITE or finite_ahead(made, position) or finite_behind(made, position):
        return "N" if unit.may_be_noun else "VF"
    left = _before_place(made, left_index(made, position))
    plural = left >= 0 and _is_plural(made, left, headline=headline)
    if unit.may_be_noun:
        plural = plural and not _is_named_thing(made, position)
        return "VF" if plural and after in NOUN_STARTS | BEHIND_PLURAL else "N"
    return "VF"


def _is_of_those(made: Sequence[Unit], position: int, after: str) -> bool:
    """`firms that already use the gear must`: what several are said to do by the way."""
    left = left_index(made, position)
    is_led = left < position - 1 and tag_at(made, left) in ("THAT", "REL")
    return is_led and after in NOUN_STARTS and _is_plural(made, left - 1, headline=False)


def _tells_of_many(
    made: list[Unit], position: int, before: str, after: str, *, headline: bool
) -> bool:
    """Whether several who stand before a form say or do it."""
    if _is_speech_of_many(made, position, after, headline=headline):
        return True
    return after != "MD" and _follows_subject(made, position, before, headline=headline)


def _is_verb_between(made: list[Unit], position: int, after: str, *, headline: bool) -> bool:
    """`both use Huawei`, `The units of Airtel use Nokia's`: behind who does it, before what."""
    if _follows_count(made, position, after):
        return True
    if not headline and _is_behind_name(made, position, after):
        return True
    return after in NOUN_STARTS and _follows_adverb(made, position)


def _is_in_noun(made: Sequence[Unit], position: int, before: str, after: str) -> bool:
    """Whether what stands before a form begins a noun phrase that it belongs to."""
    unit = made[position]
    if lower_at(made, position - 1) in OPENING_NOUNS:
        return True  # "the complete removal"
    if before == "IN" and after in ("N", "J"):
        return True  # "for complete removal"
    is_adjective = before in DESCRIBED_BY and unit.lower in lexicon().cues["also_adjective"]
    return is_adjective or (unit.may_be_noun and _is_of_one(made, position))


def _before_place(made: Sequence[Unit], position: int) -> int:
    """`Telia's networks in Norway run on`: the noun that a place behind it only locates.

    So is it in `operators around the world plan to`.
    """
    if position < 2:
        return position
    name = made[position].mention
    led = position - 2 if lower_at(made, position - 1) == "the" else position - 1
    is_place = lexicon().has_sense(made[position].lower, "continent")
    is_place = name.kind in PLACES if name is not None else is_place
    return led - 1 if is_place and tag_at(made, led) == "IN" else position


def _names_event(made: Sequence[Unit], position: int, after: str) -> bool:
    """`4G launch plans`, `managed services deal with`: a noun behind what it is of."""
    left = unit_at(made, position - 1) if position else None
    if left is None or not made[position].may_be_noun:
        return False
    if left.mention is not None:
        return left.mention.kind == "technology" and after in ("N", "V?")
    is_deal = lexicon().has_sense(made[position].lower, "contract") and after == "IN"
    return is_deal and lexicon().has_sense(left.lower, "service", "gear", "network")


def _is_of_one(made: Sequence[Unit], position: int) -> bool:
    """`a managed services deal`: what `a` opens does not end in a plural."""
    start = position
    while start > 0 and made[start - 1].tag in DESCRIBING and made[start - 1].lower not in COUNTERS:
        start -= 1
    is_plural = start < position and made[position - 1].lower.endswith("s")
    return is_plural and lower_at(made, start - 1) in ("a", "an")


def _is_speech_of_many(made: Sequence[Unit], position: int, after: str, *, headline: bool) -> bool:
    """`Officials say the ban is off`: what is said follows, whatever verb that has."""
    left = left_index(made, position)
    lemmas = {lemma for lemma, _ in made[position].readings}
    follows = after in NOUN_STARTS or after in ("PRP", "THAT")
    is_speech = follows and not SPEECH.isdisjoint(lemmas)
    cues = lexicon().cues
    is_thought = any(w in cues["not_held"] or w in cues["asks_others"] for w in lemmas)
    is_speech = is_speech or (is_thought and _names_doer(made, position + 1))
    return is_speech and left >= 0 and _is_plural(made, left, headline=headline)


def _names_doer(made: Sequence[Unit], position: int) -> bool:
    """`Investors fear Germany will`, `Activists demand Denmark bar it`: a name and its verb."""
    name, verb = unit_at(made, position), unit_at(made, position + 1)
    is_named = name is not None and name.mention is not None and name.tag == "N"
    return is_named and verb is not None and verb.tag in DOING


DOING = FINITE | {"V?"}


def _is_help_to(made: Sequence[Unit], position: int, after: str) -> bool:
    """Whether a form of the verb `help` stands right before: `help diversify it`."""
    before = unit_at(made, position - 1)
    is_row = after == "CC" and tag_at(made, position + 2) in ("V?", "VB")  # "help fund and build"
    is_verb = is_row or after in NOUN_STARTS or not made[position].may_be_noun
    helps = before is not None and before.lemma == HELPING and before.tag.startswith("V")
    return is_verb and helps


def _goes_on(made: Sequence[Unit], position: int, before: str, after: str) -> bool:
    """Whether a clause goes on behind a conjunction, or behind an aside about its subject."""
    if before == "CC":  # "have won a licence and want to start", "and support their efforts"
        return after in ("TO", "PRPS") and any(u.tag in FINITE for u in made[:position])
    if after in ("IN", "TO"):  # "A and B, both carriers, buy from Nokia"
        is_led = lower_at(made, position + 1) != "of"
        return before == "," and is_led and _ends_apposition(made, position)
    # "A and B, which share a network, use Nokia", "the two - A and B - use Nokia"
    return before in (",", "—") and after in NOUN_STARTS and _closes_aside(made, position)


def _ends_apposition(made: Sequence[Unit], position: int) -> bool:
    """`Two carriers, A and B, use Nokia`, `A and B, both carriers, buy from Nokia`.

    Only nouns stand before, and the comma ends what is set beside several that open the clause.
    """
    start = next((i for i in range(position - 2, 0, -1) if made[i].tag == ","), 0)
    first = next((i for i in range(1, position) if made[i].tag == ","), 0)
    inside, subject = made[start + 1 : position - 1], made[:first]
    is_bare = all(u.tag in OF_NOUNS for u in (*subject, *made[first + 1 : position - 1]))
    if not inside or not is_bare or finite_ahead(made, position):
        return False
    is_several = any(u.tag in ("CC", "CD") for u in subject) or subject[-1].lower.endswith("s")
    are_names = [u for u in inside if u.names_company]
    is_told = len(are_names) > 1 and inside[-2].tag == "CC"
    return is_several and (is_told or (start == first and inside[-1].lower.endswith("s")))


def _closes_aside(made: Sequence[Unit], position: int) -> bool:
    """Whether the mark before a word ends what is said beside a subject still verbless."""
    mark = made[position - 1].tag
    is_aside = any(u.tag in ("REL", mark) for u in made[1 : position - 1])
    return is_aside and verb_is_missing(made, position) and not finite_ahead(made, position)


def _follows_count(made: Sequence[Unit], position: int, after: str) -> bool:
    """Whether a count that stands alone is the subject, and an object or infinitive follows."""
    left = position - 1
    if tag_at(made, left) == "RB" and not counts(made, left):
        left -= 1  # "both already supply it"
    before = unit_at(made, left)
    if before is None or before.mention is not None or not counts(made, left):
        return False
    return leads_on(made, position, after)


def _is_behind_name(made: Sequence[Unit], position: int, after: str) -> bool:
    """`The units of Airtel use Nokia's`: the only word that may be the verb, between two names."""
    before = unit_at(made, position - 1)
    is_name = before is not None and before.mention is not None and before.tag == "N"
    return is_name and after == "N" and leads_on(made, position, after)


def _follows_adverb(made: Sequence[Unit], position: int) -> bool:
    """Whether an adverb stands before that a break sets off: `A, B and C - currently use`."""
    before = unit_at(made, position - 1)
    is_adverb = before is not None and before.tag == "RB" and before.lower.endswith("ly")
    set_off = tag_at(made, position - 2) in ("—", ",")
    return is_adverb and set_off and not clause_has_verb(made, position)


def _follows_subject(made: Sequence[Unit], position: int, before: str, *, headline: bool) -> bool:
    """Whether a subject stands right before: a pronoun, or `that` of several (`countries that`).

    Or, in a headline, that of the verb before: `Telus, Bell Snub Huawei, Tap Ericsson`.
    """
    if headline and before == ",":
        return _turns_to_maker(made, position)
    described = before == "THAT" and _is_plural(made, position - 2, headline=headline)
    return described or before in ("PRP", "REL", "EX") or _is_behind_place(made, position)


def _is_behind_place(made: Sequence[Unit], position: int) -> bool:
    """`because carriers around the world plan to`: behind several and where they are."""
    left = _before_place(made, position - 1)
    is_behind = left < position - 1 and tag_at(made, position + 1) == "TO"
    return is_behind and _is_plural(made, left, headline=False)


def _turns_to_maker(made: Sequence[Unit], position: int) -> bool:
    """Whether a second verb follows in a headline: a vendor stands behind, a first verb before."""
    following = unit_at(made, position + 1)
    name = following.mention if following is not None else None
    is_vendor = name is not None and name.kind == "vendor"
    return is_vendor and any(u.tag == "VF" for u in made[:position])


def _is_named_thing(made: Sequence[Unit], position: int) -> bool:
    """`must remove Huawei and ZTE gear`, `4G and 5G gear`: a thing of what is named before.

    Only where the clause has a verb of its own.
    """
    left = left_of(made, position)
    if left is None or left.mention is None or left.mention.kind not in NAMING_THINGS:
        return False
    return bool(lexicon().has_sense(made[position].lower, "gear")) and clause_has_verb(
        made, position
    )


def _is_plural(made: Sequence[Unit], position: int, *, headline: bool) -> bool:
    unit = made[position]
    if unit.mention is not None and unit.mention.kind == "demonym":
        return bool(re.search(r"[^s]s$", unit.lower))
    if unit.mention is not None or (headline and tag_at(made, position - 1) == ","):
        before = unit_at(made, position - 1)
        return before is not None and before.tag in ("CC", ",")
    return (unit.tag == "N" and bool(re.search(r"[^s]s$", unit.lower))) or unit.lower in ALSO_PLURAL
