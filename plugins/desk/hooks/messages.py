"""Whether the message of a commit names a pupil."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from desk.hooks.roll import register_here
from safeguarding.masking import masker_here
from safeguarding.mentions import Certainty, Mention, Place
from safeguarding.names import Allowed, NameFinder

_SCISSORS = "# ------------------------ >8 ------------------------"
"""git's sign that the rest is no part of the message."""


def message_lines(message: Path, root: Path) -> Iterator[str]:
    """What is wrong with the message in the file `message`, for the project at `root`.

    Raises ConfigurationError and RegisterError when nobody knows the names, and OSError.
    """
    register, policy = register_here(root)
    names = NameFinder(register, Allowed.from_policy(policy))
    masker = masker_here(names)
    for number, line in _own_lines(_text(message.read_bytes())):
        enough = Certainty.CERTAIN if line.startswith("#") else Certainty.LIKELY
        for mention in names.find(line, Place.PROSE):
            if mention.certainty >= enough:
                word = len(line[: mention.start].split()) + 1
                said = masker.words(("“", mention.words, "”"))
                yield (
                    f"Line {number} of the message, word {word}: {said} {_why(mention)}. "
                    "Say it without the name."
                )


def _text(data: bytes) -> str:
    """An old editor on Windows writes no UTF-8, and half a name is not found."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _own_lines(text: str) -> Iterator[tuple[int, str]]:
    """The lines that git may keep, numbered from 1.

    A line that begins with # is git's own remark, or with `git commit -m` a part of the message.
    """
    for number, line in enumerate(text.splitlines(), start=1):
        if line == _SCISSORS:
            return
        yield number, line


def _why(mention: Mention) -> str:
    if mention.certainty is Certainty.CERTAIN:
        return "is a pupil's name"
    return "may be a pupil's name"
