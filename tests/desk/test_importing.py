from __future__ import annotations

import io
import subprocess
from pathlib import Path

import piexif
import pytest
from desks import invoke
from PIL import Image

XMP = b"""<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF
 xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description
 xmlns:e="http://iptc.org/std/Iptc4xmpExt/2008-02-29/" e:PersonInImage="Amelia Khan"/></rdf:RDF>
</x:xmpmeta>"""


def phone_photo(path: Path, said: bytes = b"") -> None:
    exif = piexif.dump(
        {
            "0th": {piexif.ImageIFD.Make: b"Phone"},
            "GPS": {
                piexif.GPSIFD.GPSLatitudeRef: b"N",
                piexif.GPSIFD.GPSLatitude: [(53, 1), (28, 1), (0, 1)],
                piexif.GPSIFD.GPSLongitudeRef: b"W",
                piexif.GPSIFD.GPSLongitude: [(2, 1), (14, 1), (0, 1)],
            },
        }
    )
    written = io.BytesIO()
    Image.effect_noise((800, 600), 80).convert("RGB").save(written, "JPEG", exif=exif)
    path.write_bytes(written.getvalue() + said)


def test_the_readme_recipe(school: Path, tmp_path: Path) -> None:
    """A photo that knows its place: refused, declared, published clean; with a name: refused."""
    phone = tmp_path / "from-my-phone"
    phone.mkdir()
    phone_photo(phone / "PXL_1.jpg")
    (phone / "PXL_2.jpg").write_bytes(b"broken")
    (phone / "PXL_3.mp4").touch()
    assert invoke(school, "build").returncode == 0

    answer = invoke(school, "new", "Our seeds", "--photos", phone)
    assert answer.returncode == 0, answer.stdout
    assert "1 location was removed" in answer.stdout
    assert "Could not be read: PXL_2.jpg: " in answer.stdout
    assert "Left out: PXL_3.mp4: It is a film" in answer.stdout
    post = school / "content/posts/our-seeds.md"
    text = post.read_text(encoding="utf-8").replace("Status: draft\n", "")
    post.write_text(text.replace("Write the post here.", "We sowed seeds."), "utf-8")
    answer = invoke(school, "build")
    assert answer.returncode == 1
    assert "picture-undeclared" in answer.stdout
    assert not (school / "output/posts/our-seeds.html").exists()

    answer = invoke(
        school, "photos", "content/albums/our-seeds", "--shows", "pupils",
        "--people", "P-DEMO-001; P-DEMO-002", "--alt", "Two children sow seeds in pots",
    )  # fmt: skip
    assert answer.returncode == 0, answer.stdout
    answer = invoke(school, "build")
    assert answer.returncode == 0, answer.stdout
    assert (school / "output/posts/our-seeds.html").exists()
    told = subprocess.run(
        ["exiftool", "-r", "-gps:all", "-make", school / "output", school / "content"],
        capture_output=True,
        text=True,
        check=False,
    ).stdout
    assert "GPS" not in told
    assert "Phone" not in told

    text = post.read_text(encoding="utf-8")
    post.write_text(f"{text}\nAmelia Khan was proud of hers.\n", encoding="utf-8")
    answer = invoke(school, "build")
    assert answer.returncode == 1
    assert "name-with-picture" in answer.stdout
    assert "our-seeds.md, line" in answer.stdout


def test_photos_that_cannot_be_imported(school: Path, tmp_path: Path) -> None:
    """No folder, or nothing in it: nothing half done is left."""
    assert invoke(school, "new", "Seeds", "--photos", tmp_path / "nowhere").returncode == 2
    assert not (school / "content/posts/seeds.md").exists()
    (tmp_path / "empty").mkdir()
    answer = invoke(school, "new", "Seeds", "--photos", tmp_path / "empty")
    assert answer.returncode == 2
    assert "No photo" in answer.stdout
    assert not (school / "content/posts/seeds.md").exists()
    assert not (school / "content/albums/seeds").exists()


def test_a_post_without_photos(school: Path) -> None:
    """A draft that can be built as it is; without that word it waits to be written."""
    assert invoke(school, "new", "Seeds").returncode == 0
    assert invoke(school, "build").returncode == 0
    post = school / "content/posts/seeds.md"
    text = post.read_text(encoding="utf-8").replace("Status: draft\n", "")
    post.write_text(text, encoding="utf-8")
    answer = invoke(school, "build")
    assert (answer.returncode, "seeds.md, line 6" in answer.stdout) == (1, True), answer.stdout
    post.write_text(
        text.replace("Write the post here.", "Write the post here, they said."), "utf-8"
    )
    assert invoke(school, "build").returncode == 0


def test_photos_are_added_to_an_album(school: Path, tmp_path: Path) -> None:
    """Only what is new; what was declared stays; names are told at school only."""
    phone = tmp_path / "phone"
    phone.mkdir()
    phone_photo(phone / "IMG_1.jpg")
    invoke(school, "new", "Our seeds", "--photos", phone)
    album = school / "content/albums/our-seeds"
    invoke(school, "photos", album, "--shows", "work", "--alt", "A drawing of a seed")
    before = (album / "photos.csv").read_bytes()
    phone_photo(phone / "IMG_2.jpg", XMP)

    answer = invoke(school, "photos", album, "--add", phone)
    assert answer.returncode == 0, answer.stdout
    assert "Imported: 1 photo" in answer.stdout
    assert "Left out: IMG_1.jpg: It is the same picture as our-seeds-01.jpg." in answer.stdout
    assert "IMG_2.jpg said where it was taken, and named 1 person" in answer.stdout
    assert "IMG_2.jpg, now our-seeds-02.jpg, named (name hidden)" in answer.stdout
    assert "Amelia" not in answer.stdout
    assert (album / "photos.csv").read_bytes() == before
    assert b"Amelia" not in (album / "our-seeds-02.jpg").read_bytes()

    answer = invoke(
        school, "photos", album, "--add", phone, "--shows", "pupils", "--people", "P-DEMO-001",
        "--alt", "A child sows",
    )  # fmt: skip
    assert answer.returncode == 2
    assert "There is nothing new in" in answer.stdout


@pytest.mark.parametrize("add", ["content/albums", "content/albums/seeds", "nowhere"])
def test_what_cannot_be_added(school: Path, add: str) -> None:
    """A folder that is not there, or that is the album itself or around it."""
    (school / "content/albums/seeds").mkdir()
    answer = invoke(school, "photos", "content/albums/seeds", "--add", school / add)
    assert answer.returncode == 2
    assert "Traceback" not in answer.stdout
