"""Facts of the reference that reading needs: homes and seats, and who has networks where.

In: a reference. Out: `World`, made once per fingerprint.
"""

from collections.abc import Set
from dataclasses import dataclass, field
from functools import cache

from pipeline.language.lexicon import read_table
from pipeline.reference import Reference


@dataclass(frozen=True)
class World:
    """Facts of the reference that reading needs: homes, networks, seats."""

    vendor_home: dict[str, str]
    vendor_seat: dict[str, str]
    networks: dict[str, frozenset[str]]
    operator_home: dict[str, str]
    former_networks: tuple[tuple[str, str, str], ...] = ()  # operator, country, last year
    ever: dict[str, frozenset[str]] = field(default_factory=dict)  # networks, given up or not
    held: dict[str, frozenset[str]] = field(default_factory=dict)  # of groups: those of their units
    blocs: frozenset[str] = frozenset()
    parents: dict[str, str] = field(default_factory=dict)  # whose an operator is, of operators
    first_years: dict[str, int] = field(default_factory=dict)
    """The year of a generation's first commercial launch, anywhere."""
    _by_year: dict[str, dict[str, frozenset[str]]] = field(default_factory=dict)

    def is_under(self, operator: str, owners: Set[str]) -> bool:
        """Whether an operator is that of one of some others, or of one that they own."""
        seen: set[str] = set()
        above = self.parents.get(operator)
        while above is not None and above not in seen:
            if above in owners:
                return True
            seen.add(above)
            above = self.parents.get(above)
        return False

    def networks_in(self, year: str) -> dict[str, frozenset[str]]:
        """Countries by operator in a year: today's and those given up since."""
        if year not in self._by_year:
            found = dict(self.networks)
            for operator, country, until in self.former_networks:
                if until[:4] >= year:
                    found[operator] = found.get(operator, frozenset()) | {country}
            self._by_year[year] = found
        return self._by_year[year]


@cache
def _worlds() -> dict[str, World]:
    return {}


def world(reference: Reference) -> World:
    """The facts of a reference, made once per fingerprint."""
    known = _worlds()
    if reference.fingerprint not in known:
        networks: dict[str, set[str]] = {}
        former = []
        for row in reference["operator_networks"].iter_rows(named=True):
            if row["is_mvno"] == "true":
                continue
            if row["active_until"]:
                former.append((row["operator_id"], row["country_id"], row["active_until"]))
            else:
                networks.setdefault(row["operator_id"], set()).add(row["country_id"])
        vendors = reference["vendors"]
        operators = reference["operators"]
        parents = dict(
            operators.select("operator_id", "parent_id").drop_nulls("parent_id").iter_rows()
        )
        known[reference.fingerprint] = World(
            vendor_home=dict(vendors.select("vendor_id", "country_id").iter_rows()),
            vendor_seat={
                v: (c or "").lower() for v, c in vendors.select("vendor_id", "hq_city").iter_rows()
            },
            networks={k: frozenset(v) for k, v in networks.items()},
            operator_home=dict(operators.select("operator_id", "country_id").iter_rows()),
            former_networks=tuple(former),
            ever=_ever(networks, former),
            held=_held(networks, parents),
            parents=parents,
            first_years=_first_years(reference),
            blocs=frozenset(
                row["country_id"]
                for row in reference["countries"].iter_rows(named=True)
                if row["member_kind"] == "bloc"
            ),
        )
    return known[reference.fingerprint]


def _first_years(reference: Reference) -> dict[str, int]:
    launched = reference["network_generations"].drop_nulls("first_launch_on")
    days = launched.select("generation", "first_launch_on").iter_rows()
    return {generation: int(day[:4]) for generation, day in days}


def _ever(
    networks: dict[str, set[str]], former: list[tuple[str, str, str]]
) -> dict[str, frozenset[str]]:
    found = {k: set(v) for k, v in networks.items()}
    for operator, country, _ in former:
        found.setdefault(operator, set()).add(country)
    return {k: frozenset(v) for k, v in found.items()}


def _held(networks: dict[str, set[str]], parents: dict[str, str]) -> dict[str, frozenset[str]]:
    """The countries where the units of groups that have no networks of their own have some."""
    found: dict[str, set[str]] = {}
    for unit, parent in parents.items():
        if parent not in networks:
            found.setdefault(parent, set()).update(networks.get(unit, ()))
    return {k: frozenset(v) for k, v in found.items()}


@cache
def group_cues(*, behind: bool = False) -> dict[str, str]:
    """Words and demonyms that make an unnamed group of vendors; more do `behind` their noun."""
    rows = (r for r in read_table("groups.csv") if behind or r["place"] != "behind")
    return {row["cue"]: row["group"] for row in rows}
