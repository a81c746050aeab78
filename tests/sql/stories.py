"""Small stories of articles and claims, told to the SQL of the project."""

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import duckdb
import polars as pl

from pipeline import schemas
from pipeline.corrections import HEADER, apply_corrections, parse_correction
from pipeline.reference import TABLES as REFERENCE_TABLES
from pipeline.reference import Reference
from pipeline.warehouse.build import load_inputs, load_reference, run_model
from pipeline.warehouse.macros import discover_macros
from pipeline.warehouse.sqlfiles import SqlModel, discover

SQL_DIR = Path(__file__).parents[2] / "sql"
SEEN = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
Row = dict[str, Any]

REFERENCE_ROWS: Mapping[str, list[Row]] = {
    "operators": [
        {
            "operator_id": "bt",
            "name": "BT",
            "country_id": "GB",
            "is_mvno": "false",
            "parent_id": "bt-group",
        },
        {"operator_id": "bt-group", "name": "BT Group", "country_id": "GB", "kind": "holding"},
        {"operator_id": "elisa", "name": "Elisa", "country_id": "FI"},
        {"operator_id": "o2", "name": "O2", "country_id": "GB", "is_mvno": "false"},
        {"operator_id": "giffgaff", "name": "giffgaff", "country_id": "GB", "is_mvno": "true"},
        {
            "operator_id": "bt-cellnet",
            "name": "BT Cellnet",
            "country_id": "GB",
            "is_mvno": "false",
            "active_until": "2002",
            "successor_id": "o2",
        },
        {"operator_id": "softbank", "name": "SoftBank", "country_id": "JP", "is_mvno": "false"},
        {"operator_id": "ntt-docomo", "name": "NTT Docomo", "country_id": "JP"},
        {"operator_id": "openreach", "name": "Openreach", "country_id": "GB", "kind": "fixed"},
    ],
    "operator_networks": [
        {"operator_id": "bt", "country_id": "GB", "is_mvno": "false"},
        {"operator_id": "o2", "country_id": "GB", "is_mvno": "false"},
        {"operator_id": "giffgaff", "country_id": "GB", "is_mvno": "true"},
        {"operator_id": "bt-cellnet", "country_id": "GB", "active_until": "2002-05"},
        {"operator_id": "softbank", "country_id": "JP", "is_mvno": "false"},
        {"operator_id": "ntt-docomo", "country_id": "JP", "is_mvno": "false"},
        {"operator_id": "openreach", "country_id": "GB", "is_mvno": "false"},
        {"operator_id": "elisa", "country_id": "FI", "is_mvno": "false"},
    ],
    "vendors": [
        {"vendor_id": "huawei", "name": "Huawei", "country_id": "CN", "founded": "1987"},
        {"vendor_id": "nokia", "name": "Nokia", "country_id": "FI", "founded": "1865"},
        {
            "vendor_id": "nokia-siemens",
            "name": "Nokia Siemens Networks",
            "country_id": "FI",
            "successor_id": "nokia",
            "successor_from": "2013-08",
        },
    ],
    "countries": [
        {"country_id": "GB", "iso3": "GBR", "name": "United Kingdom", "member_kind": "country"},
        {"country_id": "JP", "iso3": "JPN", "name": "Japan", "member_kind": "country"},
        {"country_id": "US", "iso3": "USA", "name": "United States", "member_kind": "country"},
        {"country_id": "CN", "iso3": "CHN", "name": "China", "member_kind": "country"},
        {"country_id": "FI", "iso3": "FIN", "name": "Finland", "member_kind": "country"},
        {"country_id": "EU", "name": "European Union", "member_kind": "bloc"},
    ],
    "country_memberships": [
        {"country_id": "GB", "bloc": "EU", "member_from": "1973", "member_until": "2020-01-31"},
        {"country_id": "FI", "bloc": "EU", "member_from": "1995-01-01"},
    ],
    "network_generations": [
        {"generation": generation} for generation in ("1G", "2G", "3G", "4G", "5G", "6G")
    ],
}


