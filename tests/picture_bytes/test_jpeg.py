from __future__ import annotations

import piexif
import pytest
from tests.picture_bytes.samples import SECRET, saved, segment

from safeguarding.picture_bytes import inspect_picture

CLEAN = saved("JPEG", quality=80, progressive=True, optimize=True)
EXIF = piexif.dump({"0th": {piexif.ImageIFD.Artist: "A pupil"}})
JFIF_END = 20


def inserted(part: bytes, at: int = JFIF_END) -> bytes:
    return CLEAN[:at] + part + CLEAN[at:]


@pytest.mark.parametrize(
    ("mode", "options"),
    [
        ("RGB", {"progressive": True, "optimize": True}),
        ("RGB", {"progressive": False, "restart_marker_blocks": 2}),
        ("L", {"progressive": True}),
        ("CMYK", {}),
    ],
)
def test_a_plain_jpeg_holds_nothing_foreign(mode, options):
    """Baseline, progressive, grey, CMYK and with restart markers."""
    assert inspect_picture(saved("JPEG", mode, **options), ".jpg") == ()


@pytest.mark.parametrize(
    ("what", "data"),
    {
        "Exif": inserted(segment(0xE1, EXIF)),
        "a second Exif": inserted(segment(0xE1, EXIF) * 2),
        "XMP": inserted(segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + SECRET)),
        "extended XMP": inserted(segment(0xE1, b"http://ns.adobe.com/xmp/extension/\0" + SECRET)),
        "a colour profile": saved("JPEG", icc_profile=SECRET),
        "IPTC": inserted(segment(0xED, b"Photoshop 3.0\x008BIM\x04\x04" + SECRET)),
        "an MPF index": inserted(segment(0xE2, b"MPF\0" + SECRET)),
        "GPMF": inserted(segment(0xE6, b"GoPro" + SECRET)),
        "C2PA": inserted(segment(0xEB, b"JP" + SECRET)),
        "a maker's segment": inserted(segment(0xEF, SECRET)),
        "a comment": saved("JPEG", comment=SECRET),
        "a comment after the scan data": CLEAN[:-2] + segment(0xFE, SECRET) + CLEAN[-2:],
        "a JFIF extension with a thumbnail": inserted(segment(0xE0, b"JFXX\0\x10" + SECRET)),
        "a thumbnail in JFIF": CLEAN[:2]
        + segment(0xE0, b"JFIF\0\1\1\0\0\1\0\1\1\1abc")
        + CLEAN[JFIF_END:],
        "a longer JFIF": CLEAN[:2]
        + segment(0xE0, b"JFIF\0\1\1\0\0\1\0\1\0\0" + SECRET)
        + CLEAN[JFIF_END:],
        "a second JFIF": inserted(CLEAN[2:JFIF_END]),
        "a longer Adobe segment": inserted(segment(0xEE, b"Adobe\0\x64\0\0\0\0\1" + SECRET)),
        "text in a table": inserted(segment(0xDB, b"\0" + bytes(64) + SECRET)),
        "text in a code table": inserted(segment(0xC4, b"\0" + bytes(16) + SECRET)),
        "bytes between segments": inserted(SECRET),
        "a film after the end": CLEAN + b"\0\0\0\x18ftypmp42" + SECRET,
        "a second picture after the end": CLEAN + CLEAN,
    }.items(),
)
def test_every_hiding_place_in_a_jpeg_is_found(what, data):
    """What a camera or a program puts beside the picture is foreign, wherever it stands."""
    assert inspect_picture(data, ".jpg"), what


def test_what_is_found_is_never_quoted():
    """The finding itself must not tell what was hidden."""
    found = inspect_picture(saved("JPEG", comment=SECRET), ".jpg")
    assert [part.what for part in found] == ["a comment"]
    assert found[0].offset == JFIF_END


@pytest.mark.parametrize("cut", [0, 1, 10, 100, len(CLEAN) // 2, len(CLEAN) - 1])
def test_a_jpeg_that_was_cut_off_is_foreign(cut):
    """A damaged structure could hide anything."""
    assert inspect_picture(CLEAN[:cut], ".jpg")


def test_another_format_under_this_name_is_foreign():
    """The name must tell the truth, since readers trust it."""
    assert inspect_picture(saved("PNG"), ".jpg")


def test_a_type_without_a_reader_is_not_vouched_for():
    """The caller refuses what raises here."""
    with pytest.raises(KeyError):
        inspect_picture(b"<svg/>", ".svg")


def altered(at: int, new: bytes) -> bytes:
    return CLEAN[:at] + new + CLEAN[at + len(new) :]


FRAME = CLEAN.index(b"\xff\xc2")
QUANTISATION = CLEAN.index(b"\xff\xdb")


@pytest.mark.parametrize(
    ("what", "data"),
    {
        "a density that is a word": altered(14, b"Zoe!"),
        "another version of JFIF": altered(11, b"Z"),
        "a second Adobe segment": inserted(segment(0xEE, b"Adobe\0\x64\0\0\0\0\1") * 2),
        "flags of Adobe that are a word": inserted(segment(0xEE, b"Adobe\0\x64Zoe!\1")),
        "a table that no component uses": inserted(segment(0xDB, b"\3" + bytes(range(64)))),
        "a table twice": inserted(CLEAN[QUANTISATION : QUANTISATION + 69]),
        "a code table that no scan uses": inserted(segment(0xC4, b"\3\0\3" + bytes(14) + b"Zoe")),
        "a code table with one code twice": inserted(segment(0xC4, b"\0\0\3" + bytes(14) + b"ZZZ")),
        "a code table of impossible codes": inserted(segment(0xC4, b"\0\3" + bytes(15) + b"Zoe")),
        "a second restart interval": inserted(segment(0xDD, b"Zo") * 2),
        "a second frame": inserted(CLEAN[FRAME : FRAME + 19]),
        "a size from behind": inserted(segment(0xDC, b"Zo")),
        "fill bytes": inserted(b"\xff" * 9),
        "a second beginning": inserted(b"\xff\xd8"),
        "text between restart marks": CLEAN[:-2] + b"\xff\xd0" + SECRET + b"\xff\xd1" + CLEAN[-2:],
        "12 bits": altered(FRAME + 4, b"\x0c"),
        "no frame": CLEAN[:FRAME] + CLEAN[FRAME + 19 :],
    }.items(),
)
def test_the_parts_that_a_picture_needs_have_no_room_to_hide_in(what, data):
    """Tables, numbers and marks must each be of use, and stand once."""
    assert inspect_picture(data, ".jpg"), what
