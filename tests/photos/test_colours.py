from __future__ import annotations

import io
import struct
from collections.abc import Callable

import cv2
import numpy as np
import piexif
import pillow_heif
import pytest
from PIL import Image, ImageChops
from tests.photos.colour_science import (
    ADOBE_RGB,
    BT2020,
    DISPLAY_P3,
    PRO_PHOTO,
    SRGB,
    Space,
    differences,
    in_srgb,
)
from tests.photos.photo_site import saved, scene
from tests.picture_bytes.samples import chunk

from photos.decode import decode

SCENE = scene(96, 72)
SUFFIXES = {"HEIF": ".heic", "TIFF": ".tif", "JPEG": ".jpg"}
LOSSLESS = {"WEBP": {"lossless": True}, "JPEG": {"quality": 100, "subsampling": 0}}
SOFT = {"quality": 100, "chroma": 444}


def off(data: bytes, suffix: str, space: Space) -> tuple[float, float]:
    """How far the shown colours are from the right ones: on average, and at worst in 99 of 100."""
    shown = decode(data, suffix, 1440).image.convert("RGB")
    wanted = in_srgb(np.asarray(SCENE, dtype=np.float64), space)
    away = differences(np.asarray(shown, dtype=np.float64), wanted)
    return float(away.mean()), float(np.percentile(away, 99))


@pytest.mark.parametrize("space", [SRGB, DISPLAY_P3, ADOBE_RGB, PRO_PHOTO])
@pytest.mark.parametrize("kind", ["PNG", "TIFF", "WEBP", "JPEG"])
def test_colours_of_every_profile_are_shown_as_they_are_meant(kind: str, space: Space):
    """Phones, cameras and picture programs; a Delta E of 2 is hardly seen side by side."""
    options = LOSSLESS.get(kind, {})
    data = saved(SCENE, kind, icc_profile=space.profile(), **options)
    mean, worst = off(data, SUFFIXES.get(kind, f".{kind.lower()}"), space)
    assert mean < 1
    assert worst < 3


def heic(primaries: int, **options: object) -> bytes:
    target = io.BytesIO()
    numbers = {"color_primaries": primaries, "transfer_characteristics": 13}
    numbers |= {"matrix_coefficients": 6, "full_range_flag": 1}
    pillow_heif.from_pillow(SCENE).save(
        target, save_nclx_profile=True, **numbers, **SOFT, **options
    )
    return target.getvalue()


def avif(primaries: int) -> bytes:
    data = saved(SCENE, "AVIF", quality=100, subsampling="4:4:4")
    return data.replace(b"nclx\0\1", b"nclx\0" + bytes((primaries,)))


def png(primaries: int) -> bytes:
    data = saved(SCENE, "PNG", icc_profile=PRO_PHOTO.profile())
    return data[:33] + chunk(b"cICP", bytes((primaries, 13, 0, 1))) + data[33:]


@pytest.mark.parametrize(("make", "suffix"), [(heic, ".heic"), (avif, ".avif"), (png, ".png")])
@pytest.mark.parametrize(("primaries", "space"), [(1, SRGB), (12, DISPLAY_P3), (9, BT2020)])
def test_colours_that_are_stated_by_numbers_are_shown_as_they_are_meant(
    make: Callable[[int], bytes], suffix: str, primaries: int, space: Space
):
    """Newer programs write two numbers instead of a profile; in a PNG they go before it."""
    mean, worst = off(make(primaries), suffix, space)
    assert mean < 1.5
    assert worst < 5


def test_a_profile_goes_before_numbers_in_heic():
    """As iPhones write both; without that the colours would be converted twice."""
    mean, _ = off(heic(9, icc_profile=DISPLAY_P3.profile()), ".heic", DISPLAY_P3)
    assert mean < 1.5


def test_colours_that_a_camera_states_by_two_letters_are_shown_as_they_are_meant():
    """Cameras set to Adobe RGB often keep no profile; sRGB ones say "R98"."""
    for letters, space in ((b"R03", ADOBE_RGB), (b"R98", SRGB)):
        interop = {piexif.InteropIFD.InteroperabilityIndex: letters}
        exif = piexif.dump({"Exif": {piexif.ExifIFD.ColorSpace: 65535}, "Interop": interop})
        mean, _ = off(saved(SCENE, "JPEG", quality=100, subsampling=0, exif=exif), ".jpg", space)
        assert mean < 1


def test_light_beyond_white_is_white_and_the_rest_keeps_its_place():
    """HDR cameras: paper white (58 % of the signal of PQ) is white here, and grey stays grey."""
    for curve, signal in ((16, 0.58), (18, 0.75)):
        image = Image.new("RGB", (32, 16), (round(255 * signal),) * 3)
        image.paste((round(127 * signal),) * 3, (16, 0, 32, 16))
        data = saved(image, "PNG")
        data = data[:33] + chunk(b"cICP", bytes((9, curve, 0, 1))) + data[33:]
        shown = decode(data, ".png", 1440).image
        white, grey = shown.getpixel((4, 4)), shown.getpixel((28, 4))
        assert min(white) > 245
        assert max(grey) < 160
        assert max(grey) - min(grey) <= 3


