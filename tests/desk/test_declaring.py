from __future__ import annotations

import csv
import os
import select
import subprocess
import sys
from pathlib import Path

import pytest
from desks import command, environment, invoke, listening_to_ctrl_c
from PIL import Image
from test_importing import XMP, phone_photo

ALBUM = "content/albums/beans"


@pytest.fixture
def album(school: Path) -> Path:
    folder = school / ALBUM
    folder.mkdir(parents=True)
    for number in (1, 2, 3):
        Image.effect_noise((640, 480), 10 * number).save(folder / f"beans-{number}.jpg")
    return folder


def rows(album: Path) -> dict[str, dict[str, str]]:
    with (album / "photos.csv").open(encoding="utf-8-sig", newline="") as file:
        return {row["file"]: row for row in csv.DictReader(file)}


def test_all_by_options(school: Path, album: Path) -> None:
    """Class and exceptions become ids, and each row is bound to its picture's bytes."""
    answer = invoke(
        school, "photos", ALBUM, "--shows", "pupils", "--people", "P-DEMO-001; P-DEMO-002",
        "--alt", "Two children sow beans",
    )  # fmt: skip
    assert answer.returncode == 0, answer.stdout
    told = rows(album)
    assert set(told) == {"beans-1.jpg", "beans-2.jpg", "beans-3.jpg"}
    assert told["beans-1.jpg"]["shows"] == "pupils"
    assert told["beans-1.jpg"]["people"] == "P-DEMO-001;P-DEMO-002"
    assert told["beans-1.jpg"]["alt"] == "Two children sow beans"
    assert len({row["fingerprint"] for row in told.values()}) == 3


def test_one_picture_by_options_leaves_the_others(school: Path, album: Path) -> None:
    """An exception is said of one picture."""
    invoke(school, "photos", ALBUM, "--shows", "work", "--alt", "A drawing")
    invoke(school, "photos", ALBUM, "--shows", "place", "--file", "beans-2.jpg")
    assert [row["shows"] for row in rows(album).values()] == ["work", "place", "work"]
    assert rows(album)["beans-2.jpg"]["alt"] == "A drawing"


def test_only_what_is_not_declared_is_touched(school: Path, album: Path) -> None:
    """Declared pictures stay as they were said; one whose bytes changed is asked about again."""
    invoke(school, "photos", ALBUM, "--shows", "work")
    Image.effect_noise((640, 480), 90).save(album / "beans-3.jpg")
    invoke(school, "photos", ALBUM, "--shows", "place")
    assert [row["shows"] for row in rows(album).values()] == ["work", "work", "place"]


def test_what_was_said_can_be_said_anew(school: Path, album: Path) -> None:
    """Of the named pictures, or of all; what is not said anew stays, and nothing by mistake."""
    pair = ("--shows", "pupils", "--people", "P-DEMO-001; P-DEMO-002", "--alt", "Two sow beans")
    invoke(school, "photos", ALBUM, *pair)
    unclear = invoke(school, "photos", ALBUM, "--people", "except P-DEMO-002")
    assert (unclear.returncode, "--file all" in unclear.stdout) == (2, True)
    assert {row["people"] for row in rows(album).values()} == {"P-DEMO-001;P-DEMO-002"}
    some = ("--file", "beans-1.jpg, beans-3.jpg", "--people", "except P-DEMO-002")
    assert invoke(school, "photos", ALBUM, *some).returncode == 0
    told = [(row["shows"], row["people"], row["alt"]) for row in rows(album).values()]
    one = ("pupils", "P-DEMO-001", "Two sow beans")
    assert told == [one, ("pupils", "P-DEMO-001;P-DEMO-002", "Two sow beans"), one]
    assert invoke(school, "photos", ALBUM, "--file", "all", "--alt", "Beans").returncode == 0
    assert {row["alt"] for row in rows(album).values()} == {"Beans"}
    assert rows(album)["beans-2.jpg"]["people"] == "P-DEMO-001;P-DEMO-002"


