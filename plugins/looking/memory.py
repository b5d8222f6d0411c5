"""What was seen, remembered by the bytes that were looked at, so that nobody looks twice.

A file for each picture and eye: a line with the SHA-256 of the second line; a second line (JSON)
that says which bytes and which eye it belongs to, and what was found. It is used only if all of
that holds; else the picture is looked at again. Words read from pictures may be pupils' names, so
the files stay in the project's private folder and only their owner may read them.
"""

from __future__ import annotations

import hashlib
import json
import os
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from photos.files import DAY, drop_unused, replace_file

_SUFFIX = ".seen"


class Memory:
    """Facts, as JSON can hold them, in `folder`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def get(self, digest: str, version: str) -> Sequence[Any] | None:
        """What the eye of this version saw in the bytes with this SHA-256; None: look anew."""
        path = self._path(digest, version)
        try:
            facts = _unpack(path.read_bytes(), [digest, version])
        except FileNotFoundError:
            return None
        except (OSError, ValueError):
            path.unlink(missing_ok=True)
            return None
        if time.time() - path.stat().st_mtime > DAY:
            os.utime(path)
        return facts

    def put(self, digest: str, version: str, facts: Sequence[Any]) -> None:
        """Raises OSError."""
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        replace_file(self._path(digest, version), _pack(facts, [digest, version]))

    def forget_unused(self) -> None:
        """Drops what no build has used for two weeks, and what a killed build left half done."""
        drop_unused(self._folder, _SUFFIX)

    def _path(self, digest: str, version: str) -> Path:
        key = hashlib.sha256(version.encode()).hexdigest()[:16]
        return self._folder / f"{digest}-{key}{_SUFFIX}"


def _pack(facts: Sequence[Any], identity: list[str]) -> bytes:
    line = json.dumps({"identity": identity, "facts": list(facts)}).encode()
    return hashlib.sha256(line).hexdigest().encode() + b"\n" + line


def _unpack(packed: bytes, identity: list[str]) -> Sequence[Any]:
    """Raises ValueError when anything in the file is not as it was written."""
    checksum, _, line = packed.partition(b"\n")
    if hashlib.sha256(line).hexdigest().encode() != checksum:
        raise ValueError("the file is damaged")
    entry = json.loads(line)
    if entry["identity"] != identity:
        raise ValueError("the file belongs to another picture")
    facts: list[Any] = entry["facts"]
    return facts
