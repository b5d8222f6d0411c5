"""The server of the desk: lets in whoever was given its address at the terminal, and nobody else.

The address holds a key, which a visit turns into a cookie that no script can read; the browser that
the desk opens itself brings a ticket, which lets in once (`doorway`). What changes anything needs
the key of the form as well, and comes from a page of this very server. No request, no name and no
error leaves a trace in a log.
"""

from __future__ import annotations

import secrets
import threading
from collections.abc import Callable
from http import HTTPStatus
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qs, urlsplit

from desk.loopback import LoopbackHandler, LoopbackServer
from desk.pages.application import Desk, Reply, sentences
from desk.pages.rendering import page
from safeguarding.errors import Stopped
from safeguarding.private import masked
from safeguarding.project import Project

_LARGEST_FORM = 4_000_000
"""Bytes: some thousand pictures with words of their own."""
_MOST_FIELDS = 20_000
_FORM = "application/x-www-form-urlencoded"


class DeskServer(LoopbackServer):
    """Serves the desk of one project on 127.0.0.1. Raises OSError if the port is taken."""

    def __init__(self, project: Project, port: int = 0) -> None:
        super().__init__(port, _Handler)
        self.desk = Desk(project)
        self.entrance = secrets.token_urlsafe(24)
        self._ticket = secrets.token_urlsafe(24)
        self._at_the_door = threading.Lock()
        self.session = secrets.token_urlsafe(24)
        self.cookie = f"desk{self.server_port}"
        """Browsers send cookies to every port, so that two desks need two names."""

    @property
    def address(self) -> str:
        """Where the desk is, with the key to it: for the terminal only."""
        return self._with_key(self.entrance)

    @property
    def address_for_once(self) -> str:
        """The same with the ticket."""
        return self._with_key(self._ticket)

    def lets_in(self, key: str) -> bool:
        """Whether it is the key, or the ticket, which then lets in nobody else."""
        with self._at_the_door:
            if _same(key, self._ticket):
                self._ticket = secrets.token_urlsafe(24)
                return True
        return _same(key, self.entrance)

    def _with_key(self, key: str) -> str:
        return f"http://127.0.0.1:{self.server_port}/?key={key}"

    def handle_error(self, request: object, client_address: object) -> None:
        """Nothing is told: a traceback could hold a name. The browser was answered, or went."""


class _Handler(LoopbackHandler):
    server: DeskServer
    content_policy = (
        "default-src 'none'; img-src 'self'; style-src 'self'; script-src 'self'; "
        "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
    )

    def get(self) -> None:
        address = urlsplit(self.path)
        query = parse_qs(address.query, keep_blank_values=True)
        if address.path == "/" and self.server.lets_in(query.get("key", [""])[-1]):
            self._let_in()
        elif self._is_let_in():
            self._say(lambda: self.server.desk.get(address.path, query))
        else:
            self._refuse_entrance()

    def post(self) -> None:
        self.close_connection = True  # what is not read of a refused form is no next request
        length = self.headers.get("Content-Length", "")
        if not self._is_let_in() or not self._comes_from_here():
            self._refuse_entrance()
        elif (
            not length.isascii()
            or not length.isdigit()
            or self.headers.get("Content-Type") != _FORM
        ):
            self._send(_unusable(HTTPStatus.BAD_REQUEST))
        elif int(length) > _LARGEST_FORM:
            self._send(_unusable(HTTPStatus.REQUEST_ENTITY_TOO_LARGE))
        else:
            self._post(self.rfile.read(int(length)))

    def _post(self, body: bytes) -> None:
        try:
            form = parse_qs(
                body.decode("utf-8"), keep_blank_values=True, max_num_fields=_MOST_FIELDS
            )
        except ValueError:
            self._send(_unusable(HTTPStatus.BAD_REQUEST))
            return
        if not _same(form.get("key", [""])[-1], self.server.desk.form_key):
            self._refuse_entrance()
            return
        path = urlsplit(self.path).path
        self._say(lambda: self.server.desk.post(path, form))

    def _is_let_in(self) -> bool:
        try:
            cookies = SimpleCookie(self.headers.get("Cookie", ""))
        except CookieError:
            return False
        shown = cookies.get(self.server.cookie)
        return shown is not None and _same(shown.value, self.server.session)

    def _comes_from_here(self) -> bool:
        """Whether a page of this server sent the form; every browser says where it comes from."""
        origin = self.headers.get("Origin")
        return origin is None or origin == f"http://{self.headers['Host']}"

    def _let_in(self) -> None:
        """By a page of our own: after a redirect alone a strict cookie would not be sent, as long
        as it is a file that led here.
        """
        cookie = f"{self.server.cookie}={self.server.session}; HttpOnly; SameSite=Strict; Path=/"
        body = page("onward", address="/").encode()
        self.answer(HTTPStatus.OK, body, "text/html", {"Set-Cookie": cookie})

    def _refuse_entrance(self) -> None:
        lines = ("Open the desk by the whole address that the terminal shows, with its key.",)
        self._send(sentences("The desk is closed", lines, HTTPStatus.FORBIDDEN))

    def _say(self, asked: Callable[[], Reply]) -> None:
        """The answer, whatever happens: a doubt is said, and nothing more is told of it."""
        try:
            reply = asked()
        except Stopped as stopped:
            lines = tuple(masked(line) for line in stopped.lines)
            reply = sentences("Please mend this first", lines, HTTPStatus.SERVICE_UNAVAILABLE)
        except Exception:  # noqa: BLE001 - a traceback could hold a name, so there is none
            lines = ("Something went wrong, and this could not be done. Load the page again.",)
            reply = sentences("That did not work", lines, HTTPStatus.INTERNAL_SERVER_ERROR)
        self._send(reply)

    def _send(self, reply: Reply) -> None:
        more = {"Location": reply.location} if reply.location else {}
        self.answer(reply.status, reply.body, reply.kind, more)

    def send_guards(self) -> None:
        super().send_guards()
        self.send_header("Referrer-Policy", "same-origin")
        self.send_header("Cross-Origin-Opener-Policy", "same-origin")


def _same(one: str, other: str) -> bool:
    return secrets.compare_digest(one.encode(), other.encode())


def _unusable(status: HTTPStatus) -> Reply:
    return sentences(
        "That did not work", ("This form cannot be used. Load the page again.",), status
    )
