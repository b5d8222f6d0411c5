from __future__ import annotations

import threading
import time

from desk.preview_state import PreviewState


def test_whoever_waits_is_woken() -> None:
    """The wait ends with the change, not with the patience."""
    state = PreviewState()
    threading.Timer(0.1, state.renew).start()
    began = time.monotonic()
    assert state.wait_for_news(0, 20) == 1
    assert time.monotonic() - began < 10


def test_closing_wakes_everybody() -> None:
    """At the end nobody is left waiting."""
    state = PreviewState()
    threading.Timer(0.1, state.close).start()
    assert state.wait_for_news(0, 20) == 0
    assert state.closed
