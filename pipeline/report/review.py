"""`backhaul review`: what most deserves a look by people, and which corrections ran dry."""

from dataclasses import dataclass
from typing import Any

import polars as pl
from rich.console import Console
from rich.markup import escape

from pipeline import warehouse
from pipeline.settings import Settings

HOW = "Correct in `<home>/corrections/*.csv`; docs/facts.md says how. See a claim: `backhaul show`."


@dataclass(frozen=True)
class Review:
    """The facts to look at, the most pressing first, and the corrections that find nothing."""

    queue: pl.DataFrame
    dry: pl.DataFrame

    def as_dict(self) -> dict[str, Any]:
        """For machines."""
        return {"queue": self.queue.to_dicts(), "no_longer_applies": self.dry.to_dicts()}

    def show(self, out: Console) -> None:
        """For people."""
        for row in self.queue.iter_rows(named=True):
            out.print(f"[bold]{row['priority']}[/]  {escape(row['fact'])}")
            out.print(
                f"   {row['reasons']}; confidence {row['confidence']}, claims {row['claims']}; "
                f"backhaul show {row['claim_id']}"
            )
        if self.queue.is_empty():
            out.print("Nothing to look at.")
        for row in self.dry.iter_rows(named=True):
            out.print(
                f"[yellow]correction {escape(row['correction_id'])}[/] no longer applies: "
                f"{row['verb']} by {escape(row['reviewer'])}, {escape(row['reason'])}"
            )
        out.print(HOW)


def find_review(settings: Settings, limit: int) -> Review:
    """The queue of the published version, so many facts of it."""
    with warehouse.connect(settings.published_path, read_only=True) as con:
        queue: pl.DataFrame = con.sql(
            "select * from review_queue order by priority desc, last_reported desc nulls last, "
            "fact_id limit ?",
            params=[limit],
        ).pl()
        dry: pl.DataFrame = con.sql(
            "select * from corrections where outcome = 'no_longer_applies' order by correction_id"
        ).pl()
    return Review(queue, dry)
