"""The rule tables of `data/lexicon/`: frames, embedding operators, roles, decisions.

The engine treats every class, effect and feature as an opaque word; what they mean stands in the
tables alone.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Set
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from itertools import product

from pipeline.language.lexicon import read_table

Key = tuple[str, str, str]  # lemma, particle, part of speech
NOTHING = "none"  # the kind of a row that ends the reading of a frame


@dataclass(frozen=True, slots=True)
class Roles:
    """Where a frame class finds each of its roles: grammatical functions, best first."""

    functions: Mapping[str, tuple[str, ...]]

    def of(self, role: str) -> tuple[str, ...]:
        """The functions of a role, none when the class has no such role."""
        return self.functions.get(role, ())


@dataclass(frozen=True, slots=True)
class Decision:
    """One row of the decision table: features needed and barred, and what they come to.

    Of each of `choices` one feature is needed: `future/e:plan`, `any|below:network`.
    """

    rule_id: str
    frame_class: str
    needs: frozenset[str]
    bars: frozenset[str]
    choices: tuple[frozenset[str], ...]
    kind: str
    value: str
    stage: str

    @property
    def roles(self) -> frozenset[str]:
        """The roles that it needs, as features."""
        return frozenset(name for name in self.needs if name.startswith("role:"))

    def fits(self, features: Set[str]) -> bool:
        """Whether the features satisfy the row."""
        return (
            self.needs <= features
            and self.bars.isdisjoint(features)
            and not any(map(features.isdisjoint, self.choices))
        )

    def lacks(self, features: Set[str]) -> list[str]:
        """What it needs that is missing; of a choice all that would do."""
        unmet = [choice for choice in self.choices if choice.isdisjoint(features)]
        return sorted([*(self.needs - features), *("/".join(sorted(c)) for c in unmet)])


@dataclass(frozen=True)
class Tables:
    """All rule tables."""

    frames: Mapping[Key, tuple[str, ...]]
    effects: Mapping[Key, tuple[str, ...]]
    roles: Mapping[str, Roles]
    decisions: Mapping[str, tuple[Decision, ...]]
    readings: Mapping[str, tuple[Decision, ...]]
    resumes: Mapping[str, frozenset[str]]  # by class of a noun, the actions it may stand for
    echoes: frozenset[str]  # classes of verbs that stand for the one before: `followed`
    led: Mapping[str, str]  # by class, what leads to the generation: `did away with it`
    deals: Mapping[str, tuple[str, ...]]  # whether a class makes a deal or resumes one, by class
    tied: frozenset[str]  # classes that may go on with whose network a vendor was said to be in
    elliptic: frozenset[str]  # classes of verbs that may lack their object: `starts in June`
    denied: frozenset[str]  # classes of acts that others are said not to do: `its rival does not`
    turns: frozenset[str]  # classes of verbs that end or delay what they are done to
    ending: frozenset[str]  # classes of verbs that end a network: `closed it in favour of 5G`
    classes: frozenset[str]


@cache
def tables() -> Tables:
    """The shipped rule tables."""
    frames = _by_key("frames.csv", "class")
    return Tables(
        frames=frames,
        effects=_by_key("embeddings.csv", "effect"),
        roles=_roles(),
        decisions=_decisions("decisions.csv"),
        readings=_decisions("readings.csv"),
        resumes=_resumes(),
        echoes=_marked("echo"),
        tied=_marked("tied"),
        elliptic=_marked("elided"),
        denied=_marked("denied"),
        turns=_marked("turn"),
        ending=_marked("ending"),
        led={r["class"]: r["functions"] for r in read_table("roles.csv") if r["role"] == "led"},
        classes=frozenset(name for evoked in frames.values() for name in evoked),
        deals={
            r["class"]: tuple(r["functions"].split())
            for r in read_table("roles.csv")
            if r["role"] == "deal"
        },
    )


@cache
def rows_of(frame_class: str, roles: frozenset[str]) -> tuple[Decision, ...]:
    """The rows of a class that want no role, told as a feature, beside some; in their order."""
    rows = tables().decisions.get(frame_class, ())
    return tuple(row for row in rows if row.roles <= roles)


def reading(name: str, features: Set[str]) -> str:
    """The stage or certainty that the features come to."""
    for row in tables().readings[name]:
        if row.fits(features):
            return row.value
    raise LookupError(f"readings.csv: no row of {name} fits; its last row must need nothing")


def noun_classes(lemma: str) -> tuple[str, ...]:
    """The frame classes that a noun evokes by itself, by its singular."""
    return tables().frames.get((lemma, "", "noun"), ())


def rule_id(frame_class: str, row: Mapping[str, str]) -> str:
    """A name made of what the row says: it stays when rows around it come and go.

    `exclude.ban.3fa2c1`: the class, what the row comes to, and a digest of its features, in any
    order, with its kind and stage. The same id is the same rule in every version of the engine.
    """
    told = [*sorted(row["features"].split()), row["kind"], row.get("stage") or ""]
    digest = blake2b(" ".join(told).encode(), digest_size=3).hexdigest()
    return f"{frame_class.lower()}.{row['value']}.{digest}"


def _by_key(name: str, column: str) -> dict[Key, tuple[str, ...]]:
    found: dict[Key, list[str]] = defaultdict(list)
    for row in read_table(name):
        found[row["lemma"], row["particle"], row["pos"]].append(row[column])
    return {key: tuple(values) for key, values in found.items()}


def _resumes() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for row in read_table("resumes.csv"):
        found[row["class"]].add(row["action"])
    return {name: frozenset(actions) for name, actions in found.items()}


MARKS = ("echo", "elided", "deal", "turn", "tied", "denied", "ending")
"""Rows of the table of roles that tell of the class itself."""


def _marked(mark: str) -> frozenset[str]:
    return frozenset(r["class"] for r in read_table("roles.csv") if r["role"] == mark)


def _roles() -> dict[str, Roles]:
    roles: dict[str, dict[str, tuple[str, ...]]] = defaultdict(dict)
    for row in (r for r in read_table("roles.csv") if r["role"] not in MARKS):
        roles[row["class"]][row["role"]] = tuple(row["functions"].split())
    return {name: Roles(functions) for name, functions in roles.items()}


def _decisions(name: str) -> dict[str, tuple[Decision, ...]]:
    """Rows by frame class (or by what they decide), in the order of the file."""
    found: dict[str, list[Decision]] = defaultdict(list)
    for row in read_table(name):
        words = row["features"].split()
        wanted = [frozenset(choices(w)) for w in words if not w.startswith("!")]
        for frame_class in row["class"].split("|"):
            found[frame_class].append(
                Decision(
                    rule_id=rule_id(frame_class, row),
                    frame_class=frame_class,
                    needs=frozenset(word for want in wanted if len(want) == 1 for word in want),
                    bars=frozenset(w[1:] for w in words if w.startswith("!")),
                    choices=tuple(want for want in wanted if len(want) > 1),
                    kind=row["kind"],
                    value=row["value"],
                    stage=row.get("stage") or "",
                )
            )
    return {key: tuple(rows) for key, rows in found.items()}


def choices(word: str) -> list[str]:
    """`future/e:plan`: what is ahead, or what is planned."""
    return [choice for way in word.split("/") for choice in _spelled_out(way)]


def _spelled_out(way: str) -> list[str]:
    """`any|below:gear|network`: any gear, any network, gear below, a network below."""
    parts = [part.split("|") for part in PLACED.split(way)]
    return ["".join(chosen) for chosen in product(*parts)]


PLACED = re.compile(r"([:@^~])")  # what stands between a function and what it leads to
