"""A bound frame that a row of the decision table fits: what every kind of claim takes from it."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.extract.attribution import Attribution
from pipeline.extract.bound import Bound
from pipeline.extract.dating import Dated, resolve
from pipeline.extract.deciding.claim import Claim
from pipeline.extract.deciding.networks import Setting, operator_countries
from pipeline.extract.entities import Entity
from pipeline.extract.modality.effects import verb_effects
from pipeline.extract.nouns import denote
from pipeline.extract.pairing import paired_deadline
from pipeline.extract.reading.sentence import ReadSentence
from pipeline.extract.tables import Decision, reading
from pipeline.language.clauses.model import TOLD_BESIDE
from pipeline.schemas.vocabulary import GENERATIONS

UNDECIDED = "undecided"
LICENSED = "licensed"
NEW_GROUND = ("licensed", "planned", "trial", "launched")
TESTS = ("testing", "trial")
EACH_ITS_OWN = frozenset({"respectively", "respective"})  # "in their respective homes of X and Y"


@dataclass(frozen=True, slots=True)
class Case:
    """A bound frame that a row of the decision table fits, and where it stands."""

    read: ReadSentence
    bound: Bound
    row: Decision
    setting: Setting
    speaker: Attribution

    def claim(self, fields: dict[str, str | None], dates: dict[str, Dated]) -> Claim:
        """A claim of the row's kind."""
        is_title = self.read.sentence.is_title
        return Claim(
            self.row.kind,
            fields,
            dates,
            reading("certainty", self.bound.features),
            (self.read.sentence.start, self.read.sentence.end),
            self.speaker,
            self.row.rule_id,
            _explain(self.bound),
            is_title,
            _is_aside(self.bound),
            _names_companies(fields, self.read),
            self.row.kind == "policy" and (is_title or _is_mentioned(self.bound)),
        )

    def part(self, vendor: str | None = None) -> str | None:
        """The network part that the clause or its purpose names; null where it names several."""
        parts = self.bound.parts or self.bound.purpose_parts
        scope = self.bound.scopes.get(vendor or "")
        parts = [*scope.parts] if scope is not None else parts
        return parts[0] if len(parts) == 1 else None

    def generations(self, vendor: str) -> Sequence[str | None]:
        """The generations that the clause or its purpose names for a vendor, one claim each."""
        scope = self.bound.scopes.get(vendor)
        own = scope.generations if scope is not None else ()
        told = own or self.bound.generations or self.bound.purpose_generations
        others = {g for each in self.bound.scopes.values() for g in each.generations}
        if scope is not None and scope.has_purpose and not own and others >= {*told}:
            return (None,)  # "Nokia for its radio network and Ericsson for its 5G core"
        return [g for g in told if g in GENERATIONS] or (None,)

    def countries(self, place: tuple[Entity, str | None], vendor: str) -> Sequence[str | None]:
        """The countries of a network: those that a vendor of several is named for, if any."""
        scope = self.bound.scopes.get(vendor)
        is_open = scope is not None and place[0].country is None
        own = scope.countries if scope is not None and is_open else ()
        return own or (place[1],)

    def place(self, operator: Entity) -> tuple[int, int] | None:
        """`A and B in 2025 and 2026 respectively`: which of how many an operator is."""
        operators = self.bound.roles.get("operator", [])
        is_paired = "respectively" in self.bound.features and operator in operators
        return (operators.index(operator), len(operators)) if is_paired else None

    def operators(self) -> Iterator[tuple[Entity, str | None]]:
        """Every operator with every country in which its network is meant."""
        operators, nations = self.bound.roles.get("operator", []), self.bound.nations
        is_told_apart = bool(self.bound.features & EACH_ITS_OWN) or self._are_homes(nations)
        is_paired = is_told_apart and len(operators) == len(nations) > 1
        for place, operator in enumerate(operators):
            if is_paired:
                yield operator, nations[place]
                continue
            for country in self._networks(operator):
                yield operator, country

    def _are_homes(self, nations: Sequence[str]) -> bool:
        """`A and B in Denmark and Norway`, whence they are in this order: each at home."""
        homes = [self.setting.homes.get(e.id) for e in self.bound.roles.get("operator", [])]
        return homes == [*nations]

    def _networks(self, operator: Entity) -> Sequence[str | None]:
        """Where a network is meant: `Telia in Sweden and Telenor in Norway` tells each its own."""
        stations = self.bound.stations
        own = stations.get(operator.id, ())
        if own and operator.country is None:
            return own
        in_many = "many_countries" in self.bound.features
        if not stations:
            return operator_countries(operator, self.setting, self._enters(), many=in_many)
        others = {c for each in stations.values() for c in each}
        before = tuple(told - others for told in self.setting.recent_countries)
        setting = replace(self.setting, local_countries=(), recent_countries=before)
        if setting.default_country in others:
            setting.default_country = None
        return operator_countries(operator, setting, many=in_many)

    def _enters(self) -> tuple[str, ...]:
        """Countries that the clause names, which may be new to an operator; no vendor's home."""
        nations = self.bound.nations
        if self.row.value in TESTS:  # what is signed or shown in a part of a country is not there
            nations = nations or self.bound.provinces
        if self.row.kind == "deployment":
            vendors = self.bound.roles.get("vendor", [])
            homes = {self.setting.vendor_homes.get(e.id) for e in vendors}
            return tuple(c for c in nations if c not in homes)
        if self.row.value == LICENSED:
            nations = nations or _whose_spectrum(self.bound)
        return nations if self.row.value in NEW_GROUND else ()


