from __future__ import annotations

import io
import json
import shutil
import subprocess
import time
import tracemalloc
import zlib
from pathlib import Path

import piexif
import pillow_heif
import pytest
from PIL import Image, PngImagePlugin
from tests.photos.photo_site import PLACE, phone_photo, saved, scene
from tests.picture_bytes.samples import chunk

from photos.traces import Said, Told, said_by, taken_on

needs_exiftool = pytest.mark.skipif(
    not shutil.which("exiftool"), reason="it writes what other programs write"
)
BARE = {
    ".jpg": saved(scene(64, 48), "JPEG"),
    ".png": saved(scene(64, 48), "PNG"),
    ".webp": saved(scene(64, 48), "WEBP"),
    ".tif": saved(scene(64, 48), "TIFF"),
    ".avif": saved(scene(64, 48), "AVIF"),
    ".gif": saved(scene(64, 48), "GIF"),
}
REGION = "{{Area={{X=.5,Y=.5,W=.2,H=.2,Unit=normalized}},Name={name},Type=Face}}"
XMP = """<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF
 xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""
 xmlns:lr="http://ns.adobe.com/lightroom/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/">{}</rdf:Description></rdf:RDF>
</x:xmpmeta>"""
HEAD = b"http://ns.adobe.com/xap/1.0/\0"
AMELIA = (
    "<Iptc4xmpExt:PersonInImage><rdf:Bag><rdf:li>Amelia Khan</rdf:li></rdf:Bag>"
    "</Iptc4xmpExt:PersonInImage>"
)


def by_exiftool(folder: Path, ending: str, *tags: str) -> Said:
    """What is heard of a bare picture into which exiftool wrote `tags`."""
    file = folder / f"picture{ending}"
    file.write_bytes(BARE[ending])
    subprocess.run(["exiftool", "-q", "-overwrite_original", *tags, file], check=True, timeout=60)
    return said_by(file.read_bytes())


def people(said: Said) -> set[str]:
    return {name.reveal() for name in said.people}


def words(said: Said) -> set[str]:
    return {text.reveal() for text in said.words}


def test_the_camera_tells_when_and_where() -> None:
    """As every phone writes it."""
    data = phone_photo(seed=4)
    moment = taken_on(data)
    assert moment is not None
    assert moment.isoformat() == "2026-05-05T10:30:00"
    told = said_by(data).told
    assert told == Told(place=True, time=True, author=True, words=True)
    assert told.in_words == (
        "said where and when it was taken, said whose it is, and held a description or comments"
    )


def test_an_iphone_tells_it_too() -> None:
    """HEIC keeps its Exif elsewhere in the file."""
    pillow_heif.register_heif_opener()
    exif = piexif.dump(
        {"Exif": {piexif.ExifIFD.DateTimeOriginal: "2026:05:05 10:30:00"}, "GPS": PLACE}
    )
    data = saved(scene(), "HEIF", exif=exif)
    assert said_by(data).told == Told(place=True, time=True)
    assert taken_on(data) is not None


@pytest.mark.parametrize("ending", BARE)
def test_a_picture_that_tells_nothing_is_no_error(ending: str) -> None:
    """Scans and drawings."""
    assert taken_on(BARE[ending]) is None
    assert said_by(BARE[ending]).told == Told()
    assert said_by(BARE[ending]).told.in_words == ""


@needs_exiftool
@pytest.mark.parametrize("ending", [".jpg", ".png", ".webp", ".tif", ".avif", ".gif"])
def test_who_is_in_it_is_heard_in_every_format(tmp_path: Path, ending: str) -> None:
    """Face regions, Microsoft's and the press's own field, each with its names."""
    said = by_exiftool(
        tmp_path, ending,
        f"-XMP-mwg-rs:RegionInfo={{AppliedToDimensions={{W=64,H=48,Unit=pixel}},RegionList=["
        f"{REGION.format(name='Amelia Khan')},{REGION.format(name='Zoë Nowak')}]}}",
        "-XMP-MP:RegionInfoMP={Regions=[{PersonDisplayName=Oliver Bennett}]}",
        "-XMP-iptcExt:PersonInImage=Will Tanner", "-XMP-iptcExt:PersonInImage=Amelia Khan",
    )  # fmt: skip
    assert people(said) == {"Amelia Khan", "Zoë Nowak", "Oliver Bennett", "Will Tanner"}
    assert said.told.people == 4
    assert not said.unread


