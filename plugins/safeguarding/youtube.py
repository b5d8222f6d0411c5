"""YouTube's addresses: which film one leads to."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import parse_qs, quote, unquote, urlsplit

VIDEO_ID = re.compile(r"[A-Za-z0-9_-]{11}")
PLAYER = "https://www.youtube-nocookie.com"
"""The only host from which a page of the site ever shows a frame, and only after a click."""
SIGN = re.compile("youtu", re.IGNORECASE)
"""Stands in every address of a film: most texts hold none."""

_DOMAINS = ("youtube.com", "youtube-nocookie.com", "youtu.be")
_BY_PATH = frozenset({"embed", "live", "shorts", "v", "e", "vi"})
"""“/shorts/ID”: the id follows this part of the path."""


def watch_address(video_id: str) -> str:
    """Where a reader without the script watches the film."""
    return f"https://www.youtube.com/watch?v={quote(video_id, safe='')}"


@lru_cache(maxsize=2048)
def video_of(address: str) -> str | None:
    """The id of the film, or list of films, to which an address leads; None if it leads to none.

    What stands in the place of an id is given as it is, whether or not it can be one.
    """
    address = address.strip().replace("\\", "/")
    if "//" not in address[:8]:
        address = f"//{address}"
    try:
        parts = urlsplit(address)
        host = (parts.hostname or "").rstrip(".")
    except ValueError:
        return None
    domain = next((known for known in _DOMAINS if f".{host}".endswith(f".{known}")), None)
    if domain is None:
        return None
    asked = parse_qs(f"{parts.query}&{parts.fragment.lstrip('!?')}")
    path = [part for part in unquote(parts.path).split("/") if part]
    for key in ("list", "v", "video_id"):
        if asked.get(key):
            return asked[key][0]
    if domain == "youtu.be":
        return path[0] if path else None
    return path[1] if len(path) > 1 and path[0].lower() in _BY_PATH else None
