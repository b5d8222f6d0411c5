"""A bar for people who wait."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, as_completed
from typing import TypeVar

from rich.console import Console
from rich.progress import Progress

_PATIENCE = 1.0
"""Seconds of work before it appears."""

T = TypeVar("T")


def with_progress(pending: Iterable[Future[T]], title: str) -> Iterator[Future[T]]:
    """The futures as they are done; people who wait longer see how far it has come."""
    console = Console(stderr=True)
    futures = list(pending)
    progress = Progress(console=console, transient=True, disable=not console.is_terminal)
    task = progress.add_task(title, total=len(futures))
    began = time.monotonic()
    try:
        for done in as_completed(futures):
            progress.advance(task)
            if time.monotonic() - began > _PATIENCE and not progress.live.is_started:
                progress.start()
            yield done
    finally:
        progress.stop()
