"""Nothing about one person's exclusion, needs, attendance, behaviour, health, debts or family.

A delicate topic and one person in the same sentence. With the name of a pupil, a member of staff or
a governor it is refused; with another sign of one person ("a boy in 4M", "his mother") it is told.
What merely embarrasses (tears, nits, the bottom set) is told too. The topic alone is everyday
prose, and so is whom to ask about it.

Refused: posts/beans.html
    <p>Amelia Khan was excluded for two days.</p>

Refused: posts/beans.html
    <p>A boy in Year 4 was suspended on Monday.</p>

Passed: posts/beans.html
    <p>Attendance this week was 96 %. Mrs Okafor leads on behaviour and can be reached.</p>
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from safeguarding.documents import Text
from safeguarding.findings import Finding, Level
from safeguarding.language.facts import fold, remarks_on
from safeguarding.language.matters import Weight
from safeguarding.language.people import adult_in
from safeguarding.language.remark import Remark
from safeguarding.mentions import Certainty
from safeguarding.pages import Page
from safeguarding.private import Private
from safeguarding.record import BuildRecord
from safeguarding.rule import Rule

RULE = Rule(
    "individual-matter",
    "N3",
    Level.REFUSE,
    "one person's exclusion, needs, attendance, behaviour, health, debts or family",
)

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


def _judge(page: Page, record: BuildRecord, text: Text, matter: Remark) -> Iterator[Finding]:
    sentence = fold(text.words)[matter.start : matter.end]
    child = _names_pupil(page, text, matter, Certainty.LIKELY)
    if child and matter.value == Weight.SUBJECT and _PROJECT.search(sentence):
        return
    adult = adult_in(sentence, record.knowledge.policy)
    if matter.value == Weight.MILD:
        if child or adult or matter.person:
            yield _finding(page, matter, text, Level.WARN)
    elif child or (adult and _is_theirs(matter, sentence)):
        yield _finding(page, matter, text, Level.REFUSE)
    elif not adult and (matter.person or _may_be_of_pupil(page, text, matter)):
        yield _finding(page, matter, text, Level.WARN)


def _may_be_of_pupil(page: Page, text: Text, matter: Remark) -> bool:
    """“Summer is in foster care”: the season has no family."""
    if matter.value not in (Weight.HAPPENED, Weight.EVENT):
        return False
    return _names_pupil(page, text, matter, Certainty.POSSIBLE)


def _names_pupil(page: Page, text: Text, matter: Remark, enough: Certainty) -> bool:
    return any(
        sighting.text is text
        and not sighting.cleared
        and sighting.mention.certainty >= enough
        and matter.start <= sighting.mention.start < matter.end
        for sighting in page.sightings
    )


def _is_theirs(matter: Remark, sentence: str) -> bool:
    """Whether it befell the adult, rather than being the adult's work."""
    if matter.value == Weight.HAPPENED:
        return True
    return matter.value == Weight.EVENT and not _ROLE.search(sentence)


def _finding(page: Page, matter: Remark, text: Text, level: Level) -> Finding:
    who = "with a name" if level is Level.REFUSE else "of one person, it seems"
    return RULE.finding(
        f"“{matter.what}” stands in one sentence {who} ({text.where}).",
        "What lies between the school and one family or colleague is not for the public. Say it "
        "in general, or leave it out.",
        level=level,
        output=page.document.path,
        needle=Private(matter.what),
    )
