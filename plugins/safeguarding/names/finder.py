"""Finds pupils' names in a text: the register against the words, never a guess.

Ordinary words cost one look into a set. Only a text with a word of somebody's name is read closely:
full names first, then names with initials, then first names alone; what staff, public figures and
fixed phrases cover is no pupil's, unless it is or holds a pupil's own full name.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from safeguarding.mentions import Certainty, Mention, Place, ReadName
from safeguarding.names.across import joined
from safeguarding.names.allowed import Allowed, AllowedNames
from safeguarding.names.doubles import double_names, words_of
from safeguarding.names.folding import Folded, fold
from safeguarding.names.in_pictures import ReadNames
from safeguarding.names.initials import names_with_initials
from safeguarding.names.ladder import lone_names_in_address, single_names
from safeguarding.names.lexicon import NOBODY, Ids, Lexicon, is_english
from safeguarding.names.loose import LooseNames
from safeguarding.names.matches import Match, longest_per_pupil
from safeguarding.names.pairs import full_names
from safeguarding.names.readings import other_readings
from safeguarding.names.squeezed import SqueezedNames, broken_names, may_be_spaced, spaced_names
from safeguarding.names.tokens import Tokens, spaced_out
from safeguarding.names.unknown import UnknownNames
from safeguarding.names.unspaced import UnspacedNames
from safeguarding.private import Private
from safeguarding.school import Register


class NameFinder:
    """Finds the names of a register's pupils in texts.

    Raises `RegisterError` at once if a pupil's name has no letters to search for.
    """

    def __init__(self, register: Register, allowed: Allowed) -> None:
        self._lexicon = Lexicon(register)
        self._unspaced = UnspacedNames(register)
        self._squeezed = SqueezedNames(self._lexicon)
        self._allowed = AllowedNames(allowed)
        self._unknown = UnknownNames(self._lexicon, self._allowed)
        self._loose = LooseNames(register, self._lexicon, self._allowed)
        self._read = ReadNames(self._lexicon, self.find)
        self.also_listed = frozenset(self._also_listed(allowed))
        """Ids of pupils whose own full name is on an allow-list: they are found all the same."""
        self.ids = frozenset(register.pupils)
        self.surnames = frozenset(word for word in self._lexicon.family if not is_english(word))

    def find(self, text: str, place: Place) -> tuple[Mention, ...]:
        """Every pupil's name in `text` (one block), in the order of the text."""
        folded = fold(text, place)
        mentions = self._mentions(folded, place)
        others = list(other_readings(folded, place, self._lexicon.is_name))
        for other in others:
            mentions += self._mentions(other, place)
        unspaced = list(self._unspaced.find(text)) if place is not Place.CODE else []
        several = others or unspaced
        return tuple(_without_doubles(mentions + unspaced) if several else mentions)

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

    def find_loose(self, text: str, place: Place, pupils: frozenset[str]) -> tuple[Mention, ...]:
        """Looser forms of the names of `pupils`, who are pictured beside `text` (names/loose.py).

        What `find` finds there is not among them.
        """
        folded = fold(text, place)
        matches = self._loose.matches(folded.text, place, pupils)
        if not matches:
            return ()
        found = [(m.start, m.end) for m in self.find(text, place)]
        mentions = (self._looser(folded, match) for match in matches)
        return tuple(
            mention
            for mention in mentions
            if not any(start < mention.end and mention.start < end for start, end in found)
        )

    def _looser(self, folded: Folded, match: Match) -> Mention:
        """The mention of a match of `LooseNames`; a first name as it is written is none looser."""
        word = folded.text[match.start : match.end].lower()
        written = self._lexicon.given.get(word, frozenset())
        return replace(self._mention(folded, match), loose=not written & match.ids)

    def find_across(self, one: str, other: str) -> tuple[str, tuple[Mention, ...]]:
        """The full names that begin in block `one` and end in the next one (names/across.py).

        Their places are those in the text that is answered, which holds both.
        """
        whole = joined(one, other, self._lexicon)
        if whole is None:
            return "", ()
        return whole, tuple(
            mention
            for mention in self.find(whole, Place.PROSE)
            if mention.certainty is Certainty.CERTAIN and mention.start < len(one) < mention.end
        )

    def find_read(self, block: str) -> tuple[ReadName, ...]:
        """Every pupil's name in lines that were read from a picture (see `Seen.words`)."""
        return self._read.names(block)

    def _also_listed(self, allowed: Allowed) -> Iterator[str]:
        for name in allowed.names:
            found = self._matches(fold(name, Place.LABEL).text, Place.LABEL)
            yield from (pupil for match in found if match.exact for pupil in match.ids)

    def _mentions(self, folded: Folded, place: Place) -> list[Mention]:
        return [self._mention(folded, match) for match in self._matches(folded.text, place)]

    @staticmethod
    def _mention(folded: Folded, match: Match) -> Mention:
        start, end = folded.span(match.start, match.end)
        words = Private(folded.source[start:end])
        return Mention(start, end, match.certainty, match.ids, words, whole=match.whole)

    def _matches(self, text: str, place: Place) -> list[Match]:
        out = spaced_out(text)
        words = out.split()
        address = place is Place.ADDRESS
        parts = self._lexicon.parts(words, place)
        labels = address or "#" in text or "@" in text
        spaced = may_be_spaced(words)
        if not (parts or labels or spaced):
            return []
        tokens = Tokens.of(text, out, words, parts, place)
        found = [*full_names(tokens), *names_with_initials(tokens, self._lexicon)]
        found += self._squeezed.names(tokens) if labels else ()
        found += spaced_names(tokens, self._lexicon) if spaced else ()
        found += lone_names_in_address(tokens) if address else broken_names(tokens, self._lexicon)
        alone = single_names(tokens)
        if not (found or alone):
            return []
        doubles = list(double_names(tokens, self._lexicon))
        for i in words_of(doubles, tokens):
            alone.pop(i, None)
        found += doubles
        stretches = [(match.first, match.last) for match in found] + [(i, i) for i in alone]
        cover = self._allowed.hidden(tokens, stretches)
        singles = [
            Match.of_words(tokens, i, i, tokens.parts[i].alone, certainty=certainty)
            for i, certainty in alone.items()
            if i not in cover
        ]
        return _resolve(tokens, found, singles, cover) if found else singles


