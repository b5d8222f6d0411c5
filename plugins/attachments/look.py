"""What is seen in the pictures of a PDF: faces, words and codes.

Each picture is looked at whole, before any cropping; and each page as it is drawn, for programs cut
photos into strips, squeeze them, and mix their colours in ways that show on the page only. Of a
mask, which is seen on the page and nowhere else, only words are read: soft shadows look like faces.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, partial
from itertools import zip_longest
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from PIL import ImageOps

from attachments.drawing import RECIPE, drawn
from looking import codes, faces, reading
from looking.looker import EYES, Looker
from looking.pixels import pixels_in, pixels_of
from safeguarding.errors import Stopped
from safeguarding.pdf_bytes import Raster, inspect_pdf, pillow
from safeguarding.pdf_bytes.canonical import reopened
from safeguarding.record import BuildRecord, Face, Made, Picture, Seen

_NOTICED = 32
"""Pixels; in a picture with a shorter edge nobody can be made out."""
_ON_PAGES = (faces.EYE, codes.EYE)
"""The words of a page are read as text."""
_IN_MASKS = (reading.EYE,)
_T = TypeVar("_T")


class _Lookers(NamedTuple):
    pictures: Looker
    masks: Looker
    pages: Looker


def look_at_pdfs(record: BuildRecord, tree: Path) -> None:
    """Fill `record.seen` with what is seen in each published PDF that has pictures.

    A PDF that cannot be drawn, or has a picture that cannot be looked at, is left out; the rules
    refuse it then. Raises ConfigurationError when something to look with cannot be loaded, OSError
    when what was seen cannot be kept.
    """
    known = record.knowledge
    folder, wanted = known.project.cache / "looking", known.policy.pictures
    lookers = _Lookers(*(Looker(folder, wanted, eyes) for eyes in (EYES, _IN_MASKS, _ON_PAGES)))
    if not lookers.pictures.anything_wanted:
        return
    for path, picture in record.pictures.items():
        origin = record.origins.get(path)
        if origin is not None and origin.made is Made.PDF:
            _look_into(tree / path, picture, lookers, record)


def _look_into(path: Path, picture: Picture, lookers: _Lookers, record: BuildRecord) -> None:
    data = path.read_bytes()
    try:
        pictures = [seen for raster in _noticed(data) for seen in _look(lookers, raster)]
        pages = list(_look_at_pages(lookers.pages, data))
    except (Stopped, OSError):
        raise
    except Exception:  # noqa: BLE001 - whatever breaks, nobody looked, and the rules refuse that
        return
    record.seen[picture.digest] = _together(pictures, pages, lookers.pictures)


def _noticed(data: bytes) -> Iterator[Raster]:
    for raster in inspect_pdf(data).rasters:
        if min(raster.width, raster.height) >= _NOTICED:
            yield raster


def _look(lookers: _Lookers, raster: Raster) -> Iterator[Seen]:
    """What is seen in a picture, and in its negative if it may be shown so."""
    looker = lookers.masks if raster.mask else lookers.pictures
    yield looker.look_at(raster.digest, lambda: _pixels(raster))
    if raster.negative:
        digest = hashlib.sha256(f"negative {raster.digest}".encode()).hexdigest()
        yield looker.look_at(digest, lambda: _pixels(raster, negative=True))


def _pixels(raster: Raster, *, negative: bool = False) -> Any:
    try:
        picture = pillow(raster)
        return pixels_in(ImageOps.invert(picture.convert("RGB")) if negative else picture)
    except OSError as error:  # so Pillow calls a damaged picture; it is no trouble with the disk
        raise ValueError("a damaged picture") from error


def _look_at_pages(looker: Looker, data: bytes) -> Iterator[Seen]:
    """They are drawn only if somebody must look at one of them anew."""
    with reopened(data) as pdf:
        number = len(pdf.pages)
    pages = cache(partial(drawn, data))
    paper = hashlib.sha256(data).hexdigest()
    for page in range(number):
        digest = hashlib.sha256(f"{RECIPE} {page} {paper}".encode()).hexdigest()
        yield looker.look_at(digest, partial(_page, pages, page))


def _page(pages: Callable[[], Sequence[bytes]], number: int) -> Any:
    return pixels_of(pages()[number])


def _together(pictures: list[Seen], pages: list[Seen], looker: Looker) -> Seen:
    """Everything that was seen; None for what policy.toml does not want to be looked for."""
    wanted = looker.wanted
    shown = _all(seen.faces for seen in pictures), _all(seen.faces for seen in pages)
    return Seen(
        tuple(_each_once(*shown)) if "faces" in wanted else None,
        _all(seen.words for seen in pictures) if "words" in wanted else None,
        _all(seen.codes for seen in (*pictures, *pages)) if "codes" in wanted else None,
    )


def _all(found: Iterable[tuple[_T, ...] | None]) -> tuple[_T, ...]:
    return tuple(thing for things in found for thing in things or ())


def _each_once(in_pictures: Iterable[Face], on_pages: Iterable[Face]) -> Iterator[Face]:
    """As many faces as are seen in the pictures or on the pages, and as many certain ones."""
    pairs = zip_longest(*(sorted(f, key=_strong, reverse=True) for f in (in_pictures, on_pages)))
    for pair in pairs:
        yield max((face for face in pair if face is not None), key=_strong)


def _strong(face: Face) -> bool:
    return face.strong
