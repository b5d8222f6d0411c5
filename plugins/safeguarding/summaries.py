"""Plain words out of Pelican's HTML, and summaries that carry no pupil's name."""

from __future__ import annotations

import html
import re

from pelican.contents import Content

from safeguarding.mentions import Certainty, Place
from safeguarding.record import Finder

_TAG = re.compile(r"<[^>]*>")
_PARAGRAPH = re.compile(r"<p>(.*?)</p>", re.DOTALL)
_GALLERY = re.compile(r"\[(?:gallery|video):[^\]]*\]")
_WORDS = 40


def plain(value: object) -> str:
    """A metadata value as text without markup: "Our <em>beans</em>" -> "Our beans"."""
    return " ".join(html.unescape(_TAG.sub("", str(value))).split())


def summary_of(content: Content, names: Finder) -> None:
    """Give a text without `Summary:` one from its first words; none at all if a name is in them.

    A summary travels to the front page, beside the pictures of other posts, so it holds neither
    pictures nor any word that may be a pupil's name.
    """
    if "summary" in content.metadata:
        return
    words = " ".join(_paragraphs(content._content)).split()  # noqa: SLF001 - before links are resolved
    short = " ".join(words[:_WORDS]) + (" …" if len(words) > _WORDS else "")
    if any(mention.certainty >= Certainty.POSSIBLE for mention in names.find(short, Place.PROSE)):
        short = ""
    content._summary = html.escape(short)  # noqa: SLF001 - Pelican's own door for such plugins
    content.metadata["summary"] = content._summary  # noqa: SLF001


def _paragraphs(source: str) -> list[str]:
    return [
        words for inner in _PARAGRAPH.findall(source) if (words := plain(_GALLERY.sub("", inner)))
    ]
