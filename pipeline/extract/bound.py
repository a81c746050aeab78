"""A frame with what was bound and described: who takes which part, and what the clause says.

In: what binding and describing find. Out: `Bound`, which the decision table reads.
"""

from dataclasses import dataclass, field

from pipeline.extract.entities import Entity
from pipeline.extract.frames import Frame, functions
from pipeline.extract.modality.effects import Modality
from pipeline.extract.scopes import Scope
from pipeline.language.clauses.model import Clause

UNDATED_ACT = "undated"  # the days of the clause are those of another's act
# what has these claims nothing
SUPPRESSED = frozenset({"question", "conditional", "superseded", "unsaid"})


@dataclass(slots=True)
class Described:
    """What a clause says: features, generations and parts, whichever of its frames is meant."""

    frame: Frame
    features: set[str] = field(default_factory=set)
    generations: list[str] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)
    below_generations: list[str] = field(default_factory=list)
    purpose_generations: list[str] = field(default_factory=list)
    purpose_parts: list[str] = field(default_factory=list)
    positions: dict[str, int] = field(default_factory=dict)  # of generations and countries


@dataclass(slots=True)
class Bound(Described):
    """A frame with its roles bound: entities per role, and where each was found."""

    modality: Modality = field(default_factory=Modality)
    roles: dict[str, list[Entity]] = field(default_factory=dict)
    functions: dict[str, str] = field(default_factory=dict)
    clauses: list[Clause] = field(default_factory=list)
    scopes: dict[str, Scope] = field(default_factory=dict)  # by vendor, where each has its own
    stations: dict[str, tuple[str, ...]] = field(default_factory=dict)  # countries by operator
    countries: tuple[str, ...] = ()
    default_country: str | None = None
    recent_countries: tuple[frozenset[str], ...] = ()  # by sentence, this one first
    nations: tuple[str, ...] = ()  # countries in which the clause says that it happens
    provinces: tuple[str, ...] = ()  # countries of which it names parts

    @property
    def role_features(self) -> frozenset[str]:
        """The features that tell which roles are bound."""
        return frozenset(name for name in self.features if name.startswith("role:"))

    def fill(self, role: str, function: str, entities: list[Entity]) -> None:
        """Give a role to entities, with the function that led to them."""
        self.roles[role] = entities
        self.functions[role] = function
        self.features |= {f"role:{role}", f"{role}@{function.rstrip('*!')}"}

    def vacate(self, role: str) -> None:
        """Take back a role that was filled, with what its being filled says."""
        del self.roles[role], self.functions[role]
        told = (f"role:{role}", f"{role}@")
        self.features -= {f for f in self.features if f.startswith(told)}


def collect(target: list[str], items: list[str]) -> None:
    """Add what is not there yet, in order."""
    target.extend(i for i in items if i not in target)


def start_of(bound: Bound) -> int:
    """Where what a frame hangs on stands: the verb of its clause, else the noun."""
    verb = bound.frame.clause.verb
    return verb.start if verb is not None else bound.frame.noun.start if bound.frame.noun else 0


def end_of(bound: Bound) -> int:
    """Where the clause ends: what stands behind tells of something else."""
    clause = bound.frame.clause
    chunks = [a for _, n in functions(clause) for a in (n, *n.appositions)]
    return max((n.end for n in chunks), default=start_of(bound))
