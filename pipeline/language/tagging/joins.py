"""Words that make one unit: `state-run`, `as well as`, `in favour of`, `its 3G switch off`.

In: the units of a sentence. Out: the units with those joined.
"""

from collections.abc import Callable, Sequence, Set
from functools import partial

from pipeline.language.lexicon import lexicon, singular
from pipeline.language.mentions import COMPANIES
from pipeline.language.tagging.tagset import AUXILIARIES, NOUN_STARTS
from pipeline.language.tagging.unit import (
    Unit,
    is_technology,
    lower_at,
    phrase_size,
    tag_at,
    unit_at,
    words_from,
)
from pipeline.language.words import QUOTES

HYPHENS = frozenset({"-", "–"})
"""Marks that join two words where nothing stands between; a longer dash parts them."""
BESIDE_PHRASES = frozenset(
    {
        ("along", "with"),
        ("together", "with"),
        ("in", "conjunction", "with"),
        ("as", "well", "as"),
        ("as well", "as"),
        ("as well", "as to"),
        ("next", "to"),
        ("in", "addition", "to"),
    }
)
JOINED = {
    ("such", "as"): "such as",
    ("ahead", "of"): "ahead",
    ("in", "preparation", "for"): "ahead",
    ("in", "anticipation", "of"): "ahead",
    ("in", "advance", "of"): "ahead",
    ("due", "to"): "after",
    ("owing", "to"): "after",
    ("other", "than"): "besides",
    ("apart", "from"): "besides",
    ("aside", "from"): "besides",
    ("on", "top", "of"): "over",
    ("in", "favour", "of"): "favouring",
    ("in", "favor", "of"): "favouring",
    ("among", "them"): "including",
    **dict.fromkeys(BESIDE_PHRASES, "alongside"),
}
"""Phrases that are one preposition, and the preposition that they come to."""
JOINED_FIRST = frozenset(words[0] for words in JOINED)
CONDITIONS = frozenset(
    {("as", "long", "as"), ("so", "long", "as"), ("provided", "that"), ("providing", "that")}
)
"""Phrases that open a condition, as `if` does."""
CONDITIONS_FIRST = frozenset({"should", *(words[0] for words in CONDITIONS)})
EXCEPTIONS = frozenset(
    {(word, "but") for word in ("nothing", "none", "nobody", "anything", "anyone", "anybody")}
    | {("no", "one", "but")}
    | {("and", word, "else") for word in ("nothing", "nobody", "none")}
)
EXCEPTIONS_FIRST = frozenset(words[0] for words in EXCEPTIONS)
ROUGHLY = frozenset(
    {
        ("about",),
        ("around",),
        ("over",),
        ("close", "to"),
        ("fewer", "than"),
        ("less", "than"),
        ("no", "fewer", "than"),
        ("no", "less", "than"),
        ("no", "more", "than"),
        ("more", "than"),
        ("up", "to"),
        ("as", "many", "as"),
        ("in", "excess", "of"),
    }
)
"""Phrases that tell how exact the number behind them is: `more than 500 sites` are sites."""
ROUGHLY_FIRST = frozenset(words[0] for words in ROUGHLY)
LASTING = frozenset({"day", "week", "month", "year", "decade", "hour", "minute", "mhz", "ghz"})


def join_hyphens(made: list[Unit]) -> list[Unit]:
    """Make `state-run` one unit and `Huawei-BT` two units joined tightly."""
    joined: list[Unit] = []
    for position, unit in enumerate(made):
        if _is_tight_hyphen(made, position):
            continue
        after_hyphen = position >= 2 and _is_tight_hyphen(made, position - 1)
        if after_hyphen and joined and joined[-1].mention is None and unit.mention is None:
            _absorb(joined[-1], unit, after_to=len(joined) > 1 and joined[-2].tag == "TO")
        else:
            unit.tight = unit.tight or after_hyphen
            if after_hyphen and unit.tag not in ("N", "T"):
                unit.tag, unit.readings = "N", ()
            joined.append(unit)
    return joined


def _is_tight_hyphen(made: Sequence[Unit], position: int) -> bool:
    if not 0 < position < len(made) - 1 or made[position].text not in HYPHENS:
        return False
    before, hyphen, after = made[position - 1 : position + 2]
    if before.tag == "T" and position == len(made) - 2 and after.text.islower():
        return False  # "to sell licences by March-regulator"
    return before.end == hyphen.start and hyphen.end == after.start


