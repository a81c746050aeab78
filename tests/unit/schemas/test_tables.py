import pytest

from pipeline import schemas
from pipeline.schemas import TABLES, Table


def every_table() -> list[Table]:
    return [TABLES[name] for name in sorted(TABLES)]


@pytest.mark.parametrize("table", every_table(), ids=lambda table: table.name)
def test_a_table_speaks_only_of_its_own_columns(table: Table) -> None:
    spoken_of = {*table.key, *table.nullable, *table.values}
    spoken_of |= {link.column for link in table.foreign_keys}
    assert spoken_of <= set(table.column_names)


@pytest.mark.parametrize("table", every_table(), ids=lambda table: table.name)
def test_a_foreign_key_points_to_the_whole_key_of_its_table(table: Table) -> None:
    for link in table.foreign_keys:
        assert TABLES[link.table].key == (link.target,)


@pytest.mark.parametrize("table", every_table(), ids=lambda table: table.name)
def test_a_table_has_a_description_and_a_grain(table: Table) -> None:
    assert table.description.endswith(".")
    assert table.grain.startswith("one row per ")


@pytest.mark.parametrize("table", every_table(), ids=lambda table: table.name)
def test_a_table_names_a_column_once(table: Table) -> None:
    assert len(set(table.column_names)) == len(table.column_names)


def test_every_described_column_stands_in_a_table() -> None:
    used = {name for table in TABLES.values() for name in table.column_names}
    assert used == set(schemas.COLUMNS)


def test_every_column_has_a_duckdb_type() -> None:
    assert all(column.duckdb_type for column in schemas.COLUMNS.values())


@pytest.mark.parametrize("table", every_table(), ids=lambda table: table.name)
def test_a_date_of_a_text_comes_whole(table: Table) -> None:
    for name in table.text_dates:
        assert {f"{name}_precision", f"{name}_basis"} <= set(table.column_names)
