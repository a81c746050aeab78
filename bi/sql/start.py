"""Opens the published file in harlequin, a SQL client for the terminal: `make sql`.

Run by the Python of the environment that `requirements/sql.txt` describes; nothing of Backhaul is
imported here. Further arguments are harlequin's own: `make sql ARGS="--theme textual-light"`.
"""

import os
import sys
from pathlib import Path

from harlequin.cli import harlequin


def main(arguments):
    """Check that there is something to open, and open it; the exit code."""
    home = Path(os.environ.get("BACKHAUL_HOME", ".backhaul"))
    published = home.absolute() / "published" / "backhaul.duckdb"
    if not published.exists():
        sys.stderr.write(f"{published}: nothing is published here yet. Run `make run` first.\n")
        return 3
    sys.argv = ["harlequin", "--adapter", "backhaul", "--read-only", *arguments, str(published)]
    return harlequin()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
