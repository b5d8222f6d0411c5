"""Everything that the texts of a page say, read once for all the rules that ask."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from urllib.parse import unquote

from anyascii import anyascii

from safeguarding.documents import Text
from safeguarding.language.home_addresses import home_addresses
from safeguarding.language.identifiers import (
    BIRTH_WORDS,
    PLATE_WORDS,
    births,
    identifiers,
    number_plates,
)
from safeguarding.language.invitations import invitations
from safeguarding.language.journeys import DATE_WORDS, days
from safeguarding.language.mail_addresses import PROVIDERS, mail_addresses
from safeguarding.language.matters import TOPIC_WORDS, matters
from safeguarding.language.remark import Remark
from safeguarding.language.spelling import BETTER, misspellings
from safeguarding.language.swearing import ALWAYS, PHRASE_WORDS, hidden_swearing, swearing
from safeguarding.language.telephones import telephones
from safeguarding.language.tone import TERM_WORDS, insensitive, shouting
from safeguarding.mentions import Place
from safeguarding.pages import Page

Finder = Callable[[str], Iterator[Remark]]

_REMEMBERED = 5_000
"""Blocks: menus and footers stand on every page, an article on its page and in the feed."""
_SHORTEST = 3
"""Characters; the shortest bad words have as many."""
_WORD = re.compile(r"[a-z]+(?:['’][a-z]+)?")
_DIGIT = re.compile(r"\d")
_FIGURES = re.compile(r"\d{1,2}/\d{1,2}/\d\d|20\d\d-\d\d-\d\d")
_LONG_NUMBER = re.compile(r"\d(?:[ .\-–—()/_,\u00a0]{0,3}\d){5}")
_HOUSE = re.compile(
    r"\d[a-h]?,?\s[A-Z]|\d(?!(?:st|nd|rd|th|pm|am)\b)[A-Za-z]{2}\b|\b(?:Flat|Apartment)\s\d"
)
_LEET = re.compile(r"(?<=[A-Za-z])[0134578!](?=[A-Za-z])|\d(?!st|nd|rd|th|[ap]m)[a-z]{2}")
_SIGNS = re.compile(r"[*@$|#_]")
_STRETCHED = tuple(3 * letter for letter in "aeioustkcfrgpl")
_CAPITALS = re.compile(r"[A-Z]{2,}\W+[A-Z]+\W+[A-Z]+")
_IN_ADDRESS = re.compile(
    r"@|^(?:tel|sms|mailto|callto|whatsapp):|zoom|teams|meet|whatsapp|wa\.me|discord|t\.me|classroom",
    re.IGNORECASE,
)
_INVITING = frozenset(
    "code codes password passcode pin whatsapp telegram messenger signal snapchat discord zoom "
    "teams meeting webinar google keypad alarm padlock door gate login username".split()
)
_MAILING = frozenset({"dot", *PROVIDERS})
_AT_HOME = frozenset("live lives lived living home house address move moved flat number no".split())
_BY_WORDS: tuple[tuple[frozenset[str], Finder], ...] = (
    (ALWAYS | PHRASE_WORDS, swearing),
    (TERM_WORDS, insensitive),
    (frozenset(BETTER), misspellings),
    (_INVITING, invitations),
    (_MAILING, mail_addresses),
    (BIRTH_WORDS, births),
    (PLATE_WORDS, number_plates),
    (_AT_HOME, home_addresses),
    (DATE_WORDS, days),
    (TOPIC_WORDS, matters),
)
"""Words without which a finder has nothing to say."""
_WORDS = frozenset[str]().union(*(words for words, _ in _BY_WORDS))


def fold(words: str) -> str:
    """The block with every letter as its nearest Latin one, letter for letter.

    Invisible characters go; all offsets are those of the result.
    """
    if words.isascii():
        return words
    return "".join(map(_folded, words))


@lru_cache(maxsize=4096)
def _folded(character: str) -> str:
    if character.isascii() or character in "’‘“”–—£€…":
        return character
    latin = anyascii(character)
    return latin if len(latin) <= 1 else character


@lru_cache(maxsize=_REMEMBERED)
def remarks(words: str) -> tuple[Remark, ...]:
    """Everything noticed in one block of text; offsets are those of `fold(words)`."""
    folded = fold(words)
    found = [remark for finder in _finders(folded) for remark in finder(folded)]
    return tuple(found)


def _finders(words: str) -> Iterator[Finder]:
    """The finders that may have something to say: each has a cheap sign by which it is called."""
    small = words.lower()
    spoken = frozenset(_WORD.findall(small))
    if not _WORDS.isdisjoint(spoken):
        for signs, finder in _BY_WORDS:
            if not signs.isdisjoint(spoken):
                yield finder
    if _may_hide_words(words, small, spoken):
        yield hidden_swearing
    if "!!" in words or "??" in words or "!?" in words or _CAPITALS.search(words):
        yield shouting
    if "@" in words and spoken.isdisjoint(_MAILING):
        yield mail_addresses
    if ("://" in words or "wa.me" in words) and spoken.isdisjoint(_INVITING):
        yield invitations
    if _DIGIT.search(words):
        yield from _finders_of_numbers(words, spoken)


def _finders_of_numbers(words: str, spoken: frozenset[str]) -> Iterator[Finder]:
    if _LONG_NUMBER.search(words):
        yield telephones
        yield identifiers
    if _HOUSE.search(words) and spoken.isdisjoint(_AT_HOME):
        yield home_addresses
    if _FIGURES.search(words) and spoken.isdisjoint(DATE_WORDS):
        yield days


def _may_hide_words(words: str, small: str, spoken: frozenset[str]) -> bool:
    """Signs of a word that is spelt so as not to be found."""
    return (
        _SIGNS.search(words) is not None
        or any(run in small for run in _STRETCHED)
        or sum(len(word) == 1 for word in spoken) > 2
        or _LEET.search(words) is not None
    )


@lru_cache(maxsize=_REMEMBERED)
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
        _LastPage.found = tuple(_all_remarks(texts))
        _LastPage.texts = texts
    return _LastPage.found


def _all_remarks(texts: tuple[Text, ...]) -> Iterator[tuple[Text, Remark]]:
    for text in texts:
        if text.place is Place.CODE or len(text.words) < _SHORTEST:
            continue
        read = address_remarks if text.place is Place.ADDRESS else remarks
        for remark in read(text.words):
            yield text, remark


def is_a_name(page: Page, text: Text, remark: Remark) -> bool:
    """Whether a pupil of the register bears the word as a name, and it stands for the pupil."""
    return any(
        sighting.text is text
        and sighting.mention.start < remark.end
        and remark.start < sighting.mention.end
        for sighting in page.sightings
    )
