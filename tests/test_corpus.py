"""The corpus: leaks that must be found, and innocent neighbours that must not be.

Each line of `corpus/leaks.csv` and `corpus/innocents.csv` is a rule and the HTML of a post. A leak
that is missed or an innocent line that is found is mended in the rule, never in the corpus.
"""

import csv
import dataclasses
import datetime as dt
from collections import defaultdict

import pytest

from safeguarding.policy import School, Trusted
from safeguarding.rules import BY_ID
from tests.school import POLICY, TODAY, Built
from tests.small_school import REPOSITORY

FOLDER = REPOSITORY / "tests/corpus"
TRUSTED = {
    "domain": ("nspcc.org.uk", "bbc.co.uk", "gov.uk", "school.example"),
    "mention": ("@NSPCC", "@BBCBitesize", "@cav_mcr"),
    "hashtag": ("#WorldBookDay",),
}
SCHOOL = School(
    "Test School",
    "https://blog.school.example",
    address="1 School Lane",
    postcode="M14 5AB",
    phone="0161 496 0000",
    email_domain="school.example",
)
FEWEST_INNOCENT = 0.98


def lines(name):
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        found = defaultdict(list)
        for row in csv.DictReader(file):
            found[row["rule"]].append(row["text"])
        return dict(found)


LEAKS, INNOCENTS = lines("leaks.csv"), lines("innocents.csv")


def policy():
    trusted = tuple(
        Trusted(kind, value, "for the corpus", TODAY, TODAY + dt.timedelta(days=300))
        for kind, values in TRUSTED.items()
        for value in values
    )
    return dataclasses.replace(POLICY, school=SCHOOL, trusted=trusted)


def found_by(rule_id, texts, root):
    """The texts on which the rule finds something, all of them pages of one tree."""
    built = Built(root, policy=policy())
    for number, text in enumerate(texts):
        html = text if text.startswith(("<p", "<h", "<img", "<!--")) else f"<p>{text}</p>"
        day = dt.datetime(2026, 11, 20, 9, 0, tzinfo=dt.UTC)
        built.add_post(f"posts/{number}.html", html, date=day)
    findings = built.findings([BY_ID[rule_id]])
    assert not [finding for finding in findings if finding.rule != rule_id]
    outputs = {finding.output for finding in findings}
    return {text for number, text in enumerate(texts) if f"posts/{number}.html" in outputs}


@pytest.mark.parametrize("rule_id", LEAKS)
def test_every_leak_is_found(rule_id, tmp_path):
    """A hundred in a hundred."""
    found = found_by(rule_id, LEAKS[rule_id], tmp_path)
    missed = [text for text in LEAKS[rule_id] if text not in found]
    assert missed == []


@pytest.mark.parametrize("rule_id", INNOCENTS)
def test_innocent_neighbours_pass(rule_id, tmp_path):
    """At least 98 in a hundred, told when it is not all of them."""
    texts = INNOCENTS[rule_id]
    found = found_by(rule_id, texts, tmp_path)
    assert len(texts) - len(found) >= FEWEST_INNOCENT * len(texts), found


def test_the_corpus_is_large_enough():
    """Three hundred of each, no line twice, both sides for every rule."""
    for corpus in (LEAKS, INNOCENTS):
        everything = [(rule_id, text) for rule_id, texts in corpus.items() for text in texts]
        assert len(everything) >= 300
        assert len(everything) == len(set(everything))
    assert LEAKS.keys() == INNOCENTS.keys()
