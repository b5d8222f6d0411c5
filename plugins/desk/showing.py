"""A snippet on the terminal, whole, before it is signed; nothing in it can hide or act there."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from safeguarding.project import Project
from syndication.networks import NETWORKS
from syndication.outbox import Offer

_FLAG = "\U0001f3f4[\U000e0020-\U000e007e]+\U000e007f"
_MAYBE_HIDDEN = re.compile(rf"({_FLAG})|([^ -~])")
_JOINS_EMOJI = "\u200d"


def shown(project: Project, offer: Offer) -> Iterator[str]:
    """All that will be signed, line by line."""
    told = offer.told
    yield ""
    yield f"—— {visible(told['title'])} ——"
    yield f"Address  {visible(told['url'])}"
    for network in NETWORKS:
        part = told["networks"][network.name]
        yield f"{network.title}, {part['length']} of {part['limit']}:"
        yield from (f"  │ {visible(line)}" for line in part["text"].split("\n"))
    card = told["card"]
    what = "a photo of the post" if card["photo"] else "the school's own card"
    yield f"Card     {what}: {project.outbox / offer.folder / 'card.jpg'}"
    yield f"         described as: {visible(card['alt'])}"
    pictures = len(told["pictures"])
    yield f"Page     as built, with {pictures} {'picture' if pictures == 1 else 'pictures'}"
    yield f"Look at it first: {project.outbox / 'index.html'}"


def visible(text: str) -> str:
    """`text` with whatever a terminal would obey or hide as ‹U+202E›; emoji stay what they are."""
    return _MAYBE_HIDDEN.sub(_one, text)


def _one(found: re.Match[str]) -> str:
    letter = found[2]
    if letter is None or letter == _JOINS_EMOJI:
        return found[0]
    if unicodedata.category(letter)[0] in "CZ" and letter != "\u00a0":
        return f"‹U+{ord(letter):04X}›"
    return found[0]