@cache
def models() -> list[SqlModel]:
    """The models of the project; found once, since every test needs them."""
    return discover(SQL_DIR)


def small_reference() -> Reference:
    """A handful of operators, vendors and countries in the forms of the shipped files."""
    return Reference({name: _reference_frame(name) for name in REFERENCE_TABLES})


def day(text: str) -> date:
    """The date of `2020-05-01`; of `2020-05` or `2020` the first day."""
    return date.fromisoformat(f"{text}-01-01"[:10])


def text_date(name: str, text: str | None, basis: str = "stated") -> Row:
    """The four columns of a date as a text gives it: `2020`, `2020-05`, `2020-05-01` or none."""
    if text is None:
        unknown = dict.fromkeys((name, f"{name}_latest", f"{name}_precision"))
        return unknown | {f"{name}_basis": "not_stated"}
    precision = {4: "year", 7: "month", 10: "day"}[len(text)]
    return {
        name: day(text),
        f"{name}_latest": _last_day(day(text), precision),
        f"{name}_precision": precision,
        f"{name}_basis": basis,
    }


class Story:
    """Articles and what they claim; `told` makes the facts of it."""

    def __init__(self) -> None:
        self.rows: dict[str, list[Row]] = {
            name: [] for name, table in schemas.TABLES.items() if table.layer in LOADED
        }

    def article(self, article_id: str, published: str | None, copy_of: str | None = None) -> None:
        """An article of a day (None: undated), of its own or a copy of another's story."""
        basis = "not_stated" if published is None else "dateline"
        self.rows["articles"].append(
            {
                "article_id": article_id,
                "article_version_id": f"{article_id}-v1",
                "path": f"{article_id}.txt",
                "title": f"Title of {article_id}",
                "published_on": None if published is None else day(published),
                "published_basis": basis,
                "language": "en",
                "text": f"Title of {article_id}\n\n",
                "text_sha256": article_id,
                "syndication_group": copy_of or article_id,
            }
        )
        self.rows["documents"].append(
            {
                "document_id": f"doc-{article_id}",
                "source": "inbox",
                "path": f"{article_id}.txt",
                "fetched_at": SEEN,
                "article_id": article_id,
                "disposition": "article",
            }
        )

    def deployment(
        self, article_id: str, operator: str, vendor: str, status: str, **more: Any
    ) -> None:
        """A deployment claim; `date`, `basis`, `certainty`, `country`, ... as wanted."""
        fields = {"operator_id": operator, "vendor_id": vendor, "status": status}
        dates = text_date("date", more.pop("date", None), more.pop("basis", "stated"))
        self._claim("deployment_claims", article_id, fields | dates | more)

    def rollout(
        self, article_id: str, operator: str, generation: str, milestone: str, **more: Any
    ) -> None:
        """A rollout claim."""
        fields = {"operator_id": operator, "generation": generation, "milestone": milestone}
        dates = text_date("date", more.pop("date", None), more.pop("basis", "stated"))
        self._claim("rollout_claims", article_id, fields | dates | more)

    def policy(
        self, article_id: str, jurisdiction: str, action: str, target: str | None, **more: Any
    ) -> None:
        """A policy claim; `stage` is `decided` unless told."""
        fields: Row = {"jurisdiction": jurisdiction, "action": action, "target": target}
        fields["stage"] = more.pop("stage", "decided")
        for name in ("announced", "effective", "deadline"):
            fields |= text_date(name, more.pop(name, None))
        self._claim("policy_claims", article_id, fields | more)

    def frames(self) -> dict[str, pl.DataFrame]:
        """The story as the frames that are loaded into the build database."""
        counts = [{"source": "inbox", "records": len(self.rows["documents"])}]
        rows = self.rows | {"ingest_counts": counts}
        return {name: pl.DataFrame(rows[name], schema=schemas.polars_schema(name)) for name in rows}

    def load(
        self, con: duckdb.DuckDBPyConnection, frames: Mapping[str, pl.DataFrame] | None = None
    ) -> None:
        """Build everything in a database, of the story as it is or of frames made from it."""
        load_reference(con, small_reference())
        load_inputs(con, frames or self.frames())
        for model in models():
            run_model(con, model)
        for macro in discover_macros(SQL_DIR):
            con.execute(macro.definition)

    def corrected(self, *corrections: Mapping[str, str]) -> dict[str, pl.DataFrame]:
        """The story's frames after corrections, each told by its cells."""
        given = [
            parse_correction(
                dict.fromkeys(HEADER, "")
                | {"correction_id": f"c{number}", "reviewer": "Kim", "decided_on": "2026-01-01"}
                | {"reason": "the operator said so"}
                | dict(cells)
            )
            for number, cells in enumerate(corrections)
        ]
        frames = self.frames()
        read = {name: frame for name, frame in frames.items() if name in CLAIM_TABLES}
        done = apply_corrections(read, frames["articles"], given)
        return frames | {
            **done.claims,
            "correction_rows": done.correction_rows,
            "fact_moves": done.fact_moves,
        }

    def told(self, *corrections: Mapping[str, str]) -> "Told":
        """The facts and marts of the story, in memory, after corrections."""
        con = duckdb.connect(":memory:")
        con.execute("SET TimeZone = 'UTC'")
        self.load(con, self.corrected(*corrections))
        return Told(con)

    def _claim(self, table: str, article_id: str, fields: Row) -> None:
        article = next(row for row in self.rows["articles"] if row["article_id"] == article_id)
        evidence = json.dumps({**fields, "kind": table}, default=str, sort_keys=True)
        start = len(article["text"])
        article["text"] += f"{evidence}\n"
        self.rows[table].append(
            {
                "claim_id": f"{article_id}-{table}-{len(self.rows[table])}",
                "article_id": article_id,
                "certainty": "asserted",
                "evidence_start": start,
                "evidence_end": start + len(evidence),
                "evidence": evidence,
                "attribution_kind": "company",
                "rule_id": "test",
                "explanation": "{}",
                "extractor_version": "test",
            }
            | fields
        )


