"""Clean pixels -> the bytes of the published pictures."""

from __future__ import annotations

import functools
import hashlib
import io
from collections.abc import Iterator
from importlib.metadata import version

from PIL import AvifImagePlugin, Image, features

from photos.renditions import AVIF, FORMATS, JPEG, Encoded
from pixels.scale import scaled

WIDTHS = (480, 960, 1440)
"""In pixels: a phone, a column of text on a sharp screen, a picture that fills the screen."""

_WORTH_A_FILE = 1.4
"""A picture that is so much wider than the last step has its own width too: one of 950 pixels would
be blurred at 480."""
_AVIF_QUALITY, _AVIF_SPEED = 62, 8
_JPEG_QUALITY = 82


@functools.cache
def recipe(max_edge: int) -> str:
    """All that decides the bytes besides the original: the same recipe gives the same bytes."""
    return "|".join(
        (
            "7",
            f"{max_edge} {WIDTHS}",
            f"avif {_AVIF_QUALITY} {_AVIF_SPEED} {features.version('avif')}",
            f"jpeg {_JPEG_QUALITY} {features.version('jpg')}",
            f"colours {features.version('littlecms2')}",
            f"pillow {features.version('pil')}",
            f"webp {version('opencv-python-headless')}",
        )
    )


def encode(image: Image.Image) -> tuple[Encoded, ...]:
    """`image` in every width that is smaller, and in its own when it lies between, in both formats.

    `image` must be clean (photos.decode): whatever its `info` held would be written.
    """
    return tuple(_encoded(scaled, kind) for scaled in _scaled(image) for kind in FORMATS)


def widths(width: int) -> tuple[int, ...]:
    """The widths in which a picture of `width` is published, ascending."""
    steps = tuple(step for step in WIDTHS if step <= width)
    own = min(width, WIDTHS[-1])
    return steps if steps and own <= steps[-1] * _WORTH_A_FILE else (*steps, own)


def _scaled(image: Image.Image) -> Iterator[Image.Image]:
    """Each from the next larger one, which is quick and no less sharp."""
    larger = image
    for width in reversed(widths(image.width)):
        if width != larger.width:
            height = max(1, round(image.height * width / image.width))
            larger = scaled(larger, (width, height))
        yield larger


def _encoded(image: Image.Image, kind: str) -> Encoded:
    data = _bytes(image, kind)
    return Encoded(image.width, image.height, kind, data, hashlib.sha256(data).hexdigest())


def _bytes(image: Image.Image, kind: str) -> bytes:
    target = io.BytesIO()
    if kind == AVIF:
        # With more threads the bytes would depend on the number of processors.
        image.save(
            target,
            AvifImagePlugin.AvifImageFile.format,
            quality=_AVIF_QUALITY,
            speed=_AVIF_SPEED,
            subsampling="4:2:0",
            max_threads=1,
        )
    elif kind == JPEG:
        image.save(
            target,
            "JPEG",
            quality=_JPEG_QUALITY,
            subsampling="4:2:0",
            progressive=True,
        )
    return target.getvalue()
