"""The progress of a run on a terminal; silent where there is none."""

from types import TracebackType
from typing import Self

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn


class TerminalWatcher:
    """Shows the asset at work, and a bar over the articles that are being read."""

    def __init__(self, console: Console) -> None:
        self._progress = Progress(
            TextColumn("{task.description}"),
            BarColumn(bar_width=30),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            console=console,
            transient=True,
            disable=not console.is_terminal,
        )
        self._asset = self._progress.add_task("starting", total=None)
        self._articles = self._progress.add_task("articles", total=None, visible=False)

    def __enter__(self) -> Self:
        self._progress.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._progress.stop()

    def run_started(self, assets: int) -> None:
        """So many assets are to be made."""
        self._progress.update(self._asset, total=assets)

    def asset_started(self, name: str) -> None:
        """An asset's own work begins."""
        self._progress.update(self._asset, description=name, advance=1)

    def articles_read(self, done: int, total: int) -> None:
        """So many of the articles to extract are done."""
        self._progress.update(
            self._articles, completed=done, total=total, visible=done < total, refresh=True
        )
