"""A name in a sentence: the tokens that it covers, and what it may mean."""

from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.language.names import Sense
from pipeline.language.places import PLACED

COMPANIES = frozenset({"operator", "vendor"})
"""The kinds of names that are companies."""
LOCATED = frozenset({"country", "demonym", "authority", "official", *PLACED})
"""The kinds of names that speak of a country."""


@dataclass(frozen=True, slots=True)
class Mention:
    """Tokens [first, last) of a sentence that name an entity; `senses` from best to worst."""

    first: int
    last: int
    text: str
    senses: tuple[Sense, ...]

    @property
    def sense(self) -> Sense:
        """The best sense."""
        return self.senses[0]

    @property
    def kind(self) -> str:
        """The best sense's kind."""
        return self.senses[0].kind

    @property
    def needs_context(self) -> bool:
        """Whether some sense holds only where something around the name tells it."""
        return any(s.context for s in self.senses)


def countries_of(mentions: Iterable[Mention]) -> set[str]:
    """The countries that names of places, peoples and bodies speak of."""
    located = (m.sense for m in mentions if m.kind in LOCATED and not may_lie_elsewhere(m.sense))
    return {sense.country for sense in located if sense.country}


def may_lie_elsewhere(sense: Sense) -> bool:
    """Whether a place bears a name that other things have: `Reading`, `Cambridge`."""
    return bool(sense.context) and sense.kind in PLACED
