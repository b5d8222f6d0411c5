"""Names with an initial: "Amelia K.", "A. Khan", "Khan, A." and the like.

A letter is also an article, a pronoun, a team or the tail of "it's": each is ruled out here.
"""

from __future__ import annotations

from collections.abc import Iterator

from safeguarding.mentions import Certainty, Place
from safeguarding.names.commonness import first_names, surnames
from safeguarding.names.ladder import starts_sentence
from safeguarding.names.lexicon import NOBODY, Ids, Lexicon, is_english
from safeguarding.names.matches import Match
from safeguarding.names.pairs import shares_surname
from safeguarding.names.tokens import Tokens
from safeguarding.names.vocabulary import ADULT_TITLES, BEFORE_A_LETTER, PARTICLES, TITLES

CERTAIN, LIKELY = Certainty.CERTAIN, Certainty.LIKELY
_WORDS_OF_ONE_LETTER = frozenset("aio")
_SUBJECTS = frozenset("ai")
"""What may follow a verb: "Will I…?", "May A…" beside "Lily O"."""
_TAILS = frozenset("aiosdmt")
"""Lower-case letters that are words, or what an apostrophe leaves: it's, don't, I'd, I'm."""


def names_with_initials(tokens: Tokens, lexicon: Lexicon) -> Iterator[Match]:
    """Every first name with a surname's initial, and every surname with a first name's."""
    for i in _beside_a_letter(tokens):
        parts = tokens.parts[i]
        if parts.given and (letter := _letter_after_given(tokens, i)):
            ids = parts.given & _initials(lexicon.family_initials, tokens.word(letter))
            middle = _is_common_surname(tokens, letter + 1)
            yield from _match(tokens, i, letter, ids, LIKELY if middle else CERTAIN)
        if not parts.family:
            continue
        for letter in _letters_before(tokens, i):
            if certainty := _before_family(tokens, letter, i, lexicon):
                ids = parts.family & _initials(lexicon.given_initials, tokens.word(letter))
                if _second_of_two(tokens, letter):
                    certainty = min(certainty, LIKELY)
                yield from _match(tokens, letter, i, ids, certainty)
        if (letter := i + 1) < len(tokens) and _after_family(tokens, i):
            ids = parts.family & _initials(lexicon.given_initials, tokens.word(letter))
            yield from _match(tokens, i, letter, ids)


def _beside_a_letter(tokens: Tokens) -> list[int]:
    """A quick no for most: neither side can be an initial, with a particle or without."""
    words = ["", *tokens.words, ""]
    return [
        i
        for i in tokens.parts
        if len(words[i]) == 1 or len(words[i + 2]) == 1 or words[i].lower() in PARTICLES
    ]


def _match(
    tokens: Tokens, first: int, last: int, ids: Ids, certainty: Certainty = CERTAIN
) -> Iterator[Match]:
    if ids:
        yield Match.of_words(tokens, first, last, ids, certainty=certainty)


def _initials(index: dict[str, set[str]], letter: str) -> Ids:
    return frozenset(index.get(letter, NOBODY))


def _letter_after_given(tokens: Tokens, i: int) -> int:
    """The initial of a surname after first name i, past one of a middle name; 0 if none."""
    letter = i + 1
    if tokens.is_letter(letter) and tokens.is_letter(letter + 1) and tokens.joins(letter + 1):
        letter += 1
    if not tokens.is_letter(letter) or not _close(tokens, i + 1) or _apostrophe(tokens, letter + 1):
        return 0
    english = is_english(tokens.word(i))
    fits = _in_address if tokens.place is Place.ADDRESS else _in_text
    return letter if fits(tokens, i, letter, english=english) else 0


def _in_address(tokens: Tokens, _given: int, letter: int, *, english: bool) -> bool:
    """As in "amelia-k.jpg", not "amelia-s-picture" nor "summer-a-z"."""
    if tokens.word(letter) not in _TAILS:
        return True
    return not english and not _more_follows(tokens, letter)


def _in_text(tokens: Tokens, given: int, letter: int, *, english: bool) -> bool:
    if not tokens.capital(letter):
        plain = not tokens.capital(given) and tokens.word(letter) not in _TAILS
        return plain and not english and tokens.place is not Place.CODE
    dotted = tokens.gap(letter + 1).startswith(".")
    if english and not tokens.capital(given):
        return False
    if tokens.word(letter) == "i" or (english and tokens.word(letter) in _SUBJECTS):
        return dotted or (not english and not _more_follows(tokens, letter))
    return True


def _close(tokens: Tokens, i: int) -> bool:
    """Whether the gap before word i is no more than a space, a hyphen or a point in an address."""
    gap = tokens.gap(i)
    return not gap.strip() or gap in {"-", "_"} or (gap == "." and tokens.place is Place.ADDRESS)


def _apostrophe(tokens: Tokens, i: int) -> bool:
    return tokens.gap(i).startswith("'")