@needs_exiftool
def test_captions_keywords_and_owners_are_heard(tmp_path: Path) -> None:
    """In Exif, XMP and IPTC; the same said twice counts once."""
    said = by_exiftool(
        tmp_path, ".jpg", "-EXIF:ImageDescription=A crab", "-XMP-dc:Description=A crab",
        "-IPTC:Caption-Abstract=A crab", "-IPTC:Keywords=Year 4", "-XMP-dc:Subject=beach",
        "-EXIF:UserComment=Well done, Zoë", "-EXIF:XPTitle=Käthe", "-Comment=in the bucket",
        "-XMP-lr:HierarchicalSubject=People|Amelia Khan", "-EXIF:Artist=Jo Smith",
        "-XMP-digiKam:TagsList=People/Will Tanner", "-IPTC:By-line=Jo Smith",
        "-XMP-lr:HierarchicalSubject=Places|Wales",
        "-EXIF:OwnerName=Sam Reid", "-IPTC:CodedCharacterSet=UTF8", "-IPTC:Headline=Zoë's crab",
    )  # fmt: skip
    assert people(said) == {"Amelia Khan", "Will Tanner"}
    assert {name.reveal() for name in said.authors} == {"Jo Smith", "Sam Reid"}
    assert words(said) == {
        "A crab", "Year 4", "beach", "Well done, Zoë", "Käthe", "in the bucket", "Places|Wales",
        "Zoë's crab",
    }  # fmt: skip
    assert said.told == Told(people=2, author=True, words=True)


@needs_exiftool
@pytest.mark.parametrize(
    ("tag", "told"),
    [
        ("-GPSLatitude=53.4", Told(place=True)),
        ("-XMP-exif:GPSLatitude=53.4", Told(place=True)),
        ("-IPTC:City=Manchester", Told(place=True)),
        ("-XMP-photoshop:City=Manchester", Told(place=True)),
        ("-XMP-iptcCore:Location=School Lane", Told(place=True)),
        ("-GPSVersionID=2.3.0.0", Told()),
        ("-IPTC:DateCreated=2026:05:05", Told(time=True)),
        ("-XMP-photoshop:DateCreated=2026:05:05", Told(time=True)),
        ("-EXIF:DateTimeOriginal=2026:05:05 10:30:00", Told(time=True)),
        ("-EXIF:Make=Acme", Told()),
        ("-XMP-crs:CameraProfile=Adobe Standard", Told()),
    ],
)
def test_place_and_time_and_their_innocent_neighbours(tmp_path: Path, tag: str, told: Told) -> None:
    """A camera's make is neither, nor is the version of a standard."""
    assert by_exiftool(tmp_path, ".jpg", tag).told == told


def iptc(*records: tuple[int, int, bytes]) -> bytes:
    said = b"".join(
        bytes((0x1C, part, number)) + len(text).to_bytes(2) + text for part, number, text in records
    )
    return BARE[".jpg"] + b"8BIM\x04\x04\0\0" + len(said).to_bytes(4) + said


@pytest.mark.parametrize(
    ("code", "text", "expected"),
    [
        (b"\x1b%G", "Zoë Łoś".encode(), "Zoë Łoś"),
        (b"\x1b-A", "Zoë".encode("latin-1"), "Zoë"),
        (b"\x1b-B", "Łucja Wójcik".encode("iso8859-2"), "Łucja Wójcik"),
        (b"\x1b-M", "Ayşe Yıldız".encode("iso8859-9"), "Ayşe Yıldız"),
        (b"", "Zoë".encode(), "Zoë"),
        (b"", "Zoë O’Brien".encode("cp1252"), "Zoë O’Brien"),
        (b"", "Zoë O’Brien".encode("mac-roman"), "Zoë O’Brien"),
        (b"\x1b%G", "Zoë".encode("latin-1"), "Zoë"),
    ],
)
def test_captions_of_the_press_are_heard_in_every_writing(
    code: bytes, text: bytes, expected: str
) -> None:
    """As they say, or as old programs wrote without saying; a name must be found in either."""
    data = iptc(*([(1, 90, code)] if code else []), (2, 120, text), (2, 80, text))
    said = said_by(data)
    assert expected in words(said)
    assert expected in {name.reveal() for name in said.authors}


