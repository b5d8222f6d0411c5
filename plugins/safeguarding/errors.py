"""The ways in which a command stops without publishing, and their exit codes."""

from __future__ import annotations

from typing import ClassVar

from safeguarding.private import Words, masked


class Stopped(Exception):  # noqa: N818 - it is an outcome; its kinds are the errors
    """A command cannot go on; nothing was published. `words` tell a person why and what to do."""

    exit_code: ClassVar[int] = 1

    def __init__(self, *words: Words | str) -> None:
        lines = tuple((line,) if isinstance(line, str) else line for line in words)
        super().__init__("\n".join(masked(line) for line in lines))
        self.lines: tuple[Words, ...] = lines


class ConfigurationError(Stopped):
    """policy.toml, a setting or the call itself is wrong (exit 2)."""

    exit_code = 2


class RegisterError(Stopped):
    """The register cannot be trusted, so nobody knows who the children are (exit 3)."""

    exit_code = 3


class Refused(Stopped):
    """The site was built and inspected, and must not be published (exit 1)."""

    exit_code = 1
