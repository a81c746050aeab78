"""From bound frames to claims: the decision table, read once per kind of claim."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import product

from pipeline.extract.attribution import Attribution
from pipeline.extract.binding import Bound
from pipeline.extract.dating import Dated, Slots, claim_date, deployment_date, policy_dates
from pipeline.extract.modality import verb_effects
from pipeline.extract.nouns import EXAMPLE, Entity
from pipeline.extract.reading import ReadSentence, speaker_of
from pipeline.extract.tables import Decision, tables

SUPPRESSED = frozenset({"question", "conditional"})
NOTHING = "none"
AHEAD = ("planned", "shutdown_planned")
LEAVING = ("phasing_out", "removed")
ENDING = (*LEAVING, "excluded")
LASTING = ("in_use", "not_used")


@dataclass(frozen=True, slots=True)
class Claim:
    """One claim before it becomes a row: contract fields, dates, evidence and explanation."""

    kind: str
    fields: dict[str, str | None]
    dates: dict[str, Dated]
    certainty: str
    evidence: tuple[int, int]
    speaker: Attribution
    rule_id: str
    explanation: str
    is_title: bool = False
    is_mention: bool = False  # by an event noun or a headline: it may be told in full elsewhere

    def specificity(self) -> tuple[int, int, int, int]:
        """How much a claim says; the fuller of two that say the same is kept."""
        filled = sum(v is not None for v in self.fields.values())
        dated = sum(d.first is not None for d in self.dates.values())
        rank = {"asserted": 2, "reported": 1, "possible": 0}[self.certainty]
        return filled, dated, rank, -self.evidence[0]


@dataclass(slots=True)
class Setting:
    """What a decision needs of the article: its date, and where a brand's network is meant."""

    published: date | None
    networks: Mapping[str, frozenset[str]]
    homes: dict[str, str]
    networks_then: Mapping[str, frozenset[str]] = field(default_factory=dict)
    default_country: str | None = None
    local_countries: tuple[str, ...] = ()
    read: list[ReadSentence] = field(default_factory=list)


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
        return own or self.bound.generations or self.bound.purpose_generations or (None,)

    def operators(self) -> Iterator[tuple[Entity, str | None]]:
        """Every operator with every country in which its network is meant."""
        for operator in self.bound.roles.get("operator", []):
            for country in operator_countries(operator, self.setting):
                yield operator, country


def _is_mentioned(bound: Bound) -> bool:
    """Whether a noun names the act and no verb says what becomes of it."""
    verb = bound.frame.clause.verb
    return bound.frame.noun is not None and (verb is None or not verb_effects(verb))


def claims_of(read: ReadSentence, bound: Bound, setting: Setting) -> Iterator[Claim]:
    """The claims that one bound frame makes; none for questions and conditions."""
    if bound.features & SUPPRESSED:
        return
    decided: set[str] = set()
    speaker = speaker_of(read, bound)
    if speaker.is_hearsay:
        bound.features.add("hearsay")
    for row in tables().decisions.get(bound.frame.frame_class, ()):
        if row.kind in decided or not row.fits(bound.features):
            continue
        if row.kind == NOTHING:
            return
        decided.add(row.kind)
        yield from _BUILDERS[row.kind](Case(read, bound, row, setting, speaker))


def reading(name: str, features: set[str]) -> str:
    """The stage or certainty that the features come to."""
    for row in tables().readings[name]:
        if row.fits(features):
            return row.value
    raise LookupError(f"readings.csv: no row of {name} fits; its last row must need nothing")


def _deployments(case: Case) -> Iterator[Claim]:
    roles, status = case.bound.roles, case.row.value
    for place, vendor in product(case.operators(), roles.get("vendor", [])):
        if EXAMPLE in (place[0].path, vendor.path) and status not in ENDING:
            continue  # "vendors such as Huawei sell to operators"
        for generation in case.generations(vendor.id):
            yield _deployment(case, place, vendor, generation, status)
    if status in LEAVING:
        for place, vendor in product(case.operators(), roles.get("substitute", [])):
            yield _deployment(case, place, vendor, None, "selected")


def _deployment(
    case: Case,
    place: tuple[Entity, str | None],
    vendor: Entity,
    generation: str | None,
    status: str,
) -> Claim:
    dated = deployment_date(
        case.bound,
        case.setting.published,
        leaves=status in LEAVING,
        lasts=status in LASTING,
    )
    fields = {
        "operator_id": place[0].id,
        "country": place[1],
        "vendor_id": vendor.id,
        "generation": generation,
        "part": case.part(vendor.id),
        "status": status,
    }
    return case.claim(fields, {"date": dated})


def _rollouts(case: Case) -> Iterator[Claim]:
    if case.row.value in AHEAD:
        case.bound.features.add("future")
    dated = claim_date(case.bound, case.setting.published)
    dated = _dated_by_publication(dated, case)
    for (operator, country), generation in product(case.operators(), case.bound.generations):
        fields: dict[str, str | None] = {
            "operator_id": operator.id,
            "country": country,
            "generation": generation,
            "milestone": case.row.value,
        }
        yield case.claim(fields, {"date": dated})


