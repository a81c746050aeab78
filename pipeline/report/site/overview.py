"""The first page: how fresh and how good the data is, and a glance at each of its subjects."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from pipeline.report import charts
from pipeline.report.site import words
from pipeline.report.site.facts import Fact
from pipeline.report.site.published import Published, Row, Rows
from pipeline.report.site.render import NARROW, WIDE, Drawn, Site
from pipeline.report.site.tiles import world

ROWS: Final = 12
COLUMNS: Final = 6
LATEST: Final = 8
DEADLINES: Final = 6
CHANGES: Final = 12
DISPOSITIONS: Final[Mapping[str, str]] = {
    "article": "Read as an article",
    "container": "Opened: it holds records of its own",
    "duplicate": "Exact copy of another",
    "superseded": "Replaced by a later version",
    "unsupported_language": "In another language",
    "quarantined": "Could not be read",
    "withdrawn": "Withdrawn",
    "passed_over": "Names nothing of the trade, not parsed",
}


@dataclass(frozen=True, slots=True)
class Vendor:
    """A column of the matrix."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A row of the matrix: an operator in a country, its marks by vendor."""

    operator_id: str
    operator: str
    country: str
    cells: Mapping[str, Sequence[Fact]]


@dataclass(frozen=True, slots=True)
class Deadline:
    """By when what has to happen; `latest` is the last possible day."""

    said: str
    iso: str
    latest: str
    title: str
    href: str


def write_overview(site: Site, data: Published, facts: Sequence[Fact]) -> None:
    """Write the first page and the page that tells how to read all others."""
    by_id = {fact.fact_id: fact for fact in facts}
    site.page("index.html", "index.html", title="Overview", o=_overview(site, data, facts, by_id))
    site.page(
        "about.html",
        "about.html",
        title="How to read this",
        quality=data["quality"],
        quality_said=quality_said(data),
        quarantine=data["quarantine"],
        info=data.info,
        members=_severity_members(),
    )


def matrix(facts: Sequence[Fact]) -> list[MatrixRow]:
    """Operators in countries with their current deployments, most told of first."""
    cells: dict[tuple[str, str, str], dict[str, list[Fact]]] = defaultdict(
        lambda: defaultdict(list)
    )
    weight: Counter[tuple[str, str, str]] = Counter()
    for fact in facts:
        if fact.kind == "deployment" and fact.is_current:
            key = fact.who_id, fact.who, fact.country
            cells[key][fact.what_id].append(fact)
            weight[key] += fact.claims
    order = sorted(cells, key=lambda key: (-weight[key], key))
    return [MatrixRow(*key, {v: _by_generation(f) for v, f in cells[key].items()}) for key in order]


def columns(rows: Sequence[MatrixRow], facts: Sequence[Fact]) -> list[Vendor]:
    """The vendors of those rows, those with the most rows first."""
    names = {fact.what_id: fact.what for fact in facts if fact.kind == "deployment"}
    number = Counter(vendor for row in rows for vendor in row.cells)
    return [Vendor(each, names[each]) for each in sorted(number, key=lambda v: (-number[v], v))]


def deadlines(data: Published, by_id: Mapping[str, Fact]) -> list[Deadline]:
    """All deadlines, soonest first."""
    return [_deadline(row, by_id[row["fact_id"]]) for row in data["deadlines"]]


def coming_first(all_of_them: Sequence[Deadline], data: Published) -> list[Deadline]:
    """Those ahead, soonest first; then those that have passed, the last one first."""
    passed = [each for each in all_of_them if each.latest < _today(data)]
    return [*all_of_them[len(passed) :], *passed[::-1]]


def quality_said(data: Published) -> str:
    """Precision and recall of all claims in a sentence."""
    row = next(
        (
            r
            for r in data["quality"]
            if (r["source"], r["kind"], r["match"]) == ("written", "all", "core")
        ),
        None,
    )
    if row is None or row["precision"] is None or row["recall"] is None:
        return "The quality of this version was not measured."
    return (
        f"Of 100 claims made, {row['precision'] * 100:.0f} are right; of 100 that a careful "
        f"reader finds, {row['recall'] * 100:.0f} are found."
    )


