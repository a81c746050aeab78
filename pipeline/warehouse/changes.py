"""What a new version says otherwise than the published one: facts that came, changed or went.

Only what a fact says counts, not how often it is said: a second report of a known fact is no
change. Every change has a cause, taken from the claims of the fact that came or went; where none
did, as when another fact ended it, from what is new in the version as a whole.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import duckdb
import polars as pl

from pipeline.schemas import TABLES, empty
from pipeline.schemas.vocabulary import FACT_TABLES

COUNTS = frozenset(
    {"claims", "general_claims", "independent_sources", "confidence", "last_reported", "follows"}
)
"""Columns that every further report moves."""
NAMES: Mapping[str, tuple[str, ...]] = {
    "deployments": ("operator_id", "country", "vendor_id", "generation", "part", "status"),
    "rollouts": ("operator_id", "country", "generation", "milestone"),
    "policy_actions": ("jurisdiction", "action", "target", "generation", "part"),
    "policy_stages": ("policy_action_id", "stage"),
}
NEEDED = (*FACT_TABLES, "claim_facts", "articles", "warehouse_info")


@dataclass(frozen=True, slots=True)
class Changed:
    """All changes up to and with this version, and all ids that led elsewhere."""

    changes: pl.DataFrame
    redirects: pl.DataFrame


def changes_since(
    con: duckdb.DuckDBPyConnection,
    published_path: Path,
    version: str,
    info: Mapping[str, str],
) -> Changed:
    """Compare the build database with the published file, and add to what is recorded there.

    A file that is missing, unreadable or older than these tables is as none: the first version
    has no changes.
    """
    if not published_path.exists():
        return Changed(empty("changes"), empty("fact_id_redirects"))
    with _attached(con, published_path) as tables:
        if not set(NEEDED) <= set(tables):
            return Changed(empty("changes"), empty("fact_id_redirects"))
        new = con.sql(_all_changes_sql(tables), params=_causes(con, version, info)).pl()
        moved = con.sql(_REDIRECTS, params={"version": version}).pl()
        return Changed(
            _recorded(con, tables, "changes").extend(_shaped("changes", new)),
            _redirected(_recorded(con, tables, "fact_id_redirects"), moved),
        )


def changes_of(path: Path, version: str | None = None) -> pl.DataFrame:
    """The changes that one version brought, by default the published one."""
    wanted = version or "(select value from warehouse_info where key = 'version')"
    chosen = "$version" if version else wanted
    with duckdb.connect(str(path), read_only=True) as con:
        params = {"version": version} if version else {}
        rows: pl.DataFrame = con.sql(
            f"select * from changes where version = {chosen} order by all", params=params
        ).pl()
    return rows


@contextmanager
def _attached(con: duckdb.DuckDBPyConnection, path: Path) -> Iterator[Mapping[str, frozenset[str]]]:
    """The published file as `before`; yields its tables with their columns, none if unreadable."""
    quoted = str(path).replace("'", "''")
    try:
        con.execute(f"attach '{quoted}' as before (read_only)")
    except duckdb.Error:
        yield {}
        return
    try:
        rows = con.sql(
            "select table_name, list(column_name) from duckdb_columns() "
            "where database_name = 'before' group by table_name"
        ).fetchall()
        yield {name: frozenset(columns) for name, columns in rows}
    finally:
        con.execute("detach before")


def _causes(
    con: duckdb.DuckDBPyConnection, version: str, info: Mapping[str, str]
) -> dict[str, str]:
    """What is new in the version as a whole: the cause where a fact's own claims tell none."""
    before = dict(con.sql("select key, value from before.warehouse_info").fetchall())
    articles = con.sql(
        "select count(*) from articles anti join before.articles as old using (article_version_id)"
    ).fetchall()[0][0]
    if articles:
        general = "new_article"
    elif before.get("corrections") != info.get("corrections"):
        general = "correction"
    elif before.get("extractor_version") != info.get("extractor_version"):
        general = "new_extractor"
    elif before.get("reference") != info.get("reference"):
        general = "reference"
    else:
        general = "new_rules"
    is_same = before.get("extractor_version") == info.get("extractor_version")
    return {
        "version": version,
        "general": general,
        "reread": "reference" if is_same else "new_extractor",
    }


