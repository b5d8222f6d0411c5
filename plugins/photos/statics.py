"""Which files of the content folder Pelican may copy as they are: never a picture."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable
from typing import Any

from photos.originals import ALBUMS, is_picture

_SIDE_FILES = frozenset({"thumbs.db", "desktop.ini", "icon\r"})
_SIDE_SUFFIXES = frozenset(
    {".csv", ".xmp", ".aae", ".thm", ".ini", ".db", ".md", ".markdown", ".mkd", ".tmp", ".bak"}
)
"""What cameras, picture programs, spreadsheets and editors leave beside pictures and posts."""


def keep_what_is_meant(
    generator: Any, linked: frozenset[str], only_in_drafts: frozenset[str]
) -> None:
    """Takes out of Pelican's list what nobody means to publish.

    `linked` are the files that a published text links to: they stay for the gate to judge, so that
    the teacher is told. Side files that nobody links to vanish without a word, as do notes beside
    the pictures of an album and what only a draft links to. Pictures are published by the workshop
    alone.
    """
    roots = [posixpath.normpath(path) for path in generator.settings["STATIC_PATHS"]]
    generator.staticfiles[:] = [
        static
        for static in generator.staticfiles
        if _kept(static.get_relative_source_path(), linked, only_in_drafts, roots)
    ]


def _kept(
    path: str, linked: frozenset[str], only_in_drafts: frozenset[str], roots: Iterable[str]
) -> bool:
    if is_picture(path) or path.startswith("../"):
        # Pelican would write what lies outside the content folder outside the tree as well.
        return False
    if path in linked:
        return True
    meant = _below(path, roots) and not path.startswith(f"{ALBUMS}/")
    return path not in only_in_drafts and meant and not _is_side_file(path)


def _below(path: str, roots: Iterable[str]) -> bool:
    return any(root in (".", path) or path.startswith(f"{root}/") for root in roots)


def _is_side_file(path: str) -> bool:
    name = posixpath.basename(path).lower()
    hidden = any(part.startswith(".") for part in path.split("/"))
    return hidden or name in _SIDE_FILES or posixpath.splitext(name)[1] in _SIDE_SUFFIXES
