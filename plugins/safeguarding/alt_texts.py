"""What an alt text may not be, and what it should not be. Pure functions.

For somebody who cannot see a picture: WCAG 2.2, 1.1.1 and the W3C's "alt decision tree". A screen
reader says "image" by itself, and reads a text to its end without a way to skip parts of it.
"""

from __future__ import annotations

import re

LONGEST = 250
"""Characters; more is a text of its own, and belongs under the picture."""

_LONGEST_NAME = 120
_ENDING = re.compile(
    r"\S.*\.(?:jpe?g|jpe|jfif|png|apng|gif|webp|avif|hei[cf]|tiff?|bmp|svg|mpo|dng|raw)",
    re.IGNORECASE,
)
_CAMERA = re.compile(
    r"(?:(?:IMG|DSC[FN]?|PXL|VID|MVI|GOPR?|DCIM|PICT|SAM|CIMG|SCAN|WhatsApp Image|Screenshot|MVIMG|"
    r"Image|Photo|Picture|Untitled|FullSizeRender)[\W_]*)?[\d\W_]*(?:\(\d+\)|_?HDR|_?BURST\d*|at)?[\d\W_]*",
    re.IGNORECASE,
)
_HERALD = re.compile(
    r"(?:an?\s+|the\s+|this\s+is\s+an?\s+|here\s+is\s+an?\s+)?"
    r"(?:images?|pictures?|photos?|photographs?|pics?|graphics?)"
    r"\s+(?:of|showing|depicting|(?:which|that)\s+shows)\b",
    re.IGNORECASE,
)
_PRIZE = re.compile(
    r"(?:(?:the\s+)?(?:day|week|fortnight|month|term|half[\s-]term|year|decade|century|season|match|"
    r"moment)|health|innocence)\b",
    re.IGNORECASE,
)
"""“Photo of the week”: the name of a prize or a board, and a saying; not what the picture shows."""


def is_file_name(alt: str, name: str) -> bool:
    """Whether `alt` says no more than a file is called. `name` is that of the picture's file."""
    alt = alt.strip()
    stem = name.rpartition(".")[0]
    if len(alt) > _LONGEST_NAME:
        return False
    if _ENDING.fullmatch(alt) or _CAMERA.fullmatch(alt):
        return True
    return alt.casefold() in (name.casefold(), stem.casefold()) and bool(re.search(r"[\d_-]", stem))


def heralds_itself(alt: str) -> bool:
    """Whether `alt` begins by saying that it is a picture, which every screen reader says."""
    found = _HERALD.match(alt.strip())
    return found is not None and not _PRIZE.match(alt.strip()[found.end() :].strip())


def is_too_long(alt: str) -> bool:
    return len(alt.strip()) > LONGEST
