"""The SQL client as `make sql` starts it, driven in harlequin's own environment."""

import json
import os
import subprocess
from pathlib import Path
from typing import Any

from pipeline.settings import PROJECT_ROOT
from tests.e2e.browser import absent

PYTHON = PROJECT_ROOT / ".venv-sql" / "bin" / "python"
START = PROJECT_ROOT / "bi" / "sql" / "start.py"
DRIVER = Path(__file__).with_name("drive_harlequin.py")


def start(home: Path, own: Path, *arguments: object) -> subprocess.CompletedProcess[str]:
    """Run the environment's Python on a home, with `own` as the folder of the person."""
    if not PYTHON.exists():
        absent("harlequin is not there: `make clients` installs it")
    folders = {"HOME": own, "XDG_CACHE_HOME": own, "XDG_STATE_HOME": own, "BACKHAUL_HOME": home}
    return subprocess.run(
        [PYTHON, *map(str, arguments)],
        env=dict(os.environ) | {name: str(path) for name, path in folders.items()},
        capture_output=True,
        text=True,
        cwd=own,
    )


def tell(home: Path, own: Path, story: dict[str, Any]) -> dict[str, Any]:
    """What the client showed of a home when it was driven through a story."""
    own.mkdir(exist_ok=True)
    ran = start(home, own, DRIVER, START, json.dumps(story))
    assert ran.returncode == 0, ran.stderr
    told: dict[str, Any] = json.loads(ran.stdout)
    return told
