"""Colours that a file states by numbers (ITU-T H.273) -> the ICC profile that says the same.

So that all colours are converted in one way, by LittleCMS, whatever a file explains them with.
"""

from __future__ import annotations

import functools
import math
import struct
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TypeAlias

Place: TypeAlias = tuple[float, float, float]
"""XYZ of a primary colour at full strength, seen under D50 as ICC has it."""
_Curve: TypeAlias = Callable[[float], float]
"""What a value from 0 to 1 shines with, from 0 to 1."""


@dataclass(frozen=True, slots=True)
class Stated:
    """Primaries and transfer characteristics, by their numbers in H.273."""

    primaries: int
    transfer: int


_SRGB = (
    (0.436041, 0.222485, 0.013920),
    (0.385113, 0.716905, 0.097067),
    (0.143046, 0.060610, 0.713913),
)
_PRIMARIES: Mapping[int, tuple[Place, Place, Place]] = MappingProxyType(
    {
        9: (
            (0.67348, 0.279043, -0.001933),
            (0.165671, 0.675344, 0.029983),
            (0.125049, 0.045613, 0.796851),
        ),
        12: (
            (0.515119, 0.241189, -0.00105),
            (0.291978, 0.692244, 0.041879),
            (0.157103, 0.066567, 0.784071),
        ),
    }
)
"""BT.2020 and Display P3. The others that are in use differ from sRGB by less than is seen."""
_ADOBE = (
    (0.609741, 0.311113, 0.019465),
    (0.205273, 0.625675, 0.060875),
    (0.149187, 0.063212, 0.744560),
)
_ADOBE_GAMMA = 563 / 256

_D50: Place = (0.9642, 1.0, 0.8249)
_HEAD = 128
_NITS = 203
"""Of white on paper (ITU-R BT.2408). What shines more is shown as white."""
_STEPS = 1024


def _srgb(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else math.pow((value + 0.055) / 1.055, 2.4)


def _pq(value: float) -> float:
    """ITU-R BT.2100, table 4."""
    root = math.pow(value, 32 / 2523)
    share = max(root - 107 / 128, 0) / (2413 / 128 - 2392 / 128 * root)
    return min(1, math.pow(share, 8192 / 1305) * 10_000 / _NITS)


def _hlg(value: float) -> float:
    """ITU-R BT.2100, table 5, on a screen of 1,000 nits."""
    scene = value**2 / 3
    if value > 0.5:
        scene = (math.exp((value - 0.55991073) / 0.17883277) + 0.28466892) / 12
    return min(1, math.pow(scene, 1.2) * 1000 / _NITS)


_CURVES: Mapping[int, _Curve] = MappingProxyType(
    {
        4: lambda value: value**2.2,
        5: lambda value: value**2.8,
        8: lambda value: value,
        16: _pq,
        18: _hlg,
    }
)
"""What is not here (BT.709, sRGB, unknown) browsers show as sRGB."""


@functools.cache
def profile_of(stated: Stated) -> bytes | None:
    """None if the numbers mean sRGB, or nothing that browsers would look at."""
    if stated.primaries not in _PRIMARIES and stated.transfer not in _CURVES:
        return None
    places = _PRIMARIES.get(stated.primaries, _SRGB)
    return _profile(places, _CURVES.get(stated.transfer, _srgb))


@functools.cache
def adobe_rgb() -> bytes:
    """For cameras that state these colours by the two words "R03" and keep no profile."""
    return _profile(_ADOBE, lambda value: value**_ADOBE_GAMMA)


def _profile(places: tuple[Place, Place, Place], curve: _Curve) -> bytes:
    """An ICC profile (ICC.1:2001-04) of three primaries and one curve."""
    shine = [round(65535 * curve(step / (_STEPS - 1))) for step in range(_STEPS)]
    curves = b"curv" + struct.pack(f">4xI{_STEPS}H", _STEPS, *shine)
    tags = {b"wtpt": b"XYZ " + bytes(4) + _numbers(_D50)}
    for letter, place in zip((b"r", b"g", b"b"), places, strict=True):
        tags[letter + b"XYZ"] = b"XYZ " + bytes(4) + _numbers(place)
        tags[letter + b"TRC"] = curves
    at = _HEAD + 4 + 12 * len(tags)
    table, body = struct.pack(">I", len(tags)), b""
    for name, part in tags.items():
        table += struct.pack(">4sII", name, at + len(body), len(part))
        body += part
    head = struct.pack(
        ">I4xI4s4s4s12x4s28x12s48x",
        at + len(body), 0x2400000, b"mntr", b"RGB ", b"XYZ ", b"acsp", _numbers(_D50),
    )  # fmt: skip
    return head + table + body


def _numbers(place: Place) -> bytes:
    return struct.pack(">3i", *(round(65536 * part) for part in place))
