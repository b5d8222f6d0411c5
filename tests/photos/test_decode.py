from __future__ import annotations

import io
import time
import zlib
from pathlib import Path

import piexif
import pytest
from PIL import Image, ImageCms
from tests.photos.photo_site import phone_photo, saved, scene
from tests.picture_bytes.samples import chunk

from photos.decode import PictureError, decode


def pixels(image: Image.Image) -> list[tuple[int, ...]]:
    """The colours in the middle of the four quarters."""
    w, h = image.size
    rgb = image.convert("RGB")
    return [rgb.getpixel((x * w // 4, y * h // 4)) for y in (1, 3) for x in (1, 3)]


def near(one: Image.Image, other: Image.Image, tolerance: int = 16) -> bool:
    pairs = zip(pixels(one), pixels(other), strict=True)
    return all(abs(a - b) <= tolerance for p, q in pairs for a, b in zip(p, q, strict=True))


def display_p3() -> bytes:
    """A wide-gamut profile, made of the sRGB one by exchanging two of its primaries' columns."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    red, green = profile.index(b"rXYZ"), profile.index(b"gXYZ")
    one, other = profile[red + 4 : red + 12], profile[green + 4 : green + 12]
    profile[red + 4 : red + 12], profile[green + 4 : green + 12] = other, one
    return bytes(profile)


def test_a_photo_loses_everything_but_its_pixels():
    """Nothing is left in the picture that an encoder could write."""
    decoded = decode(phone_photo(), ".jpg", 1440)
    assert decoded.image.info == {}
    assert not decoded.image.getexif()
    assert near(decoded.image, scene())


def test_a_place_is_noticed_and_its_absence_too():
    """The teacher is told of a location only where there was one."""
    assert decode(phone_photo(), ".jpg", 1440).told_place is True
    assert decode(saved(scene(), "JPEG"), ".jpg", 1440).told_place is False
    version_only = piexif.dump({"GPS": {piexif.GPSIFD.GPSVersionID: (2, 2, 0, 0)}})
    assert decode(saved(scene(), "JPEG", exif=version_only), ".jpg", 1440).told_place is False


def test_a_place_in_xmp_is_noticed():
    """Editing programs copy the location from Exif into XMP."""
    data = saved(scene(), "JPEG", xmp=b'<x exif:GPSLatitude="53,26.8N"/>')
    assert decode(data, ".jpg", 1440).told_place is True


@pytest.mark.parametrize(
    ("size", "limit", "expected"),
    [
        ((4032, 3024), 1440, (1440, 1080)),
        ((3024, 4032), 1440, (1080, 1440)),
        ((640, 480), 1440, (640, 480)),
        ((2000, 2), 1440, (1440, 1)),
    ],
)
def test_the_longest_edge_is_capped_and_nothing_is_enlarged(size, limit, expected):
    """Landscape, portrait, small and very flat pictures."""
    assert decode(saved(scene(*size), "JPEG"), ".jpg", limit).image.size == expected


@pytest.mark.parametrize(
    ("orientation", "stored"),
    [
        (1, None),
        (2, Image.Transpose.FLIP_LEFT_RIGHT),
        (3, Image.Transpose.ROTATE_180),
        (4, Image.Transpose.FLIP_TOP_BOTTOM),
        (5, Image.Transpose.TRANSPOSE),
        (6, Image.Transpose.ROTATE_90),
        (7, Image.Transpose.TRANSVERSE),
        (8, Image.Transpose.ROTATE_270),
    ],
)
def test_every_orientation_comes_out_upright(orientation, stored):
    """The camera's turn is applied to the pixels, since the tag that asks for it goes."""
    turned = scene() if stored is None else scene().transpose(stored)
    exif = piexif.dump({"0th": {piexif.ImageIFD.Orientation: orientation}})
    upright = decode(saved(turned, "JPEG", quality=95, exif=exif), ".jpg", 1440).image
    assert upright.size == (640, 480)
    assert near(upright, scene())


@pytest.mark.parametrize("kind", ["Landscape", "Portrait"])
def test_real_photos_in_all_orientations_come_out_alike(orientations: Path, kind: str):
    """Eight photos of one scene, as eight ways to hold a phone."""
    images = [
        decode((orientations / f"{kind}_{n}.jpg").read_bytes(), ".jpg", 480).image
        for n in range(1, 9)
    ]
    assert len({image.size for image in images}) == 1
    assert all(near(image, images[0], 30) for image in images)


def test_an_unreadable_orientation_does_not_lose_the_picture():
    """A camera can write anything there; the picture is then shown as it is stored."""
    exif = bytearray(piexif.dump({"0th": {piexif.ImageIFD.Orientation: 6}}))
    exif[10:14] = b"\xff\xff\xff\xff"
    png = saved(scene(), "PNG")
    data = png[:33] + chunk(b"eXIf", bytes(exif[6:])) + png[33:]
    assert decode(data, ".png", 1440).image.size == (640, 480)


def test_wide_gamut_colours_are_converted_before_the_profile_goes():
    """With its profile the picture means other colours than its numbers alone."""
    image = Image.new("RGB", (64, 64), (200, 40, 40))
    converted = decode(saved(image, "PNG", icc_profile=display_p3()), ".png", 1440).image
    red, green, _ = converted.getpixel((32, 32))
    assert green > red
    plain = decode(saved(image, "PNG"), ".png", 1440).image
    assert plain.getpixel((32, 32)) == (200, 40, 40)


def test_a_damaged_profile_leaves_the_colours_as_they_are():
    """A profile that cannot be read says nothing about them."""
    image = Image.new("RGB", (64, 64), (200, 40, 40))
    decoded = decode(saved(image, "PNG", icc_profile=b"not a profile"), ".png", 1440).image
    assert decoded.getpixel((1, 1)) == (200, 40, 40)


def test_an_erased_face_does_not_survive_under_full_transparency():
    """Programs that erase often leave the colours and set only the transparency."""
    image = scene().convert("RGBA")
    image.putalpha(Image.new("L", image.size, 0))
    decoded = decode(saved(image, "PNG"), ".png", 1440).image
    assert decoded.mode == "RGB"
    assert set(decoded.get_flattened_data()) == {(255, 255, 255)}


def test_sixteen_bits_are_scaled_and_not_clipped():
    """Half of 65535 is a middle grey, not white."""
    data = saved(Image.new("I;16", (64, 64), 32896), "PNG")
    assert decode(data, ".png", 1440).image.getpixel((3, 3)) in (127, 128)


@pytest.mark.parametrize("mode", ["CMYK", "L", "RGB"])
def test_every_kind_of_jpeg_is_shown(mode):
    """Print shops send CMYK, scanners grey."""
    decoded = decode(saved(scene().convert(mode), "JPEG", quality=95), ".jpg", 1440).image
    assert decoded.mode in ("RGB", "L")
    assert near(decoded, scene().convert(mode).convert("RGB"), 24)


@pytest.mark.parametrize("mode", ["P", "1", "LA", "RGBA", "L"])
def test_every_kind_of_png_is_shown(mode):
    """Palettes, bitmaps and transparency."""
    assert decode(saved(scene().convert(mode), "PNG"), ".png", 1440).image.mode in ("RGB", "L")


def test_of_a_stereo_photo_only_the_first_picture_is_taken():
    """An MPO keeps further pictures, each with its own Exif, behind the first."""
    target = io.BytesIO()
    scene().save(target, "MPO", save_all=True, append_images=[scene(seed=2)])
    assert near(decode(target.getvalue(), ".jpg", 1440).image, scene())


def test_what_is_appended_to_a_photo_is_not_in_the_picture():
    """A file that is both a photo and an archive gives a photo."""
    decoded = decode(phone_photo() + b"PK\x03\x04" + b"secret" * 999, ".jpg", 1440).image
    assert b"secret" not in saved(decoded, "JPEG")


def bomb() -> bytes:
    header = (60_000).to_bytes(4, "big") * 2 + b"\x08\x02\0\0\0"
    pixels = chunk(b"IDAT", zlib.compress(bytes(1000)))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + pixels + chunk(b"IEND", b"")


def film(kind: str) -> bytes:
    target = io.BytesIO()
    scene(64, 48).save(target, kind, save_all=True, append_images=[scene(64, 48, seed=2)])
    return target.getvalue()


@pytest.mark.parametrize(
    ("what", "data", "suffix", "word"),
    [
        ("cut off", phone_photo()[:-4000], ".jpg", "damaged"),
        ("no picture", b"Dear parents", ".jpg", "damaged"),
        ("empty", b"", ".jpg", "damaged"),
        ("a PNG called JPEG", saved(scene(), "PNG"), ".jpg", "PNG"),
        ("a JPEG called PNG", saved(scene(), "JPEG"), ".png", "JPEG"),
        ("far too many pixels", bomb(), ".png", "million pixels"),
        ("an animated GIF", film("GIF"), ".gif", "animated"),
        ("an animated PNG", film("PNG"), ".png", "animated"),
        ("an animated WebP", film("WEBP"), ".webp", "animated"),
        ("another kind", saved(scene(), "TIFF"), ".tif", "JPEG"),
    ],
)
def test_what_cannot_be_used_is_refused_in_plain_words(what, data, suffix, word):
    """Damaged, mislabelled, animated and monstrous files, each with a way out."""
    with pytest.raises(PictureError, match=word):
        decode(data, suffix, 1440)
    assert what


def test_a_picture_within_the_limits_is_not_taken_for_a_bomb():
    """The neighbour of the monstrous file: the largest photos that phones take."""
    large = Image.new("L", (8000, 6000), 90)
    assert decode(saved(large, "JPEG"), ".jpg", 480).image.size == (480, 360)
    with pytest.raises(PictureError, match="40 million"):
        decode(saved(large, "PNG"), ".png", 480)


def test_a_progressive_photo_with_thousands_of_scans_is_refused_at_once():
    """Each scan makes a decoder visit every pixel."""
    data = saved(scene(2000, 1500), "JPEG", progressive=True)
    start = data.rindex(b"\xff\xda")
    scan = data[start:-2]
    many = data[:start] + scan[:200] * 5000 + b"\xff\xd9"
    began = time.monotonic()
    with pytest.raises(PictureError, match="very long"):
        decode(many, ".jpg", 1440)
    assert time.monotonic() - began < 2


def test_a_progressive_photo_with_a_film_behind_it_is_shown():
    """The neighbour: by chance a film holds the same two bytes again and again."""
    data = saved(scene(), "JPEG", progressive=True) + b"\xff\xda" * 5000
    assert decode(data, ".jpg", 1440).image.size == (640, 480)
