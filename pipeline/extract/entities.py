"""Whom and what nouns denote: entities, each with the path that led to it, and what they are."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from pipeline.language.chunks import NounChunk
from pipeline.language.mentions import Mention

WHOLE = "whole"
EXAMPLE = "example"
OWNER = "owner"
GOVERNMENT = ("authority", "official", "country", "capital", "province", "bloc")


@dataclass(frozen=True, slots=True)
class Entity:
    """Somebody or something that the reference knows, and how the text leads to it."""

    kind: str
    id: str
    country: str | None
    path: str
    text: str = ""
    body: str = ""
    """For a state that a pronoun or a description leads to: the name of the body that is meant."""

    @property
    def is_described(self) -> bool:
        """Whether words that name nobody stand for it: `"the carrier" -> Telia`."""
        return self.path.startswith('"')

    @property
    def key(self) -> tuple[str, str]:
        """Kind and id."""
        return self.kind, self.id


@dataclass(slots=True)
class Denoted:
    """What a chunk denotes.

    `entities` are what the chunk itself is; `owners` are those that its head belongs to and lets
    through; `modifiers` are all other entities named inside it.
    """

    chunk: NounChunk
    entities: list[Entity] = field(default_factory=list)
    owners: list[Entity] = field(default_factory=list)
    modifiers: list[Entity] = field(default_factory=list)
    senses: set[str] = field(default_factory=set)
    generations: list[str] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)
    demonyms: list[str] = field(default_factory=list)
    about: set[str] = field(default_factory=set)  # senses of head and compound words
    is_quantity: bool = False  # "two of the three": the chunk is what its of-phrase is
    roles: frozenset[str] | None = None  # which a company so described may have, once asked for

    @property
    def whose(self) -> list[Entity]:
        """Those who are named inside it and are not what it is."""
        return [*self.owners, *self.modifiers]

    @property
    def named(self) -> list[Entity]:
        """All entities that are named in it."""
        return [*self.entities, *self.whose]

    @property
    def is_plain(self) -> bool:
        """Whether no entity of its own is named: a pronoun or a description."""
        return not self.entities


def entity(mention: Mention, path: str) -> Entity:
    """The best sense of a mention as an entity."""
    sense = mention.sense
    country = sense.country or (sense.home if sense.kind != "operator" else None)
    return Entity(sense.kind, sense.id, country, path, mention.text)


def with_path(entities: Iterable[Entity], path: str) -> list[Entity]:
    """The same entities, reached on another path."""
    return [Entity(e.kind, e.id, e.country, path, e.text, e.body) for e in entities]
