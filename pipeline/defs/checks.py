"""The warehouse's checks as blocking checks of the asset that makes the guarded table."""

from functools import cache

import dagster as dg

from pipeline.settings import Settings
from pipeline.warehouse.checks import CheckResult, CheckSpec
from pipeline.warehouse.checks import check_specs as all_checks
from pipeline.warehouse.making import Made, Task
from pipeline.warehouse.sqlfiles import SqlModel

PUBLISHING = "published_warehouse"


def check_specs(*tables: str | None) -> list[dg.AssetCheckSpec]:
    """What Dagster is told of the checks that guard these tables; None stands for publishing."""
    return [_declared(spec) for table in tables for spec in checks_of(table)]


def task_of(model: SqlModel) -> Task:
    """A model to make, with the checks of its table."""
    return Task(model, checks_of(model.name))


def check_results(made: Made) -> list[dg.AssetCheckResult]:
    """What the checks that guard a table have said."""
    return [_reported(result, made.built.rows) for result in made.checks]


def checks_of(table: str | None) -> list[CheckSpec]:
    """The checks that can be asked once this table is made."""
    return [spec for spec in _all() if spec.table == table]


def passed_at_publishing() -> list[dg.AssetCheckResult]:
    """The checks that only publishing can ask, once it has: it fails unless they all hold."""
    return [
        dg.AssetCheckResult(check_name=spec.name, asset_key=PUBLISHING, passed=True)
        for spec in checks_of(None)
    ]


@cache
def _all() -> list[CheckSpec]:
    return all_checks(Settings().sql_dir)


def _declared(spec: CheckSpec) -> dg.AssetCheckSpec:
    return dg.AssetCheckSpec(
        spec.name, asset=spec.table or PUBLISHING, description=spec.question, blocking=True
    )


def _reported(result: CheckResult, rows: int) -> dg.AssetCheckResult:
    examples = "\n".join(str(row) for row in result.examples.to_dicts())
    return dg.AssetCheckResult(
        check_name=result.spec.name,
        asset_key=result.spec.table or PUBLISHING,
        passed=result.passed,
        description=_said(result, rows),
        metadata={"offending": result.offending, "rows": rows}
        | ({"examples": examples} if examples else {}),
    )


def _said(result: CheckResult, rows: int) -> str:
    """The answer in a line; of a failed check, what offends it."""
    return f"None of {rows:,} rows offends." if result.passed else result.message
