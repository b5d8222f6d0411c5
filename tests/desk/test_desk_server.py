from __future__ import annotations

import csv
import http.client
import os
import re
import threading
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import pytest
from desks import invoke
from tests.papers import scan
from tests.small_school import SmallSchool, phone_photo

from desk.pages.doorway import doorway
from desk.pages.server import DeskServer
from safeguarding.declarations import fingerprint


@pytest.fixture
def server(small: SmallSchool) -> Iterator[DeskServer]:
    small.write("content/albums/trip/one.jpg", phone_photo(1))
    made = DeskServer(small.project)
    threading.Thread(target=made.serve_forever, daemon=True).start()
    yield made
    made.shutdown()
    made.server_close()


def ask(server: DeskServer, path: str, method: str = "GET", body: str = "", **headers: str):
    connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=20)
    usual = {"Cookie": f"{server.cookie}={server.session}"}
    if method == "POST":
        usual["Content-Type"] = "application/x-www-form-urlencoded"
    connection.request(method, path, body, {**usual, **headers})
    answer = connection.getresponse()
    return answer.status, answer.read().decode("latin-1"), answer.headers


def test_the_key_lets_in_and_nothing_else_does(server: DeskServer) -> None:
    """Without the cookie or with a wrong key nothing is shown."""
    assert ask(server, "/", Cookie="")[0] == 403
    assert ask(server, "/?key=wrong", Cookie="")[0] == 403
    assert ask(server, "/?key=", Cookie="")[0] == 403
    entrance = urlsplit(server.address)
    for _ in range(2):
        status, _, headers = ask(server, f"/?{entrance.query}", Cookie="")
        assert status == 200
        assert f"{server.cookie}={server.session}" in headers["Set-Cookie"]
    assert "1 to declare" in ask(server, "/")[1]


def test_the_ticket_of_the_browser_lets_in_once(server: DeskServer) -> None:
    """Whoever reads it in a list of processes or a history comes too late."""
    ticket = urlsplit(server.address_for_once).query
    status, _, headers = ask(server, f"/?{ticket}", Cookie="")
    assert (status, "Set-Cookie" in headers) == (200, True)
    status, _, headers = ask(server, f"/?{ticket}", Cookie="")
    assert (status, "Set-Cookie" in headers) == (403, False)


def test_the_browser_is_started_without_a_key(server: DeskServer, small: SmallSchool) -> None:
    """With a file that only its owner can read, and that is gone afterwards."""
    with doorway(small.project.state, server.address_for_once) as address:
        assert "key" not in address
        (file,) = small.project.state.glob("desk-*.html")
        assert address == file.as_uri()
        assert server.address_for_once in file.read_text(encoding="utf-8")
        assert os.name == "nt" or file.stat().st_mode & 0o777 == 0o600
    assert not file.exists()


def test_another_host_is_turned_away(server: DeskServer) -> None:
    """Even with the cookie."""
    assert ask(server, "/", Host="evil.example")[0] == 421


@pytest.mark.parametrize("folder", ["..", "../..", "albums/../..", "/etc"])
def test_nothing_outside_the_content_is_shown(server: DeskServer, folder: str) -> None:
    """Only folders that the desk lists itself."""
    where = urlencode({"folder": folder, "name": "consent.csv", "mark": "0"})
    assert ask(server, f"/picture?{where}")[0] == 404


def form(server: DeskServer, small: SmallSchool, **fields: str | list[str]) -> str:
    """The form of the album as it is now, without JavaScript: every picture of it is shown."""
    album = small.project.content / "albums/trip"
    shown = [f"{fingerprint(each)} {each.name}" for each in sorted(album.glob("*.jpg"))]
    usual = {"folder": "albums/trip", "shown": shown, "key": server.desk.form_key}
    return urlencode({**usual, **fields}, doseq=True)


def rows(small: SmallSchool) -> list[dict[str, str]]:
    table = small.project.content / "albums/trip/photos.csv"
    with table.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


GARDEN = {"tick": "one.jpg", "shows": "place", "alt": "The garden after rain"}


def test_a_form_needs_its_key_and_its_origin(server: DeskServer, small: SmallSchool) -> None:
    """Neither without the key nor from another page; with both it is saved."""
    table = small.project.content / "albums/trip/photos.csv"
    good = form(server, small, **GARDEN)
    assert ask(server, "/album", "POST", form(server, small, **GARDEN, key=""))[0] == 403
    assert ask(server, "/album", "POST", good, Origin="https://evil.example")[0] == 403
    assert not table.exists()
    assert ask(server, "/album", "POST", good)[0] == 303
    assert "one.jpg,place,,The garden after rain" in table.read_text(encoding="utf-8-sig")


def test_a_link_is_not_served_and_a_picture_is(server: DeskServer, small: SmallSchool) -> None:
    """A link could lead to any picture of this computer."""
    outside = small.write("private.jpg", phone_photo(2))
    link = small.project.content / "albums/trip/two.jpg"
    link.symlink_to(outside)
    for name, status in (("one.jpg", 200), ("two.jpg", 404)):
        mark = fingerprint(link.with_name(name))
        where = urlencode({"folder": "albums/trip", "name": name, "mark": mark})
        assert ask(server, f"/picture?{where}")[0] == status, name


