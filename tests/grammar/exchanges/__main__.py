"""`python -m tests.grammar.exchanges`: how often exchanges are read as they should be.

python -m tests.grammar.exchanges                 each kind of exchange
python -m tests.grammar.exchanges --by-way        each way of each kind
python -m tests.grammar.exchanges --every 3       of every third example alone
python -m tests.grammar.exchanges --show "list"   what is misread in the ways with this in them
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Sequence

from tests.grammar.exchanges.reading import Read, exchanges


def main(arguments: Sequence[str] | None = None) -> int:
    """Print how often exchanges are read as they should."""
    parser = argparse.ArgumentParser(prog="python -m tests.grammar.exchanges")
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--show", default=None, help="print what is misread in ways with this")
    parser.add_argument("--core", action="store_true", help="only where the core is misread")
    parser.add_argument("--by-way", action="store_true", help="count each way, not each kind")
    options = parser.parse_args(arguments)
    read = exchanges(options.every)
    lines = _report(read, by_way=options.by_way)
    if options.show is not None:
        lines = _misread(read, options.show, core=options.core)
    for line in lines:
        sys.stdout.write(f"{line}\n")
    return 0


def _report(read: Sequence[Read], *, by_way: bool) -> Iterator[str]:
    name = (lambda e: f"{e.kind} | {e.exchange.way}") if by_way else (lambda e: e.kind)
    all_of, core, right = Counter(map(name, read)), Counter[str](), Counter[str]()
    for each in read:
        core[name(each)] += each.is_core_right
        right[name(each)] += each.is_right
    for kind in sorted(all_of, key=lambda k: core[k] / all_of[k]):
        n = all_of[kind]
        yield f"{core[kind] / n:.3f} core {right[kind] / n:.3f} strict of {n:5}   {kind}"
    n = max(1, len(read))
    yield f"all: {sum(core.values()) / n:.4f} core, {sum(right.values()) / n:.4f} strict of {n}"


def _misread(read: Sequence[Read], part: str, *, core: bool) -> Iterator[str]:
    for each in read:
        is_shown = not each.is_core_right if core else not each.is_right
        if is_shown and (part in each.exchange.way or part in each.kind):
            yield f"{each.told.example.id} [{each.exchange.way}] {each.told.example.published}"
            yield f"    {each.exchange.text}"
            yield from (f"    missing {claim}" for claim in each.missing)
            yield from (f"    found   {claim}" for claim in each.found)


if __name__ == "__main__":
    raise SystemExit(main())
