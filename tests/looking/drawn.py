"""Pictures with words and codes in them, drawn in the real font that Pillow carries."""

from __future__ import annotations

import io

import numpy as np
import zxingcpp
from PIL import Image, ImageDraw, ImageFilter, ImageFont

PAPER, INK, WALL = (250, 248, 240), (25, 40, 110), (96, 122, 104)


def sheet(*lines: str, size: int = 44, paper=PAPER, ink=INK) -> Image.Image:
    """A sheet of paper with lines of text, one below the other."""
    font = ImageFont.load_default(size)
    width = max(int(font.getlength(line)) for line in lines) + 2 * size
    paper_sheet = Image.new("RGB", (width, int(size * (1.5 * len(lines) + 1))), paper)
    pen = ImageDraw.Draw(paper_sheet)
    for row, line in enumerate(lines):
        pen.text((size, size * (0.5 + 1.5 * row)), line, fill=ink, font=font)
    return paper_sheet


def wall(*things: Image.Image, turn: float = 0, size=(1440, 1080), blur=0.6) -> Image.Image:
    """A photo of a wall on which the things hang, not quite sharp and with noise."""
    photo = Image.new("RGB", size, WALL)
    for number, thing in enumerate(things):
        turned = thing.rotate(turn, expand=True, fillcolor=WALL)
        photo.paste(turned, (90 + 620 * (number % 2), 110 + 420 * (number // 2)))
    photo = photo.filter(ImageFilter.GaussianBlur(blur))
    noise = np.random.default_rng(7).normal(0, 4, (size[1], size[0], 1))
    return Image.fromarray(np.clip(np.asarray(photo) + noise, 0, 255).astype(np.uint8))


def code(text: str, kind: str = "QRCode", scale: int = 5) -> Image.Image:
    """A QR code or bar code that says `text`."""
    drawn = zxingcpp.create_barcode(text, getattr(zxingcpp.BarcodeFormat, kind))
    small = Image.fromarray(np.asarray(drawn.to_image(scale=scale)))
    framed = Image.new("RGB", (small.width + 80, small.height + 80), "white")
    framed.paste(small, (40, 40))
    return framed


def jpeg(picture: Image.Image) -> bytes:
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=85)
    return out.getvalue()


def pixels(picture: Image.Image) -> np.ndarray:
    return np.asarray(picture.convert("RGB"))
