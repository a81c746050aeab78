"""A time expression of a text, whose span is told once the day of publication is known."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from pipeline.language.spans import Span

Resolver = Callable[[date | None, bool], Span | None]
GRAINS = ("day", "month", "year")
UNTIL = frozenset({"until", "till"})
"""What leads a time to which something lasts."""


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A time expression: character span, the preposition that leads it, how it is resolved.

    `needs_publication` tells that it means nothing without the publication date. `grain` is set
    where it leans on the day told before, to which `anchored` ties it: how precisely that day has
    to be known (day, month or year).
    """

    start: int
    end: int
    role: str
    resolve: Resolver
    needs_publication: bool
    grain: str = ""
    is_near: bool = False  # a day of the reporter's own week: "today", "on Tuesday"

    def anchored(self, told: Span | None) -> "TimeExpression":
        """The expression resolved from the day or month that the text told before."""
        is_known = told is not None and GRAINS.index(told[2]) <= GRAINS.index(self.grain)
        day = told[0] if told is not None and is_known else None
        return replace(self, resolve=lambda _, future: self.resolve(day, future))
