"""In whose network equipment is, where only a sentence before says so.

`Telenor used Huawei for 4G. The Chinese company will be replaced by 2023`: a frame that tells of a
vendor what happens in a network, and names nobody whose network it is, goes on with the operator
that was said to have that vendor, as long as no other operator has come between.

In: the frames of a sentence, and what those before told. Out: the same frames, some with the
operator that they left out.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from pipeline.extract.bound import SUPPRESSED, Bound
from pipeline.extract.entities import Entity
from pipeline.extract.forerunners import ids
from pipeline.extract.nouns import denote
from pipeline.extract.tables import tables
from pipeline.extract.tied import RIDDING, are_two, is_of_that_deal, is_of_that_gear
from pipeline.language.mentions import COMPANIES

WINDOW = 2  # sentences that may pass before a tie is out of focus
ELSEWHERE = frozenset({"order", "e:order", "e:urge", "government@agent"})
PLACES = frozenset(
    {"place:country", "place:place", "place:capital", "place:province", "place:continent"}
)


@dataclass(slots=True)
class Tie:
    """In whose network a vendor was said to be, in which sentence, and whether it is there yet."""

    sentence: int
    owners: tuple[Entity, ...]
    is_in_place: bool

    def owner(self) -> str | None:
        """The one operator, if it is one."""
        return self.owners[0].id if len(self.owners) == 1 else None

    def stays(self, sentence: int, operators: set[str]) -> bool:
        """Whether it may still be gone on with: told lately, and no other operator spoken of."""
        is_here = self.sentence == sentence
        is_near = sentence - self.sentence < WINDOW + self.is_in_place
        return is_near and (is_here or operators <= {e.id for e in self.owners})


@dataclass(slots=True)
class Ties:
    """Whose network each vendor was last said to be in."""

    told: dict[str, Tie] = field(default_factory=dict)

    def resuming(self) -> frozenset[str]:
        """The classes whose frames may go on with a tie."""
        return tables().tied if self.told else frozenset()

    def go_on(self, bounds: Sequence[Bound], sentence: int, operators: set[str]) -> None:
        """Complete the frames of a sentence, in place, and remember what it tells itself."""
        for bound in bounds:
            if bound.frame.frame_class in tables().tied:
                self._complete(bound, operators)
            if _is_tie(bound):
                self._note(bound, sentence)
        self.told = {v: t for v, t in self.told.items() if t.stays(sentence, operators)}

    def _complete(self, bound: Bound, operators: set[str]) -> None:
        self._forget_new(bound)
        if _comes_in(bound):
            self._make_room(bound)
        elif _is_open(bound):
            self._resume(bound, operators)
        if is_of_that_deal(bound) and self._lend_both(bound, self.told):
            bound.features.add("object:contract")
        elif is_of_that_gear(bound) and not _is_told_elsewhere(bound):
            self._lend_both(bound, {v: t for v, t in self.told.items() if t.is_in_place})

    def _note(self, bound: Bound, sentence: int) -> None:
        owners = tuple(e for e in bound.roles["operator"] if not e.id.startswith("all:"))
        for vendor in bound.roles["vendor"] if owners else ():
            old = self.told.get(vendor.id)
            was_there = old is not None and old.is_in_place and old.owners == owners
            self.told[vendor.id] = Tie(sentence, owners, was_there or _is_in_place(bound))

    def _resume(self, bound: Bound, operators: set[str]) -> None:
        """Give a frame that lacks its operator the one that its vendors were tied to before."""
        found = [self._tie_of(e, bound) for e in bound.roles["vendor"]]
        told = {tuple(e.id for e in tie.owners): tie.owners for tie in found if tie is not None}
        if len(told) == 1 and None not in found:
            ((ids, owners),) = told.items()
            if operators <= set(ids):
                _lend(bound, owners)

    def _forget_new(self, bound: Bound) -> None:
        """`signed with Nokia, and all of that will be replaced`: not what was only just chosen."""
        makers = bound.roles.get("vendor", [])
        ties = [self.told.get(e.id) for e in makers if e.path.startswith(BY_PRONOUN)]
        is_new = any(tie is not None and not tie.is_in_place for tie in ties)
        is_new = is_new and bound.frame.clause.is_passive  # not "tested it but took it down"
        if is_new and bound.frame.frame_class in RIDDING and "substitute" not in bound.roles:
            bound.vacate("vendor")

    def _tie_of(self, maker: Entity, bound: Bound) -> Tie | None:
        """What ties a maker; what a mere pronoun is said to go stands there already."""
        tie = self.told.get(maker.id)
        is_there = tie is None or tie.is_in_place or bound.frame.frame_class not in RIDDING
        return tie if is_there or not maker.path.startswith(BY_PRONOUN) else None

    def _make_room(self, bound: Bound) -> None:
        """`Telenor used Huawei until May. Ericsson takes over`: in the network of the same."""
        owners = {t.owner(): t.owners for t in self.told.values() if t.is_in_place}
        if len(owners) == 1 and None not in owners and not ids(bound, "vendor") & self.told.keys():
            _lend(bound, next(iter(owners.values())))

    def _lend_both(self, bound: Bound, ties: Mapping[str, Tie]) -> bool:
        """`Its supplier is Nokia, and it extended that contract`: with the one it was tied to.

        Where the sentence names no operator, it is the only one of whom a tie was told.
        """
        acting = {e.id for e in bound.roles.get("operator", ())}
        owners = {t.owner(): t.owners for t in ties.values() if not acting or acting == {t.owner()}}
        makers = [vendor for vendor, tie in ties.items() if tie.owner() in owners]
        if len(owners) != 1 or None in owners or len(makers) != (BOTH if are_two(bound) else 1):
            return False
        if not acting:
            _lend(bound, next(iter(owners.values())))
        found = [Entity("vendor", name, None, f"told before -> {name}") for name in makers]
        bound.fill("vendor", "tie", found)
        return True


def _comes_in(bound: Bound) -> bool:
    """Whether a frame tells that a maker takes over from whoever was there."""
    is_so = bound.frame.frame_class == "SUCCEED" and "operator" not in bound.roles
    return is_so and bool(bound.roles.get("vendor")) and not _is_told_elsewhere(bound)


def _is_told_elsewhere(bound: Bound) -> bool:
    """Whether somebody else acts, or it happens somewhere: `the state will replace the radios`."""
    told = bound.features - ORDERED if _has_to_go(bound) else bound.features
    return bool(told & (ELSEWHERE | PLACES)) or _is_of_others(bound)


ORDERED = frozenset({"order", "e:order"})


def _has_to_go(bound: Bound) -> bool:
    """`The Chinese vendor has to go`: whoever wants it so."""
    is_told = bound.functions.get("government", "imposed") not in ("imposed", "context")
    return bound.frame.frame_class == "GO_OUT" and not is_told


def _is_in_place(bound: Bound) -> bool:
    """Whether a frame tells of gear that is there: no choice, no plan, nothing that replaces it."""
    return bound.frame.frame_class in IN_PLACE and not bound.features & TO_COME


IN_PLACE = frozenset({"USE", "ORIGIN", "BELONG", "LOCATED", "SUPPLIER", "BUILD", "SUPPLY", "EXIST"})
TO_COME = frozenset({"future", "would", "form:inf", "headline_future", "e:plan", "order"})
BOTH = 2
BY_PRONOUN = ('"it"', '"they"', '"them"', '"all"')  # how the path to whom a pronoun means begins


def _is_open(bound: Bound) -> bool:
    """Whether a frame tells of a vendor what nobody is said to do, in a network of nobody."""
    if "operator" in bound.roles or not bound.roles.get("vendor"):
        return False
    clause = bound.frame.clause
    if bound.features & SUPPRESSED or _is_told_elsewhere(bound):
        return False
    if bound.frame.noun is not None:
        return not bound.frame.noun.possessors()
    if bound.frame.frame_class == "GO_OUT":  # "has to go", not "has to go to court"
        is_all = clause.is_passive or not clause.phrases or "substitute" in bound.roles
        return is_all and bool(bound.features & {"vendor@agent", "vendor@object"})
    if "substitute" in bound.roles:
        return not clause.phrase("as")  # "Nokia replaced it as the largest of the world"
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
