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
    lacks_year: bool = False  # a month or a day of one: "in May"

    def anchored(self, told: Span | None) -> "TimeExpression":
        """The expression resolved from the day or month that the text told before."""
        is_known = told is not None and GRAINS.index(told[2]) <= GRAINS.index(self.grain)
        day = told[0] if told is not None and is_known else None
        return replace(self, resolve=lambda _, future: self.resolve(day, future))

    def in_year_of(self, other: "TimeExpression") -> "TimeExpression":
        """`A in June 2020, B in May`: the expression in the year that another one names."""
        told = self._told_by(other)
        return self if told is None else self._nearest(date(told.year, 12, 31), future=False)

    def next_after(self, other: "TimeExpression") -> "TimeExpression":
        """`A in June 2020; B followed in May`: the first May since."""
        told = self._told_by(other)
        return self if told is None else self._nearest(told, future=True)

    def _told_by(self, other: "TimeExpression") -> date | None:
        """The day of an expression that names a year, if this one leaves it to that."""
        is_open = self.lacks_year and not other.needs_publication
        span = other.resolve(None, False) if is_open else None
        return span[0] if span is not None else None

    def _nearest(self, day: date, *, future: bool) -> "TimeExpression":
        told = self.resolve
        return replace(
            self,
            resolve=lambda _, __: told(day, future),
            needs_publication=False,
            lacks_year=False,
        )
