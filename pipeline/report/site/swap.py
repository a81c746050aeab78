"""The report as readers find it: always one whole report, the old one or the new one.

A report is written to `<published>/reports/<name>/` under a name that nobody looks for, and gets
its name when it is whole and on disk. `<published>/report` leads to it: a link that is replaced
in one step, or, where links do not work, a folder whose `index.html` is, and leads on. In both
cases no reader finds pages of two reports side by side.
"""

import json
import os
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final, Literal, TypeVar

T = TypeVar("T")
KEPT: Final = 2
"""Reports kept: whoever reads in the last one while it is replaced can go on reading."""
STAMP: Final = "report.json"
_DRAFT: Final = ".draft-"
_LEAD_ON: Final = """<!doctype html>
<html lang="en"><meta charset="utf-8"><title>Backhaul report</title>
<meta http-equiv="refresh" content="0; url=./{name}/index.html">
<p><a href="./{name}/index.html">The report</a></p>
</html>
"""


def link(published_dir: Path) -> Path:
    """Where readers find the report."""
    return published_dir / "report"


def read_stamp(published_dir: Path) -> Mapping[str, str]:
    """What the present report was made from; empty where there is none, or one that is damaged."""
    try:
        text = (link(published_dir) / STAMP).read_text(encoding="utf-8")
        stamp: dict[str, str] = json.loads(text)
    except (OSError, ValueError):
        return {}
    return stamp


def put_in_place(
    published_dir: Path,
    name: str,
    stamp: Mapping[str, str],
    write: Callable[[Path], T],
    how: Literal["symlink", "replace"],
) -> T:
    """Have `write` fill a new folder, and let readers find it from then on.

    Killed at any point, readers have the old report, or the new one whole; the next call clears
    away what was left half-written.
    """
    home = _home(published_dir, how)
    _clear(home)
    draft = home / f"{_DRAFT}{name}"
    draft.mkdir(parents=True)
    written = write(draft)
    (draft / STAMP).write_text(json.dumps(dict(stamp), sort_keys=True), encoding="utf-8")
    _settle()
    sealed = _free(home, name)
    draft.replace(sealed)
    _lead_to(published_dir, sealed.name, how)
    _prune(home, sealed.name)
    return written


def _home(published_dir: Path, how: Literal["symlink", "replace"]) -> Path:
    """The folder that holds the reports; what the other way of publishing left gives room."""
    place = link(published_dir)
    if how == "symlink":
        return published_dir / "reports"
    if place.is_symlink():
        place.unlink()
    return place


def _lead_to(published_dir: Path, name: str, how: Literal["symlink", "replace"]) -> None:
    place = link(published_dir)
    if how == "replace":
        staged = place / f"{_DRAFT}index.html"
        staged.write_text(_LEAD_ON.format(name=name), encoding="utf-8")
        staged.replace(place / "index.html")
        shutil.copyfile(place / name / STAMP, staged)
        staged.replace(place / STAMP)
        return
    if place.is_dir() and not place.is_symlink():
        shutil.rmtree(place)
    staged = place.with_name(f"{_DRAFT}report")
    staged.unlink(missing_ok=True)
    staged.symlink_to(Path("reports") / name, target_is_directory=True)
    staged.replace(place)


def _free(home: Path, name: str) -> Path:
    """A name that no report has: the one that readers are in must not go before its successor."""
    tried = (name, *(f"{name}.{number}" for number in range(2, 1000)))
    return next(home / each for each in tried if not (home / each).exists())


def _clear(home: Path) -> None:
    for draft in home.glob(f"{_DRAFT}*"):
        if draft.is_dir():
            shutil.rmtree(draft, ignore_errors=True)
        else:
            draft.unlink(missing_ok=True)


def _prune(home: Path, name: str) -> None:
    folders = (path for path in home.iterdir() if path.is_dir() and path.name != name)
    for old in sorted(folders, key=lambda path: path.name)[: -(KEPT - 1)]:
        shutil.rmtree(old, ignore_errors=True)


def _settle() -> None:
    """Ask the system to put all pages on disk before they are found; one call for thousands."""
    if hasattr(os, "sync"):
        os.sync()
