from __future__ import annotations

import http.client
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from desk.preview_server import PreviewServer
from desk.preview_state import PreviewState

PAGE = (
    "<!doctype html><html><head>"
    '<meta http-equiv="Content-Security-Policy" content="script-src \'none\'">'
    '</head><body><a href="https://school.example/posts/">Posts</a></body></html>'
)


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    folder = tmp_path / "state" / "preview"
    (folder / "posts").mkdir(parents=True)
    (folder / "pictures").mkdir()
    (folder / "index.html").write_text(PAGE)
    (folder / "posts" / "index.html").write_text("<p>Posts</p>")
    (folder / "style.css").write_text("body{}")
    (folder / "404.html").write_text("<body>Nothing is here</body>")
    (tmp_path / "state" / "secret.txt").write_text("secret")
    (folder / "link.txt").symlink_to(tmp_path / "state" / "secret.txt")
    return folder


@pytest.fixture
def server(tree: Path) -> Iterator[PreviewServer]:
    made = PreviewServer(tree, "https://school.example", PreviewState(), 0)
    threading.Thread(target=made.serve_forever, daemon=True).start()
    yield made
    made.state.close()
    made.shutdown()
    made.server_close()


def ask(
    server: PreviewServer, path: str, host: str = "", method: str = "GET"
) -> tuple[int, str, dict[str, str]]:
    connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=10)
    connection.putrequest(method, path, skip_host=True)
    connection.putheader("Host", host or f"127.0.0.1:{server.server_port}")
    connection.endheaders()
    answer = connection.getresponse()
    return answer.status, answer.read().decode(), dict(answer.headers)


def test_a_page_is_shown_and_reloads(server: PreviewServer, tree: Path) -> None:
    """The script stands in the answer only; the file is as it would be published."""
    status, text, headers = ask(server, "/")
    assert status == 200
    assert '<script src="/__preview__/reload.js" defer></script></body>' in text
    assert "script-src 'none'" not in text
    assert "default-src 'self'" in headers["Content-Security-Policy"]
    assert headers["Cache-Control"] == "no-store"
    assert 'href="/posts/"' in text
    assert (tree / "index.html").read_text() == PAGE


def test_files_that_are_no_pages_are_untouched(server: PreviewServer) -> None:
    """A style sheet is sent byte for byte."""
    assert ask(server, "/style.css")[:2] == (200, "body{}")


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1", "127.0.0.1.evil.example:80", "[::1]"]
)
def test_another_host_is_turned_away(server: PreviewServer, host: str) -> None:
    """A page of the internet cannot read the preview by a name that leads here."""
    assert ask(server, "/", host)[:2] == (421, "")


def test_localhost_is_this_machine(server: PreviewServer) -> None:
    """The neighbour: the other name of the same address."""
    assert ask(server, "/", f"localhost:{server.server_port}")[0] == 200


@pytest.mark.parametrize(
    "path",
    ["/../secret.txt", "/%2e%2e/secret.txt", "/..%2fsecret.txt", "/..%5csecret.txt", "/link.txt"],
)
def test_nothing_outside_the_tree_is_shown(server: PreviewServer, path: str) -> None:
    """Neither by climbing nor by a link."""
    status, text, _ = ask(server, path)
    assert status == 404
    assert "secret" not in text


def test_folders_are_not_listed(server: PreviewServer) -> None:
    """A folder without a page is nothing."""
    status, text, _ = ask(server, "/pictures/")
    assert (status, "Nothing is here" in text) == (404, True)
    assert ask(server, "/posts/")[0] == 200


def test_a_refusal_takes_the_place_of_every_page(server: PreviewServer) -> None:
    """It goes when it is mended."""
    server.state.renew("<body>Not published: please mend</body>")
    text = ask(server, "/posts/")[1]
    assert "please mend" in text
    assert "reload.js" in text
    server.state.renew()
    assert "please mend" not in ask(server, "/posts/")[1]


def test_news_are_told(server: PreviewServer) -> None:
    """A page that waits hears of the next build at once."""
    connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=10)
    connection.request("GET", "/__preview__/events")
    answer = connection.getresponse()
    assert answer.headers["Content-Type"] == "text/event-stream"
    assert answer.fp.readline() == b"data: 0\n"
    answer.fp.readline()
    server.state.renew()
    assert answer.fp.readline() == b"data: 1\n"
    connection.close()


def test_only_reading_is_possible(server: PreviewServer) -> None:
    """HEAD answers without a body; anything else is not understood."""
    assert ask(server, "/", method="HEAD")[:2] == (200, "")
    assert ask(server, "/", method="POST")[0] == 501


def test_it_listens_on_this_machine_only(server: PreviewServer) -> None:
    """Nobody else in the network can look."""
    assert server.server_address[0] == "127.0.0.1"
