"""Drives the SQL client as `make sql` starts it, and tells what it showed, as JSON.

Run by harlequin's own Python: `drive_harlequin.py START STORY`, where START is bi/sql/start.py and
STORY holds JSON: `table` to unfold, `query` to run, `picture` (a path for an SVG, or null).
"""

import functools
import json
import runpy
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from harlequin import Harlequin

SIZE = (150, 42)
PATIENCE_SECONDS = 120
STORY = json.loads(sys.argv[2])
SEEN: dict[str, Any] = {}


async def until(pilot: Any, what: str, holds: Callable[[], bool]) -> None:
    """Wait for something that harlequin does in threads of its own."""
    end = time.monotonic() + PATIENCE_SECONDS
    while not holds():
        if time.monotonic() > end:
            raise TimeoutError(what)
        await pilot.pause(0.05)


def plain(node: Any) -> str:
    """A line of the catalog as it reads."""
    return str(node.label)


async def unfold(pilot: Any, tree: Any) -> None:
    """Open the table of the story, and note how it and its columns read."""
    await until(pilot, "the catalog", lambda: len(tree.root.children) > 1)
    SEEN["tables"] = [plain(node) for node in tree.root.children]
    (node,) = [each for each in tree.root.children if each.data.label == STORY["table"]]
    node.expand()
    await until(pilot, "the columns", lambda: len(node.children) > 1)
    SEEN["columns"] = [plain(child) for child in node.children]
    tree.cursor_line = node.line
    tree.scroll_to_node(node, animate=False)
    await pilot.hover(tree, offset=(8, node.line - tree.scroll_offset.y))
    SEEN["resting"] = str(tree.tooltip)


def refused(app: Any) -> bool:
    """Whether a message lies over the page."""
    return len(app.screen_stack) > 1


def shown_rows(app: Any) -> int:
    """How many rows of an answer are shown."""
    table = app.results_viewer.get_visible_table()
    return int(table.row_count) if table else 0


async def ask(pilot: Any, query: str) -> dict[str, Any]:
    """Run a query; what came, or what was said against it."""
    app = pilot.app
    app.editor.text = query
    app.editor.focus()
    await pilot.press("ctrl+j")
    await until(pilot, query, lambda: refused(app) or shown_rows(app) > 0)
    if refused(app):
        said = " ".join(str(each.render()) for each in app.screen.query("Static"))
        await pilot.press("escape")
        return {"error": said}
    shown = app.results_viewer.get_visible_table()
    return {
        "columns": [str(column.label) for column in shown.ordered_columns],
        "rows": [shown.get_row_at(at) for at in range(shown.row_count)],
    }


async def drive(pilot: Any) -> None:
    """What a person does: look at the catalog, ask, try to change something, leave."""
    app = pilot.app
    await until(pilot, "a connection", lambda: app.connection is not None)
    await unfold(pilot, app.data_catalog.database_tree)
    SEEN["answer"] = await ask(pilot, STORY["query"])
    if STORY["picture"]:
        await pilot.pause(0.5)
        app.save_screenshot(STORY["picture"])
    SEEN["change"] = await ask(pilot, "CREATE TABLE mine AS SELECT 1 AS one")
    app.exit()


def main() -> None:
    """Start it without a terminal, driven by the story."""
    Harlequin.run = functools.partialmethod(
        Harlequin.run, headless=True, size=SIZE, auto_pilot=drive
    )
    start, sys.argv = sys.argv[1], [sys.argv[1], "--no-write-history", "--no-init", "--locale", "C"]
    sys.path.insert(0, str(Path(start).parent))
    try:
        runpy.run_path(start, run_name="__main__")
    finally:
        json.dump(SEEN, sys.stdout, default=str)


if __name__ == "__main__":
    main()
