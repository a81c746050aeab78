import pytest

from pipeline.warehouse.lineage import (
    SourceColumn,
    column_sources,
    columns_shown,
    parse,
    tables_read,
)

TYPES = {
    "claims": {"claim_id": "VARCHAR", "vendor_id": "VARCHAR", "weight": "DOUBLE"},
    "vendors": {"vendor_id": "VARCHAR", "successor_id": "VARCHAR"},
}


def sources(sql: str) -> dict[str, set[str]]:
    found = column_sources(parse(sql), TYPES)
    return {name: {f"{s.table}.{s.column}" for s in columns} for name, columns in found.items()}


def test_a_query_reads_tables_and_not_its_own_ctes() -> None:
    sql = "with heavy as (select * from claims) select * from heavy join vendors using (vendor_id)"
    assert tables_read(parse(sql)) == ("claims", "vendors")


def test_a_cte_that_shadows_a_table_is_not_read_as_a_table() -> None:
    sql = "with vendors as (select vendor_id from claims) select vendor_id from vendors"
    assert tables_read(parse(sql)) == ("claims",)


def test_a_column_is_followed_through_ctes_and_stars() -> None:
    sql = "with heavy as (select * from claims) select claim_id, weight * 2 as double from heavy"
    assert sources(sql) == {"claim_id": {"claims.claim_id"}, "double": {"claims.weight"}}


def test_a_column_of_both_sides_of_a_union_comes_from_both() -> None:
    sql = "select vendor_id from claims union all select successor_id as vendor_id from vendors"
    assert sources(sql) == {"vendor_id": {"claims.vendor_id", "vendors.successor_id"}}


def test_a_recursive_chain_is_followed() -> None:
    sql = """
        with recursive chain as (
            select vendor_id, vendor_id as last_id from vendors
            union all
            select chain.vendor_id, vendors.successor_id
            from chain inner join vendors on vendors.vendor_id = chain.last_id
        )
        select vendor_id, last_id from chain
    """
    assert sources(sql)["last_id"] == {"vendors.vendor_id", "vendors.successor_id"}


def test_a_count_comes_from_no_column() -> None:
    assert column_sources(parse("select count(*) as claims from claims"), TYPES) == {"claims": ()}


def test_columns_come_sorted_and_once() -> None:
    sql = "select coalesce(weight, length(vendor_id), weight) as mixed from claims"
    assert column_sources(parse(sql), TYPES)["mixed"] == (
        SourceColumn("claims", "vendor_id"),
        SourceColumn("claims", "weight"),
    )


def test_a_query_shows_the_columns_that_it_takes_as_they_are() -> None:
    sql = """
        select c.claim_id, c.vendor_id as vendor, -c.weight as weight, v.successor_id
        from claims as c inner join vendors as v using (vendor_id)
    """
    assert columns_shown(parse(sql)) == {SourceColumn("claims", "claim_id")}
    alone = "select claim_id, claims.weight from claims where weight > 1"
    assert {shown.column for shown in columns_shown(parse(alone))} == {"claim_id", "weight"}


@pytest.mark.parametrize(
    "sql",
    [
        "select claims.claim_id from vendors left join claims using (vendor_id)",
        "select claims.claim_id from claims right join vendors using (vendor_id)",
        "select claim_id from claims union all select vendor_id as claim_id from vendors",
        "with claims as (select 1 as claim_id) select claim_id from claims",
        "select 1 as claim_id",
    ],
)
def test_what_may_have_been_changed_is_not_shown_as_it_is(sql: str) -> None:
    assert columns_shown(parse(sql)) == set()


@pytest.mark.parametrize("sql", ["", "select 1; select 2", "drop table claims", "select from"])
def test_anything_but_one_select_is_refused(sql: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        parse(sql)
