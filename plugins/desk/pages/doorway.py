"""The way from the terminal into the browser: no key in an argument, which every user's `ps` shows.

The browser is started with the path of a file that only its owner may read; in it stands a ticket,
which lets in once.
"""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

from desk.pages.rendering import page

_BEGINS, _ENDS = "desk-", ".html"


@contextlib.contextmanager
def doorway(state: Path, address: str) -> Iterator[str]:
    """The address of a file in the private folder that leads to `address`; gone afterwards.

    What an earlier desk left there that was killed goes as well: its ticket is worth nothing.
    """
    state.mkdir(parents=True, exist_ok=True)
    for old in state.glob(f"{_BEGINS}*{_ENDS}"):
        old.unlink(missing_ok=True)
    descriptor, name = tempfile.mkstemp(_ENDS, _BEGINS, state)  # readable for nobody else
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(page("onward", address=address))
    try:
        yield Path(name).as_uri()
    finally:
        Path(name).unlink(missing_ok=True)
