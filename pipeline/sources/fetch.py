"""The one HTTP client: polite, bounded, suspicious; the only module that uses the network.

Whatever a server does, `Fetcher.fetch` returns, and says what came of it.
"""

import asyncio
import socket
import ssl
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from types import TracebackType
from typing import Any, Self

import aiohttp
from aiohttp.typedefs import LooseHeaders
from tenacity import (
    AsyncRetrying,
    RetryCallState,
    retry_if_result,
    stop_after_attempt,
    wait_exponential,
)
from yarl import URL

from pipeline.settings import Settings
from pipeline.sources.addresses import ForbiddenAddress, Network, require_allowed
from pipeline.sources.http import (
    NOTHING_KNOWN,
    Fetched,
    Validators,
    content_type,
    retry_after,
)
from pipeline.sources.inflate import CannotInflate, Inflater, Opener, Plain, TooLarge
from pipeline.sources.pacing import Clock, HostAtRest, Pacer
from pipeline.sources.robots import MAX_BYTES, RobotsFile

SCHEMES = frozenset({"http", "https"})
REDIRECTS = frozenset({301, 302, 303, 307, 308})
FOR_GOOD = frozenset({301, 308})
TRANSIENT = frozenset({408, 425, 429, 500, 502, 503, 504})
OPENERS: Mapping[str, Callable[[int], Opener]] = {
    "gzip": Inflater,
    "x-gzip": Inflater,
    "deflate": Inflater,
    "identity": Plain,
    "": Plain,
}
NOT_READ = ("image/", "audio/", "video/", "font/")
CHUNK = 64 * 1024


@dataclass(frozen=True, slots=True)
class FetchLimits:
    """How far the client goes, and under what name."""

    user_agent: str
    allowed_networks: tuple[Network, ...] = ()
    max_bytes: int = 16 * 1024 * 1024
    seconds: float = 30.0
    attempts: int = 4
    redirects: int = 5
    host_delay: timedelta = timedelta(seconds=1)
    host_connections: int = 2
    connections: int = 32
    patience: timedelta = timedelta(minutes=2)

    @classmethod
    def of(cls, settings: Settings) -> Self:
        """As the settings of a home say."""
        return cls(
            user_agent=settings.user_agent,
            allowed_networks=settings.allow_networks,
            max_bytes=settings.max_fetch_bytes,
            seconds=settings.fetch_seconds,
            attempts=settings.fetch_attempts,
            host_delay=timedelta(seconds=settings.host_delay_seconds),
            host_connections=settings.host_connections,
        )


@dataclass(frozen=True, slots=True)
class _Answer:
    """What one request to one address gave."""

    status: int | None = None
    headers: Mapping[str, str] | None = None
    content: bytes | None = None
    problem: str | None = None
    is_transient: bool = False
    rest: timedelta | None = None
    at_rest: HostAtRest | None = None

    def header(self, name: str) -> str | None:
        return self.headers.get(name) if self.headers else None


