"""Settings of the Superset that `make superset` starts: loopback only, one file for its own data.

`start.py` says by BACKHAUL_SUPERSET_HOME where that lies.
"""

import os
from pathlib import Path

HOME = Path(os.environ["BACKHAUL_SUPERSET_HOME"])
SECRET_KEY = (HOME / "secret_key").read_text(encoding="utf-8")
SQLALCHEMY_DATABASE_URI = f"sqlite:///{HOME / 'superset.db'}"
APP_NAME = "Backhaul"

# Datasets ask for the day of "as of" in their SQL.
FEATURE_FLAGS = {"ENABLE_TEMPLATE_PROCESSING": True}

# Answers are not kept: DuckDB is quick, and a new version shows at once.
CACHE_CONFIG = {"CACHE_TYPE": "NullCache"}
DATA_CACHE_CONFIG = {"CACHE_TYPE": "NullCache"}

# Nothing is fetched from or told to other hosts: no map tiles, no fonts, no counting pixel.
TALISMAN_CONFIG = {
    "content_security_policy": {
        "base-uri": ["'self'"],
        "default-src": ["'self'"],
        "img-src": ["'self'", "blob:", "data:"],
        "worker-src": ["'self'", "blob:"],
        "connect-src": ["'self'"],
        "object-src": "'none'",
        "style-src": ["'self'", "'unsafe-inline'"],
        "font-src": ["'self'", "data:"],
        "script-src": ["'self'", "'strict-dynamic'"],
    },
    "content_security_policy_nonce_in": ["script-src"],
    "force_https": False,
    "session_cookie_secure": False,
}

# One person on one machine: limits need not be shared between processes.
RATELIMIT_STORAGE_URI = "memory://"
