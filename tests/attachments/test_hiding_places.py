"""What hides in a PDF does not travel; an independent program and our own reader agree on that."""

import io
import json
import shutil
import subprocess
from functools import cache

import pikepdf
import pytest

from attachments.rebuild import rebuild
from safeguarding.pdf_bytes import inspect_pdf
from safeguarding.pdf_bytes.canonical import settled
from tests import hiding_places, papers

ALL = {
    **dict.fromkeys(hiding_places.HIDING_PLACES),
    **dict.fromkeys(hiding_places.around_the_objects()),
}
STRUCTURE = {
    "PDF:PDFVersion",
    "PDF:Linearized",
    "PDF:PageCount",
    "PDF:Language",
    "PDF:TaggedPDF",
}
exiftool = pytest.mark.skipif(not shutil.which("exiftool"), reason="exiftool is not installed")


@cache
def crafted(place: str) -> bytes:
    if place in hiding_places.HIDING_PLACES:
        return hiding_places.with_secret(place)
    return hiding_places.around_the_objects()[place]


@cache
def cleaned(place: str) -> bytes:
    return rebuild(crafted(place)).data


def tags(folder, files: dict[str, bytes]) -> dict[str, set[str]]:
    """What exiftool shows of each file, but for the file system's own facts."""
    for number, data in enumerate(files.values()):
        (folder / f"{number}.pdf").write_bytes(data)
    command = ["exiftool", "-json", "-G0", "-a", "-ee3", "-U", "-api", "largefilesupport=1"]
    paths = [str(folder / f"{number}.pdf") for number in range(len(files))]
    done = subprocess.run([*command, *paths], capture_output=True, check=False, timeout=120)
    apart = ("File:", "ExifTool:")
    return {
        name: {key for key in seen if not key.startswith(apart) and key != "SourceFile"}
        for name, seen in zip(files, json.loads(done.stdout), strict=True)
    }


def everything_in(data: bytes) -> bytes:
    """All bytes of a PDF, with its streams inflated, and strings as text."""
    parts = [data]
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for thing in pdf.objects:
            if isinstance(thing, pikepdf.Stream):
                parts.append(thing.read_raw_bytes())
                if thing.get("/Filter") != pikepdf.Name.DCTDecode:
                    parts.append(thing.read_bytes(pikepdf.StreamDecodeLevel.generalized))
            parts.append(repr(thing).encode())
    return b"\n".join(parts)


@pytest.mark.parametrize("place", ALL)
def test_nothing_of_what_hides_is_in_the_rebuilt_file(place):
    """The secret is in the original, and in no stream, string or name of the new file."""
    after = cleaned(place)
    words = hiding_places.SECRET.encode()
    assert words not in everything_in(after)
    assert hiding_places.SECRET.encode("utf-16-be") not in everything_in(after)
    assert inspect_pdf(after).foreign == ()


@pytest.mark.parametrize("place", ALL)
def test_the_inspector_refuses_the_original(place):
    """A PDF that came into the tree another way is found out, wherever it hides something."""
    assert inspect_pdf(crafted(place)).foreign


@pytest.mark.parametrize("place", [p for p in hiding_places.HIDING_PLACES if p != "title"])
def test_the_inspector_sees_each_place_by_itself(place):
    """Put into a file that is otherwise as it should be, each hiding place is a finding."""
    with pikepdf.open(
        io.BytesIO(rebuild(papers.newsletter(pictures=[papers.photo()])).data)
    ) as pdf:
        hiding_places.HIDING_PLACES[place](pdf)
        data = settled(pdf)
    assert inspect_pdf(data).foreign


@exiftool
def test_exiftool_shows_only_structure(tmp_path):
    """Of every crafted file only version, page count and the like are left."""
    shown = tags(tmp_path, {place: cleaned(place) for place in ALL})
    assert len(shown) >= 50
    assert {place: more for place, seen in shown.items() if (more := seen - STRUCTURE)} == {}


@exiftool
def test_exiftool_shows_more_of_the_originals(tmp_path):
    """The twin: the same program sees that the originals tell more."""
    shown = tags(tmp_path, {place: crafted(place) for place in ALL})
    assert sum(bool(seen - STRUCTURE) for seen in shown.values()) >= 50


def test_the_same_source_gives_the_same_bytes():
    """Twice rebuilt is the same file, and rebuilding the new file changes nothing."""
    source = hiding_places.with_secret("XMP of the file")
    first = rebuild(source).data
    assert rebuild(source).data == first
    assert rebuild(first).data == first


def test_words_pictures_and_links_stay():
    """The twin of it all: what a reader is to have is there."""
    data = papers.newsletter("Our beans grow.", pictures=[papers.photo()])
    after = rebuild(data)
    assert after.pictures
    assert not after.several
    assert [(r.width, r.height) for r in inspect_pdf(after.data).rasters] == [(160, 120)]
