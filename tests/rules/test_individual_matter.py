"""What befell one child or colleague is refused with a name; the innocent neighbour is not."""

import dataclasses
import datetime as dt

import pytest
from tests.school import POLICY, Built, pupil

from safeguarding.findings import Level
from safeguarding.policy import School
from safeguarding.rules import BY_ID
from safeguarding.school import Register

RULE = BY_ID["individual-matter"]
CHILDREN = (
    ("Harry", "Dunn"),
    ("Ezra", "Cole"),
    ("Ivy", "Marsh"),
    ("Roman", "Petrov"),
    ("Daisy", "Haddad"),
    ("Alice", "Ferris"),
    ("Tobi", "Okafor"),
    ("Grace", "Bello"),
    ("May", "Chen"),
    ("Will", "Tanner"),
)
REGISTER = Register(
    {
        f"P-{number}": pupil(f"P-{number}", first, last, naming="full")
        for number, (first, last) in enumerate(CHILDREN)
    },
    header=("pupil_id", "first_name", "last_name", "website"),
)
"""Families who all agreed to names: a name alone is no finding."""
SCHOOL = dataclasses.replace(
    POLICY,
    school=School("Test School", "https://blog.school.example", headteacher="Mrs Jane Peel"),
    staff=("Mr Alan Baker", "Mrs Jane Peel"),
)

REFUSED = {
    "There was a fight between Harry and Ezra at lunch.": (
        "There was a fight between a knight and a dragon in our play."
    ),
    "Harry and Ezra had a fight at lunch and missed their break.": (
        "Harry and Ezra had a snowball fight at lunch and loved every minute."
    ),
    "Harry hit Ezra.": "Harry hit the ball over the fence.",
    "Harry was unkind to Ivy and has said sorry.": "Ezra was kind to Ivy and shared his orange.",
    "Roman lost his temper and was sent out.": "Henry VIII often lost his temper.",
    "Roman was punished for swearing.": "Victorian children were punished for whispering.",
    "The Okafor family still owes dinner money.": "The Okafor family planted a tree for us.",
    "The Okafors owe £42 for the residential.": "The Tudors owe their roses to a painter.",
    "Ivy cannot come on the trip because her family has not paid.": (
        "Ivy cannot climb this wall because the wire has not been put up."
    ),
    "Ezra is moving in with a new foster family.": "Ezra is moving on to a new reading book.",
    "Ezra has been placed with foster parents.": "Ezra has been placed third in the relay.",
    "Ezra is in care.": "Ezra sang to the people who live in care homes.",
    "Ezra lives with his nan because his mum is poorly.": (
        "Ezra drew a hedgehog that lives with its family under our shed."
    ),
    "Police came to school about Harry's dad.": "Police came to school, and Harry wore a helmet.",
    "Goodbye to Ezra, who is moving to Bradford on Friday with his foster family.": (
        "Goodbye to Ezra, who has been with us for six years."
    ),
    "Daisy arrived from Syria as a refugee.": "Daisy arrived first as a runner.",
    "Alice is waiting for an operation.": "Alice is waiting for her beans to sprout.",
    "We are sorry to hear of Mr Baker's cancer.": "Mr Baker ran ten miles for Cancer Research.",
    "Harry is behind in reading and goes to catch-up.": "Harry sits behind Ezra and reads to him.",
    "Our lower ability group (Harry, Ivy and Ezra) had extra help with phonics.": (
        "Our gardening group (Harry, Ivy and Ezra) had extra help with the compost."
    ),
    "Ezra scored 86 in the SATs, Harry only 71.": "Ezra scored 8 in the quiz, Harry only 7.",
    "Our thoughts are with Ivy, whose grandad died on Sunday.": (
        "Our thanks go to Ivy, whose grandad drove the tractor on Sunday."
    ),
    "Ivy has autism.": "Ivy is poisonous, and some people are allergic to it.",
    "Ivy, who has autism, sang a solo.": "Ivy, who has a clear voice, sang a solo.",
    "Ivy's mum is in prison.": "Ivy's mum is in the choir.",
    "Then Ivy, who has autism, sang.": "Then Ivy, who has grown, sang.",
}
"""What was published in a school, and what might have been."""


def judged(sentences, root):
    """The gravest level of the rule for each sentence, each a page of one tree."""
    built = Built(root, policy=SCHOOL, register=REGISTER)
    day = dt.datetime(2026, 11, 20, 9, 0, tzinfo=dt.UTC)
    for number, sentence in enumerate(sentences):
        built.add_post(f"posts/{number}.html", f"<p>{sentence}</p>", date=day)
    levels = {finding.output: finding.level for finding in built.findings([RULE])}
    return {s: levels.get(f"posts/{number}.html") for number, s in enumerate(sentences)}


def test_a_name_and_a_matter_are_refused(tmp_path):
    """Whatever `may_be_named` says: these families agreed to names, not to this."""
    levels = judged(REFUSED, tmp_path)
    assert {s: level for s, level in levels.items() if level is not Level.REFUSE} == {}


def test_the_neighbours_pass(tmp_path):
    """Not refused, each of them; that a plant may be a child is told at most."""
    levels = judged(REFUSED.values(), tmp_path)
    told = {sentence for sentence, level in levels.items() if level is not None}
    assert Level.REFUSE not in levels.values()
    assert told <= {"Ivy is poisonous, and some people are allergic to it."}


def test_one_child_without_a_name_is_told(tmp_path):
    """Everybody at the gate knows who it is. Twin: no child at all."""
    leak = "Our Year 3 boy with the broken leg is back from Leeds General Infirmary."
    neighbour = "Our Year 3 chair with the broken leg is back from the caretaker."
    assert judged([leak, neighbour], tmp_path) == {leak: Level.WARN, neighbour: None}


@pytest.mark.parametrize(
    "sentence",
    [
        "Grace before meals is not said by families who are in debt.",
        "May has been a month of complaints about the weather.",
        "Will the parent who owes dinner money please ring the office?",
        "Daisy chains were made while everybody waited for an operation on our laptop.",
        "Roman children were punished for whispering.",
    ],
)
def test_a_name_that_is_a_word_is_not_enough(sentence, tmp_path):
    """Somebody must be spoken of: what is said after the name is about a thing."""
    assert judged([sentence], tmp_path)[sentence] is not Level.REFUSE


ATTENDANCE = "<table><tr><th>{}</th><th>{}</th></tr><tr><td>{}</td><td>81%</td></tr></table>"


@pytest.mark.parametrize(
    ("cells", "refused"),
    [
        (("Name", "Attendance", "Harry Dunn"), True),
        (("Class", "Attendance", "3B"), False),
        (("Name", "Sunflower", "Harry Dunn"), False),
    ],
)
def test_a_table_of_matters(cells, refused, tmp_path):
    """A child's figure in a column about attendance; not a class's, and not that of a sunflower."""
    built = Built(tmp_path, policy=SCHOOL, register=REGISTER)
    built.add_post("posts/table.html", ATTENDANCE.format(*cells))
    assert [finding.level for finding in built.findings([RULE])] == [Level.REFUSE] * refused


def test_a_name_in_what_is_told_is_hidden(tmp_path):
    """What befell a child may hold the name, so it is masked in files and logs."""
    built = Built(tmp_path, policy=SCHOOL, register=REGISTER)
    built.add_post("posts/lunch.html", "<p>There was a fight between Harry and Ezra.</p>")
    (finding,) = built.findings([RULE])
    assert "Harry" not in "".join(map(str, finding.message))
