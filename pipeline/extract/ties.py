"""In whose network equipment is, where only a sentence before says so.

`Telenor used Huawei for 4G. The Chinese company will be replaced by 2023`: a frame that tells of a
vendor what happens in a network, and names nobody whose network it is, goes on with the operator
that was said to have that vendor, as long as no other operator has come between.

In: the frames of a sentence, and what those before told. Out: the same frames, some with the
operator that they left out.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from pipeline.extract.bound import SUPPRESSED, Bound
from pipeline.extract.entities import Entity
from pipeline.extract.nouns import denote
from pipeline.extract.tables import tables
from pipeline.language.mentions import COMPANIES

WINDOW = 2  # sentences that may pass before a tie is out of focus
ELSEWHERE = frozenset({"order", "e:order", "e:urge", "government@agent"})
PLACES = frozenset(
    {"place:country", "place:place", "place:capital", "place:province", "place:continent"}
)


@dataclass(slots=True)
class Ties:
    """Whose network each vendor was last said to be in, and in which sentence."""

    told: dict[str, tuple[int, tuple[Entity, ...]]] = field(default_factory=dict)

    def resuming(self) -> frozenset[str]:
        """The classes whose frames may go on with a tie."""
        return tables().tied if self.told else frozenset()

    def go_on(self, bounds: Sequence[Bound], sentence: int, operators: set[str]) -> None:
        """Complete the frames of a sentence, in place, and remember what it tells itself."""
        for bound in bounds:
            if bound.frame.frame_class in tables().tied and _is_open(bound):
                self._resume(bound, operators)
            if bound.frame.frame_class in tables().tied and _is_of_that_deal(bound):
                self._resume_maker(bound, sentence)
            if _is_tie(bound):
                self.told |= {vendor: (sentence, owners) for vendor, owners in _tied(bound)}
        self.told = {v: t for v, t in self.told.items() if _stays(t, sentence, operators)}

    def _resume(self, bound: Bound, operators: set[str]) -> None:
        """Give a frame that lacks its operator the one that its vendors were tied to before."""
        found = [self.told.get(e.id) for e in bound.roles["vendor"]]
        told = {tuple(e.id for e in tie[1]): tie[1] for tie in found if tie is not None}
        if len(told) == 1 and None not in found:
            ((ids, owners),) = told.items()
            if operators <= set(ids):
                _lend(bound, owners)

    def _resume_maker(self, bound: Bound, sentence: int) -> None:
        """`Its supplier is Nokia, and it extended that contract`: with the one it was tied to."""
        (operator,) = bound.roles["operator"]
        makers = [
            vendor
            for vendor, (number, owners) in self.told.items()
            if [e.id for e in owners] == [operator.id] and sentence - number < WINDOW
        ]
        if len(makers) == 1:
            name = makers[0]
            path = f"that contract -> {name}"
            bound.fill("vendor", "tie", [Entity("vendor", name, None, path)])


def _is_of_that_deal(bound: Bound) -> bool:
    """Whether one operator does something to a deal that was spoken of, whoever is its maker."""
    if "vendor" in bound.roles or len(bound.roles.get("operator", ())) != 1:
        return False
    if bound.frame.noun is not None or bound.features & {*SUPPRESSED, "possible"}:
        return False
    told = bound.frame.clause.deep_objects()
    return len(told) == 1 and told[0].determiner in POINTING and not told[0].posts


POINTING = frozenset({"that", "this"})


def _stays(tie: tuple[int, tuple[Entity, ...]], sentence: int, operators: set[str]) -> bool:
    """Whether a tie may still be gone on with: told lately, and no other operator spoken of."""
    number, owners = tie
    is_near = sentence - number < WINDOW
    return is_near and (number == sentence or operators <= {e.id for e in owners})


def _is_open(bound: Bound) -> bool:
    """Whether a frame tells of a vendor what nobody is said to do, in a network of nobody."""
    if "operator" in bound.roles or not bound.roles.get("vendor"):
        return False
    clause = bound.frame.clause
    if bound.features & (SUPPRESSED | ELSEWHERE | PLACES) or _is_of_others(bound):
        return False
    if bound.frame.noun is not None:
        return not bound.frame.noun.possessors()
    return clause.is_passive and not clause.phrase("by")


def _is_of_others(bound: Bound) -> bool:
    """`removed from Finnish schools`: from what is no network."""
    inside = bound.frame.clause.phrase("from", "in", "at")
    return any(not denote(n, deep=False).senses & NETWORKS for n in inside)


NETWORKS = frozenset({"network", "gear"})


def _lend(bound: Bound, owners: Iterable[Entity]) -> None:
    lent = [replace(e, path=f"its network -> {e.text or e.id}") for e in owners]
    bound.fill("operator", "tie", lent)


def _is_tie(bound: Bound) -> bool:
    both = all(bound.roles.get(r) for r in COMPANIES)
    return both and not bound.features & {*SUPPRESSED, "neg", "possible"}


def _tied(bound: Bound) -> Iterable[tuple[str, tuple[Entity, ...]]]:
    owners = tuple(e for e in bound.roles["operator"] if not e.id.startswith("all:"))
    return [(v.id, owners) for v in bound.roles["vendor"]] if owners else []
