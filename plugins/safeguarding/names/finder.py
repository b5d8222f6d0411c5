"""Finds pupils' names in a text: the register against the words, never a guess.

Ordinary words cost one look into a set. Only a text with a word of somebody's name is read closely:
full names first, then names with initials, then first names alone; what staff, public figures and
fixed phrases cover is no pupil's, unless it is or holds a pupil's own full name.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from safeguarding.mentions import Certainty, Mention, Place, ReadName
from safeguarding.names.allowed import Allowed, AllowedNames, Hidden
from safeguarding.names.folding import HAS_BROKEN_WORDS, Folded, fold
from safeguarding.names.in_pictures import ReadNames
from safeguarding.names.initials import names_with_initials
from safeguarding.names.ladder import lone_names_in_address, single_names
from safeguarding.names.lexicon import Lexicon, is_english, may_hold_names
from safeguarding.names.matches import Match, longest_per_pupil
from safeguarding.names.pairs import full_names
from safeguarding.names.scripts import HAS_LOOKALIKES
from safeguarding.names.squeezed import SqueezedNames, may_be_spaced, spaced_names
from safeguarding.names.tokens import Tokens, distinct_words
from safeguarding.names.unknown import UnknownNames
from safeguarding.private import Private
from safeguarding.school import Register


class NameFinder:
    """Finds the names of a register's pupils in texts.

    Raises `RegisterError` at once if a pupil's name has no letters to search for.
    """

    def __init__(self, register: Register, allowed: Allowed) -> None:
        self._lexicon = Lexicon(register)
        self._squeezed = SqueezedNames(self._lexicon)
        self._allowed = AllowedNames(allowed)
        self._unknown = UnknownNames(self._lexicon, self._allowed)
        self._read = ReadNames(self._lexicon, self.find)
        self.also_listed = frozenset(self._also_listed(allowed))
        """Ids of pupils whose own full name is on an allow-list: they are found all the same."""
        self.ids = frozenset(register.pupils)
        self.surnames = frozenset(word for word in self._lexicon.family if not is_english(word))

    def find(self, text: str, place: Place) -> tuple[Mention, ...]:
        """Every pupil's name in `text` (one block), in the order of the text."""
        folded = fold(text, place)
        mentions = list(self._mentions(folded, place))
        others = list(_other_readings(folded, place))
        for other in others:
            mentions += self._mentions(other, place)
        return tuple(_without_doubles(mentions) if others else mentions)

    def find_unknown(self, text: str, place: Place) -> tuple[Mention, ...]:
        """Full names in `text` of people who are neither pupils nor listed; `pupils` is empty."""
        folded = fold(text, place)
        matches = self._unknown.matches(folded.text, place)
        if not matches:
            return ()
        pupils = [m for m in self.find(text, place) if m.certainty is Certainty.CERTAIN]
        mentions = (self._mention(folded, match) for match in matches)
        return tuple(
            replace(mention, certainty=Certainty.LIKELY)
            for mention in mentions
            if not any(p.start < mention.end and mention.start < p.end for p in pupils)
        )

    def find_read(self, block: str) -> tuple[ReadName, ...]:
        """Every pupil's name in lines that were read from a picture (see `Seen.words`)."""
        return self._read.names(block)

    def _also_listed(self, allowed: Allowed) -> Iterator[str]:
        for name in allowed.names:
            found = self._matches(fold(name, Place.LABEL).text, Place.LABEL)
            yield from (pupil for match in found if match.exact for pupil in match.ids)

    def _mentions(self, folded: Folded, place: Place) -> Iterator[Mention]:
        for match in self._matches(folded.text, place):
            yield self._mention(folded, match)

    @staticmethod
    def _mention(folded: Folded, match: Match) -> Mention:
        start, end = folded.span(match.start, match.end)
        words = Private(folded.source[start:end])
        return Mention(start, end, match.certainty, match.ids, words)

    def _matches(self, text: str, place: Place) -> list[Match]:
        address = place is Place.ADDRESS
        words = distinct_words(text)
        dull = self._lexicon.nothing if address else self._lexicon.dull
        look = self._lexicon.look
        known = {word: parts for word in words - dull if (parts := look(word))}
        labels = address or "#" in text or "@" in text
        spaced = may_be_spaced(words)
        if not (labels or spaced or may_hold_names(known, words)):
            return []
        tokens = Tokens.of(text, known, place)
        found = [*full_names(tokens), *names_with_initials(tokens, self._lexicon)]
        found += self._squeezed.names(tokens) if labels else ()
        found += spaced_names(tokens, self._lexicon) if spaced else ()
        found += [*lone_names_in_address(tokens), *single_names(tokens)]
        return _resolve(tokens, found, self._allowed.hidden(tokens, found)) if found else []


def _other_readings(folded: Folded, place: Place) -> Iterator[Folded]:
    """Letters by their looks, and words that a hyphen breaks at the end of a line, joined."""
    if not folded.unfolded.isascii() and HAS_LOOKALIKES.search(folded.unfolded):
        yield fold(folded.source, place, by_looks=True)
    if "-" in folded.text and HAS_BROKEN_WORDS.search(folded.text):
        yield fold(folded.source, place, join=True)


def _resolve(tokens: Tokens, matches: Sequence[Match], hidden: Iterable[Hidden]) -> list[Match]:
    cover = {word for stretch in hidden for word in range(stretch.first, stretch.last + 1)}
    open_matches = [match for match in matches if not _is_hidden(match, cover)]
    certain = [match for match in open_matches if match.certainty is Certainty.CERTAIN]
    named = _named_words(tokens, certain)
    others = [
        match
        for match in open_matches
        if match.certainty is not Certainty.CERTAIN and match.first not in named
    ]
    return longest_per_pupil([*certain, *others])


def _named_words(tokens: Tokens, certain: Iterable[Match]) -> set[int]:
    """Words that full names account for; not the second child of "Amelia and Zara Khan"."""
    named: set[int] = set()
    for match in certain:
        named.update((match.first, match.last))
        named.update(
            word
            for word in range(match.first + 1, match.last)
            if tokens.word(word - 1) != "and" and tokens.gaps[word].strip() not in {"+", ","}
        )
    return named


def _is_hidden(match: Match, cover: set[int]) -> bool:
    """A pupil's own full name is never hidden, whatever entry holds it or a part of it."""
    return not match.exact and not cover.isdisjoint(range(match.first, match.last + 1))


def _without_doubles(mentions: Iterable[Mention]) -> list[Mention]:
    """The mentions of two readings of one text, without those that an earlier one covers."""
    kept: list[Mention] = []
    for mention in sorted(mentions, key=lambda m: (m.start, -m.end, -m.certainty)):
        if not (kept and _covers(kept[-1], mention)):
            kept.append(mention)
    return kept


def _covers(one: Mention, other: Mention) -> bool:
    surer = other.certainty <= one.certainty and other.pupils <= one.pupils
    return surer and one.start <= other.start and other.end <= one.end
