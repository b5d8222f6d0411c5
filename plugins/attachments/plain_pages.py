"""Which pages show nothing but letters of fonts, rules, and pictures that are seen as they are.

Nothing on such a page can look like a face or a word but what is read and looked at by itself: its
text, and each picture. So it need not be searched as a whole, which takes most of the time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from pdfminer.layout import LTChar, LTContainer, LTCurve, LTImage, LTItem, LTLine, LTPage, LTRect

_FEW_CURVES = 8
"""Corners of curves and slanting lines; the outline of one letter may have more."""
_FEW_SQUARES = 40
"""Small filled squares, of which letters, faces and codes can be put together."""
_SMALL, _THIN = 30, 1
"""Points: what is longer or thinner is a rule, a frame or the ground of a box."""
_SMALLEST_EDGE = 64
_STRETCHED = 1.25
_NEAR = 2
"""Points; pictures that are nearer to each other may be the strips of one."""
_MANY_PICTURES = 40
_OWN_WAYS = frozenset({"SMask", "Mask", "ImageMask", "Decode"})
_PLAIN_COLOURS = frozenset({"DeviceRGB", "DeviceGray"})
_IN_ITS_OWN_WAY = re.compile(
    rb"/(?:PatternType|ShadingType|CharProcs|Luminosity|Alpha)\b|/BM (?!/Normal\b|/Compatible\b)"
)


def paints_plainly(data: bytes) -> bool:
    """Whether a rebuilt PDF has no pattern, no shading, no letters that are drawings, no mask of a
    whole drawing, and mixes no colours: such a file says its words plainly.
    """
    return _IN_ITS_OWN_WAY.search(data) is None


def is_plain(page: LTPage) -> bool:
    """Whether a page that was laid out holds nothing else. Letters must stand upright."""
    items = list(_all(page))
    pictures = [item for item in items if isinstance(item, LTImage)]
    return (
        sum(_corners(item) for item in items) <= _FEW_CURVES
        and sum(_is_square(item) for item in items) <= _FEW_SQUARES
        and all(_is_upright(item) for item in items if isinstance(item, LTChar))
        and all(_is_seen_as_it_is(picture) for picture in pictures)
        and not _touch(pictures)
    )


def _all(item: LTItem) -> Iterator[LTItem]:
    yield item
    if isinstance(item, LTContainer):
        for inner in item:
            yield from _all(inner)


def _corners(item: LTItem) -> int:
    """Corners of a curve, or of a line that slants; none of what runs along the page."""
    if not isinstance(item, LTCurve) or isinstance(item, LTRect):
        return 0
    if isinstance(item, LTLine):
        return int(min(item.width, item.height) > _THIN)
    return len(item.pts)


def _is_square(item: LTItem) -> bool:
    if not isinstance(item, LTRect):
        return False
    low, high = sorted((item.width, item.height))
    return low < high < _SMALL or 0 < low == high < _SMALL


def _is_upright(letter: LTChar) -> bool:
    a, b, _, d, _, _ = letter.matrix
    return a > 0 and d > 0 and abs(b) <= a / 100


def _is_seen_as_it_is(picture: LTImage) -> bool:
    attributes = picture.stream.attrs
    wide, high = (side if isinstance(side, int) else 0 for side in picture.srcsize)
    if min(wide, high) < _SMALLEST_EDGE or min(picture.width, picture.height) <= 0:
        return False
    stretched = (picture.width / picture.height) / (wide / high)
    colours = [getattr(colour, "name", "") for colour in picture.colorspace]
    return (
        1 / _STRETCHED <= stretched <= _STRETCHED
        and not _OWN_WAYS & attributes.keys()
        and set(colours) <= _PLAIN_COLOURS
    )


def _touch(pictures: Sequence[LTImage]) -> bool:
    if len(pictures) > _MANY_PICTURES:
        return True
    return any(_near(one, other) for one, other in combinations(pictures, 2))


def _near(one: LTImage, other: LTImage) -> bool:
    apart = max(one.x0 - other.x1, other.x0 - one.x1, one.y0 - other.y1, other.y0 - one.y1)
    return apart < _NEAR