def _more_follows(tokens: Tokens, i: int) -> bool:
    """Whether a word follows word i in the same phrase: then a lone letter may be a word too."""
    if i + 1 >= len(tokens):
        return False
    if tokens.place is Place.ADDRESS:
        return tokens.gap(i + 1) in {"-", "_", " ", "+"}
    return not tokens.gap(i + 1).strip() and not tokens.capital(i + 1)


def _letters_before(tokens: Tokens, i: int) -> tuple[int, ...]:
    """Initials straight before surname i and its particles: one, or two as in "A. R. Khan"."""
    while _particle_before(tokens, i):
        i -= 1
    if not tokens.is_letter(i - 1) or not _initial_gap(tokens, i):
        return ()
    if tokens.is_letter(i - 2) and _initial_gap(tokens, i - 1):
        return (i - 2, i - 1)
    return (i - 1,)


def _is_common_surname(tokens: Tokens, i: int) -> bool:
    """As the "Hutchins" of "Robert M. Hutchins", where the M. is most likely a middle name."""
    if tokens.word(i) not in surnames() or is_english(tokens.word(i)) or not tokens.capital(i):
        return False
    return tokens.gap(i) in {" ", ". "} and tokens.word(i) not in first_names()


def _second_of_two(tokens: Tokens, letter: int) -> bool:
    """In "C. S. Lewis" the S. is a middle name, as in "Clive S. Lewis": for Sam Lewis likely."""
    before = tokens.word(letter - 1)
    if not before or not tokens.capital(letter - 1):
        return False
    if tokens.is_letter(letter - 1):
        return _initial_gap(tokens, letter)
    return tokens.gap(letter) == " " and before in first_names() and not is_english(before)


def _particle_before(tokens: Tokens, i: int) -> bool:
    """The "van der" of Berg, the "al-" of Hassan and the "O'" of Brien; not the "D" of D. Souza."""
    if i < 1 or tokens.word(i - 1) not in PARTICLES:
        return False
    return tokens.gap(i) == "'" if tokens.is_letter(i - 1) else tokens.joins(i)


def _initial_gap(tokens: Tokens, i: int) -> bool:
    gap = tokens.gap(i)
    return gap.strip() in {"", "."} or gap in {"-", "_"}


def _before_family(tokens: Tokens, letter: int, i: int, lexicon: Lexicon) -> Certainty | None:
    before = tokens.word(letter - 1)
    if before in ADULT_TITLES or _apostrophe(tokens, letter):
        return None
    name = tokens.word(letter) + tokens.word(i)
    if tokens.gap(letter + 1) == " " and letter == i - 1 and name in lexicon.family:
        return None  # "O Brien" is a surname alone
    if is_english(tokens.word(i)):
        return _before_english_family(tokens, letter, i)
    if tokens.place is Place.ADDRESS:
        return CERTAIN
    if tokens.capital(letter):
        word = tokens.word(letter) in _WORDS_OF_ONE_LETTER
        return CERTAIN if tokens.capital(i) or not word else None
    handle = letter == i - 1 and tokens.gap(i) == "."  # as in "a.khan"
    tail = tokens.word(letter) in _TAILS and not handle
    plain = not tokens.capital(i) and not tail
    return CERTAIN if plain else None


def _before_english_family(tokens: Tokens, letter: int, i: int) -> Certainty | None:
    """As in "W. Brown"; not in "a brown dog", "Team A. Green won" and "A Bell rang"."""
    if tokens.word(letter - 1) in BEFORE_A_LETTER:
        return None
    if tokens.place is Place.ADDRESS:
        return None if tokens.word(letter) in _TAILS else CERTAIN
    if not (tokens.capital(letter) and tokens.capital(i)):
        return None
    dotted = tokens.gap(letter + 1).startswith(".")
    if dotted or tokens.word(letter) not in _WORDS_OF_ONE_LETTER:
        return CERTAIN
    return _article_or_initial(tokens, letter) if tokens.word(letter) == "a" else None


def _article_or_initial(tokens: Tokens, letter: int) -> Certainty:
    """A capital "A" inside a sentence is no article; in a title ("A Brown Bear") it may be."""
    inside = tokens.place is Place.PROSE and not starts_sentence(tokens, letter)
    plain = inside and not tokens.capital(letter - 1)
    return CERTAIN if plain else Certainty.POSSIBLE


def _after_family(tokens: Tokens, i: int) -> bool:
    """Whether a first name's initial follows surname i: "Khan, A." or "KHAN A"."""
    letter = i + 1
    titled = tokens.word(i - 1) in TITLES and not shares_surname(tokens, i)
    if not tokens.is_letter(letter) or titled:
        return False
    if _apostrophe(tokens, letter + 1) or not (_close(tokens, letter) or tokens.comma(letter)):
        return False
    word = tokens.word(letter) in _WORDS_OF_ONE_LETTER
    english = is_english(tokens.word(i))
    if tokens.place is Place.ADDRESS:
        return not english and not (tokens.word(letter) in _TAILS and _more_follows(tokens, letter))
    if not tokens.capital(letter):
        return False
    dotted = tokens.gap(letter + 1).startswith(".")
    if english:
        return tokens.comma(letter) and tokens.capital(i) and (dotted or not word)
    return dotted or not word or not _more_follows(tokens, letter)
