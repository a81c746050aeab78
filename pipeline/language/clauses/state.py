"""What the reading of one sentence knows at a place: the state that its readers move on."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.language.chunks import Chunk, Mark, NounChunk
from pipeline.language.clauses.model import TOLD_BESIDE, VERBLIKE, Clause
from pipeline.language.tagging.tagset import SPEECH
from pipeline.language.timex.expression import TimeExpression

CLOSERS = frozenset({";", ":", "—"})
CLOSED_BY_VERB = TOLD_BESIDE | VERBLIKE
RELATIVES = frozenset({"which", "who", "whom", "where"})
SPOKEN = SPEECH | {"tell"}


@dataclass(slots=True)
class ParseState:
    """The state of reading one sentence."""

    chunks: Sequence[Chunk]
    is_headline: bool
    clauses: list[Clause] = field(default_factory=list)
    current: Clause = field(default_factory=lambda: Clause("main"))
    preposition: str = ""
    last_noun: NounChunk | None = None
    group: list[NounChunk] | None = None  # where a coordinated noun would go
    comma: bool = False
    conjunction: str = ""
    pending: str = ""  # a subordinator or relative that waits for its verb
    pending_at: int = 0  # where that word stands, as a character offset
    is_apart: bool = False  # whether a comma stands before that word
    held: list[TimeExpression] = field(default_factory=list)  # times told while one waits
    waiting: NounChunk | None = None  # a noun whose verb is known to follow
    joined: NounChunk | None = None  # the last noun behind a conjunction
    apposed: NounChunk | None = None  # the last noun that tells who the one before it is
    position: int = 0

    def open(self, clause: Clause) -> Clause:
        """Begin a clause, which becomes the current one."""
        self.clauses.append(clause)
        self.current = clause
        self.group = None
        return clause

    def close(self) -> None:
        """End the clause and all around it: what follows is a main clause of its own."""
        self.open(Clause("main"))
        self.preposition, self.comma, self.conjunction, self.pending = "", False, "", ""

    def group_of(self, noun: NounChunk) -> list[NounChunk]:
        """A noun with those that stand beside it."""
        return list(self.group) if self.group and noun in self.group else [noun]

    def is_mark(self, position: int, tag: str) -> bool:
        """Whether the chunk at a position is a mark of a tag."""
        item = self.chunks[position]
        return isinstance(item, Mark) and item.tag == tag

    def last_object(self) -> NounChunk | None:
        """The noun that the current clause took last as its object."""
        objects = self.current.objects
        return objects[-1][-1] if objects and objects[-1] else None

    def open_ancestor(self) -> Clause | None:
        """The nearest clause above that has a subject and waits for its verb."""
        return next((c for c in self.current.ancestors() if c.verb is None and c.subjects), None)
