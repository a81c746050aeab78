"""What Dagster loads."""

from pipeline.defs.assemble import build_definitions
from pipeline.settings import Settings

defs = build_definitions(Settings())
