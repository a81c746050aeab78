"""From claims to a published file: SQL files become tables, checks guard them, readers get them."""

from pipeline.warehouse.connection import Connection, connect

__all__ = ["Connection", "connect"]
