"""`backhaul diff`: what a version says otherwise than the one before it."""

from dataclasses import dataclass
from typing import Any

import polars as pl
from rich.console import Console
from rich.markup import escape

from pipeline.settings import Settings
from pipeline.warehouse.changes import changes_of
from pipeline.warehouse.standing import read_info

SIGNS = {"added": "+", "changed": "~", "withdrawn": "-"}


@dataclass(frozen=True)
class Diff:
    """The changes that one version brought."""

    version: str
    changes: pl.DataFrame

    def as_dict(self) -> dict[str, Any]:
        """For machines."""
        return {"version": self.version, "changes": self.changes.to_dicts()}

    def show(self, out: Console, limit: int) -> None:
        """For people: how many of what, then the facts, of each kind up to `limit`."""
        out.print(f"Version {self.version}: {self.changes.height} facts changed.")
        counted = self.changes.group_by("fact_table", "change", "cause").len().sort(pl.all())
        for table, change, cause, count in counted.rows():
            out.print(f"  {count:>6}  {table} {change} ({cause.replace('_', ' ')})")
        for (table, change), facts in sorted(_by_kind(self.changes).items()):
            out.print(f"\n[bold]{table}, {change}[/]")
            for row in facts.head(limit).iter_rows(named=True):
                out.print(f"  {SIGNS[change]} {escape(_line(row))}")
            if facts.height > limit:
                out.print(f"    and {facts.height - limit} more: --limit, or the table `changes`")


def find_diff(settings: Settings, version: str | None = None) -> Diff:
    """The changes of a version, by default of the published one."""
    path = settings.published_path
    return Diff(version or read_info(path)["version"], changes_of(path, version))


def _by_kind(changes: pl.DataFrame) -> dict[tuple[Any, ...], pl.DataFrame]:
    return changes.sort("fact", "fact_id").partition_by("fact_table", "change", as_dict=True)


def _line(row: dict[str, Any]) -> str:
    said = f": {row['before']} -> {row['after']}" if row["before"] or row["after"] else ""
    return f"{row['fact']}{said} [{row['fact_id']}]"
