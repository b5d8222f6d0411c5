"""Colours by the book (IEC 61966-2-1, ICC.1, CIE 1976), beside the library that converts them."""

from __future__ import annotations

import struct
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]

D50 = np.array([0.9642, 1.0, 0.8249])
_BRADFORD = np.array(
    [[0.8951, 0.2664, -0.1614], [-0.7502, 1.7135, 0.0367], [0.0389, -0.0685, 1.0296]]
)


@dataclass(frozen=True)
class Space:
    """Chromaticities of red, green, blue and white, and the gamma of its curve (0: sRGB's own)."""

    primaries: tuple[tuple[float, float], ...]
    white: tuple[float, float] = (0.3127, 0.3290)
    gamma: float = 0

    @property
    def matrix(self) -> Numbers:
        """Linear values -> XYZ under D50."""
        columns = np.array([_xyz(place) for place in self.primaries]).T
        white = _xyz(self.white)
        to_xyz = columns * np.linalg.solve(columns, white)
        cones = (_BRADFORD @ D50) / (_BRADFORD @ white)
        matrix: Numbers = np.linalg.inv(_BRADFORD) @ np.diag(cones) @ _BRADFORD @ to_xyz
        return matrix

    def linear(self, values: Numbers) -> Numbers:
        if self.gamma:
            return np.power(values, self.gamma)
        return np.where(values <= 0.04045, values / 12.92, ((values + 0.055) / 1.055) ** 2.4)

    def profile(self) -> bytes:
        """ICC version 2."""
        steps = self.linear(np.linspace(0, 1, 1024))
        curve = b"curv" + struct.pack(">4xI1024H", 1024, *(int(s * 65535 + 0.5) for s in steps))
        parts = {b"wtpt": D50} | dict(zip((b"rXYZ", b"gXYZ", b"bXYZ"), self.matrix.T, strict=True))
        tags = {name: b"XYZ " + bytes(4) + _fixed(place) for name, place in parts.items()}
        tags |= dict.fromkeys((b"rTRC", b"gTRC", b"bTRC"), curve)
        at = 132 + 12 * len(tags)
        table, body = struct.pack(">I", len(tags)), b""
        for name, part in tags.items():
            table += name + struct.pack(">II", at + len(body), len(part))
            body += part
        head = b"\2\x40\0\0mntrRGB XYZ ".rjust(20, b"\0") + bytes(12) + b"acsp" + bytes(28)
        head = struct.pack(">I", at + len(body)) + head[:-4] + bytes(4) + _fixed(D50)
        return head.ljust(128, b"\0") + table + body


def _xyz(place: tuple[float, float]) -> Numbers:
    x, y = place
    return np.array([x / y, 1, (1 - x - y) / y])


def _fixed(place: Numbers) -> bytes:
    return struct.pack(">3i", *(round(65536 * part) for part in place))


SRGB = Space(((0.64, 0.33), (0.30, 0.60), (0.15, 0.06)))
DISPLAY_P3 = Space(((0.68, 0.32), (0.265, 0.69), (0.15, 0.06)))
BT2020 = Space(((0.708, 0.292), (0.17, 0.797), (0.131, 0.046)))
ADOBE_RGB = Space(((0.64, 0.33), (0.21, 0.71), (0.15, 0.06)), gamma=563 / 256)
PRO_PHOTO = Space(
    ((0.7347, 0.2653), (0.1596, 0.8404), (0.0366, 0.0001)), white=(0.3457, 0.3585), gamma=1.8
)


def in_srgb(pixels: Numbers, space: Space) -> Numbers:
    """Values from 0 to 255 in `space` -> the same colours in sRGB; what it has not, at its edge."""
    linear = np.linalg.solve(
        SRGB.matrix, space.matrix @ space.linear(pixels / 255).reshape(-1, 3).T
    )
    inside = np.clip(linear.T, 0, 1).reshape(pixels.shape)
    shown = np.where(inside <= 0.0031308, inside * 12.92, 1.055 * inside ** (1 / 2.4) - 0.055)
    return 255 * shown


def differences(one: Numbers, other: Numbers) -> Numbers:
    """Delta E (CIE 1976) of each pixel of two pictures in sRGB."""
    return np.linalg.norm(_lab(one) - _lab(other), axis=-1)


def _lab(pixels: Numbers) -> Numbers:
    xyz = SRGB.linear(pixels / 255) @ SRGB.matrix.T / D50
    cubes = np.where(xyz > (6 / 29) ** 3, np.cbrt(xyz), xyz / (3 * (6 / 29) ** 2) + 4 / 29)
    x, y, z = (cubes[..., n] for n in range(3))
    return np.stack([116 * y - 16, 500 * (x - y), 200 * (y - z)], axis=-1)
