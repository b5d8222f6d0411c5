"""Delicate topics: every one can be reached, and general prose means nobody."""

import re
from itertools import product

import pytest

from safeguarding.language.facts import remarks
from safeguarding.language.matters import Weight, matters
from safeguarding.language.word_files import sections, with_shorthand


def forms(phrase):
    """Every form of a phrase of the list, those with and without what may be left out."""
    places = [
        ["", *place.strip("()").split("|")] if place.startswith("(") else place.split("|")
        for place in phrase.split()
    ]
    return [_filled(" ".join(filter(None, choice))) for choice in product(*places)]


def _filled(form):
    return form.replace("0", "3").replace("Name", "Harry")


BEFORE = {"happened": "was", "has": "has"}
LISTS = sections("matters.txt")
SHORTHAND = [re.sub(r"= (\w+)\|.*\|", r"= \1|", line) for line in LISTS.pop("shorthand")]
"""Its first and its last word stand for all: each entry has thousands of forms else."""
INNOCENT = LISTS.pop("innocent")
TOPICS = {heading: with_shorthand(entries, SHORTHAND) for heading, entries in LISTS.items()}


@pytest.mark.parametrize("heading", TOPICS)
def test_every_form_of_every_topic_is_found(heading):
    """None is lost to the cheap look at the words of a sentence, which comes first."""
    for phrase in TOPICS[heading]:
        for form in forms(phrase):
            assert remarks(f"Somebody {BEFORE.get(heading, '')} {form} today."), form


@pytest.mark.parametrize(
    ("sentence", "weight"),
    [
        ("A boy in 4M was suspended.", Weight.HAPPENED),
        ("A boy in 4M has an EHCP.", Weight.EVENT),
        ("His attendance is low.", Weight.SUBJECT),
        ("One boy burst into tears.", Weight.MILD),
    ],
)
def test_a_topic_has_its_weight(sentence, weight):
    """The gravest topic of a sentence counts."""
    (matter,) = matters(sentence)
    assert matter.value == weight
    assert matter.person


@pytest.mark.parametrize(
    "sentence",
    [
        "If a boy in 4M was suspended, his mother may appeal.",
        "In the story a boy in 4M was suspended.",
        "Attendance this week was 96 %.",
    ],
)
def test_general_prose_means_nobody(sentence):
    """Conditions, stories and figures are about no one person."""
    assert not any(matter.person for matter in matters(sentence))


def test_topic_and_person_count_in_one_sentence_only():
    """Two sentences about two things are two sentences."""
    assert [matter.person for matter in matters("Attendance is 96 %. A boy in 4M won.")] == [""]
