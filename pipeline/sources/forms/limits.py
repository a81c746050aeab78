"""How much a file may hold; what lies beyond is told in the ledger, not read."""

from dataclasses import dataclass

MEBIBYTE = 1024 * 1024
GIBIBYTE = 1024 * MEBIBYTE


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds on one document, and on what one file may hold in all.

    A document is held in memory, so `max_bytes` bounds memory; the others bound time and disk.
    """

    max_bytes: int = 64 * MEBIBYTE
    max_members: int = 1_000_000
    max_expanded_bytes: int = 64 * GIBIBYTE
    max_depth: int = 4


class Budget:
    """What one top-level file, with all that is nested in it, may still hold."""

    def __init__(self, limits: Limits) -> None:
        self._members = limits.max_members
        self._bytes = limits.max_expanded_bytes

    def spend(self, size: int) -> None:
        """Count one member of so many bytes; raises `BudgetSpent`."""
        self._members -= 1
        self._bytes -= size
        if self._members < 0:
            raise BudgetSpent("it holds more documents than the limit")
        if self._bytes < 0:
            raise BudgetSpent("its documents together are larger than the limit")


class BudgetSpent(ValueError):
    """A file holds more than the limits allow."""


class Unreadable(ValueError):
    """A file, or the rest of it, cannot be read; the message is the ledger's reason."""
