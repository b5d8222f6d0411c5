"""How a command ends, and how it says what may hold names."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from invoke.exceptions import Exit

from safeguarding.errors import Stopped
from safeguarding.masking import masker_here
from safeguarding.private import Words
from safeguarding.report import print_stopped

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer


def say(lines: Iterable[Words]) -> None:
    """Print lines, with names only on a terminal at school."""
    masker = masker_here(None)
    for line in lines:
        print(masker.words(line))


@contextmanager
def plain_endings() -> Iterator[None]:
    """End a command that was stopped with its sentences and its exit code, without a traceback.

    Whoever stops listening (`invoke outbox | head`) stops nothing of what is being done.
    """
    _go_on_unheard()
    try:
        yield
    except Stopped as stopped:
        print_stopped(stopped)
        raise Exit(code=stopped.exit_code) from None
    except KeyboardInterrupt:
        raise Exit("Stopped.", 130) from None


def _go_on_unheard() -> None:
    out = sys.stdout
    if type(out) is io.TextIOWrapper and not out.isatty():  # nor what a test puts in its place
        out.flush()
        pipe = io.BufferedWriter(_MaybeUnheard(out.fileno(), "wb", closefd=False))
        sys.stdout = io.TextIOWrapper(
            pipe, encoding=out.encoding, errors=out.errors, line_buffering=True
        )


class _MaybeUnheard(io.FileIO):
    """Standard output, of which nobody need read all."""

    def write(self, data: ReadableBuffer, /) -> int:
        try:
            return super().write(data)
        except BrokenPipeError:
            return len(memoryview(data))