@pytest.mark.parametrize("depth", [10, 12])
def test_ten_and_twelve_bits_are_shown_in_their_eight(depth: int):
    """Newer phones and cameras write them; nothing is clipped or darkened."""
    deep = np.asarray(SCENE, dtype=np.float64)[:, :, ::-1] / 255 * (2**depth - 1)
    options = [cv2.IMWRITE_AVIF_QUALITY, 100, cv2.IMWRITE_AVIF_DEPTH, depth]
    options += [cv2.IMWRITE_AVIF_SPEED, 10]
    data = cv2.imencode(".avif", deep.round().astype(np.uint16), options)[1].tobytes()
    assert off(data, ".avif", SRGB)[0] < 2


def test_a_heic_of_more_than_eight_bits_is_shown_in_their_eight():
    """As iPhones write them in HDR."""
    deep = (np.asarray(SCENE).astype(np.uint16) * 257).tobytes()
    target = io.BytesIO()
    pillow_heif.from_bytes("RGB;16", SCENE.size, deep).save(target, **SOFT)
    assert off(target.getvalue(), ".heic", SRGB)[0] < 2


def inks() -> bytes:
    """A profile: Lab of each of 16 ways to print four inks or not."""
    paper, rest = (
        (100, 0, 0),
        [(20, 40, -60) if n & 8 else (55, 70, 10) if n & 4 else (90, 0, 90) for n in range(16)],
    )
    colours = [paper if n == 0 else (0, 0, 0) if n & 1 else rest[n] for n in range(16)]
    points = b"".join(bytes((round(L * 2.55), a + 128, b + 128)) for L, a, b in colours)
    ramp = bytes(range(256))
    unit = struct.pack(">9i", *(65536 * (n % 4 == 0) for n in range(9)))
    table = b"mft1" + bytes(4) + bytes((4, 3, 2, 0)) + unit + ramp * 4 + points + ramp * 3
    head = DISPLAY_P3.profile()[:128]
    head = head[:12] + b"prtrCMYKLab " + head[24:]
    body = head + struct.pack(">I4sII", 1, b"A2B0", 144, len(table)) + table
    return len(body).to_bytes(4) + body[4:]


def test_inks_are_shown_as_their_profile_has_them():
    """Adobe's programs write them the other way round: no ink must stay paper, not become black."""
    image = Image.new("CMYK", (48, 16), (0, 0, 0, 0))
    image.paste((0, 0, 0, 255), (16, 0, 32, 16))
    image.paste((255, 0, 0, 0), (32, 0, 48, 16))
    for kind, suffix in (("JPEG", ".jpg"), ("TIFF", ".tif")):
        shown = decode(saved(image, kind, icc_profile=inks()), suffix, 1440).image
        paper, black, dark_blue = (shown.getpixel((x, 8)) for x in (4, 24, 44))
        assert min(paper) > 250
        assert max(black) < 10
        assert max(abs(a - b) for a, b in zip(dark_blue, (56, 21, 140), strict=True)) < 8


def ycck() -> bytes:
    """As Photoshop writes inks: turned round, as lightness and two colours, and black."""
    lightness, blue, red = ImageChops.invert(SCENE).convert("YCbCr").split()
    planes = [ImageChops.invert(plane) for plane in (lightness, blue, red)]
    image = Image.merge("CMYK", [*planes, Image.new("L", SCENE.size, 0)])
    data = saved(image, "JPEG", quality=100)
    at = data.index(b"Adobe") + 11
    return data[:at] + b"\2" + data[at + 1 :]


def test_inks_as_photoshop_writes_them_are_shown():
    """YCCK: without black ink its colours are the opposites of the other three."""
    assert off(ycck(), ".jpg", SRGB)[0] < 1


def test_a_grey_profile_counts_as_well():
    """Scanners write grey pictures with a curve of their own."""
    curve = b"curv" + (0).to_bytes(4) + (1).to_bytes(4) + (256).to_bytes(2) + bytes(2)
    white = PRO_PHOTO.profile()
    head = bytearray(white[:128])
    head[16:20] = b"GRAY"
    at = white.index(b"wtpt") + 4
    point = white[int.from_bytes(white[at : at + 4]) :][:20]
    table = b"\0\0\0\2wtpt" + (156).to_bytes(4) + (20).to_bytes(4)
    table += b"kTRC" + (176).to_bytes(4) + (14).to_bytes(4)
    body = bytes(head) + table + point + curve
    profile = len(body).to_bytes(4) + body[4:]
    image = Image.new("L", (16, 16), 64)
    shown = decode(saved(image, "PNG", icc_profile=profile), ".png", 1440).image
    assert shown.mode == "L"
    assert 130 <= shown.getpixel((3, 3)) <= 141
    plain = decode(saved(image, "PNG", icc_profile=DISPLAY_P3.profile()), ".png", 1440).image
    assert plain.getpixel((3, 3)) == 64
