"""Bytes of an original -> clean pixels: upright, in sRGB, opaque, no larger than asked.

What leaves this module is made by `Image.frombytes` from the pixels alone, so it cannot carry a
place, a date, a name, a thumbnail or a profile: none was ever put into it.
"""

from __future__ import annotations

import importlib
import io
import re
import threading
import warnings
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from PIL import Image, ImageCms, ImageFile

from photos.traces import told_place

MAX_PIXELS = 80_000_000
MAX_PIXELS_AT_ONCE = 40_000_000
"""For the formats that cannot be decoded at a smaller size: all of it has to be in memory."""
MAX_BYTES = 60_000_000
MAX_SCANS = 100
"""A progressive photo has about ten scans; thousands would keep a decoder busy for minutes."""

FORMATS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        ".jpg": ("JPEG", "MPO"),
        ".jpeg": ("JPEG", "MPO"),
        ".jpe": ("JPEG", "MPO"),
        ".jfif": ("JPEG", "MPO"),
        ".png": ("PNG",),
        ".webp": ("WEBP",),
        ".gif": ("GIF",),
    }
)
"""By suffix, what may be in the file. An MPO is a JPEG with further pictures behind the first."""

_WITH_COMPANIONS = frozenset({"MPO", "HEIF"})
"""Formats in which phones keep further pictures behind the one that was taken."""

_MANY_PIXELS = 24_000_000
_one_at_a_time = threading.Lock()
"""Held while a very large picture is decoded, so that memory does not grow with the threads."""

_UPRIGHT: Mapping[int, Image.Transpose] = MappingProxyType(
    {
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_270,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_90,
    }
)
_ORIENTATION = 0x0112
_SRGB = ImageCms.createProfile("sRGB")
_MARKER = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
_START_OF_PICTURE, _END_OF_PICTURE, _START_OF_SCAN = 0xD8, 0xD9, 0xDA

for _format in ("Gif", "Jpeg", "Mpo", "Png", "WebP"):
    # Else Pillow would load every format that it knows to find these.
    importlib.import_module(f"PIL.{_format}ImagePlugin")
Image.MAX_IMAGE_PIXELS = MAX_PIXELS
ImageFile.LOAD_TRUNCATED_IMAGES = False
warnings.filterwarnings("error", category=Image.DecompressionBombWarning)
warnings.filterwarnings("ignore", "Corrupt EXIF", UserWarning)


class PictureError(Exception):
    """An original that cannot be used. Its text is one or two sentences for a teacher."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """`image` has mode RGB or L and no metadata of any kind."""

    image: Image.Image
    told_place: bool | None
    """Whether the original said where it was taken; None when that could not be read."""


def decode(
    data: bytes, suffix: str, max_edge: int, formats: Mapping[str, tuple[str, ...]] = FORMATS
) -> Decoded:
    """The picture in `data`, its longest edge at most `max_edge` pixels; never enlarged.

    `suffix` is that of the file name: bytes of another kind than `formats` allow for it are
    refused, since whoever named them may have meant another file. Raises PictureError.
    """
    if len(data) > MAX_BYTES:
        raise PictureError(f"The file is larger than {MAX_BYTES // 1_000_000} MB. Save it smaller.")
    opened = open_original(data, suffix.lower(), formats)
    if opened.width * opened.height <= _MANY_PIXELS:
        return _decode(opened, data, max_edge)
    with _one_at_a_time:
        return _decode(opened, data, max_edge)


def open_original(data: bytes, suffix: str, formats: Mapping[str, tuple[str, ...]]) -> Image.Image:
    """The picture, its pixels not yet read. Raises PictureError."""
    if suffix not in formats:
        raise PictureError(not_a_format(suffix))
    try:
        opened = Image.open(io.BytesIO(data), formats=_names(formats))
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise _too_many_pixels(MAX_PIXELS) from None
    except Exception:  # noqa: BLE001 - damaged bytes make decoders raise anything at all
        raise PictureError(
            "The file is damaged or is not a picture. Save or copy it again from the camera."
        ) from None
    if opened.format not in formats[suffix]:
        raise PictureError(
            f"The file is called “{suffix}” but holds a {opened.format} picture. Open it in a "
            "picture program and save it again."
        )
    _refuse_bombs(opened, data)
    return opened


def _names(formats: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Those that Pillow is to try; what turns out to be an MPO is opened as a JPEG."""
    names = dict.fromkeys(name for names in formats.values() for name in names)
    return tuple(name for name in names if name != "MPO")


