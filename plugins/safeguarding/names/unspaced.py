"""Names in scripts that leave no space between words: 小明 in 小明赢了.

The rest of the finder reads words, and in such a text there are none. A name of one letter is not
looked for by itself: it is a part of too many words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from safeguarding.mentions import Certainty, Mention
from safeguarding.private import Private
from safeguarding.school import Pupil, Register

_LETTERS = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
"""Thai and Lao, Burmese, Khmer, kana, Chinese characters."""
_UNSPACED = re.compile(f"[{_LETTERS}]+")


class UnspacedNames:
    """Finds the names of a register that are written so, as the register writes them."""

    def __init__(self, register: Register) -> None:
        self._whose: dict[str, frozenset[str]] = {}
        self._full: set[tuple[str, str]] = set()
        """Full names, and whose they are for certain."""
        for pupil_id, pupil in register.pupils.items():
            full, parts = _full_names(pupil), _names(pupil)
            self._full.update((name, pupil_id) for name in full)
            for name in (*full, *parts):
                self._whose[name] = self._whose.get(name, frozenset()) | {pupil_id}
        longest_first = sorted(self._whose, key=len, reverse=True)
        self._pattern = re.compile("|".join(map(re.escape, longest_first)))

    def find(self, text: str) -> Iterator[Mention]:
        """Each such name in a text as it was given; a part of one is *likely*, as a first name."""
        if not self._whose or text.isascii():
            return
        for found in self._pattern.finditer(text):
            name = found[0]
            ids = self._whose[name]
            full = frozenset(pupil for pupil in ids if (name, pupil) in self._full)
            sure = Certainty.CERTAIN if full else Certainty.LIKELY
            yield Mention(found.start(), found.end(), sure, full or ids, Private(name))


def _names(pupil: Pupil) -> list[str]:
    names = (pupil.first_name, pupil.last_name, *pupil.known_as, *pupil.other_names)
    parts = (part for name in names for part in _UNSPACED.findall(name.reveal()))
    return [part for part in parts if len(part) > 1]


def _full_names(pupil: Pupil) -> list[str]:
    """Surname and first name in either order, where both are written so."""
    last = pupil.last_name.reveal()
    firsts = (pupil.first_name.reveal(), *(name.reveal() for name in pupil.known_as))
    if not _UNSPACED.fullmatch(last):
        return []
    return [
        whole
        for first in firsts
        if _UNSPACED.fullmatch(first)
        for whole in (last + first, first + last)
    ]