def _all_changes_sql(before: Mapping[str, frozenset[str]]) -> str:
    """The changes of all fact tables, each with the cause that its claims tell."""
    parts = "\nunion all\n".join(_changes_sql(name, before[name]) for name in FACT_TABLES)
    return f"""
        with changed as ({parts}),
        came as (
            select now.fact_id, now.claim_id, now.article_id
            from claim_facts as now
            anti join before.claim_facts as old using (claim_id, fact_id)
        ),
        went as (
            select old.fact_id, old.claim_id, old.article_id
            from before.claim_facts as old
            anti join claim_facts as now using (claim_id, fact_id)
        ),
        corrected as (
            select claim_id from deployment_claims where starts_with(rule_id, 'correction')
            union all
            select claim_id from rollout_claims where starts_with(rule_id, 'correction')
            union all
            select claim_id from policy_claims where starts_with(rule_id, 'correction')
        ),
        causes as (
            select
                came.fact_id,
                case
                    when corrected.claim_id is not null then 'correction'
                    when old.article_id is null then 'new_article'
                    else $reread
                end as cause
            from came
            left join corrected using (claim_id)
            left join before.articles as old on old.article_id = came.article_id
            union all
            select
                went.fact_id,
                case when now.article_id is null then 'withdrawn_article'
                when $general = 'correction' then 'correction' else $reread end as cause
            from went
            left join articles as now on now.article_id = went.article_id
        ),
        first_causes as (select fact_id, min(cause) as cause from causes group by fact_id)
        select $version as version, changed.*, coalesce(first_causes.cause, $general) as cause
        from changed
        left join first_causes using (fact_id)
    """


def _changes_sql(name: str, before: frozenset[str]) -> str:
    """Facts of one table that came, went, or say otherwise in a column that both versions have."""
    table = TABLES[name]
    (key,) = table.key
    told = [c for c in table.column_names if c in before and c not in COUNTS and c != key]
    differs = [f"now.{c} is distinct from old.{c}" for c in told]
    fact = ", ".join(f"coalesce(now.{c}, old.{c})" for c in NAMES[name])
    return f"""
        select
            '{name}' as fact_table,
            coalesce(now.{key}, old.{key}) as fact_id,
            concat_ws(' ', {fact}) as fact,
            case when old.{key} is null then 'added' when now.{key} is null then 'withdrawn'
            else 'changed' end as change,
            case when now.{key} is not null and old.{key} is not null
            then concat_ws('; ', {_told("old", told, differs)}) end as before,
            case when now.{key} is not null and old.{key} is not null
            then concat_ws('; ', {_told("now", told, differs)}) end as after
        from {name} as now
        full join before.{name} as old on old.{key} = now.{key}
        where now.{key} is null or old.{key} is null or {" or ".join(differs)}
    """


def _told(side: str, columns: list[str], differs: list[str]) -> str:
    return ", ".join(
        f"case when {differ} then '{column}: ' || coalesce({side}.{column}::varchar, 'none') end"
        for column, differ in zip(columns, differs, strict=True)
    )


# An id that is gone, but whose claims live on in other facts, leads to the one that has most.
_REDIRECTS = """
    with gone as (
        select distinct old.fact_id
        from before.claim_facts as old
        anti join claim_facts as now using (fact_id)
    ),
    heirs as (
        select old.fact_table, old.fact_id, now.fact_id as redirects_to, count(*) as claims
        from before.claim_facts as old
        semi join gone using (fact_id)
        inner join claim_facts as now on now.claim_id = old.claim_id
        and now.fact_table = old.fact_table
        group by all
    )
    select fact_id, fact_table, redirects_to, $version as version
    from heirs
    qualify row_number() over (partition by fact_id order by claims desc, redirects_to) = 1
"""


def _redirected(earlier: pl.DataFrame, moved: pl.DataFrame) -> pl.DataFrame:
    """All redirects, the earlier ones led on to where their target has moved since."""
    onward = moved.select(redirects_to="fact_id", onward="redirects_to")
    led = earlier.join(onward, on="redirects_to", how="left").with_columns(
        redirects_to=pl.coalesce("onward", "redirects_to")
    )
    kept = led.join(moved, on="fact_id", how="anti")
    both = [_shaped("fact_id_redirects", frame) for frame in (kept, moved)]
    return pl.concat(both).sort("fact_id")


def _recorded(
    con: duckdb.DuckDBPyConnection, before: Mapping[str, frozenset[str]], name: str
) -> pl.DataFrame:
    if before.get(name) != frozenset(TABLES[name].column_names):
        return empty(name)
    return _shaped(name, con.sql(f'select * from before."{name}"').pl())


def _shaped(name: str, frame: pl.DataFrame) -> pl.DataFrame:
    schema = empty(name).schema
    return frame.select(schema.names()).cast(schema).sort(TABLES[name].key)
