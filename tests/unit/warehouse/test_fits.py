"""DuckDB's answer whether a table fits is that of its schema, which names the rows."""

from collections.abc import Iterator

import pytest

from pipeline.schemas import TABLES, split_valid
from pipeline.warehouse import Connection
from pipeline.warehouse.fits import fits_sql
from tests.sql.stories import Story

CLAIMS = "deployment_claims"


@pytest.fixture(scope="module")
def sound() -> Connection:
    """Three tables of claims with a row each, none of which has its null rules in DuckDB."""
    story = Story()
    story.article("a", "2018-12-10")
    story.deployment("a", "softbank", "huawei", "in_use", country="JP", generation="4G")
    story.rollout("a", "softbank", "5G", "planned", country="JP")
    story.policy("a", "JP", "procurement_ban", "huawei")
    return story.told().con


@pytest.fixture
def con(sound: Connection) -> Iterator[Connection]:
    """The same, as it was again afterwards."""
    sound.begin()
    yield sound
    sound.rollback()


def answers(con: Connection, table: str) -> tuple[bool, bool]:
    """What DuckDB says of a table, and what its schema says of the same rows."""
    frame = con.sql(f'select * from "{table}"').pl()
    (fits,) = con.sql(fits_sql(TABLES[table])).fetchall()[0]
    return bool(fits), split_valid(table, frame).bad.is_empty()


@pytest.mark.parametrize("table", [n for n, t in TABLES.items() if t.layer != "published"])
def test_every_table_of_a_sound_story_fits(sound: Connection, table: str) -> None:
    assert answers(sound, table) == (True, True)


@pytest.mark.parametrize(
    "change",
    [
        *("operator_id = null", "status = 'used'", "certainty = null", "part = 'radio'"),
        *("evidence_start = -1", "evidence_end = evidence_end + 1", "evidence = evidence || '.'"),
        *("date = date '2018-12-11', date_latest = null", "date_basis = 'stated', date = null"),
        "date_latest = date '2018-01-01', date = date '2018-01-02'",
    ],
)
def test_a_row_that_breaks_a_rule_does_not_fit(con: Connection, change: str) -> None:
    con.execute(f"update {CLAIMS} set {change}")
    assert answers(con, CLAIMS) == (False, False)


def test_a_key_that_is_there_twice_does_not_fit(con: Connection) -> None:
    con.execute(f"insert into {CLAIMS} from {CLAIMS}")
    assert answers(con, CLAIMS) == (False, False)


def test_what_a_view_shows_as_it_is_need_not_be_asked_again(con: Connection) -> None:
    con.execute(f"update {CLAIMS} set date_basis = 'stated', part = 'radio'")
    dates = {"date", "date_latest", "date_precision", "date_basis"}
    for shown, fits in ((dates, False), ({"part"}, False), (dates | {"part"}, True)):
        assert con.sql(fits_sql(TABLES[CLAIMS], shown)).fetchall() == [(fits,)]
