from pathlib import Path

import pytest

from pipeline.reference import TABLES as REFERENCE_TABLES
from pipeline.schemas import TABLES
from pipeline.warehouse.sqlfiles import BadSqlFile, discover, discover_checks
from tests.sql.stories import SQL_DIR

GOOD = """-- question: Which networks are there,
-- where and by whom?
-- grain: one row per operator and country
-- key: operator_id, country_id
--
-- note: this is prose, not header
select operator_id, country_id, null as is_mvno, null as active_from, null as active_until
from ref_operator_networks
"""


def written(folder: Path, sql: str, name: str = "10_facts/operator_networks.sql") -> Path:
    """A folder of SQL with one file."""
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(sql)
    return folder


def test_a_file_becomes_a_model(tmp_path: Path) -> None:
    (model,) = discover(written(tmp_path, GOOD))
    assert (model.name, model.layer, model.materialized) == ("operator_networks", "facts", "table")
    assert model.question == "Which networks are there, where and by whom?"
    assert model.key == ("operator_id", "country_id")
    assert model.depends_on == ("ref_operator_networks",)
    assert model.description == TABLES["operator_networks"].description


def test_another_text_is_another_fingerprint(tmp_path: Path) -> None:
    (one,) = discover(written(tmp_path, GOOD))
    (other,) = discover(written(tmp_path, GOOD.replace("null as is_mvno", "true as is_mvno")))
    assert one.fingerprint != other.fingerprint


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("-- key: operator_id, country_id\n", ""), "see: key"),
        (("-- key: operator_id,", "-- key:"), "key and grain must be as in"),
        (("and country\n", "\n"), "key and grain must be as in"),
        (("--\n", "-- materialized: sometimes\n--\n"), "it must be table or view"),
        (("--\n", "-- owner: nobody\n--\n"), "see: owner"),
        (("ref_operator_networks", "networks"), "reads networks, which schemas/tables.py lacks"),
        (("select", "select select"), "operator_networks.sql"),
    ],
)
def test_a_file_that_breaks_a_rule_is_refused(
    tmp_path: Path, change: tuple[str, str], said: str
) -> None:
    with pytest.raises(BadSqlFile, match=said):
        discover(written(tmp_path, GOOD.replace(*change)))


def test_a_table_that_the_schemas_lack_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadSqlFile, match="describe the table gossip"):
        discover(written(tmp_path, GOOD, "10_facts/gossip.sql"))


def test_an_empty_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadSqlFile, match="no SQL files there"):
        discover(tmp_path)


def test_a_circle_is_refused(tmp_path: Path) -> None:
    written(tmp_path, GOOD.replace("ref_operator_networks", "vendors, ref_operator_networks"))
    table = TABLES["vendors"]
    header = f"-- question: ?\n-- grain: {table.grain}\n-- key: vendor_id\n"
    written(tmp_path, f"{header}select * from operator_networks", "10_facts/vendors.sql")
    with pytest.raises(BadSqlFile, match="in a circle"):
        discover(tmp_path)


def test_a_check_must_read_the_table_that_it_checks(tmp_path: Path) -> None:
    sql = "-- question: ?\n-- checks: vendors\nselect * from operators"
    with pytest.raises(BadSqlFile, match="says that it checks vendors"):
        discover_checks(written(tmp_path, sql, "90_checks/idle.sql"))


def test_every_table_of_facts_and_marts_has_its_file() -> None:
    described = {name for name, table in TABLES.items() if table.layer in ("facts", "marts")}
    assert {model.name for model in discover(SQL_DIR)} == described


def test_every_model_stands_in_the_folder_of_its_layer() -> None:
    assert all(TABLES[model.name].layer == model.layer for model in discover(SQL_DIR))


def test_a_model_comes_after_those_that_it_reads() -> None:
    seen: set[str] = set()
    names = {model.name for model in discover(SQL_DIR)}
    for model in discover(SQL_DIR):
        assert names & set(model.depends_on) <= seen
        seen.add(model.name)


def test_every_model_yields_the_columns_of_its_table_in_order() -> None:
    for model in discover(SQL_DIR):
        assert tuple(model.column_lineage) == TABLES[model.name].column_names


def test_lineage_leads_to_tables_that_the_model_reads() -> None:
    for model in discover(SQL_DIR):
        for column, sources in model.column_lineage.items():
            assert {source.table for source in sources} <= set(model.depends_on), column


def test_the_lineage_of_a_fact_leads_to_its_claims() -> None:
    (history,) = [model for model in discover(SQL_DIR) if model.name == "deployments_history"]
    assert history.column_lineage["status"] == (("deployment_claims", "status"),)
    assert ("deployment_claims", "date") in history.column_lineage["deadline"]


def test_whatever_depends_on_today_is_a_view() -> None:
    for model in discover(SQL_DIR):
        assert ("current_date" in model.sql) <= (model.materialized == "view"), model.name


def test_sql_reads_only_reference_tables_that_there_are() -> None:
    read = {name for model in discover(SQL_DIR) for name in model.depends_on}
    known = {f"ref_{name}" for name in REFERENCE_TABLES}
    assert {name for name in read if name.startswith("ref_")} <= known
