"""WebP -> its pixels, held once: Pillow's decoder holds four copies of a picture."""

from __future__ import annotations

from PIL import Image

from pixels.scale import Rows, Size


def webp_rows(data: bytes) -> tuple[Rows, Size]:
    """The rows of the first picture, RGB or RGBA, and its size. Raises ValueError if damaged."""
    import cv2  # noqa: PLC0415 - the other formats need none of it
    import numpy as np  # noqa: PLC0415 - likewise

    held = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_UNCHANGED)
    if held is None:
        raise ValueError("no picture")
    height, width, channels = held.shape
    mode, stored = ("RGB", "BGR") if channels == 3 else ("RGBA", "BGRA")

    def rows(top: int, bottom: int) -> Image.Image:
        strip = held[top:bottom].tobytes()
        return Image.frombytes(mode, (width, bottom - top), strip, "raw", stored)

    return rows, (width, height)
