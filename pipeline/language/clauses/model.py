"""A clause: its verb group and its nouns by surface function.

Subjects are inherited through coordination, control and relative pronouns; a passive keeps its
surface functions and is turned round by `deep_subjects` and `deep_objects`.
"""

from collections.abc import Container, Iterator
from dataclasses import dataclass, field
from typing import Any

from pipeline.language.chunks import NounChunk, VerbGroup
from pipeline.language.timex.expression import TimeExpression

EQUAL_RANK = frozenset({"main", "coordinate"})
COMPLETING = frozenset({"infinitive", "gerund", "complement"})
"""They tell what the clause above is about."""
VERBLIKE = frozenset({"infinitive", "gerund"})
NONFINITE = VERBLIKE | {"participial"}
DESCRIBING = frozenset({"relative", "participial"})
"""They tell more of a noun of the clause above."""
ABSOLUTE = "with"
"""The marker of a participle told of a name that it is set beside: `, with Elisa following`."""
TOLD_BESIDE = DESCRIBING | {"adverbial"}


@dataclass(slots=True, eq=False)
class Clause:
    """One clause.

    kind: main, coordinate, complement, relative, participial, infinitive, gerund or adverbial.
    `marker` is the word that opens it; `governor` the noun that it completes ("a plan to ...").
    """

    kind: str
    parent: "Clause | None" = None
    marker: str = ""
    subjects: list[NounChunk] = field(default_factory=list)
    verb: VerbGroup | None = None
    objects: list[list[NounChunk]] = field(default_factory=list)
    phrases: list[tuple[str, list[NounChunk]]] = field(default_factory=list)
    times: list[TimeExpression] = field(default_factory=list)
    governor: NounChunk | None = None
    antecedent: NounChunk | None = None
    inherits_subject: bool = False
    is_negated: bool = False  # "neither of which had"
    is_apart: bool = False  # a comma sets it off: it only tells more of whom it follows
    arguments: Any = None  # its nouns by grammatical function, once worked out
    actors: list[NounChunk] | None = None  # who acts and what is acted on, once worked out
    affected: list[NounChunk] | None = None
    countries: tuple[str, ...] | None = None  # in which it is told, once worked out

    @property
    def opening(self) -> str:
        """The word that opens it as a feature, of several words one: `marker:whether_to`."""
        return f"marker:{self.marker.replace(' ', '_')}"

    @property
    def is_passive(self) -> bool:
        """Whether the verb group is passive."""
        return self.verb is not None and self.verb.is_passive

    def phrase(self, *prepositions: str) -> list[NounChunk]:
        """The noun chunks led by any of the prepositions."""
        return [n for p, group in self.phrases for n in group if p in prepositions]

    def nouns(self) -> Iterator[NounChunk]:
        """Every noun of the clause: subjects, objects, and what prepositions lead."""
        for group in self.groups():
            yield from group

    def groups(self) -> Iterator[list[NounChunk]]:
        """The same, those of one place together: the subjects, each object, each phrase."""
        yield self.subjects
        yield from self.objects
        for _, group in self.phrases:
            yield group

    def direct_objects(self) -> list[NounChunk]:
        """What stands as an object, whoever acts; asked while the sentence is read."""
        return [n for group in self.objects for n in group]

    def deep_subjects(self) -> list[NounChunk]:
        """Who acts: the subject, or the by-phrase of a passive; asked once all has been read."""
        if self.actors is None:
            self.actors = self.phrase("by") if self.is_passive else self.subjects
        return self.actors

    def deep_objects(self) -> list[NounChunk]:
        """What is acted on: the objects, or the subject of a passive; asked as late."""
        if self.affected is None:
            direct = self.direct_objects()
            self.affected = [*self.subjects, *direct] if self.is_passive else direct
        return self.affected

    def completed(self, kinds: Container[str] = COMPLETING) -> "Iterator[Clause]":
        """The clause and, as long as they are of such a kind, those that it completes."""
        clause: Clause | None = self
        while clause is not None:
            yield clause
            clause = clause.parent if clause.kind in kinds else None

    def ancestors(self) -> "list[Clause]":
        """The clauses above, nearest first."""
        chain, clause = [], self.parent
        while clause is not None:
            chain.append(clause)
            clause = clause.parent
        return chain