def _whose_spectrum(bound: Bound) -> tuple[str, ...]:
    """`gets Croatian spectrum`, `won a Danish licence`: the country that it was had of."""
    told = (denote(noun, deep=False) for noun in bound.frame.clause.deep_objects())
    return tuple(dict.fromkeys(c for d in told if "spectrum" in d.senses for c in d.demonyms))


def _is_aside(bound: Bound) -> bool:
    """Whether a sentence tells it by the way: `the ban, which Sweden imposed, will`."""
    clause = bound.frame.clause
    return any(c.kind in TOLD_BESIDE for c in (clause, *clause.ancestors()))


def _names_companies(fields: Mapping[str, str | None], read: ReadSentence) -> bool:
    """Whether the sentence itself names the companies: `Nokia`, not `the Finnish company`."""
    told = {fields.get(name) for name in ("operator_id", "vendor_id")} - {None}
    return told <= {m.sense.id for m in read.mentions}


def _is_mentioned(bound: Bound) -> bool:
    """Whether a noun names the act and no verb says what becomes of it."""
    verb = bound.frame.clause.verb
    return bound.frame.noun is not None and (verb is None or not verb_effects(verb))


def _explain(bound: Bound) -> str:
    bindings = {
        role: [{"id": e.id, "function": bound.functions[role], "path": e.path} for e in entities]
        for role, entities in sorted(bound.roles.items())
    }
    return json.dumps(
        {
            "anchor": bound.frame.anchor,
            "frame": bound.frame.frame_class,
            "operators": bound.modality.chain,
            "roles": bindings,
        },
        ensure_ascii=False,
        sort_keys=True,
    )


def is_restricted(bound: Bound, operator: Entity) -> bool:
    """Whether a clause that describes operators says which ones are meant: not all of them."""
    return operator.id.startswith("all:") and bound.frame.clause.antecedent is not None


def own_deadline(case: Case, generation: str | None, slot: str) -> dict[str, Dated]:
    """The deadline of one generation, where the sentence gives each its own."""
    time = paired_deadline(case.read, case.bound, generation)
    if time is None:
        return {}
    return {slot: resolve(time, case.setting.published, future=True, basis="deadline")}
