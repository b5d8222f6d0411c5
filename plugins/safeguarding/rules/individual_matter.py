"""Nothing about one person's exclusion, needs, attendance, behaviour, health, debts or family.

A delicate topic and one person in the same sentence. With the name of a pupil, a member of staff or
a governor it is refused; with another sign of one person ("a boy in 4M", "his mother") it is told.
What merely embarrasses (tears, nits, the bottom set) is told too. The topic alone is everyday
prose, and so is whom to ask about it. A name that is a word, too (Ivy, Grace) counts where a person
is spoken of, and so does the surname of a whole family.

Refused: posts/beans.html
    <p>Amelia Khan was excluded for two days.</p>

Refused: posts/beans.html
    <p>A boy in Year 4 was suspended on Monday.</p>

Refused: posts/beans.html
    <p>Summer, who has asthma, ran the whole way.</p>

Passed: posts/beans.html
    <p>Attendance this week was 96 %. Mrs Okafor leads on behaviour and can be reached.</p>
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from safeguarding.documents import Text
from safeguarding.findings import Finding, Level
from safeguarding.language.facts import fold, remarks_on
from safeguarding.language.lists import below
from safeguarding.language.matters import Weight
from safeguarding.language.people import adult_in, families_in, is_beside, is_person
from safeguarding.language.remark import Remark
from safeguarding.mentions import Certainty
from safeguarding.pages import Page, Sighting
from safeguarding.private import Private
from safeguarding.record import BuildRecord
from safeguarding.rule import Rule

RULE = Rule(
    "individual-matter",
    "N3",
    Level.REFUSE,
    "one person's exclusion, needs, attendance, behaviour, health, debts or family",
)

_REMEDY = (
    "What lies between the school and one family or colleague is not for the public. Say it "
    "in general, or leave it out."
)
_LONGEST_HEADING = 8
"""Words."""
_CATCHING = frozenset("lice nits worms ringworm impetigo scabies".split())
"""Whoever is named beside it is said to have brought it."""
_FIGURE = re.compile(r"\d\s?%|[£€]\s?\d|\b\d{1,3}(?:\.\d+)?$|\b\d{2,3}\b")
# A pupil may be named for a prize or a poster on such a subject.
_PROJECT = re.compile(
    r"\b(?:award|certificate|prize|cup|trophy|congratulat\w+|well\sdone|poster|charter|champion|"
    r"ambassador|council|anti-bullying|policy|workshop|assembly|lesson|designed|drew|painted|raised)\b",
    re.IGNORECASE,
)
# What makes the subject an adult's work.
_ROLE = re.compile(
    r"\b(?:leads?|lead\sfor|coordinat\w+|contact|reach(?:ed)?|speak|talk|ask|see|e-?mail|ring|SENC[Oo]|SENDC[Oo]|"
    r"responsible|support(?:s|ing)?|train(?:ed|ing|s)|teach(?:es)?|welcomes?|deals?|looks?\safter|"
    r"available|charge|drop-in|workshop|policy|reports?\s(?:them|it|any)|report\sto|tell|told\susing|questions?|"
    r"help(?:s|ed)?|committee|governor\sfor|link\sgovernor|manages?|advises?|first\said|"
    r"course|concerns?\sto|write\sto|chairs?)\b",
    re.IGNORECASE,
)


def check_page(page: Page, record: BuildRecord) -> Iterator[Finding]:
    for text, remark in remarks_on(page.document.texts):
        if remark.kind == RULE.id:
            yield from _judge(page, record, text, remark)
            yield from _judge_list(page, text, remark)


def _judge(page: Page, record: BuildRecord, text: Text, matter: Remark) -> Iterator[Finding]:
    sentence = fold(text.words)[matter.start : matter.end]
    child = any(_sightings(page, text, matter, Certainty.LIKELY))
    if child and matter.value == Weight.SUBJECT and _PROJECT.search(sentence):
        return
    adult = adult_in(sentence, record.knowledge.policy)
    if matter.value == Weight.MILD:
        if matter.what.lower() in _CATCHING:
            child = any(_sighted(page, text, Certainty.LIKELY))
        if child or adult or matter.person:
            yield _finding(page, matter, text, Level.WARN)
    elif _befell_a_child(page, text, matter, record) or (
        adult and _is_theirs(matter, sentence, adult)
    ):
        yield _finding(page, matter, text, Level.REFUSE)
    elif child or (not adult and (matter.person or _may_be_of_pupil(page, text, matter))):
        yield _finding(page, matter, text, Level.WARN)


def _befell_a_child(page: Page, text: Text, matter: Remark, record: BuildRecord) -> bool:
    """Whether the sentence names a pupil, or a pupil's family, whom it concerns."""
    sentence = fold(text.words)[matter.start : matter.end]
    topic = sentence.find(matter.what)
    for sighting in _sightings(page, text, matter, Certainty.POSSIBLE):
        mention = sighting.mention
        start, end = mention.start - matter.start, mention.end - matter.start
        if matter.value == Weight.NAMED and not is_beside(sentence, (start, end), matter.what):
            continue
        if mention.certainty >= Certainty.LIKELY:
            return True
        if matter.value != Weight.SUBJECT and is_person(sentence, end, topic):
            return True
    return matter.value != Weight.SUBJECT and _is_of_family(sentence, record)


