"""The world as tiles: one square a country, roughly where it lies, all of one size.

A tile map gives Taiwan as much room as Russia, which is what a table of policies needs.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from pipeline.report.site import words
from pipeline.report.site.facts import Fact

LAYOUT: Final = Path(__file__).with_name("world_tiles.txt")
SEA: Final = ".."


@dataclass(frozen=True, slots=True)
class Tile:
    """One country: its place, and the look of its posture; without `href` nothing is known."""

    code: str
    row: int
    column: int
    look: str = ""
    looks: Mapping[str, str] | None = None
    href: str = ""
    said: str = ""


@dataclass(frozen=True, slots=True)
class World:
    """All tiles, and how many columns they take."""

    tiles: Sequence[Tile]
    columns: int


@cache
def layout() -> Mapping[str, tuple[int, int]]:
    """Row and column of each country, from 1."""
    lines = LAYOUT.read_text(encoding="utf-8").splitlines()
    return {
        code: (row, column)
        for row, line in enumerate(lines, start=1)
        for column, code in enumerate(line.split(), start=1)
        if code != SEA
    }


def world(posture: Sequence[Mapping[str, Any]], facts: Mapping[str, Fact]) -> World:
    """The map of the strongest policies; `posture` comes strongest first.

    Countries without a place of their own (small islands) follow in a last row where one of them
    has a posture.
    """
    told: dict[str, list[Mapping[str, Any]]] = {}
    for row in posture:
        told.setdefault(row["jurisdiction"], []).append(row)
    places = {**layout(), **_unplaced(told)}
    tiles = tuple(_tile(code, place, told.get(code, ()), facts) for code, place in places.items())
    return World(tiles, max(column for _, column in places.values()))


def _unplaced(told: Mapping[str, object]) -> Mapping[str, tuple[int, int]]:
    last = max(row for row, _ in layout().values())
    missing = sorted(code for code in told if code not in layout())
    return {code: (last + 2, column) for column, code in enumerate(missing, start=1)}


def _tile(
    code: str,
    place: tuple[int, int],
    rows: Sequence[Mapping[str, Any]],
    facts: Mapping[str, Fact],
) -> Tile:
    if not rows:
        return Tile(code, *place)
    strongest = facts[rows[0]["policy_action_id"]]
    looks = {row["target"]: words.SEVERITY_OF[row["action"]] for row in reversed(rows)}
    said = f"{rows[0]['country_name']}: {'; '.join(_said(rows))}"
    return Tile(code, *place, strongest.look, looks, strongest.href, said)


def _said(rows: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    for row in rows[:4]:
        yield f"{words.ACTIONS[row['action']].lower()}, {row['target_name']}"
    if len(rows) > 4:
        yield f"{len(rows) - 4} more"
