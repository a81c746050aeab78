"""Politeness towards a host: turns so far apart, so many at once, none while it asked for rest."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Protocol

LONG_AGO = datetime.min.replace(tzinfo=UTC)


class Clock(Protocol):
    """The time, and a way to let it pass; tests bring one of their own."""

    def now(self) -> datetime:
        """The instant it is (UTC)."""
        ...

    async def sleep(self, seconds: float) -> None:
        """Come back when so much time has passed."""
        ...


class WallClock:
    """The time as it is, read by the one who may read it."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        self.now = now

    async def sleep(self, seconds: float) -> None:
        """Wait."""
        await asyncio.sleep(seconds)


class HostAtRest(Exception):
    """A host asked to be left alone for longer than anybody waits here."""

    def __init__(self, until: datetime) -> None:
        super().__init__(f"the host asked to be left alone until {until:%Y-%m-%d %H:%M:%S} UTC")
        self.until = until


@dataclass
class _Line:
    """Who waits for one host: when its next turn is free, and until when it rests."""

    places: asyncio.Semaphore
    delay: timedelta
    free_at: datetime = field(default=LONG_AGO)
    rests_until: datetime = field(default=LONG_AGO)


class Pacer:
    """Hands out turns, host by host."""

    def __init__(
        self, clock: Clock, *, delay: timedelta, at_once: int, patience: timedelta
    ) -> None:
        self._clock = clock
        self._delay = delay
        self._at_once = at_once
        self._patience = patience
        self._lines: dict[str, _Line] = {}

    @asynccontextmanager
    async def turn(self, host: str) -> AsyncIterator[None]:
        """A request to a host, when it is its turn; raises `HostAtRest`."""
        line = self._line(host)
        async with line.places:
            await self._wait(line)
            yield

    def slow_down(self, host: str, delay: timedelta) -> None:
        """Keep turns at a host at least so far apart."""
        line = self._line(host)
        line.delay = max(line.delay, delay)

    def rest(self, host: str, pause: timedelta) -> None:
        """Leave a host alone for a while."""
        line = self._line(host)
        line.rests_until = max(line.rests_until, self._clock.now() + pause)

    def _line(self, host: str) -> _Line:
        if host not in self._lines:
            self._lines[host] = _Line(asyncio.Semaphore(self._at_once), self._delay)
        return self._lines[host]

    async def _wait(self, line: _Line) -> None:
        """Take the next free turn; a rest asked for meanwhile counts too."""
        now = self._clock.now()
        start = max(now, line.free_at)
        line.free_at = start + line.delay
        while True:
            start = max(start, line.rests_until)
            now = self._clock.now()
            if start - now > self._patience and line.rests_until > now:
                raise HostAtRest(line.rests_until)
            if start <= now:
                return
            await self._clock.sleep((start - now).total_seconds())
