"""What a block of text says is noticed, whatever words were read before and stand beside it."""

import re

import pytest

from safeguarding.language.birthdays import LIST
from safeguarding.language.facts import remarks
from safeguarding.language.home_addresses import home_addresses
from safeguarding.language.identifiers import births, number_plates
from tests.test_corpus import LEAKS

TEXTS = sorted({text for texts in LEAKS.values() for text in texts})
IN_PARTS = (
    "Her birthday is on 14 March.",
    "Look for the red Fiesta, reg MA19 XYZ.",
    "He lives on Oak Road at number 12.",
    "She lives at 9 elm grove.",
    "Amir turns 8 on 12 December.",
    "The sort code is 20 11 22.",
    "Ring 07700 - 900 - 123.",
    "Oh f u c k it.",
    "COME TO the fair: BRING ALL FRIENDS.",
)
"""What counts here lies in several pieces between spaces."""


@pytest.mark.parametrize("text", IN_PARTS)
def test_pieces_that_were_read_apart_are_still_noticed_together(text):
    """A piece that says nothing by itself is not taken for one that says nothing at all."""
    for piece in text.split():
        remarks(piece)
    assert remarks(text)


@pytest.mark.parametrize("text", IN_PARTS)
def test_the_same_pieces_in_another_text_say_nothing(text):
    """The innocent twin: the words without their numbers, letters and capitals."""
    plain = re.sub(r"\d|\b[b-hj-zB-HJ-Z]\b", "", text).capitalize()
    assert not [remark for remark in remarks(plain) if remark.kind == "personal-information"]


@pytest.mark.parametrize("text", TEXTS)
def test_prose_beside_a_leak_hides_nothing(text):
    """What is noticed in a text is noticed before a sentence that says nothing."""
    prose = "Rain fell on the roof, and nobody minded it."
    assert remarks(prose) == ()
    alone = {(remark.kind, remark.what) for remark in remarks(text) if remark.kind != LIST}
    among = {(remark.kind, remark.what) for remark in remarks(f"{text} {prose}")}
    assert alone <= among


@pytest.mark.parametrize("find", [births, number_plates, home_addresses])
@pytest.mark.parametrize("text", TEXTS)
def test_without_a_digit_there_is_no_such_number(find, text):
    """These are asked only where there is a digit."""
    assert list(find(re.sub(r"\d", "", text))) == []
