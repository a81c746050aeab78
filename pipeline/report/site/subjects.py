"""The pages by subject: matrix, policies, vendors, generations, contradictions, names."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from pipeline.report import charts
from pipeline.report.drawings import Chart
from pipeline.report.site import places, words
from pipeline.report.site.facts import Fact
from pipeline.report.site.overview import columns, coming_first, deadlines, matrix
from pipeline.report.site.published import Published, Row
from pipeline.report.site.render import NARROW, WIDE, Drawn, Site
from pipeline.report.site.tiles import world

ROWS_A_PAGE: Final = 200
MATRIX_COLUMNS: Final = 12
LINES_OF_CHART: Final = 14
PAIRS_A_PAGE: Final = 50
MARKS_OF_CHART: Final = 1500
DEADLINES_OF_PAGE: Final = 40
TURNS: Final = frozenset({"selected", "phasing_out", "removed", "excluded"})
"""Statuses by which a network is won, lost or closed to a vendor."""
STARTS: Final = {"launched": False, "planned": True}
ENDS: Final = {"shut_down": False, "shutdown_planned": True}


@dataclass(slots=True)
class VendorSummary:
    """A line of the table of vendors."""

    id: str
    name: str
    counts: Counter[str] = field(default_factory=Counter)
    policies: int = 0
    last: date | None = None


@dataclass(frozen=True, slots=True)
class Pair:
    """Facts that cannot hold beside each other."""

    title: str
    why: str
    facts: Sequence[Fact]


def write_subjects(site: Site, data: Published, facts: Sequence[Fact]) -> None:
    """Write all pages by subject."""
    by_id = {fact.fact_id: fact for fact in facts}
    _write_matrix(site, data, facts)
    _write_policies(site, data, facts, by_id)
    _write_vendors(site, data, facts)
    _write_generations(site, data, by_id)
    _write_contradictions(site, data, by_id)
    _write_names(site, data, facts)


def write_list(
    site: Site, stem: str, title: str, rows: Sequence[Any], size: int, **values: Any
) -> None:
    """Write a list over as many pages as it takes; the template is told which page it is."""
    parts = places.paged(rows, size)
    for number, part in enumerate(parts, start=1):
        path = f"{stem}{places.continued(number)}.html"
        site.page(
            path, f"{stem}.html", title=title, rows=part, number=number, last=len(parts), **values
        )


def _write_matrix(site: Site, data: Published, facts: Sequence[Fact]) -> None:
    rows = matrix(facts)
    vendors = columns(rows, facts)
    names = {row["country_id"]: row["name"] for row in data["countries"]}
    here = sorted({row.country for row in rows}, key=names.__getitem__)
    write_list(
        site,
        "matrix",
        "Operators and vendors",
        rows,
        ROWS_A_PAGE,
        vendors=vendors[:MATRIX_COLUMNS],
        others=len(vendors[MATRIX_COLUMNS:]),
        countries=[(code, names[code]) for code in here],
        generations=sorted({fact.generation for fact in facts if fact.generation}),
    )


def _write_policies(
    site: Site, data: Published, facts: Sequence[Fact], by_id: Mapping[str, Fact]
) -> None:
    order = dict.fromkeys(row["policy_action_id"] for row in data["policies"])
    aims = Counter((row["target"], row["target_name"]) for row in data["posture"])
    towards = [("", "Any vendor"), *(target for target, _ in aims.most_common(6))]
    write_list(
        site,
        "policies",
        "Policies",
        [by_id[fact_id] for fact_id in order],
        ROWS_A_PAGE,
        world=world(data["posture"], by_id),
        targets=towards,
        deadlines=coming_first(deadlines(data, by_id), data)[:DEADLINES_OF_PAGE],
        timeline=_timeline(site, data, by_id),
    )


def _timeline(site: Site, data: Published, by_id: Mapping[str, Fact]) -> Drawn | None:
    dated = [row for row in data["policies"] if row["happened_on"]]
    often = Counter(row["country_name"] for row in dated).most_common(LINES_OF_CHART)
    lines = {name for name, _ in often}
    rows = [_mark(row, by_id) for row in dated if row["country_name"] in lines][:MARKS_OF_CHART]
    return _both(site, charts.policy_timeline, rows)


def _mark(row: Row, by_id: Mapping[str, Fact]) -> dict[str, Any]:
    fact = by_id[row["policy_action_id"]]
    look = words.look("policy", row["action"], row["stage"])
    whom = "" if row["target"] == "unspecified" else f" {row['target_name']}"
    return {
        "day": row["happened_on"],
        "country": row["country_name"],
        "severity": words.SEVERITIES.get(look, "Not standing"),
        "said": f"{row['country_name']}, {words.day(row['happened_on'])}: "
        f"{fact.label.lower()}{whom}, {words.STAGES[row['stage']]}",
        "href": fact.href,
    }


def _write_vendors(site: Site, data: Published, facts: Sequence[Fact]) -> None:
    turns = sorted((f for f in facts if f.kind == "deployment" and f.state in TURNS), key=_newest)
    write_list(
        site,
        "vendors",
        "Vendors",
        turns,
        ROWS_A_PAGE,
        drawn=_both(site, charts.gains_and_losses, data["vendor_wins_losses"][:LINES_OF_CHART]),
        summary=_summaries(facts),
    )


def _summaries(facts: Sequence[Fact]) -> list[VendorSummary]:
    found: dict[str, VendorSummary] = {}
    for fact in facts:
        if fact.kind == "rollout" or fact.what_id == "unspecified":
            continue
        line = found.setdefault(fact.what_id, VendorSummary(fact.what_id, fact.what))
        if fact.kind == "policy":
            line.policies += 1
        elif fact.is_current:
            line.counts[fact.state] += 1
        line.last = max(filter(None, (line.last, fact.last_reported)), default=None)
    return sorted(found.values(), key=lambda line: (-line.counts.total(), -line.policies, line.id))


def _write_generations(site: Site, data: Published, by_id: Mapping[str, Fact]) -> None:
    # The day on which an undated launch was told says nothing of when it was.
    rows = [_happening(row, by_id) for row in data["generations"] if row["date"]]
    marks = [row for row in rows if row["happening"]][:MARKS_OF_CHART]
    for place, row in enumerate(marks):
        row["jitter"] = place * 7 % 5
    write_list(
        site,
        "generations",
        "Generations",
        [by_id[row["rollout_id"]] for row in data["generations"]],
        ROWS_A_PAGE,
        drawn=_both(site, charts.generation_timeline, marks),
    )


def _happening(row: Row, by_id: Mapping[str, Fact]) -> dict[str, Any]:
    milestone = row["milestone"]
    kind = "launch" if milestone in STARTS else "shutdown" if milestone in ENDS else ""
    fact = by_id[row["rollout_id"]]
    return {
        "day": row["happened_on"],
        "generation": row["generation"],
        "happening": kind,
        "is_planned": (STARTS | ENDS).get(milestone, False),
        "said": f"{row['operator']}: {row['generation']} {fact.label.lower()}, "
        f"{words.day(row['happened_on'], row['date_precision'])}",
        "href": fact.href,
    }


def _write_contradictions(site: Site, data: Published, by_id: Mapping[str, Fact]) -> None:
    pairs = [pair for row in data["contradictions"] if (pair := _pair(row, by_id))]
    write_list(site, "contradictions", "Contradictions", pairs, PAIRS_A_PAGE)


def _pair(row: Row, by_id: Mapping[str, Fact]) -> Pair | None:
    """Both sides, the preferred one first; a fact that contradicts itself in its days once."""
    sides = dict.fromkeys((row["fact_id"], row["other_fact_id"]))
    facts = [by_id[fact_id] for fact_id in sides if fact_id in by_id]
    if not facts:
        return None
    whom = f" and {facts[0].what}" if facts[0].what_id != "unspecified" else ""
    why = words.PREFERENCES.get(row["preferred_by"], row["preferred_by"])
    return Pair(f"{facts[0].who}{whom}", why, facts)


def _write_names(site: Site, data: Published, facts: Sequence[Fact]) -> None:
    told = {("operators", f.who_id) for f in facts if f.kind != "policy"}
    operators: dict[str, dict[str, str]] = defaultdict(dict)
    for fact in facts:
        found = operators[fact.country]
        if ("operators", fact.who_id) in told and fact.kind != "policy":
            found[fact.who_id] = fact.who
    regions: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in data["countries"]:
        if row["country_id"] in operators:
            regions[row["region"] or "Elsewhere"].append(_named(row, operators[row["country_id"]]))
    site.page(
        "names.html", "names.html", title="Countries and operators", regions=sorted(regions.items())
    )


def _named(row: Row, operators: Mapping[str, str]) -> dict[str, Any]:
    held = sorted(operators.items(), key=lambda item: item[1].lower())
    listed = [{"id": member, "name": name} for member, name in held]
    return {"id": row["country_id"], "name": row["name"], "operators": listed}


def _newest(fact: Fact) -> tuple[int, str]:
    return (-fact.last_reported.toordinal() if fact.last_reported else 0, fact.fact_id)


def _both(site: Site, chart: Chart, rows: Sequence[Any]) -> Drawn | None:
    return site.drawn(chart, rows, (WIDE - 80,), (NARROW - 20,))
