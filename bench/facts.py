"""`make bench`: what a million claims cost, from loaded claims to checked facts and their queries.

Facts, history, marts and all checks are timed in one process held to two threads and 4 GiB; then
a version is written as publishing writes it, and each mart and as-of filter is asked as a
dashboard asks it: the rows of one country, operator or vendor. Last, a thousand claims more.
"""

import argparse
import resource
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from bench.claims import synthetic_frames
from bench.verdicts import kept
from pipeline.reference import Reference, load_reference
from pipeline.schemas import TABLES, empty
from pipeline.settings import Settings
from pipeline.warehouse import Connection, connect
from pipeline.warehouse.blank import blank_file
from pipeline.warehouse.build import load_inputs, run_model
from pipeline.warehouse.build import load_reference as load_reference_tables
from pipeline.warehouse.checks import check_specs, run_checks
from pipeline.warehouse.macros import discover_macros
from pipeline.warehouse.sqlfiles import discover, views_of
from pipeline.warehouse.version_file import write_version

SECONDS, MEMORY_GIB, QUERY_MS, MORE = 20.0, 4.0, 100.0, 1000
FILTERS = ("country", "jurisdiction", "operator_id", "current_vendor_id", "vendor_id", "group_id")
SQL_DIR = Settings().sql_dir


def main() -> None:
    """Build, check, publish and query; print each figure beside what is asked of it."""
    parser = argparse.ArgumentParser(prog="python -m bench.facts", description=__doc__)
    parser.add_argument("--claims", type=int, default=1_000_000)
    claims = parser.parse_args().claims
    settings = Settings()
    reference = load_reference(settings.reference_dir, settings.additions_dir)
    with tempfile.TemporaryDirectory() as folder:
        measure(Path(folder), claims, reference)


def measure(folder: Path, claims: int, reference: Reference) -> None:
    """All figures for so many claims."""
    print(f"{claims:,} synthetic claims, 2 threads, {MEMORY_GIB:.0f} GiB")
    with connect(folder / "build.duckdb") as con:
        con.execute(f"set threads = 2; set memory_limit = '{MEMORY_GIB:.0f}GiB'")
        load_reference_tables(con, reference)
        load_inputs(con, synthetic_frames(claims, reference))
        first = build(con)
        judge("facts, history, marts, checks", first, SECONDS, "s")
        judge("most memory of the process", _gibibytes(), MEMORY_GIB, "GiB")
        publish(con, folder / "version.duckdb")
    queries(folder / "version.duckdb")
    with connect(folder / "build.duckdb") as con:
        con.execute("set threads = 2")
        load_inputs(con, synthetic_frames(claims + MORE, reference))
        judge(f"the same, {MORE:,} claims more", build(con), first * 1.1, "s")


def build(con: Connection) -> float:
    """Seconds for every model and every check; prints the slowest, raises if a check fails."""
    begun, used = time.perf_counter(), time.process_time()
    slow = dict(_models(con))
    modelled = time.perf_counter() - begun
    failed = [r.message for r in run_checks(con, check_specs(SQL_DIR)) if not r.passed]
    if failed:
        raise RuntimeError("\n".join(failed))
    whole = time.perf_counter() - begun
    worst = sorted(slow.items(), key=lambda item: -item[1])[:4]
    named = ", ".join(f"{name} {seconds:.1f} s" for name, seconds in worst)
    print(f"  models {modelled:.1f} s ({named}), checks {whole - modelled:.1f} s,")
    print(f"  processor {time.process_time() - used:.1f} s")
    return whole


def _models(con: Connection) -> Iterator[tuple[str, float]]:
    for model in discover(SQL_DIR):
        yield model.name, _seconds(lambda model=model: run_model(con, model))  # type: ignore[misc]


def publish(con: Connection, path: Path) -> None:
    """Write the version that is queried; what publishing itself would add stays empty."""
    frames = {name: empty(name) for name, t in TABLES.items() if t.layer == "published"}
    views = views_of(discover(SQL_DIR))
    blank = blank_file(path.parent / "blank", views, discover_macros(SQL_DIR))
    write_version(con, path, blank, frames, has_text=False)
    print(f"  published file {path.stat().st_size / 2**20:.0f} MiB")


def queries(path: Path) -> None:
    """Every mart and as-of filter, asked three times; the median counts."""
    with connect(path, read_only=True) as con:
        con.execute("set threads = 2")
        taken = {name: _asked(con, sql) for name, sql in _questions(con)}
    for name, milliseconds in sorted(taken.items(), key=lambda item: -item[1]):
        judge(f"  {name}", milliseconds, QUERY_MS, "ms")


def _questions(con: Connection) -> Iterator[tuple[str, str]]:
    for table in TABLES.values():
        column = next((name for name in FILTERS if name in table.column_names), None)
        if table.layer == "marts":
            yield table.name, _of_one(con, table.name, column)
    for macro, column in (
        ("deployments_as_of", "operator_id"),
        ("rollouts_as_of", "operator_id"),
        ("policies_as_of", "jurisdiction"),
    ):
        asked = f"{macro}(date '2018-12-10', date '2018-12-10')"
        yield macro, _of_one(con, asked, column)


def _of_one(con: Connection, what: str, column: str | None) -> str:
    """The rows of the member that has most; without such a column the first thousand."""
    if column is None:
        return f"select * from {what} limit 1000"
    most = f"select {column} from {what} group by 1 order by count(*) desc, 1 limit 1"
    rows = con.sql(most).fetchall()
    return f"select * from {what} where {column} = '{rows[0][0] if rows else ''}'"


def _asked(con: Connection, sql: str) -> float:
    taken = [_seconds(lambda: con.sql(sql).pl()) for _ in range(3)]
    return statistics.median(taken) * 1000


def _seconds(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def judge(what: str, value: float, most: float, unit: str) -> None:
    """One figure and whether it is kept."""
    print(f"{what:36}{value:10.1f} {unit:4} at most {most:.0f}: {kept(value <= most)}", flush=True)


def _gibibytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20


if __name__ == "__main__":
    main()
