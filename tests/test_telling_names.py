"""A finding about a name says why the word counts, and offers only the ways out that are open."""

import pytest

from safeguarding.private import masked, revealed
from tests.school import Built

PICTURE = '<img src="../pictures/{}.jpg" alt="Two children">'


def told(tmp_path, rule, html, **fields):
    built = Built(tmp_path)
    findings = built.add_post("posts/beans.html", html, **fields).findings()
    (finding,) = [f for f in findings if f.rule == rule]
    return revealed(finding.message), revealed(finding.remedy), masked(finding.message)


@pytest.mark.parametrize(
    ("rule", "html", "why", "may_say_so"),
    [
        ("name-with-picture", "<p>Then Oliver Bennett sang.</p>" + PICTURE.format("pupils"),
         "the full name of a pupil", False),
        ("name-with-picture", "<p>Then Farah sang.</p>" + PICTURE.format("pupils"),
         "a first name that a pupil of this school has", False),
        ("name-unconfirmed", "<p>Then Oliver sang.</p>" + PICTURE.format("pupils"),
         "a first name that a pupil of this school has", True),
        ("name-unconfirmed", "<p>Then Will sang.</p>" + PICTURE.format("pupils"),
         "an English word that is also a pupil's name", True),
        ("name-beyond-permission", "<p>Then Oliver Bennett sang.</p>", "the full name", False),
        ("name-beyond-permission", "<p>Then Oliver sang.</p>", "a first name", True),
    ],
)  # fmt: skip
def test_why_and_the_ways_out(tmp_path, rule, html, why, may_say_so):
    """`Not_pupils` is offered where it can clear the word, and never where it cannot."""
    message, remedy, hidden = told(tmp_path, rule, html)
    assert why in message
    assert "one of our Year 3" in remedy
    assert ("Not_pupils" in remedy) is may_say_so
    assert "Oliver" not in hidden
    assert "Will" not in hidden


def test_a_headline_may_be_said_to_be_no_pupil(tmp_path):
    """A first name in a title is asked about; a full name cannot be explained away."""
    _, remedy, _ = told(tmp_path / "a", "name-in-headline", "<p>x</p>", title="Our Oliver sings")
    assert "Not_pupils" in remedy
    _, remedy, _ = told(tmp_path / "b", "name-in-headline", "<p>x</p>", title="Oliver Bennett")
    assert "Not_pupils" not in remedy