def test_new_words_forget_nobody(school: Path, album: Path) -> None:
    """Whose work it is stays; of another kind of picture it is somebody else's to say."""
    whose = ("--shows", "work", "--people", "P-DEMO-001", "--file", "beans-1.jpg")
    invoke(school, "photos", ALBUM, *whose)
    invoke(school, "photos", ALBUM, "--file", "beans-1.jpg", "--alt", "A drawing of beans")
    told = rows(album)["beans-1.jpg"]
    assert (told["people"], told["alt"]) == ("P-DEMO-001", "A drawing of beans")
    invoke(school, "photos", ALBUM, "--file", "beans-1.jpg", "--shows", "place")
    assert rows(album)["beans-1.jpg"]["people"] == ""


def test_a_changed_picture_is_looked_at_anew(school: Path, album: Path) -> None:
    """New words do not say again who is in bytes that nobody has looked at."""
    invoke(school, "photos", ALBUM, "--shows", "pupils", "--people", "P-DEMO-001")
    Image.effect_noise((640, 480), 90).save(album / "beans-3.jpg")
    before = rows(album)
    refused = invoke(school, "photos", ALBUM, "--file", "all", "--alt", "Beans")
    assert (refused.returncode, "Say what each picture shows" in refused.stdout) == (2, True)
    assert rows(album) == before


@pytest.mark.usefixtures("album")
def test_who_may_not_be_shown_is_told_at_once(school: Path) -> None:
    """Before a build refuses each picture; here, where others may read it, without names."""
    child = next(row for row in register(school) if row["website"] == "no")
    who = f"P-DEMO-001; {child['pupil_id']}"
    told = invoke(school, "photos", ALBUM, "--shows", "pupils", "--people", who).stdout
    assert "will be refused" in told
    assert child["first_name"] not in told
    fine = invoke(school, "photos", ALBUM, "--file", "all", "--people", "P-DEMO-001").stdout
    assert "will be refused" not in fine


def register(school: Path) -> list[dict[str, str]]:
    with (school / "consent.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize(
    "options",
    [
        (),
        ("--shows", "pupils"),
        ("--shows", "children"),
        ("--shows", "pupils", "--people", "Nobody Atall"),
        ("--shows", "work", "--file", "beans-9.jpg"),
    ],
)
def test_nothing_is_written_in_doubt(school: Path, album: Path, options: tuple[str, ...]) -> None:
    """Without a terminal nobody is asked; what is not understood is told."""
    answer = invoke(school, "photos", ALBUM, *options)
    assert answer.returncode == 2
    assert "Traceback" not in answer.stdout
    assert not (album / "photos.csv").exists()


