"""What is taken out of an outbox that cannot be made anew, so that nobody posts what stands there.

Somebody's own file in the folder, a broken ledger or a full disk keep a build from replacing the
outbox. What it holds may show a child whose family has changed its mind since. So whatever builds
wrote goes, known by path and digest, and so does a copy of it, byte for byte, under another name,
as cloud services make them. Nobody else's file is touched.
"""

from __future__ import annotations

import contextlib
import hashlib
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from safeguarding.errors import ConfigurationError
from safeguarding.private import Private, Words
from safeguarding.project import Project
from safeguarding.receipt import LITTER
from syndication.outbox_folder import MARK, expect_a_place, paths_in
from syndication.outbox_receipt import files_written

_LIKE_OURS = re.compile(r"(?i)(?:waiting|approved)\b[^/]*/.+|index\b[^/]*\.html|buffer\b[^/]*\.csv")
"""Where a file can only be of an outbox, be it an older copy or one that a hand changed."""
_MOST_TOLD = 5
COPIES_DELETED = (
    "The outbox held copies of its own files under other names, as cloud services make them. They "
    "were deleted."
)


@dataclass(frozen=True, slots=True)
class Emptied:
    """What became of it. `left` are paths in the outbox that somebody might still post from."""

    removed: int = 0
    left: tuple[str, ...] = ()
    out_of_reach: bool = False
    """There was an outbox, and the place where it should be cannot be looked at."""

    @property
    def safe(self) -> bool:
        """Whether nothing is left that somebody might post."""
        return not (self.left or self.out_of_reach)

    def words(self) -> Iterator[Words]:
        """What somebody at the keyboard should know, and do."""
        if self.out_of_reach:
            yield (
                "The outbox is out of reach, so what may not be posted any more may still be in "
                "it. Post nothing from it until it was made anew.",
            )
        elif self.left:
            yield ("These files in the outbox may show what must not be posted any more:",)
            for path in self.left[:_MOST_TOLD]:
                yield ("  ", Private(path, "(file name hidden)"))
            if len(self.left) > _MOST_TOLD:
                yield (f"  and {len(self.left) - _MOST_TOLD} more",)
            yield (
                "No build wrote them as they are, or they cannot be deleted here. Delete them by "
                "hand, then run: invoke build",
            )
        elif self.removed:
            yield ("So the outbox was emptied: nothing can be posted from it until it is new.",)


def delete_copies(project: Project) -> int:
    """Delete copies, under other names, of what builds wrote into the outbox; how many there were.

    The caller holds the lock of the build.
    """
    written = files_written(project)
    return _looked_through(project, written, keep=written.keys()).removed


def empty_outbox(project: Project) -> Emptied:
    """Delete what builds wrote into the outbox, and copies. The caller holds the lock of the build.

    Raises nothing for what cannot be deleted or looked at: it is in the answer.
    """
    return _looked_through(project, files_written(project))


def _looked_through(
    project: Project, written: Mapping[str, str], keep: Collection[str] = ()
) -> Emptied:
    try:
        expect_a_place(project)
    except ConfigurationError:
        return Emptied(out_of_reach=bool(written))
    if not project.outbox.is_dir():  # a link may lead to a drive that is not connected
        return Emptied(out_of_reach=bool(written) and project.outbox.is_symlink())
    try:
        paths = sorted(set(paths_in(str(project.outbox))).difference(keep))
    except OSError:
        return Emptied(out_of_reach=True)
    return _emptied(project.outbox, paths, written.items())


def _emptied(outbox: Path, paths: Collection[str], written: Collection[tuple[str, str]]) -> Emptied:
    """A link is never followed to delete what lies behind it."""
    contents = {(PurePosixPath(path).suffix, digest) for path, digest in written if path != MARK}
    removed, left = 0, []
    for path in paths:
        file = outbox / path
        if path == MARK or file.name in LITTER:
            continue
        digest = _digest(file)
        own = (path, digest) in written
        if (own or (file.suffix, digest) in contents) and _deleted(file, outbox):
            removed += 1
        elif own or _LIKE_OURS.fullmatch(path):
            left.append(path)
    return Emptied(removed, tuple(left))


def _digest(file: Path) -> str:
    """The SHA-256 (hex) of a file that is no link; "" for what cannot be read or is empty."""
    try:
        data = b"" if file.is_symlink() else file.read_bytes()
    except OSError:
        data = b""
    return hashlib.sha256(data).hexdigest() if data else ""


def _deleted(file: Path, outbox: Path) -> bool:
    if outbox.is_symlink():
        return False
    try:
        file.unlink()
    except OSError:
        return False
    with contextlib.suppress(OSError):  # a folder that holds something else stays
        for folder in file.relative_to(outbox).parents[:-1]:
            (outbox / folder).rmdir()
    return True