class Fetcher:
    """An HTTP client for one run; `async with` opens and closes its connections.

    `robots` holds the robots.txt files that are known, by origin, and takes those that are read.
    """

    def __init__(
        self, limits: FetchLimits, clock: Clock, robots: dict[str, RobotsFile] | None = None
    ) -> None:
        self.robots = {} if robots is None else robots
        self._limits = limits
        self._clock = clock
        self._origins: dict[str, asyncio.Lock] = {}
        self._pacer = Pacer(
            clock,
            delay=limits.host_delay,
            at_once=limits.host_connections,
            patience=limits.patience,
        )

    async def __aenter__(self) -> Self:
        limits = self._limits
        self._session = aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(limit=limits.connections, socket_factory=self._socket),
            timeout=aiohttp.ClientTimeout(total=limits.seconds),
            headers={"User-Agent": limits.user_agent, "Accept-Encoding": "gzip, deflate"},
            cookie_jar=aiohttp.DummyCookieJar(),
            auto_decompress=False,
        )
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self._session.close()

    async def fetch(self, url: str, known: Validators = NOTHING_KNOWN) -> Fetched:
        """Ask for a document, unless robots.txt forbids it; never raises for what a server does."""
        return await self._follow(url, known, heeds_robots=True)

    async def _follow(self, url: str, known: Validators, *, heeds_robots: bool) -> Fetched:
        target, for_good = url, True
        for _ in range(self._limits.redirects + 1):
            refusal = await self._refusal(target, heeds_robots=heeds_robots)
            if refusal is not None:
                return Fetched(url, target, problem=refusal)
            answer = await self._ask_patiently(target, known)
            location = answer.header("Location")
            if answer.status not in REDIRECTS or not location:
                moved = for_good and target != url
                return replace(self._fetched(url, target, answer), moved_for_good=moved)
            target, for_good = _joined(target, location), for_good and answer.status in FOR_GOOD
        return Fetched(url, target, problem=f"more than {self._limits.redirects} redirects")

    async def _refusal(self, url: str, *, heeds_robots: bool) -> str | None:
        """Why an address is not asked at all, or None."""
        try:
            parts = URL(url)
        except ValueError:
            return f"{url[:200]!r} is no address"
        if parts.scheme not in SCHEMES:
            return f"only http and https are fetched, not {parts.scheme or 'a bare name'}:"
        if not parts.host or parts.user or parts.password:
            return "an address without a host, or with a password in it, is not fetched"
        return await self._forbidden(parts) if heeds_robots else None

    async def _forbidden(self, url: URL) -> str | None:
        origin = str(url.origin())
        async with self._origins.setdefault(origin, asyncio.Lock()):
            file = self.robots.get(origin)
            if file is None or not file.is_fresh(self._clock.now()):
                file = self.robots[origin] = await self._read_robots(origin, file)
        self._pacer.slow_down(_host(url), file.delay(self._limits.user_agent))
        return file.refusal(str(url), self._limits.user_agent)

    async def _read_robots(self, origin: str, old: RobotsFile | None) -> RobotsFile:
        """RFC 9309, 2.3.1: no such file allows all; a file that cannot be read allows nothing."""
        known = old.validators if old and not old.unreadable else NOTHING_KNOWN
        got = await self._follow(f"{origin}/robots.txt", known, heeds_robots=False)
        now = self._clock.now()
        if got.is_unchanged and old:
            return RobotsFile(origin, old.text, now, old.validators)
        if got.content is not None:
            text = got.content[:MAX_BYTES].decode("utf-8", "replace")
            return RobotsFile(origin, text, now, got.validators)
        if got.status is not None and 400 <= got.status < 500 and got.status != 429:
            return RobotsFile(origin, "", now)
        return RobotsFile(origin, "", now, unreadable=got.problem)

    async def _ask_patiently(self, url: str, known: Validators) -> _Answer:
        attempts = AsyncRetrying(
            sleep=self._clock.sleep,
            stop=stop_after_attempt(self._limits.attempts),
            wait=_backoff,
            retry=retry_if_result(self._may_be_better_later),
            retry_error_callback=_last_answer,
        )
        answer: _Answer = await attempts(self._ask, URL(url), known)
        return answer

    def _may_be_better_later(self, answer: _Answer) -> bool:
        return answer.is_transient and (answer.rest or timedelta()) <= self._limits.patience

    async def _ask(self, url: URL, known: Validators) -> _Answer:
        host = _host(url)
        try:
            async with self._pacer.turn(host), self._request(url, known.headers) as response:
                answer = await self._answer(response)
        except HostAtRest as rest:
            return _Answer(problem=str(rest), at_rest=rest)
        except (aiohttp.ClientError, OSError, ValueError) as error:
            return _failure(error, self._limits)
        if answer.rest is not None:
            self._pacer.rest(host, answer.rest)
        return answer

    def _request(self, url: URL, headers: LooseHeaders) -> Any:
        return self._session.get(url, headers=headers, allow_redirects=False)

    async def _answer(self, response: aiohttp.ClientResponse) -> _Answer:
        status, headers = response.status, response.headers
        if status == 200:
            return _Answer(status, headers, await self._body(response))
        rest = retry_after(headers, self._clock.now()) if status in TRANSIENT else None
        is_answer = status == 304 or (status in REDIRECTS and "Location" in headers)
        problem = None if is_answer else f"the server answered {status} {response.reason or ''}"
        return _Answer(
            status,
            headers,
            problem=problem.strip() if problem else None,
            is_transient=status in TRANSIENT,
            rest=rest,
        )

    async def _body(self, response: aiohttp.ClientResponse) -> bytes:
        """The whole body, decompressed; raises `ValueError` where there is too much of it."""
        media_type, _ = content_type(response.headers.get("Content-Type"))
        if media_type and media_type.startswith(NOT_READ):
            raise ValueError(f"{media_type} holds no text; it was not downloaded")
        encoding = response.headers.get("Content-Encoding", "").strip().casefold()
        if encoding not in OPENERS:
            raise ValueError(f"the server compresses with {encoding[:40]!r}, unasked")
        packed, plain = Plain(self._limits.max_bytes), OPENERS[encoding](self._limits.max_bytes)
        found = bytearray()
        async for chunk in response.content.iter_chunked(CHUNK):
            found += plain.feed(packed.feed(chunk))
        plain.close()
        return bytes(found)

    def _fetched(self, url: str, target: str, answer: _Answer) -> Fetched:
        media_type, charset = content_type(answer.header("Content-Type"))
        retry_at = answer.at_rest.until if answer.at_rest else None
        if retry_at is None and answer.rest is not None:
            retry_at = self._clock.now() + answer.rest
        return Fetched(
            url,
            target,
            status=answer.status,
            content=answer.content,
            media_type=media_type,
            charset=charset,
            validators=Validators(answer.header("ETag"), answer.header("Last-Modified")),
            problem=answer.problem,
            retry_at=retry_at,
        )

    def _socket(self, info: aiohttp.AddrInfoType) -> socket.socket:
        """The socket for exactly the address that is connected to, once that is checked.

        Names are resolved before, so neither a name that leads inside nor one that leads
        elsewhere at the second look gets past.
        """
        family, kind, protocol, _, address = info
        require_allowed(str(address[0]), self._limits.allowed_networks)
        return socket.socket(family, kind, protocol)


