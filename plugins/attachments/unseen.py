"""What no page shows of the pictures in a PDF is painted over, so that it does not travel.

Programs crop a picture by showing a part of it, and a child is covered with a white box: the whole
picture stays in the file, and whoever takes it out sees her. So each picture is replaced by colours
that say where in it a point lies, and the pages are drawn: what is seen of these colours is seen of
the picture, however it is cropped, covered, turned or masked there.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from typing import Any, TypeAlias

import numpy as np
import pikepdf
import pypdfium2
from numpy.typing import NDArray
from pikepdf import Name
from PIL import Image, ImageFilter

from attachments.jpegs import only_pixels
from safeguarding.pdf_bytes import images
from safeguarding.pdf_bytes.canonical import reopened, settled, written
from safeguarding.pdf_bytes.streams import stream_data

_CELLS = 64
"""Parts into which each side of a picture is divided."""
_MOST = 256
"""Pictures; a PDF with more has photos cut into strips, of which each is seen."""
_LONG, _SHORT = 560, 400
"""Pixels of the sides of a drawn page, at least."""
_MOST_DRAWN = 4_000_000
_SEEN = 12
"""Of 255; so much must colours differ on the page if they are to count as seen."""
_COARSE = 20
"""Of 255; a picture in which a pixel of the page covers more is too small there to be judged."""
_NEARLY_ALL = 0.97
_BLENDS = frozenset({"/Normal", "/Compatible", "/Multiply"})
"""Ways of mixing colours that leave them in proportion."""
_GREY = 128
_AS_GOOD_AS = 3
"""Of 255; so much a JPEG may differ from the grey that was stored in it."""
_QUALITY = 90

_BLUE, _GREEN, _RED = range(3)

Pixels: TypeAlias = NDArray[np.uint8]
Numbers: TypeAlias = NDArray[np.float32]
Cells: TypeAlias = NDArray[np.bool_]
ObjectNumber: TypeAlias = tuple[int, int]


def without_unseen(data: bytes) -> bytes:
    """The rebuilt PDF without what is not seen of its pictures; itself if all of them are.

    Raises ValueError, OSError or pikepdf.PdfError for a file that cannot be drawn.
    """
    with reopened(data) as pdf:
        numbers = list(_pictures(pdf))
        if not numbers or len(numbers) > _MOST or _mixes_colours(pdf):
            return data
        shown = _shown(data, numbers)
        hidden = [pair for pair in zip(numbers, shown, strict=True) if _hides(pair[1])]
        changed = [_paint_over(pdf.get_object(number), cells) for number, cells in hidden]
        return settled(pdf) if any(changed) else data


def _hides(cells: Cells) -> bool:
    return bool(cells.mean() < _NEARLY_ALL)


def _pictures(pdf: pikepdf.Pdf) -> Iterator[ObjectNumber]:
    masks = {
        image[key].objgen
        for image in _images(pdf)
        for key in ("/SMask", "/Mask")
        if isinstance(image.get(key), pikepdf.Stream)
    }
    for image in _images(pdf):
        stencil = bool(image.get("/ImageMask", False)) or image.objgen in masks
        if not stencil and min(_size(image)) >= images.SMALLEST_EDGE:
            yield image.objgen


def _images(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    for thing in pdf.objects:
        if isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") == Name.Image:
            yield thing


def _size(image: pikepdf.Object) -> tuple[int, int]:
    if image.get("/Filter") == Name.DCTDecode:
        return images.jpeg_dimensions(image.read_raw_bytes())
    return images.dimensions(image)


def _mixes_colours(pdf: pikepdf.Pdf) -> bool:
    """Whether colours may come out so otherwise that they say nothing any more."""
    for thing in pdf.objects:
        blend = thing.get("/BM") if isinstance(thing, pikepdf.Dictionary) else None
        names = list(blend) if isinstance(blend, pikepdf.Array) else [blend]
        if blend is not None and not {str(name) for name in names} <= _BLENDS:
            return True
    return False


def _shown(data: bytes, numbers: Sequence[ObjectNumber]) -> list[Cells]:
    """For each picture, which of its parts are seen: an array of _CELLS rows and columns."""
    shown = [np.zeros((_CELLS, _CELLS), np.bool_) for _ in numbers]
    coarse = [0.0] * len(numbers)
    for owners, left, top in _looked_through(data, numbers):
        for number in set(np.unique(owners).tolist()) & set(range(len(numbers))):
            mine = owners == number
            columns, rows = (_cell(side[mine]) for side in (left, top))
            shown[number][rows, columns] = True
            coarse[number] = max(coarse[number], _step(mine, left, top))
    return [_wider(cells, step) for cells, step in zip(shown, coarse, strict=True)]


def _cell(side: Numbers) -> NDArray[np.int_]:
    return np.asarray(np.clip((side * _CELLS / 256).astype(int), 0, _CELLS - 1))


def _step(mine: Cells, left: Numbers, top: Numbers) -> float:
    """How far two neighbours on the page are apart in the picture (of 255)."""
    steps = []
    for axis in (0, 1):
        both = mine & np.roll(mine, 1, axis)
        for side in (left, top):
            steps += (
                [float(np.abs(side - np.roll(side, 1, axis))[both].mean())] if both.any() else []
            )
    return max(steps, default=255.0)


def _wider(cells: Cells, step: float) -> Cells:
    """With what lies between the pixels of the page; all of a picture that is too small there."""
    if not cells.any():
        return cells
    if step > _COARSE:
        return np.ones_like(cells)
    reach = 1 + int(np.ceil(step * _CELLS / 256))
    wide = Image.fromarray(cells.astype(np.uint8)).filter(ImageFilter.MaxFilter(2 * reach + 1))
    return np.asarray(wide, np.bool_)


def _looked_through(
    data: bytes, numbers: Sequence[ObjectNumber]
) -> Iterator[tuple[NDArray[np.int_], Numbers, Numbers]]:
    """For each page with pictures: which of them is seen at each pixel (-1: none), and where in it.

    A page is drawn in colours and in their opposites, so that what shines through cancels out.
    """
    across, down = np.meshgrid(*[np.linspace(0, 255, _CELLS).round()] * 2)
    places = [_square(across, down) for _ in numbers]
    opposite = [255 - square for square in places]
    owners = [_square(n % 16 * 16 + 8, n // 16 * 16 + 8) for n in range(len(numbers))]
    drawings = [
        pypdfium2.PdfDocument(_coloured(data, numbers, squares))
        for squares in (places, opposite, owners)
    ]
    for page in _pages_with_pictures(data):
        one, other = (_drawing(drawing[page]) for drawing in drawings[:2])
        apart = one - other
        seen = np.abs(apart).max(axis=2) > _SEEN
        if not seen.any():
            continue
        opaque = np.maximum(-apart[..., _BLUE], 1) / 255
        left, top = ((apart[..., band] / opaque + 255) / 2 for band in (_RED, _GREEN))
        marked = (_drawing(drawings[2][page]) - one) / opaque[..., None]
        low, high = marked[..., _RED] + left, marked[..., _GREEN] + top
        yield np.where(seen, low // 16 + 16 * (high // 16), -1).astype(int), left, top


def _square(red: Any, green: Any) -> Pixels:
    square = np.zeros((_CELLS, _CELLS, 3), np.uint8)
    square[..., 0], square[..., 1] = red, green
    return square


def _pages_with_pictures(data: bytes) -> Iterator[int]:
    """Those that may paint one: by themselves, in a pattern, or in the letters of a font."""
    everywhere = b"/CharProcs" in data
    with reopened(data) as pdf:
        for number, page in enumerate(pdf.pages):
            resources: Any = page.obj.get("/Resources", {})
            if everywhere or len(resources.get("/XObject", {})) or "/Pattern" in resources:
                yield number


def _coloured(data: bytes, numbers: Sequence[ObjectNumber], squares: Sequence[Pixels]) -> bytes:
    with reopened(data) as pdf:
        for number, square in zip(numbers, squares, strict=True):
            picture = pdf.get_object(number)
            picture.write(square.tobytes())
            picture.Width = picture.Height = _CELLS
            picture.ColorSpace, picture.BitsPerComponent = Name.DeviceRGB, 8
            for key in ("/Decode", "/Interpolate"):
                if key in picture:
                    del picture[key]
            if isinstance(picture.get("/Mask"), pikepdf.Array):
                del picture["/Mask"]
        return written(pdf)


def _drawing(page: pypdfium2.PdfPage) -> Numbers:
    """The page as drawn; the last axis is blue, green, red."""
    short, long = sorted(max(side, 1.0) for side in page.get_size())
    scale = min(max(_LONG / long, _SHORT / short), (_MOST_DRAWN / (short * long)) ** 0.5)
    return np.asarray(page.render(scale=scale).to_numpy()[..., :3], np.float32)


def _paint_over(picture: pikepdf.Object, seen: Cells) -> bool:
    """Grey where nothing is seen; False if it is so, or is packed in a way of its own."""
    width, height = _size(picture)
    scaled = Image.fromarray(seen.astype(np.uint8)).resize(
        (width, height), Image.Resampling.NEAREST
    )
    unseen = np.asarray(scaled) == 0
    if picture.get("/Filter") == Name.DCTDecode:
        return _paint_over_jpeg(picture, unseen)
    inks, bits = images.components(picture), images.bits_of(picture)
    stored = stream_data(picture)
    rows = np.frombuffer(stored, np.uint8).reshape(height, -1).copy()
    if bits == 1 and inks == 1:
        dots = np.unpackbits(rows, axis=1)
        dots[:, :width][unseen] = 0
        rows = np.packbits(dots, axis=1)
    elif bits == 8:
        plain = 0 if images.palette_of(picture) else _GREY
        rows.reshape(height, width, inks)[unseen] = plain
    painted = rows.tobytes()
    picture.write(painted)
    return painted != stored


def _paint_over_jpeg(picture: pikepdf.Object, unseen: Cells) -> bool:
    with Image.open(io.BytesIO(picture.read_raw_bytes()), formats=("JPEG",)) as stored:
        pixels, mode = np.array(stored), stored.mode
    if np.abs(pixels[unseen].astype(np.int16) - _GREY).mean() < _AS_GOOD_AS:
        return False
    pixels[unseen] = _GREY
    out = io.BytesIO()
    Image.fromarray(pixels, mode).save(out, "JPEG", quality=_QUALITY, optimize=True)
    picture.write(only_pixels(out.getvalue()), filter=Name.DCTDecode)
    return True
