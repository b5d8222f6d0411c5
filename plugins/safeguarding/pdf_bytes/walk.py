"""Every object of a finished PDF, from the root: what it says and shows, and what is foreign."""

from __future__ import annotations

import hashlib
import re
from collections import deque
from dataclasses import dataclass, field
from typing import Any

import pikepdf

from safeguarding.pdf_bytes import images
from safeguarding.pdf_bytes.canonical import MOST_OBJECTS, reopened, written
from safeguarding.pdf_bytes.fitting import Unfit, fitting
from safeguarding.pdf_bytes.fonts import drawing_tables
from safeguarding.pdf_bytes.images import Raster
from safeguarding.pdf_bytes.operators import painting
from safeguarding.pdf_bytes.specs import Holds, ListOf, Place, Plain, Record, Row, Spec, Table
from safeguarding.pdf_bytes.streams import Overflow, runs, stream_data
from safeguarding.picture_bytes import inspect_picture

MOST_CONTENT = 16_000_000
"""Bytes of operators in all pages together: more would take minutes to read."""
_STREAM_KEYS = frozenset({"/Length", "/Filter"})
_MASKS = frozenset({"alpha", "mask"})
_FILLS = re.compile(rb"(?m)^(?:f\*?|F|[Bb]\*?)$")
_CORNER = 11
"""Bytes of one corner of a mesh, at most as a rule."""
_TRAILER = frozenset({"/Root", "/Size", "/ID", "/Info"})


@dataclass(frozen=True, slots=True)
class Contents:
    """What a finished PDF holds.

    `foreign` are the parts that no page needs, for people, without quoting them. `said` is every
    name and every run of letters outside the words of the pages; `spoken` what is read aloud
    instead of them; `bookmarks` are the titles of bookmarks, `addresses` what links open, and
    `rasters` the pictures, each once.
    """

    foreign: tuple[str, ...]
    said: tuple[str, ...] = ()
    spoken: tuple[str, ...] = ()
    bookmarks: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    rasters: tuple[Raster, ...] = ()
    shapes: int = 0
    """What is filled, and corners of meshes: of many a picture can be put together."""


def inspect_pdf(data: bytes) -> Contents:
    """Everything in a PDF that `canonical.written` wrote; of any other, why it is none."""
    try:
        with reopened(data) as pdf:
            walk = _Walk()
            walk.document(pdf)
            if not walk.foreign and written(pdf) != data:
                walk.foreign["bytes outside its objects"] = None
            return walk.contents()
    except (pikepdf.PdfError, RecursionError, ValueError, OSError) as error:
        told = str(error) if isinstance(error, Overflow) else "a structure that nobody knows"
        return Contents((told,))


