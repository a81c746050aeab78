"""The pages of countries, operators and vendors."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from pipeline.report.site import places, words
from pipeline.report.site.facts import FACTS_A_PAGE, Fact
from pipeline.report.site.overview import Deadline, deadlines
from pipeline.report.site.published import Published, Row
from pipeline.report.site.render import Site

TABLE_ROWS: Final = 200
POLICIES_OF_OPERATOR: Final = 10
Titled = tuple[str, Sequence[Fact]]


@dataclass(slots=True)
class Member:
    """What stands on the page of a country, an operator or a vendor."""

    kind: str
    name: str
    lines: Sequence[str]
    posture: Sequence[Any] = ()
    deadlines: Sequence[Deadline] = ()
    exposure: Sequence[Any] = ()
    exposure_of: str = ""
    evidence: Sequence[Titled] = ()
    tables: Sequence[tuple[str, Sequence[Fact], bool, bool]] = ()


@dataclass(frozen=True, slots=True)
class Posture:
    """What a country holds towards a vendor."""

    target: str
    fact: Fact


@dataclass(slots=True)
class Index:
    """Facts and rows by the member that they concern, looked up once for all pages."""

    by_country: Mapping[str, list[Fact]] = field(default_factory=lambda: defaultdict(list))
    by_vendor: Mapping[str, list[Fact]] = field(default_factory=lambda: defaultdict(list))
    deadlines: Mapping[str, list[Deadline]] = field(default_factory=lambda: defaultdict(list))
    posture: Mapping[str, list[Posture]] = field(default_factory=lambda: defaultdict(list))
    exposure: Mapping[str, list[Row]] = field(default_factory=lambda: defaultdict(list))
    blocs: Mapping[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    names: Mapping[str, str] = field(default_factory=dict)


def write_members(
    site: Site,
    data: Published,
    facts: Sequence[Fact],
    owned: Mapping[tuple[str, str], Sequence[Fact]],
) -> None:
    """Write the pages of all members that any fact concerns."""
    index = _index(data, facts)
    for row in data["operators"]:
        mine = owned.get(("operators", row["operator_id"]), ())
        if mine:
            _write(site, "operators", row["operator_id"], mine, _operator(row, mine, index))
    for row in data["countries"]:
        mine = owned.get(("countries", row["country_id"]), ())
        if mine or index.by_country.get(row["country_id"]):
            _write(site, "countries", row["country_id"], mine, _country(row, mine, index))
    for row in data["vendors"]:
        if index.by_vendor.get(row["vendor_id"]) and row["vendor_id"] != "unspecified":
            _write(site, "vendors", row["vendor_id"], (), _vendor(row, index))


def _write(site: Site, folder: str, member_id: str, mine: Sequence[Fact], member: Member) -> None:
    parts = places.paged(mine, FACTS_A_PAGE)
    for number, part in enumerate(parts, start=1):
        shown = member if number == 1 else Member(member.kind, member.name, member.lines)
        shown.evidence = list(_by_kind(part))
        site.page(
            places.page(folder, member_id, number),
            "member.html",
            title=member.name,
            m=shown,
            number=number,
            last=len(parts),
            pages_of_list=len(parts),
            stem=places.page(folder, member_id).removesuffix(".html"),
        )


def _operator(row: Row, mine: Sequence[Fact], index: Index) -> Member:
    where = sorted({fact.country_name for fact in mine if fact.country != "ZZ"})
    policies = _policies(mine, index)[:POLICIES_OF_OPERATOR]
    return Member(
        kind="Operator",
        name=row["name"],
        lines=[", ".join(where) or "Country not stated", *_reported(row)],
        tables=[("Latest policies where it operates", policies, True, True)] if policies else (),
    )


def _policies(mine: Sequence[Fact], index: Index) -> list[Fact]:
    """What the countries of these facts do."""
    countries = dict.fromkeys(fact.country for fact in mine)
    there = (fact for country in countries for fact in index.by_country.get(country, ()))
    return [fact for fact in there if fact.kind == "policy"]


def _country(row: Row, mine: Sequence[Fact], index: Index) -> Member:
    code = row["country_id"]
    others = [fact for fact in index.by_country.get(code, ()) if fact.kind != "policy"]
    deployments = [fact for fact in others if fact.kind == "deployment"]
    rollouts = [fact for fact in others if fact.kind == "rollout"]
    tables = [("Operators and vendors", deployments), ("Generations", rollouts)]
    return Member(
        kind="Country" if row["member_kind"] == "country" else "Jurisdiction",
        name=row["name"],
        lines=[
            part for part in (row["region"], *index.blocs.get(code, ()), *_reported(row)) if part
        ],
        posture=index.posture.get(code, ()),
        deadlines=index.deadlines.get(code, ())[::-1][:12],
        exposure=[_by_vendor(each) for each in index.exposure.get(f"countries/{code}", ())],
        exposure_of="Vendor",
        tables=[_table(title, rows, True) for title, rows in tables if rows],
    )


def _vendor(row: Row, index: Index) -> Member:
    vendor = row["vendor_id"]
    mine = index.by_vendor[vendor]
    deployments = sorted(
        (f for f in mine if f.kind == "deployment"),
        key=lambda f: (not f.is_current, f.who, f.fact_id),
    )
    policies = [fact for fact in mine if fact.kind == "policy"]
    tables = [("Who runs it, who does not", deployments), ("Policies that aim at it", policies)]
    return Member(
        kind="Vendor" if row["member_kind"] == "vendor" else "Vendors, unnamed",
        name=row["name"],
        lines=[part for part in (index.names.get(row["country_id"]), *_reported(row)) if part],
        exposure=[_by_country(each) for each in index.exposure.get(f"vendors/{vendor}", ())],
        exposure_of="Country",
        tables=[_table(title, rows, False) for title, rows in tables if rows],
    )


def _table(title: str, rows: Sequence[Fact], what: bool) -> tuple[str, Sequence[Fact], bool, bool]:
    """The first rows, and in the title how many there are where these are not all."""
    cut = f": {TABLE_ROWS} of {len(rows):,}" if len(rows) > TABLE_ROWS else ""
    return f"{title}{cut}", rows[:TABLE_ROWS], True, what


def _index(data: Published, facts: Sequence[Fact]) -> Index:
    by_id = {fact.fact_id: fact for fact in facts}
    index = Index(
        names={r["country_id"]: r["name"] for r in data["countries"] if r["country_id"] != "ZZ"}
    )
    for fact in facts:
        index.by_country[fact.country].append(fact)
        if fact.kind != "rollout":
            index.by_vendor[fact.what_id].append(fact)
    for row, deadline in zip(data["deadlines"], deadlines(data, by_id), strict=True):
        index.deadlines[row["country"]].append(deadline)
    for row in data["posture"]:
        index.posture[row["jurisdiction"]].append(
            Posture(row["target_name"], by_id[row["policy_action_id"]])
        )
    for row in data["exposure"]:
        if row["networks_using"] or row["networks_phasing_out"] or row["networks_excluding"]:
            index.exposure[f"countries/{row['country']}"].append(row)
            index.exposure[f"vendors/{row['vendor_id']}"].append(row)
    for row in data["memberships"]:
        index.blocs[row["country_id"]].append(row["bloc"])
    return index


def _by_kind(facts: Sequence[Fact]) -> Iterator[Titled]:
    for kind in ("deployment", "rollout", "policy"):
        found = [fact for fact in facts if fact.kind == kind]
        if found:
            yield words.KINDS[kind], found


def _reported(row: Row) -> Iterator[str]:
    if row["claims"]:
        yield words.count(row["claims"], "claim")
    if row["last_reported"]:
        yield f"last told of on {words.day(row['last_reported'])}"


def _by_vendor(row: Row) -> dict[str, Any]:
    return _exposed(row, "vendors", row["vendor_id"], row["vendor"])


def _by_country(row: Row) -> dict[str, Any]:
    return _exposed(row, "countries", row["country"], row["country_name"])


def _exposed(row: Row, folder: str, member_id: str, name: str) -> dict[str, Any]:
    return {
        "folder": folder,
        "id": member_id,
        "name": name,
        "generation": "not stated" if row["generation"] == "unspecified" else row["generation"],
        "using": row["networks_using"],
        "phasing_out": row["networks_phasing_out"],
        "excluding": row["networks_excluding"],
        "evidence": row["networks_with_evidence"],
        "known": row["networks_known"],
    }
