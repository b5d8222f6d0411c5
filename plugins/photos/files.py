"""Files of the cache: whole or absent, whoever else writes at the same moment."""

from __future__ import annotations

import os
import tempfile
import time
from pathlib import Path

DAY = 86_400
_UNUSED_DAYS = 14


def replace_file(path: Path, data: bytes) -> None:
    """Puts `data` at `path` in one step. Raises OSError.

    It is not forced onto the disk: what the cache holds is verified when it is used.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, suffix=".tmp")
    fresh = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        fresh.replace(path)
    except BaseException:
        fresh.unlink(missing_ok=True)
        raise


def drop_unused(folder: Path, suffix: str) -> None:
    """Drops the files with this suffix that nobody touched for two weeks, and what a killed build
    left half done.
    """
    oldest = time.time() - _UNUSED_DAYS * DAY
    for path in folder.glob("*"):
        if path.suffix in (suffix, ".tmp") and path.stat().st_mtime < oldest:
            path.unlink(missing_ok=True)
