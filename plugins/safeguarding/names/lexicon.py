"""The words of all pupils' names in one dictionary, and what any word of a text may be."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from safeguarding.english_words import ENGLISH_NAME_WORDS
from safeguarding.mentions import Place
from safeguarding.names.forms import NameWords, name_words
from safeguarding.names.near import LONGEST, NearWords
from safeguarding.names.sounds import sound
from safeguarding.names.vocabulary import FUNCTION_WORDS, SURNAME_WORDS
from safeguarding.school import Register

Ids = frozenset[str]
NOBODY: Ids = frozenset()
HUMPS = re.compile("[0-9]+|[A-Z]+(?![a-z])|[A-Z]?[a-z]+")
_LETTERS_OR_DIGITS = re.compile("[0-9]+|[A-Za-z]+")
_INNER_I = re.compile("(?<=[a-z])I(?=[a-z])")
_DISGUISE = re.compile("[A-Za-z][0-9]+[A-Za-z]|[a-z]I[a-z]")
_DIGITS = str.maketrans("0134578", "oleastb")
_ENGLISH = ENGLISH_NAME_WORDS | SURNAME_WORDS | FUNCTION_WORDS
_SHORTEST_HEARD = 5
_REMEMBERED = 200_000
_LONGEST = 64
"""No name is longer; longer words are looked at piece by piece and not remembered."""


@dataclass(frozen=True, slots=True, repr=False)
class Parts:
    """Whose name a word may be a part of, by the part it may be."""

    given: Ids = NOBODY
    """As first name, known-as or other name."""
    alone: Ids = NOBODY
    """Of `given`, those who are called by this word alone."""
    called: Ids = NOBODY
    """`given` and nicknames and other spellings: with a surname only."""
    family: Ids = NOBODY
    near_given: Ids = NOBODY
    """One edit from `given`."""
    near_family: Ids = NOBODY
    heard: Ids = NOBODY
    """Whose first name sounds so, spelt otherwise: beside the surname as it is written."""
    single: Ids = NOBODY
    """Pupils whose only name this is."""
    squeezed: Ids = NOBODY
    """Pupils whose first name and surname this is, written as one word."""
    pieces: tuple[str, ...] = ()
    """The word cut at capitals and digits, when only its pieces are names."""
    names: tuple[tuple[str, Parts], ...] = ()
    """Those of the pieces that are names, and whose."""

    calls: Ids = field(init=False)
    """Those whom it may call, beside a word of their surname."""
    surnames: Ids = field(init=False)
    """Those of whose surname it may be, beside a word that calls them."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "calls", self.called | self.near_given | self.heard)
        object.__setattr__(self, "surnames", self.family | self.near_family)

    @property
    def only_near(self) -> bool:
        """Whether the word is no name as it stands, only one edit from names."""
        return not (self.called or self.family or self.squeezed or self.pieces)


def is_english(word: str) -> bool:
    """Whether a lower-case word is one that English sentences hold without meaning a person."""
    return word in _ENGLISH


@dataclass(slots=True, repr=False)
class _Index:
    given: dict[str, set[str]] = field(default_factory=dict)
    alone: dict[str, set[str]] = field(default_factory=dict)
    called: dict[str, set[str]] = field(default_factory=dict)
    family: dict[str, set[str]] = field(default_factory=dict)
    single: dict[str, set[str]] = field(default_factory=dict)

    def add(self, pupil_id: str, words: NameWords) -> None:
        for index, its in (
            (self.given, words.given),
            (self.alone, words.alone),
            (self.called, words.given | words.aliases),
            (self.family, words.family | words.family_aliases),
            (self.single, (words.single,) if words.single else ()),
        ):
            for word in its:
                index.setdefault(word, set()).add(pupil_id)


