"""`make bench`: what a run over the sample costs, beside the same graph with empty bodies.

Every figure is of a whole process, started as a user starts it, on a home that has been run
before: wall time, and processor time, which other work on the machine disturbs less. The kinds
are taken in turns, so that a slow minute of the machine hits all of them.
"""

import argparse
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from bench import names
from bench.verdicts import kept

FULL_ALLOWANCE = 3.0
NOTHING_NEW_RATIO = 1.3
KINDS: Mapping[str, Sequence[str]] = {
    "empty graph": ("bench.empty", "run"),
    "full run, forced": ("pipeline", "run", "--force"),
    "nothing new": ("pipeline", "run"),
}


class Taken(NamedTuple):
    """What one process took, in seconds."""

    wall: float
    processor: float


def main() -> None:
    """Measure the kinds of run in turns and print them side by side."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--repeats", type=int, default=5)
    repeats = parser.parse_args().repeats
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        cold = take(("pipeline", "run"), home)
        taken = {kind: list[Taken]() for kind in KINDS}
        for _ in range(repeats):
            for kind, module in KINDS.items():
                taken[kind].append(take(module, home))
    print(f"The sample corpus, {os.cpu_count()} processors, {repeats} repeats; seconds.")
    print(f"{'':24}{'wall: median (range)':>28}{'processor: median':>22}")
    show("first run, cold home", [cold])
    for kind, values in taken.items():
        show(kind, values)
    judge({kind: statistics.median(each.wall for each in values) for kind, values in taken.items()})
    names.measure()


def take(module: Sequence[str], home: Path) -> Taken:
    """Run one process; raises CalledProcessError when it fails."""
    environment = {name: v for name, v in os.environ.items() if name != "BACKHAUL_INBOX"}
    command = [sys.executable, "-m", *module, "--home", str(home)]
    begun, used = time.perf_counter(), _processor()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=environment)
    return Taken(time.perf_counter() - begun, _processor() - used)


def show(kind: str, values: Sequence[Taken]) -> None:
    """One line of the table."""
    walls = [each.wall for each in values]
    wall = f"{statistics.median(walls):.2f} ({min(walls):.2f} to {max(walls):.2f})"
    processor = statistics.median(each.processor for each in values)
    print(f"{kind:24}{wall:>28}{processor:>22.2f}")


def judge(walls: Mapping[str, float]) -> None:
    """Hold the medians against what is asked of them."""
    empty = walls["empty graph"]
    over = walls["full run, forced"] - empty
    ratio = walls["nothing new"] / empty
    print(f"full - empty: {over:.2f} s, at most {FULL_ALLOWANCE} s: {kept(over <= FULL_ALLOWANCE)}")
    held = kept(ratio <= NOTHING_NEW_RATIO)
    print(f"nothing new / empty: {ratio:.2f}, at most {NOTHING_NEW_RATIO}: {held}")


def _processor() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    main()
