"""The graph as Dagster loads it: one asset a table, each told of what it is."""

import dagster as dg
import pytest

from pipeline import schemas
from pipeline.definitions import defs
from pipeline.settings import Settings
from pipeline.warehouse.checks import check_specs
from pipeline.warehouse.sqlfiles import discover

pytestmark = pytest.mark.integration

GROUPS = {"sources", "articles", "claims", "facts", "marts", "quality", "published", "report"}
NO_TABLE = {"reference_tables", "published_warehouse", "report"}
SPECS = {spec.key.to_user_string(): spec for spec in defs.resolve_all_asset_specs()}


def test_every_table_of_the_schemas_is_an_asset_and_nothing_else_but_three() -> None:
    assert set(SPECS) == set(schemas.TABLES) | NO_TABLE


def test_every_asset_says_what_it_is_whose_it_is_and_where_it_belongs() -> None:
    for name, spec in SPECS.items():
        assert spec.group_name in GROUPS, name
        assert spec.description, name
        assert spec.owners, name
        assert spec.kinds, name
        assert spec.code_version, name


@pytest.mark.parametrize("table", sorted(set(SPECS) - NO_TABLE))
def test_the_columns_of_an_asset_are_those_of_its_table(table: str) -> None:
    shown = SPECS[table].metadata["dagster/column_schema"]
    assert isinstance(shown, dg.TableSchema)
    assert [column.name for column in shown.columns] == list(schemas.TABLES[table].column_names)
    assert all(column.description for column in shown.columns)


def test_an_asset_of_sql_depends_on_what_its_file_reads() -> None:
    for model in discover(Settings().sql_dir):
        deps = {dep.asset_key.to_user_string() for dep in SPECS[model.name].deps}
        read = {"reference_tables" if t.startswith("ref_") else t for t in model.depends_on}
        assert deps == read


def test_every_check_is_a_blocking_check_of_the_asset_that_it_guards() -> None:
    graph = defs.resolve_asset_graph()
    declared = {(key.asset_key.to_user_string(), key.name) for key in graph.asset_check_keys}
    wanted = {
        (spec.table or "published_warehouse", spec.name) for spec in check_specs(Settings().sql_dir)
    }
    assert declared == wanted
    assert all(graph.get_check_spec(key).blocking for key in graph.asset_check_keys)


def test_publishing_waits_for_every_published_table() -> None:
    deps = {dep.asset_key.to_user_string() for dep in SPECS["published_warehouse"].deps}
    later = {t.name for t in schemas.TABLES.values() if t.layer == "published"}
    assert deps == {t.name for t in schemas.TABLES.values() if t.is_published} - later
