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
_BY_QUERY = ("v", "vi", "video_id", "video_ids", "list", "playlist")
_NO_FILM = frozenset({"about", "c", "channel", "howyoutubeworks", "kids", "t", "user", "yt"})
"""What begins the path of a channel, and of YouTube's pages about itself."""


def watch_address(video_id: str) -> str:
    """Where a reader without the script watches the film."""
    return f"https://www.youtube.com/watch?v={quote(video_id, safe='')}"


@lru_cache(maxsize=2048)
def video_of(address: str) -> str | None:
    """The id of the film to which an address leads; None if it leads to none.

    What stands in the place of an id is given as it is, whether or not it can be one. An address
    on YouTube that leads to a list, to several films, or in a way that is not known here is given
    whole: that is no id, so nobody can have declared it.
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
    path = [part for part in unquote(parts.path).split("/") if part]
    asked = parse_qs(f"{parts.query}&{parts.fragment.lstrip('!?')}")
    ids = [found for key in _BY_QUERY for found in asked.get(key, ())]
    if domain == "youtu.be":
        ids += path
    elif path and path[0].lower() in _BY_PATH:
        ids += path[1:]
    if ids:
        return ids[0] if len(ids) == 1 and not asked.keys() & {"list", "playlist"} else address
    return None if _is_no_film(path) and not parts.fragment else address


def _is_no_film(path: list[str]) -> bool:
    """Whether it is the first page, a channel, or one of YouTube's own; “@somebody/live” plays."""
    of_channel = not path or path[0].startswith("@") or path[0].lower() in _NO_FILM
    return of_channel and path[-1:] != ["live"]
