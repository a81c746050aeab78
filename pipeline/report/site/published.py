"""What the report reads of the published file: its tables as rows, in a fixed order."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from pipeline import warehouse
from pipeline.settings import PROJECT_ROOT

Row = Mapping[str, Any]
Rows = Sequence[Row]
SQL_DIR: Final = PROJECT_ROOT / "sql" / "40_report"
PER_FACT: Final = 6
"""Sentences shown of one fact; the page says how many more there are."""

_TABLES: Final[dict[str, str]] = {
    "operators": "from operators order by operator_id",
    "vendors": "from vendors order by vendor_id",
    "countries": "from countries order by country_id",
    "memberships": (
        "from country_memberships where member_until is null or member_until > current_date "
        "order by all"
    ),
    "articles": "select * exclude (text) from articles order by article_id",
    "matrix": "from operator_vendor_matrix order by all",
    "posture": "from country_posture order by strength, last_reported desc, jurisdiction, target",
    "policies": "from policy_timeline order by happened_on desc nulls last, policy_stage_id",
    "generations": "from generation_timeline order by happened_on desc nulls last, rollout_id",
    "deadlines": "from deadlines order by deadline_latest, fact_id",
    "exposure": "from vendor_exposure order by country, vendor_id, generation",
    "quality": "from extraction_quality order by source, kind, match",
    "documents": "select disposition, count(*) as n from documents group by all order by all",
    "quarantine": "select reason, count(*) as n from claim_quarantine group by all order by all",
    "coverage": (
        "select count(*) as known, count(*) filter (spoken_of) as spoken_of from "
        "(select operator_id, country, bool_or(has_evidence) as spoken_of from coverage "
        "inner join operators using (operator_id) where member_kind = 'operator' group by all)"
    ),
    "contradictions": "from contradictions order by last_told desc, fact_id, other_fact_id",
    "counts": (
        "select (select count(*) from deployment_claims) + (select count(*) from rollout_claims) "
        "+ (select count(*) from policy_claims) as claims, "
        "(select count(*) from unresolved_mentions) as unresolved, "
        "(select count(*) from claim_quarantine) as quarantined"
    ),
    "reported": (
        "select claim_kind as kind, date_trunc('month', reported_on)::date as month, "
        "count(distinct claim_id) as n from claim_facts where reported_on is not null "
        "group by all order by all"
    ),
}

_THERE: Final = "select table_name from duckdb_tables() union select view_name from duckdb_views()"
_LATER_TABLES: Final[Mapping[str, str]] = {
    "vendor_wins_losses": (
        "select vendor, sum(networks_won)::int as won, sum(networks_lost)::int as lost, "
        "sum(networks_closed)::int as closed from vendor_wins_losses "
        "group by vendor_id, vendor order by won + lost + closed desc, vendor_id"
    ),
    "changes": (
        "select fact_id, fact, change, cause, before, after from changes "
        "where version = (select value from warehouse_info where key = 'version') "
        "order by fact_table, change, fact, fact_id limit 200"
    ),
}
"""Read where the published file has the table of that name: files of earlier releases do not."""


@dataclass(frozen=True)
class Published:
    """One published version as the report needs it."""

    info: Mapping[str, str]
    tables: Mapping[str, Rows]
    facts: Rows
    evidence: Rows

    def __getitem__(self, name: str) -> Rows:
        return self.tables.get(name, ())

    @property
    def version(self) -> str:
        """The name of the version."""
        return self.info["version"]


def read_published(path: Path) -> Published:
    """Read a published file; whatever is published meanwhile, this is one whole version."""
    with warehouse.connect(path, read_only=True) as con:
        info = dict(con.sql("select key, value from warehouse_info").fetchall())
        there = {name for (name,) in con.sql(_THERE).fetchall()}
        wanted = _TABLES | {name: sql for name, sql in _LATER_TABLES.items() if name in there}
        tables = {name: _rows(con, query) for name, query in wanted.items()}
        return Published(info, tables, _file(con, "facts"), _file(con, "evidence"))


def _file(con: warehouse.Connection, name: str) -> Rows:
    query = (SQL_DIR / f"{name}.sql").read_text(encoding="utf-8")
    params = {"per_fact": PER_FACT} if "$per_fact" in query else {}
    return list(con.sql(query, params=params).pl().iter_rows(named=True))


def _rows(con: warehouse.Connection, query: str) -> Rows:
    return list(_named(con, query))


def _named(con: warehouse.Connection, query: str) -> Iterator[Row]:
    yield from con.sql(query).pl().iter_rows(named=True)
