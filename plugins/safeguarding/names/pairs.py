"""Full names: a word that calls a pupil, near a word of the same pupil's surname.

Two words that are ordinary English ("Will Young people come?") make a name only where capitals say
so; a surname that comes first must not be the end of something else ("Young Amelia won",
"Thank you Mrs Khan, Amelia said").
"""

from __future__ import annotations

from collections.abc import Iterator

from safeguarding.mentions import Certainty, Place
from safeguarding.names.commonness import first_names, surnames
from safeguarding.names.lexicon import NOBODY, Parts, is_english
from safeguarding.names.matches import Match
from safeguarding.names.misspelt import misspelt, misspelt_reversed, sureness
from safeguarding.names.tokens import Tokens
from safeguarding.names.vocabulary import (
    EPITHETS,
    FIELD_WORDS,
    FUNCTION_WORDS,
    NEVER_BETWEEN,
    PARTICLES,
    TITLES,
)

_REACH = 7
_UNKNOWN_BETWEEN = 2
_MOST_SIBLINGS = 6
_FAR = _MOST_SIBLINGS + 2
_NEXT = 2


def full_names(tokens: Tokens) -> Iterator[Match]:
    """Every pair of words that is a pupil's first name and surname, in either order."""
    for i, parts in tokens.parts.items():
        if parts.squeezed:
            yield Match.of_words(tokens, i, i, parts.squeezed, exact=True)
    follows, first, shared = _leads(tokens)
    for i in sorted(follows):
        yield from _surname_follows(tokens, i, tokens.parts[i])
    for i in first:
        yield from _surname_first(tokens, i)
    for i in sorted(shared):
        yield from _shared_surname(tokens, i, tokens.parts[i])


def _leads(tokens: Tokens) -> tuple[set[int], set[int], set[int]]:
    """Where a closer look may be worth it, by a pupil whom two words near each other share.

    First names before a surname, surnames before a first name, and shared surnames.
    """
    follows: set[int] = set()
    first: set[int] = set()
    shared: set[int] = set()
    items = list(tokens.parts.items())
    for at, (i, parts) in enumerate(items, start=1):
        for j, other in items[at : at + _FAR]:
            if j - i > _FAR:
                break
            if not parts.calls.isdisjoint(other.surnames):
                if j - i < _REACH:
                    follows.add(i)
                if other.family:
                    shared.add(j)
            if j - i <= _NEXT and not parts.surnames.isdisjoint(other.calls):
                first.add(i)
    return follows, first, shared


def _surname_follows(tokens: Tokens, i: int, parts: Parts) -> Iterator[Match]:
    found = NOBODY
    for j in _reachable(tokens, i):
        other = tokens.parts.get(j)
        more = other and parts.called & other.family
        if found and tokens.word(j) not in PARTICLES and not more:
            return
        if other is None or not (other.family or other.near_family):
            continue
        exact = parts.called & other.family if _capitals_agree(tokens, i, j) else NOBODY
        if _both_english(tokens, i, j) and not _only_names_between(tokens, i, j):
            exact = NOBODY
        near = misspelt(tokens, i, j) if _only_particles(tokens, i, j) else NOBODY
        if exact or near:
            found |= exact
            own = bool(exact & parts.given) and not near
            sure = Certainty.CERTAIN if exact else sureness(tokens, i, j, near)
            match = Match.of_words(tokens, i, j, exact | near, certainty=sure, exact=own)
            yield match._replace(whole=True)


def _shared_surname(tokens: Tokens, i: int, parts: Parts) -> Iterator[Match]:
    """Each child of "Amelia, Zara and Tom Khan"; i is the shared surname."""
    if i < 4 or tokens.gap(i) != " " or not tokens.capital(i - 1):
        return
    one = i - 2 if tokens.word(i - 2) == "and" else i - 1
    if one == i - 1 and tokens.gap(i - 1).strip() != "+":
        return
    for k in range(one - 1, max(-1, one - 1 - _MOST_SIBLINGS), -1):
        if not (tokens.capital(k) and (k == one - 1 or tokens.comma(k + 1))):
            return
        child = tokens.parts.get(k)
        both = child.called & parts.family if child else NOBODY
        if both and _capitals_agree(tokens, k, i):
            yield Match.of_words(tokens, k, i, both)


def _reachable(tokens: Tokens, i: int) -> Iterator[int]:
    """Words after word i that may be its surname: what stands between is part of the name."""
    unknown = 0
    siblings = False
    for j in range(i + 1, min(i + _REACH, len(tokens))):
        together = tokens.gap(j).strip() == "+"
        field = _field(tokens, j)
        if not (tokens.joins(j) or field or (together and not siblings)):
            return
        if "/" in tokens.gap(j) and j > i + 1:
            return
        siblings = siblings or together
        yield j
        word = tokens.word(j)
        if word == "and" and j > i + 1 and _is_surname(tokens, j - 1):
            return  # "David Conway and Jude Daly": two people, each with a surname
        if word == "and" and not siblings:
            siblings = True
        elif not (field or word in PARTICLES or _initial(tokens, j)):
            unknown += 1
            if unknown > _UNKNOWN_BETWEEN or not _may_stand_between(tokens, j):
                return


def _is_surname(tokens: Tokens, j: int) -> bool:
    """Whether word j is a common surname and no first name."""
    word, parts = tokens.word(j), tokens.parts.get(j)
    given = word in first_names() or bool(parts and parts.called)
    return word in surnames() and not given and tokens.capital(j)


