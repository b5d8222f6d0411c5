"""What was typed, and what nobody typed, is for a terminal at school: never for a pipe or a log."""

from __future__ import annotations

import contextlib
import re
from pathlib import Path

import pytest
from invoke.exceptions import Exit
from sign_off import at_terminal
from tests.small_school import REPOSITORY, SmallSchool

from desk import commands
from desk.options import Options
from desk.telling import plain_endings
from safeguarding.errors import ConfigurationError
from safeguarding.private import revealed

NAME = "Oliver Bennett"
FILE = f"{NAME}.jpg"
ALBUM = "content/albums/amelia-khan"
TOLD = re.compile(r"amelia|khan|oliver|bennett|P-DEMO-0", re.IGNORECASE)
UNUSED = {"add": "", "checked": ""}
COMMANDS = {
    "photos, nothing to do": lambda at: commands.photos(at, ALBUM, Options(), **UNUSED),
    "photos, no album": lambda at: commands.photos(at, f"content/{NAME}", Options(), **UNUSED),
    "photos, declared": lambda at: commands.photos(at, ALBUM, Options(shows="place"), **UNUSED),
    "photos, undeclared": lambda at: commands.photos(
        at, "content/albums/oliver", Options(), **UNUSED
    ),
    "photos, empty": lambda at: commands.photos(at, "content/albums/khan", Options(), **UNUSED),
    "photos, kind": lambda at: commands.photos(
        at, ALBUM, Options(shows=NAME, file="all"), **UNUSED
    ),
    "photos, no file": lambda at: commands.photos(
        at, ALBUM, Options(shows="place", file=f"{NAME}.png"), **UNUSED
    ),
    "photos, changed": lambda at: commands.photos(
        at, ALBUM, Options(alt="Pots", file=FILE), **UNUSED
    ),
    "photos, confirmed": lambda at: commands.photos(
        at, ALBUM, Options(file=FILE), add="", checked="faces-undeclared"
    ),
    "photos, no rule": lambda at: commands.photos(at, ALBUM, Options(), add="", checked=NAME),
    "photos, nothing to confirm": lambda at: commands.photos(
        at, ALBUM, Options(file=f"{NAME}.png"), add="", checked="faces-undeclared"
    ),
    "photos, nothing to add": lambda at: commands.photos(
        at, ALBUM, Options(), add=f"/nowhere/{NAME}", checked=""
    ),
    "photos, a file to add": lambda at: commands.photos(
        at, ALBUM, Options(), add=str(at.root / ALBUM / FILE), checked=""
    ),
    "photos, packed ones to add": lambda at: commands.photos(
        at, ALBUM, Options(), add=f"/nowhere/{NAME}.zip", checked=""
    ),
    "new": lambda at: commands.new(at, "Our beans", f"/nowhere/{NAME}", ""),
    "takedown": lambda at: commands.takedown(at, NAME, yes=True),
    "takedown of two": lambda at: commands.takedown(at, "bennett", yes=True),
    "posted": lambda at: commands.posted(at, NAME, {"twitter": "https://x.com/a/1"}, removed=False),
    "explain": lambda _at: commands.explain(NAME),
    "register": lambda at: commands.register(
        at, accept=False, class_name=NAME, source="", write=False
    ),
    "todo": lambda at: commands.todo(at, NAME),
    "withdraw": lambda at: commands.withdraw(at, f"{NAME}t", yes=True),
}


@pytest.fixture(scope="module")
def school(tmp_path_factory: pytest.TempPathFactory) -> SmallSchool:
    """A teacher has called albums, a picture and posts after children."""
    school = SmallSchool(tmp_path_factory.mktemp("masking") / "school")
    school.photo(FILE, "pupils", "P-DEMO-002", album="amelia-khan")
    school.photo("one.jpg", album="oliver")
    (school.root / "content/albums/oliver/photos.csv").unlink()
    (school.root / "content/albums/khan").mkdir()
    for folder in ("posts", "posts/more"):
        school.write(f"content/{folder}/bennett.md", "Title: Beans\n\nText.\n")
    return school


@pytest.mark.parametrize("name", COMMANDS)
def test_a_pipe_is_told_no_name(
    school: SmallSchool, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nor a path, a file or an address that holds one; but something is told."""
    with contextlib.suppress(Exit), plain_endings():
        COMMANDS[name](school.project)
    told = capsys.readouterr().out
    assert told.strip()
    assert TOLD.findall(told) == []


@pytest.mark.parametrize(("name", "shown"), [("takedown", NAME), ("photos, no album", NAME)])
def test_the_message_itself_knows_what_was_typed(
    school: SmallSchool, name: str, shown: str
) -> None:
    """The twin: on a terminal at school it is echoed, or nobody would see what was mistyped."""
    with pytest.raises(ConfigurationError) as stopped:
        COMMANDS[name](school.project)
    assert shown in "".join(map(revealed, stopped.value.lines))
    assert not TOLD.search(str(stopped.value))


def test_a_terminal_is_told_what_else_there_is(school: SmallSchool) -> None:
    """The nearest name is a help to whoever sits there; on a build server it is nobody's."""
    Path(school.root / "tasks.py").write_bytes((REPOSITORY / "tasks.py").read_bytes())
    code, told = at_terminal(school.root, "takedown", "bennet", answers=())
    assert (code, "Did you mean “bennett”?" in told) == (2, True)
    code, told = at_terminal(school.root, "takedown", "bennet", answers=(), CI="1")
    assert (code, TOLD.search(told)) == (2, None)