def _overview(
    site: Site, data: Published, facts: Sequence[Fact], by_id: Mapping[str, Fact]
) -> dict[str, Any]:
    days = [row["published_on"] for row in data["articles"] if row["published_on"]]
    rows = matrix(facts)[:ROWS]
    return {
        "articles": len(data["articles"]),
        "first": min(days, default=None),
        "last": max(days, default=None),
        "figures": list(_figures(data, facts)),
        "deadlines": _next(deadlines(data, by_id), data),
        "quality_chart": _quality_chart(site, data["quality"]),
        "quality_said": quality_said(data),
        "world": world(data["posture"], by_id),
        "matrix_rows": rows,
        "matrix_vendors": columns(rows, facts)[:COLUMNS],
        "time_chart": _time_chart(site, data["reported"]),
        "freshness": _freshness(data),
        "dispositions": list(_became(data)),
        "latest_policies": _latest(data, by_id),
        "changed": [_change(row, by_id) for row in data["changes"][:CHANGES]],
        "changed_more": len(data["changes"]) > CHANGES,
    }


def _figures(data: Published, facts: Sequence[Fact]) -> Iterator[tuple[str, str, str]]:
    claims = data["counts"][0]["claims"]
    kinds = Counter(fact.kind for fact in facts)
    contested = sum(fact.is_contested for fact in facts)
    yield "Articles", f"{len(data['articles']):,}", "read"
    yield "Claims", f"{claims:,}", "each with its sentence"
    yield "Deployments", f"{kinds['deployment']:,}", "operator and vendor"
    yield "Rollouts", f"{kinds['rollout']:,}", "operator and generation"
    yield "Policies", f"{kinds['policy']:,}", "of states"
    yield "Contested", f"{contested:,}", "facts with a contradiction"


def _latest(data: Published, by_id: Mapping[str, Fact]) -> list[Fact]:
    order = dict.fromkeys(row["policy_action_id"] for row in data["policies"])
    return [by_id[fact_id] for fact_id in list(order)[:LATEST]]


def _next(all_of_them: list[Deadline], data: Published) -> list[Deadline]:
    """Those that lie ahead of the day of publication, else the last ones."""
    first = coming_first(all_of_them, data)
    ahead = [each for each in first if each.latest >= _today(data)]
    return (ahead or first)[:DEADLINES]


def _today(data: Published) -> str:
    return str(data.info["published_at"][:10])


def _deadline(row: Row, fact: Fact) -> Deadline:
    whom = f" {fact.what}" if fact.what_id != "unspecified" else ""
    scope = f" ({fact.scope})" if fact.scope else ""
    return Deadline(
        words.day(row["deadline"], row["deadline_precision"]),
        row["deadline"].isoformat(),
        row["deadline_latest"].isoformat(),
        f"{fact.who}: {fact.label.lower()}{whom}{scope}",
        fact.href,
    )


def _by_generation(facts: Sequence[Fact]) -> list[Fact]:
    return sorted(facts, key=lambda fact: (fact.scope, fact.state, fact.fact_id))


def _quality_chart(site: Site, rows: Rows) -> Drawn | None:
    return site.drawn(charts.quality_by_kind, charts.quality_rows(rows), (400,), (220,))


def _time_chart(site: Site, rows: Rows) -> Drawn | None:
    return site.drawn(charts.claims_over_time, rows, (WIDE // 2 - 70,), (NARROW, 150))


def _freshness(data: Published) -> str:
    coverage = data["coverage"][0]
    newest = max((r["published_on"] for r in data["articles"] if r["published_on"]), default=None)
    return (
        f"The newest article is of {words.day(newest) or 'an unknown day'}. Of "
        f"{coverage['known']:,} networks that the reference knows, {coverage['spoken_of']:,} are "
        "spoken of."
    )


def _change(row: Row, by_id: Mapping[str, Fact]) -> dict[str, str]:
    fact = by_id.get(row["fact_id"])
    return {
        "change": words.CHANGES.get(row["change"], row["change"]),
        "fact": row["fact"],
        "before": row["before"] or "",
        "after": row["after"] or "",
        "cause": row["cause"].replace("_", " "),
        "href": fact.href if fact else "",
    }


def _became(data: Published) -> Iterator[tuple[str, int]]:
    for row in data["documents"]:
        yield DISPOSITIONS[row["disposition"]], row["n"]
    counts = data["counts"][0]
    yield "Claims read", counts["claims"]
    yield "Claims set aside", counts["quarantined"]
    yield "Names that the reference lacks", counts["unresolved"]


def _severity_members() -> dict[str, str]:
    found: dict[str, list[str]] = defaultdict(list)
    for action, severity in words.SEVERITY_OF.items():
        if action != "spectrum":
            found[severity].append(words.ACTIONS[action].lower())
    return {severity: ", ".join(actions) for severity, actions in found.items()}