def _field(tokens: Tokens, j: int) -> bool:
    """Whether word j follows or is the name of a field: {"givenName": "…", "familyName": "…"}."""
    near = tokens.word(j) in FIELD_WORDS or tokens.word(j - 1) in FIELD_WORDS
    return near and len(tokens.gap(j).strip()) <= len('": {"')


def _initial(tokens: Tokens, j: int) -> bool:
    return tokens.is_letter(j) and (tokens.capital(j) or tokens.place is Place.ADDRESS)


def _may_stand_between(tokens: Tokens, j: int) -> bool:
    word = tokens.word(j)
    if word in NEVER_BETWEEN or word in TITLES or not word.isalpha():
        return False
    return tokens.capital(j) or tokens.place is Place.ADDRESS


def _only_particles(tokens: Tokens, i: int, j: int) -> bool:
    return all(tokens.word(k) in PARTICLES for k in range(i + 1, j))


def _only_names_between(tokens: Tokens, i: int, j: int) -> bool:
    """Two English words are one name across a first name or an initial, not across any word."""
    return all(
        tokens.word(k) in PARTICLES
        or _initial(tokens, k)
        or (_called_so(tokens, k) and not is_english(tokens.word(k)))
        for k in range(i + 1, j)
    )


def _called_so(tokens: Tokens, k: int) -> bool:
    """Whether word k is a first name, of a pupil or in general: "Rose Maria Hill"."""
    parts = tokens.parts.get(k)
    return bool(parts and parts.called) or (tokens.capital(k) and tokens.word(k) in first_names())


def _both_english(tokens: Tokens, i: int, j: int) -> bool:
    return is_english(tokens.word(i)) and is_english(tokens.word(j))


def _capitals_agree(tokens: Tokens, i: int, j: int) -> bool:
    """Whether English words among the two are written as names are."""
    english = [k for k in (i, j) if is_english(tokens.word(k))]
    if not english:
        return True
    if tokens.place is Place.ADDRESS:
        return len(english) == 1 or "/" not in tokens.gap(j)
    capitals = tokens.capital(i) and tokens.capital(j)
    if len(english) == 2 or tokens.word(english[0]) in FUNCTION_WORDS:
        return capitals
    plain = j if english[0] == i else i
    return tokens.capital(english[0]) or not tokens.capital(plain)


def _surname_first(tokens: Tokens, i: int) -> Iterator[Match]:
    j = i + 2 if tokens.word(i + 1) in FIELD_WORDS else i + 1
    if j >= len(tokens) or (given := tokens.parts.get(j)) is None:
        return
    family = tokens.parts.get(i)
    if family is None or not _capitals_agree(tokens, i, j):
        return
    double = shares_surname(tokens, i)
    if tokens.word(i - 1) in TITLES and not double:
        return
    comma = tokens.comma(j) or j > i + 1
    stands = double or (
        _comma_divides_a_name(tokens, i, j) if comma else _stands_before(tokens, i, j)
    )
    if not (stands and (comma or tokens.joins(j))):
        return
    exact = given.called & family.family
    near = misspelt_reversed(tokens, i, j) - exact
    if exact or near:
        own = bool(exact & given.given) and not near
        yield Match.of_words(tokens, i, j, exact | near, exact=own)


def shares_surname(tokens: Tokens, i: int) -> bool:
    """Whether surname i is the second half of a double one: the "Manning" of Lord-Manning."""
    earlier, own = tokens.parts.get(i - 1), tokens.parts.get(i)
    return bool(earlier and own and earlier.family & own.family) and tokens.gap(i) in {"-", " "}


def _comma_divides_a_name(tokens: Tokens, i: int, j: int) -> bool:
    """Not in "our visitor Jack Brown, Amelia and Tom": there the comma divides two people.

    Nor in "James, John, Simon", a list of first names.
    """
    if i and tokens.comma(i) and tokens.capital(i - 1) and tokens.word(i) in first_names():
        return False
    if i == 0 or tokens.gap(i) != " " or not tokens.capital(i - 1):
        return True
    before = tokens.word(i - 1)
    if before in FUNCTION_WORDS or before in NEVER_BETWEEN or before in PARTICLES:
        return True
    earlier, given = tokens.parts.get(i - 1), tokens.parts.get(j)
    return bool(earlier and given and earlier.family & given.called)  # "García López, José"


def _whole_segment(tokens: Tokens, i: int, j: int) -> bool:
    """Whether words i to j are all of a file name or folder, but for numbers: "king-jack-2.jpg"."""
    begins = i == 0 or "/" in tokens.gap(i) or tokens.word(i - 1).isdigit()
    ends = j + 1 == len(tokens) or tokens.word(j + 1).isdigit()
    return begins and (ends or tokens.gap(j + 1)[:1] in {".", "/", "?", "#"})


def _stands_before(tokens: Tokens, i: int, j: int) -> bool:
    """Whether surname i, without a comma, belongs to first name j."""
    if not tokens.joins(j):
        return False
    surname, given = tokens.word(i), tokens.word(j)
    if is_english(given) and not tokens.capital(j) and tokens.place is not Place.ADDRESS:
        return False
    shouted = tokens.words[i].isupper() and not tokens.words[j].isupper()
    if shouted or not is_english(surname):
        return True
    if surname in EPITHETS or surname in FUNCTION_WORDS:
        return tokens.place is Place.ADDRESS and _whole_segment(tokens, i, j)
    return tokens.place is Place.ADDRESS or not is_english(given)
