from __future__ import annotations

import io
from pathlib import Path

import cv2
import numpy as np
import piexif
import pillow_heif
import pytest
from PIL import Image, ImageCms
from tests.photos.hostile import pixel_bomb
from tests.photos.photo_site import phone_photo, saved, scene
from tests.picture_bytes.samples import box, chunk, riff, riff_chunks

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


STORED = {
    1: None,
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}


@pytest.mark.parametrize(("orientation", "stored"), STORED.items())
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


def film(kind: str) -> bytes:
    target = io.BytesIO()
    scene(64, 48).save(target, kind, save_all=True, append_images=[scene(64, 48, seed=2)])
    return target.getvalue()


@pytest.mark.parametrize(
    ("what", "data", "suffix", "word"),
    [
        ("cut off", phone_photo()[:-4000], ".jpg", "damaged"),
        ("no picture", b"Dear parents", ".jpg", "damaged"),
        ("empty", b"", ".jpg", "is empty"),
        ("a PDF called JPEG", b"%PDF-1.7", ".jpg", "holds a PDF"),
        ("a film called HEIC", box(b"ftyp", b"qt  \0\0\0\0"), ".heic", "holds a film"),
        ("a TIFF of fractions", saved(Image.new("F", (9, 9)), "TIFF"), ".tif", "rare kind of TIFF"),
        ("a BigTIFF", saved(scene(9, 9), "TIFF", big_tiff=True), ".tif", "very large kind"),
        ("a PNG called JPEG", saved(scene(), "PNG"), ".jpg", "PNG"),
        ("a JPEG called PNG", saved(scene(), "JPEG"), ".png", "JPEG"),
        ("far too many pixels", pixel_bomb(), ".png", "million pixels"),
        ("a drawing", b"<svg/>", ".svg", "programs, links and words"),
        ("a camera's raw file", saved(scene(), "TIFF"), ".dng", "raw file"),
        ("another kind", b"8BPS", ".psd", "JPEG"),
    ],
)
def test_what_cannot_be_used_is_refused_in_plain_words(what, data, suffix, word):
    """Damaged, mislabelled and monstrous files, each with a way out."""
    with pytest.raises(PictureError, match=word):
        decode(data, suffix, 1440)
    assert what


def test_a_picture_within_the_limits_is_not_taken_for_a_bomb():
    """The neighbour of the monstrous file: the largest photos that phones take."""
    large = Image.new("L", (8000, 6000), 90)
    assert decode(saved(large, "JPEG"), ".jpg", 480).image.size == (480, 360)
    with pytest.raises(PictureError, match="24 million"):
        decode(saved(large, "PNG"), ".png", 480)


@pytest.mark.parametrize("kind", ["GIF", "PNG", "WEBP", "TIFF", "AVIF"])
def test_of_what_moves_the_first_picture_is_taken_and_that_is_said(kind: str):
    """Who declared it decides whether that is enough; a still picture is not said to move."""
    suffix = f".{kind.lower()}"
    decoded = decode(film(kind), suffix, 1440)
    assert decoded.moving
    assert near(decoded.image, scene(64, 48), 40)
    assert not decode(saved(scene(64, 48), kind), suffix, 1440).moving


KINDS = [
    *(("JPEG", suffix) for suffix in (".jpg", ".jpeg", ".jpe", ".jfif", ".mpo", ".JPG")),
    *(("PNG", ".png"), ("PNG", ".apng"), ("WEBP", ".webp"), ("AVIF", ".avif")),
    *(("HEIF", ".heic"), ("HEIF", ".heif"), ("HEIF", ".hif"), ("AVIF", ".heif")),
    *(("TIFF", ".tif"), ("TIFF", ".tiff"), ("BMP", ".bmp"), ("BMP", ".dib")),
]


def photo(kind: str, image: Image.Image, **options: object) -> bytes:
    pillow_heif.register_heif_opener()
    return saved(image, kind, **options)


@pytest.mark.parametrize(("kind", "suffix"), KINDS)
def test_every_kind_that_a_teacher_can_attach_is_shown(kind: str, suffix: str):
    """Under every name that programs give it, with nothing but pixels left."""
    decoded = decode(photo(kind, scene(200, 150)), suffix, 100)
    assert decoded.image.size == (100, 75)
    assert decoded.image.info == {}
    assert near(decoded.image, scene(200, 150))


@pytest.mark.parametrize("mode", ["RGB", "L", "CMYK", "1", "P", "RGBA", "I;16"])
def test_every_kind_of_tiff_is_shown(mode: str):
    """Scanners and print shops send them."""
    image = Image.new("I;16", (64, 64), 32896) if mode == "I;16" else scene().convert(mode)
    shown = decode(saved(image, "TIFF"), ".tif", 1440).image
    assert shown.mode in ("RGB", "L")
    assert mode != "I;16" or shown.getpixel((3, 3)) in (127, 128)


@pytest.mark.parametrize("kind", ["PNG", "WEBP", "TIFF", "AVIF", "HEIF"])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_every_orientation_of_every_kind_comes_out_upright(kind: str, orientation: int):
    """By Exif, by a TIFF's own tag, or by the boxes of HEIF and AVIF that turn and mirror."""
    stored = STORED[orientation]
    upright = scene(96, 72)
    turned = upright if stored is None else upright.transpose(stored)
    exif = piexif.dump({"0th": {piexif.ImageIFD.Orientation: orientation}})
    if kind == "TIFF":
        exif = exif.removeprefix(b"Exif\0\0")
    options = {"quality": 95} if kind in ("WEBP", "HEIF") else {}
    data = photo(kind, turned, exif=exif, **options)
    shown = decode(data, {"HEIF": ".heic", "TIFF": ".tif"}.get(kind, f".{kind.lower()}"), 1440)
    assert shown.image.size == (96, 72)
    assert near(shown.image, upright, 40)


