"""Each word that may be a verb: noun, or which form of its verb.

In: the units of a sentence and the position of a `V?`. Out: the unit with its tag and lemma.
"""

import itertools
from collections.abc import Sequence

from pipeline.language.lexicon import lexicon, singular
from pipeline.language.mentions import COMPANIES
from pipeline.language.tagging.base_forms import base_form
from pipeline.language.tagging.clause_verbs import is_helped
from pipeline.language.tagging.past_forms import past_form
from pipeline.language.tagging.tagset import FINITE, NOMINAL_LEFT, NOUN_STARTS
from pipeline.language.tagging.third_person import third_person_form
from pipeline.language.tagging.unit import (
    END,
    Unit,
    left_index,
    left_of,
    lower_at,
    right_of,
    tag_at,
    unit_at,
)

CLAUSE_STARTS = frozenset({"IN", "THAT", "TO", "SUB"})
READINGS = {"VF": ("VBD", "VBZ", "VB"), "VB": ("VB",), "VBN": ("VBN",), "VBG": ("VBG",)}
"""The readings of a form that a tag may have, likeliest first."""


def decide_verb(made: list[Unit], position: int, *, headline: bool) -> None:
    """Decide a word that may be a verb by its neighbours."""
    unit = made[position]
    tags = {tag for _, tag in unit.readings}
    left, right = left_of(made, position), right_of(made, position)
    before = left.tag if left else "^"
    after = right.tag if right else END
    if "VB" in tags and _is_listed_infinitive(made, position):
        assign(unit, "VB")
        return
    assign(unit, _choose(made, position, tags, before, after, headline=headline))


def _is_listed_infinitive(made: Sequence[Unit], position: int) -> bool:
    """`to buy, maintain or support any equipment`: bare forms in a list of infinitives."""
    before = position - 1
    while before > 0 and made[before].tag in (",", "CC"):
        before -= 1
    if before == position - 1 or before < 1 or made[before].tag != "VB":
        return False
    if made[before - 1].tag not in ("TO", ",", "CC"):
        return False
    after = tag_at(made, position + 1)
    closes = made[position - 1].tag == "CC" and after in ("DT", "PRPS", "N", "J", "CD")
    goes_on = made[position - 1].tag == "," and after in (",", "CC")
    return closes or goes_on


def assign(unit: Unit, chosen: str) -> None:
    """Give a unit the tag chosen, and the lemma of the reading that has it."""
    if chosen == "N":
        unit.tag = "N"
        return
    for form in READINGS[chosen]:
        for lemma, tag_ in unit.readings:
            if tag_ == form:
                unit.tag, unit.lemma = chosen, lemma
                return
    unit.tag, unit.lemma = chosen, unit.readings[0][0]


def _choose(
    made: list[Unit], position: int, tags: set[str], before: str, after: str, *, headline: bool
) -> str:
    if "VB" in tags and (before in ("MD", "DO") or _follows_to(made, position)):
        return "N" if _is_goal(made, position, before, after) else "VB"
    if _ends_compound(made, position) or _opens_compound(made, position):
        return "N"  # "base stations", "5G operating licences"
    if before == "HAVE" and "VBN" in tags and after != "POS":
        return "VBN"
    if before == "BE":
        if "VBG" in tags or "VBN" in tags:
            return "VBG" if "VBG" in tags else "VBN"
        return "N"
    if "VBZ" in tags and not headline and _is_surname(made, position):
        return "N"
    if not headline and _is_name_part(made, position, tags, before):
        return "N"
    return _by_form(made, position, tags, before, after, headline=headline)


def _is_goal(made: Sequence[Unit], position: int, before: str, after: str) -> bool:
    """`has gone to court in Kenya`, `taken to court`: no verb, which would have an object."""
    is_noun = made[position].lower in lexicon().cues["goal"]
    return is_noun and before == "TO" and after not in NOUN_STARTS | {"V?"}


def _is_name_part(made: Sequence[Unit], position: int, tags: set[str], before: str) -> bool:
    """Whether a capital makes a form a noun: it may be one, or it stands inside a name."""
    unit = made[position]
    is_capital = unit.text[:1].isupper() and position > 0 and unit.may_be_noun
    is_noun = is_capital and (not tags & {"VBD", "VBZ"} or before in NOMINAL_LEFT)
    return is_noun or (not tags & {"VB", "VBZ"} and _is_inside_name(made, position))


def _is_inside_name(made: Sequence[Unit], position: int) -> bool:
    """`its National Converged Optical Network`: a capital between capitals is part of a name."""
    around = (unit_at(made, position - 1), made[position], unit_at(made, position + 1))
    is_led = around[0] is not None and around[0].tag in ("N", "J") and position > 1
    return is_led and all(_is_of_title(unit) for unit in around)


