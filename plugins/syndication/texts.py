"""What is said of a post on a network: the author's own words, else its title and summary."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Mapping

from safeguarding.findings import Finding, Level
from safeguarding.record import Post
from syndication.network import Network

Write = Callable[[Network, Mapping[str, object]], str]
"""Makes a text for a network of the words about a post (SnippetTemplates.write)."""

_UNSEEN = re.compile(
    "[\ufeff\ufffe\uffff\ud800-\udfff\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]"
)
"""What no network takes, controls, and what makes a text read other than it is written."""
_BLANK_LINES = re.compile(r"\s*\n\s*\n\s*")
_SHORTENED = ("summary", "title")
"""What gives way in a text that was made here, in this order."""
_ELLIPSIS = "…"


def compose(post: Post, network: Network, url: str, school: str, write: Write) -> str:
    """The text for `network`, by the school's template; `url` is the post's public address.

    An author's own text is never shortened: `too_long` says when it does not fit. Of title and
    summary as many whole words are used as there is room for. Raises ConfigurationError.
    """
    words: dict[str, object] = {
        "text": clean(post.fields.get(network.name, "")),
        "title": clean(post.title),
        "summary": clean(post.summary),
        "url": url,
        "category": clean(post.category),
        "tags": tuple(map(clean, post.tags)),
        "author": clean(post.author),
        "date": post.date,
        "school": school,
    }
    whole = _written(network, words, write)
    if words["text"] or network.measure(whole) <= network.aim:
        return whole
    for part in _SHORTENED:
        words[part] = _longest(str(words[part]), network, {**words, part: ""}, part, write)
        whole = _written(network, words, write)
        if network.measure(whole) <= network.aim:
            break
    return whole


def _longest(
    text: str, network: Network, words: Mapping[str, object], part: str, write: Write
) -> str:
    """As many whole words of `text` as leave room for the rest; "" if there is room for none.

    Words are what white space divides, so an address is kept whole or left out.
    """
    pieces = text.split()

    def length(count: int) -> int:
        return network.measure(_written(network, {**words, part: first(pieces, count)}, write))

    fitting = bisect_right(range(len(pieces)), network.aim, key=length) - 1
    return first(pieces, fitting) if fitting > 0 else ""


def first(words: list[str], count: int) -> str:
    """The first `count` words, with an ellipsis for those that are left out."""
    return " ".join(words[:count]).rstrip(" .,;:–-") + _ELLIPSIS if count else ""


def _written(network: Network, words: Mapping[str, object], write: Write) -> str:
    return _BLANK_LINES.sub("\n\n", clean(write(network, words)))


def too_long(post: Post, network: Network, text: str) -> Finding | None:
    """The refusal of a text that the network would not take: an author's own, or a template's."""
    length = network.measure(text)
    if length <= network.limit:
        return None
    surplus = length - network.limit
    own = bool(clean(post.fields.get(network.name, "")))
    whose = (
        f"The text after `{network.field}:`"
        if own
        else f"What the template for {network.title} adds"
    )
    message = (
        f"{whose} is {length} characters long with the post's address, as {network.title} counts "
        f"them; {network.limit} is the most it takes. That is {surplus} too many."
    )
    remedy = (
        f"Shorten the text by {surplus} characters, or remove the line `{network.field}:` so that "
        "title and summary are used; or set `Status: draft` and the rest goes out."
        if own
        else f"Shorten theme/snippets/{network.name}.txt.j2 by {surplus} characters."
    )
    return Finding(
        rule="source-not-read",
        level=Level.REFUSE,
        clause="S1",
        message=(message,),
        remedy=(remedy,),
        source=post.source,
    )


def seen_at_once(network: Network, text: str) -> str:
    """What of `text` a reader sees without asking for more: whole words before the fold."""
    if network.fold is None or len(text) <= network.fold:
        return text
    head = text[: network.fold + 1]
    shown = head[: -len(head.split()[-1])] if not head[-1].isspace() else head
    return shown.rstrip() or text[: network.fold]


def clean(text: str) -> str:
    """`text` without what no reader sees, in the form (NFC) in which networks count."""
    if text.isascii() and text.isprintable():
        return text.strip()
    text = text.replace("\r\n", "\n").replace("\t", " ")
    return unicodedata.normalize("NFC", _UNSEEN.sub("", text)).strip()
