"""How the C library keeps the memory of pictures."""

from __future__ import annotations

import sys

_MMAP_THRESHOLD, _ARENAS = -3, -8
"""M_MMAP_THRESHOLD and M_ARENA_MAX of its malloc.h."""
_LARGE = 1_000_000
"""Bytes."""


def give_large_blocks_back() -> None:
    """Have large blocks go back to the system when they are free, from now on in this process.

    The C library of Linux keeps them after the first few, for each thread, and others seldom fit
    there: a build with new photos would hold 100 MB more than it uses. Elsewhere this does nothing.
    """
    if sys.platform == "linux":
        import ctypes  # noqa: PLC0415 - seldom needed

        set_option = getattr(ctypes.CDLL(None), "mallopt", None)  # musl has none
        if set_option is not None:
            set_option(_MMAP_THRESHOLD, _LARGE)
            set_option(_ARENAS, 1)
