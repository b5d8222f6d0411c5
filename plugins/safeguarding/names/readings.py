"""Other ways to read a text than letter by letter, where a reader may see another word.

A Cyrillic "с" looks like a "c"; a hyphen, a sign or a pictogram stands inside a word; an override
turns the order of the letters about. Each reading is searched as well as the plain one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from safeguarding.mentions import Place
from safeguarding.names.folding import Folded, Look, fold, reread
from safeguarding.names.scripts import HAS_LOOKALIKES

_PICTOGRAM_INSIDE = re.compile("(?<=[^\\W\\d_])[\u2190-\u2bff\U0001f000-\U0001faff]")
_OVERRIDE = "\u202e"
_HYPHEN_AND_BREAK = re.compile("\u00ad\\s")
_BROKEN = re.compile(r"-(?<=[A-Za-z]-)\s+(?=[a-z])")
"""A hyphen at the end of a line."""
_HYPHENED = re.compile(r"[A-Za-z]+(?:-[a-z]+)+")
_SIGN = re.compile(r"[|!$@](?<=[A-Za-z].)(?=[a-z])")
_LETTERS = {"|": "l", "!": "i", "$": "s", "@": "a"}


def other_readings(
    folded: Folded, place: Place, is_name: Callable[[str], bool]
) -> Iterator[Folded]:
    """The readings of a folded text that differ from it, if there is any cause to try them.

    `is_name` tells whether a word in small letters is a part of a pupil's name.
    """
    text = folded.text
    if not folded.unfolded.isascii():
        yield from _of_strange_letters(folded, place)
    if "-" in text:
        if _BROKEN.search(text):
            yield reread(folded, _BROKEN, lambda _: "")
        if hidden := _hidden_by_hyphens(text, place, is_name):
            yield reread(folded, _HYPHENED, lambda found: hidden.get(found[0], found[0]))
    if ("!" in text or "|" in text or "$" in text or "@" in text) and _SIGN.search(text):
        yield reread(folded, _SIGN, lambda found: _LETTERS[found[0]])


def _of_strange_letters(folded: Folded, place: Place) -> Iterator[Folded]:
    letters = folded.unfolded
    if HAS_LOOKALIKES.search(letters) or _PICTOGRAM_INSIDE.search(letters):
        yield fold(folded.source, place, Look.LOOKS)
    if _OVERRIDE in letters or _HYPHEN_AND_BREAK.search(letters):
        yield fold(folded.source, place, Look.ORDER)


def _hidden_by_hyphens(text: str, place: Place, is_name: Callable[[str], bool]) -> dict[str, str]:
    """Names with hyphens inside, as "Ame-lia", and without; none where hyphens are spaces."""
    if place is Place.ADDRESS:
        return {}
    hyphened = (word for chunk in text.split() if "-" in chunk for word in _HYPHENED.findall(chunk))
    whole = {word: word.replace("-", "") for word in hyphened}
    return {word: letters for word, letters in whole.items() if is_name(letters.lower())}