class Told:
    """A built story, to ask."""

    def __init__(self, con: duckdb.DuckDBPyConnection) -> None:
        self.con = con

    def table(self, name: str) -> pl.DataFrame:
        """All rows of a table in the order of its key."""
        key = schemas.TABLES[name].key
        frame: pl.DataFrame = self.con.sql(f'select * from "{name}"').pl()
        return frame.sort(key)

    def rows(self, name: str, *columns: str, **where: Any) -> list[Any]:
        """Sorted values of columns (one column: bare values) of the rows that match."""
        frame = self.table(name).filter(**where) if where else self.table(name)
        picked = frame.select(columns).rows()
        values = [row[0] for row in picked] if len(columns) == 1 else picked
        return sorted(values, key=str)

    def as_of(self, what: str, valid_on: str, known_on: str | None = None) -> pl.DataFrame:
        """What held on a day, as known on a day (the same, unless told), by `<what>_as_of`."""
        frame: pl.DataFrame = self.con.sql(
            f"select * from {what}_as_of(?, ?)", params=[valid_on, known_on or valid_on]
        ).pl()
        return frame.sort(pl.all())

    def one(self, name: str, **where: Any) -> Row:
        """The one row that matches."""
        found = self.table(name).filter(**where) if where else self.table(name)
        assert found.height == 1, f"{found.height} rows of {name} match {where}"
        return found.to_dicts()[0]


CLAIM_TABLES = ("deployment_claims", "rollout_claims", "policy_claims")
LOADED = ("sources", "articles", "claims", "quality")


def _reference_frame(name: str) -> pl.DataFrame:
    key, others = REFERENCE_TABLES[name]
    usual = {"kind": "mobile"} if name == "operators" else {}
    rows = [usual | row for row in REFERENCE_ROWS.get(name, [])]
    return pl.DataFrame(rows, schema=dict.fromkeys((*key, *others), pl.String))


def _last_day(first: date, precision: str) -> date:
    if precision == "day":
        return first
    if precision == "year":
        return date(first.year, 12, 31)
    return (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
