"""Brings Superset's own data up to date and imports the bundle; `start.py` runs it.

One process for all of Superset's commands, as each start of Superset costs some ten seconds.
"""

import os
import sys

from flask.cli import ScriptInfo
from superset.app import create_app
from superset.cli.main import superset

USER = "admin"
PERSON = ("--firstname", "Back", "--lastname", "Haul", "--email", "admin@localhost")


def main(bundle: str) -> None:
    """Migrate, make the account if a password is given, set up roles, import."""
    app = ScriptInfo(create_app=create_app)
    password = os.environ.get("BACKHAUL_SUPERSET_PASSWORD")
    for arguments in (
        ["db", "upgrade"],
        ["init"],
        ["fab", "create-admin", "--username", USER, *PERSON, "--password", password],
        ["import-dashboards", "--path", bundle, "--username", USER],
    ):
        if None not in arguments:
            superset.main(args=arguments, obj=app, standalone_mode=False)


if __name__ == "__main__":
    main(sys.argv[1])
