"""Loading frames into the build database, with the checks of their tables."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import dagster as dg
import polars as pl

from pipeline.defs.checks import check_results, checks_of
from pipeline.defs.session import Session
from pipeline.warehouse.build import load_inputs
from pipeline.warehouse.checks import run_checks


def load(
    session: Session,
    frames: Mapping[str, pl.DataFrame],
    made_from: Sequence[str] = (),
    metadata: Mapping[str, Any] | None = None,
    of_table: Mapping[str, Mapping[str, Any]] | None = None,
) -> Iterator[dg.MaterializeResult[None]]:
    """Replace the tables by the frames, and report rows and checks of each.

    `metadata` is reported of all of them, `of_table` of one each.
    """
    for built in load_inputs(session.build, frames, made_from):
        answers = run_checks(session.build, checks_of(built.table))
        yield dg.MaterializeResult(
            asset_key=built.table,
            metadata={
                "dagster/row_count": built.rows,
                "unchanged": built.is_reused,
                **(metadata or {}),
                **(of_table or {}).get(built.table, {}),
            },
            check_results=check_results(answers, built.rows),
        )
        if all(answer.passed for answer in answers):
            session.bench.stands([built.table])
