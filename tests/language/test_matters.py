"""Delicate topics: every one can be reached, and general prose means nobody."""

import re
from itertools import islice, product

import pytest

from safeguarding.language import matters as module
from safeguarding.language.matters import Weight, matters


def expand(tree):
    """Some strings that a parsed pattern matches: every branch, each repeat at its least."""
    pieces = [list(_choices(kind, value)) for kind, value in tree]
    return ["".join(choice) for choice in islice(product(*pieces), 3000)]


def _choices(kind, value):
    name = str(kind)
    if name == "LITERAL":
        yield chr(value)
    elif name == "BRANCH":
        for branch in value[1]:
            yield from expand(branch)
    elif name == "SUBPATTERN":
        yield from expand(value[-1])
    elif name in ("MAX_REPEAT", "MIN_REPEAT"):
        least, _, inner = value
        yield from [""] if not least else expand(inner)
    elif name == "IN":
        yield _member(value)
    else:
        yield ""


def _member(members):
    kind, value = members[0]
    if str(kind) == "LITERAL":
        return chr(value)
    return " " if "SPACE" in str(value) else "3"


PATTERNS = [module._HAPPENED, *module._EVENTS, module._SUBJECTS, module._MILD]


@pytest.mark.parametrize("number", range(len(PATTERNS)))
def test_no_topic_is_lost_before_it_is_looked_for(number):
    """The cheap look at how words begin lets every form of every topic through."""
    for topic in expand(re._parser.parse(PATTERNS[number])):
        assert matters(f"Somebody {topic} here."), topic


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
    assert matter.weight is weight
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
