"""Starts Superset on the published file: `make superset`.

Makes Superset's own data under `<home>/superset` (one SQLite file, its secret key), imports the
bundle beside this file, and serves it on loopback until Ctrl-C. Run by the Python of the
environment that `requirements/superset.txt` describes; nothing of Backhaul is imported here.
"""

import argparse
import getpass
import os
import secrets
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
PROGRAMS = Path(sys.executable).parent
USER = "admin"


def main() -> int:
    """Set up what is missing, import the bundle, serve; the exit code."""
    options = _options()
    published = options.home.absolute() / "published" / "backhaul.duckdb"
    if not published.exists():
        sys.stderr.write(f"{published}: nothing is published here yet. Run `make run` first.\n")
        return 3
    own = options.home.absolute() / "superset"
    _make_home(own)
    environment = _environment(own)
    _prepare(environment, own, published)
    return _serve(environment, options.port)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    home = os.environ.get("BACKHAUL_HOME", ".backhaul")
    parser.add_argument("--home", type=Path, default=Path(home), help="Backhaul's home")
    parser.add_argument("--port", type=int, default=8088, help="port on 127.0.0.1")
    return parser.parse_args()


def _make_home(own: Path) -> None:
    """Make the folder, and once the key that signs sessions; both for the owner's eyes only."""
    own.mkdir(mode=0o700, parents=True, exist_ok=True)
    key = own / "secret_key"
    if not key.exists():
        key.touch(mode=0o600)
        key.write_text(secrets.token_urlsafe(42), encoding="utf-8")


def _environment(own: Path) -> dict[str, str]:
    chosen = {
        "BACKHAUL_SUPERSET_HOME": str(own),
        "FLASK_APP": "superset.app:create_app()",
        "SUPERSET_CONFIG_PATH": str(HERE / "superset_config.py"),
        "SUPERSET_HOME": str(own),
    }
    return dict(os.environ) | chosen


def _prepare(environment: dict[str, str], own: Path, published: Path) -> None:
    """Run what Superset needs before it serves; its many words are shown only when it fails."""
    done = own / "admin_made"
    if not done.exists():
        environment = environment | {"BACKHAUL_SUPERSET_PASSWORD": _password()}
    print("Superset gets ready; a minute the first time.", flush=True)
    ran = subprocess.run(
        [sys.executable, HERE / "prepare.py", HERE / "bundle", published],
        env=environment,
        capture_output=True,
        text=True,
    )
    if ran.returncode:
        sys.stderr.write(ran.stdout + ran.stderr)
        raise SystemExit("Superset could not be set up; what it said stands above.")
    done.touch()


def _password() -> str:
    """The password from the environment, asked at a terminal, or made and told once."""
    given = os.environ.get("BACKHAUL_SUPERSET_PASSWORD", "")
    if not given and sys.stdin.isatty():
        given = getpass.getpass(f"Password for {USER} (empty: one is made): ")
    if not given:
        given = secrets.token_urlsafe(12)
        print(f"Sign in as {USER} with the password {given} (told only now).", flush=True)
    return given


def _serve(environment: dict[str, str], port: int) -> int:
    address = f"127.0.0.1:{port}"
    print(f"Superset: http://{address}/dashboard/list/ (Ctrl-C ends it).", flush=True)
    threads = ("--worker-class", "gthread", "--threads", "8", "--timeout", "120")
    server = [PROGRAMS / "gunicorn", "--bind", address, *threads, "--no-control-socket"]
    try:
        return subprocess.run([*server, environment["FLASK_APP"]], env=environment).returncode
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