def _dated_by_publication(dated: Dated, case: Case) -> Dated:
    """A headline in the present tells today's news."""
    told_today = case.row.value in ("expanded", "launched") and case.read.sentence.is_title
    day = case.setting.published
    if dated.first is None and told_today and day is not None:
        return Dated(day, day, "day", "publication")
    return dated


STATES = ("government", "requester")


def _policies(case: Case) -> Iterator[Claim]:
    features = case.bound.features | {f"action:{case.row.value}"}
    stage = case.row.stage or reading("stage", features)
    slots = Slots(reading("until", features), reading("ahead", features))
    dates = policy_dates(case.bound, case.setting.published, slots)
    targets: list[Entity | None] = [*case.bound.roles.get("vendor", [])] or [None]
    states = [g for role in STATES for g in case.bound.roles.get(role, [])]
    governments = [g for g in states if g.country is not None]
    generations = case.bound.generations or case.bound.below_generations or (None,)
    for government, target, generation in product(governments, targets, generations):
        fields = {
            "jurisdiction": government.country,
            "authority": government.text if government.kind == "authority" else None,
            "action": case.row.value,
            "target": target.id if target else None,
            "generation": generation,
            "part": None if case.row.value == "spectrum" else case.part(),
            "stage": stage,
        }
        yield case.claim(fields, dates)


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


FEW_NETWORKS = 2  # with more, a brand alone does not tell the country


def operator_countries(operator: Entity, setting: Setting) -> list[str | None]:
    """Which national networks are meant: the name's, the clause's, the only one, the article's.

    A deal in two countries is two claims.
    """
    if operator.country is not None:
        return [operator.country]
    networks = setting.networks.get(operator.id, frozenset())
    known = networks | setting.networks_then.get(operator.id, frozenset())
    named = [c for c in setting.local_countries if c in known]
    if named:
        return [*named]
    home = setting.homes.get(operator.id)
    if not networks:
        return [home]
    if len(networks) == 1:
        return [next(iter(networks))]
    if setting.default_country in known:
        return [setting.default_country]
    return [home if home in networks and len(networks) <= FEW_NETWORKS else None]


def merge(claims: list[Claim]) -> list[Claim]:
    """One claim per statement of an article: of two that agree, the fuller takes the other in."""
    kept: list[Claim] = []
    claims = [c for c in claims if not (c.is_mention and _is_told(c, claims))]
    for claim in sorted(claims, key=lambda c: c.specificity(), reverse=True):
        twin = next((i for i, k in enumerate(kept) if _same(k, claim)), None)
        if twin is None:
            kept.append(claim)
        else:
            kept[twin] = _take_in(kept[twin], claim)
    return sorted(kept, key=lambda c: (c.evidence, c.kind, json.dumps(c.fields, sort_keys=True)))


def _is_told(mention: Claim, claims: list[Claim]) -> bool:
    """Whether the text tells the act that a noun or a headline merely mentions, at its stage."""
    stages = {
        c.fields["stage"]
        for c in claims
        if c.kind == mention.kind
        and not c.is_mention
        and all(c.fields[n] == mention.fields[n] for n in ACT)
    }
    told = bool(stages) and mention.fields["stage"] not in stages
    return told and mention.fields["stage"] in STANDING


ACT = ("jurisdiction", "action", "target")
STANDING = frozenset({"decided", "in_force", "considered"})
HOLDING = {"decided", "in_force"}  # the act and its standing are one: the act is kept
REFINING = ("generation", "part", "country", "authority")


def _same(fuller: Claim, other: Claim) -> bool:
    """Whether two claims state the same: equal keys, and no detail in which they differ."""
    if fuller.kind != other.kind:
        return False
    for name, value in other.fields.items():
        known = fuller.fields[name]
        if name == "authority":
            continue
        if name in REFINING and (value is None or known is None):
            continue
        if name == "stage" and {value, known} == HOLDING:
            continue
        if value != known:
            return False
    return all(_compatible(fuller.dates[n], d) for n, d in other.dates.items())


def _compatible(known: Dated, other: Dated) -> bool:
    if known.first is None or other.first is None or known.last is None or other.last is None:
        return True
    return known.first <= other.last and other.first <= known.last


def _take_in(fuller: Claim, other: Claim) -> Claim:
    fields = {n: v if v is not None else other.fields[n] for n, v in fuller.fields.items()}
    if {fields.get("stage"), other.fields.get("stage")} == HOLDING:
        fields["stage"] = "decided"
    dates = {n: _narrower(d, other.dates[n]) for n, d in fuller.dates.items()}
    order = ("asserted", "reported", "possible")
    certainty = min(fuller.certainty, other.certainty, key=order.index)
    return replace(fuller, fields=fields, dates=dates, certainty=certainty)


def _narrower(known: Dated, other: Dated) -> Dated:
    if known.first is None or known.last is None:
        return other
    if other.first is None or other.last is None:
        return known
    return other if other.last - other.first < known.last - known.first else known


_BUILDERS = {"deployment": _deployments, "rollout": _rollouts, "policy": _policies}
