"""Pictures packed as scanners, copiers and old programs do -> pixels that every reader understands.

`Decode`, which turns black and white round, is not heeded here: it is kept beside the pixels.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

import pikepdf
import pypdfium2
from pikepdf import Array, Dictionary, Name
from PIL import Image

from attachments.jpegs import only_pixels
from safeguarding.pdf_bytes.fitting import Unfit
from safeguarding.pdf_bytes.images import MOST_PIXELS

_QUALITY = 90
_NUMBERS = frozenset({"/Indexed", "/Separation", "/DeviceN", "/Lab", "/CalGray", "/CalRGB"})
"""Colours of which the pixels are numbers that mean something to the PDF only."""


def from_fax(old: pikepdf.Stream) -> bytes:
    """Black and white, packed as by a fax machine: so copiers do, and programs with drawings."""
    packing = Dictionary(dict(_packing(old)))
    with pikepdf.new() as bench:
        plain = pikepdf.Stream(bench, old.read_raw_bytes(), **_plain(old))
        plain.Filter, plain.DecodeParms = Name.CCITTFaxDecode, packing
        return pikepdf.PdfImage(plain).as_pil_image().tobytes()


def from_jbig2(old: pikepdf.Stream) -> bytes:
    """Black and white, packed as JBIG2: so copiers of today do. Raises Unfit.

    PDFium, which unpacks it, reads a file; so it gets one that holds this picture alone.
    """
    shapes = _packing(old).get("/JBIG2Globals")
    with pikepdf.new() as bench:
        page = bench.add_blank_page(page_size=(100, 100)).obj
        plain = pikepdf.Stream(bench, old.read_raw_bytes(), **_plain(old))
        plain.Filter = Name.JBIG2Decode
        if shapes is not None:
            common = pikepdf.Stream(bench, shapes.read_bytes())
            plain.DecodeParms = Dictionary(JBIG2Globals=bench.make_indirect(common))
        page.Resources = Dictionary(XObject=Dictionary(I=bench.make_indirect(plain)))
        page.Contents = pikepdf.Stream(bench, b"/I Do")
        out = io.BytesIO()
        bench.save(out)
    for thing in pypdfium2.PdfDocument(out.getvalue())[0].get_objects():
        if isinstance(thing, pypdfium2.PdfImage):
            grey = thing.get_bitmap().to_pil().convert("L")
            if grey.size == (old.Width, old.Height):
                return bytes(grey.convert("1", dither=Image.Dither.NONE).tobytes())
    raise Unfit("pixels of a picture")


BLACK_AND_WHITE: Mapping[tuple[str, ...], Callable[[pikepdf.Stream], bytes]] = MappingProxyType(
    {("/CCITTFaxDecode",): from_fax, ("/JBIG2Decode",): from_jbig2}
)
"""By filter; what gives the pixels, eight in a byte."""


def write_jpeg_2000(new: pikepdf.Stream, data: bytes, old: pikepdf.Stream) -> None:
    """Write the JPEG 2000 into `new`: as a JPEG, or as bare pixels where they are numbers.

    Raises Unfit, ValueError or OSError.
    """
    with Image.open(io.BytesIO(data), formats=("JPEG2000",)) as picture:
        if picture.width * picture.height > MOST_PIXELS:
            raise Unfit("size of a picture")
        picture.load()
        numbers = _first(old.get("/ColorSpace")) in _NUMBERS
        plain = _opaque(picture, shown=bool(old.get("/SMaskInData", 0)))
    new.Width, new.Height, new.BitsPerComponent = *plain.size, 8
    if "/Decode" in new:  # which readers ignore for such pictures
        del new.Decode
    if numbers:
        if len(plain.getbands()) != _inks(old.ColorSpace):
            raise Unfit("colours of a picture")
        new.write(plain.tobytes())
        return
    new.ColorSpace = Name.DeviceGray if plain.mode == "L" else Name.DeviceRGB
    out = io.BytesIO()
    plain.save(out, "JPEG", quality=_QUALITY, optimize=True)
    new.write(only_pixels(out.getvalue()), filter=Name.DCTDecode)


def _opaque(picture: Image.Image, *, shown: bool) -> Image.Image:
    """In grey or in colours; what is see-through counts only if the PDF says that it is `shown`."""
    if picture.mode.startswith("I"):  # 16 bits; Pillow would cut off what is brighter than 255
        return picture.convert("I").point(lambda value: value / 256).convert("L")
    if shown and picture.has_transparency_data:
        ground = Image.new("RGBA", picture.size, "white")
        ground.alpha_composite(picture.convert("RGBA"))
        return ground.convert("RGB")
    return picture.convert("L" if picture.mode in ("1", "L", "LA") else "RGB")


def _inks(colours: Any) -> int:
    names = {"/DeviceN": len(colours[1]) if isinstance(colours[1], Array) else 0}
    return {**names, "/Lab": 3, "/CalRGB": 3}.get(_first(colours), 1)


def _first(colours: Any) -> str:
    return str(colours[0] if isinstance(colours, Array) else colours)


def _packing(old: pikepdf.Stream) -> Any:
    packing = old.get("/DecodeParms", Dictionary())
    return packing[0] if isinstance(packing, Array) else packing


def _plain(old: pikepdf.Stream) -> dict[str, Any]:
    return {
        "Subtype": Name.Image,
        "Width": old.Width,
        "Height": old.Height,
        "ColorSpace": Name.DeviceGray,
        "BitsPerComponent": 1,
    }