@dataclass(slots=True)
class _Walk:
    foreign: dict[str, None] = field(default_factory=dict)
    """In the order in which they were found; for people."""
    said: dict[str, None] = field(default_factory=dict)
    spoken: dict[str, None] = field(default_factory=dict)
    bookmarks: dict[str, None] = field(default_factory=dict)
    addresses: dict[str, None] = field(default_factory=dict)
    pages: frozenset[tuple[int, int]] = frozenset()
    rasters: dict[str, Raster] = field(default_factory=dict)
    seen: set[tuple[tuple[int, int], str]] = field(default_factory=set)
    ahead: deque[tuple[str, Any]] = field(default_factory=deque)
    """Objects that were met and not yet looked at: a chain of bookmarks is long."""
    content: int = 0
    shapes: int = 0

    def contents(self) -> Contents:
        return Contents(
            tuple(self.foreign),
            tuple(self.said),
            tuple(self.spoken),
            tuple(self.bookmarks),
            tuple(self.addresses),
            tuple(self.rasters.values()),
            self.shapes,
        )

    def document(self, pdf: pikepdf.Pdf) -> None:
        if len(pdf.objects) > MOST_OBJECTS:
            raise Overflow("more objects than any school's document needs")
        self.pages = frozenset(page.obj.objgen for page in pdf.pages)
        for key in pdf.trailer.keys() - _TRAILER:
            self.report(f"an entry {key} of the file")
        self.part("catalogue", pdf.trailer["/Root"])
        if "/Info" in pdf.trailer:
            self.part("information", pdf.trailer["/Info"])
        while self.ahead:
            self._part(*self.ahead.popleft())

    def report(self, what: str) -> None:
        self.foreign[what] = None

    def part(self, name: str, value: Any) -> None:
        """Look at an object that stands where a part of that name belongs."""
        if isinstance(value, pikepdf.Object) and value.is_indirect:
            if (value.objgen, name) in self.seen:
                return
            self.seen.add((value.objgen, name))
            self.ahead.append((name, value))
        else:
            self._part(name, value)

    def _part(self, name: str, value: Any) -> None:
        try:
            spec = fitting(name, value)
        except Unfit:
            self.report(f"an unknown {name.replace('-', ' ')}")
        else:
            self._fitting(name, spec, value)

    def _fitting(self, name: str, spec: Spec, value: Any) -> None:
        match spec:
            case Plain():
                self._plain(spec, value)
            case ListOf(part):
                for item in value:
                    self.part(part, item)
            case Row(_, rest):
                self._row(name, value, rest)
            case Place():
                self._leads_to(value[0])
            case Table(part):
                self.said.update(dict.fromkeys(value.keys()))
                for item in value.as_dict().values():
                    self.part(part, item)
            case Record():
                self._record(name, spec, value)

    def _plain(self, spec: Plain, value: Any) -> None:
        if spec is Plain.NAME:
            self.said[str(value)] = None
        elif spec is Plain.BYTES:
            self.said.update(dict.fromkeys((str(value), *runs(bytes(value)))))
        elif spec is Plain.WORDS:
            self.spoken[str(value)] = None
        elif spec is Plain.HEADING:
            self.bookmarks[str(value)] = None
        elif spec is Plain.ADDRESS:
            self.addresses[bytes(value).decode("latin-1")] = None

    def _leads_to(self, page: Any) -> None:
        if page.objgen not in self.pages:
            self.report("a page that is not one of its pages")

    def _row(self, name: str, value: Any, rest: tuple[str, ...]) -> None:
        if len(value) != len(rest) + 1:
            self.report(f"an unknown {name}")
        for part, item in zip(rest, list(value)[1:], strict=False):
            self.part(part, item)

    def _record(self, name: str, spec: Record, value: Any) -> None:
        for key, item in value.items():
            if spec.holds is not Holds.NOTHING and key in _STREAM_KEYS:
                continue
            if key == "/Parent" and name == "page":
                continue
            if key == "/Pg" and item.objgen not in self.pages:
                self._leads_to(item)
            elif key not in spec.parts:
                self.report(f"an entry {key} in a part of the kind {name}")
            else:
                self.part(spec.parts[key], item)
        if spec.holds is not Holds.NOTHING:
            self._stream(name, spec.holds, value)

    def _stream(self, name: str, holds: Holds, stream: pikepdf.Object) -> None:
        filters = stream.get("/Filter")
        jpeg = holds is Holds.IMAGE and filters == pikepdf.Name.DCTDecode
        if filters not in (None, pikepdf.Name.FlateDecode) and not jpeg:
            self.report("a stream in a form of its own")
            return
        data = stream.read_raw_bytes() if jpeg else stream_data(stream)
        if holds is Holds.IMAGE:
            self._image(stream, data, jpeg=jpeg, mask=name in _MASKS)
        elif holds in (Holds.CONTENT, Holds.PAGE):
            self._content(stream, data, marked=holds is Holds.PAGE)
        else:
            if holds is Holds.FONT and drawing_tables(data) != data:
                self.report("a font with more than letters")
            self.said.update(dict.fromkeys(runs(data)))
            self.shapes += len(data) // _CORNER if name == "shading" else 0

    def _content(self, stream: pikepdf.Object, data: bytes, *, marked: bool) -> None:
        self.content += len(data)
        self.shapes += len(_FILLS.findall(data))
        if self.content > MOST_CONTENT:
            raise Overflow("more drawing than any school's document needs")
        try:
            if painting(stream, int if marked else None) != data:
                self.report("marks or comments in what paints a page")
        except Unfit:
            self.report("an unknown command in what paints a page")

    def _image(self, image: pikepdf.Object, data: bytes, *, jpeg: bool, mask: bool) -> None:
        try:
            width, height = images.jpeg_dimensions(data) if jpeg else images.dimensions(image)
            # A JPEG says itself how its colours are made.
            inks, bits = (0, 8) if jpeg else (images.components(image), images.bits_of(image))
            if not jpeg and len(data) != images.expected_length(image):
                self.report("bytes beside the pixels of a picture")
        except Unfit:
            self.report("an unknown picture")
            return
        if jpeg and (foreign := inspect_picture(data, ".jpg")):
            self.report(f"{foreign[0].what} in a picture")
        palette = images.palette_of(image)
        negative = images.may_be_negative(image)
        form = f"{width} {height} {inks} {bits} {negative} {mask} {len(palette)}\n".encode()
        digest = hashlib.sha256(form + palette + data).hexdigest()
        self.rasters[digest] = Raster(
            width, height, digest, data, jpeg, inks, bits, palette, negative, mask
        )