def _absorb(unit: Unit, following: Unit, *, after_to: bool = False) -> None:
    unit.text = f"{unit.text}-{following.text}"
    unit.lower = unit.lemma = f"{unit.lower}-{following.lower}"
    unit.end = following.end
    form = lexicon().verbs.get(unit.lower) or lexicon().verbs.get(unit.lower.replace("-", ""))
    if after_to and unit.readings and following.tag == "RP" and form is None:
        return  # "to build-out": still the verb
    unit.tag, unit.readings = "N", ()
    if form is not None:
        unit.tag, unit.readings, unit.may_be_noun = "V?", form.readings, form.may_be_noun


def join_deeds(made: list[Unit]) -> list[Unit]:
    """Make `its rip and replace fund`, `the "strip and swap" plan` what they are with hyphens."""
    for position in range(len(made) - 2, 1, -1):
        if made[position].lower == "and" and (span := _deed_span(made, position)) is not None:
            first, second = made[position - 1], made[position + 1]
            _absorb(first, made[position])
            _absorb(first, second)
            first.tag, first.readings, first.may_be_noun = "N", (), False
            made[span] = [first]
    return made


def _deed_span(made: Sequence[Unit], position: int) -> slice | None:
    """Where two verbs say before a noun what is done, with the marks around them."""
    first, second = made[position - 1], made[position + 1]
    is_pair = all((u.lower, "VB") in u.readings for u in (first, second))
    start, end = position - 1, position + 2
    is_quoted = lower_at(made, start - 1) in QUOTES and lower_at(made, end) in QUOTES
    if is_quoted:
        start, end = start - 1, end + 1
    before, noun = made[start - 1], unit_at(made, end)
    is_begun = is_quoted or before.tag in ("PRPS", "POS") or before.lower in ARTICLES
    is_named = noun is not None and noun.mention is None and (noun.tag == "N" or noun.may_be_noun)
    is_deed = is_pair and not second.may_be_noun and is_begun and is_named
    return slice(start, end) if is_deed else None


ARTICLES = frozenset({"a", "an", "the", "this"})


def join_particles(made: list[Unit]) -> list[Unit]:
    """Make `its 3G switch off`, `the 5G roll out` the nouns that they are with a hyphen."""
    if not _has_any(made, PARTICLES):
        return made
    joined: list[Unit] = []
    for position, unit in enumerate(made):
        if joined and unit.lower in PARTICLES and _is_particle_noun(made, position):
            _absorb(joined[-1], unit)
            joined[-1].tag, joined[-1].readings = "N", ()
        else:
            joined.append(unit)
    return joined


PARTICLES = frozenset({"down", "off", "on", "out", "up"})


def _is_particle_noun(made: Sequence[Unit], position: int) -> bool:
    """Whether a verb and its particle end a noun phrase, with no object behind."""
    verb, ending = made[position - 1], made[position + 1 : position + 2]
    is_known = bool(lexicon().noun(f"{verb.lower}-{made[position].lower}"))
    if not is_known or (ending and ending[0].tag in NOUN_STARTS):
        return False
    start = position - 2
    if start < 0 or _is_plural(made[start]):
        return False
    is_of_technology = is_technology(made[start])
    while start >= 0 and (made[start].tag in ("N", "CD") or is_technology(made[start])):
        start -= 1
    return is_of_technology or (start >= 0 and made[start].tag in ("DT", "PRPS", "POS"))


def _is_plural(unit: Unit) -> bool:
    return unit.mention is None and unit.lower.endswith("s")


def join_prepositions(made: list[Unit]) -> list[Unit]:
    """Make `along with`, `in favour of` and their like one preposition: `alongside`."""
    if not _has_any(made, JOINED_FIRST):
        return made
    kept: list[Unit] = []
    position = 0
    while position < len(made):
        unit = made[position]
        size = _joined_size(made, position) if unit.lower in JOINED_FIRST else 1
        if size > 1:
            phrase = words_from(made, position, size)
            unit.end, unit.tag = made[position + size - 1].end, "IN"
            is_act = lower_at(made, position + size).endswith("ing")
            # "In addition to supplying it, Nokia will": what opens a sentence has no partner yet
            unit.lower = (
                "with" if not kept and is_act and phrase in BESIDE_PHRASES else JOINED[phrase]
            )
        kept.append(unit)
        position += size
    return kept


