"""YuNet, a small network that finds faces, run on canvases of the one size that it knows.

For three grids of 8, 16 and 32 pixels it answers, for each point, how likely a face is there and
how large. (“YuNet: A Tiny Millisecond-level Face Detector”, Wu et al. 2023.)
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import cv2
import numpy as np
from numpy.typing import NDArray

from looking.boxes import SAME, Found

if TYPE_CHECKING:
    from looking.eyes import Pixels

CANVAS = 640
"""Pixels of each side."""
WORTH = 0.4
"""How sure it must be for a find, from 0 to 1."""
_STRIDES = 8, 16, 32
_OUTPUTS = [f"{kind}_{stride}" for kind in ("cls", "obj", "bbox") for stride in _STRIDES]


class YuNet:
    """`session` is an onnxruntime.InferenceSession; threads may share it."""

    def __init__(self, session: Any) -> None:
        self._session = session

    def detect(self, canvas: Pixels) -> list[Found]:
        """What is taken for a face in CANVAS × CANVAS pixels, each once."""
        shown = cv2.dnn.blobFromImage(canvas, swapRB=True)
        answers = self._session.run(_OUTPUTS, {"input": shown})
        parts = zip(_STRIDES, answers[:3], answers[3:6], answers[6:], strict=True)
        boxes, sure = map(np.concatenate, zip(*(_grid(*part) for part in parts), strict=True))
        kept = cv2.dnn.NMSBoxes(boxes.tolist(), sure.tolist(), WORTH, SAME)
        return [Found(tuple(boxes[i].tolist()), float(sure[i])) for i in kept]


def _grid(
    stride: int, face: NDArray[np.float32], object_: NDArray[np.float32], box: NDArray[np.float32]
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Boxes (left, top, width, height in pixels) and how sure, of points that are worth it."""
    sure = np.sqrt(np.clip(face[0, :, 0], 0, 1) * np.clip(object_[0, :, 0], 0, 1))
    points = np.flatnonzero(sure >= WORTH)
    row, column = np.divmod(points, CANVAS // stride)
    near = box[0, points]
    middle = (np.stack([column, row], axis=1) + near[:, :2]) * stride
    size = np.exp(near[:, 2:]) * stride
    return np.hstack([middle - size / 2, size]).astype(np.float32), sure[points]
