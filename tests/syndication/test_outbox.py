from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from pathlib import Path

import pytest

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
