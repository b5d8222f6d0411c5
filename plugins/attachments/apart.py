"""Runs a module as a process of its own: bytes in, bytes out, and an end in time."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from pathlib import Path

_PACKAGES = Path(__file__).resolve().parents[1]
_MEMORY = 400_000_000
"""Bytes of data; the program itself is about a sixth of it."""


class NoAnswerError(Exception):
    """The process did not come to an end, or took more than it may."""


def answer_of(module: str, data: bytes, patience: float) -> bytes:
    """What `module` answers to `data` within `patience` seconds. Raises NoAnswerError."""
    paths = os.pathsep.join((str(_PACKAGES), os.environ.get("PYTHONPATH", "")))
    try:
        done = subprocess.run(
            [sys.executable, "-m", module],
            input=data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": paths},
            timeout=patience,
            check=True,
        )
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired):
        raise NoAnswerError from None
    return done.stdout


def limit(seconds: int) -> None:
    """Holds this process to its bounds, `seconds` being of one processor, where the system can.

    Windows cannot.
    """
    with contextlib.suppress(ImportError):
        import resource  # noqa: PLC0415 - not on Windows

        resource.setrlimit(resource.RLIMIT_DATA, (_MEMORY, _MEMORY))
        _, most = resource.getrlimit(resource.RLIMIT_CPU)
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, most))
