"""From claims to a published file: SQL files become tables, checks guard them, readers get them."""

from pipeline.warehouse.connection import connect

__all__ = ["connect"]