def list_companies(made: list[Unit]) -> list[Unit]:
    """Read the slash of `Tigo/ETB won` as the conjunction that it stands for.

    That of `the Tigo/ETB venture` joins two into one, as a hyphen does.
    """
    kept: list[Unit] = []
    for position, sign in enumerate(made):
        around = made[max(0, position - 1) : position + 2]
        kinds = {u.mention.kind if u.mention is not None else "" for u in around if u is not sign}
        is_between = sign.lower == "/" and 0 < position < len(made) - 1 and kinds <= COMPANIES
        if is_between and _is_joint(made, position + 2):
            made[position + 1].tight = True
            continue
        if is_between:
            sign.lower = sign.lemma = "and"
            sign.tag = "CC"
        kept.append(sign)
    return kept


def _is_joint(made: Sequence[Unit], position: int) -> bool:
    """Whether a word for what several own together stands here: `joint venture`."""
    words = {u.lower for u in made[position : position + 2]}
    return not words.isdisjoint(lexicon().cues["joint_noun"])


def join_conditions(made: list[Unit]) -> list[Unit]:
    """Make `as long as` and `provided they do` the condition that `if` opens."""
    kept, opening = _joined_as("SUB", made, CONDITIONS_FIRST, _condition_size)
    for unit in opening:
        unit.lower = unit.lemma = "if"
    return kept


def join_exceptions(made: list[Unit]) -> list[Unit]:
    """Make `nothing but`, `and nobody else` the `only` that they mean.

    So `not anything but` says of one alone.
    """
    size_at = partial(phrase_size, phrases=EXCEPTIONS)
    kept, opening = _joined_as("RB", made, EXCEPTIONS_FIRST, size_at)
    for unit in opening:
        unit.lower = unit.lemma = "solely"
    return kept


def mark_exceptions(made: list[Unit]) -> list[Unit]:
    """Make `all operators but Telia` the same as `all operators besides Telia`.

    And `Sweden, though not Norway, has` the same as `Sweden, but not Norway, has`.
    """
    for position, unit in enumerate(made):
        if unit.lower in CONCEDING and _sets_apart(made, position):
            unit.tag, unit.lower, unit.lemma = "CC", "but", "but"
        if unit.lower == "but" and _excepts(made, position):
            unit.tag, unit.lower, unit.lemma = "IN", EXCEPTING, EXCEPTING
    return made


def _sets_apart(made: Sequence[Unit], position: int) -> bool:
    """Whether `not` and a name follow, between commas."""
    named = unit_at(made, position + 2)
    is_name = named is not None and named.mention is not None
    is_between = lower_at(made, position - 1) == "," and tag_at(made, position + 3) in (",", ".")
    return is_name and is_between and lower_at(made, position + 1) == "not"


CONCEDING = frozenset({"though", "although"})
EXCEPTING = "besides"
EACH = frozenset({"all", "any", "each", "every", "no", "none"})


def _excepts(made: Sequence[Unit], position: int) -> bool:
    """Whether a `but` stands between a noun phrase for all of a kind and a name."""
    start = position - 1
    while start >= 0 and made[start].lower not in EACH and made[start].tag in IN_PHRASE:
        start -= 1
    following = unit_at(made, position + 1)
    is_name = following is not None and following.names_company
    return is_name and start >= 0 and made[start].lower in EACH


IN_PHRASE = frozenset({"N", "J", "DT", "CD", "POS", "IN"})


def join_amounts(made: list[Unit]) -> list[Unit]:
    """Make `more than` before a number an adverb; not the `over` of `over 5 years`.

    `25 to 30 markets` and `four in ten of its sites` are of one number.
    """
    kept, _ = _joined_as("RB", made, ROUGHLY_FIRST, _amount_size)
    kept, _ = _joined_as("CD", kept, SMALL, _ratio_size)
    ranges = [i for i in range(len(kept)) if _is_in_range(kept, i)]
    least = {i for to in ranges for i in (to - 1, to)}
    return [u for i, u in enumerate(kept) if i not in least]


SMALL = frozenset(
    [
        *("one", "two", "three", "four", "five"),
        *("six", "seven", "eight", "nine", "ten"),
        *(str(number) for number in range(1, 11)),
    ]
)