@pytest.mark.parametrize("folder", ["content/albums/nowhere", "..", "theme"])
def test_a_folder_that_is_no_album(school: Path, folder: str) -> None:
    """Only folders of the content folder have pictures to declare."""
    assert invoke(school, "photos", folder, "--shows", "work").returncode == 2


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such terminals")
def test_the_questions_at_a_terminal(school: Path, album: Path) -> None:
    """What holds for most of them, then the exception, with a slip of the pen in between."""
    answers = [
        "pupils", "Nobody Atall", "P-DEMO-001; P-DEMO-002", "Two children sow beans",
        "9", "2", "place", "An empty pot", "",
    ]  # fmt: skip
    assert at_a_terminal(school, answers) == 0
    told = [(row["shows"], row["people"], row["alt"]) for row in rows(album).values()]
    pair = ("pupils", "P-DEMO-001;P-DEMO-002", "Two children sow beans")
    assert told == [pair, ("place", "", "An empty pot"), pair]


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such terminals")
def test_a_trip_of_twelve_needs_fewer_than_twenty_answers(school: Path, album: Path) -> None:
    """Most show the same; some differ in who is there or in what happens, one shows nobody."""
    for number in range(4, 13):
        Image.effect_noise((64, 48), 10 * number).save(album / f"beans-{number:02}.jpg")
    answers = [
        "pupils", "P-DEMO-001; P-DEMO-002; P-DEMO-003; P-DEMO-004", "Children paddle in the sea",
        "2, 5-6", "", "except P-DEMO-002", "",
        "4", "pl", "An empty beach in the rain",
        "9", "backs", "also P-DEMO-005", "Children look at a ship far away",
        "3 5 crabs in a bucket", "7, 8 Children build a wall of sand",
        "",
    ]  # fmt: skip
    assert len(answers) < 20
    assert at_a_terminal(school, answers) == 0
    told = [
        (row["shows"], len(row["people"].split(";")), row["alt"]) for row in rows(album).values()
    ]
    most = ("pupils", 4, "Children paddle in the sea")
    fewer = ("pupils", 3, "Children paddle in the sea")
    wall = ("pupils", 4, "Children build a wall of sand")
    assert told == [
        most, fewer, ("pupils", 4, "5 crabs in a bucket"),
        ("place", 1, "An empty beach in the rain"), fewer, fewer, wall, wall,
        ("backs", 5, "Children look at a ship far away"), most, most, most,
    ]  # fmt: skip


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such terminals")
@pytest.mark.parametrize(
    ("answer", "who"), [("yes", "P-DEMO-002;P-DEMO-001"), ("no", "P-DEMO-002")]
)
def test_whom_a_photo_named_is_asked_about(
    school: Path, tmp_path: Path, answer: str, who: str
) -> None:
    """A tag of a telephone may know more than somebody remembers, or less."""
    (tmp_path / "phone").mkdir()
    phone_photo(tmp_path / "phone" / "IMG_1.jpg", XMP)
    (school / ALBUM).mkdir(parents=True)
    answers = ["pupils", "P-DEMO-002", "A child sows beans", answer]
    assert at_a_terminal(school, answers, "--add", tmp_path / "phone") == 0
    assert rows(school / ALBUM)["beans-01.jpg"]["people"] == who


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such terminals")
def test_declared_pictures_can_be_changed_at_a_terminal(school: Path, album: Path) -> None:
    """Which, by their numbers; then what differs from what was said: here only who is in them."""
    pair = ("--shows", "pupils", "--people", "P-DEMO-001; P-DEMO-002", "--alt", "Two sow beans")
    invoke(school, "photos", ALBUM, *pair)
    assert at_a_terminal(school, ["7", "2-3", "", "except P-DEMO-002", "", ""]) == 0
    told = [(row["people"], row["alt"]) for row in rows(album).values()]
    one = ("P-DEMO-001", "Two sow beans")
    assert told == [("P-DEMO-001;P-DEMO-002", "Two sow beans"), one, one]
    assert at_a_terminal(school, [""]) == 0


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such terminals")
def test_giving_up_writes_nothing(school: Path, album: Path) -> None:
    """Ctrl+C in the middle leaves everything as it was."""
    assert at_a_terminal(school, ["work", "A drawing", "1", "\x03"]) != 0
    assert not (album / "photos.csv").exists()


def at_a_terminal(school: Path, answers: list[str], *options: str | Path) -> int:
    """`invoke photos` with a real terminal on which the answers are typed, one per question."""
    import pty  # noqa: PLC0415 - Windows has none

    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        command("photos", ALBUM, *options), cwd=school, env=environment(), start_new_session=True,
        stdin=theirs, stdout=theirs, stderr=theirs,
        preexec_fn=lambda: take_terminal(theirs),  # noqa: PLW1509 - nothing else runs here
    )  # fmt: skip
    os.close(theirs)
    for answer in answers:
        wait_for_question(ours)
        os.write(ours, answer.encode() if answer == "\x03" else f"{answer}\n".encode())
    while not ended(ours):
        # A signal that arrives before Python waits for the answer is not seen until the next key.
        os.write(ours, b"\x03" if answers[-1] == "\x03" else b"")
    return process.wait(timeout=60)


def take_terminal(terminal: int) -> None:
    listening_to_ctrl_c()
    import fcntl  # noqa: PLC0415 - Windows has none
    import termios  # noqa: PLC0415

    fcntl.ioctl(terminal, termios.TIOCSCTTY, 0)


def wait_for_question(terminal: int) -> None:
    said = b""
    while not said.endswith((b": ", b"? ")):
        piece = read(terminal)
        assert piece, said
        said += piece


def ended(terminal: int) -> bool:
    """Reads on; whether the command has closed its end. Not yet, if it says nothing for a while."""
    while select.select([terminal], [], [], 2)[0]:
        if not read(terminal):
            return True
    return False


def read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 4096)
    except OSError:
        return b""  # the other end is closed
