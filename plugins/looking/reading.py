"""Reads the words in pictures: printed, and as far as a model can, written by hand.

Two networks that the package rapidocr carries are run by onnxruntime: one finds lines of text, one
reads a line. The package itself is not imported: it would log, and fetch a model that is missing.
"""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from looking.eyes import CannotLook, Eye, Look
from looking.networks import carried, given_back, session

if TYPE_CHECKING:
    from looking.letters import LineReader
    from looking.lines import LineFinder

_FINDS, _READS = "models/PP-OCRv6_det_small.onnx", "models/PP-OCRv6_rec_small.onnx"


def load() -> Look:
    """Raises CannotLook."""
    finder, reader = networks()
    from looking.blocks import blocks  # noqa: PLC0415 - it imports numpy

    return lambda pixels: blocks(reader.read(pixels, finder.find(pixels)))


@functools.cache
def networks() -> tuple[LineFinder, LineReader]:
    """What finds lines and what reads them, loaded once. Raises CannotLook."""
    try:
        import onnxruntime  # noqa: PLC0415 - not before there is something to look at

        from looking.letters import LineReader  # noqa: PLC0415
        from looking.lines import LineFinder  # noqa: PLC0415
    except ImportError as error:
        raise CannotLook("onnxruntime or OpenCV, which read words, do not load.") from error
    finds, reads = (carried("rapidocr", model, "reads words") for model in (_FINDS, _READS))
    try:
        finder = LineFinder(session(onnxruntime, finds), given_back(onnxruntime))
        reader = LineReader(session(onnxruntime, reads, seldom=True))
    except Exception as error:
        raise CannotLook("onnxruntime cannot run the models that read words.") from error
    return finder, reader


EYE = Eye(
    "words",
    "words",
    ("rapidocr", "onnxruntime", "opencv-python-headless", "numpy", "pillow"),
    load,
)
