from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from photos.originals import ContentFolder, NotThereError


@pytest.fixture
def content(tmp_path: Path) -> Path:
    album = tmp_path / "content" / "albums" / "beans"
    album.mkdir(parents=True)
    for name in ("IMG_1.jpg", "b.PNG", ".hidden.jpg", "._IMG_1.jpg", "photos.csv", "c.heic"):
        (album / name).write_bytes(b"x")
    (tmp_path / "private.jpg").write_bytes(b"x")
    return tmp_path / "content"


def test_a_picture_is_found_by_its_exact_name(content: Path):
    """The ordinary case."""
    found = ContentFolder(content).find("albums/beans/IMG_1.jpg")
    assert (found.source, found.exact) == ("albums/beans/IMG_1.jpg", True)
    assert found.path == content / "albums" / "beans" / "IMG_1.jpg"


@pytest.mark.parametrize("written", ["albums/beans/img_1.JPG", "Albums/beans/IMG_1.jpg"])
def test_other_capital_letters_are_told_with_the_right_name(content: Path, written: str):
    """On the teacher's machine they may work, on the web they do not."""
    found = ContentFolder(content).find(written)
    assert (found.source, found.exact) == ("albums/beans/IMG_1.jpg", False)


def test_an_accent_in_two_pieces_is_the_same_letter(content: Path):
    """Macs store names so; the teacher typed the same name."""
    stored = unicodedata.normalize("NFD", "café.jpg")
    (content / "albums" / "beans" / stored).write_bytes(b"x")
    assert ContentFolder(content).find("albums/beans/café.jpg").exact


def test_a_missing_picture_offers_the_nearest(content: Path):
    """Most misses are slips of the finger."""
    with pytest.raises(NotThereError, match="does not exist") as caught:
        ContentFolder(content).find("albums/beans/IMG_11.jpg")
    assert caught.value.nearest == "albums/beans/IMG_1.jpg"


@pytest.mark.parametrize("written", ["../private.jpg", "albums/../../private.jpg", "/etc/x.jpg"])
def test_what_lies_outside_the_content_folder_is_not_had(content: Path, written: str):
    """However the way out is written."""
    with pytest.raises(NotThereError, match="outside"):
        ContentFolder(content).find(written)


def test_a_link_is_not_followed(content: Path):
    """Neither a picture nor a folder that stands elsewhere."""
    (content / "albums" / "beans" / "link.jpg").symlink_to(content.parent / "private.jpg")
    (content / "albums" / "elsewhere").symlink_to(content.parent, target_is_directory=True)
    folder = ContentFolder(content)
    for written in ("albums/beans/link.jpg", "albums/elsewhere/private.jpg"):
        with pytest.raises(NotThereError, match="link"):
            folder.find(written)
    assert "elsewhere" not in folder.albums()


def test_an_album_lists_its_pictures_and_not_what_programs_hide(content: Path):
    """Pictures that cannot be used are listed too, so that nobody misses them in silence."""
    folder = ContentFolder(content)
    assert folder.pictures_in("albums/beans") == (
        "albums/beans/IMG_1.jpg",
        "albums/beans/b.PNG",
        "albums/beans/c.heic",
    )
    assert folder.albums() == ("beans",)
    assert folder.pictures_in("albums/none") == ()
