from contextlib import closing
from pathlib import Path

import pytest

from pipeline.warehouse import connect
from pipeline.warehouse.build import InputMissing, load_reference
from pipeline.warehouse.checks import CheckSpec
from pipeline.warehouse.making import Task, Workbench, make
from pipeline.warehouse.stamps import read_stamps
from tests.sql.stories import models, small_reference

NETWORKS = next(model for model in models() if model.name == "operator_networks")
READ = set(NETWORKS.depends_on)
FINE = CheckSpec("fine", "operator_networks", "Any?", ("operator_networks",), "select 1 limit 0")
BROKEN = CheckSpec("broken", "operator_networks", "Any?", ("operator_networks",), "select 1")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A build database that holds the reference, closed."""
    with connect(tmp_path / "build.duckdb") as con:
        load_reference(con, small_reference())
    return tmp_path / "build.duckdb"


def test_a_table_is_made_as_soon_as_all_that_it_reads_stands(path: Path) -> None:
    with closing(Workbench(path, [Task(NETWORKS, [FINE])], force=False)) as bench:
        bench.stands(READ)
        made = bench.made(NETWORKS.name)
    assert made is not None
    assert (made.built.table, made.built.is_reused, made.is_sound) == (NETWORKS.name, False, True)
    with connect(path) as con:
        assert NETWORKS.name in read_stamps(con)


def test_what_was_not_begun_is_left_to_its_step_for_good(path: Path) -> None:
    with closing(Workbench(path, [Task(NETWORKS, [])], force=False)) as bench:
        assert bench.made(NETWORKS.name) is None
        bench.stands(READ)
        assert bench.made(NETWORKS.name) is None
    with connect(path) as con:
        assert NETWORKS.name not in read_stamps(con)


def test_a_task_waits_for_what_its_checks_read_too(path: Path) -> None:
    check = CheckSpec("later", NETWORKS.name, "Any?", ("countries", NETWORKS.name), "select 1")
    with closing(Workbench(path, [Task(NETWORKS, [check])], force=False)) as bench:
        bench.stands(READ)
        assert bench.made(NETWORKS.name) is None


def test_a_table_that_offends_a_check_is_not_sound(path: Path) -> None:
    with connect(path) as con:
        made = make(con, Task(NETWORKS, [FINE, BROKEN]))
    assert [check.passed for check in made.checks] == [True, False]
    assert not made.is_sound


def test_what_making_a_table_raises_is_raised_where_it_is_asked_for(tmp_path: Path) -> None:
    with closing(Workbench(tmp_path / "empty.duckdb", [Task(NETWORKS, [])], force=False)) as bench:
        bench.stands(READ)
        with pytest.raises(InputMissing, match="operator_networks needs"):
            bench.made(NETWORKS.name)


def test_forced_it_is_made_again(path: Path) -> None:
    made = []
    for force in (False, False, True):
        with closing(Workbench(path, [Task(NETWORKS, [])], force=force)) as bench:
            bench.stands(READ)
            made.append(bench.made(NETWORKS.name))
    assert [each.built.is_reused for each in made if each] == [False, True, False]


def test_the_thread_and_a_step_may_write_at_the_same_time(path: Path) -> None:
    with connect(path) as con, closing(Workbench(path, [Task(NETWORKS, [])], force=True)) as bench:
        bench.stands(READ)
        load_reference(con, small_reference())
        assert bench.made(NETWORKS.name) is not None