def not_a_format(suffix: str) -> str:
    """Why a picture cannot be used whose suffix is not in FORMATS."""
    return (
        f"Pictures of the kind “{suffix}” cannot go on the site. Save it as a JPEG, or import it "
        "with: invoke new --photos FOLDER."
    )


def _too_many_pixels(limit: int) -> PictureError:
    return PictureError(
        f"The picture has more than {limit // 1_000_000} million pixels. Save it smaller."
    )


def _refuse_bombs(opened: Image.Image, data: bytes) -> None:
    scales = opened.format in ("JPEG", "MPO")
    limit = MAX_PIXELS if scales else MAX_PIXELS_AT_ONCE
    if opened.width * opened.height > limit:
        raise _too_many_pixels(limit)
    if opened.format not in _WITH_COMPANIONS and getattr(opened, "is_animated", False):
        raise PictureError(
            "The picture is animated. Only still pictures can go on the site: save one of its "
            "pictures as a JPEG."
        )
    if opened.info.get("progressive") and _scans(data) > MAX_SCANS:
        raise PictureError("The file is built so that it takes very long to open. Save it again.")


def _scans(data: bytes) -> int:
    """How many scans the first picture of a JPEG file has; no more are counted than needed."""
    at = scans = 0
    while scans <= MAX_SCANS and (marker := _MARKER.search(data, at)):
        kind = data[marker.end() - 1]
        if kind == _END_OF_PICTURE:
            break
        scans += kind == _START_OF_SCAN
        length = (
            0
            if kind == _START_OF_PICTURE
            else int.from_bytes(data[marker.end() : marker.end() + 2])
        )
        at = marker.end() + length
    return scans


def _decode(opened: Image.Image, data: bytes, max_edge: int) -> Decoded:
    try:
        image = _pixels(opened, max_edge)
    except Exception:  # noqa: BLE001 - damaged bytes make decoders raise anything at all
        raise PictureError(
            "The file is damaged: only a part of the picture is there. Copy it again from the "
            "camera, or save it again."
        ) from None
    return Decoded(image, told_place(data, opened))


def _pixels(opened: Image.Image, max_edge: int) -> Image.Image:
    size = _within(opened.size, max_edge)
    orientation = _orientation(opened)
    profile = opened.info.get("icc_profile")
    opened.draft(None, size)
    opened.load()
    small = _resizable(opened)
    if small.size != size:
        small = small.resize(size, Image.Resampling.LANCZOS)
    small = _opaque(_to_srgb(small, profile))
    if orientation in _UPRIGHT:
        small = small.transpose(_UPRIGHT[orientation])
    return Image.frombytes(small.mode, small.size, small.tobytes())


def _within(size: tuple[int, int], max_edge: int) -> tuple[int, int]:
    longest = max(size)
    if longest <= max_edge:
        return size
    width, height = size
    return max(1, round(width * max_edge / longest)), max(1, round(height * max_edge / longest))


def _orientation(opened: Image.Image) -> int:
    """1 to 8; 1 (as it is) when it cannot be read: a camera can write anything there."""
    try:
        return int(opened.getexif().get(_ORIENTATION, 1))
    except Exception:  # noqa: BLE001 - an unreadable tag must not lose the picture
        return 1


def _resizable(image: Image.Image) -> Image.Image:
    """The picture in a mode whose values can be averaged."""
    if image.mode.startswith("I"):
        # `convert` would clip 16 bits to white; 65535 / 257 is 255.
        return image.convert("I").point(lambda value: value * (1 / 257)).convert("L")
    if image.mode in ("RGB", "L", "CMYK", "RGBA", "LA"):
        return image.convert("RGBA") if "transparency" in image.info else image
    if image.mode in ("P", "PA", "La", "RGBa"):
        return image.convert("RGBA")
    return image.convert("L" if image.mode == "1" else "RGB")


def _to_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """Colours as a browser shows them, before the profile that explains them is left behind."""
    mode = {"CMYK": "RGB"}.get(image.mode, image.mode)
    if profile and image.mode in ("RGB", "RGBA", "CMYK"):
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            converted = ImageCms.profileToProfile(image, source, _SRGB, outputMode=mode)
        except (ImageCms.PyCMSError, OSError):
            pass  # a profile that does not fit its picture says nothing about the colours
        else:
            if converted is not None:
                return converted
    return image if image.mode == mode else image.convert(mode)


def _opaque(image: Image.Image) -> Image.Image:
    """On white: what somebody erased is still there, under full transparency."""
    if image.mode not in ("RGBA", "LA"):
        return image
    whole = image.convert("RGBA")
    white = Image.new("RGBA", whole.size, "white")
    return Image.alpha_composite(white, whole).convert("RGB")