@pytest.mark.parametrize(
    ("what", "data", "place"),
    [
        ("a film of Android", b"ftypmp42\xa9xyz\0\x12\x15\xc7+53.4-002.2/", True),
        ("a film of Apple", b"ftypqt  com.apple.quicktime.location.ISO6709", True),
        ("a film that was told nothing", b"ftypmp42\xa9xyz", False),
        ("a film with a title", b"ftypmp42\xa9nam\0\x05\0\0beans", False),
    ],
)
def test_the_place_of_a_film_beside_a_photo_is_heard(what: str, data: bytes, place: bool) -> None:  # noqa: FBT001 - a parameter of a table
    """Motion photos hold it twice: taken out of the photo, it is still in the film."""
    assert said_by(BARE[".jpg"] + data).place is place, what


def test_a_sports_camera_tells_its_places() -> None:
    """In a block of its own, beside what its other sensors felt."""
    for stream, place in ((b"GPS5", True), (b"GYRO", False)):
        block = b"\xff\xe6\0\x10GoPro\0DEVC" + stream
        assert said_by(BARE[".jpg"][:20] + block + BARE[".jpg"][20:]).place is place


def test_extended_xmp_is_put_together() -> None:
    """What does not fit into one segment of a JPEG stands in several, in any order."""
    whole = XMP.format(f"<dc:title>{'x' * 70_000}</dc:title>{AMELIA}").encode()
    parts = [(at, whole[at : at + 40_000]) for at in range(0, len(whole), 40_000)]
    segments = b"".join(
        segment(b"http://ns.adobe.com/xmp/extension/\0" + b"A" * 32
                + len(whole).to_bytes(4) + at.to_bytes(4) + part)
        for at, part in reversed(parts)
    )  # fmt: skip
    data = BARE[".jpg"]
    assert people(said_by(data[:2] + segments + data[2:])) == {"Amelia Khan"}


def segment(payload: bytes) -> bytes:
    return b"\xff\xe1" + (len(payload) + 2).to_bytes(2) + payload


def test_what_stands_behind_the_picture_is_heard() -> None:
    """A second picture, or what a phone appends."""
    data = BARE[".jpg"] + b"film" + XMP.format(AMELIA).encode() + b"film"
    assert people(said_by(data)) == {"Amelia Khan"}


def test_texts_of_a_png_are_heard_packed_or_not() -> None:
    """Before the picture and after it, and as ImageMagick copies Exif and XMP."""
    info = PngImagePlugin.PngInfo()
    info.add_text("Description", "Amelia Khan")
    info.add_text("Comment", "Zofia Nowak", zip=True)
    info.add_itxt("XML:com.adobe.xmp", XMP.format(AMELIA), zip=True)
    raw = f"\nxmp\n{len(XMP):8}\n{XMP.format(AMELIA.replace('Amelia', 'Aisha')).encode().hex()}\n"
    data = saved(scene(64, 48), "PNG", pnginfo=info)
    data = (
        data[:-12]
        + chunk(b"zTXt", b"Raw profile type xmp\0\0" + zlib.compress(raw.encode()))
        + data[-12:]
    )
    said = said_by(data)
    assert people(said) == {"Amelia Khan", "Aisha Khan"}
    assert words(said) == {"Amelia Khan", "Zofia Nowak"}


def test_a_camera_that_knows_faces() -> None:
    """Their names stand in its maker note, among other things."""
    note = b"\0\1\2Acme Faces\0\xff\0Amelia Khan\0\0\0xyz 12\0"
    exif = piexif.dump({"Exif": {piexif.ExifIFD.MakerNote: note}})
    assert "Amelia Khan" in words(said_by(saved(scene(), "JPEG", exif=exif)))


def test_nothing_of_it_shows_by_itself() -> None:
    """Neither in a traceback nor in what is remembered."""
    said = said_by(BARE[".jpg"] + XMP.format(AMELIA).encode())
    assert people(said) == {"Amelia Khan"}
    assert "Amelia" not in repr(said) + str(said) + repr(said.told) + json.dumps(said.told.in_words)


# --- damage -----------------------------------------------------------------------------------


