"""What hides faces in school photographs: each of these is done to a portrait.

`box` is where the face is: left, top, right and bottom in pixels.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from PIL import Image, ImageDraw, ImageFilter

Box: TypeAlias = tuple[float, float, float, float]
Disguise: TypeAlias = Callable[[Image.Image, Box], Image.Image]


def _covered(face: Image.Image, box: Box, top: float, bottom: float, colour: str) -> Image.Image:
    """With a patch across the face, from `top` to `bottom` (shares of its height)."""
    left, up, right, down = box
    high, aside = down - up, 0.1 * (right - left)
    patch = left - aside, up + top * high, right + aside, up + bottom * high
    face = face.copy()
    ImageDraw.Draw(face).rectangle(patch, fill=colour)
    return face


def _goggles(face: Image.Image, box: Box) -> Image.Image:
    left, up, right, down = box
    wide, high = right - left, down - up
    face = _covered(face, box, 0.36, 0.42, "navy")
    pen = ImageDraw.Draw(face)
    for middle in (0.28, 0.72):
        x, y = left + middle * wide, up + 0.39 * high
        lens = x - 0.22 * wide, y - 0.13 * high, x + 0.22 * wide, y + 0.13 * high
        pen.ellipse(lens, fill=(20, 30, 70), outline="orange", width=max(1, round(0.03 * wide)))
    return face


def _painted(face: Image.Image, box: Box) -> Image.Image:
    """As a tiger: orange, with black stripes; eyes and mouth show through."""
    left, up, right, down = box
    wide, high = right - left, down - up
    paint = Image.new("RGB", face.size, "darkorange")
    pen = ImageDraw.Draw(paint)
    for row in range(6):
        y = up + high * (0.12 + 0.16 * row)
        for x, to in ((left, left + 0.38 * wide), (right, right - 0.38 * wide)):
            pen.line(
                [(x, y), (to, y + 0.05 * high)], fill="black", width=max(1, round(0.05 * high))
            )
    where = Image.new("L", face.size, 0)
    ImageDraw.Draw(where).ellipse(box, fill=190)
    return Image.composite(paint, face, where.filter(ImageFilter.GaussianBlur(0.03 * wide)))


def _cut(face: Image.Image, box: Box) -> Image.Image:
    left, _, right, _ = box
    return face.crop((round((left + right) / 2), 0, face.width, face.height))


def _close(face: Image.Image, box: Box) -> Image.Image:
    left, up, right, down = box
    inset = 0.08 * (right - left)
    close = face.crop((round(left + inset), round(up + inset), round(right - inset), round(down)))
    return close.resize((960, max(1, round(960 * close.height / close.width))))


def _dark(face: Image.Image, _box: Box) -> Image.Image:
    return face.point(lambda value: round(120 * (value / 255) ** 2.2))


DISGUISES: dict[str, Disguise] = {
    "black and white": lambda face, _: face.convert("L").convert("RGB"),
    "in the dark": _dark,
    "head tilted by 45°": lambda face, _: face.rotate(45, fillcolor=(128, 128, 128)),
    "fills the picture, cut on all sides": _close,
    "half of it beyond the edge": _cut,
    "a bar over the eyes": lambda face, box: _covered(face, box, 0.28, 0.5, "black"),
    "a mask or scarf over nose and mouth": lambda face, box: _covered(face, box, 0.52, 1, "white"),
    "swimming goggles": _goggles,
    "painted as a tiger": _painted,
    "a patch over all of it": lambda face, box: _covered(face, box, -0.1, 1.1, "white"),
}
