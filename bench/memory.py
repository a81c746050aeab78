"""The most memory that a Python program holds, asked of a process of its own."""

import subprocess
import sys

# A process that is started by a large one counts as large itself (Linux takes over what it held
# before it became another program), so that a small one stands between the bench and the program.
BETWEEN = """
import resource, subprocess, sys
code = subprocess.call([sys.executable, "-c", sys.argv[1]])
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
sys.exit(code)
"""


def peak_mebibytes(code: str) -> float:
    """The most that Python held while it ran some code that prints nothing."""
    told = subprocess.run(
        [sys.executable, "-c", BETWEEN, code], check=True, stdout=subprocess.PIPE, text=True
    )
    return int(told.stdout) / 1024
