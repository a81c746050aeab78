"""Noun chunks and verb groups: the pieces that a clause is made of."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from pipeline.language.determiners import QUANTIFIERS
from pipeline.language.lexicon import lexicon, singular
from pipeline.language.tagging.unit import Unit

CONTRASTING = frozenset({"no", "none", "not"})
DETERMINERS_OF_NEGATION = frozenset({"no", "none", "not", "nothing", "neither", "nobody"})
SCARCE = frozenset(
    {
        *("few", "hardly any", "scarcely any", "barely any"),
        *("hardly anyone", "hardly anybody", "scarcely anyone"),
    }
)


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
    is_alternative: bool = False  # "Nokia or Ericsson": the one or those before it
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

    def behind(self, *prepositions: str) -> "Iterator[NounChunk]":
        """What prepositions behind it lead to, however deep; all of them where none is told."""
        for preposition, post in self.posts:
            if not prepositions or preposition in prepositions:
                yield post
                yield from post.behind(*prepositions)

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
    def is_scarce(self) -> bool:
        """`few analysts`, `hardly anyone`: next to none of them."""
        return self.units[0].lower in SCARCE

    @property
    def is_partial(self) -> bool:
        """`not all of its network`, `not every carrier`: some, and others not."""
        opening = [u.lower for u in self.units[:2]]
        return opening[:1] == ["not"] and opening[1:] in (["all"], ["every"], ["each"])

    @property
    def is_contrast(self) -> bool:
        """`not Huawei`, which a list that goes before does not take in: `Nokia, but not Huawei`.

        So it is with `Nokia and no Huawei`, `Nokia and none of its rivals`.
        """
        return self.units[0].lower in CONTRASTING and self.is_negative

    def _is_rank(self, unit: Unit) -> bool:
        following = self.units[self.units.index(unit) + 1 :][:1]
        is_counted = bool(following) and following[0].tag == "CD"
        return unit.lower == "no" and is_counted and following[0].lower != "one"

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
