"""Real builds of posts that were written in a hurry, each beside its innocent neighbour."""

from __future__ import annotations

import pytest

from safeguarding.findings import Level
from safeguarding.private import revealed
from tests.small_school import SmallSchool

HEAD = (
    "pupil_id,first_name,last_name,class,website,twitter,facebook,youtube,may_be_named,"
    "consent_on,evidence\n"
)
ROW = "3B,yes,yes,yes,yes,no,2025-09-01,form\n"
PUPILS = (("001", "Darcie", "Davies"), ("002", "Roman", "Williams"), ("003", "Ruby", "Poe"))


@pytest.fixture
def school(small: SmallSchool) -> SmallSchool:
    """A school whose post shows the backs of Darcie Davies and Roman Williams."""
    rows = "".join(f"P-DEMO-{number},{first},{last},{ROW}" for number, first, last in PUPILS)
    small.write("consent.csv", HEAD + rows)
    return small


def post(school: SmallSchool, text: str, **head: str) -> set[tuple[str, str]]:
    """What stops the build: rule and level."""
    photo = school.photo(shows="backs", people="P-DEMO-001;P-DEMO-002")
    alt = head.pop("alt", "Two children in the mud")
    school.post("beans", f"{text}\n\n![{alt}]({photo})", **head)
    return {(f.rule, f.level.value) for f in school.findings() if f.stops_the_build}


REFUSED, ASKED = ("name-with-picture", "refuse"), ("name-unconfirmed", "confirm")


@pytest.mark.parametrize(
    ("text", "head", "rule"),
    [
        ("darcie and her friends planting beans", {}, REFUSED),
        ("Beans.", {"title": "well done darcie"}, REFUSED),
        ("Beans.", {"Summary": "well done darcie"}, REFUSED),
        ("Beans.", {"Tags": "darcie"}, REFUSED),
        ("Beans.", {"alt": "darcie in the mud"}, REFUSED),
        ("Beans.", {"Twitter": "well done darcie and roman xx"}, REFUSED),
        ("ruby is red, but well done roman", {}, ASKED),
        ("Williams made the winning catch.", {}, ASKED),
        ("The Davies twins and little Williams.", {}, ASKED),
        ("Darcey loved the beans.", {}, ASKED),
        ("Beans.", {"Slug": "darcie-wins-race"}, ("name-in-address", "refuse")),
    ],
)
def test_the_leak(
    school: SmallSchool, text: str, head: dict[str, str], rule: tuple[str, str]
) -> None:
    """A name of somebody pictured is refused, or asked about where it may be another's."""
    assert rule in post(school, text, **head)


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("Roman Britain day: roman roads and Roman soldiers. Mark your diaries.", {}),
        ("Thank you, Mr Davies and Mrs Williams.", {"title": "Roman numerals"}),
        ("We read Charlie and the Chocolate Factory.", {"Slug": "roman-roads"}),
    ],
)
def test_its_innocent_neighbour(school: SmallSchool, text: str, head: dict[str, str]) -> None:
    """Lessons, adults and books are published beside the same picture."""
    assert post(school, text, **head) == set()


def test_the_phrase_has_a_way_out(school: SmallSchool) -> None:
    """Where `Not_pupils` cannot clear a word, the finding names the office's list."""
    assert REFUSED in post(school, "Our Roman parade.", Not_pupils="Roman = of Rome")
    (finding, *_) = [f for f in school.findings() if f.rule == "name-with-picture"]
    assert "[phrases]" in revealed(finding.remedy)


@pytest.mark.parametrize(
    "waiver",
    ["Ruby = a stone", "Ruby House = our house", "Bertie = a bull, Ruby = a stone"],
)
def test_not_pupils_is_understood(school: SmallSchool, waiver: str) -> None:
    """Commas before another word, and several words, say what they seem to say."""
    text = "Then Ruby House won, with Bertie."
    assert ASKED in post(school, "Then our Ruby won.")
    assert (
        post(
            school,
            text.replace("House", "House" if "House" in waiver else "too"),
            Not_pupils=waiver,
        )
        == set()
    )


def test_another_of_that_surname_can_be_said(school: SmallSchool) -> None:
    """A surname alone may be a coach's; the first name of somebody pictured is never cleared."""
    assert post(school, "Williams trained us.", Not_pupils="Williams = our coach") == set()
    assert ASKED in post(school, "Roman won.", Not_pupils="Roman = our coach")
    asked = [f for f in school.findings() if f.rule == "name-unconfirmed"]
    assert all("Not_pupils" not in revealed(f.remedy) for f in asked)


def test_several_words_clear_themselves_only(school: SmallSchool) -> None:
    """Ruby elsewhere in the post is asked about all the same."""
    assert ASKED in post(
        school, "Ruby Street won. Then Ruby ran.", Not_pupils="Ruby Street = a street"
    )


@pytest.mark.parametrize("waiver", ["Ruby, Mark", "Rubi = a stone"])
def test_what_is_not_understood_is_told(school: SmallSchool, waiver: str) -> None:
    """A warning at the line says that nothing is cleared."""
    post(school, "We found a stone.", Not_pupils=waiver)
    (told,) = [f for f in school.findings() if f.rule == "name-unconfirmed"]
    assert told.level is Level.WARN
    assert (told.source, told.line) == ("content/posts/beans.md", 4)
    post(school, "We found a ruby.", Not_pupils="Ruby = a stone")
    assert [f for f in school.findings() if f.rule == "name-unconfirmed"] == []


def test_a_list_asks_only_what_is_sure(school: SmallSchool) -> None:
    """A stranger in one summary beside another post's picture; a pupil's name is told to mend."""
    school.post(
        "panto", "A play.", title="Our panto", Summary="We saw Kevin Lindqvist and ruby slippers."
    )
    assert post(school, "Beans.") == set()
    school.post("panto", "A play.", title="Our panto", Summary="Well done Darcie.")
    post(school, "Beans.")
    lists = [f for f in school.findings() if f.rule == "name-with-picture"]
    assert lists
    assert all("Summary" in revealed(f.remedy) for f in lists)
    assert {f.source for f in lists} == {"content/posts/panto.md"}


def test_an_address_is_told_where_it_is_given(school: SmallSchool) -> None:
    """The neighbour that links to it has nothing to mend."""
    school.post("race", "A close match.", title="A race", Slug="darcie-davies-wins")
    assert ("name-in-address", "refuse") in post(school, "Beans.")
    told = {f.source for f in school.findings() if f.rule.startswith("name-")}
    assert told == {"content/posts/race.md"}


def test_words_for_teachers(school: SmallSchool) -> None:
    """The report speaks of the summary, not of an element."""
    post(school, "Beans.", Summary="well done darcie")
    said = "".join(revealed(f.message) for f in school.findings())
    assert "<meta>" not in said
    assert "the summary" in said
