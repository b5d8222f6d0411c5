"""Objects of one PDF -> new objects of another, by the list of what may be there."""

from __future__ import annotations

from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name

from attachments.jpegs import only_pixels
from attachments.unpacking import BLACK_AND_WHITE, write_jpeg_2000
from safeguarding.pdf_bytes.fitting import Unfit, fitting
from safeguarding.pdf_bytes.fonts import drawing_tables
from safeguarding.pdf_bytes.images import dimensions, expected_length
from safeguarding.pdf_bytes.operators import Numbering, painting
from safeguarding.pdf_bytes.specs import Holds, ListOf, Record, Row, Table

_PLAIN_COLOURS: dict[Any, Name] = {1: Name.DeviceGray, 3: Name.DeviceRGB, 4: Name.DeviceCMYK}


class Copier:
    """Builds new objects in `target`. What is not listed is left out; what is listed and has an
    unknown form raises Unfit, ValueError or pikepdf.PdfError, for the page would look otherwise.
    """

    def __init__(self, target: pikepdf.Pdf) -> None:
        self._target = target
        self._made: dict[tuple[tuple[int, int], str], Any] = {}

    def copy(self, part: str, value: Any) -> Any:
        """A new object that stands where a part of that name belongs."""
        if part == "colours":
            value = _without_profile(value)
        spec = fitting(part, value)
        match spec:
            case ListOf(inner):
                return Array([self.copy(inner, item) for item in value])
            case Row(_, rest):
                items = zip(rest, list(value)[1:], strict=False)
                return Array([value[0], *(self.copy(inner, item) for inner, item in items)])
            case Table() | Record():
                return self._held(part, spec, value)
            case _:
                return value if not isinstance(value, pikepdf.String) else bytes(value)

    def page_content(
        self, contents: Any, numbering: Numbering | None, properties: Any
    ) -> pikepdf.Object:
        """What paints one page, for this page alone: its marks are numbered by themselves."""
        fitting("page-content", contents)
        return self._target.make_stream(painted(contents, numbering, properties))

    def _held(self, part: str, spec: Table | Record, value: Any) -> Any:
        """A dictionary or stream, made once however often it is used, and before what it holds."""
        stream = isinstance(spec, Record) and spec.holds is not Holds.NOTHING
        if not value.is_indirect and not stream:
            return self._fill(Dictionary(), spec, value)
        key = (value.objgen, part)
        if key not in self._made or not value.is_indirect:
            new = self._target.make_stream(b"") if stream else Dictionary()
            self._made[key] = self._target.make_indirect(new)
            self._fill(self._made[key], spec, value)
        return self._made[key]

    def _fill(self, new: Any, spec: Table | Record, value: Any) -> Any:
        for key, item in sorted(value.items()):
            part = spec.part if isinstance(spec, Table) else spec.parts.get(key)
            if part is not None:
                new[key] = self.copy(part, item)
        if isinstance(spec, Record) and spec.holds is not Holds.NOTHING:
            _write(new, spec.holds, value)
        return new


def _without_profile(colours: Any) -> Any:
    """The plain colours instead of those of a profile, which names a camera or a screen."""
    if isinstance(colours, Array) and len(colours) > 1 and colours[0] == Name.ICCBased:
        inks = colours[1].get("/N")
        if inks not in _PLAIN_COLOURS:
            raise Unfit("colours")
        return _PLAIN_COLOURS[inks]
    return colours


def _write(new: pikepdf.Stream, holds: Holds, old: pikepdf.Stream) -> None:
    if holds is Holds.IMAGE:
        _write_image(new, old)
    elif holds is Holds.CONTENT:
        new.write(painted(old))
    elif holds is Holds.FONT:
        font = drawing_tables(_decoded(old))
        if "/Length1" in new:
            new.Length1 = min(int(new.Length1), len(font)) if "/Length2" in new else len(font)
        new.write(font)
    else:
        new.write(_decoded(old))


def painted(
    stream: pikepdf.Stream, numbering: Numbering | None = None, properties: Any = None
) -> bytes:
    """What paints a page or a part of one. Raises Unfit and pikepdf.PdfError."""
    _decoded(stream)  # else what is too large would be taken for empty
    return painting(stream, numbering, properties)


def _decoded(stream: pikepdf.Stream) -> bytes:
    return bytes(stream.read_bytes(pikepdf.StreamDecodeLevel.generalized))


def _write_image(new: pikepdf.Stream, old: pikepdf.Stream) -> None:
    filters = old.get("/Filter", Array())
    chain = [str(name) for name in (filters if isinstance(filters, Array) else [filters])]
    dimensions(old)
    if chain and chain[-1] == "/DCTDecode":
        new.write(only_pixels(_packed(old, chain[:-1])), filter=Name.DCTDecode)
        return
    if chain and chain[-1] == "/JPXDecode":
        write_jpeg_2000(new, _packed(old, chain[:-1]), old)
        return
    length = expected_length(old)
    unpack = BLACK_AND_WHITE.get(tuple(chain), _decoded)
    pixels = unpack(old)
    if len(pixels) < length:
        raise Unfit("pixels of a picture")
    new.write(pixels[:length])


def _packed(old: pikepdf.Stream, around: list[str]) -> bytes:
    """The picture's own file in a stream that may be packed once or twice around it."""
    data = bytes(old.read_raw_bytes())
    if not around:
        return data
    if "/FlateDecode" in around and "/DecodeParms" in old:
        raise Unfit("form of a picture")
    with pikepdf.new() as bench:
        return _decoded(pikepdf.Stream(bench, data, Filter=Array(map(Name, around))))
