"""The pictures in a PDF: how large they are, and that their data are pixels and nothing else."""

from __future__ import annotations

import io
import struct
from dataclasses import dataclass

import pikepdf
from PIL import Image

from safeguarding.pdf_bytes.fitting import Unfit
from safeguarding.pdf_bytes.streams import stream_data

MOST_PIXELS = 80_000_000
SMALLEST_EDGE = 64
"""Pixels; a picture with both edges of that length can show somebody."""
SLICES = 32_768
"""Pixels; programs cut photos into strips and tiles. So many of them together are a picture."""
_COMPONENTS = {
    "/DeviceGray": 1,
    "/DeviceRGB": 3,
    "/DeviceCMYK": 4,
    "/CalGray": 1,
    "/CalRGB": 3,
    "/Lab": 3,
    "/Indexed": 1,
    "/Separation": 1,
}
_INKS = frozenset({"/DeviceCMYK", "/Separation", "/DeviceN"})
_FRAMES = (0xC0, 0xC1, 0xC2)
_MODES = {1: "L", 3: "RGB", 4: "CMYK"}


@dataclass(frozen=True, slots=True)
class Raster:
    """One picture in a PDF. `digest` is a SHA-256 (hex) over all that makes its pixels.

    `data` is a JPEG or, with `components` and `bits` to read them by, bare pixels.
    """

    width: int
    height: int
    digest: str
    data: bytes
    jpeg: bool
    components: int
    bits: int
    palette: bytes = b""
    """Red, green and blue of each colour, if the pixels are numbers of colours."""
    negative: bool = False
    """It may be shown the other way round: what is dark here is light on the page."""
    mask: bool = False
    """It only says where another picture is to be seen."""

    @property
    def is_picture(self) -> bool:
        return min(self.width, self.height) >= SMALLEST_EDGE


def show_something(rasters: list[Raster]) -> bool:
    """Whether pictures of these sizes can show more than icons and lines."""
    small = sum(raster.width * raster.height for raster in rasters if not raster.is_picture)
    return small >= SLICES or any(raster.is_picture for raster in rasters)


def dimensions(image: pikepdf.Object) -> tuple[int, int]:
    """Width and height in pixels. Raises Unfit when they are none, or too many."""
    width, height = image.get("/Width"), image.get("/Height")
    if not isinstance(width, int) or not isinstance(height, int) or width < 1 or height < 1:
        raise Unfit("size of a picture")
    if width * height > MOST_PIXELS:
        raise Unfit("size of a picture")
    return width, height


def jpeg_dimensions(data: bytes) -> tuple[int, int]:
    """Width and height as a JPEG itself has them, whatever the PDF says. Raises Unfit."""
    at = 2
    while at + 9 <= len(data) and data[at] == 0xFF:
        if data[at + 1] in _FRAMES:
            height, width = struct.unpack(">HH", data[at + 5 : at + 9])
            if 0 < width * height <= MOST_PIXELS:
                return width, height
            break
        at += 2 + int.from_bytes(data[at + 2 : at + 4], "big")
    raise Unfit("size of a picture")


def components(image: pikepdf.Object) -> int:
    """How many numbers make one pixel. Raises Unfit."""
    if bool(image.get("/ImageMask", False)):
        return 1
    colours = image.get("/ColorSpace")
    if isinstance(colours, pikepdf.Array):
        if colours[0] == pikepdf.Name.DeviceN:
            return len(colours[1])
        if colours[0] == pikepdf.Name.ICCBased:
            return int(colours[1].get("/N", 0))
        colours = colours[0]
    try:
        return _COMPONENTS[str(colours)]
    except KeyError:
        raise Unfit("colours of a picture") from None


def bits_of(image: pikepdf.Object) -> int:
    """Bits of each number. Raises Unfit."""
    bits = 1 if bool(image.get("/ImageMask", False)) else image.get("/BitsPerComponent")
    if bits not in (1, 2, 4, 8, 16):
        raise Unfit("depth of a picture")
    return int(bits)


def expected_length(image: pikepdf.Object) -> int:
    """Bytes of the bare pixels of a picture; each row fills its last byte. Raises Unfit."""
    width, height = dimensions(image)
    return (width * components(image) * bits_of(image) + 7) // 8 * height


def pillow(raster: Raster) -> Image.Image:
    """The picture itself, without mask. Raises ValueError or OSError when it cannot be read."""
    size = (raster.width, raster.height)
    if raster.jpeg:
        return Image.open(io.BytesIO(raster.data), formats=("JPEG",))
    if raster.bits == 1 and raster.components == 1:
        return Image.frombytes("1", size, raster.data).convert("L")
    if raster.bits not in (8, 16) or raster.components not in _MODES:
        return _unpacked(raster)
    data = raster.data if raster.bits == 8 else raster.data[::2]
    image = Image.frombytes(_MODES[raster.components], size, data)
    return _coloured(image, raster)


def _unpacked(raster: Raster) -> Image.Image:
    """Two or four bits a pixel, or colours of more than four inks: in grey."""
    import numpy as np  # noqa: PLC0415 - few PDFs have such pictures

    rows = np.frombuffer(raster.data, np.uint8).reshape(raster.height, -1)
    if raster.bits < 8:
        per_byte = 8 // raster.bits
        shifts = np.arange(per_byte - 1, -1, -1, dtype=np.uint8) * raster.bits
        mask = (1 << raster.bits) - 1
        scale = 1 if raster.palette else 255 // mask
        numbers = ((rows[:, :, None] >> shifts) & mask) * scale
        rows = numbers.astype(np.uint8).reshape(raster.height, -1)
    elif raster.bits == 16:
        rows = rows[:, ::2]
    used = rows[:, : raster.width * raster.components]
    used = used.reshape(raster.height, raster.width, raster.components)
    together = np.minimum(used.sum(axis=2, dtype=np.uint32), 255).astype(np.uint8)
    image = Image.fromarray(together, "L")
    return _coloured(image, raster)


def _coloured(image: Image.Image, raster: Raster) -> Image.Image:
    """A picture whose pixels are numbers of colours, in those colours."""
    if not raster.palette:
        return image
    image.putpalette(raster.palette, "RGB")
    return image.convert("RGB")


def may_be_negative(image: pikepdf.Object) -> bool:
    """Whether a high number may be dark: as inks are counted, or because the PDF turns it round.

    Programs disagree about inks in a JPEG, so both ways are possible.
    """
    first = _first(image.get("/ColorSpace"))
    if first == "/Indexed":
        first = _first(image["/ColorSpace"][1])
    return "/Decode" in image or first in _INKS or bool(image.get("/ImageMask", False))


def _first(colours: object) -> str:
    return str(colours[0] if isinstance(colours, pikepdf.Array) else colours)


def palette_of(image: pikepdf.Object) -> bytes:
    """The colours that the pixels are numbers of, as RGB; b"" if they are colours themselves."""
    colours = image.get("/ColorSpace")
    if not isinstance(colours, pikepdf.Array) or colours[0] != pikepdf.Name.Indexed:
        return b""
    table = colours[3]
    data = bytes(table) if isinstance(table, pikepdf.String) else stream_data(table)
    base = components(pikepdf.Dictionary(ColorSpace=colours[1]))
    if base not in _MODES:
        return bytes(value for value in data[::base] for _ in range(3))
    count = len(data) // base
    flat = Image.frombytes(_MODES[base], (count, 1), data[: count * base])
    return flat.convert("RGB").tobytes()
