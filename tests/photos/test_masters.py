from __future__ import annotations

import hashlib
from pathlib import Path

import pillow_heif
import pytest
from PIL import Image
from tests.photos.photo_site import phone_photo, saved, scene

from photos.masters import ImportReport, import_masters
from safeguarding.picture_bytes import inspect_picture


@pytest.fixture
def phone(tmp_path: Path) -> Path:
    folder = tmp_path / "phone"
    folder.mkdir()
    return folder


def imported(phone: Path, album: Path) -> ImportReport:
    return import_masters(phone, album, album.with_name("workroom"))


def heic(**options: object) -> bytes:
    pillow_heif.register_heif_opener()
    return saved(scene(), "HEIF", **options)


def test_masters_are_named_after_the_album_in_the_order_of_the_day(phone: Path, tmp_path: Path):
    """A camera's name holds the date and time; the order is kept, the name is not."""
    (phone / "PXL_20260507_103000.jpg").write_bytes(phone_photo(seed=9))
    (phone / "IMG_2.jpg").write_bytes(phone_photo(seed=3))
    (phone / "IMG_10.png").write_bytes(saved(scene(seed=10), "PNG"))
    (phone / "IMG_9.png").write_bytes(saved(scene(seed=11), "PNG"))
    album = tmp_path / "Bean Week"
    steps: list[tuple[int, int]] = []
    report = import_masters(
        phone, album, tmp_path / "workroom", lambda done, total: steps.append((done, total))
    )
    names = ("bean-week-01.jpg", "bean-week-02.jpg", "bean-week-03.jpg", "bean-week-04.jpg")
    assert report.names == names
    assert sorted(path.name for path in album.iterdir()) == list(names)
    assert steps == [(1, 4), (2, 4), (3, 4), (4, 4)]
    middle = [Image.open(album / name).getpixel((320, 240)) for name in names]
    for seed, colour in zip((3, 9, 11, 10), middle, strict=True):
        wanted = scene(seed=seed).getpixel((320, 240))
        assert all(abs(a - b) < 20 for a, b in zip(colour, wanted, strict=True))


def test_masters_hold_nothing_but_pixels_and_the_originals_are_untouched(
    phone: Path, tmp_path: Path
):
    """Not even the repository may say where a child was photographed."""
    original = phone_photo(4000, 3000)
    (phone / "a.jpg").write_bytes(original)
    (phone / "b.heic").write_bytes(heic(exif=phone_photo()[6:400]))
    report = imported(phone, tmp_path / "beans")
    assert report.told_place == 2
    assert len(report.imported) == 2
    for name in report.names:
        data = (tmp_path / "beans" / name).read_bytes()
        assert inspect_picture(data, ".jpg") == ()
    assert Image.open(tmp_path / "beans" / "beans-01.jpg").size == (2560, 1920)
    assert (phone / "a.jpg").read_bytes() == original
    assert {path.name for path in phone.iterdir()} == {"a.jpg", "b.heic"}


def test_what_is_not_imported_is_named_with_the_reason(phone: Path, tmp_path: Path):
    """Nothing is left out in silence; what programs hide is not worth a word."""
    (phone / "good.jpg").write_bytes(phone_photo())
    (phone / "broken.jpg").write_bytes(phone_photo()[:-3000])
    for name in (
        "film.MOV",
        "GOOD.mov",
        "plan.docx",
        "trip.zip",
        "raw.DNG",
        "._good.jpg",
        ".DS_Store",
    ):
        (phone / name).write_bytes(b"x")
    (phone / "more.jpg").mkdir()
    report = imported(phone, tmp_path / "beans")
    assert report.names == ("beans-01.jpg",)
    assert [left.name for left in report.unreadable] == ["broken.jpg"]
    why = {left.name: left.why for left in report.skipped}
    for name, word in (
        ("film.MOV", "YouTube"),
        ("GOOD.mov", "live photo"),
        ("plan.docx", "not a photo"),
        ("trip.zip", "Unpack it"),
        ("raw.DNG", "JPEG"),
        ("more.jpg", "folder"),
    ):
        assert word in why.pop(name), name
    assert why == {}
    assert [path.name for path in (tmp_path / "beans").iterdir()] == ["beans-01.jpg"]


def test_a_wrong_ending_does_not_stop_an_import(phone: Path, tmp_path: Path):
    """Messengers call everything JPEG; the master is a new file with the right name."""
    (phone / "picture.jpg").write_bytes(saved(scene(), "WEBP"))
    assert imported(phone, tmp_path / "beans").names == ("beans-01.jpg",)


def test_every_format_that_can_be_attached_is_imported(phone: Path, tmp_path: Path):
    """Scans, screenshots, iPhones: each becomes a JPEG of its own."""
    for kind, ending in (("TIFF", "tif"), ("BMP", "bmp"), ("AVIF", "avif"), ("GIF", "gif")):
        (phone / f"{kind}.{ending}").write_bytes(saved(scene(seed=len(kind)), kind))
    (phone / "phone.HEIC").write_bytes(heic())
    report = imported(phone, tmp_path / "beans")
    assert report.unreadable == report.skipped == ()
    assert len(report.names) == 5


