"""`backhaul sources`: when each source of the web was asked, what it gave, how it is."""

from datetime import datetime
from typing import Any

from rich.table import Table

from pipeline.settings import Settings
from pipeline.sources.catalog import WebSource, enabled_sources
from pipeline.sources.health import examine
from pipeline.sources.poll_state import PollState, PollStates


def as_dicts(settings: Settings, now: datetime) -> list[dict[str, Any]]:
    """One row a source; instants are UTC."""
    states = PollStates(settings.polls_dir)
    return [_row(source, states.load(source.name), now) for source in enabled_sources(settings)]


def as_table(settings: Settings, now: datetime) -> Table | str:
    """The same for people."""
    rows = as_dicts(settings, now)
    if not rows:
        return "There are no sources of the web yet. `backhaul add URL` adds one."
    table = Table("source", "form", "asked", "next", "articles", "waiting", "state", box=None)
    for row in rows:
        times = (_short(row["asked_at"]), _short(row["due_at"]))
        counts = (str(row["articles"]), str(row["waiting"]))
        table.add_row(row["source"], row["form"] or "-", *times, *counts, row["state"])
    return table


def _row(source: WebSource, state: PollState, now: datetime) -> dict[str, Any]:
    due = state.polled_at + source.every if state.polled_at else None
    given_up = sum(seen.given_up for seen in state.articles.values())
    ill = [each.said for each in examine(source, state, (), now) if not each.is_well]
    return {
        "source": source.name,
        "urls": list(source.addresses),
        "form": state.form,
        "asked_at": state.polled_at,
        "due_at": max(due, state.rest_until) if due and state.rest_until else due,
        "last_new_at": state.last_new_at,
        "articles": len(state.articles) - given_up,
        "waiting": len(state.waiting),
        "moved_to": state.moved_to,
        "problem": state.problem,
        "state": "; ".join(ill)
        or state.problem
        or ("well" if state.polled_at else "not asked yet"),
    }


def _short(instant: datetime | None) -> str:
    return f"{instant:%Y-%m-%d %H:%M}" if instant else "-"