def _ratio_size(made: Sequence[Unit], position: int) -> int:
    """How many words tell here which part of all: `four in ten of its sites`, `one out of two`."""
    among = {"in": 1, "out": 2}.get(lower_at(made, position + 1), 0)
    whole = position + 1 + among
    if not among or (among == 2 and lower_at(made, position + 2) != "of"):
        return 0
    is_part = lower_at(made, whole) in SMALL
    is_told = lower_at(made, whole + 1) == "of" or tag_at(made, whole + 1) == "N"
    return whole + 1 - position if is_part and is_told else 0


def _is_in_range(made: Sequence[Unit], position: int) -> bool:
    """Whether the `to` of a range, `25 to 30 markets`, stands here; not of `from 25 to 30`."""
    if position < 1 or lower_at(made, position) != "to" or lower_at(made, position - 2) == "from":
        return False
    beside = (tag_at(made, position - 1), tag_at(made, position + 1), tag_at(made, position + 2))
    return beside == ("CD", "CD", "N") and _is_thing(made[position + 2])


def _is_thing(unit: Unit) -> bool:
    """A technology, or a common noun in the plural."""
    return is_technology(unit) or (unit.mention is None and unit.lower.endswith("s"))


def _has_any(made: Sequence[Unit], words: Set[str]) -> bool:
    """Whether one of the words stands somewhere: most sentences have none, and stay as they are."""
    return not words.isdisjoint([unit.lower for unit in made])


def _joined_as(
    tag: str, made: list[Unit], first: Set[str], size_at: Callable[[Sequence[Unit], int], int]
) -> tuple[list[Unit], list[Unit]]:
    """The units with each phrase that begins with a first word as one, and those phrases."""
    if not _has_any(made, first):
        return made, []
    kept: list[Unit] = []
    joined: list[Unit] = []
    position = 0
    while position < len(made):
        unit = made[position]
        size = size_at(made, position) if unit.lower in first else 0
        if size:
            unit.end, unit.tag, unit.readings = made[position + size - 1].end, tag, ()
            joined.append(unit)
        kept.append(unit)
        position += size or 1
    return kept, joined


def _amount_size(made: Sequence[Unit], position: int) -> int:
    """How many words say here that a number is rough; none where it measures a time or a band."""
    size = phrase_size(made, position, ROUGHLY)
    begun = position + size + (2 if size and _is_in_range(made, position + size + 1) else 0)
    behind = made[begun : begun + 2] if size else []  # of "over four to five years" "five years"
    if len(behind) < 2 or behind[0].tag != "CD":
        return 0
    return 0 if singular(behind[1].lower) in LASTING else size


def _condition_size(made: Sequence[Unit], position: int) -> int:
    """How many words open a condition here; none where they mean something else."""
    if made[position].lower == "should":
        return int(_is_inverted(made, position))
    whole = phrase_size(made, position, CONDITIONS)
    behind = [u.tag for u in made[position + 1 : position + 3]]
    is_verb_told = len(behind) == 2 and behind[0] == "PRP" and behind[1] in AUXILIARIES
    return whole or int(made[position].lower.startswith("provid") and is_verb_told)


def _is_inverted(made: Sequence[Unit], position: int) -> bool:
    """`Should Ottawa allow it, Telus would`, `that should it do so`: no question."""
    begins = position == 0 or made[position - 1].tag == '"' or made[position - 1].lower == "that"
    asks = any(u.lower == "?" for u in made[-2:])
    return begins and not asks and tag_at(made, position + 1) in ("N", "DT", "PRP", "PRPS")


def _may_be_infinitive(made: Sequence[Unit], position: int) -> bool:
    """Whether a word may be what is to be done: the base form of a verb, with adverbs before."""
    while tag_at(made, position) == "RB":
        position += 1
    known = lexicon().verbs.get(lower_at(made, position))
    is_be = tag_at(made, position) in AUXILIARIES
    return is_be or (known is not None and any(tag == "VB" for _, tag in known.readings))


def _joined_size(made: Sequence[Unit], position: int) -> int:
    begins = position == 0 or made[position - 1].tag in (",", '"')
    is_to_do = _may_be_infinitive(made, position + 2)
    is_to_do = is_to_do and (not begins or tag_at(made, position + 2) in AUXILIARIES)
    if made[position].lower == "due" and is_to_do:
        return 1  # "is due to launch", not "fell due to the ban", "due to alleged ties"
    if made[position].lower == "among" and tag_at(made, position + 2) in AUXILIARIES:
        return 1  # "among them are Norway and Kenya"
    return phrase_size(made, position, JOINED) or 1