def _host(url: URL) -> str:
    return f"{url.host}:{url.port}"


def _joined(base: str, location: str) -> str:
    """Where a redirect leads; what cannot be read is refused at the next step."""
    try:
        return str(URL(base).join(URL(location)).with_fragment(None))
    except ValueError:
        return location


def _backoff(state: RetryCallState) -> float:
    """A second, two, four; none where the server said how long, as its host rests until then."""
    answer = state.outcome.result() if state.outcome else None
    if isinstance(answer, _Answer) and answer.rest is not None:
        return 0.0
    return wait_exponential(multiplier=1, max=60)(state)


def _last_answer(state: RetryCallState) -> Any:
    return state.outcome.result() if state.outcome else _Answer(problem="nothing was asked")


def _failure(error: Exception, limits: FetchLimits) -> _Answer:
    """What went wrong, and whether it may go better later."""
    inner = getattr(error, "os_error", None)
    if isinstance(inner, ForbiddenAddress) or isinstance(error, ForbiddenAddress):
        return _Answer(problem=str(inner or error))
    if isinstance(error, TimeoutError):
        return _Answer(problem=f"no whole answer within {limits.seconds:g} s", is_transient=True)
    if isinstance(error, (TooLarge, CannotInflate)) or type(error) is ValueError:
        return _Answer(status=200, problem=str(error))
    certain = isinstance(error, (ssl.SSLError, aiohttp.ClientSSLError, aiohttp.InvalidURL))
    said = str(error) or type(error).__name__
    return _Answer(problem=f"no answer: {said}", is_transient=not certain)
