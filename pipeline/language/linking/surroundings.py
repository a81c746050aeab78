"""What an article says elsewhere of the entities that its names may mean."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.language.mentions import COMPANIES, Mention, countries_of
from pipeline.language.names import Sense

COMPANIES_OF_TRADE = 3
"""How many make an article one of companies of the trade."""
Entity = tuple[str, str]
"""Kind and id."""


@dataclass(slots=True)
class Surroundings:
    """The entities that an article names: beyond doubt, and by names whose context was found."""

    certain: set[Entity] = field(default_factory=set)
    found: set[Entity] = field(default_factory=set)
    countries: set[str] = field(default_factory=set)

    def is_of_companies(self) -> bool:
        """Whether the text names several companies of the trade beyond doubt."""
        return sum(kind in COMPANIES for kind, _ in self.certain) >= COMPANIES_OF_TRADE

    def is_certain(self, sense: Sense) -> bool:
        """Whether an entity is named beyond doubt."""
        return (sense.kind, sense.id) in self.certain

    def is_found(self, sense: Sense) -> bool:
        """Whether some sentence gives a name of an entity the context that it needs."""
        return (sense.kind, sense.id) in self.found

    def note(self, mentions: Sequence[Mention]) -> None:
        """Remember the entities that need no context, and the countries spoken of."""
        self.countries |= countries_of(mentions)
        for mention in mentions:
            if not mention.sense.context and not _is_shared(mention):
                self.certain.add((mention.kind, mention.sense.id))

    def note_resolved(self, mentions: Sequence[Mention]) -> None:
        """Remember the entities whose names hold in one sentence."""
        self.found |= {(m.kind, m.sense.id) for m in mentions}


def _is_shared(mention: Mention) -> bool:
    return len({s.id for s in mention.senses if s.kind == "operator"}) > 1
