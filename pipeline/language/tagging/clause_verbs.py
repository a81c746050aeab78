"""The verbs that a clause has or lacks around a word that may be one.

In: units and a position. Out: a truth; verbs behind the position are not decided yet.
"""

from collections.abc import Sequence

from pipeline.language.lexicon import lexicon
from pipeline.language.mentions import COMPANIES
from pipeline.language.tagging.tagset import FINITE, NOMINAL_LEFT, SPEECH
from pipeline.language.tagging.unit import Unit, left_of, lower_at, unit_at

BREAKS = frozenset({",", ";", ":", "-", "—", "–", "(", ")", "SUB", "REL", "CC", "THAT", '"'})


def finite_ahead(made: Sequence[Unit], position: int, *, by: bool = False) -> bool:
    """Whether a finite verb comes before the next break.

    Behind `by` a list of names is none: `gear made by Huawei and ZTE must`.
    """
    for index in range(position + 1, len(made)):
        unit = made[index]
        if unit.tag in BREAKS:
            if by and _joins_names(made, index):
                continue
            return False
        if unit.tag in FINITE and made[index - 1].tag != "TO" and unit.lower not in PASSIVE:
            return True
        if unit.tag == "V?" and not unit.may_be_noun and _is_finite(made, index):
            return True
        if unit.tag == "V?" and bids(made, index):
            return True
    return False


def bids(made: Sequence[Unit], position: int) -> bool:
    """`stops agencies from using it`, `orders carriers to remove it`: no plural is followed so."""
    end = position + 1
    while end < len(made) and made[end].tag in BIDDEN:
        end += 1
    act = unit_at(made, end + 1)
    if act is None or end == position + 1 or "VBZ" not in {t for _, t in made[position].readings}:
        return False
    is_infinitive = act.tag == "V?" and "VB" in {t for _, t in act.readings}
    leads = lower_at(made, end)
    return (leads == "from" and act.lower.endswith("ing")) or (leads == "to" and is_infinitive)


BIDDEN = frozenset({"N", "J", "DT", "PRPS", "CD"})


def _joins_names(made: Sequence[Unit], position: int) -> bool:
    """Whether a comma or conjunction stands between companies: `Huawei and ZTE`, `A, B, or C`."""
    before, after = position - 1, position + 1
    while before > 0 and made[before].tag in LISTING:
        before -= 1
    while after < len(made) - 1 and made[after].tag in LISTING:
        after += 1
    named = (made[before].mention, made[after].mention if after < len(made) else None)
    is_listed = made[position].tag in LISTING
    return is_listed and all(m is not None and m.kind in COMPANIES for m in named)


LISTING = frozenset({",", "CC"})


def _is_finite(made: Sequence[Unit], index: int) -> bool:
    """Whether a form that is no noun is the verb of a clause, by what stands beside it."""
    unit, before = made[index], made[index - 1]
    tags = {t for _, t in unit.readings}
    if "VB" in tags and before.tag == "TO":
        return False  # "plans to shut it down", whose past is the same word
    following = unit_at(made, index + 1)
    if "VBN" in tags and following is not None and following.tag == "IN":
        # "the minister handed over the licence"; "equipment supplied by": as well a participle
        return (unit.readings[0][0], following.lower) in lexicon().phrasal
    if "VBN" in tags and (_is_led_participle(made, index) or is_listed_before_by(made, index)):
        return False
    return bool(tags & {"VBD", "VBZ"}) or (before.tag == "N" and not is_helped(made, index))


def is_listed_before_by(made: Sequence[Unit], position: int) -> bool:
    """`gear made or sold by Nokia`: the last of two participles has the `by` of both."""
    joint, other = unit_at(made, position + 1), unit_at(made, position + 2)
    if joint is None or other is None or joint.tag != "CC":
        return False
    is_past = "VBN" in {t for _, t in other.readings}
    return is_past and lower_at(made, position + 3) == "by"


def _is_led_participle(made: Sequence[Unit], position: int) -> bool:
    """`for alleged violations`, `to have launched`, `being bought`, `from makers deemed a risk`."""
    before = made[position - 1]
    is_led = before.tag in NOMINAL_LEFT | {"IN", "HAVE"} or before.lower in PASSIVE
    return is_led or _is_judged_in_phrase(made, position)


PASSIVE = frozenset({"being", "been"})


def _is_judged_in_phrase(made: Sequence[Unit], position: int) -> bool:
    """`from Danish makers deemed a risk`: what those are held to be whom a preposition leads."""
    words, deems = {w for w, t in made[position].readings if t == "VBN"}, lexicon().cues["deems"]
    start = position
    while start > 0 and made[start - 1].tag in ("N", "J") and _is_common(made[start - 1]):
        start -= 1
    return bool(words & deems) and 0 < start < position and made[start - 1].tag == "IN"


