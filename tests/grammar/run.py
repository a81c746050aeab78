"""`python -m tests.grammar.run`: the misread examples, and what was found instead.

python -m tests.grammar.run                 what fails and is not on pending.txt
python -m tests.grammar.run --all           pending examples as well
python -m tests.grammar.run --only dep.near pending or not, the ids with this in them
python -m tests.grammar.run --shrink        take what is read right off pending.txt
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from tests.grammar.corpus import FILES, PENDING, Example, complaints, examples, pending


def main(arguments: Sequence[str] | None = None) -> int:
    """Print failures and counts; the status is 1 when one is not pending."""
    options = _options().parse_args(arguments)
    failing = {example.id: problems for example in examples() if (problems := complaints(example))}
    for example in examples():
        if example.id in failing and _is_shown(example, options):
            _say("\n".join([*_head(example), *failing[example.id]]) + "\n")
    for name in FILES:
        _say(_count(name, set(failing)))
    if options.shrink:
        _shrink(set(failing))
    mended = pending() - failing.keys()
    if mended and not options.shrink:
        _say(f"read right but on pending.txt (--shrink takes them off): {' '.join(sorted(mended))}")
    return 1 if failing.keys() - pending() else 0


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.grammar.run", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("--all", action="store_true", help="print pending examples as well")
    parser.add_argument("--only", default=None, help="print the ids that contain this")
    parser.add_argument("--shrink", action="store_true", help="take what passes off pending.txt")
    return parser


def _is_shown(example: Example, options: argparse.Namespace) -> bool:
    if options.only is not None:
        return options.only in example.id
    return options.all or example.id not in pending()


def _head(example: Example) -> list[str]:
    mark = " (pending)" if example.id in pending() else ""
    lines = [f"{example.id}{mark}, {example.published}"]
    if example.title:
        lines.append(f"    TITLE {example.title}")
    return lines + [f"    {line}" for line in example.text.splitlines()]


def _count(name: str, failing: set[str]) -> str:
    ids = [example.id for example in examples() if example.file == name]
    right = sum(each not in failing for each in ids)
    return f"{name:12} {right:4} of {len(ids):4} right"


def _shrink(failing: set[str]) -> None:
    """Drop mended examples; what newly fails is never put on."""
    kept = sorted(pending() & failing)
    PENDING.write_text("".join(f"{each}\n" for each in kept), encoding="utf-8")


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")


if __name__ == "__main__":
    sys.exit(main())
