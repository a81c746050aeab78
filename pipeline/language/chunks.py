"""Noun chunks and verb groups: the pieces that a clause is made of."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from pipeline.language.lexicon import lexicon, singular
from pipeline.language.mentions import COMPANIES
from pipeline.language.rows import names_end, row_end, without_signs
from pipeline.language.tagging.tagset import FINITE
from pipeline.language.tagging.unit import Unit

NOUN_TAGS = frozenset({"DT", "PRPS", "CD", "J", "N", "POS", "RELS"})
VERB_TAGS = frozenset({"VF", "VB", "VBG", "VBN", "MD", "BE", "HAVE", "DO", "JJ"})
QUANTIFIERS = frozenset({"both", "all", "each", "neither", "none"})
DETERMINERS_OF_NEGATION = frozenset({"no", "none", "not", "nothing", "neither", "nobody"})


@dataclass(slots=True, eq=False)
class _Piece:
    """Units of a sentence that stand together, at least one."""

    units: list[Unit]

    @property
    def start(self) -> int:
        """Character offset of the first unit."""
        return self.units[0].start

    @property
    def end(self) -> int:
        """Character offset behind the last unit."""
        return self.units[-1].end

    @property
    def text(self) -> str:
        """The words of the units."""
        return " ".join(u.text for u in self.units)


@dataclass(slots=True, eq=False)
class NounChunk(_Piece):
    """A noun phrase without what follows its head; its units do not change once clauses are read.

    `posts` holds the prepositional phrases that may belong to it, `appositions` what is set
    beside it by a comma, `owner` the antecedent of a `whose`. Of what its units tell, `head` is
    the last noun or pronoun, `lemma` its singular in lower case, `nouns` are the common nouns up
    to the head, the last in the singular; `complement` is the adjective that says what the noun
    becomes (`made 5G available`), `determiner` the first determiner, number or possessive pronoun.
    `is_pronoun` holds for a quantifier that stands alone as well (`both`).
    """

    posts: list[tuple[str, "NounChunk"]] = field(default_factory=list)
    appositions: list["NounChunk"] = field(default_factory=list)
    conjuncts: list["NounChunk"] = field(default_factory=list)
    owner: "NounChunk | None" = None
    like: "NounChunk | None" = None  # the thing that `that` or `those` stands for
    preposition: str = ""
    readings: dict[bool | str, Any] = field(default_factory=dict)  # what it denotes, once found
    head: Unit = field(init=False)
    lemma: str = field(init=False)
    nouns: tuple[str, ...] = field(init=False)
    complement: str = field(init=False)
    determiner: str = field(init=False)
    is_pronoun: bool = field(init=False)

    def __post_init__(self) -> None:
        """Work out once what many ask for."""
        first, *others = self.units
        self.complement = _complement(self.units)
        told = self.units[:-1] if self.complement else self.units
        self.head = next((u for u in reversed(told) if u.tag in HEADS), self.units[-1])
        self.lemma = singular(self.head.lower)
        words = [u.lower for u in told if u.tag == "N" and u.mention is None]
        self.nouns = (*words[:-1], singular(words[-1])) if words else ()
        self.determiner = first.lower if first.tag in DETERMINERS else ""
        is_for_noun = first.tag in ("PRP", "PRPS") or first.lower in QUANTIFIERS
        self.is_pronoun = is_for_noun and not others

    def become(self, units: list[Unit]) -> None:
        """Take other units, before anything has been read from these."""
        self.units = units
        self.__post_init__()

    @property
    def compound(self) -> str:
        """The head with the common noun before it: `base station`."""
        return self.last_words(2)

    def last_words(self, count: int) -> str:
        """The head with the common nouns before it, `count` words in all."""
        return " ".join(self.nouns[-count:])

    @property
    def has_company(self) -> bool:
        """Whether a phrase, an apposition or the antecedent of a `whose` belongs to it."""
        return bool(self.posts or self.appositions or self.owner)

    @property
    def is_negative(self) -> bool:
        """`no vendor`, `none`; not `the No. 3 carrier`."""
        opening = [u for u in self.units[:2] if u.lower in DETERMINERS_OF_NEGATION]
        return bool(opening) and not all(self._is_rank(u) for u in opening)

    @property
    def is_partial(self) -> bool:
        """`not all of its network`, `not every carrier`: some, and others not."""
        opening = [u.lower for u in self.units[:2]]
        return opening[:1] == ["not"] and opening[1:] in (["all"], ["every"], ["each"])

    @property
    def is_contrast(self) -> bool:
        """`not Huawei`, which a list that goes before does not take in: `Nokia, but not Huawei`."""
        return self.units[0].lower == "not"

    def _is_rank(self, unit: Unit) -> bool:
        following = self.units[self.units.index(unit) + 1 :][:1]
        return unit.lower == "no" and bool(following) and following[0].tag == "CD"

    def possessors(self) -> list[Unit]:
        """The units before a possessive mark."""
        return [self.units[i - 1] for i, u in enumerate(self.units) if u.tag == "POS" and i > 0]


HEADS = frozenset({"N", "PRP", "EX"})
DETERMINERS = frozenset({"DT", "PRPS", "CD", "RELS"})


def _complement(units: Sequence[Unit]) -> str:
    """`available` in `made 5G available`; empty for a phrase that ends in its noun."""
    last = units[-1]
    is_behind_noun = len(units) > 1 and last.mention is None and units[-2].tag == "N"
    return last.lower if is_behind_noun and last.lower in lexicon().adjectives else ""


@dataclass(slots=True, eq=False)
class VerbGroup(_Piece):
    """Auxiliaries and a verb, with what they say about time, voice, polarity and modality.

    form: `fin`, `inf`, `ing` or `pp`; tense: `past`, `present` or `future`.
    """

    lemma: str
    form: str
    tense: str = "present"
    is_passive: bool = False
    is_perfect: bool = False
    is_progressive: bool = False
    is_negative: bool = False
    is_copula: bool = False
    is_headline_future: bool = False
    modal: str = ""
    adverbs: list[str] = field(default_factory=list)
    particle: str = ""


@dataclass(slots=True, eq=False)
class Mark:
    """Anything else that matters to the structure: a preposition, a conjunction, a comma."""

    tag: str
    unit: Unit


Chunk = NounChunk | VerbGroup | Mark


def chunk(units: Sequence[Unit]) -> list[Chunk]:
    """Group the units of a sentence, in order."""
    chunks: list[Chunk] = []
    position = 0
    while position < len(units):
        unit = units[position]
        if unit.tag == "NEG" and _opens_noun(units, position):
            unit.tag = "DT"  # "not a single antenna"
        if unit.tag in NOUN_TAGS or unit.tag in ("PRP", "EX"):
            stop = _noun_end(units, position)
            end = row_end(units, position, stop)
            if end > stop:
                chunks.append(NounChunk(without_signs(units[position:end])))
            else:
                chunks.append(_noun_chunk(units, position, stop))
            stop = end
        elif unit.tag in VERB_TAGS or unit.tag == "NEG" or _starts_infinitive(units, position):
            stop = _verb_end(units, position)
            group = _verb_group(units[position:stop], _adverbs_before(units, position))
            chunks.append(group if group is not None else Mark("RB", unit))
            stop = stop if group is not None else position + 1
        else:
            stop = position + 1
            chunks.append(Mark(unit.tag, unit))
        position = stop
    return chunks


def _noun_chunk(units: Sequence[Unit], position: int, stop: int) -> Chunk:
    """The noun chunk, or a mark where it only measures time: `a day later`, `two days after`."""
    following = units[stop].lower if stop < len(units) else ""
    if following in AFTER_MEASURE and singular(units[stop - 1].lower) in TIME_UNITS:
        return Mark("RB", units[position])
    return NounChunk(list(units[position:stop]))


TIME_UNITS = frozenset({"hour", "day", "week", "month", "year", "decade", "couple"})
AFTER_MEASURE = frozenset({"later", "ago", "earlier", "after", "before", "afterwards", "since"})


def _opens_noun(units: Sequence[Unit], position: int) -> bool:
    following = units[position + 1].tag if position + 1 < len(units) else ""
    before = units[position - 1].tag if position else ""
    if before == "CC" and following == "N":
        return True  # "but not Huawei"
    return following in ("DT", "CD") and before not in VERB_TAGS


OPENING = frozenset({"DT", "PRPS", "RELS"})
"""What only begins a phrase: behind a noun it begins the next."""


def _noun_end(units: Sequence[Unit], position: int) -> int:
    if units[position].tag in ("PRP", "EX"):
        return position + 1
    stop = position
    seen_noun = False
    while stop < len(units) and (units[stop].tag in NOUN_TAGS or _is_inside(units, stop)):
        unit = units[stop]
        if seen_noun and unit.tag in OPENING and units[stop - 1].tag != "POS":
            break
        if stop > position and _is_beside(units, position, stop):
            break
        seen_noun = (seen_noun or unit.tag == "N") and unit.tag != "POS"
        stop += 1
    # "newly built network": an adverb or participle inside the phrase
    is_open = not seen_noun or units[stop - 1].lower == "other"  # "other competing carriers"
    if stop < len(units) - 1 and is_open and units[stop].tag in ("RB", "VBN", "VBG"):
        inner = stop
        while inner < len(units) and units[inner].tag in ("RB", "VBN", "VBG"):
            inner += 1
        if inner < len(units) and units[inner].tag in ("N", "J") and units[position].tag != "CD":
            return _noun_end(units, inner)
    return stop


def _is_beside(units: Sequence[Unit], position: int, stop: int) -> bool:
    """Whether a phrase of its own begins: a company behind a place or time, or a time behind it."""
    if _is_behind_moment(units, position, stop) or _is_beside_place(units, position, stop):
        return True
    if _is_behind_thing(units, stop) or _is_what_both_are(units, position, stop):
        return True
    if position == 1 and _opens_behind_phrase(units, stop):
        return True
    if _is_behind_opening(units, position, stop) or _is_many_behind_country(units, position, stop):
        return True
    if _is_measure_behind_name(units, stop) or _is_sum_behind_several(units, stop):
        return True
    return stop == position + 1 and _is_office_behind_name(units, stop)


def _is_what_both_are(units: Sequence[Unit], position: int, stop: int) -> bool:
    """`labelled both a threat`: they, and what they are called; not `both a ban and a fine`."""
    is_both = stop == position + 1 and units[position].lower == "both"
    lists = any(u.lower == "and" for u in units[stop + 1 : stop + 1 + LONGEST_QUALITY])
    return is_both and units[stop].lower in ("a", "an") and not lists


MOMENTS = frozenset(
    [
        *("moment", "present", "time", "point", "stage", "outset", "end"),
        *("quarter", "half", "period", "year", "month", "week"),
    ]
)


def _is_behind_moment(units: Sequence[Unit], position: int, stop: int) -> bool:
    """`At the moment Orange does`: when, and who."""
    if position == 0 or units[position - 1].lower not in ("at", "by", "during", "for", "in"):
        return False
    before, mention = units[stop - 1], units[stop].mention
    is_company = mention is not None and mention.kind in COMPANIES
    return is_company and before.mention is None and before.lower in MOMENTS


def _is_behind_thing(units: Sequence[Unit], stop: int) -> bool:
    """`Under the contract Nokia will build it`, `the radios Nokia supplied`: what, and who."""
    if not _is_company(units[stop]) or units[stop - 1].tag != "N":
        return False
    word, behind = singular(units[stop - 1].lower), units[names_end(units, stop) :]
    told = lexicon().noun(f"{units[stop - 2].lower} {word}") or lexicon().noun(word)
    is_thing = bool(told) and {s.sense for s in told} <= lexicon().cues["thing_sense"]
    verb = next((u.tag for u in behind if u.tag not in ("RB", "T")), "")
    return is_thing and units[stop - 1].mention is None and verb in FINITE


def _is_behind_opening(units: Sequence[Unit], position: int, stop: int) -> bool:
    """`In the north Huawei supplies it`: where or for what, and who; not `the operator Telia`."""
    opens = position == 1 or (position > 1 and units[position - 2].tag in (";", ":"))
    is_led = opens and units[position - 1].tag == "IN" and units[position].tag in OPENING
    before = units[stop - 1]
    if not (is_led and _is_company(units[stop])) or before.tag != "N" or before.mention is not None:
        return False
    senses = {s.sense for s in lexicon().noun(singular(before.lower))}
    if senses & NAMED_BY or before.lower in lexicon().cues["owned_part"]:
        return False
    behind = units[names_end(units, stop) :]
    return next((u.tag for u in behind if u.tag not in ("RB", "T")), "") in FINITE


def _opens_behind_phrase(units: Sequence[Unit], stop: int) -> bool:
    """`Under the law operators need a permit`: by what, and who; not `at the network operators`."""
    is_led = units[0].tag == "IN" and units[1].tag in OPENING and stop > 2
    before, unit = units[stop - 1], units[stop]
    if not is_led or before.tag != "N" or before.mention is not None or unit.tag != "N":
        return False
    many = singular(unit.lower)
    is_act = lexicon().has_sense(singular(before.lower), "law", "act", "draft")
    is_many = many != unit.lower and lexicon().has_sense(many, "operator", "company")
    verb = units[stop + 1].tag if stop + 1 < len(units) else ""
    return is_act and is_many and (verb in FINITE or verb == "NEG")


def _is_many_behind_country(units: Sequence[Unit], position: int, stop: int) -> bool:
    """`In Estonia state agencies are`: where, and who; a plural has no article to begin with."""
    opens = position == 1 and stop == 2 and units[0].lower == "in"
    name = units[position].mention
    if not opens or name is None or name.kind not in ("country", "capital"):
        return False
    end = stop
    while end < len(units) and units[end].tag in ("N", "J") and units[end].mention is None:
        end += 1
    behind = next((u.tag for u in units[end:] if u.tag not in ("RB", "T")), "")
    return end > stop and units[end - 1].lower.endswith("s") and behind in FINITE


NAMED_BY = frozenset({"vendor", "operator", "company", "contender", "unit", "owner"})
"""What a name behind it may tell the name of."""


def _is_office_behind_name(units: Sequence[Unit], stop: int) -> bool:
    """`named Nokia sole supplier`: what somebody is made, without an article."""
    verb = units[stop - 2] if stop > 1 else None
    if not _is_company(units[stop - 1]) or verb is None or verb.tag not in VERB_TAGS:
        return False
    end = stop
    while end < len(units) and units[end].tag in ("J", "N", "CD") and not _is_company(units[end]):
        end += 1
    ends = end > stop and (end == len(units) or units[end].tag not in NOUN_TAGS)
    is_award = end + 2 < len(units) and units[end + 2].lower == "year"
    names = verb.lemma in lexicon().cues["names_to_office"]
    return names and ends and not is_award and _is_office(units[end - 1])


def _is_office(unit: Unit) -> bool:
    is_one = unit.tag == "N" and singular(unit.lower) == unit.lower
    return is_one and lexicon().has_sense(unit.lower, "vendor")


def _is_company(unit: Unit) -> bool:
    return unit.mention is not None and unit.mention.kind in COMPANIES


def _is_measure_behind_name(units: Sequence[Unit], stop: int) -> bool:
    """`dropped it for Ericsson two years before`: the time is none of the company."""
    if units[stop].tag != "CD" or units[stop - 1].mention is None or stop + 2 >= len(units):
        return False
    is_time = singular(units[stop + 1].lower) in TIME_UNITS
    return is_time and units[stop + 2].lower in AFTER_MEASURE


def _is_sum_behind_several(units: Sequence[Unit], stop: int) -> bool:
    """`would give carriers $3 billion`: whom, and how much."""
    before = units[stop - 1]
    is_many = before.tag == "N" and before.lower.endswith("s") and before.mention is None
    return is_many and units[stop].text in CURRENCIES


CURRENCIES = frozenset({"$", "€", "£"})


def _is_beside_place(units: Sequence[Unit], position: int, stop: int) -> bool:
    """`In Denmark TDC dropped it`, `in 5G Bell has`: where, or in what, and who."""
    before, unit = units[stop - 1].mention, units[stop].mention
    if position == 0 or units[position - 1].lower != "in" or before is None or unit is None:
        return False
    return before.kind in WHERE and unit.kind in WHO.get(before.kind, COMPANIES)


WHERE = frozenset({"country", "capital", "technology"})
WHO = {"technology": frozenset({"operator"})}  # "in 5G Nokia gear" is of Nokia


def _is_inside(units: Sequence[Unit], position: int) -> bool:
    """A sign that a phrase goes on behind: between qualities, or that of `a 60 % share`."""
    unit = units[position]
    if unit.tag == "%" and 0 < position < len(units) - 1:
        return units[position - 1].tag == "CD" and units[position + 1].tag == "N"
    return _lists_qualities(units, position)


def _lists_qualities(units: Sequence[Unit], position: int) -> bool:
    """The comma of `a high-speed, low-latency network`, `a five-year, $2 billion contract`."""
    if units[position].tag != "," or not 1 < position < len(units) - 1:
        return False
    start = position - 1
    while start > position - LONGEST_QUALITY and _is_plain_nominal(units[start]):
        start -= 1
    is_led = start < position - 1 and units[start].tag == "DT"
    is_told = any("-" in u.lower for u in units[start + 1 : position])
    return is_led and is_told and _is_quality(units, position + 1)


LONGEST_QUALITY = 4  # units


def _is_plain_nominal(unit: Unit) -> bool:
    return unit.tag in ("N", "J", "CD") and unit.mention is None


def _is_quality(units: Sequence[Unit], position: int) -> bool:
    """Whether a compound or a measure begins here: `low-latency`, `$2 billion`, `EUR 50m`."""
    unit, behind = units[position], units[position + 1 : position + 2]
    is_currency = unit.text.isupper() and any(u.tag == "CD" for u in behind)
    is_compound = "-" in unit.lower and unit.tag == "N"
    return _is_plain_nominal(unit) and (is_compound or is_currency or unit.tag == "CD")


def _starts_infinitive(units: Sequence[Unit], position: int) -> bool:
    if units[position].tag == "NEG" and position + 1 < len(units):
        position += 1  # "asked them not to use it"
    if units[position].tag != "TO":
        return False
    ahead = position + 1
    while ahead < len(units) and units[ahead].tag in ("RB", "NEG"):
        ahead += 1
    return ahead < len(units) and units[ahead].tag in ("VB", "BE", "HAVE", "DO")


LEXICAL = frozenset({"VF", "VB", "VBG", "VBN", "JJ"})
GROUPED = VERB_TAGS | {"RB", "NEG"}


def _verb_end(units: Sequence[Unit], position: int) -> int:
    """Auxiliaries and adverbs up to and with the first lexical verb."""
    stop = position
    lexical = False
    while stop < len(units):
        tag = units[stop].tag
        negated = stop == position + 1 and units[position].tag == "NEG"
        opens = tag == "TO" and (stop == position or negated)
        begins_anew = tag == "MD" and any(u.tag in VERB_TAGS for u in units[position:stop])
        if not opens and (tag not in GROUPED or (lexical and tag in VERB_TAGS) or begins_anew):
            break  # "what they have must go"
        lexical = lexical or tag in LEXICAL
        stop += 1
    while stop > position + 1 and units[stop - 1].tag == "RB":
        stop -= 1
    return stop


def _adverbs_before(units: Sequence[Unit], position: int) -> list[str]:
    """`already hit by sanctions`: the adverbs right before a group are its own."""
    start = position
    while start > 0 and units[start - 1].tag == "RB":
        start -= 1
    return [u.lower for u in units[start:position]]


def _verb_group(units: Sequence[Unit], before: list[str]) -> VerbGroup | None:
    verbs = [u for u in units if u.tag in VERB_TAGS]
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


PERFECT = frozenset({"VBN", "BE", "HAVE", "JJ"})


def _lemma(unit: Unit) -> str:
    if unit.tag == "BE":
        return "be"
    if unit.tag == "HAVE":
        return "have"
    if unit.tag == "DO":
        return "do"
    return unit.lemma or unit.lower


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


PAST_AUXILIARIES = frozenset({"was", "were", "had", "did", "remained", "stayed"})


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
