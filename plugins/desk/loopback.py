"""A web server for one person on this machine: what the preview and the desk have in common.

It answers only to its own address on the loopback, so that a page of the internet cannot reach it
by a name of its own (DNS rebinding), lets nothing be kept, and writes no log.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import MappingProxyType
from typing import ClassVar

NO_HEADERS: Mapping[str, str] = MappingProxyType({})


class LoopbackServer(ThreadingHTTPServer):
    """Listens on 127.0.0.1; port 0 is any that is free. Raises OSError if it is taken."""

    daemon_threads = True

    def __init__(self, port: int, handler: type[LoopbackHandler]) -> None:
        super().__init__(("127.0.0.1", port), handler)

    @property
    def own_hosts(self) -> frozenset[str]:
        return frozenset({f"127.0.0.1:{self.server_port}", f"localhost:{self.server_port}"})


class LoopbackHandler(BaseHTTPRequestHandler):
    """Answers with bytes and the headers that keep other sites out."""

    server: LoopbackServer
    protocol_version = "HTTP/1.1"
    content_policy: ClassVar[str]
    """The Content-Security-Policy of every answer."""

    def get(self) -> None:
        """Answer a GET or HEAD that came by the server's own name; as shipped, none is known."""
        self._know_nothing()

    def post(self) -> None:
        """Answer a POST that came by the server's own name; as shipped, none is known."""
        self._know_nothing()

    def _know_nothing(self) -> None:
        self.close_connection = True
        self.answer(HTTPStatus.NOT_IMPLEMENTED, b"", "text/plain")

    def do_GET(self) -> None:
        self._if_asked_by_own_name(self.get)

    def do_HEAD(self) -> None:
        self._if_asked_by_own_name(self.get)

    def do_POST(self) -> None:
        self._if_asked_by_own_name(self.post)

    def _if_asked_by_own_name(self, answer: Callable[[], None]) -> None:
        if self.headers.get("Host", "") in self.server.own_hosts:
            answer()
        else:
            self.close_connection = True
            self.answer(HTTPStatus.MISDIRECTED_REQUEST, b"", "text/plain")

    def answer(
        self, status: HTTPStatus, data: bytes, kind: str, more: Mapping[str, str] = NO_HEADERS
    ) -> None:
        text = kind.startswith("text/") or kind == "application/json"
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if text else kind)
        self.send_header("Content-Length", str(len(data)))
        for name, value in more.items():
            self.send_header(name, value)
        self.send_guards()
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)

    def send_guards(self) -> None:
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Cross-Origin-Resource-Policy", "same-origin")
        self.send_header("X-Frame-Options", "DENY")
        self.send_header("Content-Security-Policy", self.content_policy)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
        """Say nothing: an address can hold a name."""
