"""Text as it is published -> the plain letters that a reader sees, with every position known.

Entities (twice, for feeds), percent-encoding (in addresses), compatibility forms, invisible
characters and other scripts are resolved, one step after the other. Each step remembers where its
characters came from, so that a find is told at its place in the text that was given.
"""

from __future__ import annotations

import html
import re
import sys
import unicodedata
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from html.entities import html5
from urllib.parse import unquote

from anyascii import anyascii

from safeguarding.mentions import Place
from safeguarding.names.order import TURNED, as_shown
from safeguarding.names.scripts import LOOKALIKES

_NESTED = r"&(?:(?:[aA][mM][pP]|#0*38|#[xX]0*26);)*"
_BARE = "|".join(sorted((name for name in html5 if not name.endswith(";")), reverse=True))
_REFERENCE = (
    rf"(#0*[0-9]{{1,7}};?|#[xX]0*[0-9a-fA-F]{{1,6}};?|[A-Za-z][A-Za-z0-9]{{1,31}};|(?:{_BARE}))"
)
_ENTITY = re.compile(_NESTED + _REFERENCE)
_HEX = "[0-9a-fA-F]"
_MORE = f"%[89abAB]{_HEX}"
_PERCENT = re.compile(
    f"%[cdCD]{_HEX}{_MORE}|%[eE]{_HEX}(?:{_MORE}){{2}}|%[fF][0-7](?:{_MORE}){{3}}|%{_HEX}{{2}}"
)
_BACKSLASH = re.compile(
    rf"\\(?:u\{{({_HEX}{{1,6}})\}}|u({_HEX}{{4}})|x({_HEX}{{2}})|({_HEX}{{1,6}})[ \t\n]?|[nrtv]|)"
)
_STRANGE = re.compile(
    r"[^\t-\r -$'-\[\]-~]"  # not ASCII, a control, "%", "&" or a backslash
    "[\u0300-\u036f\u3099\u309a\u093c\u1100-\u11ff]*"  # its marks; more letters of a syllable
)
_NO_SPACES = "".join(" " if chr(c).isspace() and c < 14 else chr(c) for c in range(128))
_HIDDEN = frozenset("\u034f\u115f\u1160\u3164\uffa0") | {chr(c) for c in range(0xFE00, 0xFE10)}
_INVISIBLE_KINDS = frozenset({"Cc", "Cf", "Mn", "Me", "Cs", "Co", "Cn"})
_SPACES = frozenset("\x85\u2028\u2029")


@dataclass(frozen=True, slots=True, repr=False)
class Step:
    """A rewritten text. Piece k begins at `made[k]` in it and at `origin[k]` in the text before.

    A piece of `width` 0 stands unchanged; any other replaces `width` characters.
    """

    text: str
    made: list[int]
    origin: list[int]
    width: list[int]

    def before(self, start: int, end: int) -> tuple[int, int]:
        """The span of the text before this step that became `start:end` (not empty)."""
        first = bisect_right(self.made, start) - 1
        last = bisect_right(self.made, end - 1) - 1
        begin = self.origin[first] + (0 if self.width[first] else start - self.made[first])
        return begin, self.origin[last] + (self.width[last] or end - self.made[last])


