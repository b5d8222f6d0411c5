"""Everything that the texts of a page say, read once for all the rules that ask."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from urllib.parse import unquote

from anyascii import anyascii

from safeguarding.documents import Text
from safeguarding.language.accounts import PLATFORMS, accounts
from safeguarding.language.birthdays import AGE_WORDS, HEADING_WORDS, ages, birthday_headings
from safeguarding.language.habits import HABIT_WORDS, habits
from safeguarding.language.home_addresses import home_addresses
from safeguarding.language.identifiers import (
    BIRTH_WORDS,
    PLATE_WORDS,
    births,
    identifiers,
    number_plates,
)
from safeguarding.language.invitations import combinations, invitations
from safeguarding.language.journeys import DATE_WORDS, days
from safeguarding.language.mail_addresses import PROVIDERS, mail_addresses
from safeguarding.language.matters import TOPIC_WORDS, matters
from safeguarding.language.places_on_maps import places_on_maps
from safeguarding.language.remark import Remark
from safeguarding.language.spelling import BETTER, misspellings
from safeguarding.language.swearing import ALWAYS, PHRASE_WORDS, hidden_swearing, swearing
from safeguarding.language.telephones import telephones
from safeguarding.language.tone import TERM_WORDS, insensitive, shouting
from safeguarding.mentions import Place
from safeguarding.pages import Page

Finder = Callable[[str], Iterator[Remark]]

_REMEMBERED = 8_192
"""Blocks: menus and footers stand on every page, an article on its page and in the feed."""
_SHORTEST = 3
"""Characters; the shortest bad words have as many."""
_LONGEST = 64
"""Characters; a longer piece without spaces is looked at each time."""
_STRANGE = re.compile("[^\\x00-\\x7f’‘“”–—£€…]+")
_WORD = re.compile(r"[a-z]+(?:['’][a-z]+)?")
_DIGIT = re.compile(r"\d")
_FIGURES = re.compile(r"\d{1,2}/\d{1,2}/\d\d|20\d\d-\d\d-\d\d")
_LONG_NUMBER = re.compile(r"\d(?:[ .\-–—()/_,\u00a0]{0,3}\d){5}")
_HOUSE = re.compile(
    r"\d[a-h]?,?\s[A-Z]|\d(?!(?:st|nd|rd|th|pm|am)\b)[A-Za-z]{2}\b|\b(?:Flat|Apartment)\s\d"
)
_STRANGELY_SPELT = re.compile(
    r"[*@$|#_]|[0134578!](?<=[A-Za-z].)(?=[A-Za-z])|\d(?!st|nd|rd|th|[ap]m)[a-z]{2}"
)
_STRETCHED = re.compile(r"([aeioustkcfrgpl])\1\1")
_PLAIN = re.compile("[(“‘]?([A-Za-z][a-z]+)[.,;:)”’]*")
"""A word of two letters or more, with the marks of a sentence: most pieces are."""
_TWO_CAPITALS = re.compile(r"[A-Z]{2}")
_CAPITALS = re.compile(r"(?<![A-Z])[A-Z]{2,}\W+[A-Z]+\W+[A-Z]+")
_AGED = re.compile(
    r"\d,? (?:years old,? )?(?:on|today|tomorrow|yesterday|this|next|last) ?", re.IGNORECASE
)
_COMBINATION = re.compile(r"\d-\d-\d-\d")
_ON_MAP = re.compile(r"///|°|\w\w\+\w|\d\.\d{4}")
_IN_ADDRESS = re.compile(
    r"@|^(?:tel|sms|mailto|callto|whatsapp):|zoom|teams|meet|whatsapp|wa\.me|discord|t\.me|classroom|paypal|monzo|revolut",
    re.IGNORECASE,
)
_INVITING = frozenset(
    "code codes password passcode pin whatsapp telegram messenger signal snapchat discord zoom "
    "teams meeting webinar google keypad alarm padlock door gate login username "
    "paypal monzo revolut".split()
)
_MAILING = frozenset({"dot", *PROVIDERS})
_AT_HOME = frozenset("live lives lived living home house address move moved flat number no".split())
_NUMBERS = frozenset({births, number_plates, home_addresses})
"""Finders that find nothing without a digit."""
_BY_WORDS: tuple[tuple[frozenset[str], Finder], ...] = (
    (ALWAYS | PHRASE_WORDS, swearing),
    (TERM_WORDS, insensitive),
    (frozenset(BETTER), misspellings),
    (_INVITING, invitations),
    (_MAILING, mail_addresses),
    (PLATFORMS | {"tik"}, accounts),
    (BIRTH_WORDS, births),
    (AGE_WORDS, ages),
    (HEADING_WORDS, birthday_headings),
    (HABIT_WORDS, habits),
    (PLATE_WORDS, number_plates),
    (_AT_HOME, home_addresses),
    (DATE_WORDS, days),
    (TOPIC_WORDS, matters),
)
"""Words without which a finder has nothing to say."""
_WORDS = frozenset[str]().union(*(words for words, _ in _BY_WORDS))
_BEGINS_MORE = re.compile(r"\d|[A-Z]{2}")
"""What may be a part of something that words around it make up."""
_REMEMBERED_PIECES = 50_000
_LONE = frozenset("ai")
"""Letters that are words; any other may be a part of one that is spelt out."""


def fold(words: str) -> str:
    """The block with every letter as its nearest Latin one, letter for letter.

    Invisible characters go; all offsets are those of the result.
    """
    return words if words.isascii() else _STRANGE.sub(_folded, words)


def _folded(found: re.Match[str]) -> str:
    return "".join(map(_latin, found[0]))


@lru_cache(maxsize=4096)
def _latin(character: str) -> str:
    latin = anyascii(character)
    return latin if len(latin) <= 1 else character


def remarks(words: str) -> tuple[Remark, ...]:
    """Everything noticed in one block of text; offsets are those of `fold(words)`."""
    folded = fold(words)
    pieces = set(folded.split()) - _PIECES.dull
    if not (pieces and (telling := _PIECES.telling(pieces))):
        return ()
    found = [remark for finder in _finders(folded, telling) for remark in finder(folded)]
    return tuple(found)


class _Pieces:
    """What text is cut into at its spaces: remembers what calls no finder, whatever is around it.

    All that `_finders` goes by lies between two spaces, but for numbers, capitals and letters that
    stand alone.
    """

    def __init__(self) -> None:
        self.dull: set[str] = set()
        self._told: set[str] = set()

    def telling(self, pieces: set[str]) -> str:
        """Those of the pieces that may call a finder, between spaces."""
        for piece in pieces - self._told:
            self._learn(piece)
        return " ".join(pieces - self.dull)

    def _learn(self, piece: str) -> None:
        if len(piece) > _LONGEST:
            return
        if len(self.dull) + len(self._told) >= _REMEMBERED_PIECES:
            self.dull.clear()
            self._told.clear()
        (self.dull if _is_dull(piece) else self._told).add(piece)


_PIECES = _Pieces()


def _is_dull(piece: str) -> bool:
    if plain := _PLAIN.fullmatch(piece):
        word = plain[1].lower()
        return word not in _WORDS and _STRETCHED.search(word) is None
    words = _WORD.findall(piece.lower())
    alone = any(len(word) == 1 and word not in _LONE for word in words)
    if alone or _BEGINS_MORE.search(piece) or not _WORDS.isdisjoint(words):
        return False
    return not any(_finders(piece, piece))


def _finders(words: str, telling: str) -> Iterator[Finder]:
    """The finders that may have something to say: each has a cheap sign by which it is called.

    `telling` are those pieces of `words` that may be such signs.
    """
    small = telling.lower()
    spoken = frozenset(_WORD.findall(small))
    number = _DIGIT.search(telling) is not None
    if not _WORDS.isdisjoint(spoken):
        for signs, finder in _BY_WORDS:
            if not signs.isdisjoint(spoken) and (number or finder not in _NUMBERS):
                yield finder
    if _may_hide_words(words, telling, small, spoken):
        yield hidden_swearing
    if _is_loud(words, telling):
        yield shouting
    if "@" in telling and spoken.isdisjoint(_MAILING):
        yield mail_addresses
    if ("://" in telling or "wa.me" in telling) and spoken.isdisjoint(_INVITING):
        yield invitations
    if _ON_MAP.search(telling) or "what3words" in small:
        yield places_on_maps
    if number:
        yield from _finders_of_numbers(words, spoken)


def _finders_of_numbers(words: str, spoken: frozenset[str]) -> Iterator[Finder]:
    if _LONG_NUMBER.search(words):
        yield telephones
        yield identifiers
    if _HOUSE.search(words) and spoken.isdisjoint(_AT_HOME):
        yield home_addresses
    if _AGED.search(words):
        if spoken.isdisjoint(AGE_WORDS):
            yield ages
        if spoken.isdisjoint(HABIT_WORDS):
            yield habits
    if _COMBINATION.search(words):
        yield combinations
    if _FIGURES.search(words) and spoken.isdisjoint(DATE_WORDS):
        yield days


def _may_hide_words(words: str, telling: str, small: str, spoken: frozenset[str]) -> bool:
    """Signs of a word that is spelt so as not to be found."""
    return (
        _STRANGELY_SPELT.search(telling) is not None
        or _STRETCHED.search(small) is not None
        or (any(len(word) == 1 for word in spoken) and _is_spelt_out(words))
    )


def _is_spelt_out(words: str) -> bool:
    return sum(len(word) == 1 for word in frozenset(_WORD.findall(words.lower()))) > 2


def _is_loud(words: str, telling: str) -> bool:
    if "!!" in telling or "??" in telling or "!?" in telling:
        return True
    return _TWO_CAPITALS.search(telling) is not None and _CAPITALS.search(words) is not None


def address_remarks(address: str) -> tuple[Remark, ...]:
    """What a link betrays: an e-mail address, a telephone number, an invitation."""
    if not _IN_ADDRESS.search(address):
        return ()
    found = list(invitations(address))
    scheme, _, rest = address.partition(":")
    if scheme.lower() in {"tel", "sms", "callto", "whatsapp"}:
        found += telephones(rest.lstrip("/").replace("%20", " "))
    elif scheme.lower() == "mailto":
        found += mail_addresses(unquote(rest))  # copies go to somebody, too
    return tuple(found)


class _LastPage:
    """The remarks on the page that is being inspected, which each rule asks for in turn."""

    texts: tuple[Text, ...] = ()
    found: tuple[tuple[Text, Remark], ...] = ()


def remarks_on(texts: tuple[Text, ...]) -> tuple[tuple[Text, Remark], ...]:
    """Everything noticed in the texts of a page, with the text that it was noticed in."""
    if texts is not _LastPage.texts:
        _LastPage.found = tuple((t, remark) for t in texts for remark in _noticed(t))
        _LastPage.texts = texts
    return _LastPage.found


@lru_cache(maxsize=_REMEMBERED)
def _noticed(text: Text) -> tuple[Remark, ...]:
    if text.place is Place.CODE or len(text.words) < _SHORTEST:
        return ()
    return address_remarks(text.words) if text.place is Place.ADDRESS else remarks(text.words)


def is_a_name(page: Page, text: Text, remark: Remark) -> bool:
    """Whether a pupil of the register bears the word as a name, and it stands for the pupil."""
    return any(
        sighting.text is text
        and sighting.mention.start < remark.end
        and remark.start < sighting.mention.end
        for sighting in page.sightings
    )
