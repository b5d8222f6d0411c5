"""The list of bad words holds, and its innocent phrases are innocent."""

import pytest

from safeguarding.language.facts import fold, remarks
from safeguarding.language.swearing import ALWAYS
from safeguarding.language.word_files import sections, telling_words

LISTS = sections("bad_language.txt")


def bad(words):
    return [remark.value for remark in remarks(words) if remark.kind == "bad-language"]


@pytest.mark.parametrize("word", sorted(ALWAYS))
def test_every_word_of_the_list_is_found(word):
    """In small letters, alone in its sentence."""
    assert bad(f"It said: {word}") == [word]


@pytest.mark.parametrize("entry", LISTS["unless"])
def test_every_innocent_phrase_passes(entry):
    """Each phrase as the list has it, inside a sentence."""
    word, _, phrases = entry.partition(":")
    for phrase in (phrase.strip() for phrase in phrases.split(",")):
        if phrase != "(name)":
            assert bad(f"we saw {phrase.replace('…', word.strip())} today") == [], phrase


@pytest.mark.parametrize("hidden", ["fu\u200bck", "ｆｕｃｋ", "fück", "f u c k", "f.u.c.k", "sh1t"])
def test_a_spelling_hides_nothing(hidden):
    """Invisible letters, wide letters, accents, gaps and digits."""
    assert bad(f"Oh {hidden} it")


def test_folding_keeps_every_letter_in_its_place():
    """Offsets in the folded text are those of the text, but for what cannot be seen."""
    assert fold("Müller’s café – 5 €") == "Muller’s cafe – 5 €"
    assert fold("a\u200bb") == "ab"


def test_a_telling_word_is_no_common_one():
    """Texts without it are passed over, so it must be in every form of the phrase."""
    assert telling_words("kick|kicks ass") == {"kick", "kicks"}
    assert telling_words("go|rot to hell") == {"hell"}
    assert telling_words("wheelchair-bound") == {"wheelchair"}