@dataclass(frozen=True, slots=True, repr=False)
class Folded:
    """The plain text (ASCII) of `source`, and the steps that led to it.

    `unfolded` is the text with its encodings resolved, in its own letters.
    """

    text: str
    source: str
    unfolded: str
    steps: tuple[Step, ...] = ()

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where `text[start:end]` (not empty) stands in `source`, with accents that follow it."""
        for step in reversed(self.steps):
            start, end = step.before(start, end)
        while end < len(self.source) and unicodedata.combining(self.source[end]):
            end += 1
        return start, end


class Look(Enum):
    """How a reader may look at letters that are not plain."""

    SOUND = 0
    """By what each letter is: a Cyrillic "с" is an s."""
    LOOKS = 1
    """By what it looks like: a Cyrillic "с" is a c, and a pictogram inside a word is nothing."""
    ORDER = 2
    """By what it is, in the order in which a browser shows the letters."""


def fold(text: str, place: Place, look: Look = Look.SOUND) -> Folded:
    """Fold `text`, which stands in `place`."""
    if _is_plain(text):
        return Folded(text, text, text)
    unfolded, steps = _decoded(text, place)
    if look is Look.ORDER:
        steps.append(_rewrite(unfolded, TURNED, lambda found: as_shown(found[0])))
        unfolded = steps[-1].text
    if not _is_plain(unfolded):
        steps.append(_plain_by_looks(unfolded) if look is Look.LOOKS else _plain(unfolded))
    return Folded(steps[-1].text if steps else text, text, unfolded, tuple(steps))


def reread(
    folded: Folded, pattern: re.Pattern[str], replace: Callable[[re.Match[str]], str]
) -> Folded:
    """The same text with what `pattern` matches in the plain letters read as something else."""
    step = _rewrite(folded.text, pattern, replace)
    return Folded(step.text, folded.source, folded.unfolded, (*folded.steps, step))


def _decoded(text: str, place: Place) -> tuple[str, list[Step]]:
    steps: list[Step] = []
    for decode, sign in _DECODERS[place]:
        if sign in text:
            steps.append(decode(text))
            text = steps[-1].text
    return text, steps


def unescape(text: str) -> Step:
    """Entities resolved once; `&amp;amp;eacute;` counts as one, however deep it is nested."""
    return _rewrite(text, _ENTITY, lambda found: html.unescape("&" + found[1]))


def folded_words(name: str) -> str:
    """A name of the register, folded as text is."""
    return fold(name, Place.PROSE).text


def _is_plain(text: str) -> bool:
    if not text.isascii() or "&" in text or "%" in text or "\\" in text:
        return False
    return text.translate(_NO_SPACES).isprintable() or _STRANGE.search(text) is None


def _unquote(text: str) -> Step:
    return _rewrite(text, _PERCENT, lambda found: unquote(found[0]))


def _unescape_code(text: str) -> Step:
    """Backslashes in scripts and style sheets: before u and four digits, n, or a number in CSS.

    Before any other letter a backslash means nothing to a browser, so it is left out.
    """
    return _rewrite(text, _BACKSLASH, _unescaped)


def _unescaped(found: re.Match[str]) -> str:
    digits = next(filter(None, found.groups()), None)
    if digits is None:
        return " " if len(found[0]) > 1 else ""
    number = int(digits, 16)
    return chr(number) if number <= sys.maxunicode else ""


def _plain(text: str) -> Step:
    return _rewrite(text, _STRANGE, lambda found: _letter(found[0]))


def _plain_by_looks(text: str) -> Step:
    return _rewrite(text, _STRANGE, lambda found: _look(found[0]))


def _look(cluster: str) -> str:
    letters = LOOKALIKES.get(cluster) or _letter(cluster)
    return "" if letters == " " and unicodedata.category(cluster[0]) == "So" else letters


_TEXT = ((unescape, "&"), (unescape, "&"))
_DECODERS = {
    Place.PROSE: _TEXT,
    Place.LABEL: _TEXT,
    Place.CODE: ((_unescape_code, "\\"), *_TEXT),
    Place.ADDRESS: ((unescape, "&"), (_unquote, "%"), (_unquote, "%"), (unescape, "&")),
}
"""For each place what resolves an encoding, and the sign that each begins with."""


@lru_cache(maxsize=20_000)
def _letter(cluster: str) -> str:
    """One strange character, with its marks, as ASCII: "" when a reader does not see it."""
    return "".join(_ascii(character) for character in unicodedata.normalize("NFKC", cluster))


def _ascii(character: str) -> str:
    if character.isascii() and character.isprintable() and character not in "&%\\":
        return character
    kind = unicodedata.category(character)
    if character in _SPACES or kind.startswith("Z"):
        return " "
    if character in _HIDDEN or kind in _INVISIBLE_KINDS:
        return ""
    letters = anyascii(character)
    if letters.startswith(":") and letters.endswith(":") and len(letters) > 2:
        return " "  # a pictogram, spelt out: ":rose:" is nobody's name
    # What is left of these is punctuation, so that folding twice finds no more than once.
    return letters.replace("&", "+").replace("%", " ").replace("\\", "/")


def _rewrite(text: str, pattern: re.Pattern[str], replace: Callable[[re.Match[str]], str]) -> Step:
    """One character for another moves nothing; only other changes begin new pieces."""
    made, origin, width = [0], [0], [0]
    shift = 0

    def piece(at: int, begin: int, wide: int) -> None:
        made.append(at)
        origin.append(begin)
        width.append(wide)

    def noted(found: re.Match[str]) -> str:
        nonlocal shift
        start, end = found.span()
        new = replace(found)
        if len(new) != 1 or end - start != 1:
            if new:
                piece(start + shift, start, end - start)
            shift += len(new) - (end - start)
            piece(end + shift, end, 0)
        return new

    return Step(pattern.sub(noted, text), made, origin, width)