def _is_of_title(unit: Unit | None) -> bool:
    """A word with a capital that is neither all capitals nor a name of its own."""
    if unit is None or unit.mention is not None:
        return False
    return unit.text[:1].isupper() and not unit.text.isupper()


def _is_surname(made: Sequence[Unit], position: int) -> bool:
    """`Winston Peters believes`: a word in capitals behind another that is no known name."""
    before = unit_at(made, position - 1)
    is_named = before is not None and before.tag == "N" and before.mention is None
    is_told = before is not None and before.text[:1].isupper() and not before.text.isupper()
    capital = made[position].text[:1].isupper() and not made[position].text.isupper()
    return is_named and is_told and capital and position > 1


def _ends_compound(made: Sequence[Unit], position: int) -> bool:
    """Whether a word makes a known compound with the noun right before it."""
    before = unit_at(made, position - 1)
    if before is None or before.tag != "N" or before.mention is not None:
        return False
    return made[position].may_be_noun and bool(
        lexicon().noun(f"{before.lower} {made[position].lower}")
    )


def _opens_compound(made: Sequence[Unit], position: int) -> bool:
    """Whether a word makes a known compound with the noun right behind it.

    It is a gerund, or stands right behind a company's name: `Huawei and ZTE base stations`.
    """
    before = unit_at(made, position - 1)
    name = before.mention if before is not None else None
    is_named = name is not None and name.kind in COMPANIES and made[position].may_be_noun
    if not is_named and not made[position].lower.endswith("ing"):
        return False
    compound = f"{made[position].lower} {singular(lower_at(made, position + 1))}"
    return bool(lexicon().noun(compound))


def _follows_to(made: Sequence[Unit], position: int) -> bool:
    left = left_of(made, position)
    if left is None:
        return False
    if left.tag == "TO" or _goes_on_list(made, position):
        return True
    joins = left.tag == "CC" and tag_at(made, left_index(made, position) - 1) == "VB"
    if joins or (left.tag == "CC" and _resumes_infinitive(made, position)):
        return True  # "to design, build and manage"
    if left.tag == "CC":  # "to exclude or remove"
        return any(u.tag == "VB" for u in made[max(0, position - 8) : position]) and not any(
            u.tag in ("VF", ",") for u in made[max(0, position - 3) : position]
        )
    return False


def _goes_on_list(made: Sequence[Unit], position: int) -> bool:
    """`to pay a fine, replace its board and leave`: one more thing to do, right behind a comma."""
    if tag_at(made, position - 1) != "," or tag_at(made, position + 1) not in ("DT", "PRPS"):
        return False
    before = [u.tag for u in made[:position] if u.tag in FINITE | {"TO"}]
    return bool(before) and before[-1] == "TO" and any(u.tag == "CC" for u in made[position:])


def _resumes_infinitive(made: Sequence[Unit], position: int) -> bool:
    """`will be told to cease its use, and remove it`: an auxiliary leads no bare present.

    Nor does a past form or one in -s: `asked carriers to cease its use, and remove it`.
    """
    clause = [u for u in made[:position] if u.tag in FINITE | {"TO"}][-3:]
    tags = [u.tag for u in clause]
    after = tag_at(made, position + 1)
    led = made[made.index(clause[-1]) + 1 : position] if tags[-1:] == ["TO"] else []
    follows = next((u.tag for u in led if u.tag != "RB"), "") == "VB"  # "to physically rip"
    helped = any(u.tag in AUXILIARIES or _is_of_one_or_past(u) for u in clause[:-1])
    return follows and helped and after in ("DT", "PRPS", "PRP", "N", "J")


AUXILIARIES = frozenset({"MD", "BE", "HAVE"})


def _is_of_one_or_past(unit: Unit) -> bool:
    """Whether a finite form is none that several have now: `asked`, `asks`."""
    tags = {tag for _, tag in unit.readings}
    return unit.tag == "VF" and bool(tags) and "VB" not in tags


def _by_form(
    made: list[Unit], position: int, tags: set[str], before: str, after: str, *, headline: bool
) -> str:
    if "VBG" in tags and _is_time_spent(made, position):
        return "VBG"  # "spent months lobbying Warsaw"
    if "VBG" in tags:
        return _gerund_form(made, position, before, after, headline=headline)
    if tags >= {"VB", "VBD"} and is_helped(made, position):
        return "VB"  # "help BT set up its network"
    if _is_rather_base(tags) and lower_at(made, position + 1) != "by":
        return base_form(made, position, before, after, headline=headline)
    if "VBD" in tags or "VBN" in tags:
        return past_form(made, position, tags, before, after, headline=headline)
    if "VBZ" in tags:
        return third_person_form(made, position, before, after, headline=headline)
    return base_form(made, position, before, after, headline=headline)


