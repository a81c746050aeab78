"""`python -m pipeline.quality`: score extraction against gold."""

import argparse
import sys

from rich.console import Console

from pipeline.quality.command import Wanted, run_evaluation
from pipeline.quality.evaluate import SOURCES
from pipeline.quality.gold import HALVES
from pipeline.settings import Settings


def main() -> int:
    """Parse the options, score, and return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m pipeline.quality", description=__doc__)
    parser.add_argument(
        "--source", choices=SOURCES, action="append", help="repeatable; all if not given"
    )
    parser.add_argument("--json", action="store_true", help="for machines")
    parser.add_argument(
        "--errors", action="store_true", help="false and missed claims, with sentence"
    )
    parser.add_argument(
        "--half", choices=HALVES, default="tune", help="written half that --errors lists"
    )
    parser.add_argument(
        "--diagnosis", action="store_true", help="where claims get lost, what is wrong, ablations"
    )
    given = parser.parse_args()
    sources = tuple(given.source) if given.source else SOURCES
    wanted = Wanted(sources, given.json, given.errors, given.half, given.diagnosis)
    width = None if sys.stdout.isatty() else 170
    return run_evaluation(Settings(), wanted, Console(width=width))


if __name__ == "__main__":
    raise SystemExit(main())
