"""Frames loaded into the build database, and what is reported of a table that was made."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import dagster as dg
import polars as pl

from pipeline.defs.checks import check_results, checks_of
from pipeline.defs.session import Session
from pipeline.warehouse.build import load_inputs
from pipeline.warehouse.checks import run_checks
from pipeline.warehouse.making import Made


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
        made = Made(built, run_checks(session.build, checks_of(built.table)))
        shown = {**(metadata or {}), **(of_table or {}).get(built.table, {})}
        yield from report_made(session, made, shown)


def report_made(
    session: Session, made: Made, metadata: Mapping[str, Any]
) -> Iterator[dg.MaterializeResult[None]]:
    """Report a table with its checks, and what rests on it may be made once they hold."""
    yield dg.MaterializeResult(
        asset_key=made.built.table,
        metadata={
            "dagster/row_count": made.built.rows,
            "unchanged": made.built.is_reused,
            **metadata,
        },
        check_results=check_results(made),
    )
    if made.is_sound:
        session.workbench.stands([made.built.table])
