"""A web server for one person on this machine: shows the previewed tree and nothing else.

It lists no folder, follows no link, and says to the browser when to load a page again. What makes
the page reload is added to the answer, never to a file.
"""

from __future__ import annotations

import mimetypes
import re
from http import HTTPStatus
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

from desk.loopback import LoopbackHandler, LoopbackServer
from desk.preview_state import PreviewState

_EVENTS = "/__preview__/events"
_SCRIPT = "/__preview__/reload.js"
_RELOAD = """\
const news = new EventSource("/__preview__/events");
let known = null;
news.onmessage = (event) => {
  if (known !== null && event.data !== known) location.reload();
  known = event.data;
};
addEventListener("pagehide", () => news.close());
"""
_TAG = f'<script src="{_SCRIPT}" defer></script>'.encode()
_META_CSP = re.compile(rb"<meta[^>]+http-equiv=[\"']?content-security-policy[^>]*>", re.IGNORECASE)
_BODY_END = re.compile(rb"</body\s*>", re.IGNORECASE)
_PATIENCE = 15.0
"""Seconds between two signs of life to a browser that waits for news."""


class PreviewServer(LoopbackServer):
    """Serves `tree`, or the refusal that `state` holds, on 127.0.0.1."""

    def __init__(self, tree: Path, site_url: str, state: PreviewState, port: int) -> None:
        super().__init__(port, _Handler)
        self.tree = tree
        self.site_url = site_url.encode()
        self.state = state


class _Handler(LoopbackHandler):
    server: PreviewServer
    content_policy = (
        "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
        "frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
    )

    def get(self) -> None:
        path = unquote(urlsplit(self.path).path)
        if path == _EVENTS:
            self._tell_news()
        elif path == _SCRIPT:
            self.answer(HTTPStatus.OK, _RELOAD.encode(), "text/javascript")
        elif self.server.state.refusal:
            page = self._with_reload(self.server.state.refusal.encode())
            self.answer(HTTPStatus.OK, page, "text/html")
        else:
            self._answer_with_file(path)

    def _answer_with_file(self, path: str) -> None:
        data, kind = self._read(path)
        status = HTTPStatus.OK
        if data is None:
            status = HTTPStatus.NOT_FOUND
            data, kind = self._read("/404.html")
        if data is None:
            data, kind = b"<!doctype html><title>Not found</title><p>No such page.", "text/html"
        if kind == "text/html":
            data = self._with_reload(data.replace(self.server.site_url + b"/", b"/"))
        self.answer(status, data, kind)

    def _read(self, path: str) -> tuple[bytes | None, str]:
        parts = PurePosixPath(path.replace("\\", "/")).parts[1:]
        if any(part in ("..", ".") or ":" in part or "\0" in part for part in parts):
            return None, ""
        file = self.server.tree.joinpath(*parts)
        try:
            if file.is_dir():
                file /= "index.html"
            if file.resolve() != self.server.tree.resolve() / file.relative_to(self.server.tree):
                return None, ""
            kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
            return file.read_bytes(), kind
        except OSError:
            return None, ""

    def _with_reload(self, page: bytes) -> bytes:
        page = _META_CSP.sub(b"", page)
        ends = [end.start() for end in _BODY_END.finditer(page)]
        cut = ends[-1] if ends else len(page)
        return page[:cut] + _TAG + page[cut:]

    def _tell_news(self) -> None:
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_guards()
        self.send_header("Connection", "close")
        self.end_headers()
        self.close_connection = True
        known = -1
        state = self.server.state
        try:
            while not state.closed:
                version = state.wait_for_news(known, _PATIENCE)
                self.wfile.write(f"data: {version}\n\n".encode())
                self.wfile.flush()
                known = version
        except OSError:
            return  # the page was closed
