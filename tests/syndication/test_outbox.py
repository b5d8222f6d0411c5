from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from pathlib import Path

import pytest
from beans import post

from safeguarding.errors import ConfigurationError
from safeguarding.record import BuildRecord
from syndication.cards import Cards
from syndication.outbox import write_outbox
from syndication.snippets import collect


def write(record: BuildRecord, tmp_path: Path) -> Path:
    record.snippets.clear()
    collect(record, Cards(record, tmp_path / "tree"))
    known = record.knowledge
    write_outbox(known.project, known.policy, tuple(record.snippets), tmp_path / "tree")
    return tmp_path / "outbox"


def test_a_snippet_is_five_files(record: BuildRecord, tmp_path: Path) -> None:
    """Texts, card, alt text, and the description that the Headteacher signs."""
    folder = write(record, tmp_path) / "waiting" / "beans"
    assert sorted(path.name for path in folder.iterdir()) == [
        "alt.txt",
        "card.jpg",
        "facebook.txt",
        "snippet.json",
        "twitter.txt",
    ]
    told = json.loads((folder / "snippet.json").read_text(encoding="utf-8"))
    twitter = (folder / "twitter.txt").read_text(encoding="utf-8").removesuffix("\n")
    assert told["version"] == 1
    assert told["slug"] == "beans"
    assert told["networks"]["twitter"]["text"] == twitter
    assert told["networks"]["twitter"]["limit"] == 280
    assert told["networks"]["facebook"]["limit"] == 63206
    digest = hashlib.sha256((folder / "card.jpg").read_bytes()).hexdigest()
    assert told["card"] == {"alt": "Hands sow beans in pots", "photo": True, "sha256": digest}


def test_the_page_lists_every_snippet_escaped(record: BuildRecord, tmp_path: Path) -> None:
    """A title is text, whatever it looks like."""
    source = "content/posts/beans.md"
    record.posts[source] = replace(record.posts[source], title="Beans <script>alert(1)</script>")
    page = (write(record, tmp_path) / "index.html").read_text(encoding="utf-8")
    assert "<script" not in page
    assert "&lt;script&gt;" in page
    assert "waiting/beans/card.jpg" in page


def test_a_build_makes_it_anew(record: BuildRecord, tmp_path: Path) -> None:
    """A post that is gone leaves nothing behind, here or in the state folder."""
    write(record, tmp_path)
    record.posts.clear()
    outbox = write(record, tmp_path)
    assert list((outbox / "waiting").iterdir()) == []
    assert [path.name for path in (tmp_path / ".safeguarding").iterdir()] == ["cache"]


@pytest.mark.parametrize("name", ["letter.docx", "approved"])
def test_what_no_build_wrote_is_never_touched(
    record: BuildRecord, tmp_path: Path, name: str
) -> None:
    """Somebody's own file in the outbox stops its replacement."""
    outbox = write(record, tmp_path)
    (outbox / name).touch()
    with pytest.raises(ConfigurationError, match="no build wrote"):
        write(record, tmp_path)
    assert (outbox / name).exists()


def test_a_folder_of_somebody_elses_is_never_touched(record: BuildRecord, tmp_path: Path) -> None:
    """A folder of that name without the mark of a build."""
    (tmp_path / "outbox" / "waiting").mkdir(parents=True)
    with pytest.raises(ConfigurationError, match="no build wrote"):
        write(record, tmp_path)


def test_what_a_killed_build_left_is_removed(record: BuildRecord, tmp_path: Path) -> None:
    """Half an outbox in the private folder does not stay there."""
    (tmp_path / ".safeguarding" / "outbox-0123" / "waiting").mkdir(parents=True)
    write(record, tmp_path)
    assert [path.name for path in (tmp_path / ".safeguarding").iterdir()] == ["cache"]


def test_an_empty_folder_is_used(record: BuildRecord, tmp_path: Path) -> None:
    """The neighbour: there is nothing to lose in it."""
    (tmp_path / "outbox").mkdir()
    assert (write(record, tmp_path) / "index.html").exists()


def test_a_link_is_never_followed(record: BuildRecord, tmp_path: Path) -> None:
    """The folder behind a link is somebody else's."""
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "outbox").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(ConfigurationError, match="a link"):
        write(record, tmp_path)
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_a_failure_leaves_the_former_outbox(record: BuildRecord, tmp_path: Path) -> None:
    """A card that is missing from the tree stops the writing before anything is replaced."""
    outbox = write(record, tmp_path)
    before = (outbox / "index.html").read_bytes()
    broken = (replace(record.snippets[0], card="cards/missing.jpg"),)
    known = record.knowledge
    with pytest.raises(FileNotFoundError):
        write_outbox(known.project, known.policy, broken, tmp_path / "tree")
    assert (outbox / "index.html").read_bytes() == before
    assert [path.name for path in (tmp_path / ".safeguarding").iterdir()] == ["cache"]


def test_what_did_not_change_is_not_written_again(record: BuildRecord, tmp_path: Path) -> None:
    """The same snippets leave the outbox alone; a new one leaves the files of the others."""
    outbox = write(record, tmp_path)
    card = outbox / "waiting/beans/card.jpg"
    before = card.stat().st_ino, outbox.stat().st_ino
    assert write(record, tmp_path).stat().st_ino == before[1]
    record.posts["content/posts/peas.md"] = post(source="content/posts/peas.md", url="posts/peas/")
    write(record, tmp_path)
    assert card.stat().st_ino == before[0]
    assert card.stat().st_nlink == 1
    assert sorted(path.name for path in (outbox / "waiting").iterdir()) == ["beans", "peas"]


@pytest.mark.parametrize("name", ["twitter.txt", "card.jpg", "snippet.json", ".made-by-the-build"])
def test_what_somebody_altered_is_written_again(
    record: BuildRecord, tmp_path: Path, name: str
) -> None:
    """Other words of the same length, or a picture of the same size, do not stay."""
    outbox = write(record, tmp_path)
    (altered,) = outbox.rglob(name)
    before = altered.read_bytes()
    altered.write_bytes(bytes(len(before)) or b"more")
    write(record, tmp_path)
    assert altered.read_bytes() == before


def test_a_file_that_was_put_among_the_snippets_does_not_stay(
    record: BuildRecord, tmp_path: Path
) -> None:
    """Nothing but what the build knows of waits for the Headteacher."""
    outbox = write(record, tmp_path)
    (outbox / "waiting/beans/original.jpg").touch()
    write(record, tmp_path)
    assert not (outbox / "waiting/beans/original.jpg").exists()


def test_a_link_among_the_snippets_becomes_a_file(record: BuildRecord, tmp_path: Path) -> None:
    """What hangs on a file elsewhere would change with it."""
    card = write(record, tmp_path) / "waiting/beans/card.jpg"
    card.rename(tmp_path / "elsewhere.jpg")
    card.symlink_to(tmp_path / "elsewhere.jpg")
    write(record, tmp_path)
    assert not card.is_symlink()
    assert card.read_bytes() == (tmp_path / "elsewhere.jpg").read_bytes()
