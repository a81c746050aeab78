"""`python -m tests.grammar.rewordings`: how stable the readings of the examples are.

python -m tests.grammar.rewordings                how often each way changes the claims
python -m tests.grammar.rewordings --every 3      of every third example alone
python -m tests.grammar.rewordings --show "said"  the examples that ways with this in them change
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence

from tests.grammar.rewordings.rewording import (
    Rewording,
    printed,
    reworded_around,
    reworded_in_grammar,
    told_as_so,
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print how stable the readings are."""
    parser = argparse.ArgumentParser(prog="python -m tests.grammar.rewordings")
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--show", default=None, help="print what ways with this in them change")
    options = parser.parse_args(arguments)
    for reworded in (reworded_around, reworded_in_grammar, printed):
        told = reworded(options.every)
        for line in _report(told) if options.show is None else _changes(told, options.show):
            sys.stdout.write(f"{line}\n")
    if options.show is None:
        still, read = told_as_so(options.every)
        sys.stdout.write(f"{len(still)} of {read} are claimed as so where nobody says so\n")
    return 0


def _report(told: Sequence[Rewording]) -> Iterator[str]:
    ways = dict.fromkeys(each.way for each in told)
    rates = {way: [each.is_stable for each in told if each.way == way] for way in ways}
    for way, stable in sorted(rates.items(), key=lambda item: sum(item[1]) / len(item[1])):
        yield f"{sum(stable):5} of {len(stable):5} as before   {way}"
    share = sum(each.is_stable for each in told) / max(1, len(told))
    yield f"all: {share:.4f} of {len(told)} wordings claim what the example claims"


def _changes(told: Sequence[Rewording], part: str) -> Iterator[str]:
    for each in told:
        if part in each.way and not each.is_stable:
            yield f"{each.wording.example.id}: {each}"
            yield from (f"    lost  {claim}" for claim in sorted(map(str, each.before - each.now)))
            yield from (f"    found {claim}" for claim in sorted(map(str, each.now - each.before)))


if __name__ == "__main__":
    raise SystemExit(main())
