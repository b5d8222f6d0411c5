"""How a command ends, and how it says what may hold names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from invoke.exceptions import Exit

from safeguarding.errors import Stopped
from safeguarding.masking import masker_here
from safeguarding.private import Words
from safeguarding.report import print_stopped


def say(lines: Iterable[Words]) -> None:
    """Print lines, with names only on a terminal at school."""
    masker = masker_here(None)
    for line in lines:
        print(masker.words(line))


@contextmanager
def plain_endings() -> Iterator[None]:
    """End a command that was stopped with its sentences and its exit code, without a traceback."""
    try:
        yield
    except Stopped as stopped:
        print_stopped(stopped)
        raise Exit(code=stopped.exit_code) from None
    except KeyboardInterrupt:
        raise Exit("Stopped.", 130) from None
