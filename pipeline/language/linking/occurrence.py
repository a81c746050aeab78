"""A name where it stands: the words beside it, and its sentence."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from pipeline.language.lexicon import lexicon
from pipeline.language.linking.capitals import is_title_case
from pipeline.language.mentions import Mention, countries_of
from pipeline.language.tokens import Token

OPENING_QUOTES = frozenset({'"', "“", "‘", "«"})
OF_TRADE = ("vendor", "technology", "operator")


@dataclass(frozen=True)
class NamedSentence:
    """The tokens of a sentence and the names in it, with what its names ask of all of it."""

    tokens: Sequence[Token]
    names: Sequence[Mention]

    @cached_property
    def is_title_case(self) -> bool:
        """Whether every word has its capital, so that it says nothing of a name."""
        return is_title_case(self.tokens, self.covered)

    @cached_property
    def has_cue(self) -> bool:
        """Whether the sentence is about the trade: by a word, or by a name beyond doubt."""
        cues = lexicon().cues["telecom"]
        return any(t.lower in cues for t in self.tokens) or any(
            m.kind in OF_TRADE and not m.sense.context for m in self.names
        )

    @cached_property
    def countries(self) -> set[str]:
        """The countries that its names speak of."""
        return countries_of(self.names)

    @cached_property
    def covered(self) -> frozenset[int]:
        """The positions of the tokens that names cover."""
        return frozenset(i for m in self.names for i in range(m.first, m.last))


class Occurrence(NamedTuple):
    """One name of a sentence."""

    mention: Mention
    sentence: NamedSentence

    @property
    def tokens(self) -> Sequence[Token]:
        """The tokens of its sentence."""
        return self.sentence.tokens

    @property
    def is_one_word(self) -> bool:
        """Whether it is one token long."""
        return self.mention.last - self.mention.first == 1

    @property
    def is_capitalised(self) -> bool:
        """Whether its first letter is a capital."""
        return self.mention.text[0].isupper()

    @property
    def is_number_word(self) -> bool:
        """Whether its first word is a number as well: `Three`."""
        return lexicon().function_words.get(self.tokens[self.mention.first].lower) == "CD"

    @property
    def before(self) -> Token | None:
        """The token before it."""
        return self.tokens[self.mention.first - 1] if self.mention.first else None

    @property
    def after(self) -> Token | None:
        """The token behind it."""
        return self.tokens[self.mention.last] if self.mention.last < len(self.tokens) else None

    @property
    def word_before(self) -> str:
        """The word before it in lower case; empty where it opens the sentence."""
        return self.tokens[self.mention.first - 1].lower if self.mention.first else ""

    @property
    def word_after(self) -> str:
        """The word behind it in lower case; empty where it ends the sentence."""
        after = self.after
        return after.lower if after is not None else ""

    @property
    def kind_before(self) -> str:
        """The kind of the name that ends where this one begins; empty for none."""
        first = self.mention.first
        return next((m.kind for m in self.sentence.names if m.last == first), "")

    @property
    def is_behind_quote(self) -> bool:
        """Whether a quotation begins with it."""
        return self.before is not None and self.before.text in OPENING_QUOTES