def test_a_real_iphone_photo_is_upright(orientations: Path):
    """Its tiles are put together and turned as its boxes say, once."""
    folder = orientations.parent / "exif-samples" / "heic"
    data = (folder / "IMG_5195.HEIC").read_bytes()
    assert decode(data, ".heic", 1440).image.size == (1115, 1440)


@pytest.mark.parametrize("kind", ["JPEG", "WEBP", "TIFF", "AVIF", "HEIF"])
def test_wide_gamut_colours_are_converted_in_every_kind(kind: str):
    """The profile is read wherever the format keeps it."""
    suffix = {"HEIF": ".heic", "TIFF": ".tif"}.get(kind, f".{kind.lower()}")
    image = Image.new("RGB", (64, 64), (200, 40, 40))
    shown = decode(photo(kind, image, icc_profile=display_p3()), suffix, 1440).image
    red, green, _ = shown.getpixel((32, 32))
    assert green > red


@pytest.mark.parametrize("kind", ["PNG", "WEBP", "TIFF", "AVIF", "HEIF"])
def test_an_erased_face_survives_in_no_kind(kind: str):
    """Also when the picture is so large that it is brought into another mode piece by piece."""
    image = scene(500, 700).convert("RGBA")
    image.putalpha(0)
    suffix = {"HEIF": ".heic", "TIFF": ".tif"}.get(kind, f".{kind.lower()}")
    options = {"lossless": True, "exact": True} if kind == "WEBP" else {}
    shown = decode(photo(kind, image, **options), suffix, 480).image
    assert shown.getextrema() == ((255, 255),) * 3


@pytest.mark.parametrize(
    ("kind", "suffix", "times"),
    [
        *(("JPEG", ".jpg", 30), ("PNG", ".png", 30), ("GIF", ".gif", 30), ("WEBP", ".webp", 30)),
        *(("BMP", ".bmp", 30), ("TIFF", ".tif", 2), ("AVIF", ".avif", 2), ("HEIF", ".heic", 2)),
    ],
)
def test_a_file_that_is_cut_off_anywhere_is_refused(kind: str, suffix: str, times: int):
    """Half a picture may be the wrong half; and a decoder must not fill up the rest with grey."""
    data = photo(kind, scene(64, 48))
    for end in (*range(0, len(data), len(data) // times), len(data) - 1):
        with pytest.raises(PictureError):
            decode(data[:end], suffix, 99)


@pytest.mark.parametrize("mode", ["RGB", "RGBA"])
@pytest.mark.parametrize("lossless", [True, False])
def test_a_webp_whose_parts_are_cut_is_refused(mode: str, *, lossless: bool):
    """Also where all lengths around the cut are right, so that only the decoder can notice."""
    image = scene(64, 48).convert(mode)
    if mode == "RGBA":
        image.putalpha(Image.linear_gradient("L").resize(image.size))
    parts = riff_chunks(saved(image, "WEBP", lossless=lossless))
    for at, (name, body) in enumerate(parts):
        for end in range(1, len(body), 1 + len(body) // 9):
            data = riff(*parts[:at], (name, body[:end]), *parts[at + 1 :])
            with pytest.raises(PictureError):
                decode(data, ".webp", 99)
    assert decode(riff(*parts), ".webp", 99).image.size == (64, 48)


@pytest.mark.parametrize("kind", ["AVIF", "HEIF"])
def test_what_exif_says_turns_nothing_that_boxes_leave(kind: str):
    """Of these formats only the boxes count; a program that turned pixels may forget its Exif."""
    exif = piexif.dump({"0th": {piexif.ImageIFD.Orientation: 6}})
    data = photo(kind, scene(64, 48), exif=exif, quality=95)
    at = data.index(b"irot") + 4
    left = data[:at] + b"\0" + data[at + 1 :]
    assert decode(data, f".{kind.lower()}", 99).image.size == (48, 64)
    assert decode(left, f".{kind.lower()}", 99).image.size == (64, 48)


def test_of_a_heic_of_several_pictures_the_main_one_is_shown():
    """A burst, or a collage with its parts: the file itself says which is meant."""
    file = pillow_heif.from_pillow(scene(64, 48, seed=2))
    file.add_from_pillow(scene(64, 48))
    target = io.BytesIO()
    file.save(target, quality=95, primary_index=1)
    assert near(decode(target.getvalue(), ".heic", 99).image, scene(64, 48), 40)


@pytest.mark.parametrize("kind", ["tiff_lzw", "tiff_deflate", "packbits", "jpeg", "raw"])
def test_every_usual_packing_of_a_tiff_is_read(kind: str):
    """As scanners and print shops use them."""
    shown = decode(saved(scene(64, 48), "TIFF", compression=kind), ".tif", 99).image
    assert near(shown, scene(64, 48))


def test_sixteen_bits_of_three_colours_are_read():
    """In PNG and TIFF; a middle grey stays one."""
    deep = np.full((20, 30, 3), 32896, np.uint16)
    for suffix in (".png", ".tiff"):
        data = cv2.imencode(suffix, deep)[1].tobytes()
        assert decode(data, suffix, 99).image.getpixel((3, 3)) in ((127,) * 3, (128,) * 3)


def test_a_progressive_photo_with_a_film_behind_it_is_shown():
    """By chance a film holds the marks of a scan again and again."""
    data = saved(scene(), "JPEG", progressive=True) + b"\xff\xda" * 5000
    assert decode(data, ".jpg", 1440).image.size == (640, 480)
