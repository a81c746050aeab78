"""From bound frames to claims: the decision table, read once per kind of claim."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import product

from pipeline.extract.attribution import Attribution
from pipeline.extract.binding import Bound
from pipeline.extract.dating import UNDATED, Dated, claim_date, policy_dates
from pipeline.extract.nouns import Entity
from pipeline.extract.reading import ReadSentence, speaker_of
from pipeline.extract.tables import Decision, tables

SUPPRESSED = frozenset({"question", "conditional"})
NOTHING = "none"


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
    networks: dict[str, frozenset[str]]
    homes: dict[str, str]
    default_country: str | None = None
    local_country: str | None = None
    read: list[ReadSentence] = field(default_factory=list)


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
        yield from _BUILDERS[row.kind](read, bound, row, setting, speaker)


def reading(name: str, features: set[str]) -> str:
    """The stage or certainty that the features come to."""
    for row in tables().readings[name]:
        if row.fits(features):
            return row.value
    raise LookupError(f"readings.csv: no row of {name} fits; its last row must need nothing")


def _deployments(
    read: ReadSentence, bound: Bound, row: Decision, setting: Setting, speaker: Attribution
) -> Iterator[Claim]:
    operators, vendors = bound.roles.get("operator", []), bound.roles.get("vendor", [])
    for operator, vendor, generation in product(operators, vendors, bound.generations or [None]):
        yield _deployment(
            read, bound, row, setting, speaker, operator, vendor, generation, row.value
        )
    for operator, vendor in product(operators, bound.roles.get("substitute", [])):
        if row.value in ("phasing_out", "removed"):
            yield _deployment(
                read, bound, row, setting, speaker, operator, vendor, None, "selected"
            )


def _deployment(
    read: ReadSentence,
    bound: Bound,
    row: Decision,
    setting: Setting,
    speaker: Attribution,
    operator: Entity,
    vendor: Entity,
    generation: str | None,
    status: str,
) -> Claim:
    leaving = status in ("phasing_out", "removed")
    dated = claim_date(bound, setting.published, deadline_first=leaving)
    fields = {
        "operator_id": operator.id,
        "country": operator_country(operator, setting),
        "vendor_id": vendor.id,
        "generation": generation,
        "part": bound.parts[0] if len(bound.parts) == 1 else None,
        "status": status,
    }
    return _claim("deployment", fields, {"date": dated}, read, bound, row, speaker)


def _rollouts(
    read: ReadSentence, bound: Bound, row: Decision, setting: Setting, speaker: Attribution
) -> Iterator[Claim]:
    for operator, generation in product(bound.roles.get("operator", []), bound.generations):
        dated = claim_date(bound, setting.published, deadline_first=False)
        dated = _dated_by_publication(dated, row.value, read, setting)
        fields = {
            "operator_id": operator.id,
            "country": operator_country(operator, setting),
            "generation": generation,
            "milestone": row.value,
        }
        yield _claim("rollout", fields, {"date": dated}, read, bound, row, speaker)


def _dated_by_publication(
    dated: Dated, milestone: str, read: ReadSentence, setting: Setting
) -> Dated:
    """A headline in the present tells today's news."""
    if dated.first is None and milestone in ("expanded", "launched") and read.sentence.is_title:
        day = setting.published
        return Dated(day, day, "day", "publication") if day else UNDATED
    return dated


def _policies(
    read: ReadSentence, bound: Bound, row: Decision, setting: Setting, speaker: Attribution
) -> Iterator[Claim]:
    stage = row.stage or reading("stage", bound.features)
    dates = policy_dates(bound, setting.published)
    targets: list[Entity | None] = [*bound.roles.get("vendor", [])] or [None]
    part = bound.parts[0] if len(bound.parts) == 1 else None
    for government, target, generation in product(
        bound.roles.get("government", []), targets, bound.generations or [None]
    ):
        if government.country is None:
            continue
        fields = {
            "jurisdiction": government.country,
            "authority": government.text if government.kind == "authority" else None,
            "action": row.value,
            "target": target.id if target else None,
            "generation": generation,
            "part": part,
            "stage": stage,
        }
        yield _claim("policy", fields, dates, read, bound, row, speaker)


def _claim(
    kind: str,
    fields: dict[str, str | None],
    dates: dict[str, Dated],
    read: ReadSentence,
    bound: Bound,
    row: Decision,
    speaker: Attribution,
) -> Claim:
    return Claim(
        kind,
        fields,
        dates,
        reading("certainty", bound.features),
        (read.sentence.start, read.sentence.end),
        speaker,
        row.rule_id,
        _explain(bound),
        read.sentence.is_title,
    )


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


def operator_country(operator: Entity, setting: Setting) -> str | None:
    """Which national network is meant: the name's, the clause's, the only one, the article's."""
    if operator.country is not None:
        return operator.country
    networks = setting.networks.get(operator.id, frozenset())
    if setting.local_country in networks:
        return setting.local_country
    if len(networks) == 1:
        return next(iter(networks))
    if not networks:
        return setting.homes.get(operator.id)
    if setting.default_country in networks:
        return setting.default_country
    home = setting.homes.get(operator.id)
    return home if home in networks and len(networks) <= FEW_NETWORKS else None


def merge(claims: list[Claim]) -> list[Claim]:
    """One claim per statement of an article: of two that agree, the fuller takes the other in."""
    kept: list[Claim] = []
    for claim in sorted(claims, key=lambda c: c.specificity(), reverse=True):
        twin = next((i for i, k in enumerate(kept) if _same(k, claim)), None)
        if twin is None:
            kept.append(claim)
        else:
            kept[twin] = _take_in(kept[twin], claim)
    return sorted(kept, key=lambda c: (c.evidence, c.kind, json.dumps(c.fields, sort_keys=True)))


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
        if value != known:
            return False
    return all(_compatible(fuller.dates[n], d) for n, d in other.dates.items())


def _compatible(known: Dated, other: Dated) -> bool:
    if known.first is None or other.first is None or known.last is None or other.last is None:
        return True
    return known.first <= other.last and other.first <= known.last


def _take_in(fuller: Claim, other: Claim) -> Claim:
    fields = {n: v if v is not None else other.fields[n] for n, v in fuller.fields.items()}
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
