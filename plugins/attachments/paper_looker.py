"""Looks at one PDF: at each picture in it, whole, before any cropping; and at each page as drawn.

Programs cut photos into strips, squeeze them, mix their colours in ways that show on the page only,
and paint faces and words with shapes; a page on which nothing of this can be is not searched for
faces (see `plain_pages`). Of a mask, which is seen on the page and nowhere else, only
words are read: soft shadows look like faces. Of a page those words count that its text does not
have.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from importlib.metadata import version
from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from PIL import ImageOps

from attachments.drawing import Sheet, drawn
from looking import codes, faces, reading
from looking.eyes import written_in
from looking.looker import EYES, Looker
from looking.pixels import pixels_in, pixels_of
from safeguarding.errors import Stopped
from safeguarding.pdf_bytes import Raster, inspect_pdf, pillow
from safeguarding.policy import Pictures
from safeguarding.record import Face, Seen

if TYPE_CHECKING:
    from attachments.letters import Laid

_NOTICED = 32
"""Pixels; in a picture with a shorter edge nobody can be made out."""
_ON_PAGES = (faces.EYE, codes.EYE)
_ON_PLAIN_PAGES = (codes.EYE,)
"""Fonts of bar codes exist; faces are in the pictures only, which are looked at by themselves."""
_IN_MASKS = (reading.EYE,)
_LIBRARIES = ("pypdfium2", "pdfminer.six", "pikepdf", "pillow")
"""What draws the pages, reads their text and unpacks their pictures."""
_T = TypeVar("_T")


class PaperLooker:
    """Looks at PDFs, and keeps what was seen in `folder`, which is private."""

    def __init__(self, folder: Path, wanted: Pictures) -> None:
        self._pictures, self._masks, self._pages, self._plain_pages = (
            Looker(folder, wanted, eyes) for eyes in (EYES, _IN_MASKS, _ON_PAGES, _ON_PLAIN_PAGES)
        )
        self._eyes = [eye for eye in EYES if eye.wanted(wanted)]
        used = (f"{name}={version(name)}" for name in _LIBRARIES)
        written = written_in(Path(__file__).parent)
        self._version = " ".join(("a PDF", written, *used, *(eye.version for eye in self._eyes)))

    @property
    def anything_wanted(self) -> bool:
        return bool(self._eyes)

    def look(self, data: bytes) -> Seen | None:
        """What is seen in a rebuilt PDF; None when it could not be looked at.

        Raises ConfigurationError when an eye cannot be loaded, OSError when the facts cannot be
        kept.
        """
        digest, memory = hashlib.sha256(data).hexdigest(), self._pictures.memory
        kept = memory.get(digest, self._version)
        if kept is not None:
            return Seen(
                **{eye.name: eye.unpack(f) for eye, f in zip(self._eyes, kept, strict=True)}
            )
        try:
            seen = self._look_anew(data)
        except (Stopped, OSError):
            raise
        except Exception:  # noqa: BLE001 - whatever breaks, nobody looked, and the rules refuse it
            return None
        facts = [eye.pack(getattr(seen, eye.name)) for eye in self._eyes]
        memory.put(digest, self._version, facts)
        return seen

    def _look_anew(self, data: bytes) -> Seen:
        from attachments.letters import laid_out  # noqa: PLC0415 - not for a PDF that is known

        wanted = self._pictures.wanted
        self._pictures.open_eyes()
        pictures = [seen for raster in _noticed(data) for seen in self._look_at(raster)]
        laid, sheets = laid_out(data), drawn(data)
        pages = [self._look_at_sheet(sheet, plain=laid[sheet.page].plain) for sheet in sheets]
        shown = _all(seen.faces for seen in pictures), _all(seen.faces for seen in pages)
        words = _all(seen.words for seen in pictures)
        return Seen(
            tuple(_each_once(*shown)) if "faces" in wanted else None,
            (*words, *_only_seen(laid, sheets)) if "words" in wanted else None,
            _all(seen.codes for seen in (*pictures, *pages)) if "codes" in wanted else None,
        )

    def _look_at(self, raster: Raster) -> Iterator[Seen]:
        """What is seen in a picture, and in its negative if it may be shown so."""
        looker = self._masks if raster.mask else self._pictures
        yield looker.look_at(raster.digest, lambda: _pixels(raster))
        if raster.negative:
            digest = hashlib.sha256(f"negative {raster.digest}".encode()).hexdigest()
            yield looker.look_at(digest, lambda: _pixels(raster, negative=True))

    def _look_at_sheet(self, sheet: Sheet, *, plain: bool) -> Seen:
        looker = self._plain_pages if plain else self._pages
        digest = hashlib.sha256(sheet.data).hexdigest()
        return looker.look_at(digest, lambda: pixels_of(sheet.data))


def _only_seen(pages: Sequence[Laid], sheets: Sequence[Sheet]) -> tuple[str, ...]:
    from attachments.page_words import only_seen  # noqa: PLC0415 - it imports numpy

    return only_seen(pages, sheets)


def _noticed(data: bytes) -> Iterator[Raster]:
    for raster in inspect_pdf(data).rasters:
        if min(raster.width, raster.height) >= _NOTICED:
            yield raster


def _pixels(raster: Raster, *, negative: bool = False) -> Any:
    try:
        picture = pillow(raster)
        return pixels_in(ImageOps.invert(picture.convert("RGB")) if negative else picture)
    except OSError as error:  # so Pillow calls a damaged picture; it is no trouble with the disk
        raise ValueError("a damaged picture") from error


def _all(found: Iterable[tuple[_T, ...] | None]) -> tuple[_T, ...]:
    return tuple(thing for things in found for thing in things or ())


def _each_once(in_pictures: Iterable[Face], on_pages: Iterable[Face]) -> Iterator[Face]:
    """As many faces as are seen in the pictures or on the pages, and as many certain ones."""
    pairs = zip_longest(*(sorted(f, key=_strong, reverse=True) for f in (in_pictures, on_pages)))
    for pair in pairs:
        yield max((face for face in pair if face is not None), key=_strong)


def _strong(face: Face) -> bool:
    return face.strong