def _is_common(unit: Unit) -> bool:
    """`Danish makers`, `makers`: words that name nobody."""
    return unit.mention is None or unit.mention.kind == "demonym"


def is_helped(made: Sequence[Unit], position: int) -> bool:
    """Whether only a noun phrase stands between a verb of helping and this word.

    With whose or where they are: `help carriers in rural counties replace it`.
    """
    start = position - 1
    while start >= 0 and (made[start].tag in IN_PHRASE or made[start].lower in WHOSE):
        start -= 1
    helper, told = unit_at(made, start), made[start + 1 : position]
    is_named = any(u.tag in ("N", "CD") for u in told)  # not "let the firm"
    is_led = bool(told) and told[0].lower in WHOSE  # "helped in the search"
    return helper is not None and is_named and not is_led and _helps(helper, told[-1])


def _helps(unit: Unit, told: Unit) -> bool:
    """`make carriers remove it`: not what is made of one thing, `makes it its sole supplier`."""
    is_operator = told.mention is not None and told.mention.kind == "operator"
    are_several = told.tag == "N" and told.lower.endswith("s")
    is_made = unit.lemma == MAKING and (is_operator or are_several)
    return is_made or bool(HELPERS & {unit.lemma, unit.lower})


IN_PHRASE = frozenset({"N", "J", "DT", "PRPS", "CD", "POS", "CC"})
WHOSE = frozenset({"across", "in", "of"})
HELPERS = frozenset({"help", "let"})
MAKING = "make"


def finite_behind(made: Sequence[Unit], position: int) -> bool:
    """Whether a finite verb stands since the last break."""
    for unit in reversed(made[:position]):
        if unit.tag in BREAKS:
            return False
        if unit.tag in FINITE:
            return True
    return False


def verb_behind(made: Sequence[Unit], position: int, *, by: bool) -> bool:
    """Whether the part of the sentence so far has a verb already, an infinitive too.

    Before `by` any verb of the sentence will do: `bar the sale or import of kit made by it`.
    """
    if by and any(u.tag in FINITE for u in made[:position]):
        return True
    return finite_behind(made, position) or any(
        u.tag in ("VB", "VBG") for u in made[max(0, position - 6) : position]
    )


def clause_has_verb(made: Sequence[Unit], position: int) -> bool:
    """Whether a finite verb stands before, back to the word that opens the clause."""
    for unit in reversed(made[_fronted_end(made, position) : position]):
        if unit.tag in ("SUB", "REL", "THAT", ";", ":") or unit.lemma in SPEECH:
            return False
        if unit.tag in FINITE:
            return True
    return False


def _fronted_end(made: Sequence[Unit], position: int) -> int:
    """Where the clause begins behind a phrase: `In a move that surprised all, KPN leans`."""
    comma = next((i for i, u in enumerate(made[:position]) if u.tag == ","), 0)
    is_described = any(u.tag in ("REL", "THAT") for u in made[:comma])
    return comma + 1 if made[0].tag == "IN" and is_described else 0


def verb_is_missing(made: Sequence[Unit], position: int) -> bool:
    """Whether the clauses opened so far are more than the finite verbs seen."""
    before = made[:position]
    if before[0].tag in ("IN", "VBG", "VBN", "TO"):
        return False
    opened = 1 + sum(u.tag in ("REL", "RELS", "SUB", "THAT") for u in before)
    finite = sum(
        u.tag == "VF" or (u.tag in FINITE and not _continues_group(made, i))
        for i, u in enumerate(before)
    )
    return finite < opened


def _continues_group(made: Sequence[Unit], position: int) -> bool:
    left = left_of(made, position)
    return left is not None and left.tag in ("MD", "BE", "HAVE", "DO", "TO")


def is_plain_verb(made: Sequence[Unit], position: int) -> bool:
    """Whether the unit here is a verb that cannot be a noun."""
    unit = unit_at(made, position)
    return unit is not None and unit.tag == "V?" and not unit.may_be_noun


def leads_on(made: Sequence[Unit], position: int, after: str) -> bool:
    """Whether an object or infinitive follows, and no other verb stands in the clause."""
    following = unit_at(made, position + 1)
    is_name = following is not None and following.mention is not None and following.tag == "N"
    leads = after in ("DT", "PRPS", "TO") or is_name
    return leads and not finite_ahead(made, position) and not clause_has_verb(made, position)
