"""The Headteacher's key and passphrase: where the one is kept, and how the other is asked for."""

from __future__ import annotations

import getpass
import os
import unicodedata
from pathlib import Path

from desk.declaring import at_a_terminal
from safeguarding.errors import ConfigurationError
from safeguarding.project import Project
from syndication.settings_folder import settings_folder

_SHORTEST = 12
"""Characters of a passphrase: three or four words."""
_LONGEST_LINE = 4096
"""Bytes that are read where a passphrase is expected."""


def key_file(project: Project) -> Path:
    """`SIGNOFF_KEY` in the environment, such as a file on a stick, else one in the user's folder.

    Raises ConfigurationError for a place in the project or in its repository: what is copied,
    synchronised or shared with others is no place for a key.
    """
    named = os.environ.get("SIGNOFF_KEY")
    path = Path(named).expanduser() if named else settings_folder() / "headteacher.key"
    path = path.parent.resolve() / path.name
    holds = next((one for one in project.root.parents if (one / ".git").exists()), project.root)
    if path.is_relative_to(project.root) or path.is_relative_to(holds):
        raise ConfigurationError(
            f"{path} is inside the project, which others copy and share.",
            "Keep the key elsewhere: take SIGNOFF_KEY out of the environment, or name another.",
        )
    return path


def expect_key(project: Project) -> None:
    """Raises ConfigurationError if there is no key to sign with, before anything is asked."""
    path = key_file(project)
    if not path.is_file():
        raise ConfigurationError(
            f"There is no key at {path}.",
            "Connect the stick that holds it (SIGNOFF_KEY names the file), or make one: invoke "
            "keys. If it is lost: docs/headteacher.md, “If the key is lost”.",
        )


def expect_no_build_server() -> None:
    """Raises ConfigurationError under `CI`: a signature is an act of a person."""
    if os.environ.get("CI"):
        raise ConfigurationError(
            "A build server signs nothing: sign-off is the Headteacher's own act, on a computer "
            "in front of her."
        )


def passphrase(prompt: str, descriptor: int) -> str:
    """What is typed at the terminal, unseen; or the first line of an open file descriptor.

    In the form NFC: an é is one sign on one computer and two on another, and must open the key on
    both. Raises ConfigurationError if there is neither.
    """
    if descriptor >= 0:
        return unicodedata.normalize("NFC", _read_line(descriptor))
    if not at_a_terminal():
        raise ConfigurationError(
            "The passphrase is asked for at a terminal, and there is none.",
            "Without one, hand it over by an open file: --passphrase-fd 0 reads a line of the "
            "input. It is never taken from the environment, where every other program sees it.",
        )
    return unicodedata.normalize("NFC", getpass.getpass(prompt))


def yes(question: str) -> bool:
    """Whether somebody at the terminal says so; anything else is a no."""
    return input(question).strip().casefold() in ("yes", "y")


def new_passphrase(descriptor: int) -> str:
    """A passphrase for a new key, asked for twice. Raises ConfigurationError if it is too short."""
    chosen = passphrase("A passphrase for the new key (three or four words): ", descriptor)
    if len(chosen) < _SHORTEST:
        raise ConfigurationError(
            f"A passphrase has {_SHORTEST} characters or more: three or four words that nobody "
            "would guess of you. Nothing was made."
        )
    if descriptor < 0 and passphrase("Once more: ", descriptor) != chosen:
        raise ConfigurationError("The two are not the same. Nothing was made; try again.")
    return chosen


def _read_line(descriptor: int) -> str:
    try:
        with os.fdopen(descriptor, "rb", buffering=0, closefd=False) as file:
            return file.readline(_LONGEST_LINE).decode().rstrip("\r\n")
    except (OSError, ValueError):
        raise ConfigurationError(
            f"No passphrase could be read from the open file {descriptor}."
        ) from None
