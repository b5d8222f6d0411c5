"""Pictures with pupils' names in them, drawn from a seed: labels, whiteboards, certificates, work.

What is drawn stands on a photograph of the demo site, is turned, bent as a camera bends it, lit
unevenly, blurred, and saved as a JPEG. Fonts are those of Debian's packages (see `print.py`).
"""

from __future__ import annotations

import io
import random
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFilter, ImageFont

PHOTOS = sorted(Path(__file__).resolve().parents[1].glob("content/albums/*/*.jpg"))
EDGE = 1440
"""Longest edge of what is published, in pixels."""
_FONTS = Path("/usr/share/fonts")
PRINT = (
    "truetype/dejavu/DejaVuSans.ttf",
    "truetype/dejavu/DejaVuSans-Bold.ttf",
    "truetype/dejavu/DejaVuSerif.ttf",
    "truetype/liberation/LiberationSans-Regular.ttf",
    "truetype/liberation/LiberationSans-Bold.ttf",
    "truetype/liberation/LiberationSerif-Italic.ttf",
    "truetype/liberation/LiberationSansNarrow-Bold.ttf",
    "opentype/comic-neue/ComicNeue-Regular.otf",
    "opentype/comic-neue/ComicNeue-Bold.otf",
    "opentype/urw-base35/URWGothic-Book.otf",
    "opentype/urw-base35/URWBookman-Demi.otf",
)
HAND = (
    "truetype/breip/Breip.ttf",
    "truetype/femkeklaver/femkeklaver.ttf",
    "truetype/humor-sans/Humor-Sans.ttf",
    "truetype/sjfonts/SteveHand.ttf",
    "truetype/klee/KleeOne-Regular.ttf",
    "opentype/bwht/BecauseWeBuild-Regular.otf",
)
CURSIVE = (
    "truetype/fifthhorseman/dkg.ttf",
    "truetype/sjfonts/Delphine.ttf",
    "truetype/ecolier-court/Ecolier-court.ttf",
    "opentype/urw-base35/Z003-MediumItalic.otf",
)
KINDS = {"print": PRINT, "hand-like": HAND, "cursive": CURSIVE}
INKS = ((20, 20, 25), (25, 45, 130), (140, 25, 30), (20, 95, 50), (70, 30, 110))
PAPERS = ((252, 252, 248), (245, 238, 220), (255, 246, 190), (225, 238, 250), (250, 225, 230))


@dataclass(frozen=True, slots=True)
class Scene:
    """`jpeg` shows `lines`, drawn as `layout` in a font of `kind`, among them `name`."""

    layout: str
    kind: str
    name: str
    lines: tuple[str, ...]
    jpeg: bytes

    def pixels(self) -> np.ndarray:
        return np.asarray(Image.open(io.BytesIO(self.jpeg)).convert("RGB"))


Layout = Callable[[str, str, random.Random], tuple[str, ...]]


def _short(first: str, last: str, chance: random.Random) -> str:
    return chance.choice((first, f"{first} {last[0]}", f"{first} {last}"))


LAYOUTS: dict[str, Layout] = {
    "tray label": lambda f, s, c: (c.choice((f, f"{f} {s}", f"{f} {s[0]}", f.upper())),),
    "label in two rows": lambda f, s, _: (f, s),
    "name badge": lambda f, s, c: ("Hello", "my name is", c.choice((f, f"{f} {s}"))),
    "certificate": lambda f, s, _: (
        "Certificate of Achievement",
        "This is awarded to",
        f"{f} {s}",
        "for excellent work in maths",
    ),
    "whiteboard": lambda f, s, c: (
        "Star of the week",
        c.choice((f"Well done {f}!", f"{f} {s}", f"{f} and Mrs Okafor")),
        "P.E. kit on Thursday",
    ),
    "signed work": lambda f, s, c: ("My best beanstalk", "", f"by {_short(f, s, c)}"),
    "display": lambda f, s, c: (
        "OUR WRITING WALL",
        "The giant woke up and roared.",
        f"{_short(f, s, c)}, Year 3",
    ),
    "jumper or bag": lambda f, s, _: (f"{f} {s}".upper(),),
}
SHARES = {
    "tray label": (0.07, 0.2),
    "label in two rows": (0.07, 0.18),
    "name badge": (0.09, 0.22),
    "certificate": (0.22, 0.45),
    "whiteboard": (0.3, 0.6),
    "signed work": (0.22, 0.45),
    "display": (0.25, 0.5),
    "jumper or bag": (0.1, 0.22),
}
"""How wide the written thing is in the picture, as a share of its longest edge."""