def test_the_same_photo_twice_is_one_picture(phone: Path, tmp_path: Path):
    """Under two names in the folder, or copied into the album by hand before."""
    album = tmp_path / "beans"
    album.mkdir()
    (album / "by-hand.jpg").write_bytes(phone_photo(seed=1))
    (phone / "a.jpg").write_bytes(phone_photo(seed=1))
    (phone / "b.jpg").write_bytes(phone_photo(seed=2))
    (phone / "b (1).jpg").write_bytes(phone_photo(seed=2))
    (phone / "c.jpg").write_bytes(phone_photo(seed=3))
    report = imported(phone, album)
    assert len(report.names) == 2
    assert {left.name: left.why for left in report.skipped} == {
        "a.jpg": "It is the same picture as by-hand.jpg.",
        "b.jpg": "It is the same picture as b (1).jpg.",
    }


def test_what_a_photo_said_is_known_and_not_in_its_master(phone: Path, tmp_path: Path):
    """With the name that its owner knows it by; from a file beside it too."""
    (phone / "IMG_7.jpg").write_bytes(phone_photo())
    (phone / ".picasa.ini").write_text("[Contacts2]\na=Jo;;\n[IMG_7.jpg]\nfaces=rect64(1),a\n")
    (phone / "IMG_7.AAE").write_text("x")
    report = imported(phone, tmp_path / "beans")
    (only,) = report.imported
    assert (only.name, only.photo) == ("beans-01.jpg", "IMG_7.jpg")
    assert [name.reveal() for name in only.said.people] == ["Jo"]
    assert only.said.place
    assert report.skipped == ()


def test_importing_again_adds_only_what_is_new(phone: Path, tmp_path: Path):
    """Nothing in the album is replaced, since it may have been declared."""
    (phone / "a.jpg").write_bytes(phone_photo(seed=1))
    album = tmp_path / "beans"
    imported(phone, album)
    before = hashlib.sha256((album / "beans-01.jpg").read_bytes()).hexdigest()
    (phone / "b.jpg").write_bytes(phone_photo(seed=2))
    report = imported(phone, album)
    assert report.names == ("beans-02.jpg",)
    assert [left.name for left in report.skipped] == ["a.jpg"]
    assert hashlib.sha256((album / "beans-01.jpg").read_bytes()).hexdigest() == before


def test_an_interrupted_import_leaves_nothing(phone: Path, tmp_path: Path):
    """Ctrl+C between two photos: neither album nor masters are there, and none comes afterwards."""
    for seed in range(6):
        (phone / f"{seed}.jpg").write_bytes(phone_photo(seed=seed))

    def give_up(_done: int, _total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        import_masters(phone, tmp_path / "beans", tmp_path / "workroom", give_up)
    assert [path.name for path in tmp_path.iterdir()] == ["phone"]


def test_what_a_killed_import_left_is_no_part_of_the_next(phone: Path, tmp_path: Path):
    """Half a master, and half an album."""
    (tmp_path / "workroom" / "album").mkdir(parents=True)
    (tmp_path / "workroom" / "album" / "beans-07.jpg").write_bytes(b"half")
    (tmp_path / "workroom" / "0").write_bytes(b"half")
    (phone / "a.jpg").write_bytes(phone_photo())
    assert imported(phone, tmp_path / "beans").names == ("beans-01.jpg",)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["beans", "phone"]


def test_a_stick_that_is_pulled_out_takes_only_its_own_photos_along(phone: Path, tmp_path: Path):
    """What was read is imported; the others are named, and there is no album of nothing."""
    for seed in range(8):
        (phone / f"{seed}.jpg").write_bytes(phone_photo(seed=seed))

    def pull_out(_done: int, _total: int) -> None:
        if phone.exists():
            phone.rename(tmp_path / "pocket")

    report = import_masters(phone, tmp_path / "beans", tmp_path / "workroom", pull_out)
    assert report.imported
    assert report.unreadable
    assert report.went_away
    assert len(report.imported) + len(report.unreadable) == 8
    assert imported(tmp_path / "pocket", tmp_path / "beans").names
    assert len(list((tmp_path / "beans").iterdir())) == 8


def test_names_of_any_alphabet_and_picture_signs_are_imported(phone: Path, tmp_path: Path):
    """Only the owner of the telephone ever sees them again."""
    for name in ("Zoë\u2019s day 🌱 1.jpg", "2².jpg", "фото.jpg", "-rf.jpg"):
        (phone / name).write_bytes(phone_photo(seed=len(name)))
    names = imported(phone, tmp_path / "Über ²").names
    assert names == ("ber-01.jpg", "ber-02.jpg", "ber-03.jpg", "ber-04.jpg")