class Lexicon:
    """What any word may be, in the light of the register. Remembers words, within bounds."""

    def __init__(self, register: Register) -> None:
        index = _Index()
        self.doubles: dict[tuple[str, str], Ids] = {}
        self.given_initials: dict[str, set[str]] = {}
        self.family_initials: dict[str, set[str]] = {}
        for pupil_id, pupil in register.pupils.items():
            words = name_words(pupil)
            index.add(pupil_id, words)
            for double in words.doubles:
                self.doubles[double] = self.doubles.get(double, NOBODY) | {pupil_id}
            for initials, its in (
                (self.given_initials, words.given),
                (self.family_initials, words.family),
            ):
                for word in its:
                    initials.setdefault(word[0], set()).add(pupil_id)
        self.given, self.called, self.family = (
            _frozen(index.given),
            _frozen(index.called),
            _frozen(index.family),
        )
        self._alone, self._single = _frozen(index.alone), _frozen(index.single)
        self._near_given = NearWords(self.given)
        self._near_family = NearWords(self.family)
        self._sounds = _by_sound(self.given)
        self.given_lengths = sorted({len(word) for word in self.called})
        self.family_lengths = sorted({len(word) for word in self.family})
        self._nothing: set[str] = set()
        """Words known to be no part of any name: the fast way past ordinary English."""
        self._dull: set[str] = set()
        """The same for running text, where a misspelt name has its capital at least."""
        self._mute: set[str] = set()
        """The same for running text without names in small letters."""
        self._known: dict[str, Parts] = {}

    def is_name(self, word: str) -> bool:
        """Whether a word in small letters is a first name or surname of a pupil."""
        return word in self.called or word in self.family

    def parts(self, words: Sequence[str], place: Place) -> dict[int, Parts]:
        """Those of `words` that may be parts of names, by index.

        Outside addresses an English word in small letters ("will", "hill") is one only beside
        another word in small letters that is a name and nothing else ("will khan").
        """
        if place is Place.ADDRESS:
            return self._parts(words, self._nothing)
        found = self._parts(words, self._mute)
        if any(words[i].islower() for i in found):
            return self._parts(words, self._dull)
        return found

    def _parts(self, words: Sequence[str], dull: set[str]) -> dict[int, Parts]:
        found = {}
        for i in [i for i, word in enumerate(words) if word not in dull]:
            parts = self._known.get(words[i]) or self._learn(words[i])
            if parts and words[i] not in dull:
                found[i] = parts
        return found

    def _learn(self, word: str) -> Parts | None:
        """What `word`, as it is written, may be; None if it is no part of a name."""
        parts = self._whole(word) or self._disguised(word) or self._in_pieces(word)
        if len(word) <= _LONGEST:
            if len(self._nothing) + len(self._known) >= _REMEMBERED:
                self._nothing.clear()
                self._dull.clear()
                self._mute.clear()
                self._known.clear()
            if parts is None:
                self._nothing.add(word)
            else:
                self._known[word] = parts
            if parts is None or (parts.only_near and _is_no_misspelling(word)):
                self._dull.add(word)
                self._mute.add(word)
            elif word.islower() and is_english(word) and not (parts.squeezed or parts.pieces):
                self._mute.add(word)
        return parts

    def _whole(self, word: str) -> Parts | None:
        if not 1 < len(word) <= _LONGEST:
            return None
        letters = word.lower()
        if not letters.isalpha():
            return None
        parts = Parts(
            given=self.given.get(letters, NOBODY),
            alone=self._alone.get(letters, NOBODY),
            called=self.called.get(letters, NOBODY),
            family=self.family.get(letters, NOBODY),
            near_given=_all(self.given, self._near_given.to(letters)),
            near_family=_all(self.family, self._near_family.to(letters)),
            heard=self._heard(letters),
            single=self._single.get(letters, NOBODY),
            squeezed=self._squeezed(word),
        )
        humped = len(HUMPS.findall(word)) > 1 and not letters.startswith(("mac", "mc"))
        near = (parts.near_given or parts.near_family or parts.heard) and not humped
        return parts if near or not parts.only_near else None

    def _heard(self, letters: str) -> Ids:
        if not (_SHORTEST_HEARD <= len(letters) <= LONGEST) or is_english(letters):
            return NOBODY
        return _all(self.given, self._sounds.get(sound(letters), ())) - self.given.get(
            letters, NOBODY
        )

    def _disguised(self, word: str) -> Parts | None:
        """As in "Am3lia" and "AmeIia": a digit or a capital I read as the letter it looks like."""
        if len(word) > _LONGEST or not _DISGUISE.search(word):
            return None
        plain = _INNER_I.sub("l", word.translate(_DIGITS))
        return self._whole(plain) or self._whole(plain.replace("l", "i"))

    def _in_pieces(self, word: str) -> Parts | None:
        for cut in (_LETTERS_OR_DIGITS, HUMPS):
            pieces = tuple(cut.findall(word))
            if len(pieces) < 2:
                continue
            names = tuple((one, its) for one in dict.fromkeys(pieces) if (its := self._whole(one)))
            if any(not its.only_near for _, its in names):
                return Parts(pieces=pieces, names=names)
        return None

    def _squeezed(self, word: str) -> Ids:
        """Pupils whose names, first name and surname in either order, make up the whole word.

        Two English words are one only where a capital divides them: "rosebud" is a flower.
        """
        letters = word.lower()
        ids: set[str] = set()
        for cut in range(2, len(letters) - 1) if len(letters) >= 6 else ():
            one, two = letters[:cut], letters[cut:]
            both = (self.given.get(one, NOBODY) & self.family.get(two, NOBODY)) | (
                self.family.get(one, NOBODY) & self.given.get(two, NOBODY)
            )
            if both and (not (is_english(one) and is_english(two)) or word[cut].isupper()):
                ids |= both
        return frozenset(ids)


def _is_no_misspelling(word: str) -> bool:
    """In running text a misspelt name has a capital, and is no word that begins sentences."""
    return word.islower() or word.lower() in FUNCTION_WORDS


def _by_sound(words: Iterable[str]) -> dict[str, list[str]]:
    heard: dict[str, list[str]] = {}
    for word in words:
        if _SHORTEST_HEARD <= len(word) <= LONGEST:
            heard.setdefault(sound(word), []).append(word)
    return heard


def _frozen(index: Mapping[str, set[str]]) -> dict[str, Ids]:
    return {word: frozenset(ids) for word, ids in index.items()}


def _all(index: Mapping[str, Ids], words: Iterable[str]) -> Ids:
    return frozenset().union(*(index[word] for word in words))
