"""A web site for tests: served on a free port of this machine, every request remembered."""

import threading
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, Self


@dataclass(frozen=True)
class Request:
    """One request as it came in, header names in lower case."""

    path: str
    headers: Mapping[str, str]


@dataclass(frozen=True)
class Reply:
    """What is sent back; a body in pieces is sent without saying its length."""

    body: bytes | Iterable[bytes] = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)


Route = Reply | Callable[[Request], Reply]


class Site:
    """`with Site(routes) as site:` serves until the block ends; what has no route is a 404.

    `closing` is set when it ends, so that an endless reply can end too.
    """

    def __init__(self, routes: Mapping[str, Route] | None = None) -> None:
        self.routes: dict[str, Route] = dict(routes or {})
        self.requests: list[Request] = []
        self.closing = threading.Event()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self._server.daemon_threads = True
        self._server.block_on_close = False

    def __enter__(self) -> Self:
        serve = threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True)
        serve.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.closing.set()
        self._server.shutdown()
        self._server.server_close()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def port(self) -> int:
        return int(self._server.server_address[1])

    @property
    def asked(self) -> list[str]:
        """The paths asked for so far, robots.txt aside."""
        return [each.path for each in self.requests if each.path != "/robots.txt"]

    def reply(self, request: Request) -> Reply:
        self.requests.append(request)
        route = self.routes.get(request.path, Reply(status=404))
        return route(request) if callable(route) else route

    def trickle(self, piece: bytes = b"<p>more</p>") -> Iterable[bytes]:
        """A body that never ends and never comes to the point."""
        while not self.closing.wait(0.02):
            yield piece


def _handler(site: Site) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            headers = {name.casefold(): value for name, value in self.headers.items()}
            reply = site.reply(Request(self.path, headers))
            self.send_response(reply.status)
            for name, value in reply.headers.items():
                self.send_header(name, value)
            try:
                self._send(reply)
            except ConnectionError:
                self.close_connection = True

        def _send(self, reply: Reply) -> None:
            if isinstance(reply.body, bytes):
                self.send_header("Content-Length", str(len(reply.body)))
                self.end_headers()
                self.wfile.write(reply.body)
                return
            self.send_header("Connection", "close")
            self.end_headers()
            for piece in reply.body:
                self.wfile.write(piece)
            self.close_connection = True

        def log_message(self, *_: Any) -> None:
            """Tests keep quiet."""

    return Handler
