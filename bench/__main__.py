"""`make bench`: what a run over the sample costs, beside the same graph with empty bodies.

Every figure is the wall time of a whole process, started as a user starts it, on a home that has
been run before. The three are taken in turns, so that a slow minute of the machine hits all.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

REPEATS = 5
FULL_ALLOWANCE_SECONDS = 3.0
NOTHING_NEW_RATIO = 1.3
KINDS: Mapping[str, Sequence[str]] = {
    "empty graph": ("bench.empty", "run"),
    "full run, forced": ("pipeline", "run", "--force"),
    "nothing new": ("pipeline", "run"),
}


def main() -> None:
    """Measure the kinds of run in turns and print them side by side."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        first = seconds(("pipeline", "run"), home)
        taken: dict[str, list[float]] = {kind: [] for kind in KINDS}
        for _ in range(REPEATS):
            for kind, module in KINDS.items():
                taken[kind].append(seconds(module, home))
    print(f"The sample corpus, {os.cpu_count()} processors, {REPEATS} repeats; seconds.")
    print(f"{'first run, cold home':22}{first:8.2f}")
    for kind, values in taken.items():
        low, high = min(values), max(values)
        print(f"{kind:22}{statistics.median(values):8.2f} median ({low:.2f} to {high:.2f})")
    _judge({kind: statistics.median(values) for kind, values in taken.items()})


def seconds(module: Sequence[str], home: Path) -> float:
    """Wall time of one process; raises CalledProcessError when it fails."""
    environment = {name: v for name, v in os.environ.items() if name != "BACKHAUL_INBOX"}
    command = [sys.executable, "-m", *module, "--home", str(home)]
    begun = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=environment)
    return time.perf_counter() - begun


def _judge(medians: Mapping[str, float]) -> None:
    empty = medians["empty graph"]
    over = medians["full run, forced"] - empty
    ratio = medians["nothing new"] / empty
    _line("full - empty", f"{over:.2f} s", f"{FULL_ALLOWANCE_SECONDS} s", over)
    _line("nothing new / empty", f"{ratio:.2f}", f"{NOTHING_NEW_RATIO}", ratio)


def _line(name: str, found: str, allowed: str, value: float) -> None:
    verdict = "kept" if value <= float(allowed.removesuffix(" s")) else "NOT KEPT"
    print(f"{name:22}{found:>8}  at most {allowed}: {verdict}")


if __name__ == "__main__":
    main()
