"""The list of files and digests that passed: what the gate put in place, and may replace."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import os
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from safeguarding.atomic import write_atomically
from safeguarding.errors import ConfigurationError

_UNREADABLE = (OSError, ValueError, KeyError, TypeError, AttributeError)
LITTER = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})
"""Files that an operating system leaves in any folder it shows; nobody's work."""


@dataclass(frozen=True, slots=True)
class Receipt:
    """What was put into `target`, and when (UTC, ISO 8601).

    `files` maps each path in the tree, with forward slashes, to the SHA-256 (hex) of its bytes.
    """

    target: str
    files: Mapping[str, str]
    made: str

    @classmethod
    def of(cls, target: Path, files: Mapping[str, str]) -> Receipt:
        now = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
        return cls(str(target), dict(sorted(files.items())), now)

    def to_json(self) -> dict[str, object]:
        return {"version": 1, "target": self.target, "made": self.made, "files": dict(self.files)}


def receipt_file(state: Path, target: Path) -> Path:
    """Where the receipt of a target is kept: in the private folder, never in the output."""
    name = hashlib.sha256(str(target).encode()).hexdigest()[:16]
    return state / "receipts" / f"{name}.json"


def read_receipt(state: Path, target: Path) -> Receipt | None:
    """The receipt of what the gate put into `target`; None if it never put anything there.

    Raises ConfigurationError if there is one that cannot be read: then nobody knows whose the
    files in the target are.
    """
    path = receipt_file(state, target)
    try:
        return _read(path)
    except FileNotFoundError:
        return None
    except _UNREADABLE as error:
        raise ConfigurationError(
            f"The receipt of the last build ({path.name}) cannot be read, so nobody knows which "
            f"files in {target.name}/ are the website's.",
            f"Delete the folder {target.name}/ by hand and build again.",
        ) from error


def receipts(state: Path) -> tuple[Receipt, ...]:
    """Of every folder that the gate ever filled. Raises ConfigurationError if one is unreadable."""
    try:
        return tuple(_read(path) for path in sorted((state / "receipts").glob("*.json")))
    except _UNREADABLE as error:
        raise ConfigurationError(
            "A receipt of the website cannot be read, so nobody knows what is online.",
            "Delete output/ and the folder .safeguarding/receipts/ by hand and build again.",
        ) from error


def _read(path: Path) -> Receipt:
    return parse(json.loads(path.read_text(encoding="utf-8")))


def parse(value: object) -> Receipt:
    """Raises ValueError, KeyError, TypeError or AttributeError for anything that is no receipt."""
    if not isinstance(value, dict) or value["version"] != 1:
        raise ValueError("not a receipt of version 1")
    files = {str(path): str(digest) for path, digest in value["files"].items()}
    return Receipt(str(value["target"]), files, str(value["made"]))


def write_receipt(state: Path, target: Path, receipt: Receipt) -> None:
    path = receipt_file(state, target)
    path.parent.mkdir(parents=True, exist_ok=True)
    write_atomically(path, json.dumps(receipt.to_json(), indent=1).encode())


def remove_receipt(state: Path, target: Path) -> None:
    receipt_file(state, target).unlink(missing_ok=True)


def digests_of(tree: Path) -> dict[str, str]:
    """The SHA-256 (hex) of every file in a tree. Raises OSError.

    What is no file of its own, a link or a pipe, has the digest "no file".
    """
    return {path: _digest(tree / path) for path in entries(tree)}


def _digest(path: Path) -> str:
    if not stat.S_ISREG(path.lstat().st_mode):
        return "no file"
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def entries(tree: Path) -> Iterator[str]:
    """Every entry of a tree that is no folder; links are not followed, so they are entries.

    Raises OSError: a folder that cannot be looked into is no empty one.
    """
    for folder, names, files in os.walk(tree, onerror=_raise):
        links = (name for name in names if Path(folder, name).is_symlink())
        for name in (*files, *links):
            yield Path(folder, name).relative_to(tree).as_posix()


def _raise(error: OSError) -> NoReturn:
    raise error
