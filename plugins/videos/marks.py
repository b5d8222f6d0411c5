"""Where the HTML of a post asks for a film: “[video:ID]”, alone on a line. Pure functions."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape

SIGN = "[video:"
_MARK = re.compile(r"\[video:[ \t]*([^\]\n]*?)[ \t]*\]")
_LINE = re.compile(rf"^[ \t]*{_MARK.pattern}[ \t]*$", re.MULTILINE)
_PARAGRAPH = re.compile(r"<p>(.*?)</p>", re.DOTALL)
_VERBATIM = re.compile(r"(<(pre|code)\b.*?</\2>|<!--.*?-->)", re.DOTALL)
_EMPTY = re.compile(r"<p>\s*</p>\s*")


def place(html: str, facade: Callable[[str], str]) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """The HTML with a facade for each film; the ids placed, in order; the ids amid other text.

    What stands in a `pre`, a `code` or a comment is an example and stays.
    """
    placed: list[str] = []

    def film(mark: re.Match[str]) -> str:
        placed.append(_id(mark))
        return f"</p>\n{facade(placed[-1])}\n<p>"

    def paragraph(found: re.Match[str]) -> str:
        inner, count = _LINE.subn(film, found[1])
        return _EMPTY.sub("", f"<p>{inner}</p>") if count else found[0]

    made = _PARAGRAPH.sub(paragraph, html)
    return made, tuple(placed), stray(made)


def stray(html: str) -> tuple[str, ...]:
    """The ids of films that are asked for in a place where none can be shown."""
    return tuple(map(_id, _MARK.finditer(_VERBATIM.sub("", html))))


def _id(mark: re.Match[str]) -> str:
    """Markdown takes “_a_” for emphasis, and an id may hold such a thing."""
    plain = re.sub(r"</?strong>", "__", re.sub(r"</?em>", "_", mark[1]))
    return unescape(plain)
