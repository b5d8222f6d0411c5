"""What the preview shows now: the last good tree, or why there is no newer one."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field


@dataclass(slots=True)
class PreviewState:
    """Shared by the builder, which changes it, and the requests, which wait for changes."""

    version: int = 0
    refusal: str = ""
    """The page to show instead of the site; "" if the last build was good."""
    closed: bool = False
    _changed: threading.Condition = field(default_factory=threading.Condition)

    def renew(self, refusal: str = "") -> None:
        """A build ended: well, or with a page that says why not."""
        with self._changed:
            self.version += 1
            self.refusal = refusal
            self._changed.notify_all()

    def close(self) -> None:
        """Let every waiting request end."""
        with self._changed:
            self.closed = True
            self._changed.notify_all()

    def wait_for_news(self, known: int, seconds: float) -> int:
        """The version once it differs from `known`, or after `seconds` as it is."""
        with self._changed:
            self._changed.wait_for(lambda: self.version != known or self.closed, seconds)
            return self.version