def test_only_what_was_looked_at_is_declared(server: DeskServer, small: SmallSchool) -> None:
    """A picture that was changed meanwhile is told of and not saved, its neighbour is saved."""
    small.write("content/albums/trip/two.jpg", phone_photo(2))
    filled = form(server, small, **{**GARDEN, "tick": ["one.jpg", "two.jpg"]})
    small.write("content/albums/trip/two.jpg", phone_photo(3))
    status, _, headers = ask(server, "/album", "POST", filled)
    assert status == 303
    page = ask(server, headers["Location"])[1]
    assert "Not saved: two.jpg changed or went" in page
    assert "Saved: 1 picture." in page
    assert [row["file"] for row in rows(small)] == ["one.jpg"]


def test_without_javascript_a_class_and_all_pictures_can_be_meant(
    server: DeskServer, small: SmallSchool
) -> None:
    """The same form, with the choices that the script takes away."""
    small.write("content/albums/trip/two.jpg", phone_photo(2))
    page = ask(server, "/album?folder=albums/trip")[1]
    assert 'name="class" value="3B"' in page
    said = {"every": "undone", "shows": "pupils", "class": "3B", "alt": "Children walk"}
    assert ask(server, "/album", "POST", form(server, small, **said))[0] == 303
    everybody = {"P-DEMO-001", "P-DEMO-002", "P-DEMO-003"}
    assert [row["file"] for row in rows(small)] == ["one.jpg", "two.jpg"]
    assert all(set(re.findall(r"P-DEMO-\d+", row["people"])) == everybody for row in rows(small))


def test_pupils_are_added_and_taken_out(server: DeskServer, small: SmallSchool) -> None:
    """Whoever is neither added nor taken out stays in it."""
    said = {"tick": "one.jpg", "shows": "pupils", "class": "3B", "alt": "Children walk"}
    ask(server, "/album", "POST", form(server, small, **said))
    more = {"tick": "one.jpg", "who": "P-DEMO-006", "how": "more"}
    ask(server, "/album", "POST", form(server, small, **more))
    assert "P-DEMO-006" in rows(small)[0]["people"]
    assert "P-DEMO-001" in rows(small)[0]["people"]
    less = {"tick": "one.jpg", "who": "P-DEMO-001", "how": "less"}
    ask(server, "/album", "POST", form(server, small, **less))
    assert "P-DEMO-001" not in rows(small)[0]["people"]
    assert "P-DEMO-002" in rows(small)[0]["people"]
    assert rows(small)[0]["alt"] == "Children walk"


def test_credit_and_licence_stay_until_they_are_said_anew(
    server: DeskServer, small: SmallSchool
) -> None:
    """A save that says nothing of them leaves them; half of them is refused."""
    licence = "CC0-1.0"
    ask(
        server, "/album", "POST", form(server, small, **GARDEN, credit="A. Nother", licence=licence)
    )
    ask(server, "/album", "POST", form(server, small, tick="one.jpg", alt="The garden in June"))
    assert (rows(small)[0]["credit"], rows(small)[0]["licence"]) == ("A. Nother", licence)
    half = form(server, small, **GARDEN, credit="Somebody Else")
    assert ask(server, "/album", "POST", half)[0] == 422
    assert rows(small)[0]["credit"] == "A. Nother"
    ask(server, "/album", "POST", form(server, small, tick="one.jpg", licence="ours"))
    assert (rows(small)[0]["credit"], rows(small)[0]["licence"]) == ("", "")


def test_the_pages_of_a_pdf_are_shown(server: DeskServer, small: SmallSchool) -> None:
    """Whoever declares it sees each page as it would be published; one that cannot be is told."""
    folder = "albums/trip"
    for name, data in (("news.pdf", scan()), ("broken.pdf", b"%PDF-1.7 and no more")):
        mark = fingerprint(small.write(f"content/{folder}/{name}", data))
        where = urlencode({"folder": folder, "name": name, "mark": mark})
        status, page, _ = ask(server, f"/paper?{where}")
        assert status == 200
        if name == "broken.pdf":
            assert "<img" not in page
            continue
        assert 'alt="Page 1 of 1"' in page
        for more in ("", "&sheet=0", "&size=large"):
            status, _, headers = ask(server, f"/picture?{where}{more}")
            assert (status, headers["Content-Type"]) == (200, "image/jpeg")
        assert ask(server, f"/picture?{where}&sheet=1")[0] == 422
        assert ask(server, f"/paper?{where[:-1]}")[0] == 404
        assert "Look at every page" in ask(server, f"/album?folder={folder}")[1]


def test_without_a_register_there_is_no_desk(school: Path) -> None:
    """It ends as a build does, with the exit code of the register, before anything is served."""
    (school / "consent.csv").write_bytes(b"no,register\n")
    done = invoke(school, "desk", CI="1")
    assert done.returncode == 3, done.stdout
    assert "127.0.0.1" not in done.stdout