def scene(
    chance: random.Random, name: tuple[str, str], kind: str, layout: str, *, turned: bool = False
) -> Scene:
    """`name`: first name and surname."""
    lines = LAYOUTS[layout](*name, chance)
    drawn = draw(chance, lines, kind, layout, turned=turned)
    return Scene(layout, kind, " ".join(name), lines, drawn)


def draw(
    chance: random.Random, lines: tuple[str, ...], kind: str, layout: str, *, turned: bool = False
) -> bytes:
    """The JPEG of a photograph in which a sheet with `lines` is seen."""
    photo = _photo(chance)
    sheet = _sheet(chance, lines, _FONTS / chance.choice(KINDS[kind]), layout)
    low, high = SHARES[layout]
    width = int(EDGE * chance.uniform(low, high))
    _paste(chance, photo, sheet, width, turned=turned)
    return _shot(chance, photo)


def _photo(chance: random.Random) -> Image.Image:
    photo = Image.open(chance.choice(PHOTOS)).convert("RGB")
    scale = EDGE / max(photo.size)
    return photo.resize((round(photo.width * scale), round(photo.height * scale)))


def _sheet(
    chance: random.Random, lines: tuple[str, ...], font_file: Path, layout: str
) -> Image.Image:
    """A sheet of paper, label or board, drawn four times as large as it will be seen at most."""
    font = ImageFont.truetype(font_file, 120)
    paper, ink = chance.choice(PAPERS), chance.choice(INKS)
    if layout == "jumper or bag":
        paper, ink = chance.choice(INKS), chance.choice(PAPERS)
    if layout == "signed work":
        ink = chance.choice((*INKS, (90, 90, 95)))
    boxes = [font.getbbox(line or "x") for line in lines]
    wide = max(box[2] for box in boxes)
    sheet = Image.new("RGB", (wide + 160, 170 * len(lines) + 130), paper)
    pen = ImageDraw.Draw(sheet)
    if layout == "certificate":
        pen.rectangle((25, 25, sheet.width - 25, sheet.height - 25), outline=ink, width=8)
    for row, line in enumerate(lines):
        left = 80 if layout in ("whiteboard", "display") else (sheet.width - boxes[row][2]) // 2
        if layout == "signed work" and row == len(lines) - 1:
            left = sheet.width - boxes[row][2] - 60
        pen.text((left, 60 + 170 * row), line, fill=ink, font=font)
    return sheet


def _paste(
    chance: random.Random, photo: Image.Image, sheet: Image.Image, width: int, *, turned: bool
) -> None:
    """Lay the sheet into the photo as a camera sees it that is not held straight."""
    height = width * sheet.height / sheet.width
    bend = lambda: chance.uniform(-0.04, 0.04) * min(width, height)  # noqa: E731
    corners = np.float32([[0, 0], [width, 0], [width, height], [0, height]])
    corners += np.float32([[bend(), bend()] for _ in range(4)])
    angle = chance.gauss(0, 6) + (chance.choice((-90, 90, 180)) if turned else 0)
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1)
    corners = cv2.transform(corners[None], turn)[0]
    corners -= corners.min(0)
    space = np.float32(photo.size) - corners.max(0)
    scale = min(1.0, *((np.float32(photo.size) - 4) / corners.max(0)))
    corners = corners * scale + np.float32([chance.uniform(0, max(0, side)) for side in space])
    edge = np.float32([[0, 0], [sheet.width, 0], [sheet.width, sheet.height], [0, sheet.height]])
    matrix = cv2.getPerspectiveTransform(edge, np.float32(corners))
    pixels = np.asarray(sheet)
    shrink = width / sheet.width
    pixels = cv2.GaussianBlur(pixels, (0, 0), max(0.3, 0.4 / shrink))
    laid = cv2.warpPerspective(pixels, matrix, photo.size)
    mask = cv2.warpPerspective(np.full(pixels.shape[:2], 255, np.uint8), matrix, photo.size)
    light = np.linspace(chance.uniform(0.6, 1), chance.uniform(0.6, 1), photo.width)
    laid = (laid * light[None, :, None]).astype(np.uint8)
    photo.paste(Image.fromarray(laid), mask=Image.fromarray(mask))


def _shot(chance: random.Random, photo: Image.Image) -> bytes:
    """The photo as a phone takes it: not quite sharp, with noise, as a JPEG."""
    photo = photo.filter(ImageFilter.GaussianBlur(chance.uniform(0, 1.1)))
    noise = np.random.default_rng(chance.randrange(1 << 30)).normal(0, 4, (*photo.size[::-1], 1))
    pixels = np.clip(np.asarray(photo) + noise, 0, 255).astype(np.uint8)
    out = io.BytesIO()
    Image.fromarray(pixels).save(out, "JPEG", quality=chance.randint(60, 88))
    return out.getvalue()