def _resolve(
    tokens: Tokens, matches: Iterable[Match], alone: Iterable[Match], cover: set[int]
) -> list[Match]:
    open_matches = list(_not_hidden(tokens, matches, cover))
    certain = [match for match in open_matches if match.certainty is Certainty.CERTAIN]
    named = _named_words(tokens, certain)
    others = [
        match
        for match in (*open_matches, *alone)
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
            if tokens.word(word - 1) != "and" and tokens.gap(word).strip() not in {"+", ","}
        )
    return named


def _not_hidden(tokens: Tokens, matches: Iterable[Match], cover: set[int]) -> Iterator[Match]:
    """A pupil's own full name is never hidden, whatever entry holds it or a part of it.

    One that a list spells otherwise (Muhammad Ali, and a pupil Mohammed Ali) is asked about.
    """
    for match in matches:
        if match.exact or cover.isdisjoint(range(match.first, match.last + 1)):
            yield match
        elif ids := _spelt_otherwise(tokens, match):
            yield match._replace(ids=ids, certainty=Certainty.LIKELY, whole=True)


def _spelt_otherwise(tokens: Tokens, match: Match) -> Ids:
    """Those of a hidden match whose first name and surname stand there in another spelling."""
    one, other = tokens.parts.get(match.first), tokens.parts.get(match.last)
    if match.last != match.first + 1 or one is None or other is None:
        return NOBODY
    return match.ids & ((one.called & other.family) | (one.family & other.called))


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
