"""What was seen, remembered by the bytes that were looked at, so that nobody looks twice.

Words read from pictures may be pupils' names, so the files stay in the project's private folder and
only their owner may read them. What is damaged, or belongs to other bytes or another eye, is looked
at again.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from photos.sealed import SealedFiles


class Memory:
    """Facts, as JSON can hold them, in `folder`."""

    def __init__(self, folder: Path) -> None:
        self._files = SealedFiles(folder, ".seen")

    def get(self, digest: str, version: str) -> Sequence[Any] | None:
        """What the eye of this version saw in the bytes with this SHA-256; None: look anew."""
        body = self._files.get(digest, version)
        if body is None:
            return None
        facts: list[Any] = json.loads(body)
        return facts

    def put(self, digest: str, version: str, facts: Sequence[Any]) -> None:
        """Raises OSError."""
        self._files.put(digest, version, json.dumps(list(facts)).encode())

    def forget_unused(self) -> None:
        """Drops what no build has used for two weeks, and what a killed build left half done."""
        self._files.forget_unused()
