"""What is said of a post on a network: the author's own words, else its title and summary."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right

from safeguarding.findings import Finding, Level
from safeguarding.record import Post
from syndication.networks import Network

_INVALID = re.compile("[\ufeff\ufffe\uffff]")
_ELLIPSIS = "…"


def compose(post: Post, network: Network, url: str) -> str:
    """The text for `network`, with the address of the post in it.

    An author's own text is never shortened: `too_long` says when it does not fit.
    """
    own = _clean(post.fields.get(network.name, ""))
    if own:
        return own if url in own else f"{own}\n\n{url}"
    room = network.aim - network.measure(f"\n\n{url}")
    title = shorten(_clean(post.title), room, network)
    room -= network.measure(f"{title}\n\n")
    summary = shorten(_clean(post.summary), room, network)
    return "\n\n".join(part for part in (title, summary, url) if part)


def shorten(text: str, room: int, network: Network) -> str:
    """As many whole words of `text` as fit into `room`, with an ellipsis where some are left out.

    Words are what white space divides, so an address is kept whole or left out.
    """
    if network.measure(text) <= room:
        return text
    words = text.split()

    def length(count: int) -> int:
        return network.measure(_first(words, count))

    fitting = bisect_right(range(len(words)), room, key=length) - 1
    return _first(words, fitting) if fitting > 0 else ""


def _first(words: list[str], count: int) -> str:
    return " ".join(words[:count]).rstrip(" ,;:–-") + _ELLIPSIS if count else ""


def too_long(post: Post, network: Network, text: str) -> Finding | None:
    """The refusal of an author's own text that the network would not take."""
    if not post.fields.get(network.name):
        return None  # a text that was made here fits
    length = network.measure(text)
    if length <= network.limit:
        return None
    field = network.name.capitalize()
    message = (
        f"The text after `{field}:` is {length} characters long with the post's address, as "
        f"{network.title} counts them; {network.limit} is the most it takes."
    )
    remedy = (
        f"Shorten the text by {length - network.limit} characters, or remove the line `{field}:` "
        "so that title and summary are used; or set `Status: draft` and the rest goes out."
    )
    return Finding(
        rule="source-not-read",
        level=Level.REFUSE,
        clause="S1",
        message=(message,),
        remedy=(remedy,),
        source=post.source,
    )


def _clean(text: str) -> str:
    text = _INVALID.sub("", text.replace("\r\n", "\n"))
    return unicodedata.normalize("NFC", text).strip()
