"""Originals with every hiding place that cameras and programs are known to use."""

from __future__ import annotations

import io
import json
import shutil
import subprocess
from pathlib import Path

import piexif
import pytest
from PIL import Image, PngImagePlugin
from tests.photos.photo_site import PLACE, phone_photo, saved, scene
from tests.picture_bytes.samples import SECRET, block, chunk, riff, riff_chunks, segment

from photos.decode import decode
from photos.encode import encode
from safeguarding.picture_bytes import inspect_picture

_STRUCTURE = frozenset({"SourceFile", "ExifTool", "System", "File", "Composite", "JFIF"})
_AVIF_STRUCTURE = frozenset({"QuickTime", "Meta", "ItemProp", "ItemInfo"})

PLAIN = saved(scene(), "JPEG", quality=90)
EXIF = piexif.dump(
    {
        "0th": {piexif.ImageIFD.Artist: SECRET, piexif.ImageIFD.XPAuthor: tuple(SECRET)},
        "Exif": {piexif.ExifIFD.MakerNote: SECRET * 20, piexif.ExifIFD.UserComment: SECRET},
        "GPS": PLACE,
        "1st": {piexif.ImageIFD.Make: "Acme"},
        "thumbnail": saved(scene(64, 48), "JPEG", comment=SECRET),
    }
)
XMP = (
    b'http://ns.adobe.com/xap/1.0/\0<x:xmpmeta xmlns:x="adobe:ns:meta/">'
    b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description '
    b'xmlns:mwg-rs="http://www.metadataworkinggroup.com/schemas/regions/" mwg-rs:Name="'
    + SECRET
    + b'"/></rdf:RDF></x:xmpmeta>'
)


def with_part(part: bytes) -> bytes:
    return PLAIN[:20] + part + PLAIN[20:]


def mpo() -> bytes:
    target = io.BytesIO()
    scene().save(target, "MPO", save_all=True, append_images=[scene(seed=2)], exif=EXIF)
    return target.getvalue()


def texts_png() -> bytes:
    texts = PngImagePlugin.PngInfo()
    texts.add_text("Author", SECRET.decode())
    texts.add_text("Comment", SECRET.decode() * 9, zip=True)
    texts.add_itxt("XML:com.adobe.xmp", XMP.decode("latin-1"))
    return saved(scene(), "PNG", pnginfo=texts, exif=EXIF)


PNG = saved(scene(), "PNG")
WEBP = saved(scene(), "WEBP")
GIF = saved(scene(), "GIF")
ORIGINALS = {
    "Exif with thumbnail, maker note, names and place": (saved(scene(), "JPEG", exif=EXIF), ".jpg"),
    "two Exif blocks": (with_part(segment(0xE1, EXIF) * 2), ".jpg"),
    "XMP with named faces": (with_part(segment(0xE1, XMP)), ".jpg"),
    "extended XMP": (
        with_part(segment(0xE1, b"http://ns.adobe.com/xmp/extension/\0" + bytes(40) + SECRET)),
        ".jpg",
    ),
    "IPTC": (
        with_part(
            segment(
                0xED,
                b"Photoshop 3.0\x008BIM\x04\x04\0\0\0\0\0\x1c\x1c\x02\x78\0\x17" + SECRET + b"\0",
            )
        ),
        ".jpg",
    ),
    "an MPF picture": (mpo(), ".jpg"),
    "GPMF": (with_part(segment(0xE6, b"GoPro\0DEVC" + SECRET)), ".jpg"),
    "C2PA": (with_part(segment(0xEB, b"JP\0\1\0\0\0\1\0\0\0\x30jumb" + SECRET)), ".jpg"),
    "a comment": (saved(scene(), "JPEG", comment=SECRET), ".jpg"),
    "a profile with a description": (saved(scene(), "JPEG", icc_profile=SECRET * 9), ".jpg"),
    "a motion photo": (phone_photo() + b"\0\0\0\x18ftypmp42" + SECRET, ".jpg"),
    "a gain map": (phone_photo() + PLAIN + SECRET, ".jpg"),
    "PNG texts, XMP and Exif": (texts_png(), ".png"),
    "a PNG date": (PNG[:33] + chunk(b"tIME", b"\x07\xea\5\7\x0a\x1e\0") + PNG[33:], ".png"),
    "a private PNG chunk": (PNG[:33] + chunk(b"prVt", SECRET) + PNG[33:], ".png"),
    "an uncropped PNG tail": (PNG + PNG[60:] + SECRET, ".png"),
    "WebP Exif and XMP": (saved(scene(), "WEBP", exif=EXIF, xmp=XMP), ".webp"),
    "an unknown WebP chunk": (riff(*riff_chunks(WEBP), (b"Zoe ", SECRET)), ".webp"),
    "a GIF comment": (GIF[:-1] + block(0xFE, SECRET) + b";", ".gif"),
    "a GIF application block": (GIF[:-1] + block(0xFF, b"XMP DataXMP" + SECRET) + b";", ".gif"),
}


@pytest.mark.parametrize("place", ORIGINALS)
def test_nothing_of_a_hiding_place_is_published(place: str):
    """Our own reader finds nothing foreign in what is made of such an original."""
    data, suffix = ORIGINALS[place]
    assert SECRET in data or place in ("a PNG date", "PNG texts, XMP and Exif")
    for encoded in encode(decode(data, suffix, 1440).image):
        assert inspect_picture(encoded.data, f".{encoded.format}") == ()
        assert SECRET not in encoded.data


@pytest.mark.skipif(not shutil.which("exiftool"), reason="exiftool is not installed")
def test_an_independent_tool_sees_structure_only(tmp_path: Path):
    """ExifTool, which knows every tag there is, shows none beyond what a decoder needs."""
    for number, (data, suffix) in enumerate(ORIGINALS.values()):
        for encoded in encode(decode(data, suffix, 1440).image):
            name = f"{number}-{encoded.width}.{encoded.format}"
            (tmp_path / name).write_bytes(encoded.data)
    command = ["exiftool", "-j", "-G1", "-a", "-u", str(tmp_path)]
    told = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
    assert len(told) == 2 * len(ORIGINALS)
    for picture in told:
        groups = {tag.partition(":")[0] for tag in picture}
        allowed = _STRUCTURE | (_AVIF_STRUCTURE if ".avif" in picture["SourceFile"] else set())
        assert groups <= allowed, picture


def test_the_originals_do_hold_what_is_to_be_removed():
    """The neighbour: a picture made without cleaning carries it on."""
    opened = Image.open(io.BytesIO(ORIGINALS["a comment"][0]))
    assert inspect_picture(saved(opened, "JPEG"), ".jpg")