def damaged() -> dict[str, bytes]:
    png, jpeg = BARE[".png"], BARE[".jpg"]
    xmp = XMP.format(AMELIA)
    bomb = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>' + xmp.replace("Khan", "&b;")
    deep = "<a>" * 500 + "</a>" * 500
    ifd = b"MM\0*\0\0\0\x08\0\x01\x01\x0e\0\x02\xff\xff\xff\xff\0\0\0\x1a\0\0\0\0"
    return {
        "no Exif at all": png[:33] + chunk(b"eXIf", b"no Exif at all") + png[33:],
        "an empty Exif": jpeg[:2] + segment(b"Exif\0\0") + jpeg[2:],
        "a text longer than the file": jpeg[:2] + segment(b"Exif\0\0" + ifd) + jpeg[2:],
        "an XMP that ends early": jpeg + xmp[:-40].encode(),
        "an XMP with a document type": jpeg[:2] + segment(HEAD + bomb.encode()) + jpeg[2:],
        "an XMP without end": jpeg + XMP.format(deep).encode(),
        "no XML": jpeg[:2] + segment(HEAD + b"no XML") + jpeg[2:],
        "a text that is not packed": png[:-12] + chunk(b"zTXt", b"Comment\0\0no zlib") + png[-12:],
        "IPTC of another length": jpeg + b"8BIM\x04\x04\0\0\0\0\0\x08\x1c\x02\x78\x00\xffabc",
    }  # fmt: skip


@pytest.mark.parametrize("what", damaged())
def test_damage_is_said_and_stops_nobody(what: str) -> None:
    """It may have held anything, and nobody claims that it did not."""
    assert said_by(damaged()[what]).unread


@pytest.mark.parametrize("ending", BARE)
def test_a_file_cut_off_anywhere_is_borne(ending: str) -> None:
    """Half a download, a full card."""
    whole = phone_photo(64, 48) if ending == ".jpg" else BARE[ending]
    for end in range(0, len(whole), 97):
        said_by(whole[:end])


def test_a_place_in_xmp_without_its_head_is_noticed() -> None:
    """Programs write what no parser reads; a place is recognised by its name."""
    data = saved(scene(), "JPEG", xmp=b'<x exif:GPSLatitude="53,26.8N"/>')
    assert said_by(data).place


def test_a_date_that_is_none_is_not_believed() -> None:
    """Cameras whose clock was never set write zeros."""
    exif = piexif.dump({"Exif": {piexif.ExifIFD.DateTimeOriginal: "0000:00:00 00:00:00"}})
    data = saved(scene(), "JPEG", exif=exif)
    assert taken_on(data) is None
    assert not said_by(data).time


def test_the_pixels_are_not_needed() -> None:
    """What Pillow cannot open may still say whose it was."""
    with pytest.raises(OSError, match="cannot identify"):
        Image.open(io.BytesIO(XMP.format(AMELIA).encode()))
    assert people(said_by(XMP.format(AMELIA).encode())) == {"Amelia Khan"}


def hostile() -> dict[str, bytes]:
    folder = b"MM\0*\0\0\0\x08\x07\xd0" + b"".join(
        number.to_bytes(2) + b"\0\x01\0\x0f\0\0\0\0\0\0" for number in range(2_000)
    )
    exif = b"Exif\0\0" + folder.ljust(1_000_000, b"\1")
    packed = chunk(b"zTXt", b"Comment\0\0" + zlib.compress(bytes(8_000_000)))
    opening = b"<x:xmpmeta " * 2_000_000
    return {
        "entries that claim everything, many times": BARE[".jpg"] + exif * 20,
        "texts that unpack to a quarter of a gigabyte": BARE[".png"][:-12] + packed * 30,
        "packets that never end": BARE[".jpg"] + opening,
        "many small packets": BARE[".jpg"] + XMP.format(AMELIA).encode() * 20_000,
        "heads without end": BARE[".jpg"] + b"\0\0\0\0MM\0*" * 2_000_000,
    }


@pytest.mark.parametrize("what", hostile())
def test_a_file_that_is_built_to_harm_takes_no_time(what: str) -> None:
    """Nor memory: what is claimed is not believed."""
    data = hostile()[what]
    tracemalloc.start()
    began = time.process_time()
    said_by(data)
    seconds, (_, peak) = time.process_time() - began, tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert seconds < 2
    assert peak < 150_000_000