def _judge_list(page: Page, heading: Text, matter: Remark) -> Iterator[Finding]:
    """The rows of a table that is headed “Attendance” or “Still owing”: a child and a figure."""
    whole = not matter.person and len(heading.words.split()) <= _LONGEST_HEADING
    if not whole or matter.value == Weight.MILD or _PROJECT.search(heading.words):
        return
    for row in below(page.document.texts, heading):
        child = next(_sighted(page, row, Certainty.LIKELY), None)
        if child is not None and _FIGURE.search(row.words):
            yield RULE.finding(
                f"Below “{matter.what}” stand a name and a figure ({row.where}).",
                _REMEDY,
                output=page.document.path,
                needle=child.mention.words,
            )


def _is_of_family(sentence: str, record: BuildRecord) -> bool:
    """Whether “the Okafors” are the family of a pupil."""
    surnames = families_in(sentence)
    return bool(surnames) and any(
        fold(pupil.last_name.reveal()).split()[-1:] == [surname]
        for surname in surnames
        for pupil in record.knowledge.register.pupils.values()
    )


def _may_be_of_pupil(page: Page, text: Text, matter: Remark) -> bool:
    """“Summer is in foster care”: the season has no family."""
    if matter.value not in (Weight.HAPPENED, Weight.EVENT):
        return False
    return any(_sightings(page, text, matter, Certainty.POSSIBLE))


def _sightings(page: Page, text: Text, matter: Remark, enough: Certainty) -> Iterator[Sighting]:
    """The pupils who are named in the sentence of a matter."""
    for sighting in _sighted(page, text, enough):
        if matter.start <= sighting.mention.start < matter.end:
            yield sighting


def _sighted(page: Page, text: Text, enough: Certainty) -> Iterator[Sighting]:
    for sighting in page.sightings:
        known = sighting.text is text and not sighting.cleared
        if known and sighting.mention.certainty >= enough:
            yield sighting


def _is_theirs(matter: Remark, sentence: str, adult: str) -> bool:
    """Whether it befell the adult, rather than being the adult's work."""
    if matter.value == Weight.HAPPENED:
        return True
    if matter.value == Weight.NAMED:
        start = sentence.find(adult)
        beside = is_beside(sentence, (start, start + len(adult)), matter.what)
        return beside and not _ROLE.search(sentence)
    return matter.value == Weight.EVENT and not _ROLE.search(sentence)


def _finding(page: Page, matter: Remark, text: Text, level: Level) -> Finding:
    who = "with a name" if level is Level.REFUSE else "of one person, it seems"
    named = matter.value == Weight.NAMED
    what = Private(matter.what, "Something") if named else matter.what
    return RULE.finding(
        ("“", what, f"” stands in one sentence {who} ({text.where})."),
        _REMEDY,
        level=level,
        output=page.document.path,
        needle=Private(matter.what),
    )
