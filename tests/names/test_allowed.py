"""Staff, governors, public figures and phrases hide what they cover, as whole names."""

from __future__ import annotations

import pytest

from safeguarding.mentions import Certainty, Place
from safeguarding.names import Allowed, NameFinder
from safeguarding.policy import Policy, School

from .small_school import register_of

REGISTER = register_of("Grace | Obi\nMay | Hill\nPoppy | Eze\nPriya | Nair")
ALLOWED = Allowed(
    staff=("Mrs. Grace May", "Dr Poppy van der Hill"),
    governors=("Priya Shah",),
    public_figures=("Grace O’Malley",),
    phrases=("Poppy Appeal", "Grace before Meals"),
)
FINDER = NameFinder(REGISTER, ALLOWED)


@pytest.mark.parametrize(
    "text",
    [
        "with Mrs Grace May today",
        "with Mrs. May today",
        "with Grace May today",
        "with Ms May today",
        "with Dr Hill today",
        "with Priya Shah today",
        "about Grace O'Malley today",
        "the Poppy appeal today",
        "our Grace Before Meals today",
        "see #PoppyAppeal today",
    ],
)
def test_hidden(text: str) -> None:
    """The whole name or phrase is nobody's in the register."""
    assert FINDER.find(text, Place.PROSE) == ()


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("with Grace today", "Grace"),
        ("with Poppy Appealing", "Poppy"),
        ("about Grace. May sang", "Grace"),
        ("about our Poppy and her appeal", "Poppy"),
        ("with Mrs, Grace today", "Grace"),
        ("Then Priya Nair Shah came", "Priya Nair"),
    ],
)
def test_not_hidden(text: str, word: str) -> None:
    """A part of an allowed name hides nothing."""
    assert FINDER.find(text, Place.PROSE)[0].words.reveal() == word


def test_another_spelling_of_a_listed_name_asks() -> None:
    """The list hides the boxer, and not for certain the pupil whom it spells otherwise."""
    finder = NameFinder(
        register_of("Mohammed | Ali\nAmelia | Earl"),
        Allowed(public_figures=("Muhammad Ali", "Amelia Earhart")),
    )
    (mention,) = finder.find("with Muhammad Ali today", Place.PROSE)
    assert mention.certainty is Certainty.LIKELY
    assert finder.find("with Mohammed Ali today", Place.PROSE)[0].certainty is Certainty.CERTAIN
    assert finder.find("with Amelia Earhart today", Place.PROSE) == ()


def test_from_policy() -> None:
    """The school's leaders count as staff without being listed twice."""
    school = School(name="S", url="https://s.example", headteacher="Mrs Ann Eze")
    allowed = Allowed.from_policy(Policy(school=school, staff=("Mr Lee",), phrases=("Big Day",)))
    assert allowed.staff == ("Mr Lee", "Mrs Ann Eze")
    assert allowed.phrases[0] == "Big Day"
    assert "Roman roads" in allowed.phrases
