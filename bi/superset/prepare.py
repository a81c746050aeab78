"""Brings Superset's own data up to date and imports the bundle; `start.py` runs it.

One process for all of it, as each start of Superset costs some ten seconds. The bundle is imported
as what is kept in files (Superset's "assets"): what it holds wins over what is there.
"""

import os
import sys
from pathlib import Path

from flask.cli import ScriptInfo
from superset.app import create_app
from superset.cli.main import superset

USER = "admin"
PERSON = ("--firstname", "Back", "--lastname", "Haul", "--email", "admin@localhost")
PLACEHOLDER = "duckdb:///backhaul.duckdb"


def main(bundle: Path, published: Path) -> None:
    """Migrate, set up roles, make the account if a password is given, import the bundle."""
    app = ScriptInfo(create_app=create_app)
    _command(app, "db", "upgrade")
    _command(app, "init")
    if password := os.environ.get("BACKHAUL_SUPERSET_PASSWORD"):
        account = ("--username", USER, "--password", password)
        _command(app, "fab", "create-admin", *account, *PERSON)
    with app.load_app().app_context():
        _import(_texts(bundle, published))


def _command(app: ScriptInfo, *arguments: str) -> None:
    superset.main(args=list(arguments), obj=app, standalone_mode=False)


def _import(texts: dict[str, str]) -> None:
    """Import everything as the account; these modules load only where the app is there."""
    from superset import security_manager
    from superset.commands.importers.v1.assets import ImportAssetsCommand
    from superset.utils.core import override_user

    with override_user(security_manager.find_user(username=USER)):
        ImportAssetsCommand(texts).run()


def _texts(bundle: Path, published: Path) -> dict[str, str]:
    """The files of the bundle, with the published file of this home in the database's address."""
    return {
        path.relative_to(bundle).as_posix(): path.read_text(encoding="utf-8").replace(
            PLACEHOLDER, f"duckdb:///{published}"
        )
        for path in sorted(bundle.rglob("*.yaml"))
    }


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
