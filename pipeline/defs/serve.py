"""The Dagster UI on one home: webserver and daemon, started and ended together."""

import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from pipeline.settings import PROJECT_ROOT, Settings

MODULE = ("-m", "pipeline.definitions", "-d", str(PROJECT_ROOT))
QUIET = ("--log-level", "warning")


def serve(settings: Settings, host: str, port: int) -> int:
    """Run both until one ends or the user interrupts; the exit code of the first to end."""
    web = ["dagster-webserver", *MODULE, *QUIET, "--host", host, "--port", str(port)]
    daemon = ["dagster-daemon", "run", *MODULE, *QUIET]
    running = [_start(command, settings) for command in (web, daemon)]
    try:
        return _first_code(running)
    finally:
        for process in running:
            process.terminate()
        for process in running:
            process.wait()


def _start(command: Sequence[str], settings: Settings) -> subprocess.Popen[bytes]:
    program = str(Path(sys.executable).with_name(command[0]))
    # From the home: in the checkout, Dagster would warn of the dagster.yaml that it finds there.
    return subprocess.Popen(
        [program, *command[1:]], cwd=settings.dagster_home, env=settings.environment
    )


def _first_code(running: Sequence[subprocess.Popen[bytes]]) -> int:
    while True:
        for process in running:
            code = process.poll()
            if code is not None:
                return code
        time.sleep(0.2)
