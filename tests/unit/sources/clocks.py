"""A clock that tests wind themselves: sleeping takes no time, and is remembered."""

import asyncio
from datetime import UTC, datetime, timedelta

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


class TestClock:
    """Stands still but for those who sleep."""

    __test__ = False

    def __init__(self, start: datetime = NOON) -> None:
        self.time = start
        self.slept: list[float] = []

    def now(self) -> datetime:
        return self.time

    async def sleep(self, seconds: float) -> None:
        if seconds:
            self.slept.append(round(seconds, 3))
        self.pass_time(timedelta(seconds=seconds))
        await asyncio.sleep(0)

    def pass_time(self, duration: timedelta) -> None:
        self.time += duration