def _is_rather_base(tags: set[str]) -> bool:
    """`carriers that run Huawei gear`: a participle like the base is told by its auxiliary."""
    return {"VB", "VBN"} <= tags and "VBD" not in tags


def _gerund_form(
    made: list[Unit], position: int, before: str, after: str, *, headline: bool
) -> str:
    unit = made[position]
    if headline and lower_at(made, position - 1) == "in" and unit.text[:1].isupper():
        return "N"  # a place of that name: "in Bowling Green"
    is_deed = unit.may_be_noun or lower_at(made, position + 1) == "of"
    if before in NOMINAL_LEFT and (is_deed or _is_contest(unit, after)):
        return "N"  # "the lifting of the ban", "the signing of a contract", "the bidding for it"
    if lower_at(made, position + 1) == "of" and "-" in lower_at(made, position - 1):
        return "N"  # "the day-to-day running of its network"
    if lower_at(made, position - 1) in HEIGHTS and after in ("N", "J"):
        return "N"  # "a high ranking executive"
    named = lexicon().cues["gerund_noun"]
    paired = {lower_at(made, position - 2), lower_at(made, position + 2)} & named
    follows = before in ("N", "J", "VBG") or (paired and "CC" in (before, after))
    if follows and unit.lower in named and not _takes_object(unit, after):
        return "N"  # "a formal warning against", "federal purchasing", "charging and billing"
    if before == "N" and unit.may_be_noun and after not in NOUN_STARTS | CLAUSE_STARTS | {"RP"}:
        return "N"
    is_subject = after in FINITE and before in ("^", "N", "J")
    if is_subject or _describes_growth(made, position, before, after):
        return "N"
    is_thing = unit.lower in named and _is_led_alone(made, position, before, after)
    is_thing = is_thing or (before == "^" and _is_contest(unit, after) and _is_subject(made))
    return "N" if is_thing else "VBG"


HEIGHTS = frozenset({"high", "low", "top"})


def _is_contest(unit: Unit, after: str) -> bool:
    return after == "IN" and unit.lower in lexicon().cues["contest_gerund"]


def _is_subject(made: Sequence[Unit]) -> bool:
    """`Bidding for the band ended on Monday`: no pause before the verb that it is subject of."""
    units = [*itertools.takewhile(lambda u: u.text not in PAUSES, made)]
    after = ((u, before) for before, u in itertools.pairwise(units))
    return any(u.tag in FINITE or (u.tag == "V?" and before.tag != "DT") for u, before in after)


PAUSES = frozenset({",", ";", ":", "—", "."})


def _is_led_alone(made: Sequence[Unit], position: int, before: str, after: str) -> bool:
    """`a round of funding for masts`, `will provide funding to reimburse them`, `funding from`."""
    if before == "IN":
        return after in FINITE | {"IN", ".", END}
    is_known = bool(lexicon().noun(made[position].lower))
    ends = after in ("TO", ".", END) or (after in ("IN", ",") and is_known)
    is_given = before in ("VB", "VF", "VBN") and ends
    return is_given and _takes_thing(made[position - 1])


def _takes_object(unit: Unit, after: str) -> bool:
    """`a bill offering tax breaks`, `considers switching off 3G`: a verb with what is behind it."""
    is_verb = unit.lower in lexicon().cues["gerund_of_object"] and after in NOUN_STARTS | {"V?"}
    return is_verb or after == "RP"


def _takes_thing(verb: Unit) -> bool:
    """Whether what stands behind a verb is a thing, not what somebody does: no `stop funding`."""
    return verb.lemma not in lexicon().cues["takes_gerund"]


def _is_time_spent(made: Sequence[Unit], position: int) -> bool:
    """Whether a time that somebody spends on it stands before an act."""
    verb = max((i for i, u in enumerate(made[:position]) if u.tag in PLAIN_VERBS), default=-1)
    if verb < 0 or made[verb].lemma != "spend":
        return False
    between = made[verb + 1 : position]
    is_time = any(singular(u.lower) in UNITS_OF_TIME for u in between if u.tag in ("N", "T"))
    return is_time and not any(u.tag in ("IN", "TO", ",") for u in between)


PLAIN_VERBS = frozenset({"VF", "VB", "VBN", "VBG"})
UNITS_OF_TIME = frozenset({"day", "week", "month", "year", "decade"})


def _describes_growth(made: Sequence[Unit], position: int, before: str, after: str) -> bool:
    """`to manage growing traffic`: what grows by itself, behind a verb that takes no gerund."""
    word, cues = made[position].lower, lexicon().cues
    if after in ("N", "V?") and word in cues["describing"]:
        return True  # "Dover and surrounding towns"
    if before not in ("VB", "VF") or after not in ("N", "V?"):
        return False
    is_such = word in cues["growing"] or word in cues["software_gerund"]  # "supply billing gear"
    return is_such and made[position - 1].lemma not in cues["takes_gerund"]
