"""The most memory that a program holds, asked of a process of its own."""

import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

# A process that is started by a large one counts as large itself (Linux takes over what it held
# before it became another program), so that a small one stands between the caller and the program.
BETWEEN = """
import resource, subprocess, sys
code = subprocess.call(sys.argv[2:])
with open(sys.argv[1], "w") as file:
    file.write(str(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss))
sys.exit(code)
"""


def peak_memory(
    program: Sequence[str | Path], environment: Mapping[str, str] | None = None
) -> tuple[int, int]:
    """Run a program; its exit code, and the most memory it held, in bytes."""
    with tempfile.TemporaryDirectory() as folder:
        told = Path(folder) / "peak"
        launch = [sys.executable, "-c", BETWEEN, str(told), *map(str, program)]
        code = subprocess.run(launch, env=environment).returncode
        return code, int(told.read_text()) * 1024


def peak_mebibytes(code: str) -> float:
    """The most that Python held while it ran some code."""
    failed, held = peak_memory([sys.executable, "-c", code])
    if failed:
        raise RuntimeError(f"{code}: ended with {failed}")
    return held / 2**20
